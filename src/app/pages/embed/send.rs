//! The button that sends a result code to the page around: the one thing that leaves an embed, and only by it.

use std::sync::Arc;

use leptos::prelude::*;

use super::connection::share;
use crate::app::Lasting;
use crate::app::library::Questionnaire;
use crate::app::view::{button, live, text};
use crate::app::words::{Msg, Words};
use crate::exchange::code::{Kind, ResultCode};
use crate::response::Attempt;

/// The result code of an attempt with all its answers; nothing for an instrument too long for a code.
fn code_of(questionnaire: &Questionnaire, attempt: &Attempt) -> Option<String> {
    let code = ResultCode::of(Kind::Answers, &questionnaire.instrument, attempt).ok()?;
    Some(code.grouped())
}

/// The button, and what it does; nothing where the host is unknown or there is no code.
pub fn send(questionnaire: Signal<Arc<Questionnaire>>, attempt: StoredValue<Attempt>) -> AnyView {
    let words = Words::here();
    let host = Lasting::here().host;
    let sent = RwSignal::new(false);
    let named = move |message: Msg| text(move || host.with(|host| words.fill(message, &[("host", host)])));
    let offer = live(move || {
        let code = questionnaire.with(|q| attempt.with_value(|attempt| code_of(q, attempt)));
        let Some(code) = code.filter(|_| host.with(|host| !host.is_empty())) else {
            return ().into_any();
        };
        let press = move || sent.set(share(&code, &host.get_untracked()));
        view! {
            <section class="stack" data-role="send">
                <h2>{named(Msg::EmbedSend)}</h2>
                <p>{words.t(Msg::EmbedSendText)}</p>
                <p class="actions">{button("button quiet", "share-host", named(Msg::EmbedSendButton), press)}</p>
                <p role="status">{text(move || if sent.get() { named(Msg::EmbedSendDone).get() } else { String::new() })}</p>
            </section>
        }
        .into_any()
    });
    view! { {offer} }.into_any()
}
