//! The time until an instrument is here.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::library::{Fetched, Library, Questionnaire};
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::view::{button, button_link, effect, live, memo, text};
use crate::app::words::{Msg, Words};
use crate::instrument::InstrumentId;

/// Fetches an instrument in the language shown and renders a page with it; until then, or instead, a sentence.
/// While another language is on its way, what is there stays.
pub fn with_questionnaire(
    instrument: InstrumentId,
    page: &'static str,
    content: impl Fn(Signal<Arc<Questionnaire>>) -> AnyView + Send + 'static,
) -> AnyView {
    with_fetched(instrument, page, Library::fetch, Box::new(content))
}

/// The same with what is needed to ask the instrument's questions; the texts for its profile may be empty.
pub fn with_questions(
    instrument: InstrumentId,
    page: &'static str,
    content: impl Fn(Signal<Arc<Questionnaire>>) -> AnyView + Send + 'static,
) -> AnyView {
    with_fetched(instrument, page, Library::fetch_questions, Box::new(content))
}

fn with_fetched(
    instrument: InstrumentId,
    page: &'static str,
    fetch: fn(Library, &InstrumentId, String, RwSignal<Fetched>),
    content: Box<dyn Fn(Signal<Arc<Questionnaire>>) -> AnyView + Send>,
) -> AnyView {
    let words = Words::here();
    let library = Library::here();
    let fetched = RwSignal::new(Fetched::default());
    let instrument = StoredValue::new(instrument);
    let fetch = move || fetch(library, &instrument.get_value(), words.tag(), fetched);
    effect(fetch);
    let shown = Memo::new(move |before: Option<&Option<Arc<Questionnaire>>>| match fetched.get() {
        Fetched::Here(questionnaire) => Some(questionnaire),
        Fetched::Waiting | Fetched::Failed(_) => before.cloned().flatten(),
    });
    let is_here = memo(move || shown.with(Option::is_some));
    let meanwhile = move || match fetched.get() {
        Fetched::Failed(message) => failed(words.t(message), move || untrack(fetch)),
        Fetched::Waiting | Fetched::Here(_) => waiting(),
    };
    live(move || {
        let first = is_here.get().then(|| shown.get_untracked()).flatten();
        if let Some(first) = first {
            return content(Signal::derive(move || shown.get().unwrap_or_else(|| first.clone())));
        }
        // Busy only while it is: a screen reader may hold back what a busy element says.
        let busy = text(move || {
            String::from(if matches!(fetched.get(), Fetched::Failed(_)) { "false" } else { "true" })
        });
        view! {
            <main id="main" class="stack narrow" tabindex="-1" data-page=page aria-busy=busy>
                {live(meanwhile)}
            </main>
        }
        .into_any()
    })
    .into_any()
}

/// Until something is here.
pub fn waiting() -> AnyView {
    let words = Words::here();
    view! { <p class="soft" role="status">{words.t(Msg::LoadWaiting)}</p> }.into_any()
}

/// Why a section of a page could not be had, with the way to ask again.
pub fn retry(why: Signal<String>, again: impl FnMut() + 'static) -> AnyView {
    let words = Words::here();
    view! {
        <p class="notice" role="alert">
            {why} " "
            {button("link", "retry", words.t(Msg::LoadRetry), again)}
        </p>
    }
    .into_any()
}

/// Where a page could not be had: why, what is kept, and what can be done.
pub fn failed(why: Signal<String>, again: impl FnMut() + 'static) -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::LoadTitle));
    view! {
        <h1 tabindex="-1">{words.t(Msg::LoadTitle)}</h1>
        <p class="notice" role="alert">{why}</p>
        <p class="actions">
            {button("button", "retry", words.t(Msg::LoadRetry), again)}
            {button_link("button quiet", "home", words.t(Msg::LostHome), Route::Home.to_string())}
        </p>
    }
    .into_any()
}
