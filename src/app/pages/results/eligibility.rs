//! What the conditions say: above the scores, because no score makes up for one that is not met.

use leptos::prelude::*;

use super::reading::Reading;
use crate::app::parts::Asked;
use crate::app::view::{live, paragraph};
use crate::app::words::{Msg, Words};
use crate::guidance::{Eligibility, EligibilityVerdict};
use crate::instrument::{Gate, GateId};
use crate::web::device;

/// What is missing and what to do, what is to be found out, or that all is met; nothing where nothing is asked.
pub fn eligibility(reading: Signal<Reading>) -> AnyView {
    live(move || reading.with(|r| r.eligibility.as_ref().map_or_else(|| ().into_any(), |e| section(r, e))))
        .into_any()
}

fn section(reading: &Reading, eligibility: &Eligibility) -> AnyView {
    let words = Words::here();
    let (verdict, title) = match eligibility.verdict() {
        EligibilityVerdict::NotYet => ("not-yet", Msg::EligibleMissing),
        EligibilityVerdict::ToCheck => ("to-check", Msg::EligibleCheck),
        EligibilityVerdict::Met => ("met", Msg::EligibleMet),
    };
    let mut parts: Vec<AnyView> = Vec::new();
    if !eligibility.missing.is_empty() {
        parts.push(paragraph(words.count(Msg::EligibleMissingText, eligibility.missing.len())));
        parts.push(list(reading, &eligibility.missing, true));
    }
    if !eligibility.to_check.is_empty() {
        parts.push(paragraph(words.count(Msg::EligibleCheckText, eligibility.to_check.len())));
        parts.push(list(reading, &eligibility.to_check, false));
    }
    if parts.is_empty() {
        parts.push(paragraph(words.text(Msg::EligibleMetText)));
    }
    view! {
        <section class="stack eligible" data-role="eligibility" data-verdict=verdict>
            <h2>{words.text(title)}</h2>
            {parts}
            {sources(&reading.questionnaire.instrument.gates, words)}
        </section>
    }
    .into_any()
}

/// The conditions by their questions; those that are not met with what to do.
fn list(reading: &Reading, gates: &[GateId], missing: bool) -> AnyView {
    let words = Words::here();
    let questionnaire = &reading.questionnaire;
    let entries: Vec<AnyView> = gates
        .iter()
        .map(|id| {
            let question = Asked::Gate(id.clone()).question(questionnaire, words);
            let advice = questionnaire.wording.gates.get(id).filter(|_| missing);
            let advice = advice.map(|words| view! { <p class="soft">{words.no.clone()}</p> });
            let id = id.to_string();
            view! { <li data-gate=id><b>{question}</b>{advice}</li> }.into_any()
        })
        .collect();
    view! { <ul class="named">{entries}</ul> }.into_any()
}

/// Where the conditions stand and when that was read, each source once. Sources are cited in their own language.
fn sources(gates: &[Gate], words: Words) -> Vec<AnyView> {
    let first = |(index, gate): &(usize, &Gate)| {
        let same = |other: &Gate| (&other.source, &other.checked) == (&gate.source, &gate.checked);
        !gates[..*index].iter().any(same)
    };
    let distinct = gates.iter().enumerate().filter(first).map(|(_, gate)| gate);
    distinct
        .map(|gate| {
            let day = gate.checked.as_str();
            let date = device::noon_of(day).map_or_else(|| day.to_owned(), |noon| words.date(noon));
            let read = words.fill(Msg::EligibleSource, &[("date", &date)]);
            let source = gate.source.clone();
            view! { <p class="small soft">{read} " " <span lang="en">{source}</span></p> }.into_any()
        })
        .collect()
}
