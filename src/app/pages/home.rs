//! The start: what this is, the promise, and what one can find out.

use leptos::prelude::*;

use crate::app::chunks;
use crate::app::navigation::Navigation;
use crate::app::records::Records;
use crate::app::view::{button_link, effect, text, when};
use crate::app::words::{Msg, Words};
use crate::guidance::{CHOICES, Choice, WHO, Who};

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
