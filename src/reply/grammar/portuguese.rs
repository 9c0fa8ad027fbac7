//! Portuguese: the noun before a role, the article of a company, the preposition of a time.

use super::{Grammar, Known, clean, slot_phrase};
use crate::reply::render::Fields;

pub const LISTS: [&str; 12] = [
    "role_nouns_a",
    "role_nouns_o",
    "role_nouns_as",
    "role_nouns_os",
    "role_ends",
    "articles",
    "plural_jobs",
    "company_o",
    "company_os",
    "company_as",
    "company_articles",
    "workplaces",
];

/// Sets `at`, `na`, `when`; `role`, `of_role`, `to_role` with "vaga", and the same of `position` with "posição".
pub fn fields(known: &Known, grammar: &Grammar, fields: &mut Fields) {
    let company = grammar.company(known, in_company);
    let at = match &company {
        Some(company) => format!(" {company}"),
        None if known.agency => " na empresa cliente".to_owned(),
        None => String::new(),
    };
    fields.set("at", at);
    if let Some(company) = company {
        fields.set("na", company);
    }
    if let Some(role) = known.role.and_then(clean) {
        let nouns = [
            (["role", "of_role", "to_role"], ["vaga", "posição", "função"]),
            (["position", "of_position", "to_position"], ["posição", "vaga", "função"]),
        ];
        for ([plain, of, to], nouns) in nouns {
            let (article, phrase) = role_phrase(&role, nouns, grammar);
            match article.map(contracted) {
                Some((article, of_the, to_the)) => {
                    fields.set(plain, format!("{article} {phrase}"));
                    fields.set(of, format!("{of_the} {phrase}"));
                    fields.set(to, format!("{to_the} {phrase}"));
                }
                None => fields.set(plain, phrase),
            }
        }
    }
    if let Some(when) = known.slot.and_then(|slot| when(slot, grammar)) {
        fields.set("when", when);
    }
}

/// An article alone, after "de" and after "a".
fn contracted(article: &str) -> (&str, &'static str, &'static str) {
    match article {
        "o" => (article, "do", "ao"),
        "os" => (article, "dos", "aos"),
        "as" => (article, "das", "às"),
        _ => (article, "da", "à"),
    }
}

/// "na Larkfield", "no Grupo Serra", "em O Cacto".
fn in_company(company: &str, grammar: &Grammar) -> String {
    let lower = company.to_lowercase();
    let bank = || lower.split_whitespace().any(|w| w.ends_with("bank") || w == "banco");
    let preposition = if grammar.starts("company_articles", &lower) && lower.contains(' ') {
        "em"
    } else if grammar.starts("company_o", &lower) || bank() {
        "no"
    } else if grammar.starts("company_os", &lower) {
        "nos"
    } else if grammar.starts("company_as", &lower) {
        "nas"
    } else {
        "na"
    };
    format!("{preposition} {company}")
}

/// The article, unless the role brings its own, and what it stands before: "vaga de Store Manager", "Estágio em
/// Marketing", "vagas de Java developers".
fn role_phrase(role: &str, nouns: [&'static str; 3], grammar: &Grammar) -> (Option<&'static str>, String) {
    let lower = role.to_lowercase();
    let starts = |list| grammar.starts(list, &lower);
    let own = [("role_nouns_a", "a"), ("role_nouns_o", "o"), ("role_nouns_as", "as"), ("role_nouns_os", "os")];
    if let Some((_, article)) = own.into_iter().find(|(list, _)| starts(list)) {
        return (Some(article), role.to_owned());
    }
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    if let Some(place) = grammar.workplace(role) {
        return (Some("a"), format!("{} {place}", free(nouns, &words)));
    }
    if let Some((article, rest)) = lower.split_once(' ').filter(|(first, _)| grammar.list("articles").contains(first)) {
        let named = own.iter().any(|(list, _)| grammar.starts(list, rest));
        let ends = words.last().is_some_and(|w| grammar.list("role_ends").contains(w));
        let whole = named || ends || matches!(article, "the" | "an" | "our");
        return (None, if whole { role.to_owned() } else { format!("a {} para {role}", free(nouns, &words)) });
    }
    if words.last().is_some_and(|w| grammar.list("role_ends").contains(w)) {
        return (Some("a"), role.to_owned());
    }
    // "Enfermeiros (noites)" and "Java developers, Porto" are plural; "Chefe de Vendedores" is one.
    let head = lower.split([',', '(', '/', '|']).next().unwrap_or_default();
    let head =
        [" - ", " – ", " of ", " de ", " for "].iter().fold(head, |head, end| head.split(end).next().unwrap_or(head));
    let ends = |w: Option<&str>| w.is_some_and(|w| grammar.list("plural_jobs").contains(&w));
    if ends(head.split_whitespace().next()) || ends(head.split_whitespace().last()) {
        return (Some("as"), format!("vagas de {role}"));
    }
    (Some("a"), format!("{} de {role}", free(nouns, &words)))
}

/// The first of the nouns that the role does not hold itself.
fn free(nouns: [&'static str; 3], words: &[&str]) -> &'static str {
    let [first, ..] = nouns;
    nouns.into_iter().find(|noun| !words.contains(noun)).unwrap_or(first)
}

/// The agreed time as it follows "marcado": "para terça-feira", "para o dia 24", "para as 10h", "às 10h".
fn when(slot: &str, grammar: &Grammar) -> Option<String> {
    let phrase = slot_phrase(slot, "para", grammar)?;
    let lower = phrase.to_lowercase();
    let mut words = lower.trim_start_matches("para ").split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let clock = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    let digits = clock.trim_start_matches(|c: char| c.is_ascii_digit());
    let hour = digits.len() < clock.len()
        && (digits.starts_with(['h', ':']) || digits.is_empty() && second.starts_with("hora"));
    Some(match phrase.strip_prefix("para ") {
        Some(time) if hour => format!("para as {time}"),
        Some(time) if first == "meio-dia" => format!("para o {time}"),
        None if first == "dia" => format!("para o {phrase}"),
        _ => phrase,
    })
}
