//! The parts of the app that are fetched when they are needed, so that nobody waits for them before: the profile with
//! what surrounds it, asked for ahead, and the pages to read, which only those fetch who open them.

mod contents;

use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;

use self::contents::Later;
pub use self::contents::{Desk, Guest, Hall, Place};
use super::library::{Library, Questionnaire};
use super::pages::{Opening, Session, failed, retry, waiting};
use super::view::live;
use super::words::{Msg, Words};
use crate::exchange::scan::Greys;
use crate::response::{Attempt, AttemptId, Stage};
use crate::web::{camera, events};

/// The part did not arrive; the browser's console says why.
#[derive(Debug)]
struct Missed;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for Missed {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

#[cfg(feature = "split")]
#[allow(unsafe_code, reason = "the split point's expansion calls the loader")]
mod part {
    use std::rc::Rc;

    use leptos::prelude::AnyView;
    use leptos::wasm_split::wasm_split;

    use super::{Desk, Guest, Hall, Later, Missed, Place, Spot};

    #[wasm_split(later, wasm_split_path = ::leptos::wasm_split, preload(preload), fallible)]
    pub(super) fn later(later: Later, spot: Spot) -> Result<AnyView, Missed> {
        spot.fill(|| later.view())
    }

    #[wasm_split(desk, wasm_split_path = ::leptos::wasm_split, preload(preload_desk), fallible)]
    pub(super) fn desk(desk: Desk, spot: Spot) -> Result<AnyView, Missed> {
        spot.fill(|| desk.view())
    }

    #[wasm_split(guest, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn guest(guest: Guest, spot: Spot) -> Result<AnyView, Missed> {
        spot.fill(|| guest.view())
    }

    // The kiosk too: it is the facilitator's device that becomes one.
    #[wasm_split(hall, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn hall(hall: Hall, spot: Spot) -> Result<AnyView, Missed> {
        spot.fill(|| hall.view())
    }

    // Small, and wanted where codes are: at the desk and in the hall.
    #[wasm_split(desk, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn camera(on_text: Rc<dyn Fn(String)>, spot: Spot) -> Result<AnyView, Missed> {
        spot.fill(|| crate::app::pages::scan(on_text))
    }

    #[wasm_split(reader, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn reader(greys: super::Greys) -> Result<Vec<String>, Missed> {
        Ok(super::texts(greys))
    }

    #[wasm_split(reading, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn reading(place: Place, spot: Spot) -> Result<AnyView, Missed> {
        spot.fill(|| place.view())
    }
}

/// A build that is not taken apart has every part at hand.
#[cfg(not(feature = "split"))]
mod part {
    use std::rc::Rc;

    use leptos::prelude::AnyView;

    use super::{Desk, Guest, Hall, Later, Missed, Place, Spot};

    pub(super) async fn later(later: Later, spot: Spot) -> Result<AnyView, Missed> {
        spot.fill(|| later.view())
    }

    pub(super) async fn desk(desk: Desk, spot: Spot) -> Result<AnyView, Missed> {
        spot.fill(|| desk.view())
    }

    pub(super) async fn guest(guest: Guest, spot: Spot) -> Result<AnyView, Missed> {
        spot.fill(|| guest.view())
    }

    pub(super) async fn hall(hall: Hall, spot: Spot) -> Result<AnyView, Missed> {
        spot.fill(|| hall.view())
    }

    pub(super) async fn camera(on_text: Rc<dyn Fn(String)>, spot: Spot) -> Result<AnyView, Missed> {
        spot.fill(|| crate::app::pages::scan(on_text))
    }

    pub(super) async fn reader(greys: super::Greys) -> Result<Vec<String>, Missed> {
        Ok(super::texts(greys))
    }

    pub(super) async fn reading(place: Place, spot: Spot) -> Result<AnyView, Missed> {
        spot.fill(|| place.view())
    }

    pub(super) async fn preload() -> Result<(), Missed> {
        Ok(())
    }

    pub(super) async fn preload_desk() -> Result<(), Missed> {
        Ok(())
    }
}

/// The assessments in this browser.
pub fn yours() -> AnyView {
    behind(Later::Yours)
}

/// The question whether to go on with an unfinished attempt.
pub fn choice(
    questionnaire: Signal<Arc<Questionnaire>>,
    attempt: Attempt,
    opening: RwSignal<Opening>,
) -> AnyView {
    behind(Later::Choice(questionnaire, attempt, opening))
}

/// The pages of answering that hold no statements: conditions, facts, and the last one.
pub fn beside_statements(session: Session, stage: Stage) -> AnyView {
    behind(Later::BesideStatements(session, stage))
}

/// The profile of an attempt.
pub fn results(attempt: AttemptId) -> AnyView {
    behind(Later::Results(attempt))
}

/// A page to read.
pub fn reading(place: Place) -> AnyView {
    lazily(Some(place.page()), false, Box::new(move |spot| Box::pin(part::reading(place.clone(), spot))))
}

