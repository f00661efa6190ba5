//! Everything stored on this device.

use leptos::prelude::*;

use super::tables::tables;
use crate::app::navigation::Navigation;
use crate::app::words::{Msg, Words};

/// Everything stored on this device.
pub fn data() -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::TablesTitle));
    view! {
        <main id="main" class="stack-xl" tabindex="-1" data-page="data">
            <h1 tabindex="-1">{words.t(Msg::TablesTitle)}</h1>
            {tables()}
        </main>
    }
    .into_any()
}
