//! A technique: everything one needs to try it, on one sheet of paper.

use leptos::prelude::*;

use super::shelf::with_book;
use super::time::frame;
use super::toolkit::{TECHNIQUES, Techniques};
use super::{stands_in, trains};
use crate::app::pages::dead_end;
use crate::app::route::Route;
use crate::app::view::{button, button_link, paragraph};
use crate::app::words::{Msg, Words};
use crate::guidance::Entry;
use crate::instrument::TechniqueId;
use crate::web::page;

/// A technique.
pub fn technique(id: TechniqueId) -> AnyView {
    let words = Words::here();
    let named = id.clone();
    let title = move |book: &_| {
        let name = Techniques::of(book).and_then(|all| Some(all.toolkit.get(&named)?.words.name.clone()));
        name.unwrap_or_else(|| words.text(Msg::LostTitle))
    };
    with_book(TECHNIQUES, "technique", title, move |book| {
        let techniques = Techniques::of(book);
        match techniques.as_ref().and_then(|all| Some((all, all.toolkit.get(&id)?))) {
            Some((all, entry)) => page_of(all, entry),
            None => {
                let more =
                    button_link("button quiet", "back", words.t(Msg::NavToolkit), Route::Toolkit.to_string());
                dead_end("technique", words.t(Msg::LostTitle), words.t(Msg::LostText), more.into_any())
            }
        }
    })
}

fn page_of(techniques: &Techniques, entry: &Entry) -> AnyView {
    let words = Words::here();
    let (technique, told) = (&entry.technique, &entry.words);
    let part = |title: Msg, text: &str| section(title, &entry.language, paragraph(text.to_owned()));
    let steps = told.steps.iter().map(|step| view! { <li>{step.clone()}</li> }).collect_view();
    let steps = view! { <ol class="plain">{steps}</ol> }.into_any();
    let trained = technique.trains.iter().map(|trained| {
        let link = trains(trained.clone(), techniques.name(trained));
        let instrument = words.instrument(&trained.instrument);
        view! { <li>{link} " " <span class="small soft">{instrument}</span></li> }
    });
    let fits = entry.entrecomp.iter().map(|fit| {
        view! { <li lang=entry.language.clone()>{fit.clone()} " " <span class="small soft">"EntreComp"</span></li> }
    });
    let trained = view! { <ul class="plain">{trained.collect_view()}{fits.collect_view()}</ul> }.into_any();
    let sources = technique.sources.iter().map(|source| view! { <li lang="en">{source.clone()}</li> });
    let sources = view! { <ul class="sources small">{sources.collect_view()}</ul> }.into_any();
    let language = entry.language.clone();
    view! {
        <main id="main" class="stack-l technique" tabindex="-1" data-page="technique">
            <div class="stack narrow">
                <h1 tabindex="-1" lang=language.clone()>{told.name.clone()}</h1>
                <p class="lead" lang=language>{told.purpose.clone()}</p>
                <p class="small soft">{frame(words, technique)}</p>
                {stands_in(&entry.language)}
                <p class="actions">
                    {button_link("button quiet", "back", words.t(Msg::NavToolkit), Route::Toolkit.to_string())}
                    {button("button quiet", "print", words.t(Msg::ResultsPrint), page::print)}
                </p>
            </div>
            <div class="sheet">
                <div class="stack-l">
                    {part(Msg::TechniqueWhen, &told.when)}
                    {part(Msg::TechniqueMaterial, &told.material)}
                    {section(Msg::TechniqueSteps, &entry.language, steps)}
                    {part(Msg::TechniqueExample, &told.example)}
                </div>
                <div class="stack-l">
                    {part(Msg::TechniqueMistake, &told.mistake)}
                    {part(Msg::TechniqueRemote, &told.remote)}
                    {section(Msg::TechniqueTrains, &words.tag(), trained)}
                    {part(Msg::TechniqueOrigin, &told.origin)}
                    {section(Msg::LibrarySources, "en", sources)}
                </div>
            </div>
        </main>
    }
    .into_any()
}

/// A part of the page: its heading in the interface's language, its text in its own.
fn section(title: Msg, language: &str, content: AnyView) -> AnyView {
    let language = language.to_owned();
    view! {
        <section class="stack">
            <h2>{Words::here().text(title)}</h2>
            <div lang=language>{content}</div>
        </section>
    }
    .into_any()
}
