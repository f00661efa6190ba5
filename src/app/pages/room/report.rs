//! What only the printed report has: its head.

use leptos::prelude::*;

use super::chamber::Chamber;
use super::shown::Shown;
use crate::app::view::live;
use crate::app::words::Msg;
use crate::web::device;

/// Title, day, people and the smallest group, on paper only.
pub fn head(chamber: Chamber, shown: Shown) -> AnyView {
    let words = chamber.words;
    let head = live(move || {
        let Some(report) = shown.current() else { return ().into_any() };
        let title = words.fill(Msg::RoomReportTitle, &[("name", &chamber.plain().name)]);
        let about = [chamber.title(), chamber.form_name()].join(" · ");
        let mut facts = vec![
            (Msg::RoomNewInstrument, about),
            (Msg::RoomReportDate, words.date(device::now())),
            (Msg::RoomReportPeople, words.whole(report.n)),
            (Msg::RoomReportSmallest, words.whole(report.smallest)),
        ];
        if 0 < report.left_out {
            facts.push((Msg::RoomReportHurried, words.whole(report.left_out)));
        }
        let facts: Vec<AnyView> = facts
            .into_iter()
            .map(|(name, fact)| view! { <div><dt>{words.text(name)}</dt><dd>{fact}</dd></div> }.into_any())
            .collect();
        view! {
            <p class="paper report-title">{title}</p>
            <dl class="paper">{facts}</dl>
        }
        .into_any()
    });
    view! { {head} }.into_any()
}
