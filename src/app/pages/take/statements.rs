//! A page of statements.

use leptos::prelude::*;

use super::session::Session;
use super::setup::{Setup, offered};
use crate::app::frame::kept_message;
use crate::app::navigation::Navigation;
use crate::app::parts::Statement;
use crate::app::records::Records;
use crate::app::stopwatch::Stopwatch;
use crate::app::words::{Msg, Words};
use crate::response::{Attempt, PAGE_SIZE};

/// Five statements, how far one has come, and the way on and back.
#[component]
pub fn Statements(
    /// The attempt that is answered.
    session: Session,
) -> impl IntoView {
    let words = Words::here();
    let records = Records::here();
    let navigation = Navigation::here();
    let questionnaire = session.questionnaire;
    let caption = move || {
        let total = session.with_attempt(|attempt| attempt.order.len());
        let from = session.page() * PAGE_SIZE + 1;
        let to = (from + PAGE_SIZE - 1).min(total);
        let values =
            [("from", &*words.whole(from)), ("to", &words.whole(to)), ("total", &words.whole(total))];
        words.fill(Msg::TakeCaption, &values)
    };
    navigation.arrive(caption);
    Effect::new(move |before: Option<usize>| {
        let page = session.page();
        if before.is_some_and(|before| before != page) {
            navigation.announce();
        }
        page
    });
    let watch = Stopwatch::start();
    // Time belongs to the page that is left, so it is booked before the page changes.
    let go = move |page: usize| {
        session.spend(session.page.get_untracked(), watch.lap());
        session.go(page);
    };
    let items = move || {
        let page = session.page();
        session.with_attempt(|attempt| (attempt.id.clone(), attempt.on_page(page).to_vec()))
    };
    let items = Memo::new(move |_| items());
    view! {
        <main id="main" class="stack-l take" tabindex="-1" data-page="take">
            <div class="stack">
                <h1 class="ask" tabindex="-1">
                    <span class="caption">{caption}</span>
                    {move || questionnaire.with(|q| q.wording.stem.clone())}
                </h1>
                <Show when=move || offered(&session.attempt.get(), session.page())>
                    <p class="soft">{move || questionnaire.with(|q| q.wording.introduction.clone())}</p>
                    <Setup session/>
                </Show>
                <Show when=move || session.came_back.get_value()>
                    <p class="small soft" role="status">
                        {move || came_back(words, &session.attempt.get())} " "
                        <button type="button" class="link" data-action="restart" on:click=move |_| session.restart()>
                            {move || words.text(Msg::TakeRestart)}
                        </button>
                    </p>
                </Show>
                <Progress session/>
            </div>
            <form on:submit=move |event| event.prevent_default()>
                <For each=move || items.get().1 key=|item| item.clone() let:item>
                    <Statement session item/>
                </For>
                <div class="actions">
                    <button
                        type="button"
                        class="button"
                        data-action="next"
                        on:click=move |_| go(session.page.get_untracked() + 1)
                    >
                        {move || words.text(Msg::TakeNext)}
                    </button>
                    <Show when=move || 0 < session.page()>
                        <button
                            type="button"
                            class="button quiet"
                            data-action="back"
                            on:click=move |_| go(session.page.get_untracked().saturating_sub(1))
                        >
                            {move || words.text(Msg::TakeBack)}
                        </button>
                    </Show>
                    <span class="small soft" data-role="kept">
                        {move || words.text(kept_message(records.keeping()))}
                    </span>
                </div>
                <p class="small soft keys">{move || {
                    let n = questionnaire.with(|q| q.instrument.options.len());
                    words.fill(Msg::TakeKeys, &[("n", &words.whole(n))])
                }}</p>
            </form>
        </main>
    }
}

fn came_back(words: Words, attempt: &Attempt) -> String {
    let (answered, total) = (words.whole(attempt.answered()), words.whole(attempt.order.len()));
    words.fill(Msg::TakeResumed, &[("answered", &answered), ("total", &total)])
}

/// How much is answered, and about how long the rest takes.
#[component]
fn Progress(
    /// The attempt that is answered.
    session: Session,
) -> impl IntoView {
    let words = Words::here();
    let answered = Memo::new(move |_| session.with_attempt(Attempt::answered));
    let total = Memo::new(move |_| session.with_attempt(|attempt| attempt.order.len()));
    let answered_text = move || {
        let (answered, total) = (words.whole(answered.get()), words.whole(total.get()));
        words.fill(Msg::TakeAnswered, &[("answered", &answered), ("total", &total)])
    };
    let left_text = move || {
        let left = total.get().saturating_sub(answered.get());
        let minutes = session.questionnaire.with(|q| left as f64 * q.instrument.seconds_per_item() / 60.0);
        match (left, minutes.round() as usize) {
            (0, _) => words.text(Msg::TakeDone),
            (_, 0) => words.text(Msg::TakeAlmost),
            (_, minutes) => words.count(Msg::TakeMinutes, minutes),
        }
    };
    view! {
        <div class="progress">
            <progress
                aria-label=move || words.text(Msg::TakeProgress)
                prop:max=move || total.get() as u32
                prop:value=move || answered.get() as u32
            ></progress>
            <p class="line">
                <span data-role="answered">{answered_text}</span>
                <span>{left_text}</span>
            </p>
        </div>
    }
}
