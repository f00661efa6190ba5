//! A result that somebody shared: read only, and kept only on request.

use std::sync::Arc;

use leptos::prelude::*;

use super::entry::entry;
use crate::app::frame::notice;
use crate::app::library::Questionnaire;
use crate::app::navigation::Navigation;
use crate::app::pages::results::reading::Reading;
use crate::app::pages::results::{context, table};
use crate::app::pages::with_questionnaire;
use crate::app::parts::{Asked, radar};
use crate::app::records::Records;
use crate::app::view::{button, change, live, paragraph, text, when};
use crate::app::words::{Msg, Words};
use crate::exchange::code::{CodeError, Content, Envelope, SharedResult};
use crate::guidance::CHOICES;
use crate::instrument::{InstrumentId, text_or_id};
use crate::response::Attempt;
use crate::store::{Key, Shared, read_shared, write_shared};
use crate::web::{device, location};

/// Longest name of a kept result, in characters.
const LONGEST_NAME: usize = 80;

/// The result of a code, the place to enter one, or what is wrong with it.
pub fn received(code: &str) -> AnyView {
    if code.is_empty() {
        return entry("", None);
    }
    match Envelope::parse(code) {
        Err(error) => entry(code, Some(error)),
        Ok(envelope) => match instrument_of(&envelope) {
            None => entry(code, Some(CodeError::UnknownInstrument)),
            Some(instrument) => with_questionnaire(instrument, "received", move |questionnaire| {
                match questionnaire.with_untracked(|q| envelope.open(&q.instrument)) {
                    Ok(result) => shown(&envelope, result, questionnaire),
                    Err(error) => entry(&envelope.code().grouped(), Some(error)),
                }
            }),
        },
    }
}

/// The instrument that a code belongs to, among those offered here, those answered in this browser, and the one that the
/// address names.
pub(super) fn instrument_of(envelope: &Envelope) -> Option<InstrumentId> {
    let offered = CHOICES.iter().filter_map(|choice| InstrumentId::parse(choice.instrument).ok());
    let answered =
        untrack(|| Records::here().contents()).attempts.into_iter().map(|attempt| attempt.instrument);
    let named = location::query("instrument").and_then(|id| InstrumentId::parse(&id).ok());
    offered.chain(answered).chain(named).find(|id| envelope.may_be_of(id))
}

fn shown(envelope: &Envelope, result: SharedResult, questionnaire: Signal<Arc<Questionnaire>>) -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::ReceivedTitle));
    let all = matches!(result.content, Content::Answers { .. });
    let version = result.version;
    let profile = questionnaire.with_untracked(|q| result.profile(&q.instrument));
    let attempt = questionnaire.with_untracked(|q| result.attempt(&q.instrument, device::now()));
    let attempt = StoredValue::new(attempt);
    let reading = Memo::new(move |_| {
        attempt.with_value(|attempt| Reading::of_profile(questionnaire.get(), profile.clone(), attempt))
    });
    let reading: Signal<Reading> = reading.into();
    let meta = text(move || attempt.with_value(|attempt| questionnaire.with(|q| meta(q, attempt, words))));
    let holds = if all { Msg::ReceivedAnswers } else { Msg::ReceivedScores };
    let whose = live(move || notice(words.text(Msg::ReceivedWhose) + " " + &words.text(holds), "shared"));
    let edition = live(move || {
        let now = questionnaire.with(|q| q.instrument.version);
        let places = [version, now].map(|version| version.to_string());
        if version == now {
            return ().into_any();
        }
        notice(words.fill(Msg::ResultsEdition, &[("then", &places[0]), ("now", &places[1])]), "edition")
    });
    let summary = live(move || {
        reading.with(|reading| summary(reading, words)).into_iter().map(paragraph).collect_view().into_any()
    });
    let picture = when(
        move || reading.with(Reading::has_radar),
        move || {
            let data = Signal::derive(move || reading.with(Reading::radar));
            radar(data, text(move || reading.with(|reading| reading.sentence(words))))
        },
    );
    view! {
        <main id="main" class="stack-xl" tabindex="-1" data-page="received">
            <div class="stack">
                <p class="small soft">{meta}</p>
                <h1 tabindex="-1">{words.t(Msg::ReceivedTitle)}</h1>
                {whose}
                {summary}
                {context::whose_view(reading, attempt)}
                {edition}
            </div>
            {context::groups(reading)}
            <div class="profile">
                {picture}
                {table::score_table(reading)}
            </div>
            {said(questionnaire, attempt)}
            {keep(envelope)}
        </main>
    }
    .into_any()
}

