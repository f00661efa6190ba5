//! Choosing two attempts to compare. Only what can be compared is offered.

use leptos::prelude::*;

use super::{Known, comparison, form_of, label_of};
use crate::app::library::Questionnaire;
use crate::app::records::Records;
use crate::app::view::{button_link, live, memo, option, pick, text, when};
use crate::app::words::{Msg, Words};
use crate::guidance::{Side, compare};
use crate::response::Attempt;

/// The two lists and the way to the comparison; nothing where no two can be compared.
pub fn pick_two(group: StoredValue<Vec<Attempt>>, known: Known) -> AnyView {
    let words = Words::here();
    // By place in the list, the latest first.
    let wanted = RwSignal::new((0_usize, 0_usize));
    let offered = memo(move || {
        known
            .with(|known| known.as_ref().map(|known| group.with_value(|group| comparable(group, known))))
            .unwrap_or_default()
    });
    let chosen = memo(move || offered.with(|offered| settle(offered, wanted.get())));
    when(
        move || chosen.with(Option::is_some),
        move || {
            let first = move || chosen.get().map_or(0, |(first, _)| first);
            let second = move || chosen.get().map_or(0, |(_, second)| second);
            let name = move |place: usize| group.with_value(|group| choice(&group[place], known, words));
            let entries = move |places: Vec<usize>| -> AnyView {
                places.into_iter().map(|place| option(place.to_string(), name(place))).collect_view().into_any()
            };
            let seconds = memo(move || {
                let first = first();
                offered.with(|offered| offered.iter().find(|(place, _)| *place == first).cloned())
                    .map(|(_, partners)| partners)
                    .unwrap_or_default()
            });
            let firsts = live(move || entries(offered.with(|o| o.iter().map(|(place, _)| *place).collect())));
            let partners = live(move || entries(seconds.get()));
            let to = move |value: String| value.parse::<usize>().unwrap_or(0);
            let href = move || {
                chosen.get().map(|(first, second)| {
                    // The later one stands further up.
                    let (before, after) = (first.max(second), first.min(second));
                    group.with_value(|group| comparison(&group[before], &group[after]))
                })
            };
            let link = live(move || {
                let href = href().unwrap_or_default();
                button_link("button quiet", "compare", words.t(Msg::HistoryPickGo), href).into_any()
            });
            view! {
                <div class="pick-two" role="group" aria-label=words.t(Msg::HistoryPick)>
                    {pick("compare-first", words.t(Msg::HistoryPickFirst), text(move || first().to_string()), firsts, move |value| {
                        wanted.set((to(value), second()));
                    })}
                    {pick("compare-second", words.t(Msg::HistoryPickSecond), text(move || second().to_string()), partners, move |value| {
                        wanted.set((first(), to(value)));
                    })}
                    {link}
                </div>
            }
            .into_any()
        },
    )
    .into_any()
}

/// What an attempt is called in a list: its name if it has one, its form, and its date.
fn choice(attempt: &Attempt, known: Known, words: Words) -> String {
    let name = label_of(Records::here(), attempt).name;
    let form = form_of(known, attempt, words).unwrap_or_default();
    let date = words.date(attempt.finished.unwrap_or(attempt.started));
    let message = if name.is_empty() { Msg::HistoryChoiceUnnamed } else { Msg::HistoryChoice };
    words.fill(message, &[("name", &name), ("form", &form), ("date", &date)])
}

/// Every finished attempt that can be compared with another, with the places of those.
fn comparable(group: &[Attempt], known: &Questionnaire) -> Vec<(usize, Vec<usize>)> {
    let finished = || group.iter().enumerate().filter(|(_, attempt)| attempt.finished.is_some());
    let fits = |a: &Attempt, b: &Attempt| compare(&known.instrument, Side::from(a), Side::from(b)).is_ok();
    let partners = |(place, attempt): (usize, &Attempt)| {
        let others = finished().filter(|(other, candidate)| *other != place && fits(attempt, candidate));
        (place, others.map(|(other, _)| other).collect::<Vec<_>>())
    };
    finished().map(partners).filter(|(_, others)| !others.is_empty()).collect()
}

/// The two that were chosen, as far as they are on offer; else the latest and the one before it.
fn settle(offered: &[(usize, Vec<usize>)], (first, second): (usize, usize)) -> Option<(usize, usize)> {
    let partners_of = |place: usize| offered.iter().find(|(other, _)| *other == place);
    if let Some((first, partners)) = partners_of(first).filter(|_| first != second) {
        let second = partners.iter().find(|other| **other == second).or(partners.first())?;
        return Some((*first, *second));
    }
    let (latest, partners) = offered.first()?;
    Some((*partners.first()?, *latest))
}
