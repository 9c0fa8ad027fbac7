//! Every run of words of a mail that could state a fact. What can not is left out early: the rest is scored.

use super::clean::{NAME, ROLE};
use super::words::{List, is_abbreviation};
use super::{Reader, between, squeezed};
use crate::language::Detected;
use crate::language::detect::is_small;
use crate::mail::text::{Gap, Kind, Text, is_invisible};
use crate::mail::{Parsed, Part};
use std::collections::HashMap;
use std::ops::Range;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Company,
    /// The first name of the human who wrote.
    Person,
    Role,
}

impl Field {
    /// In the order of their numbers.
    pub const ALL: [Field; 3] = [Field::Company, Field::Person, Field::Role];

    /// What its model's file is called.
    pub fn id(self) -> &'static str {
        match self {
            Field::Company => "company",
            Field::Person => "person",
            Field::Role => "role",
        }
    }
}

/// Words `from..to` of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    pub part: Part,
    pub from: usize,
    pub to: usize,
    /// Whether the last word's possessive "'s" is left out.
    pub bare: bool,
}

/// The same words wherever the mail has them.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub text: String,
    /// At least one.
    pub mentions: Vec<Mention>,
    /// Whether it stands somewhere with nothing around that could belong to it.
    pub free: bool,
    /// Whether a shorter candidate, its beginning or its end, stands free somewhere; whether a longer one does.
    pub beginning_free: bool,
    pub end_free: bool,
    pub longer_free: bool,
}

/// Words that are read of each part.
const MOST_SUBJECT: usize = 40;
const MOST_SENDER: usize = 12;
const MOST_BODY: usize = 400;
const MOST_SIGNATURE: usize = 60;
const MOST_QUOTED: usize = 150;

/// Words that are read of any part.
const MOST: usize = 1200;

/// Different candidates that are scored; a mail that has more is no invitation.
const MOST_CANDIDATES: usize = 2000;

/// Endings of firms that are called like their site: "Larkfield.io".
const SITE_ENDINGS: [&str; 20] = [
    ".io", ".com", ".ai", ".co", ".app", ".net", ".org", ".dev", ".tech", ".me", ".eu", ".de", ".fr", ".nl", ".es",
    ".it", ".pt", ".br", ".ch", ".be",
];

/// The body first: a fact is quoted from there if it stands there too, for subjects capitalise.
pub const PARTS: [Part; 4] = [Part::Body, Part::Subject, Part::FromName, Part::Quoted];

/// A mail with what is needed of each of its words.
pub struct Scene<'m> {
    pub(super) reader: Reader<'m>,
    /// The code of the mail's language.
    pub(super) language: Option<&'static str>,
    words: [Vec<WordNotes>; PARTS.len()],
}

/// What is known of a word.
#[derive(Default)]
pub struct WordNotes {
    /// The lists that hold it.
    pub classes: Vec<&'static str>,
    /// A letter for how it is written: `x` lower case, `C` capital, `A` all capitals, `M` mixed, `9` number, `@` address.
    pub shape: &'static str,
    /// A lower-case word of the kind by which languages are told apart.
    pub small: bool,
    /// Its line: the first word, the word after the last, the number.
    pub line: (usize, usize, usize),
}

impl<'m> Scene<'m> {
    pub fn new(mail: &'m Parsed<'m>, language: Detected) -> Self {
        let reader = Reader::new(mail, language);
        Scene { words: PARTS.map(|part| notes(&reader, reader.text(part))), reader, language: language.code }
    }

    /// What is known of word `at`; `None` past what is read.
    pub fn note(&self, part: Part, at: usize) -> Option<&WordNotes> {
        let number = PARTS.iter().position(|p| *p == part)?;
        self.words.get(number)?.get(at)
    }

    pub fn classes(&self, part: Part, at: usize) -> &[&'static str] {
        self.note(part, at).map_or(&[], |note| &note.classes)
    }

    pub fn is(&self, class: &str, part: Part, at: usize) -> bool {
        self.classes(part, at).contains(&class)
    }

    pub fn small(&self, part: Part, at: usize) -> bool {
        self.note(part, at).is_none_or(|note| note.small)
    }

