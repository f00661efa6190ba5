//! The page around this one, when it stands in a frame: messages, height, and links that lead out.

use js_sys::{JSON, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, MessageEvent, ResizeObserver, Window, console};

#[wasm_bindgen]
extern "C" {
    type MutationObserver;
    #[wasm_bindgen(constructor)]
    fn new(handler: &JsValue) -> MutationObserver;
    #[wasm_bindgen(method)]
    fn observe(this: &MutationObserver, target: &Element, what: &JsValue);
}

fn parent() -> Option<Window> {
    let window = web_sys::window()?;
    window.parent().ok()?.filter(|parent| *parent != window)
}

/// Whether there is a page around this one.
#[must_use]
pub fn is_framed() -> bool {
    parent().is_some()
}

/// The origin of the page around this one, where the browser tells.
#[must_use]
pub fn parent_origin() -> Option<String> {
    let location = web_sys::window()?.location();
    let origins = Reflect::get(&location, &JsValue::from("ancestorOrigins")).ok()?;
    Reflect::get_u32(origins.dyn_ref()?, 0).ok()?.as_string()
}

/// The address that led here; empty where the browser keeps it to itself.
#[must_use]
pub fn referrer() -> Option<String> {
    Some(web_sys::window()?.document()?.referrer())
}

/// Posts a message, given as JSON, to the page around this one; it arrives only if that page has the target's origin.
pub fn post(text: &str, target: &str) {
    if let (Some(parent), Ok(message)) = (parent(), JSON::parse(text)) {
        // Fails only for a target that is no origin.
        let _ = parent.post_message(&message, target);
    }
}

/// Calls with each message that arrives: whether the page around this one sent it, the sender's origin as the browser
/// wrote it, and the message as JSON. Messages that JSON cannot say are empty.
pub fn on_message(mut handler: impl FnMut(bool, &str, &str) + 'static) {
    listen("message", move |event: MessageEvent| {
        let sender = event.source().map(JsValue::from);
        let from_parent = parent().is_some_and(|parent| sender == Some(parent.into()));
        let text = JSON::stringify(&event.data()).ok().and_then(|text| text.as_string());
        handler(from_parent, &event.origin(), &text.unwrap_or_default());
    });
}

/// Calls with the address of each link that is followed, as it is written. An answer is opened in a window of its own
/// in its place.
pub fn on_link(mut handler: impl FnMut(&str) -> Option<String> + 'static) {
    listen("click", move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some((link, href)) = link.and_then(|link| link.get_attribute("href").map(|href| (link, href)))
        else {
            return;
        };
        if let Some(address) = handler(&href) {
            for (name, value) in [("href", &*address), ("target", "_blank"), ("rel", "noopener")] {
                // Fails only for a name that is none.
                let _ = link.set_attribute(name, value);
            }
        }
    });
}

/// Listens as long as the page lives, before the elements themselves do.
fn listen<E: wasm_bindgen::convert::FromWasmAbi + 'static>(name: &str, handler: impl FnMut(E) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let target: EventTarget = window.into();
    let closure = Closure::<dyn FnMut(E)>::new(handler).into_js_value();
    // Fails only for a target that is no target.
    let _ = target.add_event_listener_with_callback_and_bool(name, closure.unchecked_ref(), true);
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// The document's height in CSS pixels.
#[must_use]
pub fn height() -> f64 {
    root().map_or(0.0, |root| root.get_bounding_client_rect().height())
}

/// Calls when the document's height may have changed, as long as the page lives; the first time at once. A frame out
/// of sight is not laid out, and no size is watched there, so changes of its content count too.
pub fn on_height(handler: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(handler).into_js_value();
    let Some(root) = root() else { return };
    if let Ok(observer) = ResizeObserver::new(closure.unchecked_ref()) {
        observer.observe(&root);
    }
    if let Ok(what) = JSON::parse("{\"childList\":true,\"characterData\":true,\"subtree\":true}") {
        MutationObserver::new(&closure).observe(&root, &what);
    }
}

/// Where what has the focus begins, or the part of the page that a selector finds around it: CSS pixels from the
/// document's top.
#[must_use]
pub fn top_of_focus(around: &str) -> Option<f64> {
    let window = web_sys::window()?;
    let focused = window.document()?.active_element()?;
    let place = focused.closest(around).ok().flatten().unwrap_or(focused);
    Some(place.get_bounding_client_rect().top() + window.scroll_y().ok()?)
}

/// Whether the focus is on an element that fits a selector.
#[must_use]
pub fn is_on(selector: &str) -> bool {
    let focused =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.active_element());
    focused.is_some_and(|element| element.matches(selector).unwrap_or_default())
}

/// A line for developers on the console.
pub fn note(text: &str) {
    console::info_1(&JsValue::from(text));
}
