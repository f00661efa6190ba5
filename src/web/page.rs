//! The document: its title, language, theme and focus.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Empties the element that holds the first paint and gives it for mounting.
#[must_use]
pub fn take_over(id: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document()?.get_element_by_id(id)?.dyn_into().ok()?;
    element.set_text_content(None);
    Some(element)
}

/// Names the document.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the `html` element.
pub fn set_attribute(name: &str, value: &str) {
    if let Some(root) = root() {
        // Fails only for a name that is none.
        let _ = root.set_attribute(name, value);
    }
}

/// Removes an attribute of the `html` element.
pub fn remove_attribute(name: &str) {
    if let Some(root) = root() {
        // Fails only for a name that is none.
        let _ = root.remove_attribute(name);
    }
}

/// Sets a custom property of the style, on the `html` element; the content policy forbids it in markup, not here.
pub fn set_property(name: &str, value: &str) {
    if let Some(root) = root().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // Fails only for a style that must not be written, which an element's own never is.
        let _ = root.style().set_property(name, value);
    }
}

/// Scrolls to the top.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Moves the focus to the first element that fits a selector, without scrolling.
pub fn focus(selector: &str) {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls an element into view.
pub fn reveal(selector: &str) {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element {
        element.scroll_into_view();
    }
}

/// Whether the page is hidden behind another window or tab.
#[must_use]
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// The languages the browser asks for, most wanted first.
#[must_use]
pub fn wanted_languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Fills the screen with the page, or gives it back. A browser that refuses (an old phone, a frame) changes nothing.
pub fn toggle_full_screen() {
    let Some(document) = document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        let _ = root.request_fullscreen();
    }
}

/// Whether the `details` element that an event is about stands open.
#[must_use]
pub fn is_open(event: &web_sys::Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}

/// Whether the page fills the screen.
#[must_use]
pub fn is_full_screen() -> bool {
    document().is_some_and(|document| document.fullscreen_element().is_some())
}

/// The kind of element that has the focus, such as `button`; nothing where none has it.
#[must_use]
pub fn focused_kind() -> Option<String> {
    Some(document()?.active_element()?.local_name())
}

/// What has the focus now, to give it back later.
#[must_use]
pub fn focused() -> Option<Focused> {
    document()?.active_element()?.dyn_into().ok().map(Focused)
}

/// An element that had the focus.
pub struct Focused(HtmlElement);

impl Focused {
    /// Gives the focus back, unless the element is gone.
    pub fn again(&self) {
        let _ = self.0.focus();
    }
}
