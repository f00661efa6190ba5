//! An address that leads nowhere.

use leptos::prelude::*;

use crate::app::navigation::Navigation;
use crate::app::words::{Msg, Words};

/// Says so, and offers the way back.
#[component]
pub fn Lost() -> impl IntoView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::LostTitle));
    view! {
        <main id="main" class="stack narrow" tabindex="-1" data-page="lost">
            <h1 tabindex="-1">{move || words.text(Msg::LostTitle)}</h1>
            <p>{move || words.text(Msg::LostText)}</p>
            <p class="actions"><a class="button" href="#/">{move || words.text(Msg::LostHome)}</a></p>
        </main>
    }
}
