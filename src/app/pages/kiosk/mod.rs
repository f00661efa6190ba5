//! One device for many people: start, answer, see the own profile, take it along, hand it in, and everything is wiped
//! before the next.
//!
//! Each person gets records in memory and a navigation within the page, both of their own; the pages of answering and the
//! profile are the usual ones and know of no others. So nothing of a person reaches the storage, the history or the
//! address, and what wipes it is that all of it is dropped.

mod along;
mod idle;
mod leave;

use std::sync::Arc;

use leptos::prelude::*;

use self::idle::Idle;
use self::leave::leave;
use super::{lost, take, with_questions};
use crate::app::Lasting;
use crate::app::chunks;
use crate::app::library::Questionnaire;
use crate::app::navigation::{Navigation, Step};
use crate::app::records::Records;
use crate::app::route::Route;
use crate::app::view::{button, live, memo, option, pick, text, when};
use crate::app::words::{Msg, Words};
use crate::instrument::{FormId, InstrumentId};
use crate::response::{Attempt, Start};
use crate::store::{Key, RoomId, RoomRecord, read_room};
use crate::web::{device, events, location, page};
pub use along::along;

/// Set on the `html` element while a kiosk runs: the style folds away what leads elsewhere.
const ATTRIBUTE: &str = "data-kiosk";

/// How far a person at the kiosk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody has begun.
    Welcome,
    /// Between the first statement and the last page.
    Answering,
    /// Their own profile.
    Profile,
}

impl Stage {
    fn as_str(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Answering => "answering",
            Self::Profile => "profile",
        }
    }
}

/// What outlives a person.
#[derive(Clone, Copy)]
struct Kiosk {
    /// The device's own records and navigation, with everything else of the app.
    outside: Lasting,
    room: StoredValue<Option<RoomId>>,
    questionnaire: Signal<Arc<Questionnaire>>,
    /// How many people were here before.
    person: RwSignal<usize>,
    /// The language that everybody is welcomed in.
    language: StoredValue<String>,
}

/// The kiosk of an instrument, and of a room where one is named behind it.
pub fn kiosk(place: &str) -> AnyView {
    let mut parts = place.trim_end_matches('/').split('/');
    let instrument = parts.next().and_then(|id| InstrumentId::parse(id).ok());
    let room = parts.next().map(RoomId::parse);
    let (Some(instrument), false, None) = (instrument, room == Some(None), parts.next()) else {
        return lost();
    };
    let room = room.flatten();
    let outside = Lasting::here();
    page::set_attribute(ATTRIBUTE, if room.is_some() { "room" } else { "" });
    let language = untrack(|| outside.words.tag());
    let before = language.clone();
    on_cleanup(move || {
        page::remove_attribute(ATTRIBUTE);
        outside.words.speak(before);
    });
    let language = StoredValue::new(language);
    let (room, person) = (StoredValue::new(room), RwSignal::new(0));
    keep_here();
    with_questions(instrument, "kiosk", move |questionnaire| {
        let kiosk = Kiosk { outside, room, questionnaire, person, language };
        provide_context(kiosk);
        // A page that the browser puts aside is shown again as it was left.
        let listener = StoredValue::new_local(events::on_page_hide(move || kiosk.wipe()));
        on_cleanup(move || listener.dispose());
        live(move || at(kiosk)).into_any()
    })
}

/// Going back by the browser's button would lead from here to whatever was open before, which is nobody's business at
/// the kiosk, and take the answers along by mistake. So it leads here.
fn keep_here() {
    let address = untrack(|| Navigation::here().route()).to_string();
    location::push(&address, None);
    let stay = move || {
        if location::fragment() == address {
            location::push(&address, None);
        }
    };
    let listeners = StoredValue::new_local(events::on_address_change(stay));
    on_cleanup(move || listeners.dispose());
}

impl Kiosk {
    /// Drops everything of the person who is here, and welcomes the next.
    fn wipe(self) {
        let language = self.language.try_get_value();
        if let Some(language) = language {
            self.outside.words.speak(language);
            page::scroll_to_top();
            self.person.update(|person| *person += 1);
        }
    }

    /// The room as it is kept now; `None` without one, or when its record cannot be used.
    fn room(self) -> Option<RoomRecord> {
        let key = Key::Room(self.room.get_value()?);
        read_room(&untrack(|| self.outside.records.text(&key.as_text()))?).ok()
    }

    /// The form that everybody is asked here.
    fn form(self) -> FormId {
        let asked = self.room().map(|room| room.form);
        let asked = asked.or_else(|| location::query("form").and_then(|form| FormId::parse(&form).ok()));
        self.questionnaire.with_untracked(|q| {
            let form = asked.and_then(|form| q.instrument.form(&form)).map(|form| form.id.clone());
            form.unwrap_or_else(|| q.instrument.forms[0].id.clone())
        })
    }

    /// The first statements of a new person, in their own records.
    fn start(self, inside: Lasting) {
        let form = self.form();
        let attempt = self.questionnaire.with_untracked(|q| {
            let role = q.instrument.roles.first().cloned();
            let language = q.wording.language.clone();
            Attempt::begin(
                &q.instrument,
                Start { form, role, language, random: device::random(), now: device::now() },
            )
        });
        let attempt = inside.records.change(&attempt, |_| {});
        let step = Step { attempt: attempt.id.clone(), page: 0 };
        inside.navigation.go_to_step(Route::Take(attempt.instrument), step);
    }
}

