//! The words of `language/<xx>/facts.toml`, compiled.

use crate::language::pattern::Pattern;

/// A phrase after which (for `agency`: in which) a fact stands.
pub struct Anchor {
    /// How much it says that the fact is what it seems; 3 suffices alone.
    pub strength: u8,
    pub pattern: Pattern,
}

/// Sorted lists of folded words, and anchors by what they find. The data file says what each is for.
pub struct Words {
    /// A title begins with its main word and goes on in lower case: "Responsable des achats".
    pub head_first: bool,
    pub time_denied: &'static [&'static str],
    pub role_inner: &'static [&'static str],
    pub plural: &'static [&'static str],
    pub role_ending: &'static [&'static str],
    pub of_word: &'static [&'static str],
    pub in_word: &'static [&'static str],
    pub to_word: &'static [&'static str],
    pub and_word: &'static [&'static str],
    pub at_word: &'static [&'static str],
    pub article: &'static [&'static str],
    pub negation: &'static [&'static str],
    pub abbreviation: &'static [&'static str],
    pub role_then: &'static [&'static str],
    pub before_role: &'static [&'static str],
    pub role_joint: &'static [&'static str],
    pub weak_noun: &'static [&'static str],
    pub field_word: &'static [&'static str],
    pub value_stop: &'static [&'static str],
    pub weak_label: &'static [&'static str],
    pub label_end: &'static [&'static str],
    pub common_word: &'static [&'static str],
    pub hires_word: &'static [&'static str],
    pub agency_weak: &'static [&'static str],
    pub domain_prefix: &'static [&'static str],
    pub name_word: &'static [&'static str],
    pub name_of: &'static [&'static str],
    pub name_for: &'static [&'static str],
    pub client_not: &'static [&'static str],
    pub founder: &'static [&'static str],
    pub title_of: &'static [&'static str],
    pub name_joint: &'static [&'static str],
    pub firm_after: &'static [&'static str],
    pub after_name: &'static [&'static str],
    pub automatic: &'static [&'static str],
    pub clock_word: &'static [&'static str],
    pub day_ending: &'static [&'static str],
    pub half_ending: &'static [&'static str],
    pub hour_ending: &'static [&'static str],
    pub time_or: &'static [&'static str],
    pub zone_word: &'static [&'static str],
    pub part_of_day: &'static [&'static str],
    pub role_head: &'static [&'static str],
    pub role_in: &'static [&'static str],
    pub role_to: &'static [&'static str],
    pub role_noun: &'static [&'static str],
    pub role_label: &'static [&'static str],
    pub label_extra: &'static [&'static str],
    pub company_label: &'static [&'static str],
    pub role_stop: &'static [&'static str],
    pub not_offered: &'static [&'static str],
    pub bracket_drop: &'static [&'static str],
    pub team: &'static [&'static str],
    pub team_suffix: &'static [&'static str],
    pub agency_word: &'static [&'static str],
    pub org_word: &'static [&'static str],
    pub legal: &'static [&'static str],
    pub unit_word: &'static [&'static str],
    pub connector: &'static [&'static str],
    pub place_word: &'static [&'static str],
    pub platform: &'static [&'static str],
    pub company_stop: &'static [&'static str],
    pub name_title: &'static [&'static str],
    pub peer_title: &'static [&'static str],
    pub pronoun: &'static [&'static str],
    pub family_particle: &'static [&'static str],
    pub closing_word: &'static [&'static str],
    pub client_thing: &'static [&'static str],
    pub ours: &'static [&'static str],
    pub applied: &'static [&'static str],
    pub process: &'static [&'static str],
    pub place_after: &'static [&'static str],
    pub relay: &'static [&'static str],
    pub weekday: &'static [&'static str],
    pub month: &'static [&'static str],
    pub near_day: &'static [&'static str],
    pub day_part: &'static [&'static str],
    pub zone: &'static [&'static str],
    pub time_joint: &'static [&'static str],
    pub time_label: &'static [&'static str],
    pub time_not: &'static [&'static str],
    pub role: &'static [Anchor],
    pub role_after: &'static [Anchor],
    pub role_not: &'static [Anchor],
    pub agency_title: &'static [Anchor],
    pub company: &'static [Anchor],
    pub company_not: &'static [Anchor],
    pub client: &'static [Anchor],
    pub agency: &'static [Anchor],
    pub person: &'static [Anchor],
    pub sender_company: &'static [Anchor],
}

impl Words {
    /// Whether titles end (in some languages: begin) with this folded word.
    pub fn is_title(&self, word: &str) -> bool {
        has(self.role_head, word) || self.role_ending.iter().any(|end| word.len() > end.len() && word.ends_with(end))
    }
}

include!(concat!(env!("OUT_DIR"), "/facts.rs"));

/// The words of the language with this code; English where a language has none.
pub fn of(code: Option<&str>) -> &'static Words {
    ALL.iter().find(|(known, _)| Some(*known) == code).map_or(&EN, |(_, words)| words)
}

/// A folded word without the article or preposition that is elided before it: "d'infirmiere" → "infirmiere".
pub fn bare<'w>(lists: &Words, word: &'w str) -> &'w str {
    let cut = word.find('\'').map_or(0, |at| at + 1);
    let (small, rest) = word.split_at(cut);
    if has(lists.article, small) || has(lists.of_word, small) { rest } else { word }
}

/// Whether names of any language write this word with a full stop.
pub fn is_abbreviation(word: &str) -> bool {
    ALL.iter().any(|(_, words)| has(words.abbreviation, word))
}

/// Whether a sorted list holds the word.
pub fn has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}
