//! The end of everything that is stored, with a way back until the page is left.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::app::records::Records;
use crate::app::view::{button, change, live, text};
use crate::app::words::{Msg, Words};
use crate::store::Erased;
use crate::web::{events, page};

/// What stands below the button.
#[derive(Clone)]
enum Step {
    Nothing,
    Wrong,
    Erased(StoredValue<Erased>, usize),
    Undone,
}

/// Deletes every record once the word is typed.
pub(super) fn erase() -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let typed = RwSignal::new(String::new());
    let step = RwSignal::new(Step::Nothing);
    let with_word = move |message: Msg| words.fill(message, &[("word", &words.text(Msg::DataEraseWord))]);
    let erase = move || {
        let word = untrack(|| words.text(Msg::DataEraseWord));
        if !typed.with_untracked(|typed| typed.trim().eq_ignore_ascii_case(&word)) {
            step.set(Step::Wrong);
            return;
        }
        typed.set(String::new());
        let before = untrack(|| records.everything()).len();
        step.set(Step::Erased(StoredValue::new(records.erase()), before));
        events::before_paint(|| page::focus("[data-action='undo']"));
    };
    let undo = move |erased: StoredValue<Erased>| {
        erased.with_value(|erased| records.undo_erase(erased));
        step.set(Step::Undone);
        events::before_paint(|| page::focus("#stored"));
    };
    let below = live(move || match step.get() {
        Step::Nothing => ().into_any(),
        Step::Wrong => {
            view! { <p class="notice" role="alert" data-notice="erase">{with_word(Msg::DataEraseWrong)}</p> }
                .into_any()
        }
        Step::Erased(erased, n) => view! {
            <p class="notice" role="status" data-notice="erase">
                {words.count(Msg::DataErased, n)} " "
                {button("link", "undo", words.t(Msg::AttemptUndo), move || undo(erased))}
            </p>
        }
        .into_any(),
        Step::Undone => {
            view! { <p class="notice" role="status" data-notice="erase">{words.text(Msg::DataUndone)}</p> }
                .into_any()
        }
    });
    let label = text(move || with_word(Msg::DataEraseLabel));
    let input = change(move |event: Event| typed.set(event_target_value(&event)));
    view! {
        <section class="stack" aria-labelledby="erase">
            <h2 id="erase">{words.t(Msg::DataEraseTitle)}</h2>
            <p>{words.t(Msg::DataEraseText)}</p>
            <label class="pick">
                <span>{label}</span>
                <input type="text" name="erase-word" autocomplete="off" autocapitalize="none" spellcheck="false"
                    prop:value=typed on:input=input/>
            </label>
            <p class="actions">{button("button quiet", "erase-all", words.t(Msg::DataErase), erase)}</p>
            {below}
        </section>
    }
    .into_any()
}
