//! Browser events for as long as the page lives, or until a guard is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::EventTarget;

/// Listens until it is dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut()>,
}

impl Listener {
    fn on(target: EventTarget, event: &'static str, handler: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut()>::new(handler);
        // Fails only for a target that is no target.
        let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Self { target, event, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.event, callback);
    }
}

/// The address changed by a link, or by going back and forth.
pub fn on_address_change(handler: impl FnMut() + Clone + 'static) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    ["hashchange", "popstate"].map(|event| Listener::on(window.clone().into(), event, handler.clone())).into()
}

/// The page was hidden or shown again.
pub fn on_visibility_change(handler: impl FnMut() + 'static) -> Option<Listener> {
    let document = web_sys::window()?.document()?;
    Some(Listener::on(document.into(), "visibilitychange", handler))
}

/// A media query's answer changed.
pub fn on_media_change(query: &str, handler: impl FnMut() + 'static) -> Option<Listener> {
    let list = web_sys::window()?.match_media(query).ok()??;
    Some(Listener::on(list.into(), "change", handler))
}

/// Another window changed this origin's storage.
pub fn on_storage_change(handler: impl FnMut() + 'static) -> Option<Listener> {
    Some(Listener::on(web_sys::window()?.into(), "storage", handler))
}

/// Whether a media query holds now.
#[must_use]
pub fn media_matches(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// The page has been printed, or the person thought better of it.
pub fn on_after_print(handler: impl FnMut() + 'static) -> Option<Listener> {
    Some(Listener::on(web_sys::window()?.into(), "afterprint", handler))
}

/// Calls once, before the next paint.
pub fn before_paint(handler: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(handler);
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(closure.unchecked_ref());
    }
}

/// Calls once, when the page has painted and has nothing else to do.
pub fn when_idle(handler: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(handler);
    if let Some(window) = web_sys::window() {
        let callback = closure.unchecked_ref();
        // Safari knows no idle time; a moment later is near enough.
        if window.request_idle_callback(callback).is_err() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, 200);
        }
    }
}

/// Calls once after a time, in milliseconds, when whatever the person did meanwhile has been served.
pub fn after(milliseconds: i32, handler: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(handler);
    if let Some(window) = web_sys::window() {
        // Fails only for a callback that is none.
        let _ = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(closure.unchecked_ref(), milliseconds);
    }
}

/// The page is left, or kept aside by the browser for the way back.
pub fn on_page_hide(handler: impl FnMut() + 'static) -> Option<Listener> {
    Some(Listener::on(web_sys::window()?.into(), "pagehide", handler))
}

/// Somebody touches the page, types, moves the pointer or scrolls.
pub fn on_activity(handler: impl FnMut() + Clone + 'static) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let signs = ["pointerdown", "pointermove", "touchstart", "keydown", "wheel", "scroll"];
    signs.map(|event| Listener::on(window.clone().into(), event, handler.clone())).into()
}
