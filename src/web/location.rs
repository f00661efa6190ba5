//! The address: fragment, query and the history entry's note.

use wasm_bindgen::JsValue;

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The fragment with its `#`, or nothing.
#[must_use]
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The whole address.
#[must_use]
pub fn address() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Whether the page is a file of the person's own rather than something a server sent.
#[must_use]
pub fn is_file() -> bool {
    address().starts_with("file:")
}

/// A value of the query before the fragment.
#[must_use]
pub fn query(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// The address of the folder that the app lies in, with a slash at its end.
#[must_use]
pub fn folder() -> String {
    let here = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    web_sys::Url::new_with_base("./", &here).map(|url| url.href()).unwrap_or_default()
}

/// The note of the current history entry. It survives a reload, not a new visit.
#[must_use]
pub fn note() -> Option<String> {
    window()?.history().ok()?.state().ok()?.as_string()
}

/// Adds a history entry with a fragment and a note. No event follows.
pub fn push(fragment: &str, note: Option<&str>) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // A browser that refuses (too many calls) keeps the address; the page itself has already changed.
        let _ = history.push_state_with_url(&JsValue::from(note), "", Some(fragment));
    }
}

/// Replaces the current history entry's fragment and note. No event follows.
pub fn replace(fragment: &str, note: Option<&str>) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::from(note), "", Some(fragment));
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// A text as a value of a query.
#[must_use]
pub fn escaped(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
