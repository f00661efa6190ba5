//! What stands around the scores: whose view they are, their groups in short, the facts, and the documents to prepare.

use leptos::prelude::*;

use super::reading::Reading;
use crate::app::frame::notice;
use crate::app::parts::Asked;
use crate::app::view::{live, paragraph};
use crate::app::words::{Msg, Words};
use crate::instrument::{About, text_or_id};
use crate::response::Attempt;
use crate::web::intl::plain_number;

/// The role whose view of a company is known to be kinder than that of others.
const EMPLOYER: &str = "employer";

/// Beside the score of a company or a cluster: that it is one view, and the first thing it cannot tell.
pub fn whose_view(reading: Signal<Reading>, attempt: StoredValue<Attempt>) -> AnyView {
    let words = Words::here();
    live(move || {
        reading.with(|reading| {
            let employer =
                attempt.with_value(|a| a.role.as_ref().is_some_and(|role| role.as_str() == EMPLOYER));
            let Some(caveat) = reading.beside_the_score() else { return ().into_any() };
            let mut sentence = String::new();
            if employer && reading.questionnaire.instrument.about == About::Company {
                sentence = words.text(Msg::ResultsEmployer) + " ";
            }
            notice(sentence + caveat, "view")
        })
    })
    .into_any()
}

/// The groups of a company's or a cluster's profile, which are read one by one; of a person's skills the table has them.
pub fn groups(reading: Signal<Reading>) -> AnyView {
    let words = Words::here();
    live(move || {
        reading.with(|reading| {
            let scores = &reading.profile.groups;
            if reading.questionnaire.instrument.about == About::Person || scores.len() < 2 {
                return ().into_any();
            }
            let groups: Vec<AnyView> = scores
                .iter()
                .map(|group| {
                    let named = reading.questionnaire.wording.groups.get(&group.id);
                    let name = named.map_or_else(|| group.id.to_string(), |words| words.name.clone());
                    let definition = named.map(|words| words.definition.clone());
                    let [scored, asked] = [group.scored, group.asked].map(|n| words.whole(n));
                    let places = [("answered", &*scored), ("asked", &*asked)];
                    let (score, meaning) = match group.estimate {
                        Some(estimate) => {
                            let values = [reading.band(estimate, words), reading.interval(estimate, words)];
                            let places = [("band", &*values[0]), ("interval", &*values[1])];
                            (reading.score(estimate.score, words), words.fill(Msg::GroupsText, &places))
                        }
                        None => (String::new(), words.fill(Msg::TableUnscoredGroup, &places)),
                    };
                    let exact = group.estimate.map(|e| plain_number(e.score)).unwrap_or_default();
                    view! {
                        <li data-group=group.id.to_string() data-score=exact>
                            <h3>{name}" "<span class="figure">{score}</span></h3>
                            <p class="small">{meaning}</p>
                            <p class="small soft">{definition}</p>
                        </li>
                    }
                    .into_any()
                })
                .collect();
            view! {
                <section class="stack" data-role="groups">
                    <h2>{words.text(Msg::GroupsTitle)}</h2>
                    <ul class="steps">{groups}</ul>
                </section>
            }
            .into_any()
        })
    })
    .into_any()
}

/// The facts as they were said.
pub fn facts(reading: Signal<Reading>, attempt: StoredValue<Attempt>) -> AnyView {
    let words = Words::here();
    live(move || {
        reading.with(|reading| {
            let questionnaire = &reading.questionnaire;
            let said = questionnaire.instrument.facts.iter().filter_map(|fact| {
                let asked = Asked::Fact(fact.id.clone());
                let choice = attempt.with_value(|attempt| asked.given(attempt))?;
                let (question, answer) =
                    (asked.question(questionnaire, words), asked.label(questionnaire, &choice));
                Some(
                    view! { <li data-fact=fact.id.to_string()>{question} " " <b>{answer}</b></li> }
                        .into_any(),
                )
            });
            let said: Vec<AnyView> = said.collect();
            if said.is_empty() {
                return ().into_any();
            }
            view! {
                <section class="stack" data-role="facts">
                    <h2>{words.text(Msg::FactsSaid)}</h2>
                    <p class="soft">{words.text(Msg::FactsContext)}</p>
                    <ul class="plain">{said}</ul>
                </section>
            }
            .into_any()
        })
    })
    .into_any()
}

/// Which documents are still to be prepared, for an instrument that asks for evidence.
pub fn documents(reading: Signal<Reading>) -> AnyView {
    let words = Words::here();
    live(move || {
        reading.with(|reading| {
            let wording = &reading.questionnaire.wording;
            if wording.documents.is_empty() {
                return ().into_any();
            }
            let areas: Vec<AnyView> = reading
                .to_document
                .iter()
                .map(|found| {
                    let items: Vec<AnyView> = found
                        .items
                        .iter()
                        .map(|item| {
                            let statement = text_or_id(&wording.items, item).to_owned();
                            let document = wording.documents.get(item).cloned();
                            let id = item.to_string();
                            view! { <li data-document=id><b>{statement}</b><p class="soft">{document}</p></li> }
                                .into_any()
                        })
                        .collect();
                    let name = reading.name(&found.dimension);
                    view! { <div class="stack"><h3>{name}</h3><ul class="named">{items}</ul></div> }.into_any()
                })
                .collect();
            let lead = if areas.is_empty() { Msg::DocumentsNone } else { Msg::DocumentsText };
            view! {
                <section class="stack-l" data-role="documents">
                    <h2>{words.text(Msg::DocumentsTitle)}</h2>
                    {paragraph(words.text(lead))}
                    {areas}
                </section>
            }
            .into_any()
        })
    })
    .into_any()
}
