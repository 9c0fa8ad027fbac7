//! What is kept in the browser, and where.

use super::browser::{self, Area, NotSaved};
use super::memory::{MEMORY, Memory};
use super::proposal::Work;
use super::settings::{Log, Settings, cleaned_own};
use crate::language::Language;
use crate::reply::Own;

const SETTINGS: &str = "settings";
const LOG: &str = "log";
/// Whether a reply has ever been inserted on this device.
const INSERTED: &str = "inserted";

/// The settings and the user's own sentences in all languages, with one question to the browser. What is damaged counts
/// as not saved.
pub async fn synced() -> (Settings, Vec<Own>) {
    let all = browser::load_all(Area::Sync).await;
    let own = Language::ALL
        .into_iter()
        .flat_map(|language| cleaned_own(browser::field::<Vec<Own>>(&all, &own_key(language)), language));
    (browser::field::<Settings>(&all, SETTINGS).cleaned(), own.collect())
}

/// # Errors
/// When the browser did not take it.
pub async fn save_settings(settings: &Settings) -> Result<(), NotSaved> {
    browser::save(Area::Sync, SETTINGS, settings).await
}

/// # Errors
/// When the browser did not take it.
pub async fn save_own(language: Language, own: &[Own]) -> Result<(), NotSaved> {
    browser::save(Area::Sync, &own_key(language), &own).await
}

fn own_key(language: Language) -> String {
    format!("own:{}", language.code())
}

pub async fn log() -> Log {
    browser::load(Area::Local, LOG).await
}

/// # Errors
/// When the browser did not take it.
pub async fn save_log(log: &Log) -> Result<(), NotSaved> {
    browser::save(Area::Local, LOG, log).await
}

/// Forgets everything, wherever it is kept.
///
/// # Errors
/// When the browser did not do it.
pub async fn forget_all() -> Result<(), NotSaved> {
    for area in [Area::Sync, Area::Local, Area::Session] {
        browser::clear(area).await?;
    }
    Ok(())
}

pub async fn has_inserted() -> bool {
    browser::load(Area::Local, INSERTED).await
}

pub async fn note_inserted() {
    let _ = browser::save(Area::Local, INSERTED, &true).await;
}

/// The work on message `key` of a tab, kept until the browser closes.
pub async fn work(tab: i32, key: &str) -> Option<Work> {
    browser::load(Area::Session, &work_key(tab, key)).await
}

pub async fn save_work(tab: i32, key: &str, work: &Work) {
    // What cannot be saved is forgotten when the popup closes, and nothing else is lost.
    let _ = browser::save(Area::Session, &work_key(tab, key), work).await;
}

/// What was read before.
pub async fn memory() -> Memory {
    browser::load(Area::Session, MEMORY).await
}

pub async fn save_memory(memory: &Memory) {
    // Without it the reply page is read by its quote.
    let _ = browser::save(Area::Session, MEMORY, memory).await;
}

fn work_key(tab: i32, key: &str) -> String {
    format!("work:{tab}:{key}")
}
