//! The file that holds a user's settings, to keep or to take along.

use super::settings::{Log, Settings, VERSION, cleaned_own};
use crate::language::Language;
use crate::reply::Own;
use serde::{Deserialize, Serialize};

/// Says that a file is one of these, and in which version, whatever else it holds.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Head {
    /// As [`Backup::version`].
    #[serde(rename = "bow_out")]
    pub version: u32,
}

/// What the file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// Of its form; that of the settings.
    #[serde(rename = "bow_out")]
    pub version: u32,
    pub settings: Settings,
    /// The user's own sentences in all languages.
    pub own: Vec<Own>,
    /// Only when the user wanted it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<Log>,
}

impl Backup {
    pub fn new(settings: Settings, own: Vec<Own>, log: Option<Log>) -> Self {
        Backup { version: VERSION, settings, own, log }
    }

    /// The same as it may be kept, and how many sentences were left out because they cannot be used.
    pub fn cleaned(self) -> (Backup, usize) {
        let of = |language| self.own.iter().filter(move |own| own.language == language).cloned().collect();
        let own: Vec<Own> =
            Language::ALL.into_iter().flat_map(|language| cleaned_own(of(language), language)).collect();
        let left_out = self.own.len() - own.len();
        let log = self.log.map(|theirs| {
            let mut log = Log::default();
            log.join(theirs);
            log
        });
        (Backup { settings: self.settings.cleaned(), own, log, ..self }, left_out)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says so by failing")]
mod tests {
    use super::*;
    use crate::reply::Slot;

    fn own(text: &str) -> Own {
        Own { language: Language::De, slot: Some(Slot::Signoff), text: text.into() }
    }

    #[test]
    fn what_was_written_is_read_again() {
        let settings = Settings { name: "Sam Lee".into(), large_text: true, ..Settings::default() };
        let backup = Backup::new(settings, vec![own("Schöne Grüße")], None);
        let file = serde_json::to_string(&backup).unwrap();
        assert!(!file.contains("declined"), "no log unless it was asked for");
        assert_eq!(serde_json::from_str::<Backup>(&file).unwrap().cleaned(), (backup, 0));
    }

    #[test]
    fn a_sentence_that_cannot_be_used_is_left_out_and_counted() {
        let backup = Backup::new(Settings::default(), vec![own("Grüße {boss}"), own("Grüße")], None);
        let (clean, left_out) = backup.cleaned();
        assert_eq!((clean.own, left_out), (vec![own("Grüße")], 1));
    }

    #[test]
    fn what_is_no_such_file_is_not_read() {
        for text in ["{}", "[]", r#"{"settings":{},"own":[]}"#, r#"{"bow_out":1,"settings":{"name":7},"own":[]}"#] {
            assert!(serde_json::from_str::<Backup>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_newer_file_still_says_what_it_is() {
        let head: Head = serde_json::from_str(r#"{"bow_out":9,"settings":"elsewhere"}"#).unwrap();
        assert!(head.version > VERSION);
    }
}
