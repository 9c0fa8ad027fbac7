//! German: the noun that carries case and gender before a role or a company.

use super::{Grammar, Known, clean, preceded, slot_phrase};
use crate::reply::render::Fields;

/// The word lists of `[grammar]` that only German has; an entry that starts with a hyphen is the end of a word.
pub const LISTS: [&str; 20] = [
    "articles",
    "nouns_f",
    "nouns_n",
    "nouns_m",
    "closing_nouns",
    "open_nouns",
    "plural_jobs",
    "areas",
    "adjectives",
    "legal_f",
    "an_der",
    "am",
    "bei_der",
    "beim",
    "plural_firms",
    "after_noun",
    "before_role",
    "not_nominative",
    "weak_nouns",
    "bent_adjectives",
];

/// What no case shows on: "die Ausschreibung Duales Studium Informatik".
const UNBENT: &str = "Ausschreibung";

/// Sets `at`, `firm`, `position`, `stelle`, `zuposition`, `zustelle`, `when`.
pub fn fields(known: &Known, grammar: &Grammar, fields: &mut Fields) {
    let firm = grammar.company(known, at).map(|firm| format!(" {firm}"));
    let at = match &firm {
        Some(firm) => firm,
        None if known.agency && known.formal => " bei Ihrem Auftraggeber",
        None if known.agency => " bei deinem Auftraggeber",
        None => "",
    };
    fields.set("at", at);
    if let Some(firm) = firm {
        fields.set("firm", firm);
    }
    if let Some(role) = known.role.and_then(clean) {
        let role = nominative(role, known.before_role, grammar);
        let joined = grammar.joined("before_role", known.before_role);
        let (position, zu_position) = role_phrase(&role, joined, "Position", "Stelle", grammar);
        let (stelle, zu_stelle) = role_phrase(&role, joined, "Stelle", "Position", grammar);
        fields.set("position", position);
        fields.set("zuposition", zu_position);
        fields.set("stelle", stelle);
        fields.set("zustelle", zu_stelle);
    }
    if let Some(when) = known.slot.and_then(|slot| slot_phrase(slot, slot_preposition(slot), grammar)) {
        fields.set("when", when);
    }
}

/// "um 14 Uhr", "in KW 48", "am 26. November".
fn slot_preposition(slot: &str) -> &'static str {
    let lower = slot.to_lowercase();
    let mut words = lower.split_whitespace();
    let first = words.next().unwrap_or_default();
    let hour = first.starts_with(|c: char| c.is_ascii_digit())
        && (first.contains(':') || first.ends_with('h') || words.next().is_some_and(|w| w.starts_with("uhr")));
    match first {
        "kw" | "kalenderwoche" => "in",
        "mittags" | "mitternacht" => "gegen",
        _ if hour => "um",
        _ => "am",
    }
}

/// Whether `word` is on a list.
fn among(list: &str, word: &str, grammar: &Grammar) -> bool {
    grammar.list(list).iter().any(|entry| match entry.strip_prefix('-') {
        Some(end) => word.ends_with(end),
        None => word == *entry,
    })
}

/// The company with its preposition: "bei der Larkfield GmbH", "am Klinikum Fürth".
fn at(company: &str, grammar: &Grammar) -> String {
    let lower = company.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let last = words.last().copied().unwrap_or_default();
    let own = company.split_whitespace().next().unwrap_or_default();
    let place = |word: &str| {
        [("an_der", "an der"), ("am", "am"), ("bei_der", "bei der"), ("beim", "beim")]
            .into_iter()
            .find(|(list, _)| among(list, word, grammar))
            .map(|(_, preposition)| preposition)
    };
    let preposition = match own {
        "die" | "das" | "den" => "für",
        _ if among("articles", first, grammar) => "bei",
        _ if words.len() > 1 && among("adjectives", first, grammar) => "beim Arbeitgeber",
        _ if words.len() > 1 && among("legal_f", last.trim_end_matches(['.', ')']), grammar) => "bei der",
        _ if among("plural_firms", first, grammar) => "für die",
        _ => match place(first) {
            Some(preposition) => preposition,
            None if lower.ends_with(" e.v.") || lower.ends_with(" e. v.") => "beim",
            // A name before the kind: "Bertelsmann Stiftung".
            None => place(last).unwrap_or("bei"),
        },
    };
    format!("{preposition} {company}")
}

/// "Technischer Leiter", "Disponent", where the mail says "einen Technischen Leiter", "zum Disponenten".
fn nominative(role: String, before: &[String], grammar: &Grammar) -> String {
    let article =
        |before: &String| before.rsplit(' ').next().is_some_and(|word| among("not_nominative", word, grammar));
    if !before.iter().any(article) {
        return role;
    }
    let mut words = role.split(' ').map(str::to_owned).collect::<Vec<_>>();
    for word in &mut words {
        let Some(stem) = word.strip_suffix("en") else { break };
        let lower = word.to_lowercase();
        if among("bent_adjectives", &lower, grammar) {
            *word = format!("{stem}er");
        } else {
            if among("weak_nouns", &lower, grammar) {
                *word = stem.to_owned();
            }
            break;
        }
    }
    words.join(" ")
}

