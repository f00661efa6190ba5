//! What a person at the kiosk does with a profile: hand it in to the room, take it along as a picture, a code or on
//! paper. No file, and nothing on the clipboard: both would stay on the shared device.

use std::sync::Arc;

use leptos::prelude::*;

use super::Kiosk;
use crate::app::library::Questionnaire;
use crate::app::pages::coded;
use crate::app::parts::qr;
use crate::app::view::{button, live, paragraph, text};
use crate::app::words::{Msg, Words};
use crate::exchange::code::{Layout, Nonce, ResultCode};
use crate::exchange::qr::{Carries, Picture};
use crate::response::Attempt;
use crate::room::{Mark, Refusal, Room};
use crate::store::{Keeping, Key, write_room};
use crate::web::{events, location, page};

/// What became of a hand-in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Handed {
    /// In the room.
    In,
    /// In the room, but only until the page is closed: the device keeps nothing, or is full.
    Unkept,
    /// The room does not take it.
    Refused,
    /// Nothing was answered.
    Empty,
    /// Its record is gone or cannot be used.
    Gone,
}

/// The section below a profile's summary.
pub fn along(questionnaire: Signal<Arc<Questionnaire>>, attempt: StoredValue<Attempt>) -> AnyView {
    let words = Words::here();
    let Some(kiosk) = use_context::<Kiosk>() else { return ().into_any() };
    let in_room = kiosk.room.with_value(Option::is_some).then(|| hand_in(kiosk, questionnaire, attempt));
    let made: RwSignal<Option<Result<ResultCode, ()>>> = RwSignal::new(None);
    let make = move || {
        made.set(Some(coded(questionnaire, attempt)));
        events::before_paint(|| page::focus("#kiosk-code"));
    };
    let outcome = live(move || match made.get() {
        None => {
            let make = button("button quiet", "take-along", words.t(Msg::KioskCode), make);
            let print = button("button quiet", "print", words.t(Msg::ResultsPrint), page::print);
            view! { <p class="actions">{make}{print}</p> }.into_any()
        }
        Some(Ok(code)) => ready(&code),
        Some(Err(())) => paragraph(words.text(Msg::ShareTooLong)),
    });
    view! {
        {in_room}
        <section class="stack share" data-role="along" aria-labelledby="along-title">
            <h2 id="along-title">{words.t(Msg::KioskAlongTitle)}</h2>
            <p>{words.t(Msg::KioskAlongText)}</p>
            {outcome}
        </section>
    }
    .into_any()
}

/// Straight into the room's record on this device.
fn hand_in(
    kiosk: Kiosk,
    questionnaire: Signal<Arc<Questionnaire>>,
    attempt: StoredValue<Attempt>,
) -> AnyView {
    let words = Words::here();
    let name = kiosk.room().map(|room| room.name).unwrap_or_default();
    let title = text(move || words.fill(Msg::HandTitleRoom, &[("room", &name)]));
    let handed: RwSignal<Option<Handed>> = RwSignal::new(None);
    let give = move || {
        handed.set(Some(handed_in(kiosk, questionnaire, attempt)));
        events::before_paint(|| page::focus("#handed"));
    };
    let mark = attempt.with_value(|attempt| Mark::of(Nonce::of(&attempt.id)).to_string());
    let outcome = live(move || {
        let message = match handed.get() {
            None => {
                return view! { <p class="actions">{button("button", "hand-in", words.t(Msg::KioskHand), give)}</p> }
                    .into_any();
            }
            Some(Handed::In) => Msg::KioskHanded,
            Some(Handed::Unkept) => Msg::KioskHandedUnkept,
            Some(Handed::Refused) => Msg::KioskRefused,
            Some(Handed::Empty) => Msg::KioskEmpty,
            Some(Handed::Gone) => Msg::KioskGone,
        };
        let taken = matches!(handed.get(), Some(Handed::In | Handed::Unkept));
        let withdraw = taken.then(|| {
            let sentence = words.fill(Msg::HandMark, &[("mark", &mark)]);
            view! { <p data-role="mark" data-mark=mark.clone()>{sentence}</p> }
        });
        let state = if taken { "true" } else { "false" };
        view! {
            <p id="handed" tabindex="-1" data-role="handed" data-taken=state><b>{words.text(message)}</b></p>
            {withdraw}
        }
        .into_any()
    });
    view! {
        <section class="stack hand-in screen" data-role="hand-in" aria-labelledby="hand-in-title">
            <h2 id="hand-in-title">{title}</h2>
            <p>{words.t(Msg::KioskHandText)}</p>
            {outcome}
        </section>
    }
    .into_any()
}

/// Reads the room anew, so that nothing another window did is undone, and writes it with this hand-in.
fn handed_in(
    kiosk: Kiosk,
    questionnaire: Signal<Arc<Questionnaire>>,
    attempt: StoredValue<Attempt>,
) -> Handed {
    let Some(record) = kiosk.room() else { return Handed::Gone };
    let Ok(code) = coded(questionnaire, attempt) else { return Handed::Refused };
    let key = Key::Room(record.id.clone());
    let mut room = Room::open(record);
    let layout = questionnaire.with_untracked(|q| Layout::of(&q.instrument));
    match room.hand_in(code.compact(), &layout) {
        Ok(_) => match kiosk.outside.records.keep(&key, &write_room(room.record())) {
            Keeping::Device => Handed::In,
            Keeping::Memory(_) => Handed::Unkept,
        },
        Err(Refusal::AlreadyHere) => Handed::In,
        Err(Refusal::NothingAnswered) => Handed::Empty,
        Err(_) => Handed::Refused,
    }
}

/// The picture of the link, and the code to write down.
fn ready(code: &ResultCode) -> AnyView {
    let words = Words::here();
    let picture = Picture::of(&location::address(), code).map(|picture| {
        let (label, sentence) = match picture.carries {
            Carries::Link => (Msg::ShareQrLink, Msg::KioskScan),
            Carries::Code => (Msg::ShareQrCode, Msg::KioskScanCode),
        };
        view! { <div class="stack">{qr(picture, words.text(label))}<p class="small soft">{words.text(sentence)}</p></div> }
    });
    view! {
        <div class="handed pair">
            {picture}
            <div class="stack">
                <h3>{words.text(Msg::ShareCode)}</h3>
                <output id="kiosk-code" class="code" data-role="code" tabindex="-1">{code.grouped()}</output>
                <p class="actions">{button("button quiet", "print", words.t(Msg::ResultsPrint), page::print)}</p>
            </div>
        </div>
    }
    .into_any()
}
