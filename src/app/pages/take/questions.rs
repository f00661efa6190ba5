//! A page of conditions, before the statements, or of facts, behind them.

use leptos::prelude::*;

use super::session::Session;
use super::statements::{kept, opening, welcome_back};
use crate::app::chunks;
use crate::app::navigation::Navigation;
use crate::app::parts::Asked;
use crate::app::view::{button, memo, radio, text, when};
use crate::app::words::{Msg, Words};
use crate::response::Stage;

/// All conditions, or all facts. None of them has to be answered to go on.
pub fn questions(session: Session, stage: Stage) -> AnyView {
    let words = Words::here();
    let (title, lead) = match stage {
        Stage::Facts => (Msg::FactsTitle, Msg::FactsText),
        Stage::Gates | Stage::Statements | Stage::Review => (Msg::GatesTitle, Msg::GatesText),
    };
    Navigation::here().arrive(move || words.text(title));
    chunks::prefetch();
    let asked: Vec<Asked> = session.questionnaire.with_untracked(|q| match stage {
        Stage::Facts => q.instrument.facts.iter().map(|fact| Asked::Fact(fact.id.clone())).collect(),
        _ => q.instrument.gates.iter().map(|gate| Asked::Gate(gate.id.clone())).collect(),
    });
    let sets: Vec<AnyView> = asked.into_iter().map(|asked| question(session, asked)).collect();
    let page = session.page.get_untracked();
    let back = (0 < page)
        .then(|| button("button quiet", "back", words.t(Msg::TakeBack), move || session.go(page - 1)));
    view! {
        <main id="main" class="stack-l take" tabindex="-1" data-page="take" data-step=step(stage)>
            <div class="stack">
                <h1 tabindex="-1">{words.t(title)}</h1>
                {(page == 0).then(|| opening(session))}
                {when(move || session.returned.get(), move || welcome_back(session))}
                <p>{words.t(lead)}</p>
            </div>
            <form on:submit=move |event| event.prevent_default()>
                {sets}
                <div class="actions">
                    {button("button", "next", words.t(Msg::TakeNext), move || session.go(page + 1))}
                    {back}
                    {kept()}
                </div>
            </form>
        </main>
    }
    .into_any()
}

fn step(stage: Stage) -> &'static str {
    if stage == Stage::Facts { "facts" } else { "gates" }
}

/// A question with its choices, all of one kind and none chosen before the person does.
fn question(session: Session, asked: Asked) -> AnyView {
    let words = Words::here();
    let questionnaire = session.questionnaire;
    let id = asked.id().to_owned();
    let choices = questionnaire.with_untracked(|q| asked.choices(&q.instrument));
    let asked = StoredValue::new(asked);
    let given = memo(move || session.with_attempt(|attempt| asked.with_value(|asked| asked.given(attempt))));
    let legend = text(move || questionnaire.with(|q| asked.with_value(|asked| asked.question(q, words))));
    let name = id.clone();
    let radios: Vec<AnyView> = choices
        .into_iter()
        .map(|choice| {
            let (name, value) = (name.clone(), choice.clone());
            let choice = StoredValue::new(choice);
            let label = text(move || {
                questionnaire
                    .with(|q| asked.with_value(|asked| choice.with_value(|choice| asked.label(q, choice))))
            });
            let checked = move || choice.with_value(|choice| given.get().as_ref() == Some(choice));
            let choose = move || {
                session.tell(|attempt, instrument| {
                    asked.with_value(|asked| {
                        choice.with_value(|choice| asked.answer(attempt, instrument, choice));
                    });
                });
            };
            radio(name, value, checked, label, choose)
        })
        .collect();
    view! {
        <fieldset data-item=id>
            <legend>{legend}</legend>
            <div class="scale few">{radios}</div>
        </fieldset>
    }
    .into_any()
}
