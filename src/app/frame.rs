//! What stands around every page.

use leptos::prelude::*;

use super::navigation::Navigation;
use super::records::Records;
use super::view::{button, live, option, paragraph, pick, text, when};
use super::words::{Appearance, Msg, Words};
use crate::store::{Keeping, RecordError, SetAside, Theme, Why};
use crate::web::{download, location};

/// The places that can be reached from everywhere.
const PLACES: [(&str, Msg); 4] = [
    ("#/", Msg::NavAssessments),
    ("#/toolkit", Msg::NavToolkit),
    ("#/stories", Msg::NavStories),
    ("#/countries", Msg::NavCountries),
];

/// Whether this is to be a part of another page (`?embed=1`).
pub fn is_embedded() -> bool {
    location::query("embed").as_deref() == Some("1")
}

/// What one does with what was answered here, and what one may want to know of the site itself.
const MORE: [(&str, Msg); 7] = [
    ("#/history", Msg::FooterHistory),
    ("#/data", Msg::FooterData),
    ("#/room", Msg::FooterRoom),
    ("#/privacy", Msg::FooterPrivacy),
    ("#/accessibility", Msg::FooterAccess),
    ("#/about", Msg::FooterAbout),
    ("#/author", Msg::FooterAuthor),
];

/// Links to places, with the one marked where the person is.
fn ways(label: Msg, places: &'static [(&'static str, Msg)]) -> AnyView {
    let words = Words::here();
    let navigation = Navigation::here();
    let link = |(place, message): &'static (&'static str, Msg)| {
        let here =
            text(move || String::from(if *place == navigation.route().section() { "true" } else { "false" }));
        view! { <a href=*place aria-current=here>{words.t(*message)}</a> }
    };
    view! { <nav aria-label=words.t(label)>{places.iter().map(link).collect_view()}</nav> }.into_any()
}

/// The name and the ways to the main places.
pub fn header() -> impl IntoView {
    view! {
        <header class="site">
            <a class="mark" href="#/">"inno"<b>"spark"</b></a>
            {ways(Msg::NavLabel, &PLACES)}
        </header>
    }
}

const THEMES: [(Theme, Msg); 3] =
    [(Theme::Auto, Msg::ThemeAuto), (Theme::Light, Msg::ThemeLight), (Theme::Dark, Msg::ThemeDark)];

/// The promise, and how the page looks and speaks.
pub fn footer() -> impl IntoView {
    let words = Words::here();
    let appearance = Appearance::here();
    let themes = live(move || {
        THEMES
            .map(|(theme, message)| option(theme.as_str().to_owned(), words.text(message)))
            .collect_view()
            .into_any()
    });
    let theme = pick(
        "theme",
        words.t(Msg::FooterAppearance),
        text(move || appearance.chosen().as_str().to_owned()),
        themes,
        move |value| {
            if let Some(theme) = Theme::parse(&value) {
                appearance.choose(theme);
            }
        },
    );
    view! {
        <footer class="site">
            <span>{words.t(Msg::FooterPromise)}</span>
            {ways(Msg::FooterMore, &MORE)}
            {theme}
            {language()}
        </footer>
    }
}

/// The choice of a language, and a word on one that is a draft.
pub fn language() -> AnyView {
    let words = Words::here();
    let offered = Words::offered();
    let several = 1 < offered.len();
    let languages =
        live(move || offered.iter().map(|l| option(l.tag.clone(), l.name.clone())).collect_view().into_any());
    let language = several.then(|| {
        let shown = text(move || words.tag());
        pick("language", words.t(Msg::FooterLanguage), shown, languages, move |tag| words.choose(&tag))
    });
    let draft = when(
        move || words.is_draft(),
        move || view! { <span data-notice="draft">{words.t(Msg::FooterDraft)}</span> }.into_any(),
    );
    view! { {language}{draft} }.into_any()
}

/// The sentence on where answers are kept.
pub fn kept_message(keeping: Keeping) -> Msg {
    match keeping {
        Keeping::Device => Msg::KeptDevice,
        Keeping::Memory(Why::Chosen) => Msg::KeptChosen,
        Keeping::Memory(Why::Blocked) => Msg::KeptBlocked,
        Keeping::Memory(Why::Full) => Msg::KeptFull,
        Keeping::Memory(Why::Occupied) => Msg::KeptOccupied,
    }
}

/// What a person must know about their records, wherever they are.
pub fn notices() -> impl IntoView {
    let words = Words::here();
    let records = Records::here();
    let not_kept = live(move || match records.keeping() {
        Keeping::Device => ().into_any(),
        keeping => notice(words.text(kept_message(keeping)), "storage"),
    });
    let not_spoken =
        when(move || words.failed(), move || notice(words.text(Msg::LanguageFailed), "language"));
    view! { <div class="notices" role="status">{not_kept}{not_spoken}</div> }
}

/// A sentence set apart from the page's own words.
pub fn notice(text: String, about: &'static str) -> AnyView {
    view! { <p class="notice" data-notice=about>{text}</p> }.into_any()
}

/// A record that could not be read: it was left alone and can be taken out.
pub fn set_aside(record: SetAside) -> AnyView {
    let words = Words::here();
    let message = match record.why {
        RecordError::Newer(_) => Msg::AsideNewer,
        RecordError::Damaged => Msg::AsideDamaged,
    };
    let save = move || {
        let name = record.key.replace('/', "-") + ".json";
        // A browser that refuses downloads says so itself.
        let _ = download::offer(&name, "application/json", &record.text);
    };
    view! {
        <div class="notice" data-notice="aside">
            {paragraph(words.text(message))}
            {button("link", "download-record", words.t(Msg::AsideDownload), save)}
        </div>
    }
    .into_any()
}
