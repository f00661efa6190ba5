//! The page that makes the lines to paste, and shows what they give.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::library::{Fetched, Library};
use crate::app::navigation::Navigation;
use crate::app::view::{Live, button, change, effect, live, memo, option, pick, text, when};
use crate::app::words::{Msg, Words};
use crate::embed::{Accent, Colour, Snippet};
use crate::guidance::CHOICES;
use crate::instrument::InstrumentId;
use crate::web::{clipboard, location};

/// The app's own accent on light paper, for a colour field to begin with.
const OWN: &str = "#b23a0a";

const THEMES: &[(&str, Msg)] = &[("", Msg::ThemeAuto), ("light", Msg::ThemeLight), ("dark", Msg::ThemeDark)];
const ACCENTS: &[(&str, Msg)] = &[("", Msg::EmbedAccentOwn), (OWN, Msg::EmbedAccentYours)];
const RADII: &[(&str, Msg)] =
    &[("none", Msg::EmbedCornersNone), ("", Msg::EmbedCornersSmall), ("large", Msg::EmbedCornersLarge)];
const FONTS: &[(&str, Msg)] =
    &[("", Msg::EmbedFontMixed), ("sans", Msg::EmbedFontSans), ("serif", Msg::EmbedFontSerif)];
const KINDS: &[(&str, Msg)] = &[("script", Msg::EmbedKindScript), ("frame", Msg::EmbedKindFrame)];

/// Choices, the lines, and a preview that is the app itself.
pub fn builder() -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::EmbedTitle));
    if location::is_file() {
        return view! {
            <main id="main" class="stack-xl narrow" tabindex="-1" data-page="embed">
                <div class="stack">
                    <h1 tabindex="-1">{words.t(Msg::EmbedTitle)}</h1>
                    <p class="lead">{words.t(Msg::OfflineEmbed)}</p>
                </div>
            </main>
        }
        .into_any();
    }
    let first = CHOICES.first().map(|choice| choice.instrument.to_owned()).unwrap_or_default();
    let chosen = RwSignal::new(Snippet { base: location::folder(), instrument: first, ..Snippet::default() });
    let kind = RwSignal::new(String::from("script"));
    // What was copied last, and whether the browser did it.
    let copied = RwSignal::new((String::new(), false));
    let snippet = memo(move || {
        let name = chosen.with(|chosen| InstrumentId::parse(&chosen.instrument).ok());
        let name = name.map(|id| words.instrument(&id)).unwrap_or_default();
        chosen.with(|chosen| Snippet { name, ..chosen.clone() })
    });
    let lines = memo(move || {
        let frame = kind.with(|kind| kind == "frame");
        snippet.with(|snippet| if frame { snippet.frame() } else { snippet.element() })
    });
    let copy = move || {
        let text = lines.get_untracked();
        spawn_local(async move {
            let done = clipboard::copy(&text).await;
            // The page may be left by now.
            copied.try_set((text, done));
        });
    };
    let said = text(move || {
        copied.with(|(text, done)| match lines.with(|lines| lines == text) {
            true if *done => words.text(Msg::EmbedCopied),
            true => words.text(Msg::EmbedUncopied),
            false => String::new(),
        })
    });
    // Another frame for each change: one that goes elsewhere would fill the way back.
    let preview = live(move || {
        let address = snippet.with(Snippet::address) + "&store=none";
        view! { <iframe class="preview" src=address title=words.text(Msg::EmbedPreview)></iframe> }.into_any()
    });
    let kinds =
        pick("kind", words.t(Msg::EmbedKind), kind.into(), listed(KINDS), move |value| kind.set(value));
    view! {
        <main id="main" class="stack-xl" tabindex="-1" data-page="embed">
            <div class="stack narrow">
                <h1 tabindex="-1">{words.t(Msg::EmbedTitle)}</h1>
                <p class="lead">{words.t(Msg::EmbedLead)}</p>
            </div>
            <section class="stack">
                <h2>{words.t(Msg::EmbedChoose)}</h2>
                {settings(chosen)}
            </section>
            <section class="stack">
                <h2 id="lines">{words.t(Msg::EmbedLines)}</h2>
                {kinds}
                <textarea class="code" name="lines" readonly spellcheck="false" aria-labelledby="lines" prop:value=lines></textarea>
                <p class="actions">
                    {button("button", "copy", words.t(Msg::EmbedCopy), copy)}
                    <span role="status">{said}</span>
                </p>
            </section>
            <section class="stack">
                <h2>{words.t(Msg::EmbedPreview)}</h2>
                <p class="small soft">{words.t(Msg::EmbedPreviewText)}</p>
                {preview}
            </section>
        </main>
    }
    .into_any()
}

/// A list of choices.
fn listed(choices: &'static [(&'static str, Msg)]) -> Live {
    let words = Words::here();
    live(move || {
        let options = choices.iter().map(|(value, name)| option((*value).to_owned(), words.text(*name)));
        options.collect_view().into_any()
    })
}

