//! What is kept: settings on the device, and the work on a reply until the browser closes.

use crate::judge::Stage;
use crate::language::Language;
use crate::reason::Profile;
use crate::reply::{Own, Tone};
use serde::{Deserialize, Serialize};

/// The key of the settings in local storage.
pub const SETTINGS: &str = "settings";

/// What the user saved once and for all.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How replies are signed; empty until known.
    pub name: String,
    pub profile: Profile,
    /// The user's own sentences.
    pub own: Vec<Own>,
}

/// What the user chose and wrote for one message.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Work {
    /// Of the reply; the mail's own until the user chooses another.
    pub language: Language,
    pub recruiter: String,
    pub company: String,
    pub role: String,
    pub slot: String,
    pub stage: Option<Stage>,
    /// A reason's id, or `custom`.
    pub reason: String,
    pub own_reason: String,
    pub tone: Tone,
    pub door_open: bool,
    pub refer: bool,
    pub variant: u32,
    /// The reply as the user edited it.
    pub edited: Option<String>,
    /// The user said that it is an invitation.
    pub confirmed: bool,
}

/// Where the work on message `key` of a tab is kept.
pub fn work_key(tab: i32, key: &str) -> String {
    format!("work:{tab}:{key}")
}
