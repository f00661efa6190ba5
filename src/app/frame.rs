//! What stands around every page.

use leptos::prelude::*;

use super::records::Records;
use super::words::{Appearance, Msg, Words};
use crate::store::{Keeping, RecordError, SetAside, Theme, Why};
use crate::web::download;

/// The name and the way to the assessments.
#[component]
pub fn Header() -> impl IntoView {
    let words = Words::here();
    view! {
        <header class="site">
            <a class="mark" href="#/">"inno"<b>"spark"</b></a>
            <nav aria-label=move || words.text(Msg::NavLabel)>
                <a href="#/">{move || words.text(Msg::NavAssessments)}</a>
            </nav>
        </header>
    }
}

/// The promise, and how the page looks and speaks.
#[component]
pub fn Footer() -> impl IntoView {
    let words = Words::here();
    let appearance = Appearance::here();
    let themes = [
        (Theme::Auto, Msg::ThemeAuto),
        (Theme::Light, Msg::ThemeLight),
        (Theme::Dark, Msg::ThemeDark),
    ];
    let languages = Words::offered();
    view! {
        <footer class="site">
            <span>{move || words.text(Msg::FooterPromise)}</span>
            <label class="pick">
                <span>{move || words.text(Msg::FooterAppearance)}</span>
                <select
                    name="theme"
                    prop:value=move || appearance.chosen().as_str()
                    on:change=move |event| {
                        if let Some(theme) = Theme::parse(&event_target_value(&event)) {
                            appearance.choose(theme);
                        }
                    }
                >
                    {themes.map(|(theme, message)| view! {
                        <option value=theme.as_str()>{move || words.text(message)}</option>
                    })}
                </select>
            </label>
            {(1 < languages.len()).then(|| view! {
                <label class="pick">
                    <span>{move || words.text(Msg::FooterLanguage)}</span>
                    <select
                        name="language"
                        prop:value=move || words.tag()
                        on:change=move |event| words.choose(&event_target_value(&event))
                    >
                        {languages.into_iter().map(|language| view! {
                            <option value=language.tag.clone() lang=language.tag>{language.name}</option>
                        }).collect_view()}
                    </select>
                </label>
            })}
        </footer>
    }
}

/// The sentence on where answers are kept, when that is not the device.
pub fn kept_message(keeping: Keeping) -> Msg {
    match keeping {
        Keeping::Device => Msg::KeptDevice,
        Keeping::Memory(Why::Chosen) => Msg::KeptChosen,
        Keeping::Memory(Why::Blocked) => Msg::KeptBlocked,
        Keeping::Memory(Why::Full) => Msg::KeptFull,
    }
}

/// What a person must know about their records, wherever they are.
#[component]
pub fn Notices() -> impl IntoView {
    let words = Words::here();
    let records = Records::here();
    let not_kept = move || match records.keeping() {
        Keeping::Device => None,
        keeping => Some(words.text(kept_message(keeping))),
    };
    view! {
        <div class="notices" role="status">
            {move || not_kept().map(|text| view! { <p class="notice" data-notice="storage">{text}</p> })}
            {move || words.failed().then(|| view! { <p class="notice">{words.text(Msg::LanguageFailed)}</p> })}
        </div>
    }
}

/// A record that could not be read: it was left alone and can be taken out.
#[component]
pub fn Aside(
    /// The record.
    record: SetAside,
) -> impl IntoView {
    let words = Words::here();
    let message = match record.why {
        RecordError::Newer(_) => Msg::AsideNewer,
        RecordError::Damaged => Msg::AsideDamaged,
    };
    let save = move |_| {
        let name = record.key.replace('/', "-") + ".json";
        // A browser that refuses downloads says so itself.
        let _ = download::offer(&name, "application/json", &record.text);
    };
    view! {
        <p class="notice" data-notice="aside">
            {move || words.text(message)} " "
            <button type="button" class="link" data-action="download-record" on:click=save>
                {move || words.text(Msg::AsideDownload)}
            </button>
        </p>
    }
}
