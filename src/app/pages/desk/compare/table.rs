//! Every difference, and for researchers the index behind it.

use leptos::prelude::*;

use super::reading::{Reading, name, verdict};
use crate::app::view::{live, text};
use crate::app::words::{Msg, Words};
use crate::instrument::{DimensionId, GroupId};
use crate::scoring::{Change, Estimate, Verdict};
use crate::web::intl::plain_number;

/// A row's part of a profile.
enum Part<'a> {
    Dimension(&'a DimensionId),
    Group(&'a GroupId),
    Total,
}

/// A row before it is shown.
struct Row<'a> {
    part: Part<'a>,
    before: Option<Estimate>,
    after: Option<Estimate>,
    change: Option<Change>,
}

/// The rows group by group, each group's own before its dimensions, and the total last.
fn rows(reading: &Reading) -> Vec<Row<'_>> {
    let compared = &*reading.compared;
    let groups = &reading.questionnaire.instrument.groups;
    let mut rows = Vec::new();
    let dimension = |id: &'_ DimensionId| {
        let found = compared.changes.dimensions.iter().find(|(other, _)| other == id);
        found.map(|(id, change)| Row {
            part: Part::Dimension(id),
            before: compared.before.dimension(id).and_then(|dimension| dimension.estimate),
            after: compared.after.dimension(id).and_then(|dimension| dimension.estimate),
            change: *change,
        })
    };
    for group in groups {
        let members: Vec<Row<'_>> = group.dimensions.iter().filter_map(dimension).collect();
        if members.is_empty() {
            continue;
        }
        let estimate = |of: &crate::scoring::Profile| {
            of.groups.iter().find(|other| other.id == group.id).and_then(|group| group.estimate)
        };
        let change = compared.changes.groups.iter().find(|(id, _)| *id == group.id);
        rows.push(Row {
            part: Part::Group(&group.id),
            before: estimate(&compared.before),
            after: estimate(&compared.after),
            change: change.and_then(|(_, change)| *change),
        });
        rows.extend(members);
    }
    let grouped = |id: &DimensionId| groups.iter().any(|group| group.dimensions.contains(id));
    let lone = compared.changes.dimensions.iter().filter(|(id, _)| !grouped(id));
    rows.extend(lone.filter_map(|(id, _)| dimension(id)));
    if !groups.is_empty() {
        let (before, after) = (compared.before.total, compared.after.total);
        rows.push(Row { part: Part::Total, before, after, change: compared.changes.total });
    }
    rows
}

impl Row<'_> {
    fn name(&self, reading: &Reading, words: Words) -> String {
        let wording = &reading.questionnaire.wording;
        match self.part {
            Part::Dimension(id) => name(&reading.questionnaire, id),
            Part::Group(id) => wording.groups.get(id).map_or_else(|| id.to_string(), |w| w.name.clone()),
            Part::Total => words.text(Msg::TableTotal),
        }
    }
}

/// A difference with its sign; the scores beside it have no decimals, so one of them is too few here.
fn signed(points: f64, digits: u8, words: Words) -> String {
    let mut text = String::from(if 0.0 < points { "+" } else { "" });
    text.push_str(&words.number(points, digits));
    text
}

fn number(value: Option<f64>) -> String {
    value.map(plain_number).unwrap_or_default()
}

