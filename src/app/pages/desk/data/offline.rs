//! The app without a network: how much of it is on this device, the rest, and how it becomes an app among others.
//!
//! The words are here and `assets/offline.js` does the rest, because only a page behind a server has a worker: it fills
//! in the elements named by `data-offline`, and hears the buttons.

use leptos::prelude::*;

use crate::app::words::{Msg, Words};
use crate::web::location;

/// The single file, beside the page.
const FILE: &str = "innospark.html";

/// What stands on the page of everything that is stored.
pub fn offline() -> AnyView {
    let words = Words::here();
    let content = if location::is_file() {
        told(Msg::OfflineFile)
    } else {
        view! {
            {told(Msg::OfflineLead)}
            <p data-offline="unable">{words.t(Msg::OfflineUnable)}</p>
            <div class="stack" data-offline="able" hidden>
                <dl class="host">
                    {size(Msg::OfflineAll, "all")}
                    {size(Msg::OfflineHere, "here")}
                </dl>
                <p class="actions" data-offline="get" hidden>
                    {button("offline-all", Msg::OfflineGet)}
                    <progress data-offline="progress" aria-label=words.t(Msg::OfflineProgress) hidden></progress>
                </p>
                <div role="status">
                    {sentence(Msg::OfflineComplete, "complete")}
                    {sentence(Msg::OfflinePartly, "partly")}
                    {sentence(Msg::OfflineNone, "none")}
                </div>
                <p class="actions" data-offline="install" hidden>{button("install", Msg::OfflineInstall)}</p>
                {told(Msg::OfflineHow)}
            </div>
            <p><a href=FILE download=FILE>{words.t(Msg::OfflineSingle)}</a></p>
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="offline">
            <h2 id="offline">{words.t(Msg::OfflineTitle)}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn told(message: Msg) -> AnyView {
    view! { <p>{Words::here().t(message)}</p> }.into_any()
}

/// A number of bytes and what it is of.
fn size(message: Msg, hook: &'static str) -> AnyView {
    view! { <div><dt>{Words::here().t(message)}</dt><dd data-offline=hook></dd></div> }.into_any()
}

/// How it went; it takes the focus from a button that is gone.
fn sentence(message: Msg, hook: &'static str) -> AnyView {
    view! { <p data-offline=hook tabindex="-1" hidden>{Words::here().t(message)}</p> }.into_any()
}

/// A button that the page's script hears.
fn button(action: &'static str, message: Msg) -> AnyView {
    view! { <button type="button" class="button quiet" data-action=action>{Words::here().t(message)}</button> }
        .into_any()
}
