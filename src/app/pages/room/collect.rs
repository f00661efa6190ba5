//! Collecting: which moment, the field for codes, files, the camera's place, the kiosk, and what came of each.

use std::rc::Rc;

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::along;
use super::chamber::Chamber;
use super::gather::{Gathering, gather};
use super::marks::marks;
use super::outcome::outcome;
use crate::app::chunks;
use crate::app::view::{button, change, live, memo, radio, text, when};
use crate::app::words::Msg;
use crate::room::{Moment, read_room_file};
use crate::web::files::{self, Chosen};
use crate::web::{events, page};

/// Largest file that is read, in bytes: thousands of codes with a page of mail around each.
const LARGEST: f64 = 20_000_000.0;

/// Bytes of a pasted text from which on it is dealt with in tasks of their own.
const LONG: usize = 50_000;

/// The second step of the desk.
pub fn collect(chamber: Chamber) -> AnyView {
    let words = chamber.words;
    let gathering = Gathering::new();
    let pasted = RwSignal::new(String::new());
    let moment = |this: Moment, name: Msg| {
        let choose = move || {
            chamber.change(|room| room.set_moment(this));
        };
        let chosen = move || chamber.with(|room| room.record().collecting == this);
        radio(String::from("moment"), this.as_str().to_owned(), chosen, words.t(name), choose)
    };
    let add = move || {
        let text = pasted.get_untracked();
        let clear = move || {
            pasted.set(String::new());
            page::focus("[name='codes']");
        };
        // To empty a field of thousands of lines takes a browser a while, and so does the search.
        if LONG < text.len() {
            events::after(0, move || {
                if !pasted.is_disposed() {
                    clear();
                }
            });
        } else {
            clear();
        }
        gather(chamber, gathering, vec![text]);
    };
    let typed = change(move |event| pasted.set(event_target_value(&event)));
    // What the camera or a picture says goes the way of what is pasted.
    let picture = chunks::collect_by_picture(Rc::new(move |text| gather(chamber, gathering, vec![text])));
    let count = text(move || words.count(Msg::RoomCollectCount, chamber.with(|room| room.entries().count())));
    let kiosk = text(move || {
        let room = chamber.plain();
        ["#/kiosk/", &room.instrument, "/", &chamber.id()].concat()
    });
    view! {
        <section class="stack-l screen" aria-labelledby="collect" data-role="collect">
            <div class="stack">
                <h2 id="collect">{words.t(Msg::RoomCollect)}</h2>
                <p class="room-count" role="status" data-role="count">{count}</p>
                <div class="which" role="radiogroup" aria-label=words.t(Msg::RoomCollectMoment)>
                    {moment(Moment::Before, Msg::RoomCollectBefore)}
                    {moment(Moment::After, Msg::RoomCollectAfter)}
                </div>
            </div>
            <div class="pair">
                <div class="stack">
                    <label class="room-label">
                        <span>{words.t(Msg::RoomCollectPaste)}</span>
                        <textarea
                            class="paste"
                            name="codes"
                            spellcheck="false"
                            autocomplete="off"
                            autocapitalize="characters"
                            aria-describedby="codes-hint"
                            prop:value=pasted
                            on:input=typed
                        ></textarea>
                    </label>
                    <p id="codes-hint" class="small soft">{words.t(Msg::RoomCollectPasteHint)}</p>
                    <p class="actions">{button("button", "add", words.t(Msg::RoomCollectAdd), add)}</p>
                </div>
                <div class="stack">
                    {drop_zone(chamber, gathering)}
                    {picture}
                    <p><a href=kiosk data-action="kiosk">{words.t(Msg::RoomCollectKiosk)}</a></p>
                    <p class="small soft">{words.t(Msg::RoomCollectKioskHint)}</p>
                </div>
            </div>
            {outcome(chamber, gathering)}
            {hurried(chamber)}
            {marks(chamber)}
        </section>
    }
    .into_any()
}

/// Files: chosen, or dropped.
fn drop_zone(chamber: Chamber, gathering: Gathering) -> AnyView {
    let words = chamber.words;
    let over = RwSignal::new(false);
    let chosen = change(move |event: Event| {
        let files = event.target().map(|target| files::take_all(&target)).unwrap_or_default();
        read(chamber, gathering, files);
    });
    let hover = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let leave = move |_: leptos::ev::DragEvent| over.set(false);
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        read(chamber, gathering, files::dropped(&event));
    };
    let lit = text(move || String::from(if over.get() { "true" } else { "false" }));
    view! {
        <div class="drop" data-over=lit on:dragover=hover on:dragleave=leave on:drop=dropped data-role="drop">
            <label class="file">
                <span>{words.t(Msg::RoomCollectFiles)}</span>
                <input type="file" multiple data-action="files" on:change=chosen/>
            </label>
            <p class="small soft">{words.t(Msg::RoomCollectDrop)}</p>
        </div>
    }
    .into_any()
}

/// Reads files one after the other: a room file is merged, anything else is searched for codes.
fn read(chamber: Chamber, gathering: Gathering, files: Vec<Chosen>) {
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut texts = Vec::new();
        for file in files {
            let name = file.name();
            if LARGEST < file.size() {
                gathering.note(untrack(|| chamber.words.fill(Msg::RoomCollectLarge, &[("name", &name)])));
                continue;
            }
            let bytes = file.bytes().await;
            let Some(text) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) else {
                gathering.note(untrack(|| chamber.words.fill(Msg::RoomCollectUnread, &[("name", &name)])));
                continue;
            };
            match read_room_file(&text) {
                Ok(other) => {
                    let said = untrack(|| along::join(chamber, &other));
                    gathering.note(said);
                }
                Err(_) => texts.push(text),
            }
        }
        if !texts.is_empty() {
            gather(chamber, gathering, texts);
        }
    });
}

/// Those who hurried, and whether they count.
fn hurried(chamber: Chamber) -> AnyView {
    let words = chamber.words;
    let moment = move || chamber.with(|room| room.record().collecting);
    let all = memo(move || chamber.with_tally(|room, tally| room.counts(tally, moment())));
    let hurried = move || all.with(|all| all.hurried);
    let unreadable = move || all.with(|all| all.unreadable);
    let counts = move || chamber.with(|room| room.record().count_hurried);
    let set = change(move |event| {
        let count = event_target_checked(&event);
        chamber.change(|room| room.count_hurried(count));
    });
    let set = StoredValue::new_local(set);
    let line = when(
        move || 0 < hurried(),
        move || {
            let said = live(move || {
                let said = if counts() { String::new() } else { words.count(Msg::RoomHurried, hurried()) };
                said.into_any()
            });
            let toggle = change(move |event| set.update_value(|set| set(event)));
            view! {
                <div class="stack" data-role="hurried">
                    <p>{said} " " <span class="small soft">{words.t(Msg::RoomHurriedText)}</span></p>
                    <label class="tick">
                        <input
                            type="checkbox"
                            name="count-hurried"
                            prop:checked=Signal::derive(counts)
                            on:change=toggle
                        />
                        <span>{words.t(Msg::RoomHurriedCount)}</span>
                    </label>
                </div>
            }
            .into_any()
        },
    );
    let lost = when(
        move || 0 < unreadable(),
        move || {
            let said = text(move || words.count(Msg::RoomUnreadable, unreadable()));
            view! { <p class="notice" data-notice="unreadable">{said}</p> }.into_any()
        },
    );
    view! { {line}{lost} }.into_any()
}
