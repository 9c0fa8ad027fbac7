//! Picks a wording for every part so that the whole reads well, and writes it down.

use super::check::MOST_WORDS_IN_A_SENTENCE;
use super::grammar::{self, Grammar, Known, Shape};
use super::own;
use super::render::{Fields, Voice, capitalise, choose_forms, render, spell_out};
use super::sentences::{Book, book};
use super::wording::{COMPANY, Join, JoinKind, Occasion, REASONS, REGISTERS, ROLE, STAGES, TONES, Wording, is_formal};
use super::{Draft, Request, Sentence, Slot, Tone, plan};
use crate::judge::Stage;
use crate::mail::text::Text;
use crate::reason::Reason;
use std::collections::HashSet;

/// Words to stay away from either end of what the etiquette allows, as people count words differently.
const MARGIN: (usize, usize) = (1, 3);

/// A short reply of so many pieces is one paragraph.
const ONE_PARAGRAPH: usize = 4;

/// Enough for every draft of the whole space; more would only make an impossible request slow.
const MOST_STEPS: usize = 20_000;

/// Wordings before they start over.
const CYCLE: u32 = 24;

/// Wordings of one part that are enough for a choice.
const ENOUGH_WORDINGS: usize = 3;

/// A wording differs in at least two sentences from as many before it.
const APART: usize = 3;

/// One way of saying one part.
#[derive(Default)]
struct Choice {
    source: &'static str,
    /// The text; for a join, what comes before the second slot.
    text: String,
    /// For a join, what stands in the second slot.
    second: String,
    /// The other form of a decline or reason, when it has one.
    other: String,
    words: usize,
    once: u128,
    /// The first two words, contractions written out.
    opening: String,
    /// Has a comma, so it cannot follow "so".
    lead: bool,
    join: Option<Join>,
}

/// Writes the reply. Pure: the same request gives the same draft. Never fails.
pub fn compose(request: &Request) -> Draft {
    if let Some((source, template)) = own::texts(request, None).next() {
        return whole(source, &template);
    }
    let book = book(request.language);
    let fields = fields(request, book);
    let own_reason = request.own_reason.and_then(|own| grammar::own_reason(own, &book.grammar));
    let gives_reason = own_reason.is_some() || request.reason != Reason::None;
    let mut levels: Vec<(Slot, Vec<Choice>)> = Vec::new();
    let mut joins = 0;
    for slot in plan::parts(request, gives_reason) {
        levels.push((slot, choices(slot, request, book, &fields, own_reason.as_ref())));
        let statement_ends = if gives_reason { slot == Slot::Reason } else { slot == Slot::Decline };
        if statement_ends {
            joins = levels.len();
            let kind = match &own_reason {
                Some((Shape::Clause, _)) => JoinKind::Clause,
                Some((Shape::Connective, _)) => JoinKind::Connective,
                Some((Shape::Fragment, _)) => JoinKind::Fragment,
                Some((Shape::Sentence, _)) => JoinKind::Sentence,
                None if gives_reason => JoinKind::Reason,
                None => JoinKind::Plain,
            };
            levels.push((Slot::Decline, join_choices(book, kind, request)));
        }
    }
    let fixed = word_count(&greeting(request, book, &fields).text) + word_count(request.name);
    let band = plan::words(request.stage, request.tone);
    // Each wording is told apart from those before it, so they are found in turn.
    let mut history: Vec<Vec<&'static str>> = Vec::new();
    let mut picked = Vec::new();
    for variant in 0..=request.variant % CYCLE {
        let order: Vec<usize> =
            levels.iter().enumerate().map(|(part, (_, choices))| start(variant, part, choices.len())).collect();
        let recent = history.get(history.len().saturating_sub(APART)..).unwrap_or_default();
        picked = pick(&levels, &order, recent, joins, fixed, band, &book.grammar);
        history.push(body_sources(&levels, &picked, joins));
    }
    write(request, book, &fields, &levels, &picked, joins)
}

/// A reply that the user wrote as a whole.
fn whole(source: &'static str, template: &str) -> Draft {
    let text = format!("{}\n", template.trim());
    Draft { sentences: vec![Sentence { slot: Slot::Decline, text: template.trim().to_owned(), source }], text }
}

