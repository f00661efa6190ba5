//! Instruments for use elsewhere: what there is, its files, and how to write and score one's own.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::exports::{File, Files, JSON, PLAIN, file_button, give_codebook};
use super::tables::with_instrument;
use crate::app::library::Questionnaire;
use crate::app::navigation::Navigation;
use crate::app::view::text;
use crate::app::words::{Msg, Words};
use crate::exchange::{survey, table};
use crate::guidance::CHOICES;
use crate::instrument::{Dimension, Instrument, InstrumentId, Item, Key, TranslationStatus, text_or_id};
use crate::language::SOURCE;
use crate::web::load;

/// What one types to check an instrument, and to score a file.
const CHECK: &str = "innospark-cli check assets/instruments/good-meetings";
const SCORE: &str = "innospark-cli score --instrument instrument.json responses.csv";

/// Instruments for use elsewhere.
pub fn author() -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::AuthorTitle));
    let files = Files::new();
    let ids = CHOICES.iter().filter_map(|choice| InstrumentId::parse(choice.instrument).ok());
    let instruments = ids.map(|id| instrument(id, files)).collect_view();
    let languages = text(move || {
        let names: Vec<String> = Words::offered().into_iter().map(|language| language.name).collect();
        words.fill(Msg::AuthorLanguages, &[("languages", &words.list(&names))])
    });
    let step = |title: Msg, body: Msg, command: Option<&'static str>| {
        let command = command.map(|command| view! { <p class="command"><code>{command}</code></p> });
        view! { <li><h3>{words.t(title)}</h3><p>{words.t(body)}</p>{command}</li> }
    };
    view! {
        <main id="main" class="stack-xl author" tabindex="-1" data-page="author">
            <div class="stack narrow">
                <h1 tabindex="-1">{words.t(Msg::AuthorTitle)}</h1>
                <p class="lead">{words.t(Msg::AuthorLead)}</p>
            </div>
            <section class="stack" aria-labelledby="instruments">
                <h2 id="instruments">{words.t(Msg::AuthorInstruments)}</h2>
                <p>{languages}</p>
                {files.for_excel()}
                {files.trouble()}
                <div class="instruments">{instruments}</div>
            </section>
            <section class="stack" aria-labelledby="formats">
                <h2 id="formats">{words.t(Msg::AuthorFormats)}</h2>
                <dl class="links narrow">
                    <dt>{words.t(Msg::AuthorLimesurvey)}</dt><dd>{words.t(Msg::AuthorLimesurveyText)}</dd>
                    <dt>{words.t(Msg::AuthorOpenscales)}</dt><dd>{words.t(Msg::AuthorOpenscalesText)}</dd>
                    <dt>{words.t(Msg::ExportCodebook)}</dt><dd>{words.t(Msg::AuthorCodebookText)}</dd>
                </dl>
            </section>
            <section class="stack" aria-labelledby="own">
                <h2 id="own">{words.t(Msg::AuthorOwn)}</h2>
                <ol class="steps">
                    {step(Msg::AuthorWriteTitle, Msg::AuthorWriteText, None)}
                    {step(Msg::AuthorCheckTitle, Msg::AuthorCheckText, Some(CHECK))}
                    {step(Msg::AuthorScoreTitle, Msg::AuthorScoreText, Some(SCORE))}
                </ol>
            </section>
        </main>
    }
    .into_any()
}

/// One instrument: its name at once, the rest once it is here.
fn instrument(id: InstrumentId, files: Files) -> AnyView {
    let words = Words::here();
    let (hook, heading, of) = (id.to_string(), id.to_string(), id.clone());
    let labelled = heading.clone();
    let title = text(move || words.instrument(&of));
    let content = move |questionnaire: Arc<Questionnaire>| {
        let size = size_of(&questionnaire.instrument, words);
        let citation = questionnaire.instrument.citation.clone();
        let draft = (questionnaire.wording.translation.status == TranslationStatus::Draft)
            .then(|| view! { <p class="small soft">{words.text(Msg::FooterDraft)}</p> });
        view! {
            <p class="small soft">{size}</p>
            <p class="small" lang="en">{citation}</p>
            {draft}
            {dimensions(&questionnaire)}
            {downloads(questionnaire, files, title)}
        }
        .into_any()
    };
    view! {
        <section class="stack" data-instrument=hook aria-labelledby=labelled>
            <h3 id=heading>{title}</h3>
            {with_instrument(id, content)}
        </section>
    }
    .into_any()
}

