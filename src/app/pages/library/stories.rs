//! Firms that started small, each with what we read into it and what one can try.

use std::sync::Arc;

use leptos::prelude::*;

use super::shelf::{Shelf, Texts, with_book};
use super::toolkit::{TECHNIQUES, Techniques};
use super::{sources, stands_in, trains};
use crate::app::reading::Book;
use crate::app::route::Route;
use crate::app::view::{live, paragraph};
use crate::app::words::Words;
use crate::guidance::{LibraryError, Stories, Story, StoryLabels};

/// Where the stories lie.
pub const STORIES: Shelf = Shelf { name: "stories", instruments: Vec::new, read };

fn read(texts: &Texts) -> Result<Book, LibraryError> {
    let words = texts.stand_in.as_ref().unwrap_or(&texts.words);
    Ok(Arc::new(Stories::from_json(&texts.data, words)?))
}

/// The stories in a book from their shelf.
pub fn told(book: &Book) -> Option<&Stories> {
    book.downcast_ref()
}

/// The stories.
pub fn stories() -> AnyView {
    // Skills and techniques have their names from the toolkit; until it has arrived the stories stand without links.
    let techniques = TECHNIQUES.book();
    let title = |book: &_| told(book).map(|stories| stories.title.clone()).unwrap_or_default();
    with_book(STORIES, "stories", title, move |book| match told(book) {
        Some(stories) => page_of(stories, techniques),
        None => ().into_any(),
    })
}

fn page_of(stories: &Stories, techniques: Signal<Option<Book>>) -> AnyView {
    let told = stories.stories.iter().map(|one| story(one, &stories.labels, techniques)).collect_view();
    view! {
        <main id="main" class="stack-xl narrow" tabindex="-1" data-page="stories" lang=stories.language.clone()>
            <div class="stack">
                <h1 tabindex="-1">{stories.title.clone()}</h1>
                {stands_in(&stories.language)}
                <p class="lead">{stories.introduction.clone()}</p>
                <p class="notice">{stories.note.clone()}</p>
            </div>
            {told}
            <section class="stack">
                <h2>{stories.labels.sources.clone()}</h2>
                {sources(&stories.sources, "")}
            </section>
        </main>
    }
    .into_any()
}

fn story(story: &Story, labels: &StoryLabels, techniques: Signal<Option<Book>>) -> AnyView {
    let told = &story.words;
    let year = story.founded.map_or_else(|| labels.founded_unknown.clone(), |year| year.to_string());
    let founded = [labels.founded.as_str(), &year].join(": ");
    let links = {
        let (story, labels) = (story.clone(), labels.clone());
        live(move || {
            techniques.with(|book| match book.as_ref().and_then(Techniques::of) {
                Some(techniques) => links(&story, &labels, &techniques),
                None => ().into_any(),
            })
        })
    };
    let heading = ["story-", &story.id].concat();
    let id = heading.clone();
    view! {
        <article class="stack" data-story=story.id.clone() aria-labelledby=heading>
            <h2 id=id>{told.title.clone()}</h2>
            <p class="small soft">{founded}</p>
            <p class="lead">{told.summary.clone()}</p>
            {told.body.iter().cloned().map(paragraph).collect_view()}
            <div class="lesson stack">
                <h3>{labels.lesson.clone()}</h3>
                <p>{told.lesson.clone()}</p>
            </div>
            <p><b>{labels.since.clone()}</b> " " {told.since.clone()}</p>
            {links}
            <h3>{labels.sources.clone()}</h3>
            {sources(&story.sources, "")}
        </article>
    }
    .into_any()
}

/// The skills of a story, and the techniques to try.
fn links(story: &Story, labels: &StoryLabels, techniques: &Techniques) -> AnyView {
    let language = Words::here().tag();
    let skills = story.skills.iter().map(|skill| trains(skill.clone(), techniques.name(skill)));
    let to_try = story.techniques.iter().filter_map(|id| {
        let entry = techniques.toolkit.get(id)?;
        let href = Route::Technique(id.clone()).to_string();
        let (name, language) = (entry.words.name.clone(), entry.language.clone());
        Some(view! { <a href=href lang=language>{name}</a> }.into_any())
    });
    let items = |links: Vec<AnyView>| links.into_iter().map(|link| view! { <li>{link}</li> }).collect_view();
    view! {
        <dl class="links">
            <dt>{labels.skills.clone()}</dt>
            <dd lang=language><ul>{items(skills.collect())}</ul></dd>
            <dt>{labels.techniques.clone()}</dt>
            <dd><ul>{items(to_try.collect())}</ul></dd>
        </dl>
    }
    .into_any()
}
