//! The interface's language and look, as signals.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Lasting;
use super::records::Records;
use super::view::effect;
use crate::instrument::InstrumentId;
use crate::language::{Catalogue, LENT, Language, Locale, PluralCategory, fill, languages, negotiate};
use crate::store::Theme;
use crate::web::intl::BrowserLocale;
use crate::web::{events, intl, load, location, page};

pub use crate::language::Msg;

/// One language, ready to speak.
struct Spoken {
    tag: String,
    /// Nothing for English, which is compiled in.
    catalogue: Option<Catalogue>,
    locale: BrowserLocale,
}

/// The interface's words in the language chosen; English stands in for a text that is missing.
#[derive(Clone, Copy)]
pub struct Words {
    spoken: RwSignal<Spoken, LocalStorage>,
    failed: RwSignal<bool>,
    records: Records,
}

impl Words {
    /// Speaks English at once and fetches another language if one is wanted: by the address, by an earlier choice,
    /// or by the browser, in that order.
    pub fn start(records: Records) -> Self {
        let wanted: Vec<String> = location::query("lang")
            .into_iter()
            .chain(records.settings().language)
            .chain(page::wanted_languages())
            .collect();
        let spoken = Spoken {
            tag: crate::language::SOURCE.to_owned(),
            catalogue: None,
            locale: BrowserLocale::new(&regional(crate::language::SOURCE)),
        };
        let words = Self { spoken: RwSignal::new_local(spoken), failed: RwSignal::new(false), records };
        effect(move || words.spoken.with(|spoken| page::set_attribute("lang", &spoken.tag)));
        words.speak(negotiate(wanted.iter().map(String::as_str), &languages()));
        words
    }

    /// The words of this app.
    pub fn here() -> Self {
        Lasting::here().words
    }

    /// The languages on offer.
    pub fn offered() -> Vec<Language> {
        languages()
    }

    /// Changes the language and remembers the choice.
    pub fn choose(self, tag: &str) {
        self.records.change_settings(|settings| settings.language = Some(tag.to_owned()));
        self.speak(tag.to_owned());
    }

    /// Whether the last language asked for could not be fetched.
    pub fn failed(self) -> bool {
        self.failed.get()
    }

    /// Whether the words shown are a draft that nobody has reviewed, tracked.
    pub fn is_draft(self) -> bool {
        let tag = self.tag();
        Self::offered().iter().any(|language| language.draft && language.tag == tag)
    }

    /// The language shown, tracked.
    pub fn tag(self) -> String {
        self.spoken.with(|spoken| spoken.tag.clone())
    }

    /// Changes the language, for as long as the page is open.
    pub fn speak(self, tag: String) {
        self.failed.set(false);
        if self.spoken.with_untracked(|spoken| spoken.tag == tag) {
            return;
        }
        if tag == crate::language::SOURCE {
            self.set(tag, None);
            return;
        }
        spawn_local(async move {
            let mut address = String::from("locales/");
            address.push_str(&tag);
            address.push_str(".json");
            let text = load::text(&address).await.ok();
            match text.and_then(|text| Catalogue::from_json(&text).ok()) {
                Some(catalogue) => self.set(tag, Some(catalogue)),
                None => self.failed.set(true),
            }
        });
    }

    fn set(self, tag: String, catalogue: Option<Catalogue>) {
        let locale = BrowserLocale::new(&regional(&tag));
        self.spoken.set(Spoken { tag, catalogue, locale });
    }

    /// A text of the language shown, for a count or for none; English, marked, where it has none.
    fn found(self, message: Msg, count: Option<PluralCategory>) -> String {
        let english = message.english(count.unwrap_or(PluralCategory::Other));
        self.spoken.with(|spoken| {
            let Some(catalogue) = &spoken.catalogue else { return english.to_owned() };
            let own = match count {
                Some(category) => catalogue.plural(message, category),
                None => catalogue.text(message),
            };
            own.map_or_else(|| LENT.to_owned() + english, str::to_owned)
        })
    }

    /// A text, tracked.
    pub fn text(self, message: Msg) -> String {
        self.found(message, None)
    }

