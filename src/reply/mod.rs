//! The reply: plan → sentences → text, and the etiquette checks.
//!
//! [`plan`] says which parts, in what order and how long; [`compose()`] picks a wording for each from the language's
//! `sentences.toml` so that neighbours fit; [`check()`] reads what the user made of it.

pub mod check;
pub mod compose;
pub mod grammar;
pub mod own;
pub mod plan;
mod render;
mod sentences;
mod wording;

pub use check::{CheckContext, Finding, Level, check, check_generated, is_decline};
pub use compose::{compose, wordings};
pub use own::Own;

use crate::judge::Stage;
use crate::language::{Language, Region, Register};
use crate::reason::Reason;
use serde::{Deserialize, Serialize};

/// The codes of the regions whose replies differ, the default first; empty when a language is written alike everywhere.
pub fn regions(language: Language) -> impl Iterator<Item = &'static str> {
    sentences::book(language).regions.iter().copied()
}

/// How much the reply says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    #[default]
    Warm,
    Neutral,
    Short,
}

impl Tone {
    pub const ALL: [Tone; 3] = [Tone::Warm, Tone::Neutral, Tone::Short];

    /// The id used in settings, on the command line and in the popup.
    pub fn id(self) -> &'static str {
        match self {
            Tone::Warm => "warm",
            Tone::Neutral => "neutral",
            Tone::Short => "short",
        }
    }

    /// The tone with this id.
    pub fn from_id(id: &str) -> Option<Tone> {
        Tone::ALL.into_iter().find(|t| t.id() == id)
    }
}

/// What to write. Fields that are `None` or blank are unknown and left out.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub language: Language,
    pub register: Register,
    /// Where the language is written; `None` for the default.
    pub region: Option<Region>,
    pub stage: Option<Stage>,
    pub reason: Reason,
    /// The user's own reason; takes the place of `reason`.
    pub own_reason: Option<&'a str>,
    pub tone: Tone,
    /// Say that later openings are welcome.
    pub door_open: bool,
    /// Offer to pass the role on.
    pub refer: bool,
    /// Which wording; any number, each next one differs in more than one sentence.
    pub variant: u32,
    /// The first name to greet. What is no name ("Hiring Team") is not used.
    pub recruiter: Option<&'a str>,
    /// First and last name of the same person, for formal greetings; `None` where they greet by the first name themselves.
    pub full_name: Option<&'a str>,
    /// The title and family name that the same person signs with, for formal greetings.
    pub titled: Option<&'a str>,
    pub company: Option<&'a str>,
    /// What stands before the company's name in the mail, as [`crate::facts::Facts::before_company`] has it.
    pub before_company: &'a [String],
    pub role: Option<&'a str>,
    /// What stands before the role, likewise.
    pub before_role: &'a [String],
    /// The full names of others whom the user has met; late rounds thank them too.
    pub others: &'a [String],
    /// The agreed time as the mail writes it. "Tomorrow" and its like are not repeated.
    pub slot: Option<&'a str>,
    /// The agreed time is less than 48 hours away.
    pub short_notice: bool,
    /// A recruiter writes for somebody else's company.
    pub agency: bool,
    /// The user has applied, as the mail says.
    pub applied: bool,
    /// The lines that frame the mail, as [`crate::facts::Facts::frame`] has them: a reply greets and closes alike.
    pub frame: &'a [String],
    /// What is declined is a test or a task.
    pub assessment: bool,
    /// They wrote again after no answer; counts at the stage of outreach.
    pub follow_up: bool,
    /// The user's name; may be empty.
    pub name: &'a str,
    /// The user's own sentences, in any language; they come before the product's. A whole reply among them takes the
    /// place of all.
    pub own: &'a [Own],
}

impl Default for Request<'_> {
    fn default() -> Self {
        Request {
            language: Language::default(),
            register: Register::default(),
            region: None,
            stage: None,
            reason: Reason::None,
            own_reason: None,
            tone: Tone::default(),
            door_open: true,
            refer: false,
            variant: 0,
            recruiter: None,
            full_name: None,
            titled: None,
            company: None,
            before_company: &[],
            before_role: &[],
            role: None,
            others: &[],
            slot: None,
            short_notice: false,
            agency: false,
            applied: false,
            frame: &[],
            assessment: false,
            follow_up: false,
            name: "",
            own: &[],
        }
    }
}

impl Request<'_> {
    /// First name and full name of whom to greet, as far as they are names of a person.
    fn greeted(&self) -> (Option<&str>, Option<&str>) {
        let is_name = |name: &&str| check::is_name(name, self.language);
        let recruiter = self.recruiter.filter(is_name);
        (recruiter, self.full_name.filter(|_| recruiter.is_some()).filter(is_name))
    }
}

/// A part of the reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    Greeting,
    Thanks,
    Decline,
    Reason,
    Release,
    Apology,
    DoorOpen,
    Refer,
    Wish,
    Signoff,
    Name,
}

/// One piece of the draft, as it stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    pub slot: Slot,
    pub text: String,
    /// Where it came from: an id of `sentences.toml` ("en.reason.timing.2"), `user.reason`, `user.name`, or `user.` and the
    /// part that a sentence of the user's own stands for.
    pub source: &'static str,
}

/// A reply and what it is made of, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Plain text, paragraphs apart by a blank line, a newline at the end.
    pub text: String,
    pub sentences: Vec<Sentence>,
}