    /// The words of a part that are read: of a long body the start and the end.
    pub fn read(&self, part: Part) -> Vec<Range<usize>> {
        let total = self.reader.text(part).words.len().min(MOST);
        let signature = self.reader.mail.signature;
        let end = match part {
            Part::Subject => total.min(MOST_SUBJECT),
            Part::FromName => total.min(MOST_SENDER),
            Part::Quoted => total.min(MOST_QUOTED),
            Part::Body | Part::FromEmail => total.min(signature + MOST_SIGNATURE),
        };
        let resumes = signature.saturating_sub(MOST_SIGNATURE / 2);
        if part == Part::Body && resumes > MOST_BODY && end > resumes {
            vec![0..MOST_BODY, resumes..end]
        } else {
            std::iter::once(0..end).collect()
        }
    }

    /// All that may state the fact.
    pub fn candidates(&self, field: Field) -> Vec<Candidate> {
        let mut all = All::default();
        for part in PARTS {
            // Who forwards a mail did not write it.
            if field == Field::Person && part == Part::FromName && !self.reader.forwarded.is_empty() {
                continue;
            }
            for piece in self.read(part) {
                for from in piece.clone().filter(|at| self.may_start(field, part, *at)) {
                    self.runs(field, part, from, piece.end, &mut all);
                }
            }
        }
        self.compare(&mut all.candidates);
        all.candidates
    }

    /// Tells of each candidate whether it, a part of it or more than it stands free.
    fn compare(&self, candidates: &mut [Candidate]) {
        let mut free: HashMap<(Part, usize, usize), bool> = HashMap::new();
        for candidate in candidates.iter_mut() {
            candidate.free = candidate.mentions.iter().any(|mention| self.is_free(mention));
            for mention in &candidate.mentions {
                *free.entry((mention.part, mention.from, mention.to)).or_default() |= candidate.free;
            }
        }
        let is_free = |part, from, to| free.get(&(part, from, to)).copied().unwrap_or_default();
        for candidate in candidates {
            let Some(&Mention { part, from, to, .. }) = candidate.mentions.first() else { continue };
            candidate.beginning_free = (from + 1..to).any(|end| is_free(part, from, end));
            candidate.end_free = (from + 1..to).any(|start| is_free(part, start, to));
            let wider = |m: &Mention| {
                (1..=3).any(|more| {
                    is_free(m.part, m.from, m.to + more) || m.from >= more && is_free(m.part, m.from - more, m.to)
                })
            };
            candidate.longer_free = candidate.mentions.iter().any(wider);
        }
    }

    /// Whether no capitalised word stands next to a mention in the same phrase.
    fn is_free(&self, mention: &Mention) -> bool {
        let text = self.reader.text(mention.part);
        let capital = |at: usize| text.words.get(at).is_some_and(|word| word.capital || word.kind == Kind::Number);
        let joined = |at: usize| matches!(between(text, at), " " | "-" | " & " | "&");
        let after = capital(mention.to) && joined(mention.to);
        let before = mention.from > 0
            && joined(mention.from)
            && capital(mention.from - 1)
            && !text.gap(mention.from - 1).ends_phrase();
        !after && !before
    }

    /// Adds the candidates that start at word `from`.
    fn runs(&self, field: Field, part: Part, from: usize, end: usize, all: &mut All) {
        let text = self.reader.text(part);
        let (longest, most_letters) = match field {
            Field::Company => (7, NAME),
            Field::Person => (2, NAME),
            Field::Role => (9, ROLE),
        };
        let (mut lower_run, mut capitals, mut marks, mut heads, mut small_words) = (0, 0, 0, 0, 0);
        for to in from + 1..=end.min(from + longest) {
            let last = to - 1;
            let Some(word) = text.words.get(last) else { break };
            if !matches!(word.kind, Kind::Letters | Kind::Number) || last > from && !self.joins(field, part, last) {
                break;
            }
            let sep = if last > from { between(text, last) } else { "" };
            // "cajero/a", "comprador(a)": one word, though it looks like more.
            let tight = !sep.contains(char::is_whitespace) && sep.contains(['/', '(', '-']);
            marks += usize::from(sep.contains([',', '(']) && !tight);
            if marks > 1 {
                break;
            }
            let capital = word.kind == Kind::Number || self.reader.capital(text, last);
            lower_run = if capital { 0 } else { lower_run + 1 };
            capitals += usize::from(capital);
            heads += usize::from(self.is("head", part, last));
            let small = self.small(part, last) && !tight;
            small_words += usize::from(small);
            if field == Field::Company && lower_run > 2 {
                break;
            }
            let length = to - from;
            let fits = match field {
                Field::Company => capitals > 0 || length == 1 && self.in_domain(part, from),
                Field::Person => true,
                Field::Role => heads > 0 && small_words <= 3 || capitals == length || length <= 4 && small_words <= 1,
            };
            if fits
                && !small
                && let Some(fact) = self.reader.fact(part, from, to, most_letters, true)
            {
                self.forms(field, Mention { part, from, to, bare: false }, fact.text, all);
            }
        }
    }