/// The role in the accusative and after "zu": "die Position als Koch", "das Praktikum Marketing", "die Stellen als
/// Pflegekräfte", "die Position im Bereich Vertrieb", or as the mail has `joined` it, "die Stelle in der Disposition".
fn role_phrase(role: &str, joined: Option<&str>, noun: &str, other: &str, grammar: &Grammar) -> (String, String) {
    let lower = role.to_lowercase();
    let head = lower.split([',', '(', '/', '|']).next().unwrap_or_default();
    let head = head.split(" - ").next().unwrap_or_default().split(" – ").next().unwrap_or_default();
    let words: Vec<&str> = head.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let said = |noun: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|w| w == noun.to_lowercase());
    let noun = [noun, other, "Aufgabe"].into_iter().find(|n| !said(n)).unwrap_or(noun);
    let with = |noun: &str, link: &str| {
        let linked = preceded(link, role);
        (format!("die {noun} {linked}"), format!("zur {noun} {linked}"))
    };
    if among("articles", first, grammar) {
        let named = words.iter().skip(1).any(|w| gender(w, grammar).is_some());
        return if named { (role.to_owned(), format!("über {role}")) } else { with(noun, "") };
    }
    if let Some(bent) = bent_noun(&words, grammar) {
        return if bent == "die" { (format!("die {role}"), format!("über die {role}")) } else { with(UNBENT, "") };
    }
    if let Some((the, to)) = head_noun(&words, grammar) {
        return (format!("{the} {role}"), format!("{to} {role}"));
    }
    if is_plural(&words, head, grammar) {
        let nouns = if noun == "Position" { "Positionen".to_owned() } else { format!("{noun}n") };
        return (format!("die {nouns} als {role}"), format!("zu den {nouns} als {role}"));
    }
    let is_area = |w: &&str| matches!(*w, "und" | "&" | "+" | "im") || w.ends_with('-') || among("areas", w, grammar);
    match first {
        "als" | "im" | "in" | "am" | "an" => with(noun, ""),
        "" => with(noun, "als"),
        _ if words.iter().all(is_area) => with(noun, joined.unwrap_or("im Bereich")),
        // "Disposition Nahverkehr": nobody is called so.
        _ if is_area(&first) && (first.ends_with("ung") || first.ends_with("ion")) => {
            (format!("die {role}"), format!("zur {role}"))
        }
        _ => with(noun, joined.unwrap_or("als")),
    }
}

/// The articles of a word that says itself what is offered: "das Praktikum", "zum Praktikum".
fn gender(word: &str, grammar: &Grammar) -> Option<(&'static str, &'static str)> {
    [("nouns_f", ("die", "zur")), ("nouns_n", ("das", "zum")), ("nouns_m", ("den", "zum"))]
        .into_iter()
        .find(|(list, _)| among(list, word, grammar))
        .map(|(_, articles)| articles)
}

/// The article of a noun after adjectives that agree with it: "Duales Studium", "Kaufmännische Ausbildung", but not
/// "Leiter Ausbildung".
fn bent_noun(words: &[&str], grammar: &Grammar) -> Option<&'static str> {
    let (at, (the, _)) = words.iter().enumerate().find_map(|(i, w)| Some((i, gender(w, grammar)?)))?;
    let end = match the {
        "die" => 'e',
        "das" => 's',
        _ => 'r',
    };
    (at > 0 && words.iter().take(at).all(|w| w.ends_with(end))).then_some(the)
}

/// The articles of a role that opens or closes with such a word: "Ausbildung zum Koch", "Summer Internship", but not
/// "Job Coach".
fn head_noun(words: &[&str], grammar: &Grammar) -> Option<(&'static str, &'static str)> {
    let (first, last) = (words.first()?, words.last()?);
    let alone = || match words.get(1) {
        None => true,
        Some(next) => !among("open_nouns", first, grammar) || among("after_noun", next, grammar),
    };
    let opens = gender(first, grammar).filter(|_| alone());
    opens.or_else(|| gender(last, grammar).filter(|_| among("closing_nouns", last, grammar)))
}

/// "Pflegekräfte", "Erfahrene Ingenieure", "Java developers" but not "Leiter Pflegekräfte" or "Head of Developers".
fn is_plural(words: &[&str], head: &str, grammar: &Grammar) -> bool {
    let plural = |word: &&&str| among("plural_jobs", word, grammar);
    let first = words.iter().find(|w| plural(w) || !w.ends_with('e')).is_some_and(|w| plural(&w));
    let english = words.last().is_some_and(|w| w.ends_with('s') && plural(&w));
    first || english && !head.contains(" of ") && !head.contains(" for ")
}
