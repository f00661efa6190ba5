//! What a person may want to know of the site itself: privacy, accessibility, and what it is made of.

use leptos::prelude::*;

use super::site::site;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::view::text;
use crate::app::words::{Msg, Words};
use crate::web::device;

/// The day on which the accessibility statement was prepared.
const STATED: &str = "2026-11-22";

/// What is kept, where, for how long, how to erase it, and what leaves this device.
pub fn privacy() -> AnyView {
    let erase = view! {
        {told(Msg::PrivacyEraseText)}
        {link(Route::Data, Msg::PrivacyEraseLink)}
    };
    let sections = [
        (
            Msg::PrivacyKept,
            list(&[
                Msg::PrivacyKept1,
                Msg::PrivacyKept2,
                Msg::PrivacyKept3,
                Msg::PrivacyKept4,
                Msg::PrivacyKept5,
            ]),
        ),
        (Msg::PrivacyLong, list(&[Msg::PrivacyLong1, Msg::PrivacyLong2, Msg::PrivacyLong3])),
        (Msg::PrivacyErase, erase.into_any()),
        (Msg::PrivacyLeaves, list(&[Msg::PrivacyLeaves1, Msg::PrivacyLeaves2, Msg::PrivacyLeaves3])),
        (Msg::PrivacyCheck, list(&[Msg::PrivacyCheck1, Msg::PrivacyCheck2, Msg::PrivacyCheck3])),
        (Msg::PrivacyHost, site(&["host", "contact", "privacy"])),
    ];
    page("privacy", Msg::PrivacyTitle, Msg::PrivacyLead, sections.into())
}

/// The accessibility statement.
pub fn accessibility() -> AnyView {
    let words = Words::here();
    let checked = text(move || {
        let date = device::noon_of(STATED).map(|day| words.date(day)).unwrap_or_default();
        words.fill(Msg::AccessCheckedText, &[("date", &date)])
    });
    let contact = view! { {told(Msg::AccessContactText)}{site(&["host", "contact"])} };
    let sections = [
        (Msg::AccessStatus, told(Msg::AccessStatusText)),
        (
            Msg::AccessLimits,
            list(&[
                Msg::AccessLimits1,
                Msg::AccessLimits2,
                Msg::AccessLimits3,
                Msg::AccessLimits4,
                Msg::AccessLimits5,
            ]),
        ),
        (Msg::AccessChecked, view! { <p>{checked}</p> }.into_any()),
        (Msg::AccessContact, contact.into_any()),
        (Msg::AccessEnforce, told(Msg::AccessEnforceText)),
    ];
    page("accessibility", Msg::AccessTitle, Msg::AccessLead, sections.into())
}

/// The project, who pays for it, licences and versions.
pub fn about() -> AnyView {
    let words = Words::here();
    let version = text(move || words.fill(Msg::AboutVersionText, &[("version", env!("CARGO_PKG_VERSION"))]));
    let project = view! { {told(Msg::AboutProjectText)}{site(&["host", "contact", "funding"])} };
    let licences = view! {
        {list(&[Msg::AboutLicenceCode, Msg::AboutLicenceContent])}
        <p><a href="notices.txt">{words.t(Msg::AboutNotices)}</a></p>
        <p><a href="sbom.json">{words.t(Msg::AboutBill)}</a></p>
    };
    let versions = view! {
        <p>{version}</p>
        {link(Route::Author, Msg::AboutInstruments)}
        {link(Route::Embed, Msg::EmbedTitle)}
    };
    let more = view! {
        {link(Route::Privacy, Msg::PrivacyTitle)}
        {link(Route::Accessibility, Msg::AccessTitle)}
    };
    let sections = [
        (Msg::AboutProject, project.into_any()),
        (Msg::AboutLicence, licences.into_any()),
        (Msg::AboutVersion, versions.into_any()),
        (Msg::AboutMore, more.into_any()),
    ];
    page("about", Msg::AboutTitle, Msg::AboutLead, sections.into())
}

fn page(name: &'static str, title: Msg, lead: Msg, sections: Vec<(Msg, AnyView)>) -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(title));
    let sections: Vec<AnyView> = sections
        .into_iter()
        .map(|(title, content)| {
            view! { <section class="stack"><h2>{words.t(title)}</h2>{content}</section> }.into_any()
        })
        .collect();
    view! {
        <main id="main" class="stack-xl narrow" tabindex="-1" data-page=name>
            <div class="stack">
                <h1 tabindex="-1">{words.t(title)}</h1>
                <p class="lead">{words.t(lead)}</p>
            </div>
            {sections}
        </main>
    }
    .into_any()
}

fn told(message: Msg) -> AnyView {
    let words = Words::here();
    view! { <p>{words.t(message)}</p> }.into_any()
}

fn list(messages: &'static [Msg]) -> AnyView {
    let words = Words::here();
    let entries: Vec<AnyView> =
        messages.iter().map(|message| view! { <li>{words.t(*message)}</li> }.into_any()).collect();
    view! { <ul class="plain">{entries}</ul> }.into_any()
}

fn link(route: Route, label: Msg) -> AnyView {
    let words = Words::here();
    view! { <p><a href=route.to_string()>{words.t(label)}</a></p> }.into_any()
}
