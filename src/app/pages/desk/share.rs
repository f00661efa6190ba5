//! Handing a profile on: what of it, as a code, a link and a picture. Nothing is made before the person asks for it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::exports::exports;
use super::hand_in::hand_in;
use super::pictures::pictures;
use crate::app::library::Questionnaire;
use crate::app::parts::qr;
use crate::app::view::{button, live, radio};
use crate::app::words::{Msg, Words};
use crate::exchange::code::{Kind, ResultCode, link};
use crate::exchange::qr::{Carries, Picture};
use crate::response::Attempt;
use crate::web::{clipboard, events, location, page};

/// Where the code and the link stand.
const CODE: &str = "#result-code";
const LINK: &str = "#result-link";

/// The choice of what to share, and what was made of it.
pub fn share(questionnaire: Signal<Arc<Questionnaire>>, attempt: StoredValue<Attempt>) -> AnyView {
    let words = Words::here();
    let kind = RwSignal::new(Kind::Scores);
    let made: RwSignal<Option<Result<ResultCode, ()>>> = RwSignal::new(None);
    let choice = |this: Kind, name: Msg, sees: Msg| {
        let choose = move || {
            kind.set(this);
            // What was made before carries something else than what stands chosen now.
            made.set(None);
        };
        let label = words.t(name);
        view! {
            <div>
                {radio(String::from("share"), this.as_str().to_owned(), move || kind.get() == this, label, choose)}
                <p class="small soft">{words.t(sees)}</p>
            </div>
        }
        .into_any()
    };
    let make = move || {
        let code = questionnaire.with_untracked(|q| {
            attempt.with_value(|attempt| ResultCode::of(kind.get_untracked(), &q.instrument, attempt))
        });
        made.set(Some(code.map_err(|_| ())));
        events::before_paint(|| page::focus(CODE));
    };
    let outcome = live(move || match made.get() {
        None => ().into_any(),
        Some(Ok(code)) => ready(&code),
        Some(Err(())) => {
            view! { <p class="notice" role="alert">{words.text(Msg::ShareTooLong)}</p> }.into_any()
        }
    });
    view! {
        <section class="stack share" data-role="share" aria-labelledby="share-title">
            <h2 id="share-title">{words.t(Msg::ShareTitle)}</h2>
            <p>{words.t(Msg::ShareText)}</p>
            <div class="which" role="radiogroup" aria-label=words.t(Msg::ShareWhat)>
                {choice(Kind::Scores, Msg::ShareScores, Msg::ShareScoresSees)}
                {choice(Kind::Answers, Msg::ShareAnswers, Msg::ShareAnswersSees)}
            </div>
            <p class="actions">{button("button", "share", words.t(Msg::ShareMake), make)}</p>
            {outcome}
            {to_facilitator(questionnaire, attempt)}
        </section>
        <section class="stack screen" aria-labelledby="along-title" data-role="along">
            <h2 id="along-title">{words.t(Msg::AlongTitle)}</h2>
            <div class="pair">
                {pictures(questionnaire, attempt)}
                {exports(questionnaire, attempt)}
            </div>
        </section>
    }
    .into_any()
}

/// The way to hand in, for those whose link names no room.
fn to_facilitator(
    questionnaire: Signal<Arc<Questionnaire>>,
    attempt: StoredValue<Attempt>,
) -> Option<AnyView> {
    let offered = location::query("room").is_none() && attempt.with_value(|a| a.finished.is_some());
    let opened = RwSignal::new(false);
    let open = move || {
        opened.set(true);
        events::before_paint(|| page::focus("#hand-in-title"));
    };
    let way = live(move || {
        if opened.get() {
            hand_in(questionnaire, attempt)
        } else {
            let label = Words::here().t(Msg::HandOpen);
            view! { <p>{button("link", "hand-in-open", label, open)}</p> }.into_any()
        }
    });
    offered.then(|| way.into_any())
}

/// The code, the link and the picture.
fn ready(code: &ResultCode) -> AnyView {
    let words = Words::here();
    let address = location::address();
    let (grouped, link) = (code.grouped(), link(&address, code.compact()));
    let (shown_code, shown_link) = (grouped.clone(), link.clone());
    let here_only =
        location::is_file().then(|| view! { <p class="small soft">{words.text(Msg::OfflineLink)}</p> });
    view! {
        <div class="handed pair">
            <div class="stack">
                <h3>{words.text(Msg::ShareCode)}</h3>
                <output id="result-code" class="code" data-role="code" tabindex="-1">{shown_code}</output>
                {copying("copy-code", Msg::ShareCopyCode, grouped, CODE)}
                <h3>{words.text(Msg::ShareLink)}</h3>
                <output id="result-link" class="address small" data-role="link">{shown_link}</output>
                {copying("copy-link", Msg::ShareCopyLink, link, LINK)}
                {here_only}
            </div>
            {Picture::of(&address, code).map(picture)}
        </div>
    }
    .into_any()
}

/// A button that copies, and what came of it. Where the browser has no clipboard the text is selected instead.
pub fn copying(action: &'static str, label: Msg, text: String, shown: &'static str) -> AnyView {
    let words = Words::here();
    let said: RwSignal<Option<Msg>> = RwSignal::new(None);
    let copy = move || {
        let text = text.clone();
        spawn_local(async move {
            let outcome = match clipboard::copy(&text).await {
                true => Msg::ShareCopied,
                false if clipboard::select(shown) => Msg::ShareSelected,
                false => Msg::ShareNotCopied,
            };
            said.try_set(Some(outcome));
        });
    };
    let outcome = live(move || said.get().map_or_else(String::new, |message| words.text(message)).into_any());
    view! {
        <p class="actions">
            {button("button quiet", action, words.t(label), copy)}
            <span class="small soft" role="status">{outcome}</span>
        </p>
    }
    .into_any()
}

/// The picture, and what to do with it.
fn picture(picture: Picture) -> AnyView {
    let words = Words::here();
    let (label, sentence) = match picture.carries {
        Carries::Link => (Msg::ShareQrLink, Msg::ShareQrLinkText),
        Carries::Code => (Msg::ShareQrCode, Msg::ShareQrCodeText),
    };
    view! {
        <div class="stack">
            {qr(picture, words.text(label))}
            <p class="small soft">{words.text(sentence)}</p>
        </div>
    }
    .into_any()
}
