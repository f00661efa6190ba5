//! The clipboard.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Clipboard;

/// Copies a text. Returns whether the browser did; an address without encryption and some frames have no clipboard.
pub async fn copy(text: &str) -> bool {
    let Some(written) = write(text) else { return false };
    JsFuture::from(written).await.is_ok()
}

fn write(text: &str) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    // Where there is none, the property is undefined, which the binding does not expect.
    let clipboard =
        Reflect::get(&navigator, &JsValue::from("clipboard")).ok()?.dyn_into::<Clipboard>().ok()?;
    Some(clipboard.write_text(text))
}
