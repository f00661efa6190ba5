//! The techniques: what there is, narrowed down by what it trains, time, people and words.

use std::sync::Arc;

use leptos::prelude::*;

use super::shelf::{Shelf, Texts, with_book};
use super::stands_in;
use super::time::{brief, duration, mode};
use crate::app::reading::{Book, Reading};
use crate::app::route::Route;
use crate::app::view::{button, change, live, option, paragraph, pick, text, when};
use crate::app::words::{Msg, Words};
use crate::guidance::{DimensionNames, Duration, Entry, Filter, LibraryError, Mode, Toolkit, Trained};
use crate::instrument::InstrumentId;
use crate::web::{events, page};

/// Times on offer, in minutes.
const TIMES: [u32; 5] = [15, 30, 60, 120, 480];

/// The techniques with the names of what they train.
pub struct Techniques {
    /// The techniques.
    pub toolkit: Toolkit,
    /// The dimensions of each instrument.
    pub dimensions: Vec<(InstrumentId, DimensionNames)>,
}

impl Techniques {
    /// The techniques in a book from their shelf.
    pub fn of(book: &Book) -> Option<Arc<Self>> {
        book.clone().downcast().ok()
    }

    /// The name of a dimension; its id where it has none.
    pub fn name(&self, trained: &Trained) -> String {
        let names = self.dimensions.iter().find(|(id, _)| *id == trained.instrument);
        let name = names.and_then(|(_, names)| names.get(&trained.dimension));
        name.unwrap_or(trained.dimension.as_str()).to_owned()
    }
}

/// Where the techniques lie.
pub const TECHNIQUES: Shelf = Shelf { name: "techniques", instruments, read };

/// The instruments that the interface has a name for.
fn instruments() -> Vec<&'static str> {
    Msg::INSTRUMENTS.iter().map(|(id, _)| *id).collect()
}

fn read(texts: &Texts) -> Result<Book, LibraryError> {
    let toolkit = Toolkit::from_json(&texts.data, &texts.words, texts.stand_in.as_deref())?;
    let names = instruments().into_iter().zip(&texts.wordings).filter_map(|(id, wording)| {
        let id = InstrumentId::parse(id).ok()?;
        Some(DimensionNames::from_json(wording).map(|names| (id, names)))
    });
    Ok(Arc::new(Techniques { toolkit, dimensions: names.collect::<Result<_, _>>()? }))
}

/// The techniques and the choice among them.
pub fn toolkit() -> AnyView {
    let words = Words::here();
    with_book(
        TECHNIQUES,
        "toolkit",
        move |_| words.text(Msg::NavToolkit),
        |book| match Techniques::of(book) {
            Some(techniques) => page_of(&techniques),
            None => ().into_any(),
        },
    )
}

fn page_of(techniques: &Arc<Techniques>) -> AnyView {
    let words = Words::here();
    let filter = Reading::here().filter;
    let found = {
        let techniques = techniques.clone();
        live(move || filter.with(|filter| list(&techniques, filter)))
    };
    let count = {
        let techniques = techniques.clone();
        text(move || {
            words.count(Msg::ToolkitFound, filter.with(|filter| techniques.toolkit.find(filter).len()))
        })
    };
    let clear = move || {
        filter.set(Filter::default());
        // The button goes with what it cleared.
        events::before_paint(|| page::focus("input[name='search']"));
    };
    let clearing = when(
        move || filter.with(|filter| !filter.is_open()),
        move || button("link", "clear", words.t(Msg::ToolkitClear), clear).into_any(),
    );
    view! {
        <main id="main" class="stack-l" tabindex="-1" data-page="toolkit">
            <div class="stack">
                <h1 tabindex="-1">{words.text(Msg::NavToolkit)}</h1>
                <p class="lead">{words.text(Msg::ToolkitLead)}</p>
            </div>
            {filters(techniques, filter)}
            <div class="found">
                <p class="small soft" role="status" data-role="count">{count}</p>
                {clearing}
            </div>
            {found}
        </main>
    }
    .into_any()
}

/// The search field and the three choices.
fn filters(techniques: &Arc<Techniques>, filter: RwSignal<Filter>) -> AnyView {
    let words = Words::here();
    let search = change(move |event| filter.update(|filter| filter.search = event_target_value(&event)));
    let typed = text(move || filter.with(|filter| filter.search.clone()));
    let written = |chosen: Option<String>| chosen.unwrap_or_default();

    let groups = techniques.clone();
    let trains = pick(
        "trains",
        words.t(Msg::ToolkitTrains),
        text(move || written(filter.with(|filter| filter.trains.as_ref().map(Trained::to_string)))),
        live(move || (any(), groups.dimensions.iter().map(group).collect_view()).into_any()),
        move |value| filter.update(|filter| filter.trains = Trained::parse(&value)),
    );
    let up_to = move |minutes: u32| {
        let time = duration(words, Duration::of(minutes));
        option(minutes.to_string(), words.fill(Msg::ToolkitUpto, &[("time", &time)]))
    };
    let minutes = pick(
        "minutes",
        words.t(Msg::ToolkitTime),
        text(move || written(filter.with(|filter| filter.minutes.map(|minutes| minutes.to_string())))),
        live(move || (any(), TIMES.map(up_to).collect_view()).into_any()),
        move |value| filter.update(|filter| filter.minutes = value.parse().ok()),
    );
    let people = move |one: Mode| option(one.as_str().to_owned(), mode(words, one));
    let who = pick(
        "mode",
        words.t(Msg::ToolkitWho),
        text(move || written(filter.with(|filter| filter.mode.map(|mode| mode.as_str().to_owned())))),
        live(move || (any(), Mode::ALL.map(people).collect_view()).into_any()),
        move |value| filter.update(|filter| filter.mode = Mode::parse(&value)),
    );
    view! {
        <div class="setup" role="search">
            <label class="pick">
                <span>{words.text(Msg::ToolkitSearch)}</span>
                <input type="search" name="search" autocomplete="off" prop:value=typed on:input=search />
            </label>
            {trains}
            {minutes}
            {who}
        </div>
    }
    .into_any()
}

/// The entry of a list that leaves everything open.
fn any() -> AnyView {
    option(String::new(), Words::here().text(Msg::ToolkitAny))
}

/// An instrument's dimensions as entries of the list.
fn group((instrument, names): &(InstrumentId, DimensionNames)) -> AnyView {
    let entries = names.iter().map(|(id, name)| {
        let trained = Trained { instrument: instrument.clone(), dimension: id.clone() };
        option(trained.to_string(), name.to_owned())
    });
    let entries = entries.collect_view();
    view! { <optgroup label=Words::here().instrument(instrument)>{entries}</optgroup> }.into_any()
}

fn list(techniques: &Techniques, filter: &Filter) -> AnyView {
    let found = techniques.toolkit.find(filter);
    if found.is_empty() {
        return paragraph(Words::here().text(Msg::ToolkitNone));
    }
    view! { <ul class="techniques">{found.into_iter().map(row).collect_view()}</ul> }.into_any()
}

/// A technique in the list.
fn row(entry: &Entry) -> AnyView {
    let words = Words::here();
    let href = Route::Technique(entry.technique.id.clone()).to_string();
    let language = entry.language.clone();
    view! {
        <li data-technique=entry.technique.id.to_string()>
            <h2 lang=language.clone()><a href=href>{entry.words.name.clone()}</a></h2>
            <p lang=language>{entry.words.purpose.clone()}</p>
            <p class="small soft">{brief(words, &entry.technique)}</p>
            {stands_in(&entry.language)}
        </li>
    }
    .into_any()
}
