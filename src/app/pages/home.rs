//! The start: what this is, the promise, and the assessments in this browser.

use leptos::prelude::*;

use crate::app::frame::Aside;
use crate::app::navigation::{Navigation, Step};
use crate::app::records::Records;
use crate::app::route::Route;
use crate::app::words::{Msg, Words};
use crate::response::Attempt;
use crate::store::Contents;

/// The start. Its static twin in `index.html` is what people see first; a test holds the two together.
#[component]
pub fn Home() -> impl IntoView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::HomeTitle));
    let steps = [
        (Msg::HomeAnswerTitle, Msg::HomeAnswerText),
        (Msg::HomeProfileTitle, Msg::HomeProfileText),
        (Msg::HomePractiseTitle, Msg::HomePractiseText),
    ];
    view! {
        <main id="main" class="stack-l" tabindex="-1" data-page="home">
            <div class="stack-l">
                <h1 tabindex="-1">{move || words.text(Msg::HomeTitle)}</h1>
                <p class="lead">{move || words.text(Msg::HomeLead)}</p>
                <div class="stack">
                    <p class="actions">
                        <a class="button" data-action="start" href="#/take/creativity-skills">
                            {move || words.text(Msg::HomeStart)}
                        </a>
                    </p>
                    <p class="small soft">{move || words.text(Msg::HomeMeta)}</p>
                </div>
                <p class="promise">{move || words.text(Msg::HomePromise)}</p>
            </div>
            <Yours/>
            <section class="stack" aria-labelledby="how">
                <h2 id="how">{move || words.text(Msg::HomeHow)}</h2>
                <ol class="steps">
                    {steps.map(|(title, text)| view! {
                        <li>
                            <h3>{move || words.text(title)}</h3>
                            <p class="soft">{move || words.text(text)}</p>
                        </li>
                    })}
                </ol>
            </section>
        </main>
    }
}

/// The assessments in this browser, with the one deleted last until the page is left.
#[component]
fn Yours() -> impl IntoView {
    let words = Words::here();
    let records = Records::here();
    let deleted: RwSignal<Option<Attempt>> = RwSignal::new(None);
    let contents = Memo::new(move |_| records.contents());
    let any = move || contents.with(|c| !c.attempts.is_empty() || !c.set_aside.is_empty());
    let undo = move |_| {
        if let Some(attempt) = deleted.get() {
            records.save(&attempt);
            deleted.set(None);
        }
    };
    move || {
        (any() || deleted.with(Option::is_some)).then(|| {
            let Contents { attempts, set_aside } = contents.get();
            view! {
                <section class="stack" aria-labelledby="yours" data-role="attempts">
                    <h2 id="yours">{words.text(Msg::HomeYours)}</h2>
                    <ul class="attempts">
                        {attempts.into_iter().map(|attempt| view! { <Row attempt deleted/> }).collect_view()}
                    </ul>
                    {deleted.with(Option::is_some).then(|| view! {
                        <p class="small" role="status">
                            {words.text(Msg::AttemptDeleted)} " "
                            <button type="button" class="link" data-action="undo" on:click=undo>
                                {words.text(Msg::AttemptUndo)}
                            </button>
                        </p>
                    })}
                    {set_aside.into_iter().map(|record| view! { <Aside record/> }).collect_view()}
                </section>
            }
        })
    }
}

/// One assessment.
#[component]
fn Row(
    /// Which.
    attempt: Attempt,
    /// Where a deleted one is held for undoing.
    deleted: RwSignal<Option<Attempt>>,
) -> impl IntoView {
    let words = Words::here();
    let records = Records::here();
    let navigation = Navigation::here();
    let attempt = StoredValue::new(attempt);
    let state = move || {
        attempt.with_value(|attempt| {
            let (answered, total) = (words.whole(attempt.answered()), words.whole(attempt.order.len()));
            let date = words.date(attempt.finished.unwrap_or(attempt.started));
            let message = match attempt.finished {
                Some(_) => Msg::AttemptFinished,
                None => Msg::AttemptUnfinished,
            };
            words.fill(message, &[("answered", &answered), ("total", &total), ("date", &date)])
        })
    };
    let title = move || attempt.with_value(|attempt| words.instrument(&attempt.instrument));
    let resume = move |_| {
        attempt.with_value(|attempt| {
            let step = Step { attempt: attempt.id.clone(), page: attempt.page };
            navigation.go_to_step(Route::Take(attempt.instrument.clone()), step);
        });
    };
    let delete = move |_| {
        let attempt = attempt.get_value();
        records.remove(&attempt.id);
        deleted.set(Some(attempt));
    };
    let delete_label = move || {
        let date = attempt.with_value(|attempt| words.date(attempt.started));
        words.fill(Msg::AttemptDeleteNamed, &[("title", &title()), ("date", &date)])
    };
    let way = attempt.with_value(|attempt| match attempt.finished {
        Some(_) => view! {
            <a class="button quiet" data-action="open" href=Route::Results(attempt.id.clone()).to_string()>
                {move || words.text(Msg::AttemptResults)}
            </a>
        }
        .into_any(),
        None => view! {
            <button type="button" class="button quiet" data-action="resume" on:click=resume>
                {move || words.text(Msg::AttemptResume)}
            </button>
        }
        .into_any(),
    });
    view! {
        <li>
            <div>
                <h3>{title}</h3>
                <p class="small soft">{state}</p>
            </div>
            <div class="actions">
                {way}
                <button type="button" class="link" data-action="delete" aria-label=delete_label on:click=delete>
                    {move || words.text(Msg::AttemptDelete)}
                </button>
            </div>
        </li>
    }
}
