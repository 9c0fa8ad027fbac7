//! The reasons one may give, and which to suggest.

use crate::facts::Facts;
use crate::judge::Verdict;
use crate::mail::Parsed;
use serde::{Deserialize, Serialize};

/// A reason for saying no. The user's own words are [`crate::reply::Request::own_reason`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Timing,
    Staying,
    Fit,
    Overqualified,
    EmployerMatch,
    Offer,
    Relocation,
    Personal,
    Schedule,
    Rest,
    None,
}

impl Reason {
    /// In the order of the picker.
    pub const ALL: [Reason; 11] = [
        Reason::Timing,
        Reason::Staying,
        Reason::Fit,
        Reason::Overqualified,
        Reason::EmployerMatch,
        Reason::Offer,
        Reason::Relocation,
        Reason::Personal,
        Reason::Schedule,
        Reason::Rest,
        Reason::None,
    ];

    /// The id used in settings, on the command line and in the popup.
    pub fn id(self) -> &'static str {
        match self {
            Reason::Timing => "timing",
            Reason::Staying => "staying",
            Reason::Fit => "fit",
            Reason::Overqualified => "overqualified",
            Reason::EmployerMatch => "employer_match",
            Reason::Offer => "offer",
            Reason::Relocation => "relocation",
            Reason::Personal => "personal",
            Reason::Schedule => "schedule",
            Reason::Rest => "rest",
            Reason::None => "none",
        }
    }

    /// The reason with this id.
    pub fn from_id(id: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|r| r.id() == id)
    }

    /// Whether it states a fact about the user, who alone may choose it.
    pub fn states_a_fact(self) -> bool {
        matches!(self, Reason::Offer | Reason::Personal | Reason::Rest | Reason::EmployerMatch)
    }
}

/// What the user saved about themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    pub situation: Situation,
    /// Where they live or want to work.
    pub place: String,
    /// The reason they want to see first.
    pub default_reason: Option<Reason>,
}

/// The user's situation, as they saved it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Situation {
    #[default]
    Unsaid,
    Employed,
    Looking,
    AcceptedOffer,
    TakingABreak,
}

/// A reason and why it stands where it stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub reason: Reason,
    /// Key of the sentence shown to the user, `why_…` in the interface texts.
    pub why: &'static str,
}

/// Ranks the reasons for this mail, the one to preselect first. A reason that states a fact about the user comes first
/// only when they saved that fact.
pub fn rank(_mail: &Parsed, _verdict: &Verdict, _facts: &Facts, _profile: &Profile) -> Vec<Suggestion> {
    Vec::new()
}
