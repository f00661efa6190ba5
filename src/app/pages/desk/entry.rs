//! The place to enter a result code, with what is wrong with the one that was given.

use std::rc::Rc;

use leptos::prelude::*;

use crate::app::chunks;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::view::{button, change, live};
use crate::app::words::{Msg, Words};
use crate::exchange::code::{CodeError, Envelope};
use crate::web::page;

/// Longest text that is put into the field for correction, in bytes; more is no code that somebody mistyped.
const LONGEST: usize = 400;

/// A field for a code. `given` is what did not work, and `error` why.
pub fn entry(given: &str, error: Option<CodeError>) -> AnyView {
    let words = Words::here();
    let navigation = Navigation::here();
    let title = if error.is_some() { Msg::EntryProblem } else { Msg::EntryTitle };
    navigation.arrive(move || words.text(title));
    let typed = RwSignal::new(if given.len() <= LONGEST { given.to_owned() } else { String::new() });
    let wrong = RwSignal::new(error);
    // From the first try on, what is wrong follows what is typed.
    let tried = StoredValue::new(wrong.with_untracked(Option::is_some));
    let input = change(move |event| {
        typed.set(event_target_value(&event));
        if tried.get_value() {
            wrong.set(typed.with_untracked(|text| Envelope::parse(text)).err());
        }
    });
    let open = move || {
        tried.set_value(true);
        match typed.with_untracked(|text| Envelope::parse(text)) {
            Ok(envelope) => navigation.go(Route::Received(envelope.code().compact().to_owned())),
            Err(error) => {
                wrong.set(Some(error));
                page::focus("#entered-code");
            }
        }
    };
    // Only codes that can be read come from there.
    let scanned = move |text: String| {
        if let Ok(envelope) = Envelope::parse(&text) {
            navigation.go(Route::Received(envelope.code().compact().to_owned()));
        }
    };
    let sentence = live(move || match wrong.get() {
        None => ().into_any(),
        Some(error) => {
            view! { <p class="notice" data-notice=name(&error)>{why(&error, words)}</p> }.into_any()
        }
    });
    let invalid =
        Signal::derive(move || String::from(if wrong.with(Option::is_some) { "true" } else { "false" }));
    view! {
        <main id="main" class="stack narrow" tabindex="-1" data-page="received">
            <h1 tabindex="-1">{words.t(title)}</h1>
            <p>{words.t(Msg::EntryText)}</p>
            <label class="stack" for="entered-code"><span>{words.t(Msg::EntryLabel)}</span></label>
            <textarea
                id="entered-code"
                class="code entered"
                name="code"
                rows="3"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                aria-invalid=invalid
                aria-describedby="code-problem"
                prop:value=typed
                on:input=input
            ></textarea>
            <div id="code-problem" role="status">{sentence}</div>
            <p class="actions">{button("button", "open-code", words.t(Msg::EntryOpen), open)}</p>
            {chunks::collect_by_picture(Rc::new(scanned))}
        </main>
    }
    .into_any()
}

/// What is wrong, for tests and host pages.
fn name(error: &CodeError) -> &'static str {
    match error {
        CodeError::NotACode => "not-a-code",
        CodeError::Incomplete => "incomplete",
        CodeError::Damaged => "damaged",
        CodeError::TooLong => "too-long",
        CodeError::FromTheFuture => "future",
        CodeError::UnknownInstrument => "unknown-instrument",
        CodeError::OtherVersion { .. } => "other-version",
    }
}

/// What is wrong and what to do about it.
pub(super) fn why(error: &CodeError, words: Words) -> String {
    let message = match error {
        CodeError::NotACode => Msg::EntryNotACode,
        CodeError::Incomplete => Msg::EntryIncomplete,
        CodeError::Damaged => Msg::EntryDamaged,
        CodeError::TooLong => Msg::EntryTooLong,
        CodeError::FromTheFuture => Msg::EntryFuture,
        CodeError::UnknownInstrument => Msg::EntryUnknown,
        CodeError::OtherVersion { then, now } => {
            let places = [then, now].map(|version| version.to_string());
            return words.fill(Msg::EntryVersion, &[("then", &places[0]), ("now", &places[1])]);
        }
    };
    words.text(message)
}
