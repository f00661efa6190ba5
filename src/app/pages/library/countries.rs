//! The partner countries: the survey with its contradiction, and the scoreboard with its gaps.

use std::sync::Arc;

use leptos::prelude::*;

use super::shelf::{Shelf, Texts, with_book};
use super::{sources, stands_in};
use crate::app::reading::Book;
use crate::app::view::paragraph;
use crate::app::words::{Msg, Words};
use crate::guidance::{ChartWords, Countries, Country, LibraryError, Standing, Survey};

const COUNTRIES: Shelf = Shelf { name: "countries", instruments: Vec::new, read };

fn read(texts: &Texts) -> Result<Book, LibraryError> {
    let words = texts.stand_in.as_ref().unwrap_or(&texts.words);
    Ok(Arc::new(Countries::from_json(&texts.data, words)?))
}

fn of(book: &Book) -> Option<&Countries> {
    book.downcast_ref()
}

/// The countries.
pub fn countries() -> AnyView {
    let title = |book: &_| of(book).map(|countries| countries.title.clone()).unwrap_or_default();
    with_book(COUNTRIES, "countries", title, |book| match of(book) {
        Some(countries) => page_of(countries),
        None => ().into_any(),
    })
}

fn page_of(countries: &Countries) -> AnyView {
    let words = Words::here();
    let introduction = countries.introduction.iter().cloned().map(paragraph).collect_view();
    let each = countries.countries.iter().map(|one| country(one, &countries.chart)).collect_view();
    let collected = words.fill(Msg::LibraryCollected, &[("date", &countries.collected)]);
    view! {
        <main id="main" class="stack-xl" tabindex="-1" data-page="countries" lang=countries.language.clone()>
            <div class="stack narrow">
                <h1 tabindex="-1">{countries.title.clone()}</h1>
                {stands_in(&countries.language)}
                {introduction}
            </div>
            {board(countries)}
            {survey(&countries.survey)}
            <div class="countries">{each}</div>
            <section class="stack narrow">
                <h2>{words.text(Msg::LibrarySources)}</h2>
                <p class="small soft" lang=words.tag()>{collected}</p>
                {sources(&countries.sources, &countries.undated)}
            </section>
        </main>
    }
    .into_any()
}

/// The scoreboard: a row for each country, a column for each year, a mark at the level's height. The numbers stand in
/// the cells; where they come from stands with each country.
fn board(countries: &Countries) -> AnyView {
    let ChartWords { title, summary, country, .. } = &countries.chart;
    let years =
        countries.years.iter().map(|year| view! { <th scope="col">{year.to_string()}</th> }).collect_view();
    let rows = countries.countries.iter().map(|country| {
        let cells = country.standings.iter().map(cell).collect_view();
        view! { <tr><th scope="row">{country.name.clone()}</th>{cells}</tr> }
    });
    let rows = rows.collect_view();
    let levels = countries.levels.iter().rev().map(|level| view! { <li>{level.clone()}</li> }).collect_view();
    let texts = |texts: &[String]| texts.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
    view! {
        <section class="stack" aria-labelledby="board">
            <h2 id="board">{title.clone()}</h2>
            <figure class="board" data-role="scoreboard">
                <table>
                    <thead><tr><th scope="col">{country.clone()}</th>{years}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                <figcaption><p>{summary.clone()}</p><ul class="levels">{levels}</ul></figcaption>
            </figure>
            <ul class="plain">{texts(&countries.how_to_read)}</ul>
            <ul class="plain small soft">{texts(&countries.notes)}</ul>
        </section>
    }
    .into_any()
}

/// A country in a year: its level as a mark and a number, or a gap with its reason.
fn cell(standing: &Standing) -> AnyView {
    match standing.level {
        Some(level) => {
            let (level, shown) = (level.to_string(), level.to_string());
            view! { <td data-level=level><i aria-hidden="true"></i>{shown}</td> }.into_any()
        }
        None => {
            let why = standing.words.clone();
            view! { <td data-level=""><span aria-hidden="true">"–"</span><span class="unseen">{why}</span></td> }
                .into_any()
        }
    }
}

/// The survey as a whole: what two places say, side by side, and which one we quote.
fn survey(survey: &Survey) -> AnyView {
    let heads = survey
        .totals
        .iter()
        .map(|totals| view! { <th role="columnheader" scope="col" class="num">{totals.name.clone()}</th> });
    let heads = heads.collect_view();
    let rows = survey.counted.iter().enumerate().map(|(row, counted)| {
        let counts = survey.totals.iter().filter_map(|totals| totals.counts.get(row));
        let cells =
            counts.map(|count| view! { <td role="cell" class="num">{count.clone()}</td> }).collect_view();
        view! { <tr role="row"><th role="rowheader" scope="row">{counted.clone()}</th>{cells}</tr> }
    });
    let rows = rows.collect_view();
    let notes = survey.totals.iter().map(|totals| {
        let note = [totals.name.as_str(), ": ", &totals.note, " ", &numbers(&totals.sources)].concat();
        view! { <li>{note}</li> }
    });
    let notes = notes.collect_view();
    view! {
        <section class="stack narrow" aria-labelledby="survey" data-role="survey">
            <h2 id="survey">{survey.title.clone()}</h2>
            <p>{survey.note.clone()}</p>
            <div class="wide"><table role="table">
                <thead role="rowgroup"><tr role="row"><td role="cell"></td>{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table></div>
            <ul class="plain small soft">{notes}</ul>
        </section>
    }
    .into_any()
}

/// Places in the list of sources as that list numbers them.
fn numbers(places: &[usize]) -> String {
    let places: Vec<String> =
        places.iter().map(|place| ["[", &(place + 1).to_string(), "]"].concat()).collect();
    places.join(" ")
}

/// A country: what we know, the survey there, and the scoreboard's numbers with their sources.
fn country(country: &Country, heads: &ChartWords) -> AnyView {
    let facts = country.facts.iter().map(|(what, fact)| {
        let (what, fact) = (what.clone(), fact.clone());
        view! { <dt>{what}</dt><dd>{fact}</dd> }
    });
    let facts = facts.collect_view();
    let rows = country.standings.iter().map(|standing| {
        let level = standing.level.map(|level| level.to_string()).unwrap_or_default();
        let (words, source) = (standing.words.clone(), numbers(&[standing.source]));
        let year = standing.year.to_string();
        view! { <tr><th scope="row">{year}</th><td>{level}</td><td>{words}</td><td>{source}</td></tr> }
    });
    let rows = rows.collect_view();
    let heads = [&heads.year, &heads.level, &heads.group, &heads.source];
    let heads = heads.map(|head| view! { <th scope="col">{head.clone()}</th> }).collect_view();
    let note = [country.note.as_str(), &numbers(&[country.source])].join(" ");
    let heading = ["country-", &country.id].concat();
    let id = heading.clone();
    view! {
        <section class="stack" data-country=country.id.clone() aria-labelledby=heading>
            <h2 id=id>{country.name.clone()}</h2>
            <p>{country.text.clone()}</p>
            <dl class="ends">{facts}</dl>
            <p class="small soft">{note}</p>
            <table class="small">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