/// The product's own wordings of one part for this request, the best first.
pub fn wordings(request: &Request, slot: Slot) -> Vec<String> {
    let book = book(request.language);
    let fields = fields(request, book);
    match slot {
        Slot::Greeting => vec![greeting(request, book, &fields).text],
        slot => choices(slot, request, book, &fields, None).into_iter().map(|choice| choice.text).collect(),
    }
}

/// Where the sentences of the body come from.
fn body_sources(levels: &[(Slot, Vec<Choice>)], picked: &[usize], joins: usize) -> Vec<&'static str> {
    let body = levels.iter().zip(picked).enumerate().filter(|(level, ((slot, _), _))| is_body(*level, *slot, joins));
    body.filter_map(|(_, ((_, choices), i))| Some(choices.get(*i)?.source)).collect()
}

fn is_body(level: usize, slot: Slot, joins: usize) -> bool {
    level != joins && slot != Slot::Signoff
}

/// Where the choices of a part begin for a variant: neighbours differ in every part, later rounds pair them anew.
fn start(variant: u32, part: usize, choices: usize) -> usize {
    let variant = variant as usize;
    match choices {
        0 => 0,
        n => variant.wrapping_add(part.wrapping_mul(variant / n)) % n,
    }
}

/// The fields of the request, ready for wordings.
pub(super) fn fields(request: &Request, book: &Book) -> Fields {
    let (recruiter, full_name) = request.greeted();
    let known = Known {
        recruiter,
        full_name,
        titled: request.titled,
        company: request.company,
        before_company: request.before_company,
        before_role: request.before_role,
        role: request.role,
        others: request.others,
        slot: request.slot,
        agency: request.agency,
        event: book.events.get(occasion(request).stage).copied().unwrap_or_default(),
        formal: request.register.is_formal(),
    };
    grammar::fields(&known, &book.grammar)
}

fn occasion(request: &Request) -> Occasion {
    let named = |name| STAGES.iter().position(|stage| *stage == name).unwrap_or(0);
    let stage = match request.stage {
        _ if request.assessment => named("assessment"),
        Some(Stage::Outreach) if request.follow_up => named("follow_up"),
        stage => stage.map_or(0, |stage| 1 + stage as usize),
    };
    Occasion {
        stage: stage.min(STAGES.len() - 1),
        tone: TONES.iter().position(|t| *t == request.tone.id()).unwrap_or(0),
        register: REGISTERS.iter().position(|r| *r == request.register.id()).unwrap_or(0),
        reason: REASONS.iter().position(|r| *r == request.reason.id()).unwrap_or(0),
        agency: request.agency,
        applied: request.applied,
    }
}

/// How the request's wordings are said.
pub(super) fn voice(request: &Request, book: &Book) -> Voice {
    let region = request.region.and_then(|region| book.regions.iter().position(|r| *r == region.code()));
    Voice { register: occasion(request).register, region: region.unwrap_or(0) }
}

/// A wording in this voice, its fields still open.
fn spoken(text: &str, voice: Voice, book: &Book) -> String {
    let mut text = choose_forms(text, voice);
    if is_formal(voice.register) {
        text = spell_out(&text, book.contractions);
    }
    let address = if is_formal(voice.register) { "formal" } else { "informal" };
    let names = [book.regions.get(voice.region), REGISTERS.get(voice.register), Some(&address)];
    let here = |name: &str| names.contains(&Some(&name));
    for (_, from, to) in book.spelling.iter().filter(|(name, ..)| here(name)) {
        text = text.replace(from, to);
    }
    text
}

/// Puts fields into a wording.
pub(super) fn say(text: &str, voice: Voice, book: &Book, fields: &Fields) -> Option<String> {
    render(&spoken(text, voice, book), fields)
}

fn greeting(request: &Request, book: &Book, fields: &Fields) -> Sentence {
    if let Some((source, text)) = own::texts(request, Some(Slot::Greeting)).next() {
        return Sentence { slot: Slot::Greeting, text, source };
    }
    let occasion = occasion(request);
    let voice = voice(request, book);
    let fitting = fitting(book.greeting, &occasion, request.frame, voice, book);
    // "Hello," greets like them, but by no name.
    let echoes = fitting.iter().filter(|(w, echoes)| *echoes && w.text.contains('{'));
    let mut all = echoes.chain(&fitting);
    let found = all.find_map(|(w, _)| Some((w.id, say(w.text, voice, book, fields)?)));
    let (source, text) = found.unwrap_or_default();
    Sentence { slot: Slot::Greeting, text, source }
}

