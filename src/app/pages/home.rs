//! The start: what this is, the promise, and the assessments in this browser.

use leptos::prelude::*;

use crate::app::chunks;
use crate::app::frame::set_aside;
use crate::app::navigation::{Navigation, Step};
use crate::app::records::Records;
use crate::app::route::Route;
use crate::app::view::{button, button_link, effect, live, press, text, when};
use crate::app::words::{Msg, Words};
use crate::guidance::{CHOICES, Choice, WHO, Who};
use crate::response::Attempt;
use crate::web::{events, page};

const STEPS: [(Msg, Msg); 3] = [
    (Msg::HomeAnswerTitle, Msg::HomeAnswerText),
    (Msg::HomeProfileTitle, Msg::HomeProfileText),
    (Msg::HomePractiseTitle, Msg::HomePractiseText),
];

/// The start. Its static twin in `index.html` is what people see first; a test holds the two together.
pub fn home() -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::HomeTitle));
    let records = Records::here();
    let some = RwSignal::new(false);
    // Once there is something to list, the list stays: it offers to undo the last deletion.
    effect(move || {
        if !records.contents().is_empty() {
            some.set(true);
        }
    });
    let start =
        button_link("button", "start", words.t(Msg::HomeStart), String::from("#/take/creativity-skills"));
    view! {
        <main id="main" class="stack-l" tabindex="-1" data-page="home">
            <div class="stack-l">
                <h1 tabindex="-1">{words.t(Msg::HomeTitle)}</h1>
                <p class="lead">{words.t(Msg::HomeLead)}</p>
                <div class="stack">
                    <p class="actions">{start}</p>
                    <p class="small soft">{words.t(Msg::HomeMeta)}</p>
                </div>
                <p class="promise">{words.t(Msg::HomePromise)}</p>
            </div>
            {when(move || some.get(), chunks::yours)}
            {choices(words)}
            <section class="stack" aria-labelledby="how">
                <h2 id="how">{words.t(Msg::HomeHow)}</h2>
                <ol class="steps">
                    {STEPS.map(|(title, text)| view! {
                        <li><h3>{words.t(title)}</h3><p class="soft">{words.t(text)}</p></li>
                    })}
                </ol>
            </section>
        </main>
    }
    .into_any()
}

/// Every instrument as a question, below those who ask it.
fn choices(words: Words) -> AnyView {
    let entry = |choice: &'static Choice| {
        let href = String::from("#/take/") + choice.instrument;
        let minutes = text(move || words.count(Msg::HomeMinutes, choice.minutes));
        view! {
            <li>
                <a data-action="choose" href=href>{words.t(choice.question)}</a>
                " " <span class="small soft">{minutes}</span>
                <p class="small soft">{words.t(choice.gain)}</p>
            </li>
        }
        .into_any()
    };
    let groups = WHO.map(|(who, name): (Who, Msg)| {
        let offered = CHOICES.iter().filter(|choice| choice.to.contains(&who));
        let entries: Vec<AnyView> = offered.map(entry).collect();
        view! { <li><h3>{words.t(name)}</h3><ul class="choices">{entries}</ul></li> }.into_any()
    });
    view! {
        <section class="stack" aria-labelledby="choose">
            <h2 id="choose">{words.t(Msg::HomeChoose)}</h2>
            <ul class="steps">{groups.into_iter().collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The assessments in this browser, with the one deleted last until the page is left.
pub fn yours() -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let deleted: RwSignal<Option<Attempt>> = RwSignal::new(None);
    let undo = move || {
        if let Some(attempt) = deleted.get_untracked() {
            deleted.set(None);
            records.save(&attempt);
            // The button is gone; whoever pressed it by keyboard goes on from the list.
            events::before_paint(|| page::focus("[data-role='attempts'] h2"));
        }
    };
    live(move || {
        let contents = records.contents();
        let undoable = deleted.with(Option::is_some);
        if contents.is_empty() && !undoable {
            return ().into_any();
        }
        let undo = when(
            move || deleted.with(Option::is_some),
            move || {
                view! {
                    <p class="small" role="status">
                        {words.text(Msg::AttemptDeleted)} " "
                        {button("link", "undo", words.t(Msg::AttemptUndo), undo)}
                    </p>
                }
                .into_any()
            },
        );
        let rows: Vec<AnyView> = contents.attempts.into_iter().map(|attempt| row(attempt, deleted)).collect();
        let aside: Vec<AnyView> = contents.set_aside.into_iter().map(set_aside).collect();
        view! {
            <section class="stack" aria-labelledby="yours" data-role="attempts">
                <h2 id="yours" tabindex="-1">{words.t(Msg::HomeYours)}</h2>
                <ul class="attempts">{rows}</ul>
                {undo}
                {aside}
            </section>
        }
        .into_any()
    })
    .into_any()
}

/// One assessment: what it is, how far it has come, and what can be done with it.
fn row(attempt: Attempt, deleted: RwSignal<Option<Attempt>>) -> AnyView {
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
        deleted.set(Some(attempt.clone()));
        records.remove(&attempt.id);
        events::before_paint(|| page::focus("[data-action='undo']"));
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
