//! Every dimension of a room as a row, and the change from before the course to after it.

use std::sync::Arc;

use leptos::prelude::*;

use super::chamber::Chamber;
use super::numbers::{self, score};
use super::results::roles;
use super::strip::{as_dots, strip};
use crate::app::view::live;
use crate::app::words::Msg;
use crate::room::{DimensionReport, Report, changes};
use crate::scoring::Visibility;
use crate::web::intl::plain_number;

/// The table. Its roles are written out because on a phone its rows are no table rows to CSS.
pub fn table(chamber: Chamber, current: Memo<Option<Arc<Report>>>) -> AnyView {
    let words = chamber.words;
    let content = live(move || {
        let Some(report) = current.get() else { return ().into_any() };
        let roles: Vec<String> = match roles(&report) {
            roles if roles.len() < 2 => Vec::new(),
            roles => roles.iter().map(|role| chamber.role(role)).collect(),
        };
        let strips = report.dimensions.iter().any(|d| d.bins.is_some());
        let dots = as_dots(report.dimensions.iter().filter_map(|d| d.bins.as_ref()));
        let rows: Vec<AnyView> =
            report.dimensions.iter().map(|d| row(chamber, d, &roles, strips, dots)).collect();
        let heading = chamber.questionnaire.with(|q| q.wording.dimension_heading.clone());
        let head = |class: &'static str, text: String| {
            view! { <th role="columnheader" scope="col" class=class>{text}</th> }.into_any()
        };
        let mut heads = vec![head("", heading)];
        heads.extend(
            [Msg::RoomTableN, Msg::RoomTableMean, Msg::RoomTableMiddle].map(|m| head("num", words.text(m))),
        );
        heads.extend(roles.iter().map(|role| head("num", role.clone())));
        heads.push(head("verdict", words.text(Msg::RoomTableViews)));
        if strips {
            heads.push(head("", words.text(Msg::RoomStrip)));
        }
        let mut hints = vec![words.text(Msg::RoomTableHint)];
        let least = words.whole(numbers::least_for_distribution(&report));
        let estimated = report.dimensions.iter().any(|d| d.middle.is_some_and(|middle| middle.estimated));
        if estimated {
            hints.push(words.fill(Msg::RoomTableEstimated, &[("n", &least)]));
        }
        hints.push(match (strips, dots) {
            (true, true) => words.text(Msg::RoomStripText),
            (true, false) => words.text(Msg::RoomStripBars),
            (false, _) => words.fill(Msg::RoomStripFew, &[("n", &least)]),
        });
        let hints = hints.join(" ");
        view! {
            <table role="table">
                <caption>{words.text(Msg::RoomTable)}<span class="hint">{hints}</span></caption>
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    });
    view! { <div class="scores compared room-table">{content}</div> }.into_any()
}