    /// A text as a signal.
    pub fn t(self, message: Msg) -> Signal<String> {
        Signal::derive(move || self.text(message))
    }

    /// A text with values in its places, tracked.
    pub fn fill(self, message: Msg, values: &[(&str, &str)]) -> String {
        fill(&self.found(message, None), values)
    }

    /// A text for a count `n`, tracked.
    pub fn count(self, message: Msg, n: usize) -> String {
        let category = self.spoken.with(|spoken| spoken.locale.plural(n));
        fill(&self.found(message, Some(category)), &[("n", &self.whole(n))])
    }

    /// The name of an instrument, tracked; its id when it is none of ours.
    pub fn instrument(self, id: &InstrumentId) -> String {
        Msg::of_instrument(id.as_str()).map_or_else(|| id.to_string(), |message| self.text(message))
    }

    /// A number with decimals, tracked.
    pub fn number(self, value: f64, digits: u8) -> String {
        self.spoken.with(|spoken| spoken.locale.number(value, digits))
    }

    /// A whole number, tracked.
    pub fn whole(self, value: usize) -> String {
        self.number(value as f64, 0)
    }

    /// A day, tracked.
    pub fn date(self, moment: crate::response::Timestamp) -> String {
        self.spoken.with(|spoken| spoken.locale.date(moment.0))
    }

    /// A day with its weekday and without its year, tracked.
    pub fn weekday(self, moment: crate::response::Timestamp) -> String {
        intl::weekday(&regional(&self.tag()), moment.0).unwrap_or_else(|| self.date(moment))
    }

    /// "a, b and c", tracked.
    pub fn list(self, parts: &[String]) -> String {
        self.spoken.with(|spoken| spoken.locale.list(parts))
    }
}

/// The browser's own regional kind of a language, so that dates look as people there write them; Europe's English for
/// a browser that speaks no English.
fn regional(tag: &str) -> String {
    let related = |wanted: &String| wanted.split('-').next() == Some(tag);
    let own = page::wanted_languages().into_iter().find(related);
    own.unwrap_or_else(|| if tag == crate::language::SOURCE { String::from("en-GB") } else { tag.to_owned() })
}

/// Light or dark.
#[derive(Clone, Copy)]
pub struct Appearance {
    chosen: RwSignal<Theme>,
    dark: Signal<bool>,
    tinted: Trigger,
    records: Records,
}

const DARK: &str = "(prefers-color-scheme: dark)";

impl Appearance {
    /// The look asked for by the address or an earlier choice, else the device's.
    pub fn start(records: Records) -> Self {
        let asked = location::query("theme").and_then(|text| Theme::parse(&text));
        let chosen = RwSignal::new(asked.unwrap_or_else(|| records.settings().theme));
        let device = RwSignal::new(events::media_matches(DARK));
        let listener = events::on_media_change(DARK, move || device.set(events::media_matches(DARK)));
        let listener = StoredValue::new_local(listener);
        on_cleanup(move || listener.dispose());
        let dark = Signal::derive(move || match chosen.get() {
            Theme::Auto => device.get(),
            Theme::Light => false,
            Theme::Dark => true,
        });
        effect(move || {
            let theme = if dark.get() { Theme::Dark } else { Theme::Light };
            page::set_attribute("data-theme", theme.as_str());
        });
        Self { chosen, dark, tinted: Trigger::new(), records }
    }

    /// The look of this app.
    pub fn here() -> Self {
        Lasting::here().appearance
    }

    /// What was chosen, tracked.
    pub fn chosen(self) -> Theme {
        self.chosen.get()
    }

    /// Whether the page is dark now, tracked, and so is every other change of its colours.
    pub fn is_dark(self) -> bool {
        self.tinted.track();
        self.dark.get()
    }

    /// Says that colours were changed in another way than by light and dark.
    pub fn tinted(self) {
        self.tinted.notify();
    }

    /// Changes the look, for as long as the page is open.
    pub fn show(self, theme: Theme) {
        self.chosen.set(theme);
    }

    /// Changes the look and remembers the choice.
    pub fn choose(self, theme: Theme) {
        self.records.change_settings(|settings| settings.theme = theme);
        self.chosen.set(theme);
    }
}