/// The wordings that may be used, each with whether it repeats a line that frames the mail.
fn fitting(
    wordings: &'static [Wording],
    occasion: &Occasion,
    frame: &[String],
    voice: Voice,
    book: &Book,
) -> Vec<(&'static Wording, bool)> {
    let fitting = wordings.iter().filter(|w| w.fits(occasion));
    let repeats: Vec<_> = fitting.map(|w| (w, repeated(w, frame, voice, book))).collect();
    // "Best wishes" is not "Best".
    let most = repeats.iter().map(|(_, letters)| *letters).max().unwrap_or_default();
    let echoes = repeats.into_iter().map(|(w, letters)| (w, letters > 0 && letters == most));
    echoes.filter(|(w, echoes)| !w.echo || *echoes).collect()
}

/// The letters of the wording's own words, up to its first field, if a line begins with them.
fn repeated(wording: &Wording, frame: &[String], voice: Voice, book: &Book) -> usize {
    if frame.is_empty() {
        return 0;
    }
    let own = spoken(wording.text, voice, book);
    let own = Text::new(own.split('{').next().unwrap_or_default());
    let words = (0..own.words.len()).map(|at| own.folded(at)).collect::<Vec<_>>().join(" ");
    let mut rest = frame.iter().filter_map(|line| line.strip_prefix(words.as_str()));
    let begins = rest.any(|rest| rest.is_empty() || rest.starts_with(' '));
    if begins { words.len() } else { 0 }
}

fn choices(
    slot: Slot,
    request: &Request,
    book: &Book,
    fields: &Fields,
    own_reason: Option<&(Shape, String)>,
) -> Vec<Choice> {
    let mut occasion = occasion(request);
    let wordings = match slot {
        Slot::Thanks => book.thanks,
        Slot::Decline => book.decline,
        Slot::Reason => match own_reason {
            Some((_, text)) => return vec![Choice::own(text)],
            None => book.reasons.get(occasion.reason).copied().unwrap_or_default(),
        },
        Slot::Release => book.release,
        Slot::Apology => book.apology,
        Slot::DoorOpen => book.door_open,
        Slot::Refer => book.refer,
        Slot::Wish => book.wish,
        Slot::Signoff => book.signoff,
        Slot::Greeting | Slot::Name => &[],
    };
    if own_reason.is_some() {
        occasion.reason = REASONS.len() - 1;
    }
    let voice = voice(request, book);
    let frame = if slot == Slot::Signoff { request.frame } else { &[] };
    let mut fitting = fitting(wordings, &occasion, frame, voice, book);
    if fitting.iter().any(|(_, echoes)| *echoes) {
        fitting.retain(|(_, echoes)| *echoes);
    }
    let said = |text: &str| say(text, voice, book, fields);
    let users = own::texts(request, Some(slot));
    let mut choices: Vec<Choice> =
        users.map(|(source, text)| Choice::of_user(source, slot, &text, &book.grammar)).collect();
    let company = request.company.and_then(grammar::clean);
    let no_role = self::fields(&Request { role: None, ..*request }, book);
    let names = |text: &str, said: &str| {
        let company = company.as_deref().is_some_and(|company| said.contains(company));
        let role = request.role.is_some() && say(text, voice, book, &no_role).as_deref() != Some(said);
        let bit = |named: bool, bit: u128| if named { bit } else { 0 };
        bit(company, COMPANY) | bit(role, ROLE)
    };
    choices.extend(fitting.into_iter().filter_map(|(w, _)| Choice::new(w, &said, book, &names)));
    // With a field left out two wordings may read the same.
    let mut seen = HashSet::new();
    choices.retain(|c| seen.insert(c.text.clone()));
    // Long names leave room in the shorter wordings only.
    if choices.iter().any(|c| c.words <= MOST_WORDS_IN_A_SENTENCE) {
        choices.retain(|c| c.words <= MOST_WORDS_IN_A_SENTENCE);
    }
    prefer_names_that_end_a_sentence(&mut choices, request);
    choices
}

