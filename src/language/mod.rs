//! Languages: which one a mail is in, and each language's data in `language/<xx>/`.

pub mod concepts;
pub mod detect;
pub mod pattern;
mod region;
pub mod vocabulary;

pub use detect::detect;

use pattern::Phrases;
use serde::{Deserialize, Serialize};

/// A language the product can write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    En,
    De,
    Fr,
    Es,
    Pt,
    It,
    Nl,
}

impl Language {
    pub const ALL: [Language; 7] =
        [Language::En, Language::De, Language::Fr, Language::Es, Language::Pt, Language::It, Language::Nl];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::De => "de",
            Language::Fr => "fr",
            Language::Es => "es",
            Language::Pt => "pt",
            Language::It => "it",
            Language::Nl => "nl",
        }
    }
}

/// How the reader is addressed, from the stiffest to the lightest. The first two say Sie, vous, usted, u; the others du, tu,
/// je. English has no such pronouns: there the greeting tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Register {
    /// "Sehr geehrte …", "Geachte …".
    Ceremonious,
    Formal,
    #[default]
    Informal,
    /// "Hey", "Salut", "Hoi".
    Casual,
}

impl Register {
    pub fn is_formal(self) -> bool {
        matches!(self, Register::Ceremonious | Register::Formal)
    }

    /// The id used in the data files.
    pub fn id(self) -> &'static str {
        match self {
            Register::Ceremonious => "ceremonious",
            Register::Formal => "formal",
            Register::Informal => "informal",
            Register::Casual => "casual",
        }
    }

    /// `formal` or `informal`.
    pub fn address(self) -> &'static str {
        if self.is_formal() { "formal" } else { "informal" }
    }
}

/// Where a language is written in a way of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Region {
    Us,
    Gb,
    Br,
    Pt,
    De,
    Ch,
}

impl Region {
    pub const ALL: [Region; 6] = [Region::Us, Region::Gb, Region::Br, Region::Pt, Region::De, Region::Ch];

    /// The ISO 3166 code.
    pub fn code(self) -> &'static str {
        match self {
            Region::Us => "US",
            Region::Gb => "GB",
            Region::Br => "BR",
            Region::Pt => "PT",
            Region::De => "DE",
            Region::Ch => "CH",
        }
    }

    /// The region with this code.
    pub fn from_code(code: &str) -> Option<Region> {
        Region::ALL.into_iter().find(|r| r.code() == code)
    }
}

/// What the newest message is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    /// ISO 639-1 code; `None` when the text is too short or mixed to tell.
    pub code: Option<&'static str>,
    pub register: Register,
    /// Where it is written; `None` when that does not show.
    pub region: Option<Region>,
}

impl Detected {
    /// The language, when drafts exist in it.
    pub fn language(self) -> Option<Language> {
        Language::ALL.into_iter().find(|l| Some(l.code()) == self.code)
    }
}

/// The compiled `<xx>/phrases.toml` files.
mod data {
    use super::pattern::{Pattern, Phrases};
    include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
}

/// The phrases to look for: those of the language, or of all languages when it is not known.
pub fn phrases(language: Detected) -> impl Iterator<Item = &'static Phrases> {
    data::PHRASES.iter().filter(move |p| language.code.is_none_or(|code| code == p.language))
}
