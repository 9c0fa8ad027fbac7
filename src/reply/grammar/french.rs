//! French: the noun before a role, what contracts and elides, and the preposition before a company.

use super::{Grammar, Known, clean, slot_phrase};
use crate::mail::text::fold_into;
use crate::reply::render::Fields;

pub const LISTS: [&str; 22] = [
    "articles",
    "contracting",
    "role_prepositions",
    "nouns_le",
    "nouns_la",
    "nouns_l",
    "nouns_les",
    "nouns_last",
    "own_nouns",
    "plural_endings",
    "plural_jobs",
    "plural_last",
    "mute_h",
    "not_elided",
    "at_au",
    "at_a_la",
    "at_a_l",
    "at_aux",
    "at_a",
    "weekdays",
    "slot_starts",
    "workplaces",
];

/// The company's kind and what stands before it; any other is "chez".
const AT: [(&str, &str); 5] =
    [("at_a", "à "), ("at_au", "au "), ("at_a_la", "à la "), ("at_a_l", "à l'"), ("at_aux", "aux ")];

/// A role that names its own kind, and its article, alone and after "de".
const NOUNS: [(&str, &str, &str); 4] = [
    ("nouns_le", "le ", "du "),
    ("nouns_la", "la ", "de la "),
    ("nouns_l", "l'", "de l'"),
    ("nouns_les", "les ", "des "),
];

/// Sets `at`, `at_company`, `role`, `of_role`, `when`.
pub fn fields(known: &Known, grammar: &Grammar, fields: &mut Fields) {
    match grammar.company(known, at_company) {
        Some(at) => {
            fields.set("at", format!(" {at}"));
            fields.set("at_company", at);
        }
        None if known.agency => fields.set("at", if known.formal { " chez votre client" } else { " chez ton client" }),
        None => fields.set("at", ""),
    }
    if let Some(role) = known.role.and_then(clean) {
        let (role, of_role) = role_phrases(&role, grammar);
        fields.set("role", role);
        if let Some(of_role) = of_role {
            fields.set("of_role", of_role);
        }
    }
    if let Some(when) = known.slot.and_then(|slot| when(slot, grammar)) {
        fields.set("when", when);
    }
}

/// "chez Larkfield", "au CHU de Nantes", "à l'Université de Lyon".
fn at_company(company: &str, grammar: &Grammar) -> String {
    let lower = folded(company);
    let kind = |name: &str| AT.iter().find(|(list, _)| grammar.starts(list, name));
    if let Some((_, at)) = kind(&lower) {
        return format!("{at}{company}");
    }
    // With an article of its own, which cannot contract: "à la Ville de Genève", "pour le Ministère", "chez Les Ateliers".
    let rest = |article: &str| lower.strip_prefix(article).is_some_and(|rest| kind(rest).is_some());
    if rest("la ") || rest("l'") {
        format!("à {company}")
    } else if company.starts_with('l') && (rest("le ") || rest("les ")) {
        format!("pour {company}")
    } else if lower.starts_with("groupe ") {
        format!("au sein du {company}")
    } else {
        format!("chez {company}")
    }
}

/// "le poste de Store Manager" and "du poste de Store Manager"; the second is lacking where "de" would change the role.
fn role_phrases(role: &str, grammar: &Grammar) -> (String, Option<String>) {
    let lower = folded(role);
    let starts = |list: &str| grammar.starts(list, &lower);
    let both = |noun: &str, of_noun: &str, rest: &str| (format!("{noun}{rest}"), Some(format!("{of_noun}{rest}")));
    if starts("articles") {
        // The article is part of the name, which stays as it is.
        return if starts("own_nouns") {
            (role.to_owned(), (!starts("contracting")).then(|| of(role, grammar)))
        } else {
            both("le poste ", "du poste ", &format!("«\u{a0}{role}\u{a0}»"))
        };
    }
    if let Some(place) = grammar.workplace(role) {
        return both("le poste ", "du poste ", &place);
    }
    if starts("role_prepositions") {
        return both("le poste ", "du poste ", role);
    }
    if let Some((_, noun, of_noun)) = NOUNS.iter().find(|(list, ..)| starts(list)) {
        return both(noun, of_noun, role);
    }
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let is = |word: Option<&&str>, list: &str| word.is_some_and(|w| grammar.list(list).contains(w));
    if is(words.last(), "nouns_last") {
        return if elides(&lower, grammar) { both("l'", "de l'", role) } else { both("le ", "du ", role) };
    }
    // The head stands first in French, last in an English title: "Vendeurs à Lyon", "Java developers, Lyon".
    let head = lower.split([',', '(', '/', '|']).next().unwrap_or_default();
    let head = head.split(" - ").next().unwrap_or_default().split(" of ").next().unwrap_or_default();
    let ends = |w: &&str| grammar.list("plural_endings").iter().any(|ending| w.ends_with(ending));
    let last = head.split_whitespace().last();
    let rest = of(role, grammar);
    if words.first().is_some_and(ends) || is(words.first(), "plural_jobs") || is(last.as_ref(), "plural_last") {
        both("les postes ", "des postes ", &rest)
    } else if words.contains(&"poste") || words.contains(&"postes") {
        both("la fonction ", "de la fonction ", &rest)
    } else {
        both("le poste ", "du poste ", &rest)
    }
}

/// "du mardi 24 novembre", "de mardi à 10 h", "prévu le 24 novembre".
fn when(slot: &str, grammar: &Grammar) -> Option<String> {
    let slot = clean(slot)?;
    let lower = folded(&slot);
    let mut words = lower.split([' ', '.', ',']).filter(|w| !w.is_empty());
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let number = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let time = first.contains(['h', ':']) || second.starts_with('h');
    let weekday = grammar.starts("weekdays", &lower);
    let preposition = match (weekday, number(first)) {
        (true, _) if number(second) => "du",
        (false, true) if !time => "du",
        (false, false) => "prévu",
        _ => "de",
    };
    let slot = if weekday || grammar.starts("slot_starts", &lower) {
        let mut chars = slot.chars();
        chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
    } else {
        slot
    };
    slot_phrase(&slot, preposition, grammar)
}

/// "de Store Manager", "d'Ingénieur".
fn of(name: &str, grammar: &Grammar) -> String {
    let of = if elides(&folded(name), grammar) { "d'" } else { "de " };
    format!("{of}{name}")
}

/// Whether "de" and "le" lose their vowel before this, folded.
fn elides(lower: &str, grammar: &Grammar) -> bool {
    let mut letters = lower.chars();
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    match letters.next() {
        Some('h') => grammar.list("mute_h").iter().any(|start| lower.starts_with(start)),
        Some('y') => letters.next().is_some_and(char::is_alphabetic) && !vowel(lower.chars().nth(1)),
        first => vowel(first) && !grammar.starts("not_elided", lower),
    }
}

/// In lower case and without accents, which capitals often lack.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}
