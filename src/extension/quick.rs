//! The quick way: the suggested reply goes into the box without the popup, if nothing is left to decide.

use super::browser::{self, today};
use super::page::Mode;
use super::proposal::{Work, advice, is_complete, request};
use super::reader::read;
use super::saved;
use super::screen::{Opening, State, decline_of, open, state_of};
use crate::reply::{CheckContext, check, compose};
use wasm_bindgen::prelude::*;

/// Inserts the suggested reply into the tab that the user is looking at. `false` when there is something to decide or to be
/// told first: then nothing was changed.
#[wasm_bindgen]
pub async fn quick() -> bool {
    insert().await.unwrap_or(false)
}

async fn insert() -> Option<bool> {
    let (tab, plan, page) = read().await.ok()??;
    let (settings, own) = saved::synced().await;
    let Opening::One(index, reading) = open(&page, &settings.profile_on(today())) else { return None };
    let language = reading.language.language()?;
    let message = page.messages.get(index)?;
    let touched = saved::work(page.work_tab.unwrap_or(tab), &message.key).await.is_some();
    if state_of(&reading) != State::Ok || decline_of(&page, index, language).is_some() || page.clipped || touched {
        return None;
    }
    let work = Work::first(&reading, &settings);
    let saved_name = settings.signature(reading.request_in(work.language).register);
    let name = if saved_name.is_empty() { page.user.name.trim() } else { saved_name };
    let request = request(&reading, &work, name, &own, today());
    let text = compose(&request).text;
    // The first reply ever is read in the popup before it goes anywhere.
    let known = saved::has_inserted().await && advice(&reading, &request).next().is_none();
    if !known || !is_complete(&reading, &request) || !check(&text, &CheckContext::of(&request)).is_empty() {
        return None;
    }
    let job = page.job(index, &text, name, Mode::Ask);
    let inserted = browser::insert(tab, plan, &job).await.ok()?.ok;
    if inserted && let Some(line) = work.declined(&settings, today()) {
        let mut log = saved::log().await;
        log.add(line);
        let _ = saved::save_log(&log).await;
    }
    Some(inserted)
}