/// "at Brightwater Inc. and for": a name that ends in a stop ends its sentence, where there is a choice.
fn prefer_names_that_end_a_sentence(choices: &mut Vec<Choice>, request: &Request) {
    let names = [request.company, request.role].into_iter().flatten().filter_map(grammar::clean);
    let names: Vec<String> = names.filter(|name| name.ends_with(['.', '!', '?', '…'])).collect();
    let runs_on = |choice: &Choice| {
        let mut after = names.iter().filter_map(|name| choice.text.split_once(name.as_str()));
        after.any(|(_, rest)| rest.starts_with(' '))
    };
    if choices.iter().filter(|choice| !runs_on(choice)).count() >= ENOUGH_WORDINGS {
        choices.retain(|choice| !runs_on(choice));
    }
}

fn join_choices(book: &Book, kind: JoinKind, request: &Request) -> Vec<Choice> {
    let voice = voice(request, book);
    let fits = |join: &&Join| join.kinds.contains(&kind) && join.registers >> voice.register & 1 == 1;
    let of_kind = book.join.iter().filter(fits);
    let choice = |join: &Join| {
        let placeholders = if kind == JoinKind::Plain { 1 } else { 2 };
        Choice {
            source: join.id,
            text: spoken(join.first, voice, book),
            second: spoken(join.second, voice, book),
            words: (word_count(join.first) + word_count(join.second)).saturating_sub(placeholders),
            join: Some(*join),
            ..Choice::default()
        }
    };
    of_kind.map(choice).collect()
}

impl Choice {
    fn new(
        wording: &Wording,
        said: &dyn Fn(&str) -> Option<String>,
        book: &Book,
        names: &dyn Fn(&str, &str) -> u128,
    ) -> Option<Choice> {
        let text = said(wording.text)?;
        let start = spell_out(text.get(..text.len().min(40)).unwrap_or(&text), book.contractions);
        Some(Choice {
            source: wording.id,
            other: said(if wording.inverted.is_empty() { wording.statement } else { wording.inverted })?,
            words: word_count(&text),
            once: wording.once | names(wording.text, &text),
            opening: opening(&start),
            lead: text.contains(','),
            text,
            ..Choice::default()
        })
    }

    /// A decline becomes a clause, which opens its sentence. Whether thanks name company and role is the user's to decide.
    fn of_user(source: &'static str, slot: Slot, text: &str, grammar: &Grammar) -> Choice {
        let clause = grammar::own_reason(text, grammar).filter(|_| slot == Slot::Decline);
        let text = clause.map_or_else(|| text.to_owned(), |(_, clause)| clause);
        let once = if slot == Slot::Thanks { COMPANY | ROLE } else { 0 };
        Choice {
            source,
            once,
            words: word_count(&text),
            opening: opening(&text),
            lead: true,
            text,
            ..Choice::default()
        }
    }

    fn own(text: &str) -> Choice {
        Choice {
            source: "user.reason",
            text: text.to_owned(),
            other: text.to_owned(),
            words: word_count(text),
            opening: opening(text),
            ..Choice::default()
        }
    }
}

/// The first two words.
fn opening(text: &str) -> String {
    text.to_lowercase().split(' ').take(2).collect::<Vec<_>>().join(" ")
}