fn row(chamber: Chamber, dimension: &DimensionReport, roles: &[String], strips: bool, dots: bool) -> AnyView {
    let words = chamber.words;
    let name = chamber.dimension(&dimension.id);
    let hook = dimension.id.to_string();
    // On a phone the heads are out of sight, so each number brings the word for itself.
    let number = |label: String, text: String| {
        view! { <td role="cell" class="num" data-label=label>{text}</td> }.into_any()
    };
    let mut cells: Vec<AnyView> = Vec::new();
    if let Some(mean) = dimension.mean {
        cells.push(number(words.text(Msg::RoomTableN), words.whole(dimension.n)));
        cells.push(number(words.text(Msg::RoomTableMean), score(chamber, mean)));
        let middle = dimension.middle.map(|middle| numbers::middle(chamber, middle)).unwrap_or_default();
        cells.push(number(words.text(Msg::RoomTableMiddle), middle));
        for (place, role) in roles.iter().enumerate() {
            let mean = dimension.by_role.get(place).and_then(|role| role.mean);
            let text = mean.map_or_else(|| words.text(Msg::RoomTableHidden), |mean| score(chamber, mean));
            cells.push(number(role.clone(), text));
        }
        let views = dimension.agreement.map(|agreement| words.text(numbers::views(agreement.views)));
        let label = words.text(Msg::RoomTableViews);
        cells.push(view! { <td role="cell" class="verdict" data-label=label>{views}</td> }.into_any());
        if strips {
            let strip = dimension.bins.as_ref().map(|bins| strip(bins, dots, words));
            cells.push(view! { <td role="cell" class="spread-cell">{strip}</td> }.into_any());
        }
    } else {
        let columns = (4 + roles.len() + usize::from(strips)).to_string();
        let why = numbers::hidden(chamber, dimension.visibility);
        cells.push(view! { <td role="cell" class="unscored" colspan=columns>{why}</td> }.into_any());
    }
    let visible = dimension.visibility == Visibility::Shown;
    let people = if visible { dimension.n.to_string() } else { String::new() };
    let (low, high) =
        dimension.middle.map(|m| (plain_number(m.low), plain_number(m.high))).unwrap_or_default();
    let views = dimension.agreement.map(|agreement| agreement.views.as_str()).unwrap_or_default();
    let shares: Vec<String> = dimension
        .by_role
        .iter()
        .map(|role| [role.role.as_str(), "=", &role.mean.map(plain_number).unwrap_or_default()].concat())
        .collect();
    view! {
        <tr
            role="row"
            data-dimension=hook
            data-score=dimension.mean.map(plain_number).unwrap_or_default()
            data-people=people
            data-low=low
            data-high=high
            data-views=views
            data-roles=shares.join(" ")
        >
            <th role="rowheader" scope="row">{name}</th>
            {cells}
        </tr>
    }
    .into_any()
}

/// The change of each dimension, with its verdict in words.
pub fn changes_table(chamber: Chamber, before: &Report, after: &Report) -> AnyView {
    let words = chamber.words;
    let heading = chamber.questionnaire.with(|q| q.wording.dimension_heading.clone());
    let labels = [Msg::RoomChangeBefore, Msg::RoomChangeAfter, Msg::RoomChangePoints].map(|m| words.text(m));
    let rows: Vec<AnyView> = changes(before, after)
        .into_iter()
        .map(|(id, change)| {
            let (name, hook) = (chamber.dimension(&id), id.to_string());
            let (cells, word) = match change {
                Some(change) => {
                    let sign = if 0.0 < change.difference { "+" } else { "" };
                    let points = [sign, &words.number(change.difference, 1)].concat();
                    let texts = [score(chamber, change.before), score(chamber, change.after), points];
                    let cells: Vec<AnyView> = labels
                        .iter()
                        .zip(texts)
                        .map(|(label, text)| {
                            let label = label.clone();
                            view! { <td role="cell" class="num" data-label=label>{text}</td> }.into_any()
                        })
                        .collect();
                    let message = numbers::verdict(change.verdict);
                    let said = view! { <td role="cell" class="verdict">{words.text(message)}</td> };
                    let word = match change.verdict {
                        crate::scoring::Verdict::Higher => "higher",
                        crate::scoring::Verdict::Lower => "lower",
                        crate::scoring::Verdict::TooSmall => "too-small",
                    };
                    (view! { {cells}{said} }.into_any(), word)
                }
                None => {
                    let said = words.text(Msg::RoomChangeUnknown);
                    (view! { <td role="cell" class="unscored" colspan="4">{said}</td> }.into_any(), "")
                }
            };
            view! {
                <tr role="row" data-change=hook data-verdict=word>
                    <th role="rowheader" scope="row">{name}</th>
                    {cells}
                </tr>
            }
            .into_any()
        })
        .collect();
    let heads = labels
        .iter()
        .map(|label| view! { <th role="columnheader" scope="col" class="num">{label.clone()}</th> })
        .collect_view();
    view! {
        <div class="scores compared">
            <table role="table" aria-labelledby="changes">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{heading}</th>
                        {heads}
                        <th role="columnheader" scope="col" class="verdict">{words.text(Msg::TableWords)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
