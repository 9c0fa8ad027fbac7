//! The popup's document: elements by id, what is shown in which state.

use super::browser::message;
use super::screen::State;
use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, EventTarget, HtmlElement, HtmlInputElement, HtmlOptionElement, HtmlSelectElement,
    HtmlTextAreaElement,
};

/// What goes wrong here is a fault of the popup's own page.
pub type Result<T = ()> = std::result::Result<T, JsValue>;

pub fn document() -> Result<Document> {
    web_sys::window().and_then(|w| w.document()).ok_or_else(|| JsValue::from_str("no document"))
}

/// The element with this id, as the type its tag has.
pub fn by_id<T: JsCast>(id: &str) -> Result<T> {
    let element = document()?.get_element_by_id(id).ok_or_else(|| JsValue::from_str(id))?;
    element.dyn_into().map_err(|_| JsValue::from_str(id))
}

pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|w| w.performance()) {
        let _ = performance.mark(name);
    }
}

/// Shows `text` in an element.
pub fn set_text(id: &str, text: &str) -> Result {
    by_id::<HtmlElement>(id)?.set_text_content(Some(text));
    Ok(())
}

pub fn show(id: &str, shown: bool) -> Result {
    by_id::<HtmlElement>(id)?.set_hidden(!shown);
    Ok(())
}

/// The value of an input.
pub fn value(id: &str) -> Result<String> {
    Ok(by_id::<HtmlInputElement>(id)?.value())
}

pub fn set_value(id: &str, value: &str) -> Result {
    by_id::<HtmlInputElement>(id)?.set_value(value);
    Ok(())
}

pub fn checked(id: &str) -> Result<bool> {
    Ok(by_id::<HtmlInputElement>(id)?.checked())
}

pub fn set_checked(id: &str, checked: bool) -> Result {
    by_id::<HtmlInputElement>(id)?.set_checked(checked);
    Ok(())
}

pub fn chosen(id: &str) -> Result<String> {
    Ok(by_id::<HtmlSelectElement>(id)?.value())
}

pub fn choose(id: &str, value: &str) -> Result {
    by_id::<HtmlSelectElement>(id)?.set_value(value);
    Ok(())
}

/// Chooses the first option of a select.
pub fn choose_first(id: &str) -> Result {
    by_id::<HtmlSelectElement>(id)?.set_selected_index(0);
    Ok(())
}

pub fn draft() -> Result<HtmlTextAreaElement> {
    by_id("draft")
}

/// Fills a select with `(value, label)` pairs.
pub fn set_options<V: AsRef<str>>(id: &str, options: &[(V, String)]) -> Result {
    let select = by_id::<HtmlSelectElement>(id)?;
    select.set_text_content(None);
    for (value, label) in options {
        let option = HtmlOptionElement::new_with_text_and_value(label, value.as_ref())?;
        select.append_child(&option)?;
    }
    Ok(())
}

/// Fills a list with lines of text.
pub fn set_list(id: &str, lines: impl IntoIterator<Item = String>) -> Result {
    let list = by_id::<HtmlElement>(id)?;
    list.set_text_content(None);
    for line in lines {
        let item = document()?.create_element("li")?;
        item.set_attribute("dir", "auto")?;
        item.set_text_content(Some(&line));
        list.append_child(&item)?;
    }
    Ok(())
}

/// Words of the mail in their line, and what they mean.
pub struct Quote {
    pub before: String,
    pub words: String,
    pub after: String,
    pub why: String,
}

/// Fills a list with quotes, the deciding words marked.
pub fn set_quotes(id: &str, quotes: &[Quote]) -> Result {
    let list = by_id::<HtmlElement>(id)?;
    list.set_text_content(None);
    for Quote { before, words, after, why } in quotes {
        let quote = document()?.create_element("q")?;
        quote.set_attribute("dir", "auto")?;
        let mark = document()?.create_element("mark")?;
        mark.set_text_content(Some(words));
        quote.append_with_str_1(before)?;
        quote.append_child(&mark)?;
        quote.append_with_str_1(after)?;
        let meaning = document()?.create_element("span")?;
        meaning.set_text_content(Some(why));
        let item = document()?.create_element("li")?;
        item.append_child(&quote)?;
        item.append_child(&meaning)?;
        list.append_child(&item)?;
    }
    Ok(())
}

/// Fills the list of messages with radio buttons named by their number.
pub fn set_messages(lines: &[(usize, String)], preselected: usize) -> Result {
    let list = by_id::<HtmlElement>("messages")?;
    for old in elements("#messages label")? {
        old.remove();
    }
    for (index, line) in lines {
        let radio: HtmlInputElement = document()?.create_element("input")?.unchecked_into();
        radio.set_type("radio");
        radio.set_name("message");
        radio.set_value(&index.to_string());
        radio.set_checked(*index == preselected);
        let text = document()?.create_element("span")?;
        text.set_attribute("dir", "auto")?;
        text.set_text_content(Some(line));
        let label = document()?.create_element("label")?;
        label.append_child(&radio)?;
        label.append_child(&text)?;
        list.append_child(&label)?;
    }
    Ok(())
}

/// The value of the radio button that is on in the group `name`.
pub fn chosen_radio(name: &str) -> Result<Option<String>> {
    let radio = document()?.query_selector(&format!("input[name={name}]:checked"))?;
    Ok(radio.map(|r| r.unchecked_into::<HtmlInputElement>().value()))
}

fn elements(selector: &str) -> Result<Vec<Element>> {
    let found = document()?.query_selector_all(selector)?;
    Ok((0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok()).collect())
}

/// Shows the parts of `state` and its heading, and then says that the screen is ready.
pub fn set_state(state: State, title: &str, text: &str) -> Result {
    for element in elements("[data-states]")? {
        let states = element.get_attribute("data-states").unwrap_or_default();
        let shown = states.split(' ').any(|s| s == state.id());
        element.unchecked_into::<HtmlElement>().set_hidden(!shown);
    }
    set_text("title", title)?;
    set_text("message", text)?;
    show("message", !text.is_empty())?;
    let next = message(&format!("continue_{}", state.id()));
    set_text("continue", &next)?;
    // A draft is the last thing that a job offer calls for.
    by_id::<Element>("more")?.toggle_attribute_with_force("open", state != State::Offer)?;
    let body = document()?.body().ok_or_else(|| JsValue::from_str("no body"))?;
    body.set_attribute("data-state", state.id())?;
    Ok(())
}

/// Whether this screen is shown.
pub fn is_in(state: State) -> bool {
    let body = document().ok().and_then(|document| document.body());
    body.and_then(|body| body.get_attribute("data-state")).as_deref() == Some(state.id())
}

/// Shows the inputs marked with `attribute`, and their labels, or hides them.
pub fn show_marked(attribute: &str, shown: bool) -> Result {
    for element in elements(&format!("[{attribute}]"))? {
        element.unchecked_into::<HtmlElement>().set_hidden(!shown);
    }
    Ok(())
}

/// Calls `act` on each `event` of the element, as long as the popup is open.
pub fn on(id: &str, event: &'static str, mut act: impl FnMut() + 'static) -> Result {
    EventListener::new(&by_id::<EventTarget>(id)?, event, move |_| act()).forget();
    Ok(())
}

pub fn focus(id: &str) -> Result {
    by_id::<HtmlElement>(id)?.focus()
}
