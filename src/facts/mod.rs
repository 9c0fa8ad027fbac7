//! Who writes, for which company, about which role, at what times.

use crate::judge::Verdict;
use crate::language::Detected;
use crate::mail::{Parsed, Place};

/// A fact as the mail states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The words, cut from the mail and cleaned for use in a sentence.
    pub text: String,
    pub place: Place,
    /// Whether it may go into a draft unasked.
    pub sure: bool,
}

/// What the mail says about the interview. Unknown is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The full name of the human who wrote.
    pub recruiter: Option<Fact>,
    pub recruiter_first_name: Option<String>,
    /// The company that hires; `None` when an agency does not name it.
    pub company: Option<Fact>,
    pub role: Option<Fact>,
    /// Slots that the sender proposes or fixes, as written.
    pub times: Vec<Fact>,
    /// Whether a recruiter writes for somebody else's company.
    pub agency: bool,
}

/// Reads the facts of a mail.
pub fn extract(_mail: &Parsed, _language: Detected, _verdict: &Verdict) -> Facts {
    Facts::default()
}
