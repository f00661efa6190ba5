//! The radar as a picture: on paper in the place of the canvas, and as a file.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::results::Reading;
use crate::app::library::Questionnaire;
use crate::app::parts::RadarData;
use crate::app::view::{button, live, option, pick, when};
use crate::app::words::{Msg, Words};
use crate::chart::{Caption, Picture, png};
use crate::response::Attempt;
use crate::web::{canvas, device, download};

/// A radar as lines instead of pixels, for paper only: crisp at any size, and the same from every window.
pub fn drawn(data: Signal<RadarData>, sentence: Signal<String>) -> AnyView {
    let words = Words::here();
    live(move || {
        let picture = data.with(|data| Picture::new(&data.axes, data.series.clone()));
        let caption = Caption { title: &sentence.get(), description: "", language: &words.tag() };
        let svg = picture.and_then(|picture| picture.svg(caption, false));
        // The picture's own code wrote this markup, and escaped every text in it.
        svg.map_or_else(|| ().into_any(), |svg| view! { <div class="drawn" inner_html=svg></div> }.into_any())
    })
    .into_any()
}

const BACKGROUNDS: [(&str, Msg); 2] = [("white", Msg::PictureWhite), (CLEAR, Msg::PictureClear)];
const CLEAR: &str = "transparent";

/// The radar's picture to take along, as SVG or PNG, on white or transparent; nothing where there is no radar.
pub fn pictures(questionnaire: Signal<Arc<Questionnaire>>, attempt: StoredValue<Attempt>) -> AnyView {
    let words = Words::here();
    let reading = Memo::new(move |_| attempt.with_value(|a| Reading::of(questionnaire.get(), a)));
    if !reading.with_untracked(Reading::has_radar) {
        return ().into_any();
    }
    let background = RwSignal::new(BACKGROUNDS[0].0.to_owned());
    let refused = RwSignal::new(false);
    let save = move |vector: bool| {
        let paper = background.with_untracked(|background| background != CLEAR);
        let saved = untrack(|| {
            reading.with(|reading| attempt.with_value(|a| offer(reading, a, words, vector, paper)))
        });
        refused.set(saved.is_none());
    };
    let options = live(move || {
        BACKGROUNDS.map(|(value, name)| option(value.to_owned(), words.text(name))).collect_view().into_any()
    });
    let sorry = when(
        move || refused.get(),
        move || view! { <p class="small" role="status">{words.t(Msg::PictureRefused)}</p> }.into_any(),
    );
    view! {
        <div class="stack" data-role="pictures">
            <h3>{words.t(Msg::PictureTitle)}</h3>
            <p class="soft">{words.t(Msg::PictureText)}</p>
            {pick("background", words.t(Msg::PictureBackground), background.into(), options, move |chosen| background.set(chosen))}
            <p class="actions">
                {button("button quiet", "export-svg", words.t(Msg::PictureSvg), move || save(true))}
                {button("button quiet", "export-png", words.t(Msg::PicturePng), move || save(false))}
            </p>
            {sorry}
        </div>
    }
    .into_any()
}

/// Makes the picture and hands it over; nothing where the browser refuses.
fn offer(reading: &Reading, attempt: &Attempt, words: Words, vector: bool, paper: bool) -> Option<()> {
    let moment = attempt.finished.unwrap_or(attempt.started);
    let values = [("title", &*reading.questionnaire.wording.title), ("date", &words.date(moment))];
    let (title, description) = (words.fill(Msg::PictureName, &values), description(reading, words));
    let language = words.tag();
    let RadarData { axes, series, .. } = reading.radar();
    let picture = Picture::new(&axes, series)?;
    let mut name = attempt.instrument.to_string();
    name.push('-');
    name.push_str(&device::day_of(moment));
    let taken = if vector {
        let caption = Caption { title: &title, description: &description, language: &language };
        name.push_str(".svg");
        download::offer(&name, "image/svg+xml", &picture.svg(caption, paper)?)
    } else {
        let texts = [("Title", &*title), ("Description", &description)];
        name.push_str(".png");
        download::offer_bytes(
            &name,
            "image/png",
            &png::with_texts(&canvas::png(&picture, paper)?, &language, &texts)?,
        )
    };
    taken.then_some(())
}

/// What the picture shows, in words: the ends and the gaps, how to read it, and every score.
fn description(reading: &Reading, words: Words) -> String {
    let scored = reading.profile.dimensions.iter().filter_map(|dimension| {
        let score = reading.score(dimension.estimate?.score, words);
        Some(words.fill(Msg::PictureScore, &[("name", &reading.name(&dimension.id)), ("score", &score)]))
    });
    let scores: Vec<String> = scored.collect();
    [reading.sentence(words), words.text(Msg::RadarCaption), scores.join("; ") + "."].join(" ")
}
