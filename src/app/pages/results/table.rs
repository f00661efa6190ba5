//! Every score with its interval, band and denominator: the primary result, of which the radar is the picture.

use leptos::prelude::*;

use super::explain::Explain;
use super::reading::Reading;
use crate::app::words::{Msg, Words};
use crate::scoring::{DimensionScore, Estimate};
use crate::web::intl::plain_number;

/// Number of columns.
const COLUMNS: &str = "6";

/// The table, group by group.
#[component]
pub fn ScoreTable(
    /// The profile.
    reading: Signal<Reading>,
) -> impl IntoView {
    let words = Words::here();
    let groups = move || {
        let reading_now = reading.get();
        let mut rows: Vec<AnyView> = Vec::new();
        let grouped = &reading_now.questionnaire.instrument.groups;
        for group in grouped {
            let name = reading_now.questionnaire.wording.groups.get(&group.id).map(|w| w.name.clone());
            let score = reading_now.profile.groups.iter().find(|score| score.id == group.id);
            let estimate = score.and_then(|score| score.estimate);
            let parts = score.map_or((0, 0), |score| (score.scored, score.asked));
            let id = group.id.to_string();
            let name = name.unwrap_or_else(|| id.clone());
            rows.push(view! { <SumRow reading name id estimate parts/> }.into_any());
            let members = reading_now.profile.dimensions.iter().enumerate();
            for (index, score) in members.filter(|(_, score)| group.dimensions.contains(&score.id)) {
                rows.push(view! { <Row reading score=score.clone() number=index + 1/> }.into_any());
            }
        }
        let lone = reading_now.profile.dimensions.iter().enumerate();
        let lone = lone.filter(|(_, score)| grouped.iter().all(|group| !group.dimensions.contains(&score.id)));
        for (index, score) in lone {
            rows.push(view! { <Row reading score=score.clone() number=index + 1/> }.into_any());
        }
        if !grouped.is_empty() {
            let scored = reading_now.profile.groups.iter().filter(|group| group.estimate.is_some()).count();
            let (estimate, parts) = (reading_now.profile.total, (scored, grouped.len()));
            let name = words.text(Msg::TableTotal);
            rows.push(view! { <SumRow reading name id="total".to_owned() estimate parts/> }.into_any());
        }
        rows
    };
    let heading = move || reading.with(|r| r.questionnaire.wording.dimension_heading.clone());
    view! {
        <div class="scores">
            <table role="table">
                <caption>
                    {move || words.text(Msg::TableCaption)}
                    <span class="hint">{move || words.text(Msg::TableHint)}</span>
                </caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{heading}</th>
                        <th role="columnheader" scope="col" class="strip">{move || words.text(Msg::TableScale)}</th>
                        <th role="columnheader" scope="col" class="num">{move || words.text(Msg::TableScore)}</th>
                        <th role="columnheader" scope="col" class="num interval">
                            {move || words.text(Msg::TableInterval)}
                        </th>
                        <th role="columnheader" scope="col" class="band">{move || words.text(Msg::TableWords)}</th>
                        <th role="columnheader" scope="col" class="num of">
                            {move || words.text(Msg::TableAnswered)}
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{groups}</tbody>
            </table>
        </div>
    }
}

/// A group's or the total's score.
#[component]
fn SumRow(
    /// The profile.
    reading: Signal<Reading>,
    /// Its name.
    name: String,
    /// Its id, or `total`.
    id: String,
    /// Its score.
    estimate: Option<Estimate>,
    /// Scored parts, and parts in all.
    parts: (usize, usize),
) -> impl IntoView {
    let words = Words::here();
    let values = [words.whole(parts.0), words.whole(parts.1)];
    let places = [("answered", &*values[0]), ("asked", &values[1])];
    let unscored = words.fill(Msg::TableUnscoredGroup, &places);
    let of = words.fill(Msg::TableOf, &places);
    view! {
        <tr role="row" class="sum" data-sum=id data-score=data_score(estimate)>
            <th role="rowheader" scope="row">{name}</th>
            <Cells reading estimate unscored of/>
        </tr>
    }
}

/// A dimension's score, and below it, on demand, what it means and how it was computed.
#[component]
fn Row(
    /// The profile.
    reading: Signal<Reading>,
    /// The score.
    score: DimensionScore,
    /// Its place on the radar, from 1.
    number: usize,
) -> impl IntoView {
    let words = Words::here();
    let open = RwSignal::new(false);
    let estimate = score.estimate;
    let name = reading.with_untracked(|r| r.name(&score.id));
    let band = reading.with_untracked(|r| {
        score.band(&r.questionnaire.instrument).map(ToString::to_string).unwrap_or_default()
    });
    let [answered, asked, required] =
        [score.answered, score.terms.len(), score.required].map(|n| words.whole(n));
    let places = [("answered", &*answered), ("asked", &asked), ("required", &required)];
    let unscored = words.fill(Msg::TableUnscored, &places);
    let of = words.fill(Msg::TableOf, &places);
    let id = score.id.to_string();
    let explained = String::from("explain-") + &id;
    let controls = explained.clone();
    view! {
        <tr role="row" data-dimension=id data-score=data_score(estimate) data-band=band>
            <th role="rowheader" scope="row">
                <button
                    type="button"
                    class="disclose"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls=controls
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <span class="number" aria-hidden="true">{words.whole(number)}</span>
                    <span class="name">{name}</span>
                </button>
            </th>
            <Cells reading estimate unscored of/>
        </tr>
        <tr role="row" class="explained" id=explained hidden=move || !open.get()>
            <td role="cell" colspan=COLUMNS>
                {move || open.get().then(|| view! { <Explain reading score=score.clone()/> })}
            </td>
        </tr>
    }
}

/// The cells behind a row's name.
#[component]
fn Cells(
    /// The profile.
    reading: Signal<Reading>,
    /// The score.
    estimate: Option<Estimate>,
    /// What to say where there is none.
    unscored: String,
    /// Answered of asked.
    of: String,
) -> impl IntoView {
    let words = Words::here();
    match estimate {
        None => view! { <td role="cell" class="unscored" colspan="5">{unscored}</td> }.into_any(),
        Some(estimate) => {
            let score = reading.with_untracked(|r| r.score(estimate.score, words));
            let interval = reading.with_untracked(|r| r.interval(estimate, words));
            let band = reading.with_untracked(|r| r.band(estimate, words));
            view! {
                <td role="cell" class="strip"><Strip estimate/></td>
                <td role="cell" class="num">{score}</td>
                <td role="cell" class="num interval">{interval}</td>
                <td role="cell" class="band">{band}</td>
                <td role="cell" class="num of">{of}</td>
            }
            .into_any()
        }
    }
}

/// The score and its interval as a mark on a line; the numbers stand beside it.
#[component]
fn Strip(
    /// The score.
    estimate: Estimate,
) -> impl IntoView {
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
}

fn data_score(estimate: Option<Estimate>) -> String {
    estimate.map(|estimate| plain_number(estimate.score)).unwrap_or_default()
}