/// What was answered, in which form and as whom.
fn meta(questionnaire: &Questionnaire, attempt: &Attempt, words: Words) -> String {
    let wording = &questionnaire.wording;
    let form = text_or_id(&wording.forms, &attempt.form);
    let mut meta = words.fill(Msg::ReceivedMeta, &[("title", &wording.title), ("form", form)]);
    if let Some(role) = &attempt.role {
        meta.push_str(" · ");
        meta.push_str(text_or_id(&wording.roles, role));
    }
    meta
}

/// What stands out, said of somebody else.
fn summary(reading: &Reading, words: Words) -> Vec<String> {
    let found = &reading.stand_out;
    let Some(mean) = found.own_mean else { return vec![words.text(Msg::ResultsFew)] };
    if found.strengths.is_empty() && found.priorities.is_empty() {
        return vec![words.fill(Msg::ReceivedEven, &[("mean", &words.number(mean, 0))])];
    }
    let sentence = |message, ids: &[_]| words.fill(message, &[("names", &reading.names(ids, words))]);
    let mut summary = Vec::new();
    if !found.strengths.is_empty() {
        summary.push(sentence(Msg::ReceivedAbove, &found.strengths));
    }
    if !found.priorities.is_empty() {
        summary.push(sentence(Msg::ReceivedBelow, &found.priorities));
    }
    summary.push(words.text(Msg::ResultsRest));
    summary
}

/// What was said of conditions and facts, where that was shared.
fn said(questionnaire: Signal<Arc<Questionnaire>>, attempt: StoredValue<Attempt>) -> AnyView {
    let words = Words::here();
    live(move || {
        questionnaire.with(|q| {
            let gates = q.instrument.gates.iter().map(|gate| Asked::Gate(gate.id.clone()));
            let facts = q.instrument.facts.iter().map(|fact| Asked::Fact(fact.id.clone()));
            let said = gates.chain(facts).filter_map(|asked| {
                let choice = attempt.with_value(|attempt| asked.given(attempt))?;
                let (question, answer) = (asked.question(q, words), asked.label(q, &choice));
                let id = asked.id().to_owned();
                Some(view! { <li data-said=id>{question} " " <b>{answer}</b></li> }.into_any())
            });
            let said: Vec<AnyView> = said.collect();
            if said.is_empty() {
                return ().into_any();
            }
            view! {
                <section class="stack" data-role="said">
                    <h2>{words.text(Msg::ReceivedSaid)}</h2>
                    <p class="soft">{words.text(Msg::FactsContext)}</p>
                    <ul class="plain">{said}</ul>
                </section>
            }
            .into_any()
        })
    })
    .into_any()
}

/// Keeping it in this browser under a name, or that it is kept already.
fn keep(envelope: &Envelope) -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let code = envelope.code().grouped();
    let place = Key::Shared(envelope.kept_id());
    let key = place.as_text();
    let name = RwSignal::new(String::new());
    let (kept_key, kept_code) = (key.clone(), code.clone());
    let kept = move || {
        let kept = records.text(&kept_key).and_then(|text| read_shared(&text).ok());
        kept.filter(|kept| kept.code == kept_code).map(|kept| kept.name)
    };
    let view = live(move || {
        let place = place.clone();
        if let Some(name) = kept() {
            let sentence = if name.is_empty() {
                words.text(Msg::ReceivedKept)
            } else {
                words.fill(Msg::ReceivedKeptAs, &[("name", &name)])
            };
            let forget = move || records.discard(&place);
            return view! {
                <p data-role="kept">{sentence}</p>
                <p class="actions">{button("button quiet", "discard", words.t(Msg::ReceivedDiscard), forget)}</p>
            }
            .into_any();
        }
        let code = code.clone();
        let keep = move || {
            let name: String = name.get_untracked().trim().chars().take(LONGEST_NAME).collect();
            let shared = Shared { code: code.clone(), name, received: device::now() };
            records.keep(&place, &write_shared(&shared));
        };
        let typed = change(move |event| name.set(event_target_value(&event)));
        let longest = LONGEST_NAME.to_string();
        view! {
            <p class="soft">{words.text(Msg::ReceivedKeepText)}</p>
            <p class="actions">
                <label class="pick">
                    <span>{words.text(Msg::ReceivedName)}</span>
                    <input name="shared-name" autocomplete="off" maxlength=longest prop:value=name on:input=typed/>
                </label>
                {button("button", "keep", words.t(Msg::ReceivedKeep), keep)}
            </p>
        }
        .into_any()
    });
    view! {
        <section class="stack" data-role="keep">
            <h2>{words.t(Msg::ReceivedKeepTitle)}</h2>
            <div class="stack" role="status">{view}</div>
        </section>
    }
    .into_any()
}
