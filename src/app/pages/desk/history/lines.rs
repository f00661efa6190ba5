//! A line over time for each dimension, with the numbers behind it.

use std::sync::Arc;

use leptos::prelude::*;

use super::Known;
use crate::app::library::Questionnaire;
use crate::app::pages::desk::compare::{name, summary};
use crate::app::parts::axis_reading;
use crate::app::view::{live, paragraph};
use crate::app::words::{Msg, Words};
use crate::chart::{TREND_BOX, trend_marks};
use crate::guidance::{OverTime, Side, compare};
use crate::instrument::DimensionId;
use crate::response::Attempt;
use crate::scoring::{Estimate, shown};

/// The lines, once there are enough finished attempts.
pub fn lines(group: StoredValue<Vec<Attempt>>, known: Known) -> AnyView {
    let words = Words::here();
    live(move || {
        let Some(questionnaire) = known.get() else { return ().into_any() };
        group.with_value(|group| {
            let time = OverTime::of(&questionnaire.instrument, group);
            if time.has_lines() { over_time(&questionnaire, &time, group, words) } else { ().into_any() }
        })
    })
    .into_any()
}

/// A score as it is shown, or that there is none.
fn score(questionnaire: &Questionnaire, estimate: Option<Estimate>, words: Words) -> String {
    match estimate {
        Some(estimate) => {
            let shown = shown(&questionnaire.instrument, estimate.score);
            words.number(shown.value, shown.digits)
        }
        None => words.text(Msg::HistoryLinesNone),
    }
}

fn over_time(
    questionnaire: &Arc<Questionnaire>,
    time: &OverTime,
    group: &[Attempt],
    words: Words,
) -> AnyView {
    let dates: Vec<String> = time.moments.iter().map(|moment| words.date(moment.when)).collect();
    let lines: Vec<(&DimensionId, Vec<Option<Estimate>>)> = questionnaire
        .instrument
        .dimensions
        .iter()
        .map(|dimension| (&dimension.id, time.line(&dimension.id)))
        .filter(|(_, line)| line.iter().any(Option::is_some))
        .collect();
    let pictures = lines.iter().map(|(id, line)| {
        let marks = trend_marks(&line.iter().map(|at| at.map(axis_reading)).collect::<Vec<_>>());
        let scores: Vec<String> = line.iter().map(|at| score(questionnaire, *at, words)).collect();
        let hook = id.to_string();
        view! {
            <li data-line=hook>
                <figure>
                    <svg class="line" viewBox=TREND_BOX aria-hidden="true" inner_html=marks></svg>
                    <figcaption><p>{name(questionnaire, id)}</p><p>{words.list(&scores)}</p></figcaption>
                </figure>
            </li>
        }
        .into_any()
    });
    let pictures: Vec<AnyView> = pictures.collect();
    let ends = [dates.first(), dates.last()].map(|date| date.cloned().unwrap_or_default());
    let lead = words.fill(Msg::HistoryLinesText, &[("first", &ends[0]), ("last", &ends[1])]);
    view! {
        <section class="stack" data-role="lines">
            <h3>{words.text(Msg::HistoryLines)}</h3>
            {paragraph(lead)}
            {remarks(questionnaire, time, group, words)}
            <ul class="lines">{pictures}</ul>
            {numbers(questionnaire, &lines, dates, words)}
        </section>
    }
    .into_any()
}

/// What changed from the first to the last, and what to know of the lines.
fn remarks(questionnaire: &Questionnaire, time: &OverTime, group: &[Attempt], words: Words) -> Vec<AnyView> {
    let attempt = |moment: Option<&crate::guidance::Moment>| {
        group.iter().find(|attempt| moment.is_some_and(|moment| moment.attempt == attempt.id))
    };
    let ends = attempt(time.moments.first()).zip(attempt(time.moments.last()));
    let compared = ends.and_then(|(first, last)| {
        compare(&questionnaire.instrument, Side::from(first), Side::from(last)).ok()
    });
    let mut said = Vec::new();
    if let Some(compared) = compared {
        let mut sentences = vec![words.text(Msg::HistoryLinesEnds)];
        sentences.extend(summary(&compared, questionnaire, words));
        said.push(paragraph(sentences.join(" ")));
    }
    let role = time.role.as_ref().and_then(|role| questionnaire.wording.roles.get(role));
    let mut quiet = Vec::new();
    if let (Some(role), true) = (role, 0 < time.left_out) {
        quiet.push(words.fill(Msg::HistoryLinesRole, &[("role", role)]));
    }
    if 0 < time.left_out {
        quiet.push(words.count(Msg::HistoryLinesLeft, time.left_out));
    }
    if time.mixes_forms() {
        quiet.push(words.text(Msg::HistoryLinesForms));
    }
    said.extend(quiet.into_iter().map(|text| view! { <p class="small soft">{text}</p> }.into_any()));
    said
}

/// The table of the numbers, which scrolls within itself where there are many dates.
fn numbers(
    questionnaire: &Questionnaire,
    lines: &[(&DimensionId, Vec<Option<Estimate>>)],
    dates: Vec<String>,
    words: Words,
) -> AnyView {
    let heads: Vec<AnyView> =
        dates.into_iter().map(|date| view! { <th scope="col" class="num">{date}</th> }.into_any()).collect();
    let rows = lines.iter().map(|(id, line)| {
        let cells = line.iter().map(|at| score(questionnaire, *at, words));
        let cells: Vec<AnyView> =
            cells.map(|text| view! { <td class="num">{text}</td> }.into_any()).collect();
        view! { <tr><th scope="row">{name(questionnaire, id)}</th>{cells}</tr> }.into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    let title = words.text(Msg::HistoryLinesTable);
    view! {
        <details>
            <summary>{title.clone()}</summary>
            <div class="within" role="region" tabindex="0" aria-label=title>
                <table>
                    <thead>
                        <tr><th scope="col">{questionnaire.wording.dimension_heading.clone()}</th>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