/// Everything of one person, made anew for each.
fn at(kiosk: Kiosk) -> AnyView {
    let person = kiosk.person.get();
    let navigation = Navigation::within(Route::Home);
    if 0 < person {
        // Whoever listens hears that the page is another one now.
        navigation.moves();
    }
    let inside = Lasting { records: Records::open(true), navigation, ..kiosk.outside };
    provide_context(inside);
    let stage = memo(move || match navigation.route() {
        Route::Take(_) => Stage::Answering,
        Route::Results(_) => Stage::Profile,
        _ => Stage::Welcome,
    });
    let idle = Idle::watch(kiosk, stage);
    let content = live(move || match navigation.route() {
        Route::Take(instrument) => take(instrument),
        Route::Results(attempt) => chunks::results(attempt),
        _ => welcome(kiosk, inside),
    });
    let waits = Signal::derive(move || idle.counts());
    view! {
        <div class="kiosk" data-kiosk-stage=text(move || stage.get().as_str().to_owned())>
            <div class="stack-l" inert=waits>
                {bar(kiosk, stage)}
                {content}
            </div>
            {idle.countdown(kiosk)}
        </div>
    }
    .into_any()
}

/// What this is, for the next person.
fn welcome(kiosk: Kiosk, inside: Lasting) -> AnyView {
    let words = Words::here();
    let questionnaire = kiosk.questionnaire;
    let title = text(move || questionnaire.with(|q| q.wording.title.clone()));
    inside.navigation.arrive(move || title.get());
    let name = kiosk.room().map(|room| room.name).filter(|name| !name.is_empty());
    let missing = kiosk.room.with_value(Option::is_some) && kiosk.room().is_none();
    let named = name.clone().map(|name| {
        let sentence = text(move || words.fill(Msg::KioskRoom, &[("room", &name)]));
        view! { <p class="caption" data-role="room-name">{sentence}</p> }
    });
    let length = text(move || {
        questionnaire.with(|q| {
            let form = q.instrument.form_or_first(&kiosk.form());
            let asked = q.instrument.length(form);
            let minutes = (asked as f64 * q.instrument.seconds_per_item() / 60.0).round().max(1.0);
            let places = [("n", &*words.whole(asked)), ("minutes", &words.number(minutes, 0))];
            words.fill(Msg::KioskLength, &places)
        })
    });
    let hand = if name.is_some() { Msg::KioskTakeRoom } else { Msg::KioskTake };
    view! {
        <main id="main" class="stack-l narrow" tabindex="-1" data-page="kiosk">
            <div class="stack">
                {named}
                <h1 tabindex="-1">{title}</h1>
                <p class="lead">{length}</p>
            </div>
            {missing.then(|| view! { <p class="notice" data-notice="no-room">{words.t(Msg::KioskNoRoom)}</p> })}
            <ol class="plain">
                <li>{words.t(Msg::KioskAnswer)}</li>
                <li>{words.t(hand)}</li>
                <li>{words.t(Msg::KioskWiped)}</li>
            </ol>
            {language(words)}
            <p class="actions">{button("button", "start", words.t(Msg::KioskStart), move || kiosk.start(inside))}</p>
        </main>
    }
    .into_any()
}

/// The choice of a language for one person; the device does not remember it.
fn language(words: Words) -> Option<AnyView> {
    let offered = Words::offered();
    (1 < offered.len()).then(|| {
        let languages = live(move || {
            offered.iter().map(|l| option(l.tag.clone(), l.name.clone())).collect_view().into_any()
        });
        let shown = text(move || words.tag());
        pick("language", words.t(Msg::FooterLanguage), shown, languages, move |tag| words.speak(tag))
    })
}

/// The ways out, above everything: stop or be done, and the facilitator's own.
fn bar(kiosk: Kiosk, stage: Memo<Stage>) -> AnyView {
    let words = Words::here();
    let asked = RwSignal::new(false);
    let done = when(
        move || stage.get() == Stage::Profile,
        move || button("button", "wipe", words.t(Msg::KioskDone), move || kiosk.wipe()).into_any(),
    );
    let ask = move |ask: bool| {
        asked.set(ask);
        let on = if ask { "#stop-text" } else { "[data-action='stop']" };
        events::before_paint(move || page::focus(on));
    };
    // Answers that somebody still gives are not lost by one slip.
    let stop = live(move || match (stage.get(), asked.get()) {
        (Stage::Answering, false) => {
            button("link", "stop", words.t(Msg::KioskStop), move || ask(true)).into_any()
        }
        (Stage::Answering, true) => view! {
            <span id="stop-text" tabindex="-1">{words.t(Msg::KioskStopText)}</span>
            {button("button quiet", "wipe", words.t(Msg::KioskStopYes), move || kiosk.wipe())}
            {button("button quiet", "go-on", words.t(Msg::KioskStopNo), move || ask(false))}
        }
        .into_any(),
        _ => ().into_any(),
    });
    view! {
        <header class="kiosk-bar screen">
            <span class="mark">"inno"<b>"spark"</b></span>
            {stop}
            {done}
            {leave(kiosk)}
        </header>
    }
    .into_any()
}
