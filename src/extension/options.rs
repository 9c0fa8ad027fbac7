//! What the options page and the welcome page ask of the core. The pages show and listen; what may be kept, and what
//! becomes of it in a reply, is decided here.

use super::backup::{Backup, Head};
use super::saved;
use super::settings::{Log, MOST_OWN, MOST_REASONS, Settings, VERSION};
use super::trial;
use crate::language::Language;
use crate::reason::Reason;
use crate::reply::own::{self, Fault, faults};
use crate::reply::{Own, Slot, Tone};
use js_sys::JSON;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

type Answer = Result<JsValue, JsError>;

/// All that is kept for the user, beside the work on open mails.
#[derive(Serialize)]
struct Stored {
    settings: Settings,
    own: Vec<Own>,
    log: Log,
}

/// A file of settings, as it would be taken over.
#[derive(Serialize)]
struct Import {
    settings: Settings,
    own: Vec<Own>,
    /// The log as it would be with the file's lines; nothing when the file has none.
    log: Option<Log>,
    /// Sentences that cannot be used.
    left_out: usize,
}

/// What there is to choose from, and how much of it.
#[derive(Serialize)]
struct Choices {
    reasons: [Reason; Reason::ALL.len()],
    tones: [Tone; Tone::ALL.len()],
    languages: [Language; Language::ALL.len()],
    /// `null` is the whole reply.
    parts: Vec<Option<Slot>>,
    fields: [&'static str; own::FIELDS.len()],
    most_reasons: usize,
    most_own: usize,
}

/// # Errors
/// None that the user can cause.
#[wasm_bindgen]
pub fn choices() -> Answer {
    to_js(&Choices {
        reasons: Reason::ALL,
        tones: Tone::ALL,
        languages: Language::ALL,
        parts: own::slots().collect(),
        fields: own::FIELDS,
        most_reasons: MOST_REASONS,
        most_own: MOST_OWN,
    })
}

/// What is kept. What is damaged counts as not kept.
///
/// # Errors
/// None that the browser can cause.
#[wasm_bindgen]
pub async fn stored() -> Answer {
    let (settings, own) = saved::synced().await;
    to_js(&Stored { settings, own, log: saved::log().await })
}

/// The settings before the user has changed any.
///
/// # Errors
/// None that the user can cause.
#[wasm_bindgen]
pub fn first_settings() -> Answer {
    to_js(&Settings::default())
}

/// Keeps the settings, and gives them back as they were kept.
///
/// # Errors
/// When the browser did not take them.
#[wasm_bindgen]
pub async fn keep_settings(settings: JsValue) -> Answer {
    let settings = from_js::<Settings>(settings)?.cleaned();
    saved::save_settings(&settings).await.map_err(not_saved)?;
    to_js(&settings)
}

/// Keeps the user's own sentences of one language.
///
/// # Errors
/// When the browser did not take them: there are too many, or its storage is off.
#[wasm_bindgen]
pub async fn keep_own(language: JsValue, own: JsValue) -> Result<(), JsError> {
    saved::save_own(from_js(language)?, &from_js::<Vec<Own>>(own)?).await.map_err(not_saved)
}

/// # Errors
/// When the browser did not take it.
#[wasm_bindgen]
pub async fn keep_log(log: JsValue) -> Result<(), JsError> {
    saved::save_log(&from_js(log)?).await.map_err(not_saved)
}

/// Forgets everything that the browser keeps for the extension.
///
/// # Errors
/// When the browser did not do it.
#[wasm_bindgen]
pub async fn forget_all() -> Result<(), JsError> {
    saved::forget_all().await.map_err(not_saved)
}

/// What is wrong with a sentence of the user's: keys of the interface's texts, the worst first.
///
/// # Errors
/// When the question has the wrong shape.
#[wasm_bindgen]
pub fn own_faults(own: JsValue) -> Answer {
    let key = |fault: &Fault| match fault {
        Fault::Empty => "options_fault_empty".to_owned(),
        Fault::Slot => "options_fault_slot".to_owned(),
        Fault::Field => "options_fault_field".to_owned(),
        Fault::Bracket => "options_fault_bracket".to_owned(),
        Fault::Decline => "options_fault_decline".to_owned(),
        Fault::Check(id) => format!("check_{id}"),
    };
    to_js(&faults(&from_js::<Own>(own)?).iter().map(key).collect::<Vec<_>>())
}

/// A whole reply to a sample with a sentence of the user's in it: `{text, own}`.
///
/// # Errors
/// When the question has the wrong shape.
#[wasm_bindgen]
pub fn own_trial(own: JsValue, settings: JsValue) -> Answer {
    #[derive(Serialize)]
    struct Shown {
        text: String,
        own: String,
    }
    let trial = trial::reply_with(&from_js(own)?, &from_js(settings)?);
    to_js(&Shown { text: trial.text, own: trial.own })
}

/// The product's own wordings of a part.
///
/// # Errors
/// When the question has the wrong shape.
#[wasm_bindgen]
pub fn own_examples(language: JsValue, slot: JsValue, settings: JsValue) -> Answer {
    to_js(&trial::examples(from_js(language)?, from_js::<Option<Slot>>(slot)?, &from_js(settings)?))
}

/// The sentence that a reason of the user's becomes; nothing while it has no words.
///
/// # Errors
/// When the question has the wrong shape.
#[wasm_bindgen]
pub fn reason_trial(reason: &str, language: JsValue, settings: JsValue) -> Answer {
    to_js(&trial::sentence_with(reason, from_js::<Language>(language)?, &from_js(settings)?))
}

/// The text of a file that holds the settings, and the log when it is wanted.
///
/// # Errors
/// None that the user can cause.
#[wasm_bindgen]
pub async fn backup(with_log: bool) -> Result<String, JsError> {
    let (settings, own) = saved::synced().await;
    let log = if with_log { Some(saved::log().await) } else { None };
    let file = to_js(&Backup::new(settings, own, log))?;
    let text = JSON::stringify_with_replacer_and_space(&file, &JsValue::NULL, &JsValue::from(2));
    Ok(String::from(text.map_err(|_| JsError::new("damaged"))?))
}

/// What a file would change, without changing it.
///
/// # Errors
/// `damaged` when it is no such file or broken, `newer` when a newer version wrote it.
#[wasm_bindgen]
pub async fn read_backup(text: &str) -> Answer {
    let damaged = |_| JsError::new("damaged");
    let file = JSON::parse(text).map_err(|_| JsError::new("damaged"))?;
    let head: Head = serde_wasm_bindgen::from_value(file.clone()).map_err(damaged)?;
    if head.version > VERSION {
        return Err(JsError::new("newer"));
    }
    let (backup, left_out) = serde_wasm_bindgen::from_value::<Backup>(file).map_err(damaged)?.cleaned();
    let log = match backup.log {
        Some(theirs) => {
            let mut log = saved::log().await;
            log.join(theirs);
            Some(log)
        }
        None => None,
    };
    to_js(&Import { settings: backup.settings, own: backup.own, log, left_out })
}

/// The log as a table for a spreadsheet.
///
/// # Errors
/// When the question has the wrong shape.
#[wasm_bindgen]
pub fn log_csv(log: JsValue) -> Result<String, JsError> {
    Ok(from_js::<Log>(log)?.csv())
}

/// With `null` for what is not there, as the pages write it themselves.
fn to_js(value: &impl Serialize) -> Answer {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

fn from_js<T: for<'a> Deserialize<'a>>(value: JsValue) -> Result<T, JsError> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}

fn not_saved(_: super::browser::NotSaved) -> JsError {
    JsError::new("not saved")
}
