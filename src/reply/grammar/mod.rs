//! The little grammar that sentences need around what a mail calls things, a file for each language. Shared with the
//! build.
//!
//! What is alike in all languages is here: cleaning a field, an agreed time, the user's own reason. The words that tell
//! one case from another are data, `[grammar]` of `language/<xx>/sentences.toml`.

pub mod dutch;
pub mod english;
pub mod french;
pub mod german;
pub mod italian;
pub mod portuguese;
pub mod spanish;

use super::render::Fields;
use crate::mail::text::is_invisible;

/// The word lists of one language.
#[derive(Clone, Copy, Debug)]
pub struct Grammar {
    /// ISO 639-1.
    pub language: &'static str,
    /// By name; all lower case.
    pub lists: &'static [(&'static str, &'static [&'static str])],
}

impl Grammar {
    /// The list of this name. The build sees to it that it is there.
    pub fn list(&self, name: &str) -> &'static [&'static str] {
        self.lists.iter().find(|(n, _)| *n == name).map_or(&[], |(_, words)| words)
    }

    /// Whether `text`, in lower case, starts with an entry of a list, as a whole word.
    pub fn starts(&self, name: &str, text: &str) -> bool {
        let starts = |start: &&str| {
            text.strip_prefix(start).is_some_and(|rest| {
                start.ends_with(['\'', '’']) || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'')
            })
        };
        self.list(name).iter().any(starts)
    }

    /// A role that is a place or field of work, not a title, with its preposition: "nell'ufficio paghe". Entries of
    /// `workplaces` are a preposition, "=" and the whole role, or its beginning and "…".
    pub fn workplace(&self, role: &str) -> Option<String> {
        let lower = role.to_lowercase();
        let head = lower.split([',', '(', '/', '|']).next().unwrap_or_default().trim_end();
        let fits = |place: &str| match place.strip_suffix('…') {
            Some(start) => head.starts_with(start),
            None => head == place,
        };
        let (preposition, _) =
            self.list("workplaces").iter().filter_map(|entry| entry.split_once('=')).find(|(_, place)| fits(place))?;
        Some(preceded(preposition, role))
    }

    /// The company after the word by which the mail joins it, "im Labor Westfeld"; else as `by_name` joins such names.
    pub fn company(&self, known: &Known, by_name: fn(&str, &Grammar) -> String) -> Option<String> {
        let company = known.company.and_then(clean)?;
        Some(match self.joined("before_company", known.before_company) {
            Some(word) => preceded(word, &company),
            None => by_name(&company, self),
        })
    }

    /// What a reply says before a name of which the mail says `before`, two words at most each time. Entries of the list
    /// are what the mail says, or that, "=" and what a reply says.
    pub fn joined(&self, list: &str, before: &[String]) -> Option<&'static str> {
        let entries = || self.list(list).iter().map(|entry| entry.split_once('=').unwrap_or((entry, entry)));
        let found = |words: &str| entries().find(|(said, _)| *said == words).map(|(_, joined)| joined);
        before.iter().find_map(|words| found(words).or_else(|| found(words.split_once(' ')?.1)))
    }
}

/// A text after an article or a preposition, which may be none or end in an apostrophe.
pub fn preceded(word: &str, text: &str) -> String {
    let gap = if word.is_empty() || word.ends_with('\'') { "" } else { " " };
    format!("{word}{gap}{text}")
}

/// The lists that every language has, next to those its own file names.
pub const LISTS: [&str; 9] = [
    "and",
    "prepositions",
    "relative_times",
    "clause_starts",
    "determiners",
    "verbs",
    "connectives",
    "first_person",
    "before_company",
];

/// The lists that a language's own file asks for.
pub fn own_lists(language: &str) -> &'static [&'static str] {
    match language {
        "de" => &german::LISTS,
        "fr" => &french::LISTS,
        "es" => &spanish::LISTS,
        "pt" => &portuguese::LISTS,
        "it" => &italian::LISTS,
        "nl" => &dutch::LISTS,
        _ => &english::LISTS,
    }
}

/// What is known of the interview, as the mail or the user wrote it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The first name.
    pub recruiter: Option<&'a str>,
    /// First and last name.
    pub full_name: Option<&'a str>,
    /// Title and family name.
    pub titled: Option<&'a str>,
    pub company: Option<&'a str>,
    /// The words before it in the mail, at most two each time.
    pub before_company: &'a [String],
    pub role: Option<&'a str>,
    /// The words before it, likewise.
    pub before_role: &'a [String],
    /// Full names.
    pub others: &'a [String],
    pub slot: Option<&'a str>,
    pub agency: bool,
    /// What is declined at this stage: "the interview".
    pub event: &'a str,
    /// Whether the reader is addressed formally.
    pub formal: bool,
}

