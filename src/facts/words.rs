//! The words of `language/<xx>/facts.toml`, compiled.

use crate::language::pattern::Pattern;
use crate::language::vocabulary::{numbers, word};

/// A phrase by which something is known.
pub struct Anchor {
    /// Of agencies: 1 where it tells only when no application is spoken of, else 2.
    pub strength: u8,
    pub pattern: Pattern,
}

/// Lists of words, and anchors by what they find. The data file says what each is for.
pub struct Words {
    pub time_denied: List,
    pub plural: List,
    pub role_ending: List,
    pub of_word: List,
    pub and_word: List,
    pub at_word: List,
    pub article: List,
    pub abbreviation: List,
    pub before_role: List,
    pub agency_weak: List,
    pub clock_word: List,
    pub day_ending: List,
    pub half_ending: List,
    pub hour_ending: List,
    pub time_or: List,
    pub zone_word: List,
    pub part_of_day: List,
    pub role_head: List,
    pub role_noun: List,
    pub role_stop: List,
    pub not_offered: List,
    pub bracket_drop: List,
    pub team: List,
    pub agency_word: List,
    pub org_word: List,
    pub legal: List,
    pub place_word: List,
    pub place_label: List,
    pub remote: List,
    pub platform: List,
    pub company_stop: List,
    pub name_title: List,
    pub academic_title: List,
    pub courtesy_title: List,
    pub female_ending: List,
    pub before_woman: List,
    pub before_man: List,
    /// The title of a woman or a man whose signature tells which; empty where a greeting goes without.
    pub woman: &'static str,
    pub man: &'static str,
    /// How a greeting writes the titles of signatures: "mevr" as "mevrouw".
    pub written: &'static [(&'static str, &'static str)],
    pub given_name: List,
    pub pronoun: List,
    pub family_particle: List,
    pub closing_word: List,
    pub client_thing: List,
    pub ours: List,
    pub applied: List,
    pub relay: List,
    pub weekday: List,
    pub month: List,
    pub near_day: List,
    pub day_part: List,
    pub zone: List,
    pub time_joint: List,
    pub time_label: List,
    pub time_not: List,
    pub agency_title: &'static [Anchor],
    pub agency: &'static [Anchor],
    pub video: &'static [Anchor],
    pub phone: &'static [Anchor],
    pub on_site: &'static [Anchor],
    /// Ends where the name of somebody else begins.
    pub meets: &'static [Anchor],
    /// Ends where the names of those begin whom the reader has met, …
    pub met: &'static [Anchor],
    /// … and begins where they end.
    pub enjoyed_meeting: &'static [Anchor],
    /// A greeting by one name alone, a good day wished behind it or not.
    pub greets: &'static [Anchor],
    pub follow_up: &'static [Anchor],
    pub referred: &'static [Anchor],
    pub your_application: &'static [Anchor],
}

impl Words {
    /// Whether titles end (in some languages: begin) with this folded word or its plural.
    pub fn is_title_or_plural(&self, word: &str) -> bool {
        let one = |plural| word.strip_suffix(plural).is_some_and(|one| self.is_title(one));
        self.is_title(word) || self.plural.iter().any(one)
    }

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

/// Whether names or times of any language write this word with a full stop.
pub fn is_abbreviation(word: &str) -> bool {
    ALL.iter().any(|(_, words)| [words.abbreviation, words.month, words.weekday].iter().any(|list| has(*list, word)))
}

/// Folded words, sorted by their text: the number of a list of the vocabulary.
#[derive(Clone, Copy)]
pub struct List(u16);

impl List {
    pub fn is_empty(self) -> bool {
        numbers(self.0).is_empty()
    }

    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        numbers(self.0).iter().map(|number| word(*number))
    }
}

/// Whether a list holds the word.
pub fn has(list: List, text: &str) -> bool {
    numbers(list.0).binary_search_by(|number| word(*number).cmp(text)).is_ok()
}
