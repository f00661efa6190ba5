//! Handing a result in to the facilitator of a room: a picture for a camera, a short text, or a file. Nothing is made
//! before the person asks for it, and nothing is sent.

use std::sync::Arc;

use leptos::prelude::*;

use super::exports::{File, Files, PLAIN};
use super::share::copying;
use crate::app::library::Questionnaire;
use crate::app::parts::qr;
use crate::app::view::{button, live};
use crate::app::words::{Msg, Words};
use crate::exchange::code::{Kind, Nonce, ResultCode};
use crate::exchange::qr::Picture;
use crate::response::Attempt;
use crate::room::Mark;
use crate::store::room_name;
use crate::web::{events, location, page};

/// Where the code stands.
const CODE: &str = "#hand-in-code";

/// What the facilitator will see, and the button that makes the code. The room's name is what the link says it is.
pub fn hand_in(questionnaire: Signal<Arc<Questionnaire>>, attempt: StoredValue<Attempt>) -> AnyView {
    let words = Words::here();
    let room = location::query("room").map(|name| room_name(&name)).unwrap_or_default();
    let title = Signal::derive(move || match room.as_str() {
        "" => words.text(Msg::HandTitle),
        room => words.fill(Msg::HandTitleRoom, &[("room", room)]),
    });
    let made: RwSignal<Option<Result<ResultCode, ()>>> = RwSignal::new(None);
    let make = move || {
        made.set(Some(coded(questionnaire, attempt)));
        events::before_paint(|| page::focus(CODE));
    };
    let outcome = live(move || match made.get() {
        None => view! { <p class="actions">{button("button", "hand-in", words.t(Msg::HandMake), make)}</p> }
            .into_any(),
        Some(Ok(code)) => ready(&code, attempt.with_value(|attempt| Mark::of(Nonce::of(&attempt.id)))),
        Some(Err(())) => {
            view! { <p class="notice" role="alert">{words.text(Msg::ShareTooLong)}</p> }.into_any()
        }
    });
    view! {
        <section class="stack share hand-in" data-role="hand-in" aria-labelledby="hand-in-title">
            <h2 id="hand-in-title" tabindex="-1">{title}</h2>
            <p>{words.t(Msg::HandText)}</p>
            {outcome}
        </section>
    }
    .into_any()
}

/// Every answer of an attempt as a code.
pub fn coded(
    questionnaire: Signal<Arc<Questionnaire>>,
    attempt: StoredValue<Attempt>,
) -> Result<ResultCode, ()> {
    let code = questionnaire.with_untracked(|q| {
        attempt.with_value(|attempt| ResultCode::of(Kind::Answers, &q.instrument, attempt))
    });
    code.map_err(|_| ())
}

/// The picture, the text and the file, with the mark by which it can be withdrawn.
fn ready(code: &ResultCode, mark: Mark) -> AnyView {
    let words = Words::here();
    let (grouped, mark) = (code.grouped(), mark.to_string());
    let files = Files::new();
    let save = {
        let (grouped, mark) = (grouped.clone(), mark.clone());
        move || {
            let mut text = words.fill(Msg::HandFileText, &[("mark", &mark)]);
            text.push_str("\n\n");
            text.push_str(&grouped);
            text.push('\n');
            files.give(&File { name: ["innospark-", &mark, ".txt"].concat(), kind: PLAIN, text });
        }
    };
    // Without an address before it the code is a small picture, which is read from farther away.
    let picture = Picture::of("", code).map(|picture| {
        view! {
            <div class="stack">
                <h3>{words.text(Msg::HandPicture)}</h3>
                {qr(picture, words.text(Msg::HandQr))}
            </div>
        }
    });
    let withdraw = words.fill(Msg::HandMark, &[("mark", &mark)]);
    view! {
        <div class="handed pair">
            {picture}
            <div class="stack">
                <h3>{words.text(Msg::HandOr)}</h3>
                <output id="hand-in-code" class="code" data-role="hand-in-code" tabindex="-1">{grouped.clone()}</output>
                {copying("copy-hand-in", Msg::ShareCopyCode, grouped, CODE)}
                <p class="actions">{button("button quiet", "hand-in-file", words.t(Msg::HandFile), save)}</p>
                {files.trouble()}
                <p data-role="mark" data-mark=mark>{withdraw}</p>
            </div>
        </div>
    }
    .into_any()
}
