//! Taking a room along: the report on paper, tables without single answers, and the room itself for another device.

use std::sync::Arc;

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::chamber::{Chamber, find};
use super::shown::Shown;
use crate::app::pages::{File, Files, JSON};
use crate::app::records::Records;
use crate::app::view::{button, change, live, when};
use crate::app::words::{Msg, Words};
use crate::room::{
    MergeError, Report, Room, RoomFileError, RoomRecord, read_room_file, report_csv, report_json,
    write_room_file,
};
use crate::store::{Key, write_room};
use crate::web::{device, files};

/// The last step of the desk.
pub fn along(chamber: Chamber, shown: Shown) -> AnyView {
    let words = chamber.words;
    let files = Files::new();
    let named = move |ending: &str| {
        let day = device::day_of(device::now());
        ["innospark-room-", &chamber.plain().instrument, "-", &day, ending].concat()
    };
    let csv = move || {
        let (name, text) = untrack(|| (named(".csv"), with_all(shown, report_csv)));
        files.give_table(name, text);
    };
    let json = move || {
        let (name, text) = untrack(|| (named(".json"), with_all(shown, report_json)));
        files.give(&File { name, kind: JSON, text });
    };
    let save = move || {
        let (id, text) = untrack(|| (chamber.id(), chamber.with(|room| write_room_file(room.record()))));
        files.give(&File { name: ["innospark-room-", &id, ".json"].concat(), kind: JSON, text });
    };
    let said = RwSignal::new(String::new());
    let taken = move |text: String| {
        let outcome = match read_room_file(&text) {
            Ok(other) => untrack(|| join(chamber, &other)),
            Err(error) => untrack(|| words.text(unreadable(error))),
        };
        said.try_set(outcome);
    };
    let files_now = when(
        move || shown.any(),
        move || {
            view! {
                <div class="actions">
                    {button("button", "print", words.t(Msg::RoomAlongPrint), || super::print("room"))}
                    {button("button quiet", "export-csv", words.t(Msg::RoomAlongCsv), csv)}
                    {button("button quiet", "export-json", words.t(Msg::RoomAlongJson), json)}
                    {files.for_excel()}
                </div>
            }
            .into_any()
        },
    );
    let not_yet = when(
        move || !shown.any(),
        move || view! { <p class="soft">{words.text(Msg::RoomAlongHidden)}</p> }.into_any(),
    );
    view! {
        <section class="stack screen" aria-labelledby="along" data-role="along">
            <h2 id="along">{words.t(Msg::RoomAlong)}</h2>
            <p>{words.t(Msg::RoomAlongText)}</p>
            {files_now}
            {not_yet}
            <h3>{words.t(Msg::RoomAlongRoom)}</h3>
            <p>{words.t(Msg::RoomAlongRoomText)}</p>
            <p class="actions">{button("button quiet", "export-room", words.t(Msg::RoomAlongExport), save)}</p>
            {files.trouble()}
            {chooser(taken)}
            <p role="status" data-role="joined">{said}</p>
        </section>
    }
    .into_any()
}

fn with_all(shown: Shown, write: fn(&[&Report]) -> String) -> String {
    let reports = shown.all();
    let reports: Vec<&Report> = reports.iter().map(Arc::as_ref).collect();
    write(&reports)
}

/// The way in for a room file.
fn chooser(taken: impl Fn(String) + Clone + 'static) -> AnyView {
    let words = Words::here();
    let chosen = change(move |event: Event| {
        let Some(file) = event.target().and_then(|target| files::take(&target)) else { return };
        let taken = taken.clone();
        spawn_local(async move {
            let bytes = file.bytes().await.unwrap_or_default();
            taken(String::from_utf8(bytes).unwrap_or_default());
        });
    });
    view! {
        <label class="file">
            <span>{words.t(Msg::RoomAlongImport)}</span>
            <input type="file" accept=".json,application/json" data-action="import-room" on:change=chosen/>
        </label>
    }
    .into_any()
}

fn unreadable(error: RoomFileError) -> Msg {
    match error {
        RoomFileError::Newer(_) => Msg::RoomAlongNewer,
        _ => Msg::RoomAlongUnreadable,
    }
}

/// Joins another collector's room, or a copy of this one, and says what it brought.
pub fn join(chamber: Chamber, other: &RoomRecord) -> String {
    let words = chamber.words;
    match chamber.change(|room| room.merge(other)).0 {
        Ok(merged) => {
            let mut said = words.count(Msg::RoomAlongImported, merged.added);
            if 0 < merged.withdrawn {
                said.push(' ');
                said.push_str(&words.count(Msg::RoomAlongWithdrawn, merged.withdrawn));
            }
            said
        }
        Err(MergeError::Full) => words.text(Msg::RoomAlongFull),
        Err(_) => words.text(Msg::RoomAlongMismatch),
    }
}

/// A room file on the page of the rooms: a room that is not here is put here, one that is here is joined.
pub fn incoming() -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let said: RwSignal<(String, Option<String>)> = RwSignal::new((String::new(), None));
    let taken = move |text: String| {
        let outcome = untrack(|| match read_room_file(&text) {
            Ok(other) => {
                let id = other.id.to_string();
                (put(records, words, other), Some(id))
            }
            Err(error) => (words.text(unreadable(error)), None),
        });
        said.try_set(outcome);
    };
    let outcome = live(move || {
        let (text, id) = said.get();
        let link = id.map(|id| {
            let href = ["#/room/", &id].concat();
            view! { " " <a href=href>{words.text(Msg::RoomOpen)}</a> }
        });
        view! { {text}{link} }.into_any()
    });
    view! {
        <section class="stack" aria-labelledby="incoming">
            <h2 id="incoming">{words.t(Msg::RoomAlongImport)}</h2>
            <p>{words.t(Msg::RoomAlongRoomText)}</p>
            {chooser(taken)}
            <p role="status" data-role="joined">{outcome}</p>
        </section>
    }
    .into_any()
}

fn put(records: Records, words: Words, other: RoomRecord) -> String {
    let key = Key::Room(other.id.clone());
    let opened = words.fill(Msg::RoomAlongOpened, &[("name", &other.name)]);
    let merged = match find(records, &other.id) {
        Ok(Some(here)) => {
            let mut room: Room = (*here.room).clone();
            room.merge(&other).map(|merged| (room, merged.added))
        }
        // What lies there and cannot be read is not overwritten: the shelf keeps such a record apart.
        _ => {
            let added = other.hand_ins.len();
            Ok((Room::open(other), added))
        }
    };
    match merged {
        Ok((room, added)) => {
            records.keep(&key, &write_room(room.record()));
            [opened, words.count(Msg::RoomAlongImported, added)].join(" ")
        }
        Err(MergeError::Full) => words.text(Msg::RoomAlongFull),
        Err(_) => words.text(Msg::RoomAlongMismatch),
    }
}
