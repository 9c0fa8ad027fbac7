//! Italian: articles and what they melt into, the noun before a role, and the preposition of a time.

use super::{Grammar, Known, clean, preceded, slot_phrase};
use crate::reply::render::Fields;

pub const LISTS: [&str; 18] = [
    "definite",
    "indefinite",
    "nouns_m",
    "nouns_f",
    "nouns_m_plural",
    "nouns_f_plural",
    "last_m",
    "last_f",
    "last_f_plural",
    "jobs",
    "plural_first",
    "plural_last",
    "company_m",
    "company_f",
    "company_m_plural",
    "company_f_plural",
    "undated",
    "workplaces",
];

/// Sets `at`, `company`, `role`, `position`, `on`, `about`, `when`.
pub fn fields(known: &Known, grammar: &Grammar, fields: &mut Fields) {
    let at = match grammar.company(known, |company, grammar| format!("presso {}", house(company, grammar))) {
        Some(at) => format!(" {at}"),
        // The plural is the agency, so it goes with either address.
        None if known.agency => " presso il vostro cliente".to_owned(),
        None => String::new(),
    };
    fields.set("at", at);
    if let Some(company) = known.company.and_then(clean) {
        fields.set("company", house(&company, grammar));
    }
    if let Some(role) = known.role.and_then(clean) {
        let (as_role, as_position) = (Phrase::of(&role, false, grammar), Phrase::of(&role, true, grammar));
        fields.set("role", as_role.whole());
        fields.set("position", as_position.whole());
        fields.set("on", as_role.after("su", "su"));
        fields.set("about", as_position.after("riguardo a", "a"));
    }
    if let Some(when) = known.slot.and_then(|slot| when(slot, grammar)) {
        fields.set("when", when);
    }
}

/// "Larkfield", "l'Università di Bologna", "lo Studio Legale Neri".
fn house(company: &str, grammar: &Grammar) -> String {
    let lower = company.to_lowercase();
    let gender = [
        ("company_m", false, false),
        ("company_f", true, false),
        ("company_m_plural", false, true),
        ("company_f_plural", true, true),
    ];
    let article = gender
        .into_iter()
        .find(|(list, ..)| grammar.starts(list, &lower))
        .map_or("", |(_, feminine, plural)| article(feminine, plural, &lower));
    Phrase { article, text: company.to_owned() }.whole()
}

/// An article, which a preposition may melt into, and what it stands before.
struct Phrase {
    /// Empty when the text has its own or none.
    article: &'static str,
    text: String,
}

impl Phrase {
    /// "la posizione di Store Manager", "lo stage in Marketing", "i ruoli di sviluppatori Java".
    fn of(role: &str, position: bool, grammar: &Grammar) -> Phrase {
        let lower = role.to_lowercase().replace('’', "'");
        let head = lower.split([',', '(', '/', '|', ':']).next().unwrap_or_default();
        let head = head.split(" - ").next().unwrap_or_default().split(" – ").next().unwrap_or_default().trim();
        let last = head.rsplit(' ').next().unwrap_or_default();
        let first = head.split(' ').find(|word| word.starts_with(char::is_alphabetic)).unwrap_or_default();
        let bare = |article: &'static str, text: String| Phrase { article, text };

        let own_article =
            [("definite", false), ("indefinite", true)].into_iter().find(|(l, _)| grammar.starts(l, &lower));
        if let Some((_, indefinite)) = own_article {
            let after = head.split_once([' ', '\'']).map_or("", |(_, after)| after);
            return match (noun_gender(after, "", grammar), indefinite) {
                (Some(_), _) => bare("", role.to_owned()),
                (None, true) => bare("la", format!("ricerca di {role}")),
                (None, false) => bare("la", format!("posizione \"{role}\"")),
            };
        }
        if let Some(place) = grammar.workplace(role) {
            let (article, noun) = if position { ("la", "posizione") } else { ("il", "ruolo") };
            return bare(article, format!("{noun} {place}"));
        }
        if let Some((feminine, plural)) = noun_gender(head, last, grammar) {
            return bare(article(feminine, plural, &lower), role.to_owned());
        }
        let plural = grammar.list("plural_first").contains(&first)
            || (grammar.list("plural_last").contains(&last) && !head.contains(" of "));
        let says = |noun: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == noun);
        match (says("posizione"), says("ruolo")) {
            (true, true) => bare("l'", format!("incarico di {role}")),
            (said, other) if position && !said || other => bare(
                if plural { "le" } else { "la" },
                format!("{} di {role}", if plural { "posizioni" } else { "posizione" }),
            ),
            _ => bare(if plural { "i" } else { "il" }, format!("{} di {role}", if plural { "ruoli" } else { "ruolo" })),
        }
    }

    fn whole(&self) -> String {
        preceded(self.article, &self.text)
    }

    /// After a preposition that ends in `last`: "riguardo alla posizione di", "sul ruolo di".
    fn after(&self, preposition: &str, last: &str) -> String {
        let text = &self.text;
        let start = preposition.strip_suffix(last).unwrap_or_default();
        match self.article {
            "" => format!("circa {text}"),
            "il" => format!("{start}{last}l {text}"),
            "l'" => format!("{start}{last}ll'{text}"),
            "lo" | "la" | "le" => format!("{start}{last}l{} {text}", self.article),
            other => format!("{start}{last}{other} {text}"),
        }
    }
}

