//! The etiquette checks: is this a reply a considerate person would send?
//!
//! | id | says |
//! |---|---|
//! | L1 L2 L3 L4 L5 | too few or many words; over 8 sentences; a sentence over 35 words; over 4 paragraphs; a line over 1,000 characters |
//! | T1 T2 | no thanks in the first sentence; thanks more than once |
//! | D1 D2 D3 | no plain no; the no comes late; a hedge |
//! | A1 | more than one apology, or none at short notice |
//! | N1 S1 | a word against them or of private matters; money |
//! | P1 X1 X2 | something left to fill in; invisible characters; a link, address, number or tag |
//! | R1 R2 | role or company not named once; not as given |
//! | F1 F2 F3 | text of unknown origin; a date nobody agreed; a statement about the user that they did not choose |
//! | G1 G2 G3 | greeting; sign-off; name at the end |
//! | GN1 LG1 E1 | a guessed title; another language; more than two courtesies |
//! | TV1 | formal and informal address mixed |
//! | M1 M2 M3 M4 M5 | exclamation marks; question marks; capitals; emoji; spacing |

use super::compose::{fields, say, voice};
use super::grammar::{clean, own_reason};
use super::own;
use super::sentences::book;
use super::{Draft, Request, Sentence, Slot, Tone, plan};
use crate::judge::Stage;
use crate::language::Language;
use crate::language::pattern::{Pattern, match_at};
use crate::mail::Message;
use crate::mail::text::{Gap, Kind, Span, Text, is_invisible};
use crate::reason::Reason;

/// Whether the reply should be held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It must not go into the mail as it is.
    Block,
    /// Worth a look.
    Warn,
}

/// One thing that is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check, as in the table above.
    pub id: &'static str,
    pub level: Level,
    /// Where in the text, in bytes; `None` when it is about the whole.
    pub span: Option<Span>,
}

/// What the text is checked against.
#[derive(Clone, Copy, Debug)]
pub struct CheckContext<'a> {
    pub language: Language,
    pub stage: Option<Stage>,
    pub tone: Tone,
    pub reason: Reason,
    /// The user chose the reason, now or in their settings.
    pub reason_chosen: bool,
    pub short_notice: bool,
    pub recruiter: Option<&'a str>,
    /// The title and family name that they sign with.
    pub titled: Option<&'a str>,
    pub company: Option<&'a str>,
    pub role: Option<&'a str>,
    /// The user's name; empty when unknown.
    pub name: &'a str,
    /// The webmail adds a signature that ends the mail with the name.
    pub signature_names: bool,
}

impl<'a> CheckContext<'a> {
    /// The context of a draft made from `request`.
    pub fn of(request: &Request<'a>) -> Self {
        CheckContext {
            language: request.language,
            stage: request.stage,
            tone: request.tone,
            reason: request.reason,
            reason_chosen: true,
            short_notice: request.short_notice,
            recruiter: request.recruiter,
            titled: request.titled,
            company: request.company,
            role: request.role,
            name: request.name,
            signature_names: false,
        }
    }
}

/// The word lists of one language, compiled from `language/<xx>/checks.toml`.
struct Lists {
    thanks: &'static [Pattern],
    decline: &'static [Pattern],
    hedge: &'static [Pattern],
    apology: &'static [Pattern],
    negative: &'static [Pattern],
    money: &'static [Pattern],
    private: &'static [Pattern],
    placeholder: &'static [Pattern],
    not_a_name: &'static [Pattern],
    title: &'static [Pattern],
    greeting: &'static [Pattern],
    signoff: &'static [Pattern],
    date: &'static [Pattern],
    formal_you: &'static [Pattern],
    informal_you: &'static [Pattern],
}

include!(concat!(env!("OUT_DIR"), "/checks.rs"));

fn lists(language: Language) -> &'static Lists {
    let [(_, english), ..] = &LISTS;
    LISTS.iter().find(|(code, _)| *code == language.code()).map_or(english, |(_, lists)| lists)
}

