//! The room on a wall: large letters, one thing at a time, by keys.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

use super::chamber::Chamber;
use super::shown::Shown;
use super::slides::{Slide, slide, slides};
use crate::app::navigation::Navigation;
use crate::app::pages::library::TECHNIQUES;
use crate::app::route::Route;
use crate::app::view::{button, live, memo, text};
use crate::app::words::{Appearance, Msg};
use crate::store::Theme;
use crate::web::page;

/// A room on a wall.
pub fn room_show(id: &str) -> AnyView {
    super::with_room(id, "room-show", wall)
}

fn wall(chamber: Chamber) -> AnyView {
    let words = chamber.words;
    let (navigation, appearance) = (Navigation::here(), Appearance::here());
    navigation.arrive(move || chamber.plain().name);
    let shown = Shown::of(chamber);
    let book = TECHNIQUES.book();
    let all = memo(move || slides(shown));
    let place = RwSignal::new(0_usize);
    let now = memo(move || {
        all.with(|all| all.get(place.get().min(all.len().saturating_sub(1))).cloned().unwrap_or(Slide::Count))
    });
    let step = move |by: isize| {
        let last = all.with_untracked(|all| all.len().saturating_sub(1));
        place.update(|place| *place = (*place).min(last).saturating_add_signed(by).min(last));
    };
    let leave = move || navigation.go(Route::Room(untrack(|| chamber.id())));
    let theme = move || {
        let dark = untrack(|| appearance.is_dark());
        appearance.show(if dark { Theme::Light } else { Theme::Dark });
    };
    let keys = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let on = page::focused_kind();
        // A field takes its own keys, and a button its space.
        let busy = match on.as_deref() {
            Some("input" | "textarea" | "select") => event.key() != "Escape",
            Some("button" | "a" | "summary") => matches!(event.key().as_str(), " " | "Enter"),
            _ => false,
        };
        if busy {
            return;
        }
        match event.key().as_str() {
            // Up and down scroll what is too long for the wall; a presenter's remote sends the pages.
            "ArrowRight" | "PageDown" | " " => step(1),
            "ArrowLeft" | "PageUp" => step(-1),
            "Home" => place.set(0),
            "End" => place.set(usize::MAX),
            "t" | "T" => theme(),
            "f" | "F" => page::toggle_full_screen(),
            "Escape" if !page::is_full_screen() => leave(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    let which = text(move || {
        let total = all.with(Vec::len);
        let n = words.whole(place.get().min(total.saturating_sub(1)) + 1);
        words.fill(Msg::RoomShowPlace, &[("n", &n), ("total", &words.whole(total))])
    });
    let content = live(move || slide(chamber, shown, now.get(), book));
    let hook = text(move || now.with(Slide::name));
    view! {
        <main id="main" class="wall" tabindex="-1" data-page="room-show" data-slide=hook>
            {content}
            <div class="stack">
                <div class="controls">
                    {button("button quiet", "previous", words.t(Msg::RoomShowPrevious), move || step(-1))}
                    {button("button", "next", words.t(Msg::RoomShowNext), move || step(1))}
                    <span class="place" role="status">{which}</span>
                    {button("button quiet", "theme", words.t(Msg::RoomShowTheme), theme)}
                    {button("button quiet", "full-screen", words.t(Msg::RoomShowFull), page::toggle_full_screen)}
                    {button("link", "leave", words.t(Msg::RoomShowLeave), leave)}
                </div>
                <p class="small soft">{words.t(Msg::RoomShowKeys)}</p>
            </div>
        </main>
    }
    .into_any()
}