/// The first combination that keeps every rule; else one that keeps fewer. `order` says which choice of each level is
/// tried first, `recent` what the wording must differ from.
fn pick(
    levels: &[(Slot, Vec<Choice>)],
    order: &[usize],
    recent: &[Vec<&'static str>],
    joins: usize,
    fixed: usize,
    (least, most): (usize, usize),
    grammar: &Grammar,
) -> Vec<usize> {
    let narrow = ((least + MARGIN.0, most.saturating_sub(MARGIN.1)), false);
    let longer = [0, 6, 12, 24, 48].map(|more| ((least, most + more), false));
    let anything = [((least, most), true), ((0, usize::MAX), false), ((0, usize::MAX), true)];
    let mut reach = vec![Reach::default(); levels.len() + 1];
    for (level, (_, choices)) in levels.iter().enumerate().rev() {
        let after = reach.get(level + 1).copied().unwrap_or_default();
        let words = || choices.iter().map(|choice| choice.words);
        if let Some(here) = reach.get_mut(level) {
            *here = Reach {
                fewest: words().min().unwrap_or(0) + after.fewest,
                most: words().max().unwrap_or(0) + after.most,
                names: choices.iter().fold(after.names, |names, choice| names | choice.once & (COMPANY | ROLE)),
            };
        }
    }
    // What no choice names counts as named.
    let named = (COMPANY | ROLE) & !reach.first().map_or(0, |whole| whole.names);
    for (band, repeats) in [narrow].into_iter().chain(longer).chain(anything) {
        let picked = Vec::with_capacity(levels.len());
        let mut search =
            Search { levels, order, recent, reach: &reach, joins, band, repeats, steps: 0, picked, grammar };
        if search.from(fixed, named) {
            return search.picked;
        }
    }
    order.to_vec()
}

/// What the choices from one level on can do.
#[derive(Clone, Copy, Default)]
struct Reach {
    fewest: usize,
    most: usize,
    /// [`COMPANY`] and [`ROLE`], as far as they are named.
    names: u128,
}

struct Search<'a> {
    levels: &'a [(Slot, Vec<Choice>)],
    order: &'a [usize],
    recent: &'a [Vec<&'static str>],
    reach: &'a [Reach],
    /// The level of the join.
    joins: usize,
    band: (usize, usize),
    /// Whether words may be said twice and wordings be alike.
    repeats: bool,
    steps: usize,
    picked: Vec<usize>,
    grammar: &'a Grammar,
}

impl Search<'_> {
    fn from(&mut self, words: usize, once: u128) -> bool {
        let levels = self.levels;
        let depth = self.picked.len();
        let reach = self.reach.get(depth).copied().unwrap_or_default();
        if words + reach.most < self.band.0 || words.saturating_add(reach.fewest) > self.band.1 {
            return false;
        }
        if !self.repeats && (COMPANY | ROLE) & !(once | reach.names) != 0 {
            return false;
        }
        let Some((_, choices)) = levels.get(depth) else { return true };
        let start = self.order.get(depth).copied().unwrap_or(0);
        for offset in 0..choices.len() {
            let i = (start + offset) % choices.len();
            let Some(choice) = choices.get(i) else { continue };
            self.steps += 1;
            if self.steps > MOST_STEPS {
                return false;
            }
            if !self.repeats && choice.once & once != 0 {
                continue;
            }
            self.picked.push(i);
            if self.reads_well() && self.from(words + choice.words, once | choice.once) {
                return true;
            }
            self.picked.pop();
        }
        false
    }

    /// Whether at least two sentences of the body can still differ from each recent wording.
    fn is_new(&self) -> bool {
        let ours = body_sources(self.levels, &self.picked, self.joins);
        self.recent
            .iter()
            .all(|theirs| ours.iter().filter(|source| theirs.contains(source)).count() + 2 <= theirs.len())
    }

    fn choice(&self, level: usize) -> Option<&Choice> {
        self.levels.get(level)?.1.get(*self.picked.get(level)?)
    }

    /// Whether the join fits its decline, no two sentences open alike, and not all begin with "I".
    fn reads_well(&self) -> bool {
        let join = self.choice(self.joins).and_then(|choice| choice.join);
        let part = |slot| (0..self.joins).filter(|level| self.is(*level, slot)).find_map(|level| self.choice(level));
        if let Some(join) = join {
            let lacks = |slot| part(slot).is_some_and(|choice| choice.other.is_empty());
            let inverts = join.asks_for("{inverted}");
            let follows = join.reason_first() && !inverts && part(Slot::Decline).is_some_and(|decline| decline.lead);
            if follows || inverts && lacks(Slot::Decline) || join.asks_for("{statement}") && lacks(Slot::Reason) {
                return false;
            }
        }
        if self.repeats {
            return true;
        }
        if !self.is_new() {
            return false;
        }
        let reason_first = join.is_some_and(|join| join.reason_first());
        let mut openings: Vec<&str> = Vec::with_capacity(self.levels.len());
        for level in 0..self.picked.len() {
            let counts = match self.levels.get(level).map(|(slot, _)| *slot) {
                _ if level == self.joins => false,
                Some(Slot::Decline) => join.is_some() && !reason_first,
                Some(Slot::Reason) => reason_first,
                Some(Slot::Signoff) | None => false,
                Some(_) => true,
            };
            if let Some(choice) = self.choice(level).filter(|_| counts) {
                if openings.contains(&choice.opening.as_str()) {
                    return false;
                }
                openings.push(&choice.opening);
            }
        }
        openings.iter().filter(|opening| self.grammar.starts("first_person", opening)).count() <= 2
    }

    fn is(&self, level: usize, slot: Slot) -> bool {
        self.levels.get(level).is_some_and(|(s, _)| *s == slot)
    }
}

