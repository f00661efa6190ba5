//! An unfinished attempt from an earlier visit.

use std::sync::Arc;

use leptos::prelude::*;

use super::session::Opening;
use crate::app::library::Questionnaire;
use crate::app::navigation::Navigation;
use crate::app::view::{button, text};
use crate::app::words::{Msg, Words};
use crate::response::Attempt;

/// Go on, or begin anew?
pub fn choice(
    questionnaire: Signal<Arc<Questionnaire>>,
    attempt: Attempt,
    opening: RwSignal<Opening>,
) -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::TakeChoiceTitle));
    let attempt = StoredValue::new(attempt);
    let sentence = text(move || {
        attempt.with_value(|attempt| {
            let title = questionnaire.with(|q| q.wording.title.clone());
            let (answered, total) = (words.whole(attempt.answered()), words.whole(attempt.order.len()));
            let date = words.date(attempt.started);
            let values = [("title", &*title), ("answered", &answered), ("total", &total), ("date", &date)];
            words.fill(Msg::TakeChoiceText, &values)
        })
    });
    let navigation = Navigation::here();
    let choose = move |chosen: Opening| {
        navigation.moves();
        opening.set(chosen);
    };
    let resume = move || choose(Opening::GoOn(attempt.get_value()));
    let restart = move || choose(Opening::Begin);
    view! {
        <main id="main" class="stack narrow" tabindex="-1" data-page="take">
            <h1 tabindex="-1">{words.t(Msg::TakeChoiceTitle)}</h1>
            <p>{sentence}</p>
            <p class="actions">
                {button("button", "resume", words.t(Msg::TakeResume), resume)}
                {button("button quiet", "restart", words.t(Msg::TakeRestart), restart)}
            </p>
        </main>
    }
    .into_any()
}