const MOST_SENTENCES: usize = 8;
pub(super) const MOST_WORDS_IN_A_SENTENCE: usize = 35;
const MOST_PARAGRAPHS: usize = 4;
const LONGEST_LINE: usize = 1000;
/// Fewer digits are a date or a room.
const PHONE_DIGITS: usize = 9;

/// Checks a reply that the user may have edited. An empty answer means nothing to remark.
pub fn check(text: &str, context: &CheckContext) -> Vec<Finding> {
    let lists = lists(context.language);
    let words = Text::new(text);
    let given = given_spans(text, context);
    let find = |list: &[Pattern]| outside(&given, matches(list, &words));
    let mut found = Findings::default();

    let count = text.split_whitespace().count();
    let (least, most) = plan::words(context.stage, context.tone);
    if !(least..=most).contains(&count) {
        found.warn("L1", None);
    }
    let sentences = words.words.iter().filter(|w| matches!(w.gap, Gap::Stop | Gap::Question)).count() + 1;
    if sentences > MOST_SENTENCES {
        found.warn("L2", None);
    }

    let greeting = find(lists.greeting).into_iter().next();
    let body = body_start(text, greeting);
    let first_word = words.words.iter().position(|w| w.span.start >= body).unwrap_or(words.words.len());
    let sentence_end = (first_word + 1..words.words.len())
        .find(|i| matches!(words.gap(*i), Gap::Stop | Gap::Question | Gap::Paragraph))
        .and_then(|i| words.words.get(i))
        .map_or(text.len(), |w| w.span.start);
    if !matches(lists.thanks, &words).iter().any(|s| s.start >= body && s.start < sentence_end) {
        found.warn("T1", None);
    }
    if !matches(lists.decline, &words).iter().any(|s| s.start >= body) {
        found.warn("D1", None);
    }
    for span in find(lists.hedge) {
        found.warn("D3", Some(span));
    }
    let apologies = find(lists.apology);
    for span in apologies.iter().skip(1) {
        found.warn("A1", Some(*span));
    }
    if context.short_notice && apologies.is_empty() {
        found.warn("A1", None);
    }
    for span in find(lists.negative).into_iter().chain(find(lists.private)) {
        found.warn("N1", Some(span));
    }
    for span in find(lists.money).into_iter().chain(outside(&given, amounts(&words))) {
        found.warn("S1", Some(span));
    }
    for span in find(lists.placeholder).into_iter().chain(outside(&given, gaps_to_fill(text))) {
        found.block("P1", Some(span));
    }
    for field in [context.company, context.role, context.recruiter].into_iter().flatten() {
        if let Some(at) = text.find(field.trim()).filter(|_| is_placeholder(field)) {
            found.block("P1", Some(Span { start: at, end: at + field.trim().len() }));
        }
    }
    for (at, c) in unseen(text) {
        found.block("X1", Some(Span { start: at, end: at + c.len_utf8() }));
    }
    for span in outside(&given, contacts(text, &words)) {
        found.warn("X2", Some(span));
    }
    if context.reason.states_a_fact() && !context.reason_chosen {
        found.block("F3", None);
    }
    if let (Some(span), [_, ..]) = (find(lists.informal_you).into_iter().next(), find(lists.formal_you).as_slice()) {
        found.warn("TV1", Some(span));
    }
    check_greeting(text, greeting, context, &mut found);
    check_close(text, &words, context, &mut found);
    found.0
}

/// The checks that say something against the words of a text, whatever mail it is for.
pub(super) fn of_words(text: &str, language: Language) -> Vec<&'static str> {
    let lists = lists(language);
    let words = Text::new(text);
    let found = |list: &[Pattern]| !matches(list, &words).is_empty();
    [
        ("P1", found(lists.placeholder) || !gaps_to_fill(text).is_empty()),
        ("X1", unseen(text).next().is_some()),
        ("X2", !contacts(text, &words).is_empty()),
        ("D3", found(lists.hedge)),
        ("N1", found(lists.negative) || found(lists.private)),
        ("S1", found(lists.money) || !amounts(&words).is_empty()),
        ("TV1", found(lists.formal_you) && found(lists.informal_you)),
    ]
    .into_iter()
    .filter_map(|(id, there)| there.then_some(id))
    .collect()
}

