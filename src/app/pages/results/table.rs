//! Every score with its interval, band and denominator: the primary result, of which the radar is the picture.

use leptos::prelude::*;

use super::explain::explain;
use super::reading::Reading;
use crate::app::view::{live, press, text};
use crate::app::words::{Msg, Words};
use crate::instrument::Instrument;
use crate::scoring::{DimensionScore, Estimate};
use crate::web::intl::plain_number;

/// Number of columns.
const COLUMNS: &str = "6";

/// The columns behind the name, with their classes.
const HEADS: [(&str, Msg); 5] = [
    ("strip", Msg::TableScale),
    ("num", Msg::TableScore),
    ("num interval", Msg::TableInterval),
    ("band", Msg::TableWords),
    ("num of", Msg::TableAnswered),
];

/// The table, group by group. Its roles are written out because on a phone its rows are no table rows to CSS.
pub fn score_table(reading: Signal<Reading>) -> AnyView {
    let words = Words::here();
    let heads = HEADS.map(|(class, message)| {
        view! { <th role="columnheader" scope="col" class=class>{words.t(message)}</th> }
    });
    let heading = text(move || reading.with(|r| r.questionnaire.wording.dimension_heading.clone()));
    view! {
        <div class="scores">
            <table role="table">
                <caption>
                    {words.t(Msg::TableCaption)}
                    <span class="hint">{words.t(Msg::TableHint)}</span>
                </caption>
                <thead role="rowgroup">
                    <tr role="row"><th role="columnheader" scope="col">{heading}</th>{heads}</tr>
                </thead>
                <tbody role="rowgroup">{live(move || rows(reading).into_any())}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn rows(reading: Signal<Reading>) -> Vec<AnyView> {
    let words = Words::here();
    reading.with(|now| {
        let Reading { questionnaire, profile, .. } = now;
        let groups = &questionnaire.instrument.groups;
        let numbered = || profile.dimensions.iter().zip(1_usize..);
        let mut rows: Vec<AnyView> = Vec::new();
        for group in groups {
            if let Some(score) = profile.groups.iter().find(|score| score.id == group.id) {
                let name = questionnaire.wording.groups.get(&group.id).map_or(group.id.as_str(), |w| &w.name);
                rows.push(sum_row(now, name, group.id.as_str(), score.estimate, (score.scored, score.asked)));
            }
            let members = numbered().filter(|(score, _)| group.dimensions.contains(&score.id));
            rows.extend(members.map(|(score, number)| row(reading, now, score, number)));
        }
        let lone = numbered().filter(|(score, _)| groups.iter().all(|g| !g.dimensions.contains(&score.id)));
        rows.extend(lone.map(|(score, number)| row(reading, now, score, number)));
        if !groups.is_empty() {
            let scored = profile.groups.iter().filter(|group| group.estimate.is_some()).count();
            let name = words.text(Msg::TableTotal);
            rows.push(sum_row(now, &name, "total", profile.total, (scored, groups.len())));
        }
        rows
    })
}

/// A group's or the total's score: its scored parts, and its parts in all.
fn sum_row(
    reading: &Reading,
    name: &str,
    id: &str,
    estimate: Option<Estimate>,
    (scored, parts): (usize, usize),
) -> AnyView {
    let words = Words::here();
    let (answered, asked) = (words.whole(scored), words.whole(parts));
    let places = [("answered", &*answered), ("asked", &asked)];
    let unscored = words.fill(Msg::TableUnscoredGroup, &places);
    let of = words.fill(Msg::TableOf, &places);
    let (name, id) = (name.to_owned(), id.to_owned());
    view! {
        <tr role="row" class="sum" data-sum=id data-score=data_score(estimate)>
            <th role="rowheader" scope="row">{name}</th>
            {cells(reading, estimate, unscored, of)}
        </tr>
    }
    .into_any()
}

/// A dimension's score, and below it, on demand, what it means and how it was computed.
fn row(reading: Signal<Reading>, now: &Reading, score: &DimensionScore, number: usize) -> AnyView {
    let words = Words::here();
    let open = RwSignal::new(false);
    let [answered, asked, required] = [score.answered, score.asked, score.required].map(|n| words.whole(n));
    let places = [("answered", &*answered), ("asked", &asked), ("required", &required)];
    let unscored = words.fill(Msg::TableUnscored, &places);
    let of = words.fill(Msg::TableOf, &places);
    let id = score.id.to_string();
    let explained = String::from("explain-") + &id;
    let controls = explained.clone();
    let expanded = text(move || String::from(if open.get() { "true" } else { "false" }));
    let cells = cells(now, score.estimate, unscored, of);
    let band = data_band(score, &now.questionnaire.instrument);
    let estimate = score.estimate;
    let name = now.name(&score.id);
    let score = score.clone();
    let explanation =
        live(move || if open.get() { explain(&reading.get_untracked(), &score) } else { ().into_any() });
    view! {
        <tr role="row" data-dimension=id data-score=data_score(estimate) data-band=band>
            <th role="rowheader" scope="row">
                <button
                    type="button"
                    class="disclose"
                    aria-expanded=expanded
                    aria-controls=controls
                    on:click=press(move || open.update(|open| *open = !*open))
                >
                    <span class="number" aria-hidden="true">{words.whole(number)}</span>
                    <span class="name">{name}</span>
                </button>
            </th>
            {cells}
        </tr>
        <tr role="row" class="explained" id=explained hidden=Signal::derive(move || !open.get())>
            <td role="cell" colspan=COLUMNS>{explanation}</td>
        </tr>
    }
    .into_any()
}

/// The cells behind a row's name, or one that says why there is no score.
fn cells(reading: &Reading, estimate: Option<Estimate>, unscored: String, of: String) -> AnyView {
    let words = Words::here();
    let Some(estimate) = estimate else {
        return view! { <td role="cell" class="unscored" colspan="5">{unscored}</td> }.into_any();
    };
    let texts = [
        ("num", reading.score(estimate.score, words)),
        ("num interval", reading.interval(estimate, words)),
        ("band", reading.band(estimate, words)),
        ("num of", of),
    ];
    let cells = texts.map(|(class, text)| view! { <td role="cell" class=class>{text}</td> });
    view! { <td role="cell" class="strip">{strip(estimate)}</td> {cells} }.into_any()
}

/// The score and its interval as a mark on a line; the numbers stand beside it.
fn strip(estimate: Estimate) -> AnyView {
    let percent = |value: f64| plain_number(value) + "%";
    let (low, high) = estimate.band_95().unwrap_or((estimate.score, estimate.score));
    view! {
        <div
            class="dot"
            aria-hidden="true"
            style:--low=percent(low)
            style:--width=percent(high - low)
            style:--score=percent(estimate.score)
        ><i></i><b></b></div>
    }
    .into_any()
}

fn data_score(estimate: Option<Estimate>) -> String {
    estimate.map(|estimate| plain_number(estimate.score)).unwrap_or_default()
}

fn data_band(score: &DimensionScore, instrument: &Instrument) -> String {
    score.band(instrument).map(ToString::to_string).unwrap_or_default()
}
