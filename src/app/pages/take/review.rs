//! The last page: what is unanswered, and what finishing without it costs.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::session::Session;
use crate::app::navigation::Navigation;
use crate::app::parts::statement_dom_id;
use crate::app::view::{button, live, memo, text, when};
use crate::app::words::{Msg, Words};
use crate::guidance::Eligibility;
use crate::instrument::{ItemId, text_or_id};
use crate::scoring::{DimensionScore, Profile};
use crate::web::{events, page};

/// Lists what is unanswered, each with a link, says what it costs, and lets one finish.
pub fn review(session: Session) -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::ReviewTitle));
    let open =
        memo(move || session.with_attempt(|attempt| attempt.unanswered().cloned().collect::<Vec<ItemId>>()));
    let summary = text(move || match open.with(Vec::len) {
        0 => words.text(Msg::ReviewComplete),
        n => words.count(Msg::ReviewOpen, n),
    });
    let last = move || session.page.get_untracked().saturating_sub(1);
    let gates = live(move || unanswered_gates(session));
    let unanswered = when(
        move || open.with(|open| !open.is_empty()),
        move || {
            let links: Vec<AnyView> = open.get().into_iter().map(|item| link(session, item)).collect();
            view! {
                <ul class="open">{links}</ul>
                <section class="stack" data-role="costs">
                    <h2>{words.t(Msg::ReviewCost)}</h2>
                    <ul class="plain">{live(move || costs(session))}</ul>
                </section>
            }
            .into_any()
        },
    );
    view! {
        <main id="main" class="stack-l narrow" tabindex="-1" data-page="take" data-step="review">
            <div class="stack">
                <h1 tabindex="-1">{words.t(Msg::ReviewTitle)}</h1>
                <p>{summary}</p>
            </div>
            {gates}
            {unanswered}
            <p class="actions">
                {button("button", "finish", words.t(Msg::ReviewFinish), move || session.finish())}
                {button("button quiet", "back", words.t(Msg::TakeBack), move || session.go(last()))}
            </p>
        </main>
    }
    .into_any()
}

/// How many conditions have no answer, with the way to them.
fn unanswered_gates(session: Session) -> AnyView {
    let words = Words::here();
    let open = session.with_attempt(|attempt| {
        session.questionnaire.with(|q| Eligibility::unanswered(&q.instrument, &attempt.gates))
    });
    if open == 0 {
        return ().into_any();
    }
    view! {
        <p>
            {words.count(Msg::ReviewGates, open)} " "
            {button("link", "gates", words.t(Msg::ReviewGatesGo), move || session.go(0))}
        </p>
    }
    .into_any()
}

/// A link to an unanswered statement.
fn link(session: Session, item: ItemId) -> AnyView {
    let statement = String::from("#") + &statement_dom_id(&item);
    let shown = session.attempt.with_untracked(|attempt| attempt.page_of(&item)).unwrap_or(0);
    let shown = shown + untrack(|| session.first_statements());
    let label = {
        let item = item.clone();
        text(move || session.questionnaire.with(|q| text_or_id(&q.wording.items, &item).to_owned()))
    };
    let href = statement.clone();
    let go = move |event: MouseEvent| {
        event.prevent_default();
        session.go(shown);
        let statement = statement.clone();
        // Two frames later the page stands and its heading had the focus; the statement is what was asked for.
        events::before_paint(move || {
            events::before_paint(move || {
                page::reveal(&statement);
                page::focus(&(statement + " input"));
            });
        });
    };
    view! { <li><a href=href on:click=go>{label}</a></li> }.into_any()
}

/// What finishing now costs, by the engine that will score it: first what is lost, then what is less sure.
fn costs(session: Session) -> AnyView {
    let words = Words::here();
    let questionnaire = session.questionnaire.get();
    let instrument = &questionnaire.instrument;
    let profile = session.with_attempt(|attempt| {
        Profile::score(instrument, instrument.form_or_first(&attempt.form), &attempt.answers)
    });
    let sentence = |score: &DimensionScore| {
        let name = questionnaire.wording.dimensions.get(&score.id).map_or(score.id.as_str(), |w| &w.name);
        let [answered, asked, required] =
            [score.answered, score.asked, score.required].map(|n| words.whole(n));
        let values = [("name", name), ("answered", &answered), ("asked", &asked), ("required", &required)];
        let message = if score.estimate.is_some() { Msg::ReviewCostWider } else { Msg::ReviewCostLost };
        view! { <li>{words.fill(message, &values)}</li> }
    };
    let incomplete = |scored: bool| {
        let costly = profile.dimensions.iter().filter(|score| score.answered < score.asked);
        costly.filter(move |score| score.estimate.is_some() == scored)
    };
    incomplete(false).chain(incomplete(true)).map(sentence).collect_view().into_any()
}
