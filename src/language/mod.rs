//! Languages: which one a mail is in, and each language's data in `language/<xx>/`.

pub mod detect;
pub mod pattern;
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
}

impl Language {
    pub const ALL: [Language; 1] = [Language::En];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
        }
    }
}

/// How the reader is addressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Register {
    Formal,
    #[default]
    Informal,
}

/// What the newest message is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    /// ISO 639-1 code; `None` when the text is too short or mixed to tell.
    pub code: Option<&'static str>,
    pub register: Register,
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

/// Whether there are phrases to judge mail in this language by; `code` is ISO 639-1.
pub fn is_judged(code: &str) -> bool {
    data::PHRASES.iter().any(|p| p.language == code)
}

/// The phrases to look for: those of the language, or of all languages when it is not known.
pub fn phrases(language: Detected) -> impl Iterator<Item = &'static Phrases> {
    data::PHRASES.iter().filter(move |p| language.code.is_none_or(|code| code == p.language))
}
