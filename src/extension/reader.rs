//! Reads the tab that the user looks at.

use super::browser;
use super::page::Page;
use super::saved;
use super::view::Result;
use crate::webmail::{Plan, plan_for, plan_named};
use wasm_bindgen::prelude::*;

/// Reads the tab the icon was clicked on; `None` where the browser lets no extension in.
pub async fn read() -> Result<Option<(i32, &'static Plan, Page)>> {
    let Ok(tab) = browser::active_tab().await else { return Ok(None) };
    let host = match tab.url.split_once("://") {
        Some(("http" | "https", rest)) => rest.split(['/', '?', '#', ':']).next().unwrap_or(""),
        // A browser that hides the address refuses the script itself.
        None if tab.url.is_empty() => "",
        _ => return Ok(None),
    };
    let plan = plan_for(host);
    match browser::read_page(tab.id, plan).await {
        Ok(page) => {
            let mut memory = saved::memory().await;
            let now = js_sys::Date::now();
            let page = memory.recall(page, tab.id, now);
            if memory.keep(&page, tab.id, now) {
                saved::save_memory(&memory).await;
            }
            Ok(Some((tab.id, plan_named(&page.webmail), page)))
        }
        Err(browser::Error::Refused) => Ok(None),
        Err(browser::Error::Malformed) => Err(JsValue::from_str("page answer")),
    }
}
