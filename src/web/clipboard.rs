//! The clipboard, and the selection that stands in for it.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

/// Copies a text. `false` where the browser has no clipboard (a page without HTTPS) or refuses it (in a frame).
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return false };
    // Where there is none, asking for it through the typed way would throw.
    let there = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Selects what an element shows, so that a person can copy it. Returns whether it is selected.
#[must_use]
pub fn select(selector: &str) -> bool {
    try_select(selector).is_some()
}

fn try_select(selector: &str) -> Option<()> {
    let window = web_sys::window()?;
    let element = window.document()?.query_selector(selector).ok().flatten()?;
    window.get_selection().ok().flatten()?.select_all_children(&element).ok()
}
