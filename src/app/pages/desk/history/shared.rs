//! Results that others shared and that were kept here.

use leptos::prelude::*;

use crate::app::pages::Deleted;
use crate::app::records::Records;
use crate::app::route::Route;
use crate::app::view::{button_link, live, press};
use crate::app::words::{Msg, Words};
use crate::store::{Key, Shared, read_shared};

/// The list of them; nothing while there are none.
pub fn shared(deleted: Deleted) -> AnyView {
    let words = Words::here();
    let records = Records::here();
    live(move || {
        let mut kept: Vec<(Key, Shared)> = Vec::new();
        for key in records.keys() {
            let Some(key @ Key::Shared(_)) = Key::parse(&key) else { continue };
            let text = records.text(&key.as_text());
            let Some(shared) = text.and_then(|text| read_shared(&text).ok()) else { continue };
            // The latest first.
            let place = kept.iter().take_while(|(_, other)| shared.received <= other.received).count();
            kept.insert(place, (key, shared));
        }
        if kept.is_empty() {
            return ().into_any();
        }
        let rows: Vec<AnyView> = kept.into_iter().map(|(key, shared)| row(key, shared, deleted)).collect();
        view! {
            <section class="stack" data-role="shared">
                <h2>{words.text(Msg::HistoryShared)}</h2>
                <p class="soft">{words.text(Msg::HistorySharedText)}</p>
                <ul class="attempts">{rows}</ul>
            </section>
        }
        .into_any()
    })
    .into_any()
}

fn row(key: Key, shared: Shared, deleted: Deleted) -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let id = match &key {
        Key::Shared(id) => id.to_string(),
        _ => String::new(),
    };
    let Shared { code, name, received } = shared;
    let name = if name.is_empty() { words.text(Msg::HistorySharedUnnamed) } else { name };
    let date = words.date(received);
    let kept = words.fill(Msg::HistorySharedMeta, &[("date", &date)]);
    let delete_label = words.fill(Msg::HistorySharedDelete, &[("name", &name), ("date", &date)]);
    let href = Route::Received(code).to_string();
    let delete = press(move || deleted.hold(records.take(key.clone())));
    view! {
        <li data-shared=id>
            <div><h3>{name}</h3><p class="small soft">{kept}</p></div>
            <div class="actions">
                {button_link("button quiet", "open", words.t(Msg::AttemptResults), href)}
                <button type="button" class="link" data-action="delete" aria-label=delete_label on:click=delete>
                    {words.t(Msg::AttemptDelete)}
                </button>
            </div>
        </li>
    }
    .into_any()
}