/// Version, licence and size in one line.
fn size_of(instrument: &Instrument, words: Words) -> String {
    let version = instrument.version.to_string();
    let version = words.fill(Msg::AuthorVersion, &[("version", &version)]);
    let statements = words.count(Msg::AuthorStatements, instrument.items().count());
    let dimensions = words.count(Msg::AuthorDimensions, instrument.dimensions.len());
    [&*version, &instrument.licence, &statements, &dimensions].join(" · ")
}

/// Every dimension with its statements, folded away.
fn dimensions(questionnaire: &Questionnaire) -> AnyView {
    let words = Words::here();
    let Questionnaire { instrument, wording } = questionnaire;
    let reversed = words.text(Msg::AuthorReversed);
    let item = |item: &Item| {
        let mark =
            (item.key == Key::Reversed).then(|| view! { " "<span class="soft">{reversed.clone()}</span> });
        let statement = text_or_id(&wording.items, &item.id).to_owned();
        view! { <li data-key=item.id.to_string()>{statement}{mark}</li> }
    };
    let dimension = |dimension: &Dimension| {
        let named = wording.dimensions.get(&dimension.id);
        let (name, definition) =
            named.map(|words| (words.name.clone(), words.definition.clone())).unwrap_or_default();
        let items = dimension.items.iter().map(item).collect_view();
        view! { <dt>{name}</dt><dd><p>{definition}</p><ul class="plain">{items}</ul></dd> }
    };
    let all = instrument.dimensions.iter().map(dimension).collect_view();
    view! {
        <details>
            <summary>{words.text(Msg::AuthorShow)}</summary>
            <p class="small">{wording.stem.clone()}</p>
            <dl class="statements small">{all}</dl>
        </details>
    }
    .into_any()
}

/// What can be taken away.
fn downloads(questionnaire: Arc<Questionnaire>, files: Files, title: Signal<String>) -> AnyView {
    let kept = StoredValue::new(questionnaire);
    let give = move |file: fn(&Questionnaire) -> File| move || kept.with_value(|q| files.give(&file(q)));
    let codebook = move || kept.with_value(|q| give_codebook(files, q));
    let definition = move || kept.with_value(|q| fetch(files, q, None));
    let wording = move || kept.with_value(|q| fetch(files, q, Some(q.wording.language.clone())));
    view! {
        <div class="actions">
            {file_button("link", "export-instrument", Msg::AuthorInstrument, title, definition)}
            {file_button("link", "export-wording", Msg::AuthorWording, title, wording)}
            {file_button("link", "export-codebook", Msg::ExportCodebook, title, codebook)}
            {file_button("link", "export-limesurvey", Msg::AuthorLimesurvey, title, give(as_limesurvey))}
            {file_button("link", "export-openscales", Msg::AuthorOpenscales, title, give(as_openscales))}
        </div>
    }
    .into_any()
}

fn as_limesurvey(questionnaire: &Questionnaire) -> File {
    let Questionnaire { instrument, wording } = questionnaire;
    let name = table::name(instrument, &["limesurvey", &wording.language], "txt");
    File { name, kind: PLAIN, text: survey::limesurvey(instrument, wording) }
}

fn as_openscales(questionnaire: &Questionnaire) -> File {
    let Questionnaire { instrument, wording } = questionnaire;
    let name = table::name(instrument, &["openscales", &wording.language], "osd");
    File { name, kind: JSON, text: survey::openscales(instrument, wording) }
}

/// Hands over one of the instrument's own files as it was published: its definition, or its words in a language. Where
/// that language has none, the English ones.
fn fetch(files: Files, questionnaire: &Questionnaire, language: Option<String>) {
    let id = questionnaire.instrument.id.to_string();
    spawn_local(async move {
        let file = |name: &str| ["instruments/", &id, "/", name].concat();
        let (found, name) = match language {
            None => (load::text(&file("instrument.json")).await, [&id, ".json"].concat()),
            Some(language) => {
                let named = |language: &str| ["wording.", language, ".json"].concat();
                match load::text(&file(&named(&language))).await {
                    Err(load::LoadError::Absent) => {
                        (load::text(&file(&named(SOURCE))).await, [&id, ".", &named(SOURCE)].concat())
                    }
                    found => (found, [&id, ".", &named(&language)].concat()),
                }
            }
        };
        match found {
            Ok(text) => files.give(&File { name, kind: JSON, text }),
            Err(_) => files.refuse(),
        }
    });
}
