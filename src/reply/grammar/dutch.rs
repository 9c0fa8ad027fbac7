//! Dutch: "de" and "het", and the noun before a role.

use super::{Grammar, Known, clean, slot_phrase};
use crate::reply::render::Fields;

pub const LISTS: [&str; 12] = [
    "articles",
    "de_nouns",
    "het_nouns",
    "no_nouns",
    "no_noun_endings",
    "single_jobs",
    "plural_jobs",
    "de_before",
    "het_before",
    "het_last",
    "weekdays",
    "workplaces",
];

/// What a role may be followed by.
const ADDITIONS: [&str; 6] = [",", "(", "[", "|", " - ", " – "];

/// Sets `at`, `company`, `role`, `vacancy`, `when`.
pub fn fields(known: &Known, grammar: &Grammar, fields: &mut Fields) {
    let company = grammar.company(known, with_article);
    let at = match &company {
        Some(company) => format!(" bij {company}"),
        None if known.agency => format!(" bij {} opdrachtgever", if known.formal { "uw" } else { "je" }),
        None => String::new(),
    };
    fields.set("at", at);
    if let Some(company) = company {
        fields.set("company", company);
    }
    if let Some(role) = known.role.and_then(clean) {
        fields.set("role", role_phrase(&role, "functie", "vacature", grammar));
        fields.set("vacancy", role_phrase(&role, "vacature", "functie", grammar));
    }
    if let Some(when) = known.slot.and_then(|slot| when(slot, grammar)) {
        fields.set("when", when);
    }
}

/// "de Universiteit Maasvoort", "het Ministerie van Visserij".
fn with_article(company: &str, grammar: &Grammar) -> String {
    let lower = company.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    let own = grammar.list("articles").contains(&first);
    let last = lower.split_once(' ').and_then(|(_, rest)| rest.split_whitespace().next_back()).unwrap_or_default();
    if !own && (grammar.starts("het_before", &lower) || grammar.list("het_last").contains(&last)) {
        format!("het {company}")
    } else if !own && (grammar.starts("de_before", &lower) || lower.split(' ').any(|w| w == "universiteit")) {
        format!("de {company}")
    } else {
        company.to_owned()
    }
}

/// "de functie van Store Manager", "de Marketingstage", "het Traineeship Finance", "de vacatures voor lassers".
fn role_phrase(role: &str, noun: &str, other: &str, grammar: &Grammar) -> String {
    let lower = role.to_lowercase();
    if let Some(place) = grammar.workplace(role) {
        return format!("de {noun} {place}");
    }
    let own = words(&lower).first().is_some_and(|w| grammar.list("articles").contains(w));
    if let Some(article) = noun_article(before(&lower, &ADDITIONS), own, grammar) {
        return if own { role.to_owned() } else { format!("{article} {role}") };
    }
    if is_plural(&lower, grammar) {
        return format!("de vacatures voor {role}");
    }
    if own {
        return format!("de vacature voor {role}");
    }
    // No "functie van Adviseur Functiehuis".
    let noun = if words(&lower).iter().any(|w| w.starts_with(noun)) { other } else { noun };
    format!("de {noun} van {role}")
}

/// The article of a role that is itself a job or an internship: "Stage Marketing", "Commercieel traineeship".
fn noun_article(head: &str, own: bool, grammar: &Grammar) -> Option<&'static str> {
    let words = words(head);
    let ends = |list: &str, word: &str| grammar.list(list).iter().any(|noun| word.ends_with(noun));
    let article = |word: &&str| match *word {
        word if ends("no_noun_endings", word) => None,
        word if ends("het_nouns", word) => Some("het"),
        word if ends("de_nouns", word) => Some("de"),
        _ => None,
    };
    let first = words.get(usize::from(own)).filter(|_| !grammar.starts("no_nouns", head));
    // "Coördinator stage" is a person, "HR trainer traineeship" is not.
    let (last, others) = words.split_last()?;
    let person = others.iter().any(|word| ends("single_jobs", word));
    first.and_then(article).or_else(|| article(last).filter(|article| *article == "het" || !person))
}

/// "Java developers, Gent" and "lassers (nacht)" are many; "Teamleider lassers" is one.
fn is_plural(lower: &str, grammar: &Grammar) -> bool {
    let head = before(before(lower, &ADDITIONS), &["/", " of ", " van ", " voor ", " bij ", " in ", " for "]);
    let ends = |list: &str, word: &str| grammar.list(list).iter().any(|job| word.ends_with(job));
    head.split(' ').find(|w| ends("plural_jobs", w) || ends("single_jobs", w)).is_some_and(|w| ends("plural_jobs", w))
}

fn words(lower: &str) -> Vec<&str> {
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect()
}

/// What stands before the first of `marks`.
fn before<'t>(text: &'t str, marks: &[&str]) -> &'t str {
    marks.iter().fold(text, |text, mark| text.split(mark).next().unwrap_or_default())
}

/// "van dinsdag om 10.00 uur", "op 24 november".
fn when(slot: &str, grammar: &Grammar) -> Option<String> {
    let mut slot = clean(slot)?;
    let lower = slot.to_lowercase();
    if lower.contains("a.s.") {
        return None;
    }
    if grammar.starts("weekdays", &lower) {
        let mut chars = slot.chars();
        slot = chars.next()?.to_lowercase().chain(chars).collect();
    }
    slot_phrase(&slot, "van", grammar)
}