    /// Adds the forms that words may be meant in: with a mark after them, without "'s".
    fn forms(&self, field: Field, mention: Mention, mut name: String, all: &mut All) {
        let text = self.reader.text(mention.part);
        let after = text.words.get(mention.to - 1).and_then(|word| text.raw.get(word.span.end..)).unwrap_or_default();
        // Nobody is greeted by an initial; "javascript:alert" is no title.
        let initial = field == Field::Person && name.chars().filter(|c| c.is_alphabetic()).count() < 2;
        let endings: &[&str] = if field == Field::Company { &SITE_ENDINGS } else { &[] };
        let ends =
            |ending: &str| after.strip_prefix(ending).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        if let Some(ending) = endings.iter().find(|ending| ends(ending)) {
            name.push_str(ending);
        } else if initial || after.strip_prefix(':').is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
            return;
        }
        if let Some(sign) =
            ["++", "#"].into_iter().find(|sign| after.starts_with(sign)).filter(|_| field == Field::Role)
        {
            name.push_str(sign);
        }
        if name.matches('(').count() > name.matches(')').count() {
            if !after.starts_with(')') {
                return;
            }
            name.push(')');
        }
        // "senior) developer"
        if name.matches('(').count() < name.matches(')').count() {
            return;
        }
        if field != Field::Role && text.folded(mention.to - 1).ends_with("'s") {
            let end = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            all.add(Mention { bare: true, ..mention }, name.get(..end).unwrap_or_default().to_owned());
        }
        all.add(mention, name);
    }

    /// Whether a longer word is a piece of the sender's domain.
    fn in_domain(&self, part: Part, at: usize) -> bool {
        let letters = squeezed(self.reader.text(part), at, at + 1);
        letters.len() > 3 && self.reader.domain.contains(&letters)
    }

    fn may_start(&self, field: Field, part: Part, at: usize) -> bool {
        let text = self.reader.text(part);
        let Some(word) = text.words.get(at) else { return false };
        // "javascript:alert", "meet.host.example"
        if matches!(between(text, at), ":" | ".") && !word.capital {
            return false;
        }
        let capital = self.reader.capital(text, at);
        let is_word = matches!(word.kind, Kind::Letters | Kind::Number);
        match field {
            Field::Company => {
                is_word
                    && (capital
                        || word.kind == Kind::Number
                        || part == Part::FromName
                        || self.is("org", part, at)
                        || text.original(at, at + 1).contains(char::is_uppercase)
                        || self.in_domain(part, at))
            }
            // "in-house counsel"
            Field::Role => is_word && (!self.small(part, at) || between(text, at + 1) == "-"),
            Field::Person => {
                let signature = self.reader.mail.signature;
                let signs =
                    part == Part::Body && at + 2 >= signature && self.note(part, at).is_some_and(|n| at < n.line.0 + 3);
                let near = part != Part::Body || at < 50 || at + 40 > signature;
                let known = || self.reader.local.iter().any(|local| local == text.folded(at));
                word.kind == Kind::Letters && near && (capital || part == Part::FromName || signs || known())
            }
        }
    }

    /// Whether word `at` may belong to the same name as the word before.
    fn joins(&self, field: Field, part: Part, at: usize) -> bool {
        let text = self.reader.text(part);
        let sep = between(text, at);
        if sep.contains('\n') && text.gap(at) != Gap::Space {
            return false;
        }
        let mark: String = sep.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
        if text.gap(at).ends_phrase() {
            // "St. Jude's", "Sr. Developer", "e. V."
            let before = text.folded(at - 1);
            let short = before.chars().count() == 1
                || is_abbreviation(before) && text.words.get(at - 1).is_some_and(|word| word.capital);
            return mark == "." && short && field != Field::Person;
        }
        match (field, mark.as_str()) {
            (Field::Person, "" | "-" | "‐" | "‑") => sep.len() <= 1,
            (Field::Person, _) => false,
            (Field::Role, "(") => true,
            (Field::Role, ")") => between(text, at - 1).ends_with('('),
            (_, mark) => matches!(mark, "" | "-" | "‐" | "‑" | "/" | "&" | "+" | "." | "–" | "," | "#" | "'"),
        }
    }
}

