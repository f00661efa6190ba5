//! The profile: what stands out, the radar, every score with its error and its arithmetic, and what it cannot tell.

mod advice;
mod explain;
mod reading;
mod table;

use std::sync::Arc;

use leptos::prelude::*;

use super::WithQuestionnaire;
use crate::app::frame::Aside;
use crate::app::library::Questionnaire;
use crate::app::navigation::{Navigation, Step};
use crate::app::parts::Radar;
use crate::app::records::Records;
use crate::app::route::Route;
use crate::app::words::{Msg, Words};
use crate::response::{Attempt, AttemptId};
use crate::web::page;
use advice::Advice;
use reading::Reading;
use table::ScoreTable;

/// The profile of an attempt.
#[component]
pub fn Results(
    /// Which attempt.
    attempt: AttemptId,
) -> impl IntoView {
    match Records::here().attempt(&attempt) {
        Ok(Some(attempt)) => {
            let instrument = attempt.instrument.clone();
            let show = Box::new(move |questionnaire| {
                let attempt = attempt.clone();
                view! { <Profile attempt questionnaire/> }.into_any()
            });
            view! { <WithQuestionnaire instrument page="results" children=show/> }.into_any()
        }
        Ok(None) => view! { <Gone>""</Gone> }.into_any(),
        Err(record) => view! { <Gone><Aside record/></Gone> }.into_any(),
    }
}

/// There is no such result, or none that can be read.
#[component]
fn Gone(
    /// What is known about it.
    children: Children,
) -> impl IntoView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::ResultsGoneTitle));
    view! {
        <main id="main" class="stack narrow" tabindex="-1" data-page="results">
            <h1 tabindex="-1">{move || words.text(Msg::ResultsGoneTitle)}</h1>
            <p>{move || words.text(Msg::ResultsGone)}</p>
            {children()}
            <p class="actions"><a class="button" href="#/">{move || words.text(Msg::LostHome)}</a></p>
        </main>
    }
}

/// The page.
#[component]
fn Profile(
    /// Whose profile.
    attempt: Attempt,
    /// What was answered.
    questionnaire: Signal<Arc<Questionnaire>>,
) -> impl IntoView {
    let words = Words::here();
    if !questionnaire.with_untracked(|q| attempt.can_be_scored_with(&q.instrument)) {
        return view! { <Incompatible attempt questionnaire/> }.into_any();
    }
    let attempt = StoredValue::new(attempt);
    let reading = Memo::new(move |_| attempt.with_value(|a| Reading::of(questionnaire.get(), a)));
    let reading: Signal<Reading> = Signal::from(reading);
    Navigation::here().arrive(move || words.text(Msg::ResultsTitle));
    let meta = move || {
        let (title, form) = attempt.with_value(|attempt| {
            questionnaire.with(|q| {
                let form = q.wording.forms.get(&attempt.form).cloned().unwrap_or_default();
                (q.wording.title.clone(), form)
            })
        });
        let (date, answered, total) = attempt.with_value(|attempt| {
            let date = words.date(attempt.finished.unwrap_or(attempt.started));
            (date, words.whole(attempt.answered()), words.whole(attempt.order.len()))
        });
        let values =
            [("title", &*title), ("form", &form), ("date", &date), ("answered", &answered), ("total", &total)];
        words.fill(Msg::ResultsMeta, &values)
    };
    let edition = move || {
        let (then, now) =
            attempt.with_value(|attempt| (attempt.version, questionnaire.with(|q| q.instrument.version)));
        let exact = attempt.with_value(|attempt| questionnaire.with(|q| attempt.belongs_to(&q.instrument)));
        (!exact).then(|| {
            let values = [("then", &*then.to_string()), ("now", &now.to_string())];
            words.fill(Msg::ResultsEdition, &values)
        })
    };
    view! {
        <main id="main" class="stack-xl" tabindex="-1" data-page="results">
            <div class="stack">
                <p class="small soft">{meta}</p>
                <h1 tabindex="-1">{move || reading.with(|r| r.headline(words))}</h1>
                {move || reading.with(|r| r.summary(words)).into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
                {move || edition().map(|text| view! { <p class="notice">{text}</p> })}
                <Actions attempt/>
            </div>
            <div class="profile">
                <Show when=move || reading.with(|r| r.has_radar())>
                    <Radar
                        data=Signal::derive(move || reading.with(Reading::radar))
                        sentence=Signal::derive(move || reading.with(|r| r.sentence(words)))
                    />
                </Show>
                <ScoreTable reading/>
            </div>
            <Advice reading/>
        </main>
    }
    .into_any()
}

/// Print, answer again, or go on where nothing is finished yet.
#[component]
fn Actions(
    /// Whose profile.
    attempt: StoredValue<Attempt>,
) -> impl IntoView {
    let words = Words::here();
    let navigation = Navigation::here();
    let again = move || attempt.with_value(|attempt| Route::Take(attempt.instrument.clone()).to_string());
    let go_on = move |_| {
        attempt.with_value(|attempt| {
            let step = Step { attempt: attempt.id.clone(), page: attempt.page };
            navigation.go_to_step(Route::Take(attempt.instrument.clone()), step);
        });
    };
    let finished = attempt.with_value(|attempt| attempt.finished.is_some());
    view! {
        {(!finished).then(|| view! { <p class="notice">{move || words.text(Msg::ResultsUnfinished)}</p> })}
        <p class="actions">
            {match finished {
                false => view! {
                    <button type="button" class="button" data-action="resume" on:click=go_on>
                        {move || words.text(Msg::ResultsContinue)}
                    </button>
                }.into_any(),
                true => view! {
                    <a class="button quiet" data-action="start" href=again()>
                        {move || words.text(Msg::ResultsAgain)}
                    </a>
                }.into_any(),
            }}
            <button type="button" class="button quiet" data-action="print" on:click=move |_| page::print()>
                {move || words.text(Msg::ResultsPrint)}
            </button>
        </p>
    }
}

/// Answers to an edition this page does not have: kept, never scored by guesswork.
#[component]
fn Incompatible(
    /// Whose answers.
    attempt: Attempt,
    /// What there is now.
    questionnaire: Signal<Arc<Questionnaire>>,
) -> impl IntoView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::ResultsTitle));
    let then = attempt.version.to_string();
    view! {
        <main id="main" class="stack narrow" tabindex="-1" data-page="results">
            <h1 tabindex="-1">{move || questionnaire.with(|q| q.wording.title.clone())}</h1>
            <p class="notice">{move || words.fill(Msg::ResultsIncompatible, &[("then", &then)])}</p>
            <p class="actions"><a class="button" href="#/">{move || words.text(Msg::LostHome)}</a></p>
        </main>
    }
}