/// A choice for one field of the snippet.
fn choice(
    name: &'static str,
    label: Msg,
    options: Live,
    chosen: RwSignal<Snippet>,
    field: fn(&mut Snippet) -> &mut String,
) -> AnyView {
    let value = text(move || chosen.with(|chosen| std::mem::take(field(&mut chosen.clone()))));
    let set = move |value: String| chosen.update(|chosen| *field(chosen) = value);
    pick(name, Words::here().t(label), value, options, set)
}

fn settings(chosen: RwSignal<Snippet>) -> AnyView {
    let words = Words::here();
    let instruments = live(move || {
        let entry = |id: &'static str| {
            let name = InstrumentId::parse(id).map(|id| words.instrument(&id)).unwrap_or_default();
            option(id.to_owned(), name)
        };
        let mut ids: Vec<&'static str> = Vec::new();
        for choice in CHOICES {
            if !ids.contains(&choice.instrument) {
                ids.push(choice.instrument);
            }
        }
        ids.into_iter().map(entry).collect_view().into_any()
    });
    let languages = live(move || {
        let around = option(String::new(), words.text(Msg::EmbedAround));
        let offered = Words::offered();
        let named: Vec<AnyView> =
            offered.into_iter().map(|language| option(language.tag, language.name)).collect();
        view! { {around}{named} }.into_any()
    });
    let instrument = memo(move || chosen.with(|chosen| chosen.instrument.clone()));
    let forms = forms(chosen, instrument);
    view! {
        <div class="maker">
            {choice("instrument", Msg::EmbedInstrument, instruments, chosen, another)}
            {forms}
            {choice("lang", Msg::FooterLanguage, languages, chosen, |snippet| &mut snippet.language)}
            {choice("look", Msg::FooterAppearance, listed(THEMES), chosen, |snippet| &mut snippet.theme)}
            {choice("radius", Msg::EmbedCorners, listed(RADII), chosen, |snippet| &mut snippet.radius)}
            {choice("font", Msg::EmbedFont, listed(FONTS), chosen, |snippet| &mut snippet.font)}
            {accent(chosen)}
        </div>
    }
    .into_any()
}

/// The instrument; another one has other forms.
fn another(snippet: &mut Snippet) -> &mut String {
    snippet.form.clear();
    &mut snippet.instrument
}

/// The forms of the instrument chosen, where there are several.
fn forms(chosen: RwSignal<Snippet>, instrument: Memo<String>) -> AnyView {
    let words = Words::here();
    let fetched = RwSignal::new(Fetched::default());
    let library = Library::here();
    effect(move || {
        if let Ok(id) = instrument.with(|id| InstrumentId::parse(id)) {
            library.fetch(&id, words.tag(), fetched);
        }
    });
    let shown = live(move || {
        let Fetched::Here(questionnaire) = fetched.get() else { return ().into_any() };
        if questionnaire.instrument.forms.len() < 2 {
            return ().into_any();
        }
        let options = live(move || {
            // The first form is the one that an address without a form asks for.
            let forms = questionnaire.instrument.forms.iter().enumerate().map(|(place, form)| {
                let id = if place == 0 { String::new() } else { form.id.to_string() };
                option(id, questionnaire.wording.forms.get(&form.id).cloned().unwrap_or_default())
            });
            forms.collect_view().into_any()
        });
        choice("form", Msg::TakeForm, options, chosen, |snippet| &mut snippet.form)
    });
    view! { {shown} }.into_any()
}

/// The app's accent or the partner's, and what has to be shown in its place.
fn accent(chosen: RwSignal<Snippet>) -> AnyView {
    let words = Words::here();
    let accent = memo(move || chosen.with(|chosen| chosen.accent.clone()));
    // The list says whose colour it is; which one says the field beside it.
    let whose = text(move || String::from(if accent.with(String::is_empty) { "" } else { OWN }));
    let take = move |value: String| chosen.update(|chosen| chosen.accent = value);
    let list = pick("accent", words.t(Msg::EmbedAccent), whose, listed(ACCENTS), take);
    let field = when(
        move || !accent.with(String::is_empty),
        move || {
            let take = change(move |event| take(event_target_value(&event)));
            let shown = text(move || {
                let Some(colour) = accent.with(|accent| Colour::parse(accent)) else { return String::new() };
                let Accent { light, dark, .. } = Accent::of(colour);
                let (light, dark) = (light.accent.to_string(), dark.accent.to_string());
                words.fill(Msg::EmbedAccentShown, &[("light", &light), ("dark", &dark)])
            });
            view! {
                <label class="pick">
                    <span>{words.t(Msg::EmbedAccentPick)}</span>
                    <input type="color" name="colour" prop:value=accent on:change=take/>
                </label>
                <p class="small soft" role="status" data-role="shown">{shown}</p>
            }
            .into_any()
        },
    );
    view! { {list}{field} }.into_any()
}
