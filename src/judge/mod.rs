//! Is this an invitation to a job interview, and at what stage?

use crate::language::Detected;
use crate::mail::{Parsed, Place};
use serde::{Deserialize, Serialize};

/// What a mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An interview or a first talk is offered.
    Invitation,
    /// A recruiter asks for a talk or for interest.
    Outreach,
    Rejection,
    Offer,
    Receipt,
    Assessment,
    Alert,
    /// The reader is to interview someone.
    Interviewer,
    /// Press, podcast, research, visa, admission, coaching.
    OtherInterview,
    Scam,
    Other,
}

impl Kind {
    /// Whether there is a job interview to decline.
    pub fn is_invite(self) -> bool {
        matches!(self, Kind::Invitation | Kind::Outreach)
    }
}

/// How far the hiring has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Outreach,
    Screen,
    Interview,
    NextRound,
    Final,
    Confirmation,
    Reminder,
    Reschedule,
}

/// One thing in the mail that speaks for or against.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub place: Place,
    /// The words, cut from the mail.
    pub text: String,
    /// The signal's id in `signals.toml`.
    pub signal: &'static str,
    /// What the signal means, in English.
    pub why: &'static str,
    /// Log-odds it adds to "this is an invitation"; negative speaks against.
    pub weight: f32,
}

/// What the mail is, how sure that is, and what led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub kind: Kind,
    /// `None` unless the kind is an invite.
    pub stage: Option<Stage>,
    /// Probability that there is a job interview to decline, 0 to 1.
    pub score: f32,
    /// Strongest first.
    pub evidence: Vec<Evidence>,
}

/// Judges a mail.
pub fn judge(_mail: &Parsed, _language: Detected) -> Verdict {
    Verdict { kind: Kind::Other, stage: None, score: 0.0, evidence: Vec::new() }
}