/// Whether a text declines.
/// Whether what the user wrote declines. "I can't on Tuesday, would Thursday do?" asks, and does not.
pub fn is_decline(text: &str, language: Language) -> bool {
    let written = Message { body: text.to_owned(), ..Message::default() };
    let parsed = written.parse();
    let asks = (0..=parsed.body.words.len()).any(|at| parsed.body.gap(at) == Gap::Question);
    !asks && !matches(lists(language).decline, &parsed.body).is_empty()
}

pub(super) fn says_no(text: &str, language: Language) -> bool {
    !matches(lists(language).decline, &Text::new(text)).is_empty()
}

/// Whether `name` can be greeted: no "Hiring Team", no address.
pub(super) fn is_name(name: &str, language: Language) -> bool {
    let text = Text::new(name);
    !text.words.is_empty() && matches(lists(language).not_a_name, &text).is_empty()
}

fn check_greeting(text: &str, greeting: Option<Span>, context: &CheckContext, found: &mut Findings) {
    let Some(greeting) = greeting else { return found.warn("G1", None) };
    let end = text.get(greeting.end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |i| greeting.end + i);
    let line = text.get(greeting.end..end).unwrap_or_default();
    let addressed = line.trim_start_matches([',', ' ']).split([',', ':', '!']).next().unwrap_or(line).trim();
    let span = Some(Span { start: greeting.start, end });
    let titled = context.titled.and_then(clean);
    let copied = titled.is_some_and(|titled| text.get(greeting.start..end).is_some_and(|line| line.contains(&titled)));
    if copied || addressed.is_empty() || addressed.starts_with(['!', '.', ':']) {
        return;
    }
    let recruiter = context.recruiter.and_then(clean);
    let known = recruiter.as_deref().is_some_and(|name| line.contains(name));
    if !known && !is_name(addressed, context.language) {
        found.block("G1", span);
    } else if let Some(name) = recruiter.filter(|name| is_name(name, context.language)) {
        let shares_a_word = name.split_whitespace().any(|part| addressed.contains(part));
        if !shares_a_word {
            found.warn("G1", span);
        }
    }
}

fn check_close(text: &str, words: &Text, context: &CheckContext, found: &mut Findings) {
    let lists = lists(context.language);
    if matches(lists.signoff, words).len() != 1 {
        found.warn("G2", None);
    }
    let Some(name) = clean(context.name) else { return };
    let named = text.lines().rev().find(|line| !line.trim().is_empty()).is_some_and(|line| line.trim() == name);
    if named == context.signature_names {
        found.warn("G3", None);
    }
}