/// Whether a noun for a job stands first, or `last` is one, and so needs no other: whether it is feminine, and plural.
fn noun_gender(head: &str, last: &str, grammar: &Grammar) -> Option<(bool, bool)> {
    let first = [
        ("nouns_m", (false, false)),
        ("nouns_f", (true, false)),
        ("nouns_m_plural", (false, true)),
        ("nouns_f_plural", (true, true)),
    ];
    let end = [("last_m", (false, false)), ("last_f", (true, false)), ("last_f_plural", (true, true))];
    if grammar.starts("jobs", head) {
        return None;
    }
    let first = first.into_iter().find(|(list, _)| grammar.starts(list, head));
    first.or_else(|| end.into_iter().find(|(list, _)| grammar.list(list).contains(&last))).map(|(_, gender)| gender)
}

/// The definite article before `text`, which is in lower case.
fn article(feminine: bool, plural: bool, text: &str) -> &'static str {
    let mut chars = text.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    let open = |c: char| "aeiouàèéìòùh".contains(c);
    let vowel = open(first) || first == '8' || text.starts_with("11");
    let hard = matches!((first, second), ('z' | 'x' | 'y', _) | ('g', 'n') | ('p', 's' | 'n'))
        || first == 's' && second.is_alphabetic() && !open(second);
    match (plural, feminine) {
        (false, _) if vowel => "l'",
        (false, true) => "la",
        (false, false) if hard => "lo",
        (false, false) => "il",
        (true, true) => "le",
        (true, false) if vowel || hard => "gli",
        (true, false) => "i",
    }
}

/// The agreed time as it follows a masculine noun: "di giovedì 26 novembre", "dell'8 novembre", "delle 14:30".
fn when(slot: &str, grammar: &Grammar) -> Option<String> {
    let lower = clean(slot)?.to_lowercase();
    let mut words = lower.split([' ', ',']);
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let number = first.starts_with(|c: char| c.is_ascii_digit());
    let preposition = match first {
        "ore" => "delle",
        _ if number && is_hour(first, second) => "delle",
        "8" | "11" => "dell'",
        _ if number && (first.starts_with("8/") || first.starts_with("11/")) => "dell'",
        _ if number => "del",
        _ => "di",
    };
    let phrase = slot_phrase(slot, preposition, grammar)?.replacen("dell' ", "dell'", 1);
    // "il 26 novembre" cannot follow a noun by itself.
    Some(if grammar.starts("undated", &lower) { format!("previsto {phrase}") } else { phrase })
}

/// "14:30", "14.30", "9h" and "2 pm", but not "26", "26/11" and "26.11".
fn is_hour(word: &str, next: &str) -> bool {
    let clock = |(hour, minutes): (&str, &str)| {
        hour.parse::<u8>().is_ok_and(|hour| hour < 24) && matches!(minutes, "00" | "15" | "30" | "45")
    };
    word.contains(':')
        || word.ends_with(['h', 'm'])
        || matches!(next, "am" | "pm")
        || word.split_once('.').is_some_and(clock)
}
