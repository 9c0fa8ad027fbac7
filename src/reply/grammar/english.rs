//! English: articles, and the noun after a role.

use super::{Grammar, Known, clean, slot_phrase};
use crate::reply::render::Fields;

pub const LISTS: [&str; 4] = ["role_nouns", "articles", "plural_jobs", "the_before"];

/// Sets `at`, `company`, `role`, `position`, `when`.
pub fn fields(known: &Known, grammar: &Grammar, fields: &mut Fields) {
    let company = grammar.company(known, with_article);
    let at = match &company {
        Some(company) => format!(" at {company}"),
        None if known.agency => " with your client".to_owned(),
        None => String::new(),
    };
    fields.set("at", at);
    if let Some(company) = company {
        fields.set("company", company);
    }
    if let Some(role) = known.role.and_then(clean) {
        fields.set("role", role_phrase(&role, "role", "position", grammar));
        fields.set("position", role_phrase(&role, "position", "role", grammar));
    }
    if let Some(when) = known.slot.and_then(|slot| slot_phrase(slot, "for", grammar)) {
        fields.set("when", when);
    }
}

fn with_article(company: &str, grammar: &Grammar) -> String {
    let lower = company.to_lowercase();
    if grammar.list("the_before").iter().any(|start| lower.starts_with(start)) {
        format!("the {company}")
    } else {
        company.to_owned()
    }
}

/// "the Store Manager role", "the Summer Internship", "the openings for Java developers".
fn role_phrase(role: &str, noun: &str, other: &str, grammar: &Grammar) -> String {
    let lower = role.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let article = if words.first().is_some_and(|w| grammar.list("articles").contains(w)) { "" } else { "the " };
    if words.last().is_some_and(|w| grammar.list("role_nouns").contains(w)) {
        return format!("{article}{role}");
    }
    // "Java developers, Leeds" and "developers (Java)" are plural; "Head of Engineers" is one head.
    let head = lower.split([',', '(', '/', '|']).next().unwrap_or_default();
    let head = head.split(" - ").next().unwrap_or_default().split(" – ").next().unwrap_or_default();
    let head = head.split(" of ").next().unwrap_or_default().split(" for ").next().unwrap_or_default();
    if head.split_whitespace().last().is_some_and(|w| grammar.list("plural_jobs").contains(&w)) {
        return format!("the openings for {role}");
    }
    let noun = [noun, other, "job"].into_iter().find(|n| !words.contains(n)).unwrap_or(noun);
    format!("{article}{role} {noun}")
}

/// "i'm" → "I'm"
pub fn capital_i(word: &str) -> String {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if matches!(bare, "i" | "i'm" | "i've" | "i'd" | "i'll" | "i’m" | "i’ve" | "i’d" | "i’ll") {
        word.replacen('i', "I", 1)
    } else {
        word.to_owned()
    }
}

/// Whether the first word is "I", which keeps its capital.
pub fn is_i(text: &str) -> bool {
    text.strip_prefix('I').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\'', '’']))
}
