//! The assessments in this browser. They lie in the part that is fetched later: who comes first has none.

use leptos::prelude::*;

use super::deleted::Deleted;
use crate::app::frame::set_aside;
use crate::app::navigation::{Navigation, Step};
use crate::app::records::Records;
use crate::app::route::Route;
use crate::app::view::{button, button_link, live, press, text};
use crate::app::words::{Msg, Words};
use crate::response::Attempt;

/// The assessments in this browser, with the one deleted last until the page is left.
pub fn yours() -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let deleted = Deleted::new();
    live(move || {
        let contents = records.contents();
        let undoable = deleted.is_some();
        if contents.is_empty() && !undoable {
            return ().into_any();
        }
        let rows: Vec<AnyView> = contents.attempts.into_iter().map(|attempt| row(attempt, deleted)).collect();
        let aside: Vec<AnyView> = contents.set_aside.into_iter().map(set_aside).collect();
        view! {
            <section class="stack" aria-labelledby="yours" data-role="attempts">
                <h2 id="yours" tabindex="-1">{words.t(Msg::HomeYours)}</h2>
                <ul class="attempts">{rows}</ul>
                {deleted.line("[data-role='attempts'] h2")}
                <p class="small"><a data-action="history" href="#/history">{words.t(Msg::AttemptHistory)}</a></p>
                {aside}
            </section>
        }
        .into_any()
    })
    .into_any()
}

/// One assessment: what it is, how far it has come, and what can be done with it.
fn row(attempt: Attempt, deleted: Deleted) -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let navigation = Navigation::here();
    let way = match attempt.finished {
        Some(_) => {
            let href = Route::Results(attempt.id.clone()).to_string();
            button_link("button quiet", "open", words.t(Msg::AttemptResults), href).into_any()
        }
        None => {
            let route = Route::Take(attempt.instrument.clone());
            let step = Step { attempt: attempt.id.clone(), page: attempt.page };
            let go_on = move || navigation.go_to_step(route.clone(), step.clone());
            button("button quiet", "resume", words.t(Msg::AttemptResume), go_on).into_any()
        }
    };
    let attempt = StoredValue::new(attempt);
    let state = text(move || {
        attempt.with_value(|attempt| {
            let (answered, total) = (words.whole(attempt.answered()), words.whole(attempt.order.len()));
            let date = words.date(attempt.finished.unwrap_or(attempt.started));
            let message = match attempt.finished {
                Some(_) => Msg::AttemptFinished,
                None => Msg::AttemptUnfinished,
            };
            words.fill(message, &[("answered", &answered), ("total", &total), ("date", &date)])
        })
    });
    let title = text(move || attempt.with_value(|attempt| words.instrument(&attempt.instrument)));
    let delete = press(move || {
        let attempt = attempt.get_value();
        deleted.hold(records.take_attempt(&attempt.id));
    });
    let delete_label = text(move || {
        let date = attempt.with_value(|attempt| words.date(attempt.started));
        words.fill(Msg::AttemptDeleteNamed, &[("title", &title.get()), ("date", &date)])
    });
    view! {
        <li>
            <div><h3>{title}</h3><p class="small soft">{state}</p></div>
            <div class="actions">
                {way}
                <button type="button" class="link" data-action="delete" aria-label=delete_label on:click=delete>
                    {words.t(Msg::AttemptDelete)}
                </button>
            </div>
        </li>
    }
    .into_any()
}