/// What one does with a profile, and with everything that is kept.
pub fn desk(desk: Desk) -> AnyView {
    // Without its twin a radar is printed as its canvas is, and one section of a page says enough for the others.
    let quiet = matches!(desk, Desk::Drawn(..) | Desk::Target(..));
    lazily(desk.page(), quiet, Box::new(move |spot| Box::pin(part::desk(desk.clone(), spot))))
}

/// A training room's pages, and the kiosk.
pub fn hall(hall: Hall) -> AnyView {
    lazily(hall.page(), false, Box::new(move |spot| Box::pin(part::hall(hall.clone(), spot))))
}

/// What an embed needs, and the page that makes one.
pub fn guest(guest: Guest) -> AnyView {
    lazily(guest.page(), false, Box::new(move |spot| Box::pin(part::guest(guest.clone(), spot))))
}

/// The camera, and a field for pictures of codes. `on_text` gets each result code that is read, once.
pub fn collect_by_picture(on_text: Rc<dyn Fn(String)>) -> AnyView {
    lazily(None, false, Box::new(move |spot| Box::pin(part::camera(on_text.clone(), spot))))
}

/// What the QR codes in a picture say, read by our own reader; `None` when its part could not be fetched.
pub async fn read_picture(greys: Greys) -> Option<Vec<String>> {
    part::reader(greys).await.ok()
}

/// A picture that stops the reader is one without a code.
fn texts(greys: Greys) -> Vec<String> {
    camera::caught(move || greys.texts()).unwrap_or_default()
}

fn behind(later: Later) -> AnyView {
    lazily(later.page(), false, Box::new(move |spot| Box::pin(part::later(later.clone(), spot))))
}

/// Fetches the profile's part and its words ahead, once the page has nothing else to do; whether that worked shows when
/// they are needed.
pub fn prefetch() {
    let library = Library::here();
    events::when_idle(move || {
        library.complete();
        spawn_local(async {
            let _ = part::preload().await;
            // A profile shows what lies there too, and should when the network has gone meanwhile.
            let _ = part::preload_desk().await;
        });
    });
}

enum Arrival {
    Waiting,
    Here(AnyView),
    Missed,
}

/// Where something is wanted.
#[derive(Clone, Copy)]
struct Spot(StoredValue<Arrival, LocalStorage>);

impl Spot {
    /// The view, unless the person has left the place while the part was on its way: what the view stands on is gone
    /// then.
    fn fill(self, view: impl FnOnce() -> AnyView) -> Result<AnyView, Missed> {
        if self.0.is_disposed() { Err(Missed) } else { Ok(view()) }
    }
}

/// Fetches a part and makes a view with it.
type Fetch = Box<dyn Fn(Spot) -> Pin<Box<dyn Future<Output = Result<AnyView, Missed>>>>>;

/// What was asked for once its part is here; until then, or instead, a sentence. `page` is the page it is, or nothing
/// for a section of a page. One that is `quiet` may stay away without a word.
fn lazily(page: Option<&'static str>, quiet: bool, part: Fetch) -> AnyView {
    let words = Words::here();
    let arrival: StoredValue<Arrival, LocalStorage> = StoredValue::new_local(Arrival::Waiting);
    let news = ArcTrigger::new();
    let notify = news.clone();
    // The view belongs to the place it is shown in, however late it arrives.
    let owner = Owner::current();
    let fetch: Rc<dyn Fn()> = Rc::new(move || {
        let (part, news) = (part(Spot(arrival)), notify.clone());
        let wait: Pin<Box<dyn Future<Output = ()>>> = Box::pin(async move {
            let arrived = part.await.map_or(Arrival::Missed, Arrival::Here);
            if arrival.try_update_value(|arrival| *arrival = arrived).is_some() {
                news.notify();
            }
        });
        match &owner {
            Some(owner) => owner.with(|| spawn_local(ScopedFuture::new_untracked(wait))),
            None => spawn_local(wait),
        }
    });
    fetch();
    let fetch = StoredValue::new_local(fetch);
    let again = move || {
        arrival.set_value(Arrival::Waiting);
        fetch.with_value(|fetch| fetch());
    };
    live(move || {
        news.track();
        let arrived = arrival.try_update_value(|arrival| std::mem::replace(arrival, Arrival::Waiting));
        let why = words.t(Msg::LoadPart);
        let (busy, content) = match (arrived, page) {
            (Some(Arrival::Here(view)), _) => return view,
            (Some(Arrival::Missed), Some(_)) => ("false", failed(why, again)),
            (Some(Arrival::Missed), None) if !quiet => return retry(why, again),
            (Some(Arrival::Waiting) | None, Some(_)) => ("true", waiting()),
            (_, None) => return ().into_any(),
        };
        view! { <main id="main" class="stack narrow" tabindex="-1" data-page=page aria-busy=busy>{content}</main> }
            .into_any()
    })
    .into_any()
}
