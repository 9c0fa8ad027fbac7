//! The extension APIs, typed: the one block of hand-written bindings, over `extension/browser.js`.

use super::page::{Inserted, Job, Page};
use crate::facts::date::Day;
use crate::webmail::{Plan, marked_instead_of};
use js_sys::{Array, JSON};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./browser.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = activeTab)]
    async fn js_active_tab() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = callPage)]
    async fn js_call_page(tab: i32, method: &str, args: Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = load)]
    async fn js_load(area: &str, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = save)]
    async fn js_save(area: &str, key: &str, value: JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = loadAll)]
    async fn js_load_all(area: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = clear)]
    async fn js_clear(area: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = copy)]
    async fn js_copy(text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = message)]
    fn js_message(key: &str, values: Array) -> String;
    /// The text for a number of things.
    pub fn plural(key: &str, number: u32) -> String;
    /// A day ("2026-03-31") as the user writes it.
    #[wasm_bindgen(js_name = dayName)]
    pub fn day_name(day: &str) -> String;
    /// A language ("de") by name, in the language of the interface.
    #[wasm_bindgen(js_name = languageName)]
    pub fn language_name(code: &str) -> String;
    /// Opens a page of the extension in a tab.
    #[wasm_bindgen(js_name = openPage)]
    pub fn open_page(file: &str);
    #[wasm_bindgen(js_name = openOptions)]
    pub fn open_options();
}

/// Why the browser or the page could not be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The browser does not let extensions into this page.
    Refused,
    /// The answer had the wrong shape.
    Malformed,
}

/// The browser did not keep or forget a value: its storage is full or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSaved;

/// The tab the icon was clicked on.
#[derive(Debug, Deserialize)]
pub struct Tab {
    pub id: i32,
    /// Empty where the browser does not tell.
    pub url: String,
}

/// Where a value is kept.
#[derive(Clone, Copy, Debug)]
pub enum Area {
    /// Follows the user.
    Sync,
    /// Stays on this device.
    Local,
    /// Gone when the browser closes.
    Session,
}

impl Area {
    fn name(self) -> &'static str {
        match self {
            Area::Sync => "sync",
            Area::Local => "local",
            Area::Session => "session",
        }
    }
}

pub async fn active_tab() -> Result<Tab, Error> {
    let tab = js_active_tab().await.map_err(|_| Error::Refused)?;
    serde_wasm_bindgen::from_value(tab).map_err(|_| Error::Malformed)
}

pub async fn read_page(tab: i32, plan: &Plan) -> Result<Page, Error> {
    let marked = marked_instead_of(plan).map(plan_value).collect::<Result<Array, _>>()?;
    let args = Array::of2(&plan_value(plan)?, &marked);
    let answer = js_call_page(tab, "read", args).await.map_err(|_| Error::Refused)?;
    let page: Page = serde_wasm_bindgen::from_value(answer).map_err(|_| Error::Malformed)?;
    page.checked().map_err(|_| Error::Malformed)
}

pub async fn insert(tab: i32, plan: &Plan, job: &Job<'_>) -> Result<Inserted, Error> {
    let job = serde_wasm_bindgen::to_value(job).map_err(|_| Error::Malformed)?;
    let args = Array::of2(&plan_value(plan)?, &job);
    let answer = js_call_page(tab, "insert", args).await.map_err(|_| Error::Refused)?;
    serde_wasm_bindgen::from_value(answer).map_err(|_| Error::Malformed)
}

pub async fn undo(tab: i32) -> Result<Inserted, Error> {
    let answer = js_call_page(tab, "undo", Array::new()).await.map_err(|_| Error::Refused)?;
    serde_wasm_bindgen::from_value(answer).map_err(|_| Error::Malformed)
}

fn plan_value(plan: &Plan) -> Result<JsValue, Error> {
    JSON::parse(plan.json).map_err(|_| Error::Malformed)
}

/// One value of what [`load_all`] gave; its default where nothing usable is there.
pub fn field<T: for<'a> Deserialize<'a> + Default>(all: &JsValue, key: &str) -> T {
    let value = js_sys::Reflect::get(all, &key.into()).unwrap_or_default();
    serde_wasm_bindgen::from_value(value).unwrap_or_default()
}

/// A saved value; its default where nothing usable is saved.
pub async fn load<T: for<'a> Deserialize<'a> + Default>(area: Area, key: &str) -> T {
    let value = js_load(area.name(), key).await.unwrap_or_default();
    serde_wasm_bindgen::from_value(value).unwrap_or_default()
}

/// # Errors
/// [`NotSaved`] when the browser did not take it.
pub async fn save<T: Serialize>(area: Area, key: &str, value: &T) -> Result<(), NotSaved> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let value = value.serialize(&serializer).map_err(|_| NotSaved)?;
    js_save(area.name(), key, value).await.map_err(|_| NotSaved)
}

/// All that is kept in an area, by key; empty when the browser does not tell.
pub async fn load_all(area: Area) -> JsValue {
    js_load_all(area.name()).await.unwrap_or_else(|_| js_sys::Object::new().into())
}

/// Forgets all that is kept in an area.
///
/// # Errors
/// [`NotSaved`] when the browser did not do it.
pub async fn clear(area: Area) -> Result<(), NotSaved> {
    js_clear(area.name()).await.map_err(|_| NotSaved)
}

/// Puts text on the clipboard; whether it worked.
pub async fn copy(text: &str) -> bool {
    js_copy(text).await.is_ok()
}

/// A text of the interface; empty when the key is unknown.
pub fn message(key: &str) -> String {
    js_message(key, Array::new())
}

/// A text of the interface with its values filled in.
pub fn message_with(key: &str, values: &[&str]) -> String {
    js_message(key, values.iter().map(|v| JsValue::from_str(v)).collect())
}

/// Today, where the user is.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    Day { year: now.get_full_year() as i32, month: now.get_month() + 1, day: now.get_date() }
}
