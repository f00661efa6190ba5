//! What stands on the wall, one thing at a time.

use std::sync::Arc;

use leptos::prelude::*;

use super::chamber::Chamber;
use super::invite::link;
use super::numbers::{self, score};
use super::results::{Over, has_radar, radar_data, sentence};
use super::shown::Shown;
use super::strip::{as_dots, strip};
use super::timer::timer;
use crate::app::pages::library::{Techniques, brief};
use crate::app::parts::{captioned, qr};
use crate::app::reading::Book;
use crate::app::view::{live, memo, text};
use crate::app::words::Msg;
use crate::exchange::qr::Picture;
use crate::instrument::DimensionId;
use crate::room::{DimensionReport, Report, exercises};

/// One thing on the wall.
#[derive(Clone, PartialEq)]
pub enum Slide {
    /// How many have handed in, and the way to do it.
    Count,
    /// The radar.
    Overview,
    /// One dimension.
    Dimension(DimensionId),
    /// An exercise for a priority.
    Exercise(DimensionId),
}

impl Slide {
    /// Its hook in the page.
    pub fn name(&self) -> String {
        match self {
            Self::Count => String::from("count"),
            Self::Overview => String::from("overview"),
            Self::Dimension(id) => id.to_string(),
            Self::Exercise(id) => ["exercise-", id.as_str()].concat(),
        }
    }
}

/// Every slide there is now, in their order, tracked.
pub fn slides(shown: Shown) -> Vec<Slide> {
    let Some(report) = shown.current() else { return vec![Slide::Count] };
    let mut slides = vec![Slide::Overview];
    slides.extend(report.dimensions.iter().map(|dimension| Slide::Dimension(dimension.id.clone())));
    slides.extend(shown.priorities().into_iter().map(|priority| Slide::Exercise(priority.dimension)));
    slides.push(Slide::Count);
    slides
}

/// A slide.
pub fn slide(chamber: Chamber, shown: Shown, slide: Slide, book: Signal<Option<Book>>) -> AnyView {
    let current = memo(move || shown.current());
    match slide {
        Slide::Count => count(chamber, shown),
        Slide::Overview => overview(chamber, shown, current),
        Slide::Dimension(id) => live(move || {
            let found = current.get().and_then(|report| {
                let dimension = report.dimension(&id)?;
                Some(dimension_slide(chamber, &report, dimension))
            });
            found.unwrap_or_else(|| ().into_any())
        })
        .into_any(),
        Slide::Exercise(id) => exercise(chamber, shown, id, book),
    }
}

fn count(chamber: Chamber, shown: Shown) -> AnyView {
    let words = chamber.words;
    let total = memo(move || {
        chamber.with(|room| {
            let moment = room.record().collecting;
            room.handed_in(moment)
        })
    });
    let said = text(move || words.count(Msg::RoomShowCount, total.get()));
    let state = text(move || if shown.any() { String::new() } else { words.text(Msg::RoomShowWaiting) });
    let way = live(move || {
        let link = link(chamber);
        let picture = Picture::of_address(&link).map(|picture| qr(picture, words.text(Msg::RoomInviteQr)));
        let address = picture.is_some().then(|| view! { <p class="address">{link}</p> });
        view! { <div class="stack">{picture}{address}</div> }.into_any()
    });
    view! {
        <div class="slide">
            <h1 tabindex="-1">{text(move || chamber.plain().name)}</h1>
            <div class="beside">
                <div class="stack-l">
                    <p class="room-count" role="status" data-role="count">{said}</p>
                    <p class="soft">{state}</p>
                </div>
                {way}
            </div>
        </div>
    }
    .into_any()
}

fn overview(chamber: Chamber, shown: Shown, current: Memo<Option<Arc<Report>>>) -> AnyView {
    let words = chamber.words;
    let has = memo(move || current.with(|report| report.as_ref().is_some_and(|report| has_radar(report))));
    let said = text(move || current.get().map(|report| sentence(chamber, &report)).unwrap_or_default());
    let figure = live(move || {
        if !has.get() {
            return view! { <p>{said}</p> }.into_any();
        }
        let data = Signal::derive(move || {
            let report = current.get().filter(|report| has_radar(report));
            report.map_or_else(super::results::nothing, |report| radar_data(shown, &report, Over::Nothing))
        });
        captioned(data, said, words.t(Msg::RoomRadarCaption))
    });
    let people = text(move || {
        current.get().map(|report| words.count(Msg::RoomResultsN, report.n)).unwrap_or_default()
    });
    view! {
        <div class="slide">
            <h1 tabindex="-1">{words.t(Msg::RoomShowOverview)}</h1>
            <p>{people}</p>
            {figure}
        </div>
    }
    .into_any()
}

