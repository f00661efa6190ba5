//! The rooms on this device, and the way to a new one.

use leptos::prelude::*;

use crate::app::library::{Fetched, Library};
use crate::app::navigation::Navigation;
use crate::app::pages::Deleted;
use crate::app::records::Records;
use crate::app::route::Route;
use crate::app::view::{button_link, change, effect, live, option, press, text, when};
use crate::app::words::{Msg, Words};
use crate::guidance::CHOICES;
use crate::instrument::{FormId, InstrumentId};
use crate::room::Room;
use crate::store::{Key, Moment, RoomId, RoomRecord, read_room, room_name, write_room};
use crate::web::{device, page};

/// Every room on this device.
pub fn rooms() -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::RoomTitle));
    let records = Records::here();
    let deleted = Deleted::new();
    let list = live(move || {
        let mut found: Vec<Result<RoomRecord, Key>> = Vec::new();
        for key in records.keys() {
            let Some(key @ Key::Room(_)) = Key::parse(&key) else { continue };
            let text = records.text(&key.as_text()).unwrap_or_default();
            found.push(read_room(&text).map_err(|_| key));
        }
        // The latest first; of one day by name.
        found.sort_by(|a, b| match (a, b) {
            (Ok(a), Ok(b)) => b.created.cmp(&a.created).then_with(|| a.name.cmp(&b.name)),
            (a, b) => a.is_err().cmp(&b.is_err()),
        });
        if found.is_empty() {
            return view! { <p class="soft">{words.text(Msg::RoomNone)}</p> }.into_any();
        }
        let rows: Vec<AnyView> = found
            .into_iter()
            .map(|room| match room {
                Ok(room) => row(&room, deleted),
                Err(_) => {
                    view! { <li data-notice="aside"><p>{words.text(Msg::RoomAside)}</p></li> }.into_any()
                }
            })
            .collect();
        view! { <ul class="attempts">{rows}</ul> }.into_any()
    });
    view! {
        <main id="main" class="stack-xl" tabindex="-1" data-page="room">
            <div class="stack narrow">
                <h1 tabindex="-1">{words.t(Msg::RoomTitle)}</h1>
                <p class="lead">{words.t(Msg::RoomLead)}</p>
                <p class="promise">{words.t(Msg::RoomNever)}</p>
                <p><a href="#/room/guide" data-action="guide">{words.t(Msg::RoomGuideLink)}</a></p>
            </div>
            <section class="stack" aria-labelledby="rooms">
                <h2 id="rooms" tabindex="-1">{words.t(Msg::RoomList)}</h2>
                {deleted.line("#rooms")}
                {list}
            </section>
            {maker()}
            {super::along::incoming()}
        </main>
    }
    .into_any()
}

fn row(room: &RoomRecord, deleted: Deleted) -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let (before, after) = room.hand_ins.iter().partition::<Vec<_>, _>(|hand| hand.moment == Moment::Before);
    let mut about = vec![words.instrument(&room.instrument), words.count(Msg::RoomHands, before.len())];
    if !after.is_empty() {
        about.push(words.count(Msg::RoomHandsAfter, after.len()));
    }
    if let Some(day) = device::noon_of(room.created.as_str()) {
        about.push(words.fill(Msg::RoomSince, &[("date", &words.date(day))]));
    }
    let (name, id) = (room.name.clone(), room.id.clone());
    let (hook, href) = (id.to_string(), ["#/room/", id.as_str()].concat());
    let named = |message: Msg| words.fill(message, &[("name", &name)]);
    let (open, delete) = (named(Msg::RoomOpenNamed), named(Msg::RoomDeleteNamed));
    let remove = press(move || deleted.hold(records.take(Key::Room(id.clone()))));
    view! {
        <li data-room=hook>
            <div><h3>{room.name.clone()}</h3><p class="small soft">{about.join(" · ")}</p></div>
            <p class="actions">
                <a class="button quiet" data-action="open" aria-label=open href=href>{words.text(Msg::RoomOpen)}</a>
                <button type="button" class="link" data-action="delete" aria-label=delete on:click=remove>
                    {words.text(Msg::AttemptDelete)}
                </button>
            </p>
        </li>
    }
    .into_any()
}

