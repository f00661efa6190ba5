//! The training room: the facilitator's list, desk, wall and guide. What is decided about a room lies in `crate::room`;
//! these pages collect, ask and show.

mod along;
mod chamber;
mod collect;
mod exercises;
mod gather;
mod guide;
mod invite;
mod list;
mod marks;
mod numbers;
mod outcome;
mod report;
mod results;
mod reveal;
mod show;
mod shown;
mod slides;
mod strip;
mod table;
mod timer;

use leptos::prelude::*;

use super::lost::dead_end;
use super::{waiting, with_questionnaire};
use crate::app::frame::notice;
use crate::app::navigation::Navigation;
use crate::app::records::Records;
use crate::app::view::{button_link, live, text, when};
use crate::app::words::{Msg, Words};
use crate::store::{Key, RecordError, RoomId};
use crate::web::{events, page};
use chamber::{Chamber, Kept};
pub use guide::room_guide;
pub use list::rooms;
pub use show::room_show;

/// The attribute that says which part of the page is printed, while only a part is.
const PRINT: &str = "data-print";

/// A room's desk.
pub fn room(id: &str) -> AnyView {
    with_room(id, "room", desk)
}

/// Characters of a record from which on it is read in a task of its own: a thousand hand-ins or so.
const LARGE: usize = 100_000;

/// A room with its instrument, or why there is none.
fn with_room(id: &str, name: &'static str, content: fn(Chamber) -> AnyView) -> AnyView {
    let found = RoomId::parse(id).map(|id| Key::Room(id).as_text());
    let Some(text) = found.and_then(|key| untrack(|| Records::here().text(&key))) else {
        return gone(name, Msg::RoomGone);
    };
    if text.len() < LARGE {
        return with_found(Kept::read(&text), name, content);
    }
    let found = RwSignal::new(None);
    events::after(0, move || {
        let kept = Kept::read(&text);
        // The person may be elsewhere by then.
        events::after(0, move || drop(found.try_set(Some(kept))));
    });
    live(move || match found.get() {
        Some(found) => with_found(found, name, content),
        None => view! {
            <main id="main" class="stack narrow" tabindex="-1" data-page=name aria-busy="true">{waiting()}</main>
        }
        .into_any(),
    })
    .into_any()
}

fn with_found(
    found: Result<Kept, RecordError>,
    name: &'static str,
    content: fn(Chamber) -> AnyView,
) -> AnyView {
    let Ok(found) = found else { return gone(name, Msg::RoomAside) };
    let instrument = found.room.record().instrument.clone();
    with_questionnaire(instrument, name, move |questionnaire| {
        // A page that followed what it reads while it is made would be made anew by every hand-in.
        untrack(|| content(Chamber::of(found.clone(), questionnaire)))
    })
}

fn gone(name: &'static str, why: Msg) -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::RoomGoneTitle));
    let rooms = button_link("button", "rooms", words.t(Msg::RoomBack), String::from("#/room"));
    dead_end(
        name,
        words.t(Msg::RoomGoneTitle),
        words.t(why),
        view! { <p class="actions">{rooms}</p> }.into_any(),
    )
}

/// Prints one part of the page; nothing for the whole.
fn print(part: &str) {
    page::set_attribute(PRINT, part);
    page::print();
}

fn desk(chamber: Chamber) -> AnyView {
    let words = chamber.words;
    let records = chamber.records;
    Navigation::here().arrive(move || chamber.plain().name);
    let listener = StoredValue::new_local(events::on_after_print(|| page::remove_attribute(PRINT)));
    on_cleanup(move || {
        listener.dispose();
        page::remove_attribute(PRINT);
    });
    let meta = text(move || {
        words.fill(Msg::RoomMeta, &[("title", &chamber.title()), ("form", &chamber.form_name())])
    });
    let stays = when(move || !records.can_keep(), move || notice(words.text(Msg::RoomStay), "room-memory"));
    let show = ["#/room/", &chamber.id(), "/show"].concat();
    let shown = shown::Shown::of(chamber);
    view! {
        <main id="main" class="stack-xl" tabindex="-1" data-page="room" data-room=chamber.id()>
            <div class="stack">
                <p class="small screen">{list::back()}</p>
                {report::head(chamber, shown)}
                <h1 class="screen" tabindex="-1">{text(move || chamber.plain().name)}</h1>
                <p class="soft screen">{meta}</p>
                {stays}
                <p class="actions">
                    {button_link("button quiet", "show", words.t(Msg::RoomShow), show)}
                    <a href="#/room/guide" data-action="guide">{words.t(Msg::RoomGuideLink)}</a>
                </p>
            </div>
            {invite::invite(chamber)}
            {collect::collect(chamber)}
            {reveal::reveal(chamber, shown)}
            {results::results(chamber, shown)}
            {along::along(chamber, shown)}
            {invite::papers(chamber)}
        </main>
    }
    .into_any()
}
