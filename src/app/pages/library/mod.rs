//! The pages to read: techniques, stories, countries.

mod about;
mod countries;
mod shelf;
mod site;
mod stories;
mod technique;
mod time;
mod toolkit;

use leptos::prelude::*;

use crate::app::reading::Reading;
use crate::app::route::Route;
use crate::app::view::press;
use crate::app::words::{Msg, Words};
use crate::guidance::{Filter, Source, Trained};

pub use about::{about, accessibility, privacy};
pub use countries::countries;
pub use stories::{STORIES, stories, told};
pub use technique::technique;
pub use time::{brief, duration};
pub use toolkit::{TECHNIQUES, Techniques, toolkit};

/// A link to the techniques that train a dimension.
pub fn trains(trained: Trained, label: String) -> AnyView {
    let filter = Reading::here().filter;
    let choose = move || filter.set(Filter { trains: Some(trained.clone()), ..Filter::default() });
    view! { <a href=Route::Toolkit.to_string() data-action="trains" on:click=press(choose)>{label}</a> }
        .into_any()
}

/// Says so where words stand in English because the language shown has none.
fn stands_in(language: &str) -> AnyView {
    let words = Words::here();
    let tag = words.tag();
    if language == tag {
        return ().into_any();
    }
    view! { <p class="notice" data-notice="english" lang=tag>{words.text(Msg::LibraryEnglish)}</p> }
        .into_any()
}

/// Sources with what we know of them. They are written as they are, mostly in English.
fn sources(sources: &[Source], undated: &str) -> AnyView {
    let one = |source: &Source| {
        let date = source.date.as_deref().unwrap_or(undated);
        let parts = [source.status.as_str(), date];
        let about = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let found = if source.found { "true" } else { "false" };
        let text = source.text.clone();
        view! { <li data-found=found><span lang="en">{text}</span>" "<span class="soft">{about}</span></li> }
    };
    view! { <ol class="sources small">{sources.iter().map(one).collect_view()}</ol> }.into_any()
}
