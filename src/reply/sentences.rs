//! The sentences of every language, compiled from `language/<xx>/sentences.toml`.

use super::grammar::Grammar;
use super::wording::{Join, JoinKind, Wording};
use crate::language::Language;

/// The sentences of one language.
#[derive(Debug)]
pub struct Book {
    /// The regions that some wordings tell apart; the first is the default.
    pub regions: &'static [&'static str],
    /// What a region or a register writes instead: ("CH", "ß", "ss").
    pub spelling: &'static [(&'static str, &'static str, &'static str)],
    pub greeting: &'static [Wording],
    pub thanks: &'static [Wording],
    pub decline: &'static [Wording],
    /// In the order of [`super::wording::REASONS`].
    pub reasons: [&'static [Wording]; 11],
    pub join: &'static [Join],
    pub release: &'static [Wording],
    pub apology: &'static [Wording],
    pub door_open: &'static [Wording],
    pub refer: &'static [Wording],
    pub wish: &'static [Wording],
    pub signoff: &'static [Wording],
    /// "I've" and "I have".
    pub contractions: &'static [(&'static str, &'static str)],
    /// What is declined, in the order of [`super::wording::STAGES`].
    pub events: [&'static str; 11],
    pub grammar: Grammar,
}

impl Book {
    /// Every wording of every part.
    pub fn wordings(&self) -> impl Iterator<Item = &'static Wording> {
        let parts = [
            self.greeting,
            self.thanks,
            self.decline,
            self.release,
            self.apology,
            self.door_open,
            self.refer,
            self.wish,
            self.signoff,
        ];
        parts.into_iter().chain(self.reasons).flatten()
    }
}

/// The sentences of `language`.
pub fn book(language: Language) -> &'static Book {
    let [english, ..] = &BOOKS;
    BOOKS.iter().find(|book| book.grammar.language == language.code()).unwrap_or(english)
}

include!(concat!(env!("OUT_DIR"), "/sentences.rs"));