fn dimension_slide(chamber: Chamber, report: &Report, dimension: &DimensionReport) -> AnyView {
    let words = chamber.words;
    let name = chamber.dimension(&dimension.id);
    let told = chamber.questionnaire.with(|q| {
        q.wording.dimensions.get(&dimension.id).map(|words| words.definition.clone()).unwrap_or_default()
    });
    let hook = dimension.id.to_string();
    let Some(mean) = dimension.mean else {
        let why = numbers::hidden(chamber, dimension.visibility);
        return view! {
            <div class="slide" data-dimension=hook data-score="">
                <h1 tabindex="-1">{name}</h1>
                <p class="soft">{told}</p>
                <p>{why}</p>
            </div>
        }
        .into_any();
    };
    let people = words.count(Msg::RoomResultsN, dimension.n);
    let middle = dimension.middle.map(|middle| {
        let range = numbers::middle(chamber, middle);
        view! { <p>{words.fill(Msg::RoomShowMiddle, &[("range", &range)])}</p> }
    });
    let views = dimension.agreement.map(|agreement| {
        let views = words.text(numbers::views(agreement.views));
        let hook = agreement.views.as_str();
        view! { <p data-views=hook>{words.fill(Msg::RoomShowViews, &[("views", &views)])}</p> }
    });
    let dots = as_dots(report.dimensions.iter().filter_map(|d| d.bins.as_ref()));
    let spread = dimension.bins.as_ref().map(|bins| strip(bins, dots, words));
    let percent = |value: f64| [&crate::web::intl::plain_number(value), "%"].concat();
    let (low, high) = dimension.middle.map_or((mean, mean), |middle| (middle.low, middle.high));
    let shown_mean = score(chamber, mean);
    let said = words.fill(Msg::RoomShowMean, &[("mean", &shown_mean)]);
    view! {
        <div class="slide" data-dimension=hook data-score=crate::web::intl::plain_number(mean)>
            <h1 tabindex="-1">{name}</h1>
            <p class="soft">{told}</p>
            <div class="beside">
                <div class="stack">
                    {spread}
                    <div
                        class="scale-line"
                        aria-hidden="true"
                        style:--low=percent(low)
                        style:--width=percent(high - low)
                        style:--score=percent(mean)
                    >
                        <i></i><b></b>
                    </div>
                    <p class="ends-of-scale small soft" aria-hidden="true">
                        <span>{words.whole(0)}</span><span>{words.whole(100)}</span>
                    </p>
                </div>
                <div class="stack">
                    <p class="big" aria-hidden="true">{shown_mean}</p>
                    <p>{said}</p>
                    {middle}
                    {views}
                    <p class="soft">{people}</p>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn exercise(chamber: Chamber, shown: Shown, id: DimensionId, book: Signal<Option<Book>>) -> AnyView {
    let words = chamber.words;
    let content = live(move || {
        let name = chamber.dimension(&id);
        let headed = words.fill(Msg::RoomShowFor, &[("name", &name)]);
        let techniques = book.with(|book| book.as_ref().and_then(Techniques::of));
        let instrument = chamber.questionnaire.with(|q| q.instrument.clone());
        let priority = untrack(|| shown.priorities()).into_iter().find(|priority| priority.dimension == id);
        let found = techniques.zip(priority).and_then(|(techniques, priority)| {
            exercises(&priority, &instrument, &techniques.toolkit).first().map(|entry| (*entry).clone())
        });
        let Some(entry) = found else {
            let why = if book.with(Option::is_some) { Msg::RoomExercisesNone } else { Msg::LoadWaiting };
            return view! { <div class="slide"><h1 tabindex="-1">{headed}</h1><p>{words.text(why)}</p></div> }
                .into_any();
        };
        let title = words.fill(Msg::RoomShowExercise, &[("name", &entry.words.name)]);
        let steps = entry.words.steps.iter().map(|step| view! { <li>{step.clone()}</li> }).collect_view();
        let about = brief(words, &entry.technique);
        let language = entry.language.clone();
        view! {
            <div class="slide">
                <p class="soft">{headed}</p>
                <h1 tabindex="-1">{title}</h1>
                <div class="beside">
                    <div class="stack doing" lang=language>
                        <p>{entry.words.purpose.clone()}</p>
                        <ol class="plain">{steps}</ol>
                    </div>
                    <div class="stack">
                        <p class="small soft">{about}</p>
                        {timer(entry.technique.minutes.from)}
                    </div>
                </div>
            </div>
        }
        .into_any()
    });
    content.into_any()
}
