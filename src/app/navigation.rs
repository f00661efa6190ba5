//! Where the person is: the route, and in a questionnaire the attempt and page.

use leptos::prelude::*;

use super::Lasting;
use super::route::Route;
use super::view::{effect, memo};
use super::words::{Msg, Words};
use crate::instrument::InstrumentId;
use crate::response::AttemptId;
use crate::web::{events, location, page};

/// A page of an attempt. It lies in the history entry, so that back, forward and reload find it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which attempt.
    pub attempt: AttemptId,
    /// Which page, from 0.
    pub page: usize,
}

impl Step {
    fn parse(note: &str) -> Option<Self> {
        let (attempt, page) = note.split_once('/')?;
        Some(Self { attempt: AttemptId::parse(attempt)?, page: page.parse().ok()? })
    }

    fn note(&self) -> String {
        let mut note = self.attempt.to_string();
        note.push('/');
        note.push_str(&self.page.to_string());
        note
    }
}

#[derive(Clone, PartialEq)]
struct Place {
    route: Route,
    step: Option<Step>,
}

/// Where the person is.
#[derive(Clone, Copy)]
pub struct Navigation {
    place: RwSignal<Place>,
    route: Memo<Route>,
    moved: StoredValue<bool>,
    arrivals: Trigger,
    within: bool,
}

impl Navigation {
    /// Reads the address and follows it from now on.
    pub fn start() -> Self {
        let place = RwSignal::new(read(None));
        let route = memo(move || place.with(|place| place.route.clone()));
        let moved = StoredValue::new(false);
        let follow = move || {
            let next = read(Some(place.with_untracked(|place| place.route.clone())));
            if place.with_untracked(|place| *place != next) {
                moved.set_value(true);
                place.set(next);
            }
        };
        let listeners = StoredValue::new_local(events::on_address_change(follow));
        on_cleanup(move || listeners.dispose());
        Self { place, route, moved, arrivals: Trigger::new(), within: false }
    }

    /// A navigation that begins at a place and leaves address and history alone, for pages within a page.
    pub fn within(route: Route) -> Self {
        let place = RwSignal::new(Place { route, step: None });
        let route = memo(move || place.with(|place| place.route.clone()));
        Self { place, route, moved: StoredValue::new(false), arrivals: Trigger::new(), within: true }
    }

    /// Whether the pages lie within another, so that no link should lead away from it.
    pub fn is_within(self) -> bool {
        self.within
    }

    /// The navigation of this app.
    pub fn here() -> Self {
        Lasting::here().navigation
    }

    /// The route, tracked.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// The page of an attempt, tracked.
    pub fn step(self) -> Option<Step> {
        self.place.with(|place| place.step.clone())
    }

    /// Tracks arrivals on a page after a move.
    pub fn track_arrivals(self) {
        self.arrivals.track();
    }

    /// Goes to a route, as a link does.
    pub fn go(self, route: Route) {
        self.set(route, None, false);
    }

    /// Goes to a page of an attempt.
    pub fn go_to_step(self, route: Route, step: Step) {
        self.set(route, Some(step), false);
    }

    /// Notes that the person moved on without changing the address.
    pub fn moves(self) {
        self.moved.set_value(true);
    }

    /// Says where the person is without a new history entry.
    pub fn settle(self, route: Route, step: Step) {
        self.set(route, Some(step), true);
    }

    fn set(self, route: Route, step: Option<Step>, in_place: bool) {
        if !self.within {
            let note = step.as_ref().map(Step::note);
            let write = if in_place { location::replace } else { location::push };
            write(&route.to_string(), note.as_deref());
        }
        if !in_place {
            self.moved.set_value(true);
        }
        self.place.set(Place { route, step });
    }

    /// To be called by a page once its content stands: names the document, and after a move, as opposed to the first
    /// load, scrolls up and focuses the page's heading, so that a screen reader begins there.
    pub fn arrive(self, title: impl Fn() -> String + 'static) {
        let words = Words::here();
        effect(move || {
            let app = words.text(Msg::AppName);
            page::set_title(&words.fill(Msg::AppTitle, &[("page", &title()), ("app", &app)]));
        });
        self.announce();
    }

    /// The second half of [`Self::arrive`], for pages that change within themselves.
    pub fn announce(self) {
        if self.moved.get_value() {
            page::scroll_to_top();
            self.arrivals.notify();
            events::before_paint(|| page::focus("main h1"));
        }
    }
}

fn read(before: Option<Route>) -> Place {
    let fragment = location::fragment();
    let asked = location::query("instrument").and_then(|id| InstrumentId::parse(&id).ok());
    let route = match (fragment.as_str(), before, asked) {
        // A host page may open an instrument by the query alone.
        ("" | "#", None, Some(instrument)) => Route::Take(instrument),
        (_, before, _) => Route::parse(&fragment).or(before).unwrap_or(Route::Home),
    };
    Place { route, step: location::note().and_then(|note| Step::parse(&note)) }
}