/// Checks a draft as it was generated, with what is known of how it was made. For the tests.
pub fn check_generated(draft: &Draft, request: &Request) -> Vec<Finding> {
    let lists = lists(request.language);
    let context = CheckContext::of(request);
    let mut found = Findings(check(&draft.text, &context));
    // Sentences are known here, not guessed from full stops.
    found.0.retain(|f| f.id != "L2");
    for finding in found.0.iter_mut().filter(|f| f.id == "X2") {
        finding.level = Level::Block;
    }
    let text = draft.text.as_str();
    let words = Text::new(text);
    let mut given = given_spans(text, &context);
    let own =
        request.own_reason.is_some().then(|| draft.sentences.iter().find(|s| s.source == "user.reason")).flatten();
    given.extend(own.and_then(|s| text.find(&s.text).map(|start| Span { start, end: start + s.text.len() })));
    let find = |list: &[Pattern]| outside(&given, matches(list, &words));
    let of = |slot: Slot| draft.sentences.iter().find(|s| s.slot == slot);
    let position = |slot: Slot| draft.sentences.iter().position(|s| s.slot == slot);

    let sentences = whole_sentences(&draft.sentences);
    if sentences.len() > MOST_SENTENCES {
        found.warn("L2", None);
    }
    if sentences.iter().any(|s| s.split_whitespace().count() > MOST_WORDS_IN_A_SENTENCE) {
        found.warn("L3", None);
    }
    if text.split("\n\n").count() > MOST_PARAGRAPHS {
        found.warn("L4", None);
    }
    if text.lines().any(|line| line.chars().count() > LONGEST_LINE) {
        found.warn("L5", None);
    }
    if find(lists.thanks).len() != 1 {
        found.warn("T2", None);
    }
    match (position(Slot::Thanks), position(Slot::Decline)) {
        (_, None) => found.block("D1", None),
        (Some(thanks), Some(decline)) if (thanks + 1..=thanks + 2).contains(&decline) => {}
        _ => found.warn("D2", None),
    }
    if !request.short_notice && !find(lists.apology).is_empty() {
        found.warn("A1", None);
    }
    for field in [request.role, request.company].into_iter().flatten().filter_map(clean) {
        if occurrences(text, &field) == 0 {
            found.block("R2", None);
        }
        if !(1..=2).contains(&occurrences(text, &field)) {
            found.warn("R1", None);
        }
    }
    if !traced(draft, request) {
        found.block("F1", None);
    }
    // A slot may have lost the capital it begins with.
    let slot = request
        .slot
        .and_then(clean)
        .and_then(|slot| slot.char_indices().nth(1).map(|(at, _)| slot.get(at..).unwrap_or_default().to_owned()));
    let slot_span =
        slot.and_then(|slot| text.find(&slot).map(|at| Span { start: at.saturating_sub(1), end: at + slot.len() }));
    for span in find(lists.date).into_iter().filter(|s| slot_span.is_none_or(|slot| !overlaps(slot, *s))) {
        found.block("F2", Some(span));
    }
    // A title that the writer signs with is not guessed.
    let signed = request.titled.and_then(clean);
    let signed = signed.and_then(|signed| text.find(&signed).map(|at| Span { start: at, end: at + signed.len() }));
    for span in find(lists.title).into_iter().filter(|span| signed.is_none_or(|signed| !overlaps(signed, *span))) {
        found.block("GN1", Some(span));
    }
    let other_address = if request.register.is_formal() { lists.informal_you } else { lists.formal_you };
    for span in find(other_address) {
        found.block("TV1", Some(span));
    }
    let code = request.language.code();
    if !draft.sentences.iter().all(|s| s.source.split('.').next().is_some_and(|start| start == code || start == "user"))
    {
        found.block("LG1", None);
    }
    let courtesies = [Slot::DoorOpen, Slot::Refer, Slot::Wish].into_iter().filter(|slot| of(*slot).is_some()).count();
    if courtesies > 2 {
        found.warn("E1", None);
    }
    check_marks(text, &given, &words, &mut found);
    found.0
}

fn check_marks(text: &str, given: &[Span], words: &Text, found: &mut Findings) {
    let own = |at: usize| !given.iter().any(|s| (s.start..s.end).contains(&at));
    let ours: Vec<(usize, char)> = text.char_indices().filter(|(at, _)| own(*at)).collect();
    if ours.iter().any(|(_, c)| *c == '!') {
        found.warn("M1", None);
    }
    if ours.iter().any(|(_, c)| *c == '?') {
        found.warn("M2", None);
    }
    let capitals = |w: &str| w.chars().count() > 5 && w.chars().all(char::is_uppercase);
    if words.words.iter().any(|w| own(w.span.start) && text.get(w.span.start..w.span.end).is_some_and(capitals)) {
        found.warn("M3", None);
    }
    if ours.iter().any(|(_, c)| matches!(c, '\u{2600}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}')) {
        found.warn("M4", None);
    }
    let spacing = [" ,", " .", "  ", "..", ",,", ",.", " \n"];
    if !text.ends_with('\n') || spacing.iter().any(|bad| text.match_indices(bad).any(|(at, _)| own(at) && own(at + 1)))
    {
        found.warn("M5", None);
    }
}

