//! Choosing two results to compare, one's own or shared ones. Only what can be compared is offered.

use leptos::prelude::*;

use super::{Known, form_of};
use crate::app::library::Questionnaire;
use crate::app::pages::desk::told::{Found, Told};
use crate::app::records::Records;
use crate::app::route::Route;
use crate::app::view::{button_link, live, memo, option, pick, text, when};
use crate::app::words::{Msg, Words};
use crate::guidance::compare;
use crate::instrument::InstrumentId;
use crate::response::Attempt;
use crate::store::Key;

/// The two lists and the way to the comparison; nothing where no two can be compared.
pub fn pick_two(group: StoredValue<Vec<Attempt>>, known: Known) -> AnyView {
    let (words, records) = (Words::here(), Records::here());
    // By place in the list, the latest first, and what others shared below.
    let wanted = RwSignal::new((0_usize, 0_usize));
    let results: Signal<Vec<Told>> = Signal::derive(move || {
        known
            .with(|known| {
                let known = known.as_ref()?;
                Some(group.with_value(|group| results(group, known, records)))
            })
            .unwrap_or_default()
    });
    let offered = memo(move || {
        known
            .with(|known| known.as_ref().map(|known| results.with(|results| comparable(results, known))))
            .unwrap_or_default()
    });
    let chosen = memo(move || offered.with(|offered| settle(offered, wanted.get())));
    when(
        move || chosen.with(Option::is_some),
        move || {
            let first = move || chosen.get().map_or(0, |(first, _)| first);
            let second = move || chosen.get().map_or(0, |(_, second)| second);
            let name = move |place: usize| {
                results.with(|results| results.get(place).map(|told| choice(told, known, words)))
            };
            let entries = move |places: Vec<usize>| -> AnyView {
                let entry = |place: usize| Some(option(place.to_string(), name(place)?));
                places.into_iter().filter_map(entry).collect_view().into_any()
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
                let (first, second) = chosen.get()?;
                // The later one stands further up; the page puts them in order by itself.
                let (before, after) = (first.max(second), first.min(second));
                results.with(|results| {
                    let [before, after] = [before, after].map(|place| results.get(place));
                    Some(Route::Compare(before?.id.clone(), after?.id.clone()).to_string())
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

/// The finished attempts of a group, the latest first, and what others shared of the same instrument.
fn results(group: &[Attempt], known: &Questionnaire, records: Records) -> Vec<Told> {
    let instrument = &known.instrument;
    let own = group.iter().filter(|attempt| attempt.finished.is_some()).map(|attempt| attempt.id.clone());
    let kept = records.keys().into_iter().filter_map(|key| match Key::parse(&key) {
        Some(Key::Shared(id)) => Some(id),
        _ => None,
    });
    own.chain(kept)
        .filter_map(|id| {
            let found = Found::of(records, &id).ok().flatten()?;
            let same: &InstrumentId = found.instrument();
            (*same == instrument.id).then(|| found.told(instrument).ok()).flatten()
        })
        .collect()
}

/// What a result is called in a list: its name if it has one, its form, and its date; of a shared one that it is.
fn choice(told: &Told, known: Known, words: Words) -> String {
    let form = form_of(known, &told.form, told.role.as_ref(), words).unwrap_or_default();
    let Some(when) = told.when else {
        let name =
            if told.name.is_empty() { words.text(Msg::HistorySharedUnnamed) } else { told.name.clone() };
        return words.fill(Msg::HistoryChoiceUnnamed, &[("form", &form), ("date", &name)]);
    };
    let date = words.date(when);
    let message = if told.name.is_empty() { Msg::HistoryChoiceUnnamed } else { Msg::HistoryChoice };
    words.fill(message, &[("name", &told.name), ("form", &form), ("date", &date)])
}

/// Every result that can be compared with another, with the places of those.
fn comparable(results: &[Told], known: &Questionnaire) -> Vec<(usize, Vec<usize>)> {
    let fits = |a: &Told, b: &Told| compare(&known.instrument, a.side(), b.side()).is_ok();
    let partners = |(place, told): (usize, &Told)| {
        let others = results.iter().enumerate();
        let others = others.filter(|(other, candidate)| *other != place && fits(told, candidate));
        (place, others.map(|(other, _)| other).collect::<Vec<_>>())
    };
    results.iter().enumerate().map(partners).filter(|(_, others)| !others.is_empty()).collect()
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
