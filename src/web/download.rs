//! Hands a text to the person as a file.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers a text as a download. Returns whether the browser took it.
#[must_use]
pub fn offer(name: &str, kind: &str, text: &str) -> bool {
    try_offer(name, kind, &JsValue::from(text)).is_some()
}

/// Offers bytes as a download. Returns whether the browser took them.
#[must_use]
pub fn offer_bytes(name: &str, kind: &str, bytes: &[u8]) -> bool {
    try_offer(name, kind, &Uint8Array::from(bytes)).is_some()
}

fn try_offer(name: &str, kind: &str, content: &JsValue) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    // The constructor takes texts and bytes alike, whatever its binding is called.
    let parts = Array::of1(content);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).ok()
}
