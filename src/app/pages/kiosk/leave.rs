//! The facilitator's way out of the kiosk. It asks for a sum: enough against a slip and a passing curiosity, and no lock.

use leptos::prelude::*;

use super::Kiosk;
use crate::app::route::Route;
use crate::app::view::{button, change, live, text};
use crate::app::words::{Msg, Words};
use crate::web::{device, events, page};

const FIELD: &str = "#leave-sum";

/// A small button, and the sum it asks for.
pub(super) fn leave(kiosk: Kiosk) -> AnyView {
    let words = Words::here();
    let asked: RwSignal<Option<[u64; 2]>> = RwSignal::new(None);
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let ask = move || {
        let bits = device::random();
        asked.set(Some([6 + bits % 4, 5 + (bits >> 8) % 5]));
        typed.set(String::new());
        wrong.set(false);
        events::before_paint(|| page::focus(FIELD));
    };
    let cancel = move || {
        asked.set(None);
        events::before_paint(|| page::focus("[data-action='end-kiosk']"));
    };
    let end = move || {
        let sum = asked.get_untracked().map(|parts| parts.iter().sum::<u64>());
        if typed.with_untracked(|typed| typed.trim().parse().ok()) == sum && sum.is_some() {
            let room =
                kiosk.room.with_value(|room| room.as_ref().map(|room| ["#/room/", room.as_str()].concat()));
            let route = room.and_then(|place| Route::parse(&place)).unwrap_or(Route::Home);
            kiosk.outside.navigation.go(route);
        } else {
            wrong.set(true);
            page::focus(FIELD);
        }
    };
    live(move || {
        let Some(parts) = asked.get() else {
            return button("link small", "end-kiosk", words.t(Msg::KioskEnd), ask).into_any();
        };
        let [first, second] = parts.map(|part| part as usize);
        let question = text(move || {
            words.fill(Msg::KioskEndSum, &[("a", &words.whole(first)), ("b", &words.whole(second))])
        });
        let input = change(move |event| typed.set(event_target_value(&event)));
        let said = text(move || if wrong.get() { words.text(Msg::KioskEndWrong) } else { String::new() });
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            end();
        };
        view! {
            <form class="leave" on:submit=submit>
                <label><span>{question}</span>
                    <input id="leave-sum" name="sum" inputmode="numeric" autocomplete="off" maxlength="3" on:input=input/>
                </label>
                <button type="submit" class="button quiet" data-action="end-kiosk-now">{words.t(Msg::KioskEndNow)}</button>
                {button("link", "end-kiosk-cancel", words.t(Msg::KioskEndCancel), cancel)}
                <span class="small" role="status">{said}</span>
            </form>
        }
        .into_any()
    })
    .into_any()
}
