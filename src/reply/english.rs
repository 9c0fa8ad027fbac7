//! The little grammar that English sentences need around what a mail calls things. Shared with the build.

use super::render::Fields;
use crate::mail::text::is_invisible;

/// The word lists of `language/en/sentences.toml`, `[grammar]`; all lower case.
#[derive(Clone, Copy, Debug)]
pub struct Grammar {
    pub role_nouns: &'static [&'static str],
    pub articles: &'static [&'static str],
    pub plural_jobs: &'static [&'static str],
    pub the_before: &'static [&'static str],
    pub prepositions: &'static [&'static str],
    pub relative_times: &'static [&'static str],
    pub clause_starts: &'static [&'static str],
    pub determiners: &'static [&'static str],
    pub verbs: &'static [&'static str],
    pub connectives: &'static [&'static str],
}

/// What is known of the interview, as the mail or the user wrote it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    pub recruiter: Option<&'a str>,
    pub company: Option<&'a str>,
    pub role: Option<&'a str>,
    pub slot: Option<&'a str>,
    pub agency: bool,
    /// What is declined at this stage: "the interview".
    pub event: &'a str,
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
    let company = known.company.and_then(clean);
    let at = match &company {
        Some(company) => format!(" at {}", with_article(company, grammar)),
        None if known.agency => " with your client".to_owned(),
        None => String::new(),
    };
    fields.set("at", at);
    if let Some(company) = &company {
        fields.set("company", with_article(company, grammar));
    }
    if let Some(role) = known.role.and_then(clean) {
        fields.set("role", role_phrase(&role, "role", "position", grammar));
        fields.set("position", role_phrase(&role, "position", "role", grammar));
    }
    if let Some(recruiter) = known.recruiter.and_then(clean) {
        fields.set("recruiter", recruiter);
    }
    if let Some(when) = known.slot.and_then(clean).and_then(|slot| slot_phrase(&slot, grammar)) {
        fields.set("when", when);
    }
    fields.set("event", known.event);
    fields
}

fn with_article(company: &str, grammar: &Grammar) -> String {
    let lower = company.to_lowercase();
    if grammar.the_before.iter().any(|start| lower.starts_with(start)) {
        format!("the {company}")
    } else {
        company.to_owned()
    }
}

/// "the Store Manager role", "the Summer Internship", "the openings for Java developers".
fn role_phrase(role: &str, noun: &str, other: &str, grammar: &Grammar) -> String {
    let lower = role.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let article = if words.first().is_some_and(|w| grammar.articles.contains(w)) { "" } else { "the " };
    if words.last().is_some_and(|w| grammar.role_nouns.contains(w)) {
        return format!("{article}{role}");
    }
    // "Java developers, Leeds" and "developers (Java)" are plural; "Head of Engineers" is one head.
    let head = lower.split([',', '(', '/', '|']).next().unwrap_or_default();
    let head = head.split(" - ").next().unwrap_or_default().split(" – ").next().unwrap_or_default();
    let head = head.split(" of ").next().unwrap_or_default().split(" for ").next().unwrap_or_default();
    if head.split_whitespace().last().is_some_and(|w| grammar.plural_jobs.contains(&w)) {
        return format!("the openings for {role}");
    }
    let noun = [noun, other, "job"].into_iter().find(|n| !words.contains(n)).unwrap_or(noun);
    format!("{article}{role} {noun}")
}

/// "for Tuesday at 10:00", or nothing when the words mean another day by the time they are read.
fn slot_phrase(slot: &str, grammar: &Grammar) -> Option<String> {
    let lower = slot.to_lowercase();
    let starts = |list: &[&str]| {
        list.iter().any(|start| lower.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    };
    let relative = lower.split(|c: char| !c.is_alphanumeric()).any(|w| grammar.relative_times.contains(&w));
    if relative {
        None
    } else if starts(grammar.prepositions) {
        // The prepositions are plain letters, so the first byte is the first letter.
        Some(format!("{}{}", lower.get(..1)?, slot.get(1..)?))
    } else {
        Some(format!("for {slot}"))
    }
}

/// The user's own reason made ready to stand after or before the decline, and how it joins. `None` when it is empty.
pub fn own_reason(written: &str, grammar: &Grammar) -> Option<(Shape, String)> {
    let line = clean(written)?;
    let line = line.trim_end_matches(['.', '!', '?', ';', ',', ':', '…', ' ']);
    if line.is_empty() {
        return None;
    }
    let words: Vec<String> = line.split(' ').map(capital_i).collect();
    let text = words.join(" ");
    let lower = text.to_lowercase().replace('’', "'");
    let starts = |list: &[&str]| {
        list.iter().any(|start| lower.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    };
    let sentences = text.contains(['\u{3002}', '!', '?']) || text.contains(". ");
    let has_verb = || lower.split(' ').skip(1).any(|w| grammar.verbs.contains(&w));
    let clause = words.len() > 1 && (starts(grammar.clause_starts) || (starts(grammar.determiners) && has_verb()));
    let shape = if starts(grammar.connectives) && !sentences {
        Shape::Connective
    } else if sentences || (clause && words.len() > LONG_CLAUSE) {
        Shape::Sentence
    } else if clause {
        Shape::Clause
    } else {
        Shape::Fragment
    };
    // Only a word known to be an ordinary one loses its capital: "The commute" but not "Lisbon".
    let first_is_i = words.first().is_some_and(|w| w == "I" || w.starts_with("I'") || w.starts_with("I’"));
    let ordinary = [grammar.clause_starts, grammar.determiners, grammar.connectives].into_iter().any(starts);
    let lowers = shape != Shape::Sentence && ordinary && !first_is_i;
    let mut chars = text.chars();
    let text = match chars.next() {
        Some(first) if lowers => first.to_lowercase().chain(chars).collect(),
        _ => text,
    };
    Some((shape, text))
}

/// "i'm" → "I'm"
fn capital_i(word: &str) -> String {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if matches!(bare, "i" | "i'm" | "i've" | "i'd" | "i'll" | "i’m" | "i’ve" | "i’d" | "i’ll") {
        word.replacen('i', "I", 1)
    } else {
        word.to_owned()
    }
}
