//! What to practise, how long a week, with whom and from when.

use leptos::prelude::*;

use super::desk::PlanDesk;
use crate::app::pages::library::duration;
use crate::app::view::{change, live, pick, radio, text, when};
use crate::app::words::Msg;
use crate::guidance::Duration;
use crate::instrument::{Day, DimensionId};
use crate::store::{Company, MOST_PRIORITIES};

/// Times a week on offer, in minutes.
const TIMES: [u32; 7] = [15, 30, 60, 90, 120, 240, 480];

/// The lists of what to practise, their hooks and their labels.
const PLACES: [(&str, Msg); MOST_PRIORITIES] =
    [("priority-1", Msg::PlanFirst), ("priority-2", Msg::PlanSecond), ("priority-3", Msg::PlanThird)];

/// The choices a plan is made of.
pub fn choices(desk: PlanDesk) -> AnyView {
    let words = desk.words;
    let nothing = move || desk.proposal.with(|proposal| proposal.priorities.is_empty());
    let even =
        when(nothing, move || view! { <p class="soft screen">{words.text(Msg::PlanEven)}</p> }.into_any());
    let priorities =
        PLACES.into_iter().enumerate().map(|(place, (name, label))| priority(desk, place, name, label));
    let minutes = pick(
        "plan-minutes",
        words.t(Msg::PlanMinutes),
        text(move || desk.plan.with(|plan| plan.minutes.to_string())),
        live(move || {
            let chosen = desk.plan.with(|plan| plan.minutes);
            let times = TIMES.into_iter().filter(|time| *time != chosen).chain([chosen]);
            let mut sorted: Vec<u32> = Vec::new();
            for time in times {
                sorted.insert(sorted.iter().take_while(|other| **other < time).count(), time);
            }
            let time =
                |time: u32| entry(time.to_string(), duration(words, Duration::of(time)), time == chosen);
            sorted.into_iter().map(time).collect_view().into_any()
        }),
        move |value| {
            if let Ok(minutes) = value.parse() {
                desk.change(&|plan| plan.minutes = minutes);
            }
        },
    );
    let company = Company::ALL.map(|company| {
        let label = match company {
            Company::Alone => Msg::PlanAlone,
            Company::Colleagues => Msg::PlanColleagues,
        };
        let checked = move || desk.plan.with(|plan| plan.company == company);
        let choose = move || desk.change(&|plan| plan.company = company);
        let value = company.as_str().to_owned();
        radio("plan-company".to_owned(), value, checked, words.t(label), choose)
    });
    let start = text(move || desk.start().to_string());
    let begin = change(move |event| {
        // A field that is not filled in changes nothing.
        if let Some(day) = Day::parse(&event_target_value(&event)) {
            desk.change(&|plan| plan.start = Some(day.clone()));
        }
    });
    view! {
        {even}
        <div class="setup">
            {priorities.collect_view()}
            {minutes}
            <fieldset class="company">
                <legend>{words.t(Msg::PlanCompany)}</legend>
                {company.collect_view()}
            </fieldset>
            <label class="pick">
                <span>{words.t(Msg::PlanStart)}</span>
                <input type="date" name="plan-start" required prop:value=start on:change=begin />
            </label>
        </div>
    }
    .into_any()
}

/// The list for one place among the priorities: what is chosen in another place is not offered again.
fn priority(desk: PlanDesk, place: usize, name: &'static str, label: Msg) -> AnyView {
    let words = desk.words;
    let chosen = move || desk.plan.with(|plan| plan.priorities.get(place).cloned());
    let written = move || chosen().map(|id| id.to_string()).unwrap_or_default();
    let options = live(move || {
        let (chosen, taken) = (chosen(), desk.plan.with(|plan| plan.priorities.clone()));
        let offered = desk.proposal.with(|proposal| proposal.offered.clone());
        let free = offered.into_iter().filter(|id| chosen.as_ref() == Some(id) || !taken.contains(id));
        let dimension = |id: DimensionId| {
            let here = chosen.as_ref() == Some(&id);
            entry(id.to_string(), desk.name(&id), here)
        };
        let dimensions = free.map(dimension).collect_view();
        (entry(String::new(), words.text(Msg::PlanNothing), chosen.is_none()), dimensions).into_any()
    });
    let choose = move |value: String| {
        let id = DimensionId::parse(&value).ok();
        desk.change(&|plan| {
            // What follows moves up where a place is left empty.
            let rest =
                if place < plan.priorities.len() { plan.priorities.split_off(place) } else { Vec::new() };
            plan.priorities.extend(id.clone());
            plan.priorities.extend(rest.into_iter().skip(1));
        });
    };
    pick(name, words.t(label), text(written), options, choose)
}

/// An entry of a list that is made anew while something is chosen.
pub fn entry(value: String, label: String, chosen: bool) -> AnyView {
    view! { <option value=value selected=chosen>{label}</option> }.into_any()
}
