//! An unfinished attempt from an earlier visit.

use std::sync::Arc;

use leptos::prelude::*;

use super::session::{Opening, Session};
use crate::app::library::Questionnaire;
use crate::app::navigation::Navigation;
use crate::app::words::{Msg, Words};
use crate::response::Attempt;

/// Go on, or begin anew?
#[component]
pub fn Choice(
    /// What is answered.
    questionnaire: Signal<Arc<Questionnaire>>,
    /// The unfinished attempt.
    attempt: Attempt,
    /// Where the choice goes.
    opening: RwSignal<Opening>,
) -> impl IntoView {
    let words = Words::here();
    let navigation = Navigation::here();
    navigation.arrive(move || words.text(Msg::TakeChoiceTitle));
    let attempt = StoredValue::new(attempt);
    let text = move || {
        attempt.with_value(|attempt| {
            let title = questionnaire.with(|q| q.wording.title.clone());
            let (answered, total) = (words.whole(attempt.answered()), words.whole(attempt.order.len()));
            let date = words.date(attempt.started);
            let values = [("title", &*title), ("answered", &answered), ("total", &total), ("date", &date)];
            words.fill(Msg::TakeChoiceText, &values)
        })
    };
    // The session outlives this component, so it is made by the owner of the signal that holds it.
    let owner = Owner::current();
    let open = move |session: &dyn Fn() -> Session| {
        let parent = owner.as_ref().and_then(Owner::parent);
        let session = match parent {
            Some(parent) => parent.with(session),
            None => session(),
        };
        opening.set(Opening::Session(session));
    };
    let open = StoredValue::new(open);
    let resume = move |_| open.with_value(|open| open(&|| Session::resume(questionnaire, attempt.get_value())));
    let restart = move |_| open.with_value(|open| open(&|| Session::begin(questionnaire)));
    view! {
        <main id="main" class="stack narrow" tabindex="-1" data-page="take">
            <h1 tabindex="-1">{move || words.text(Msg::TakeChoiceTitle)}</h1>
            <p>{text}</p>
            <p class="actions">
                <button type="button" class="button" data-action="resume" on:click=resume>
                    {move || words.text(Msg::TakeResume)}
                </button>
                <button type="button" class="button quiet" data-action="restart" on:click=restart>
                    {move || words.text(Msg::TakeRestart)}
                </button>
            </p>
        </main>
    }
}