/// What a new room is to be.
fn maker() -> AnyView {
    let words = Words::here();
    let (records, navigation, library) = (Records::here(), Navigation::here(), Library::here());
    let name = RwSignal::new(String::new());
    let empty = RwSignal::new(false);
    let mut ids: Vec<&'static str> = Vec::new();
    for choice in CHOICES {
        if !ids.contains(&choice.instrument) {
            ids.push(choice.instrument);
        }
    }
    let chosen = RwSignal::new(ids.first().map(|id| (*id).to_owned()).unwrap_or_default());
    let form = RwSignal::new(String::new());
    let fetched = RwSignal::new(Fetched::default());
    effect(move || {
        if let Ok(id) = chosen.with(|id| InstrumentId::parse(id)) {
            library.fetch(&id, words.tag(), fetched);
        }
    });
    let instruments = live(move || {
        let entry = |id: &&'static str| {
            let name = InstrumentId::parse(id).map(|id| words.instrument(&id)).unwrap_or_default();
            option((*id).to_owned(), name)
        };
        ids.iter().map(entry).collect_view().into_any()
    });
    let another = change(move |event| {
        form.set(String::new());
        chosen.set(event_target_value(&event));
    });
    let forms = live(move || {
        let Fetched::Here(questionnaire) = fetched.get() else { return ().into_any() };
        let forms = questionnaire.instrument.forms.iter().map(|form| {
            let name = questionnaire.wording.forms.get(&form.id).cloned();
            option(form.id.to_string(), name.unwrap_or_else(|| form.id.to_string()))
        });
        let options = forms.collect_view();
        let pick = change(move |event| form.set(event_target_value(&event)));
        let several = 1 < questionnaire.instrument.forms.len();
        let roles = (1 < questionnaire.instrument.roles.len())
            .then(|| view! { <p class="small soft">{words.text(Msg::RoomNewRoles)}</p> });
        let forms = several.then(|| {
            view! {
                <label>
                    <span>{words.text(Msg::RoomNewForm)}</span>
                    <select name="form" prop:value=form on:change=pick>{options}</select>
                </label>
            }
        });
        view! { {forms}{roles} }.into_any()
    });
    let why = move || match fetched.get() {
        Fetched::Failed(why) => view! { <p class="notice" role="alert">{words.text(why)}</p> }.into_any(),
        Fetched::Here(_) | Fetched::Waiting => ().into_any(),
    };
    let make = move || {
        let called = name.with_untracked(|name| room_name(name));
        empty.set(called.is_empty());
        if called.is_empty() {
            page::focus("[name='room-name']");
            return;
        }
        let Fetched::Here(questionnaire) = fetched.get_untracked() else { return };
        let instrument = &questionnaire.instrument;
        let wanted = form.with_untracked(|form| FormId::parse(form).ok());
        let wanted = wanted.or_else(|| instrument.forms.first().map(|form| form.id.clone()));
        let Some((form, today)) = wanted.zip(device::today()) else { return };
        let id = RoomId::from_random(device::random());
        let room = Room::begin(id.clone(), &called, instrument, &form, today);
        records.keep(&Key::Room(id.clone()), &write_room(room.record()));
        navigation.go(Route::Room(id.to_string()));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        make();
    };
    let typed = change(move |event| {
        empty.set(false);
        name.set(event_target_value(&event));
    });
    let wrong = when(
        move || empty.get(),
        move || view! { <p class="notice">{words.text(Msg::RoomNewEmpty)}</p> }.into_any(),
    );
    let invalid = text(move || String::from(if empty.get() { "true" } else { "false" }));
    view! {
        <section class="stack" aria-labelledby="new-room">
            <h2 id="new-room">{words.t(Msg::RoomNew)}</h2>
            <form class="room-form" on:submit=submit novalidate>
                <label>
                    <span>{words.t(Msg::RoomNewName)}</span>
                    <input
                        type="text"
                        name="room-name"
                        maxlength="80"
                        autocomplete="off"
                        aria-describedby="room-name-hint room-name-problem"
                        aria-invalid=invalid
                        prop:value=name
                        on:input=typed
                    />
                </label>
                <p id="room-name-hint" class="small soft">{words.t(Msg::RoomNewNameHint)}</p>
                <div id="room-name-problem" role="status">{wrong}</div>
                <label>
                    <span>{words.t(Msg::RoomNewInstrument)}</span>
                    <select name="instrument" prop:value=chosen on:change=another>{instruments}</select>
                </label>
                {forms}
                {live(why)}
                <p class="actions">
                    <button type="submit" class="button" data-action="make-room">{words.t(Msg::RoomNewMake)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// The way back to the list.
pub fn back() -> AnyView {
    let words = Words::here();
    button_link("link", "rooms", words.t(Msg::RoomBack), String::from("#/room")).into_any()
}
