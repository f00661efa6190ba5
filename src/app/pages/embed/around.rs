//! What stands around a page in an embed, in the place of header and footer.

use leptos::prelude::*;

use super::connection::{connect, outside};
use crate::app::Lasting;
use crate::app::frame::language;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::view::{button_link, text, when};
use crate::app::words::{Msg, Words};

/// The way back from a page that the profile led to; there is no navigation here.
pub fn above() -> AnyView {
    let words = Words::here();
    let navigation = Navigation::here();
    // The assessment or profile that was shown last, with whether it is shown now.
    let last = Memo::new(move |before: Option<&(String, bool)>| match navigation.route() {
        route @ (Route::Take(_) | Route::Results(_)) => (route.to_string(), true),
        _ => (before.map(|(last, _)| last.clone()).unwrap_or_default(), false),
    });
    let away = when(
        move || last.with(|(last, here)| !here && !last.is_empty()),
        move || {
            let back =
                button_link("link", "back-to-assessment", words.t(Msg::EmbedBack), last.get_untracked().0);
            view! { <p class="small">{back}</p> }.into_any()
        },
    );
    view! { {away} }.into_any()
}

/// The promise, the way to the full site, and the language. With it begins what is said to the page around.
pub fn below() -> AnyView {
    let words = Words::here();
    let host = Lasting::here().host;
    connect();
    let promise = text(move || {
        host.with(|host| match host.as_str() {
            "" => words.text(Msg::EmbedPromise),
            host => words.fill(Msg::EmbedPromiseHost, &[("host", host)]),
        })
    });
    let full = text(move || outside("#/", &words.tag()));
    view! {
        <footer class="site">
            <span>{promise}</span>
            <a href=full target="_blank" rel="noopener" data-action="full-site">{words.t(Msg::EmbedFull)}</a>
            {language()}
        </footer>
    }
    .into_any()
}
