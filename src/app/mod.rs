//! Floor 7: route, state, pages and their parts. A component does little; the core decides.

mod chunks;
mod frame;
mod library;
mod navigation;
mod pages;
mod parts;
mod reading;
mod records;
pub mod route;
mod stopwatch;
mod view;
mod words;

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::web::{location, page};
use chunks::{Desk, Guest, Hall, Place};
use frame::{footer, header, is_embedded, notices};
use library::Library;
use navigation::Navigation;
use reading::Reading;
use records::Records;
use route::Route;
use view::live;
use words::{Appearance, Msg, Words};

/// The element that holds the first paint until the app takes its place.
const ROOT: &str = "app";

/// Puts the app in the place of the first paint.
pub fn mount() {
    if let Some(root) = page::take_over(ROOT) {
        mount_to(root, App).forget();
        page::set_attribute("data-ready", "true");
    }
}

/// What outlives a page. One context, so that it is looked up in one place.
#[derive(Clone, Copy)]
struct Lasting {
    records: Records,
    words: Words,
    appearance: Appearance,
    library: Library,
    navigation: Navigation,
    reading: Reading,
    /// The origin of the page around this one, once it is known; empty before, and where there is none.
    host: RwSignal<String>,
}

impl Lasting {
    #[inline(never)]
    fn here() -> Self {
        expect_context()
    }
}

/// The whole app.
#[component]
fn App() -> impl IntoView {
    let records = Records::open(location::query("store").as_deref() == Some("none"));
    let words = Words::start(records);
    let appearance = Appearance::start(records);
    let navigation = Navigation::start();
    let (library, reading) = (Library::new(), Reading::new());
    let host = RwSignal::new(String::new());
    provide_context(Lasting { records, words, appearance, library, navigation, reading, host });
    let (above, below) = if is_embedded() {
        (chunks::guest(Guest::Above), chunks::guest(Guest::Below))
    } else {
        (header().into_any(), footer().into_any())
    };
    let skip = move |event: leptos::ev::MouseEvent| {
        // The fragment belongs to the routes, so the browser's own jump would leave a wrong address.
        event.prevent_default();
        page::focus("main");
        page::reveal("main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{words.t(Msg::AppSkip)}</a>
        <div class="page">
            {above}
            {notices()}
            {live(move || match navigation.route() {
                Route::Home => pages::home(),
                Route::Take(instrument) => pages::take(instrument),
                Route::Results(attempt) => chunks::results(attempt),
                Route::History => chunks::desk(Desk::History),
                Route::Compare(first, second) => chunks::desk(Desk::Compare(first, second)),
                Route::Data => chunks::desk(Desk::Data),
                Route::Received(code) => chunks::desk(Desk::Received(code)),
                Route::Author => chunks::desk(Desk::Author),
                Route::Privacy => chunks::reading(Place::Privacy),
                Route::Accessibility => chunks::reading(Place::Accessibility),
                Route::About => chunks::reading(Place::About),
                Route::Embed => chunks::guest(Guest::Builder),
                Route::Toolkit => chunks::reading(Place::Toolkit),
                Route::Technique(id) => chunks::reading(Place::Technique(id)),
                Route::Stories => chunks::reading(Place::Stories),
                Route::Countries => chunks::reading(Place::Countries),
                Route::Room(place) => chunks::hall(Hall::Room(place)),
                Route::Kiosk(place) => chunks::hall(Hall::Kiosk(place)),
                Route::Lost => chunks::reading(Place::Lost),
            })}
            {below}
        </div>
    }
}