/// Candidates by their text, upper and lower case alike.
#[derive(Default)]
struct All {
    candidates: Vec<Candidate>,
    numbers: HashMap<String, usize>,
}

impl All {
    fn add(&mut self, mention: Mention, text: String) {
        let next = self.candidates.len();
        let number = *self.numbers.entry(text.to_lowercase()).or_insert(next);
        if let Some(known) = self.candidates.get_mut(number) {
            known.mentions.push(mention);
        } else if next < MOST_CANDIDATES {
            let (free, beginning_free, end_free, longer_free) = Default::default();
            let mentions = vec![mention];
            self.candidates.push(Candidate { text, mentions, free, beginning_free, end_free, longer_free });
        }
    }
}

/// What is known of the words of a part.
fn notes(reader: &Reader, text: &Text) -> Vec<WordNotes> {
    let lists = reader.words;
    let classes: [(&'static str, List); 22] = [
        ("noun", lists.role_noun),
        ("org", lists.org_word),
        ("legal", lists.legal),
        ("article", lists.article),
        ("of", lists.of_word),
        ("at", lists.at_word),
        ("agency", lists.agency_word),
        ("team", lists.team),
        ("place", lists.place_word),
        ("stop", lists.role_stop),
        ("no company", lists.company_stop),
        ("title", lists.name_title),
        ("platform", lists.platform),
        ("before role", lists.before_role),
        ("and", lists.and_word),
        ("not offered", lists.not_offered),
        ("drop", lists.bracket_drop),
        ("closing", lists.closing_word),
        ("day", lists.weekday),
        ("month", lists.month),
        ("ours", lists.ours),
        ("given", lists.given_name),
    ];
    let end = text.words.len().min(MOST);
    let mut notes: Vec<WordNotes> = Vec::with_capacity(end);
    let (mut start, mut number) = (0, 0);
    for at in 0..end {
        let bare = super::words::bare(lists, text.folded(at));
        let held = classes.iter().filter(|(_, list)| super::words::has(*list, bare)).map(|(name, _)| *name);
        let head = lists.is_title_or_plural(bare).then_some("head");
        if at > 0 && between(text, at).contains('\n') {
            notes.iter_mut().skip(start).for_each(|note| note.line.1 = at);
            (start, number) = (at, number + 1);
        }
        notes.push(WordNotes {
            classes: held.chain(head).collect(),
            shape: shape(text, at),
            small: is_small(bare) && !text.words.get(at).is_some_and(|word| word.capital),
            line: (start, end, number),
        });
    }
    notes
}

fn shape(text: &Text, at: usize) -> &'static str {
    let Some(word) = text.words.get(at) else { return "" };
    match word.kind {
        Kind::Number => return "9",
        Kind::Link | Kind::Email => return "@",
        Kind::Letters => {}
    }
    let raw = text.original(at, at + 1);
    let upper = raw.chars().filter(|c| c.is_uppercase()).count();
    match upper {
        0 => "x",
        _ if upper > 1 && upper == raw.chars().filter(|c| c.is_alphabetic()).count() => "A",
        1 if word.capital => "C",
        _ => "M",
    }
}
