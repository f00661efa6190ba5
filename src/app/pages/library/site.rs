//! What whoever runs the site says about themselves, in `site.json`: the one file of a build that is made to be edited.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::view::live;
use crate::app::words::{Msg, Words};
use crate::json::Document;
use crate::web::load;

/// The file, beside the page.
const FILE: &str = "site.json";

/// What a host may say, by the field's name.
const FIELDS: [(&str, Msg); 4] = [
    ("host", Msg::SiteHost),
    ("contact", Msg::SiteContact),
    ("funding", Msg::SiteFunding),
    ("privacy", Msg::SitePrivacy),
];

/// What the host says under these names, as text; where it says nothing, that.
pub fn site(names: &'static [&'static str]) -> AnyView {
    let words = Words::here();
    let said: RwSignal<Option<Vec<(Msg, String)>>> = RwSignal::new(None);
    spawn_local(async move {
        let text = load::text(FILE).await.unwrap_or_default();
        // The page that asked may be gone by now.
        said.try_set(Some(read(&text, names)));
    });
    live(move || match said.get() {
        None => ().into_any(),
        Some(said) if said.is_empty() => {
            view! { <p class="soft">{words.text(Msg::SiteSilent)}</p> }.into_any()
        }
        Some(said) => {
            let one =
                |(name, text)| view! { <div><dt>{words.text(name)}</dt><dd>{text}</dd></div> }.into_any();
            let said: Vec<AnyView> = said.into_iter().map(one).collect();
            view! { <dl class="host">{said}</dl> }.into_any()
        }
    })
    .into_any()
}

/// The texts that are there; a file that cannot be read says nothing.
fn read(text: &str, names: &[&str]) -> Vec<(Msg, String)> {
    let Ok(document) = Document::parse(text) else { return Vec::new() };
    let asked = FIELDS.iter().filter(|(name, _)| names.contains(name));
    let found = asked.filter_map(|(name, message)| {
        let said = document.root().optional(name)?.text().trim().to_owned();
        (!said.is_empty()).then_some((*message, said))
    });
    found.collect()
}
