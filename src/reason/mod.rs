//! The reasons one may give, and which to suggest.

use crate::facts::Facts;
use crate::judge::{Kind, Verdict};
use crate::mail::Parsed;
use crate::mail::text::Text;
use serde::{Deserialize, Serialize};

/// Words that name the place of a job when a capital follows: `based in Leeds`, `onsite in Leeds`.
const LOCATION_LABELS: [&str; 3] = ["location", "based", "onsite"];

/// Words of a role's title that say it is for beginners, in any language.
const BEGINNERS: [&str; 21] = [
    "junior",
    "trainee",
    "intern",
    "internship",
    "graduate",
    "apprentice",
    "entry",
    "werkstudent",
    "werkstudentin",
    "praktikant",
    "praktikum",
    "auszubildende",
    "alternance",
    "stagiaire",
    "stage",
    "becario",
    "practicas",
    "estagio",
    "estagiario",
    "tirocinio",
    "stagista",
];

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
    pub level: Level,
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

/// How far the user is in their work, as they saved it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    #[default]
    Unsaid,
    Beginner,
    Experienced,
    Senior,
}

/// A reason and why it stands where it stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub reason: Reason,
    /// Key of the sentence shown to the user, `why_…` in the interface texts.
    pub why: &'static str,
}

/// Ranks the reasons for this mail, the one to preselect first. A reason that states a fact about the user comes first
/// only when they saved that fact. Every reason is in the list once.
pub fn rank(mail: &Parsed, verdict: &Verdict, facts: &Facts, profile: &Profile) -> Vec<Suggestion> {
    let mut ranked: Vec<Suggestion> = Vec::with_capacity(Reason::ALL.len());
    let mut add = |reason, why| {
        if !ranked.iter().any(|s| s.reason == reason) {
            ranked.push(Suggestion { reason, why });
        }
    };
    if let Some(reason) = profile.default_reason {
        add(reason, "why_default");
    }
    match profile.situation {
        Situation::AcceptedOffer => add(Reason::Offer, "why_accepted_offer"),
        Situation::TakingABreak => add(Reason::Rest, "why_taking_a_break"),
        Situation::Employed if verdict.kind == Kind::Outreach => add(Reason::Staying, "why_employed_outreach"),
        Situation::Employed | Situation::Looking | Situation::Unsaid => {}
    }
    if works_elsewhere(mail, facts, &profile.place) {
        add(Reason::Relocation, "why_other_place");
    }
    let past_beginners = matches!(profile.level, Level::Experienced | Level::Senior);
    if past_beginners && facts.role.as_ref().is_some_and(|role| is_for_beginners(&role.text)) {
        add(Reason::Overqualified, "why_for_beginners");
    }
    add(Reason::Timing, if verdict.kind == Kind::Outreach { "why_no_application" } else { "why_safe" });
    if profile.situation == Situation::Employed {
        add(Reason::Staying, "why_employed");
    }
    add(Reason::None, "why_no_reason_needed");
    if !facts.times.is_empty() {
        add(Reason::Schedule, "why_times_named");
    }
    for reason in Reason::ALL {
        add(reason, if reason.states_a_fact() { "why_only_you_know" } else { "why_possible" });
    }
    ranked
}

fn is_for_beginners(role: &str) -> bool {
    let role = Text::new(role);
    (0..role.words.len()).any(|at| BEGINNERS.contains(&role.folded(at)))
}

/// Whether the mail names a place of work and it is not the user's, of which any word is enough. A mail that offers
/// remote work asks nobody to move.
fn works_elsewhere(mail: &Parsed, facts: &Facts, place: &str) -> bool {
    let place = Text::new(place);
    if place.words.is_empty() || facts.remote {
        return false;
    }
    let texts = [&mail.subject, &mail.body];
    let mentions = |word: &str| texts.iter().any(|t| (0..t.words.len()).any(|i| t.folded(i) == word));
    let home = place.words.iter().any(|w| mentions(place.folded_word(w)));
    let named = texts.iter().any(|text| {
        (0..text.words.len()).filter(|at| LOCATION_LABELS.contains(&text.folded(*at))).any(|at| {
            let next = if text.folded(at + 1) == "in" { at + 2 } else { at + 1 };
            text.words.get(next).is_some_and(|w| w.capital && !w.gap.ends_phrase())
        })
    });
    (named || facts.place.is_some()) && !home
}
