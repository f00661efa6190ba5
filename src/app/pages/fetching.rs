//! The time until an instrument is here.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::library::{Fetched, Library, Questionnaire};
use crate::app::words::{Msg, Words};
use crate::instrument::InstrumentId;

/// Fetches an instrument in the language shown and renders its children with it; until then, or instead, a sentence.
/// While another language is on its way, what is there stays.
#[component]
pub fn WithQuestionnaire(
    /// Which instrument.
    instrument: InstrumentId,
    /// The page's name, for `data-page`.
    page: &'static str,
    /// What to show with it.
    children: Box<dyn Fn(Signal<Arc<Questionnaire>>) -> AnyView + Send>,
) -> impl IntoView {
    let words = Words::here();
    let library = Library::here();
    let fetched = RwSignal::new(Fetched::default());
    let fetch = {
        let instrument = instrument.clone();
        move || library.fetch(&instrument, words.tag(), fetched)
    };
    let again = fetch.clone();
    Effect::new(move |_| fetch());
    let shown = Memo::new(move |before: Option<&Option<Arc<Questionnaire>>>| match fetched.get() {
        Fetched::Here(questionnaire) => Some(questionnaire),
        Fetched::Waiting | Fetched::Failed(_) => before.cloned().flatten(),
    });
    let is_here = Memo::new(move |_| shown.with(Option::is_some));
    move || {
        if is_here.get() {
            let first = shown.get_untracked();
            return match first {
                Some(first) => {
                    let signal = Signal::derive(move || shown.get().unwrap_or_else(|| first.clone()));
                    children(signal)
                }
                None => ().into_any(),
            };
        }
        let again = again.clone();
        view! {
            <main id="main" class="stack narrow" tabindex="-1" data-page=page aria-busy="true">
                {move || match fetched.get() {
                    Fetched::Failed(message) => {
                        let again = again.clone();
                        view! {
                            <p class="notice" role="alert">{words.text(message)}</p>
                            <p class="actions">
                                <button type="button" class="button" data-action="retry" on:click=move |_| again()>
                                    {words.text(Msg::LoadRetry)}
                                </button>
                                <a class="button quiet" href="#/">{words.text(Msg::LostHome)}</a>
                            </p>
                        }.into_any()
                    }
                    Fetched::Waiting | Fetched::Here(_) => {
                        view! { <p class="soft" role="status">{words.text(Msg::LoadWaiting)}</p> }.into_any()
                    }
                }}
            </main>
        }
        .into_any()
    }
}