/// The table of differences. Its roles are written out because on a phone its rows are no table rows to CSS.
pub fn differences(reading: Signal<Reading>) -> AnyView {
    let words = Words::here();
    let head = live(move || {
        reading.with(|reading| {
            let sides = reading.sides(words).into_iter().zip(reading.hints(words));
            let sides = sides.map(|(name, hints)| {
                let hints: Vec<AnyView> = hints
                    .into_iter()
                    .map(|hint| view! { <span class="hint">{hint}</span> }.into_any())
                    .collect();
                view! { <th role="columnheader" scope="col" class="num">{name} {hints}</th> }.into_any()
            });
            let sides: Vec<AnyView> = sides.collect();
            let heading = reading.questionnaire.wording.dimension_heading.clone();
            let rest = [
                ("num", Msg::CompareDifference),
                ("num", Msg::CompareSmallest),
                ("verdict", Msg::TableWords),
            ];
            let rest = rest.map(|(class, message)| {
                view! { <th role="columnheader" scope="col" class=class>{words.text(message)}</th> }
            });
            view! { <tr role="row"><th role="columnheader" scope="col">{heading}</th>{sides}{rest}</tr> }
                .into_any()
        })
    });
    let body = live(move || {
        reading.with(|reading| {
            let rows: Vec<AnyView> = rows(reading).iter().map(|row| row_view(reading, row, words)).collect();
            rows.into_any()
        })
    });
    view! {
        <div class="scores compared">
            <table role="table">
                <caption>
                    {words.t(Msg::CompareTable)}
                    <span class="hint">{text(move || reading.with(|reading| reading.hint(words)))}</span>
                </caption>
                <thead role="rowgroup">{head}</thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row_view(reading: &Reading, row: &Row<'_>, words: Words) -> AnyView {
    let title = row.name(reading, words);
    let sides = reading.sides(words);
    // On a phone the heads are out of sight, so each number brings the word for itself.
    let score = |estimate: Option<Estimate>, label: &String| {
        let text = estimate.map(|e| reading.score(e.score, words)).unwrap_or_default();
        view! { <td role="cell" class="num" data-label=label.clone()>{text}</td> }.into_any()
    };
    let numbers = [score(row.before, &sides[0]), score(row.after, &sides[1])];
    let rest = match &row.change {
        Some(change) => {
            let points = signed(change.difference.points, 1, words);
            let smallest = change.smallest().map(|points| words.number(points, 1)).unwrap_or_default();
            let labels = [Msg::CompareDifference, Msg::CompareSmallest].map(|message| words.text(message));
            let [first, second] = labels;
            view! {
                <td role="cell" class="num" data-label=first><b>{points}</b></td>
                <td role="cell" class="num interval" data-label=second>{smallest}</td>
                <td role="cell" class="verdict">{verdict(change, words)}</td>
            }
            .into_any()
        }
        None => {
            let why = match row.part {
                Part::Dimension(id) => reading.gap(id, words),
                Part::Group(_) | Part::Total => words.text(Msg::CompareGapGroup),
            };
            view! { <td role="cell" class="unscored" colspan="3">{why}</td> }.into_any()
        }
    };
    let change = row.change.as_ref();
    let word = match change.and_then(Change::verdict) {
        Some(Verdict::Higher) => "higher",
        Some(Verdict::Lower) => "lower",
        Some(Verdict::TooSmall) => "too-small",
        None => "",
    };
    let (dimension, sum) = match row.part {
        Part::Dimension(id) => (Some(id.to_string()), None),
        Part::Group(id) => (None, Some(id.to_string())),
        Part::Total => (None, Some(String::from("total"))),
    };
    let class = sum.is_some().then_some("sum");
    view! {
        <tr
            role="row"
            class=class
            data-dimension=dimension
            data-sum=sum
            data-before=number(row.before.map(|e| e.score))
            data-score=number(row.after.map(|e| e.score))
            data-difference=number(change.map(|change| change.difference.points))
            data-index=number(change.and_then(Change::index))
            data-verdict=word
        >
            <th role="rowheader" scope="row">{title}</th>
            {numbers}
            {rest}
        </tr>
    }
    .into_any()
}

/// The index and the error of each difference, for those who want to recompute them.
pub fn index(reading: Signal<Reading>) -> AnyView {
    let words = Words::here();
    let body = live(move || {
        reading.with(|reading| {
            let rows: Vec<AnyView> = rows(reading)
                .iter()
                .filter_map(|row| {
                    let change = row.change?;
                    let error = change.difference.error.map(|error| words.number(error, 2));
                    let index = change.index().map(|index| signed(index, 2, words));
                    let title = row.name(reading, words);
                    let row = view! {
                        <tr><th scope="row">{title}</th><td class="num">{error}</td><td class="num">{index}</td></tr>
                    };
                    Some(row.into_any())
                })
                .collect();
            rows.into_any()
        })
    });
    let heading = text(move || reading.with(|r| r.questionnaire.wording.dimension_heading.clone()));
    view! {
        <details data-role="index">
            <summary>{words.t(Msg::CompareIndexOpen)}</summary>
            <div class="stack narrow">
                <p>{words.t(Msg::CompareIndexText)}</p>
                <p>{words.t(Msg::CompareIndexCaution)}</p>
                <table>
                    <caption>{words.t(Msg::CompareIndexCaption)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{heading}</th>
                            <th scope="col" class="num">{words.t(Msg::CompareIndexError)}</th>
                            <th scope="col" class="num">{words.t(Msg::CompareIndexIndex)}</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