/// Whether the draft holds its own sentences, in order, and nothing else, and each is a wording with the request's
/// fields or the user's own words.
fn traced(draft: &Draft, request: &Request) -> bool {
    let mut rest = draft.text.as_str();
    for sentence in &draft.sentences {
        let Some((before, after)) = rest.split_once(sentence.text.as_str()) else { return false };
        if !before.chars().all(|c| c.is_whitespace() || c == ',') || !says_its_source(sentence, request) {
            return false;
        }
        rest = after;
    }
    rest.trim().is_empty()
}

fn says_its_source(sentence: &Sentence, request: &Request) -> bool {
    let book = book(request.language);
    let text = sentence.text.to_lowercase();
    let holds = |said: &str| text.contains(said.to_lowercase().trim_end_matches(','));
    let said = match sentence.source {
        "user.name" => clean(request.name),
        "user.reason" => request.own_reason.and_then(|own| own_reason(own, &book.grammar)).map(|(_, text)| text),
        id if id.starts_with("user.") => return own::says(&text, id, request),
        id => {
            let fields = fields(request, book);
            let wording = book.wordings().find(|w| w.id == id);
            let forms = wording.map(|w| [w.text, w.inverted, w.statement]).into_iter().flatten();
            let said = |form: &str| say(form, voice(request, book), book, &fields).filter(|said| !said.is_empty());
            return forms.filter_map(said).any(|said| holds(&said));
        }
    };
    said.is_some_and(|said| holds(&said))
}

/// Sentences as a reader counts them: a reason that goes on from the decline belongs to it.
fn whole_sentences(pieces: &[Sentence]) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let mut open = false;
    for piece in pieces.iter().filter(|p| !matches!(p.slot, Slot::Greeting | Slot::Signoff | Slot::Name)) {
        match sentences.last_mut().filter(|_| open) {
            Some(last) => *last = format!("{last} {}", piece.text),
            None => sentences.push(piece.text.clone()),
        }
        open = !piece.text.ends_with(['.', '!', '?', '…']);
    }
    sentences
}

#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn warn(&mut self, id: &'static str, span: Option<Span>) {
        self.0.push(Finding { id, level: Level::Warn, span });
    }

    fn block(&mut self, id: &'static str, span: Option<Span>) {
        self.0.push(Finding { id, level: Level::Block, span });
    }
}

/// Where one of the patterns matches; a match starts after the one before it.
fn matches(list: &[Pattern], text: &Text) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    while at < text.words.len() {
        let end = list.iter().filter_map(|pattern| match_at(*pattern, text, at)).max();
        if let Some(end) = end {
            spans.push(text.span(at, end.max(at + 1)));
        }
        at = end.unwrap_or(0).max(at + 1);
    }
    spans
}

fn overlaps(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

fn outside(given: &[Span], mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !given.iter().any(|g| overlaps(*g, *span)));
    spans
}

/// Where role, company, recruiter and name stand: what others are called is nobody's fault.
fn given_spans(text: &str, context: &CheckContext) -> Vec<Span> {
    let given = [context.role, context.company, context.recruiter, Some(context.name)];
    let fields = given.into_iter().flatten().filter_map(clean);
    let mut spans = Vec::new();
    for field in fields {
        spans.extend(whole(text, &field).map(|start| Span { start, end: start + field.len() }));
    }
    spans
}

/// Where `field` stands in `text` and not inside a longer word.
fn whole<'t>(text: &'t str, field: &'t str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(field).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).and_then(|t| t.chars().next_back());
        let after = text.get(at + field.len()..).and_then(|t| t.chars().next());
        let joins = |edge: Option<char>, next: Option<char>| {
            edge.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)
        };
        !joins(field.chars().next(), before) && !joins(field.chars().next_back(), after)
    })
}