/// Words; a dash is none.
fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| *word != "–").count()
}

fn write(
    request: &Request,
    book: &Book,
    fields: &Fields,
    levels: &[(Slot, Vec<Choice>)],
    picked: &[usize],
    joins: usize,
) -> Draft {
    let chosen: Vec<(Slot, &Choice)> =
        levels.iter().zip(picked).filter_map(|((slot, choices), i)| Some((*slot, choices.get(*i)?))).collect();
    let of = |wanted: Slot| {
        chosen.iter().enumerate().find(|(i, (slot, _))| *i != joins && *slot == wanted).map(|(_, (_, c))| *c)
    };
    let mut sentences = vec![greeting(request, book, fields)];
    // Body sentences with the text around them; the courtesies are a paragraph of their own.
    let mut paragraphs = [Vec::<String>::new(), Vec::new()];
    for (level, (slot, choice)) in chosen.iter().enumerate() {
        let mut add = |paragraph: usize, slot: Slot, piece: String, source: &'static str| {
            sentences.push(Sentence { slot, text: piece.trim_end_matches(',').to_owned(), source });
            if let Some(paragraph) = paragraphs.get_mut(paragraph) {
                paragraph.push(piece);
            }
        };
        match slot {
            _ if level == joins => {
                let (Some(decline), reason) = (of(Slot::Decline), of(Slot::Reason)) else { continue };
                let mut clauses = Fields::default();
                clauses.set("decline", decline.text.clone());
                clauses.set("inverted", decline.other.clone());
                if let Some(reason) = reason {
                    clauses.set("reason", reason.text.clone());
                    clauses.set("statement", reason.other.clone());
                }
                let mut starts_sentence = true;
                for half in [&choice.text, &choice.second] {
                    let Some(piece) = render(half, &clauses).filter(|piece| !piece.is_empty()) else { continue };
                    let piece = if starts_sentence { capitalise(&piece) } else { piece };
                    starts_sentence = half.ends_with('.');
                    let is_reason = half.contains("{reason}") || half.contains("{statement}");
                    let source = if is_reason { reason.map_or("", |r| r.source) } else { decline.source };
                    add(0, if is_reason { Slot::Reason } else { Slot::Decline }, piece, source);
                }
            }
            Slot::Thanks | Slot::Release | Slot::Apology => add(0, *slot, choice.text.clone(), choice.source),
            Slot::DoorOpen | Slot::Refer | Slot::Wish => add(1, *slot, choice.text.clone(), choice.source),
            Slot::Signoff => sentences.push(Sentence { slot: *slot, text: choice.text.clone(), source: choice.source }),
            Slot::Decline | Slot::Reason | Slot::Greeting | Slot::Name => {}
        }
    }
    if let Some(name) = grammar::clean(request.name) {
        sentences.push(Sentence { slot: Slot::Name, text: name, source: "user.name" });
    }
    let line = |slot: Slot| sentences.iter().find(|s| s.slot == slot).map_or("", |s| s.text.as_str());
    let [mut body, mut courtesies] = paragraphs;
    if request.tone == Tone::Short && body.len() + courtesies.len() <= ONE_PARAGRAPH {
        body.append(&mut courtesies);
    }
    let [body, courtesies] = [body, courtesies].map(|pieces| pieces.join(" "));
    let mut text = line(Slot::Greeting).to_owned();
    for block in [body.as_str(), courtesies.as_str(), line(Slot::Signoff)].into_iter().filter(|b| !b.is_empty()) {
        text.push_str("\n\n");
        text.push_str(block);
    }
    text.push('\n');
    if !line(Slot::Name).is_empty() {
        text.push_str(line(Slot::Name));
        text.push('\n');
    }
    Draft { text, sentences }
}
