//! An address that leads nowhere.

use leptos::prelude::*;

use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::view::button_link;
use crate::app::words::{Msg, Words};

/// Says so, and offers the way back.
pub fn lost() -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::LostTitle));
    dead_end("lost", words.t(Msg::LostTitle), words.t(Msg::LostText), ().into_any())
}

/// A page without what was looked for: a heading, a sentence, what else is known, and the way to the start.
pub fn dead_end(page: &'static str, title: Signal<String>, text: Signal<String>, more: AnyView) -> AnyView {
    let words = Words::here();
    let home = button_link("button", "home", words.t(Msg::LostHome), Route::Home.to_string());
    view! {
        <main id="main" class="stack narrow" tabindex="-1" data-page=page>
            <h1 tabindex="-1">{title}</h1>
            <p>{text}</p>
            {more}
            <p class="actions">{home}</p>
        </main>
    }
    .into_any()
}