fn occurrences(text: &str, field: &str) -> usize {
    whole(text, field).count()
}

/// Where the text begins after the line of the greeting.
fn body_start(text: &str, greeting: Option<Span>) -> usize {
    let Some(greeting) = greeting else { return 0 };
    let after = greeting.end;
    text.get(after..).and_then(|rest| rest.find('\n')).map_or(after, |i| after + i)
}

/// "£40,000", "90k".
fn amounts(words: &Text) -> Vec<Span> {
    let numbers = words.words.iter().filter(|w| w.kind == Kind::Number);
    let is_amount = |w: &&crate::mail::text::Word| {
        let before = words.raw.get(..w.span.start).unwrap_or_default().trim_end();
        let after = words.raw.get(w.span.end..).unwrap_or_default().trim_start();
        let folded = words.folded_word(w);
        before.ends_with(['$', '€', '£', '¥', '₹'])
            || after.starts_with(['$', '€', '£', '¥', '₹'])
            || folded.strip_suffix('k').is_some_and(|n| n.len() > 1 && n.chars().all(|c| c.is_ascii_digit()))
            || ["eur", "usd", "gbp", "chf"].iter().any(|unit| after.to_lowercase().starts_with(unit))
    };
    numbers.filter(is_amount).map(|w| w.span).collect()
}

/// `[company]`, `{{role}}`, `<name>`, `____`.
fn gaps_to_fill(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (open, close) in [('[', ']'), ('{', '}'), ('<', '>')] {
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|rest| rest.find(open)).map(|i| from + i) {
            let rest = text.get(start..).unwrap_or_default();
            let end = rest.find([close, '\n']).map_or(text.len(), |i| start + i + 1);
            let inner = text.get(start + 1..end).unwrap_or_default();
            let gap = inner.strip_suffix(close).filter(|inner| open != '<' || is_words(inner));
            // `<b>` that is closed again is markup somebody writes about, not a gap.
            if gap.is_some_and(|inner| open != '<' || !text.contains(&format!("</{inner}>"))) {
                spans.push(Span { start, end });
            }
            from = start + 1;
        }
    }
    spans.extend(text.match_indices("___").map(|(start, s)| Span { start, end: start + s.len() }));
    spans
}

fn is_words(inner: &str) -> bool {
    !inner.is_empty() && inner.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'))
}

/// The whole field is something that was never filled in.
fn is_placeholder(field: &str) -> bool {
    let field = field.trim();
    [('[', ']'), ('{', '}'), ('<', '>')].iter().any(|(open, close)| field.starts_with(*open) && field.ends_with(*close))
}

/// Invisible and control characters. Those that hold an emoji or a script other than Latin together are left alone.
fn unseen(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = ' ';
    text.char_indices().filter(move |(_, c)| {
        let joins = matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE0F}') && before > '\u{24F}' && !is_invisible(before);
        before = *c;
        !joins && (is_invisible(*c) || (c.is_control() && !matches!(c, '\n' | '\r' | '\t')))
    })
}

/// Links, addresses, telephone numbers, tags.
fn contacts(text: &str, words: &Text) -> Vec<Span> {
    let links = words.words.iter().filter(|w| matches!(w.kind, Kind::Link | Kind::Email)).map(|w| w.span);
    let mut spans: Vec<Span> = links.collect();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(['+', '0', '('])).map(|i| from + i) {
        let rest = text.get(start..).unwrap_or_default();
        let run = rest.find(|c: char| !(c.is_ascii_digit() || " ()+-/".contains(c))).unwrap_or(rest.len());
        let digits = rest.get(..run).unwrap_or_default().chars().filter(char::is_ascii_digit).count();
        let inside = text.get(..start).is_some_and(|t| t.ends_with(|c: char| c.is_ascii_digit() || "-/.:".contains(c)));
        if digits >= PHONE_DIGITS && !inside {
            spans.push(Span { start, end: start + run });
        }
        from = start + run.max(1);
    }
    spans
}
