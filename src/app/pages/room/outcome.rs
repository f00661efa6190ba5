//! What came of what was given to a room, in sentences.

use leptos::prelude::*;

use super::chamber::Chamber;
use super::gather::{Gathering, Outcome};
use crate::app::view::{live, memo, paragraph, text, when};
use crate::app::words::Msg;
use crate::language::fill;
use crate::store::MOST_HAND_INS;

/// The progress while it lasts, and the sentences.
pub fn outcome(chamber: Chamber, gathering: Gathering) -> AnyView {
    let words = chamber.words;
    let busy = when(
        move || gathering.progress.with(Option::is_some),
        move || {
            let part = |of: fn((usize, usize)) -> usize| {
                text(move || gathering.progress.get().map(of).unwrap_or_default().to_string())
            };
            let said = text(move || {
                let (done, total) = gathering.progress.get().unwrap_or_default();
                let values = [("done", &*words.whole(done)), ("total", &words.whole(total))];
                words.fill(Msg::RoomCollectBusy, &values)
            });
            view! {
                <label class="room-label">
                    <span class="small">{said}</span>
                    <progress max=part(|(_, total)| total) prop:value=part(|(done, _)| done)></progress>
                </label>
            }
            .into_any()
        },
    );
    // Said once it is over, not with each slice.
    let over = memo(move || {
        let done = gathering.progress.with(Option::is_none);
        done.then(|| gathering.outcome.get())
    });
    let sentences = live(move || {
        let Some(outcome) = over.get().filter(|outcome| *outcome != Outcome::default()) else {
            return ().into_any();
        };
        told(&outcome, chamber)
    });
    view! {
        {busy}
        <div class="outcome" role="status">{sentences}</div>
    }
    .into_any()
}

fn told(outcome: &Outcome, chamber: Chamber) -> AnyView {
    let words = chamber.words;
    let refused: usize = outcome.refused.iter().map(|(_, count)| count).sum();
    let mut lines: Vec<String> = Vec::new();
    lines.extend((0 < outcome.added).then(|| words.count(Msg::RoomCollectAdded, outcome.added)));
    lines.extend((0 < outcome.again).then(|| words.count(Msg::RoomCollectAgain, outcome.again)));
    lines.extend(outcome.notes.iter().cloned());
    if outcome.nothing {
        lines.push(words.text(Msg::RoomCollectNothing));
    }
    lines.extend((0 < refused).then(|| words.count(Msg::RoomCollectRefused, refused)));
    let lines: Vec<AnyView> = lines.into_iter().map(paragraph).collect();
    let reasons: Vec<AnyView> = outcome
        .refused
        .iter()
        .map(|(why, count)| {
            let why = fill(&words.text(*why), &[("n", &words.whole(MOST_HAND_INS))]);
            let times = (1 < *count).then(|| [" (", &words.whole(*count), ")"].concat());
            view! { <li>{why}{times}</li> }.into_any()
        })
        .collect();
    let reasons = (!reasons.is_empty()).then(|| view! { <ul class="plain">{reasons}</ul> });
    let unsaved = outcome
        .unsaved
        .then(|| view! { <p class="notice" data-notice="unsaved">{words.text(Msg::RoomCollectUnsaved)}</p> });
    let (added, again) = (outcome.added.to_string(), outcome.again.to_string());
    view! {
        <div
            class="stack"
            data-role="outcome"
            data-added=added
            data-again=again
            data-refused=refused.to_string()
        >
            {lines}
            {reasons}
            {unsaved}
        </div>
    }
    .into_any()
}
