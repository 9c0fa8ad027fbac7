//! Spanish: articles, the noun before a role, the article before a time.

use super::{Grammar, Known, clean, slot_phrase};
use crate::reply::render::Fields;

pub const LISTS: [&str; 13] = [
    "nouns_el",
    "nouns_la",
    "nouns_los",
    "nouns_las",
    "last_nouns_el",
    "last_nouns_la",
    "articles",
    "plural_jobs",
    "company_el",
    "company_la",
    "day_starts",
    "hour_marks",
    "workplaces",
];

/// Nouns for a role: article, singular, plural article, plural.
const PUESTO: [&str; 4] = ["el", "puesto", "los", "puestos"];
const VACANTE: [&str; 4] = ["la", "vacante", "las", "vacantes"];

/// Sets `at`, `company`, `puesto`, `vacante`, `when`.
pub fn fields(known: &Known, grammar: &Grammar, fields: &mut Fields) {
    let company = grammar.company(known, with_article);
    let at = match &company {
        Some(company) => format!(" en {company}"),
        None if known.agency => " en la empresa cliente".to_owned(),
        None => String::new(),
    };
    fields.set("at", at);
    if let Some(company) = company {
        fields.set("company", company);
    }
    if let Some(role) = known.role.and_then(clean) {
        fields.set("puesto", role_phrase(&role, PUESTO, VACANTE, grammar));
        fields.set("vacante", role_phrase(&role, VACANTE, PUESTO, grammar));
    }
    if let Some(when) = known.slot.and_then(|slot| when(slot, grammar)) {
        fields.set("when", when);
    }
}

/// "la Universidad de Oria", but "Larkfield".
fn with_article(company: &str, grammar: &Grammar) -> String {
    let lower = company.to_lowercase();
    let article =
        [("company_el", "el "), ("company_la", "la ")].into_iter().find(|(list, _)| grammar.starts(list, &lower));
    format!("{}{company}", article.map_or("", |(_, article)| article))
}

/// "el puesto de Store Manager", "las Prácticas de Marketing", "los puestos de Desarrolladores Java".
fn role_phrase(role: &str, noun: [&str; 4], other: [&str; 4], grammar: &Grammar) -> String {
    let lower = role.to_lowercase();
    if grammar.starts("articles", &lower) {
        return role.to_owned();
    }
    let first = [("nouns_el", "el"), ("nouns_la", "la"), ("nouns_los", "los"), ("nouns_las", "las")];
    if let Some((_, article)) = first.into_iter().find(|(list, _)| grammar.starts(list, &lower)) {
        return format!("{article} {role}");
    }
    if let Some(place) = grammar.workplace(role) {
        let [article, noun, ..] = noun;
        return format!("{article} {noun} {place}");
    }
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let ends_in = |list| words.last().is_some_and(|w| grammar.list(list).contains(w));
    if let Some((_, article)) =
        [("last_nouns_el", "el"), ("last_nouns_la", "la")].into_iter().find(|(list, _)| ends_in(list))
    {
        return format!("{article} {role}");
    }
    // "Desarrolladores Java" and "Java Developers, Bilbao" are plural; "Jefe de Operarios" is one head.
    let head = lower.split([',', '(', '/', '|']).next().unwrap_or_default();
    let head =
        [" - ", " – ", " de ", " of "].into_iter().fold(head, |head, end| head.split(end).next().unwrap_or_default());
    let mut ends = head.split_whitespace().take(1).chain(head.split_whitespace().last());
    if ends.any(|w| grammar.list("plural_jobs").contains(&w)) {
        let [_, _, article, noun] = noun;
        return format!("{article} {noun} de {role}");
    }
    let [article, noun, ..] = [noun, other].into_iter().find(|[_, n, ..]| !words.contains(n)).unwrap_or(noun);
    format!("{article} {noun} de {role}")
}

/// The agreed time as it follows "la cita prevista": "para el martes", "para las 10:00", "a las 10:00".
fn when(slot: &str, grammar: &Grammar) -> Option<String> {
    let slot = clean(slot)?;
    let lower = slot.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    // "mañana" is tomorrow, "la mañana" the morning.
    let before = [""].iter().chain(&words);
    if words.iter().zip(before).any(|(word, before)| *word == "mañana" && *before != "la") {
        return None;
    }
    if grammar.starts("articles", &lower) {
        let mut chars = slot.chars();
        let small: String = chars.next()?.to_lowercase().chain(chars).collect();
        return slot_phrase(&small, "para", grammar);
    }
    let preposition = match hour(&lower, grammar) {
        Some("1" | "01") => "para la",
        Some(_) => "para las",
        None if lower.starts_with(|c: char| c.is_ascii_digit()) || grammar.starts("day_starts", &lower) => "para el",
        None => "para",
    };
    slot_phrase(&slot, preposition, grammar)
}

/// The hour that a time in lower case starts with: "10" of "10:00", "10 h", "10.30 h"; none of "10 de marzo".
fn hour<'t>(lower: &'t str, grammar: &Grammar) -> Option<&'t str> {
    let digits = lower.split(|c: char| !c.is_ascii_digit()).next()?;
    let rest = lower.get(digits.len()..)?;
    let after_minutes = rest.strip_prefix('.').and_then(|minutes| minutes.get(2..));
    let rest = after_minutes.unwrap_or(rest);
    let is_hour = grammar.list("hour_marks").iter().any(|mark| rest.starts_with(mark))
        || after_minutes.is_some_and(|rest| rest.starts_with(" del "));
    (!digits.is_empty() && is_hour).then_some(digits)
}