/// How the user's own reason can meet the decline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// "I'm moving abroad": ", as I'm moving abroad"
    Clause,
    /// "due to family commitments"
    Connective,
    /// "family commitments"
    Fragment,
    /// Long, or more than one sentence.
    Sentence,
}

/// A clause longer than this stands as a sentence of its own.
const LONG_CLAUSE: usize = 16;

/// One line without control and invisible characters, single-spaced; `None` when nothing is left.
pub fn clean(field: &str) -> Option<String> {
    let visible: String =
        field.chars().filter(|c| !is_invisible(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// The fields for wordings.
pub fn fields(known: &Known, grammar: &Grammar) -> Fields {
    let mut fields = Fields::default();
    if let Some(recruiter) = known.recruiter.and_then(clean) {
        fields.set("recruiter", recruiter);
    }
    if let Some(name) = known.full_name.and_then(clean) {
        fields.set("full_name", name);
    }
    if let Some(titled) = known.titled.and_then(clean) {
        fields.set("titled", titled);
    }
    if let Some(others) = listed(known.others, grammar) {
        fields.set("others", others);
    }
    fields.set("event", known.event);
    match grammar.language {
        "de" => german::fields(known, grammar, &mut fields),
        "fr" => french::fields(known, grammar, &mut fields),
        "es" => spanish::fields(known, grammar, &mut fields),
        "pt" => portuguese::fields(known, grammar, &mut fields),
        "it" => italian::fields(known, grammar, &mut fields),
        "nl" => dutch::fields(known, grammar, &mut fields),
        _ => english::fields(known, grammar, &mut fields),
    }
    fields
}

/// "Ann Lee, Bo Ray and Cy Fox"; nothing when there are more than a sentence bears.
fn listed(names: &[String], grammar: &Grammar) -> Option<String> {
    const MOST: usize = 3;
    let names: Vec<String> = names.iter().filter_map(|name| clean(name)).collect();
    let (last, first) = names.split_last().filter(|_| names.len() <= MOST)?;
    let start = last.to_lowercase();
    // "Ana e Inés"
    let before_same =
        start.starts_with('i') || start.starts_with('í') || start.starts_with("hi") && !start.starts_with("hie");
    let and = grammar.list("and");
    let and = and.get(usize::from(before_same)).or(and.first())?;
    Some(if first.is_empty() { last.clone() } else { format!("{} {and} {last}", first.join(", ")) })
}

/// The agreed time with a preposition before it, its own or `preposition`: "for Tuesday at 10:00". Nothing when the
/// words mean another day by the time they are read.
pub fn slot_phrase(slot: &str, preposition: &str, grammar: &Grammar) -> Option<String> {
    let slot = clean(slot)?;
    let lower = slot.to_lowercase();
    let relative = lower.split(|c: char| !c.is_alphanumeric()).any(|w| grammar.list("relative_times").contains(&w));
    if relative {
        None
    } else if grammar.starts("prepositions", &lower) {
        let mut chars = slot.chars();
        Some(chars.next()?.to_lowercase().chain(chars).collect())
    } else {
        Some(format!("{preposition} {slot}"))
    }
}

/// The user's own reason made ready to stand after or before the decline, and how it joins. `None` when it is empty.
pub fn own_reason(written: &str, grammar: &Grammar) -> Option<(Shape, String)> {
    let line = clean(written)?;
    let line = line.trim_end_matches(['.', '!', '?', ';', ',', ':', '…', ' ']);
    if line.is_empty() {
        return None;
    }
    let text = match grammar.language {
        "en" => line.split(' ').map(english::capital_i).collect::<Vec<_>>().join(" "),
        _ => line.to_owned(),
    };
    let lower = text.to_lowercase().replace('’', "'");
    let words = text.split(' ').count();
    let sentences = text.contains(['\u{3002}', '!', '?']) || text.contains(". ");
    let has_verb = || lower.split(' ').skip(1).any(|w| grammar.list("verbs").contains(&w));
    let clause =
        words > 1 && (grammar.starts("clause_starts", &lower) || (grammar.starts("determiners", &lower) && has_verb()));
    let shape = if grammar.starts("connectives", &lower) && !sentences {
        Shape::Connective
    } else if sentences || (clause && words > LONG_CLAUSE) {
        Shape::Sentence
    } else if clause {
        Shape::Clause
    } else {
        Shape::Fragment
    };
    // Only a word known to be an ordinary one loses its capital: "The commute" but not "Lisbon".
    let ordinary = ["clause_starts", "determiners", "connectives"].into_iter().any(|list| grammar.starts(list, &lower));
    let keeps = grammar.language == "en" && english::is_i(&text);
    let mut chars = text.chars();
    let text = match chars.next() {
        Some(first) if shape != Shape::Sentence && ordinary && !keeps => first.to_lowercase().chain(chars).collect(),
        _ => text,
    };
    Some((shape, text))
}
