//! The last page: what is unanswered, and what finishing without it costs.

use leptos::prelude::*;

use super::session::Session;
use crate::app::navigation::Navigation;
use crate::app::parts::statement_dom_id;
use crate::app::words::{Msg, Words};
use crate::instrument::{ItemId, text_or_id};
use crate::response::Attempt;
use crate::scoring::{DimensionScore, Profile};
use crate::web::{events, page};

/// Lists what is unanswered, each with a link, says what it costs, and lets one finish.
#[component]
pub fn Review(
    /// The attempt that is answered.
    session: Session,
) -> impl IntoView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::ReviewTitle));
    let open = Memo::new(move |_| {
        session.with_attempt(|attempt| attempt.unanswered().cloned().collect::<Vec<ItemId>>())
    });
    let summary = move || match open.with(Vec::len) {
        0 => words.text(Msg::ReviewComplete),
        n => words.count(Msg::ReviewOpen, n),
    };
    let last = move || session.with_attempt(Attempt::pages).saturating_sub(1);
    view! {
        <main id="main" class="stack-l narrow" tabindex="-1" data-page="take" data-step="review">
            <div class="stack">
                <h1 tabindex="-1">{move || words.text(Msg::ReviewTitle)}</h1>
                <p>{summary}</p>
            </div>
            <Show when=move || open.with(|open| !open.is_empty())>
                <ul class="open">
                    {move || open.get().into_iter().map(|item| view! { <Open session item/> }).collect_view()}
                </ul>
                <Costs session/>
            </Show>
            <p class="actions">
                <button type="button" class="button" data-action="finish" on:click=move |_| session.finish()>
                    {move || words.text(Msg::ReviewFinish)}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    data-action="back"
                    on:click=move |_| session.go(last())
                >
                    {move || words.text(Msg::TakeBack)}
                </button>
            </p>
        </main>
    }
}

/// A link to an unanswered statement.
#[component]
fn Open(
    /// The attempt that is answered.
    session: Session,
    /// Which statement.
    item: ItemId,
) -> impl IntoView {
    let dom_id = statement_dom_id(&item);
    let href = String::from("#") + &dom_id;
    let shown = session.with_attempt(|attempt| attempt.page_of(&item)).unwrap_or(0);
    let text = move || session.questionnaire.with(|q| text_or_id(&q.wording.items, &item).to_owned());
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        session.go(shown);
        // After the page's own heading took the focus: the statement is what was asked for.
        let statement = String::from("#") + &dom_id;
        events::before_paint(move || {
            events::before_paint(move || {
                page::reveal(&statement);
                page::focus(&(statement + " input"));
            });
        });
    };
    view! { <li><a href=href on:click=go>{text}</a></li> }
}

/// What finishing now costs, by the engine that will score it.
#[component]
fn Costs(
    /// The attempt that is answered.
    session: Session,
) -> impl IntoView {
    let words = Words::here();
    let sentence = move |score: &DimensionScore| {
        let name = session
            .questionnaire
            .with(|q| q.wording.dimensions.get(&score.id).map_or_else(String::new, |words| words.name.clone()));
        let [answered, asked, required] =
            [score.answered, score.terms.len(), score.required].map(|n| words.whole(n));
        let values =
            [("name", &*name), ("answered", &answered), ("asked", &asked), ("required", &required)];
        let message =
            if score.estimate.is_some() { Msg::ReviewCostWider } else { Msg::ReviewCostLost };
        words.fill(message, &values)
    };
    let costs = move || {
        let questionnaire = session.questionnaire.get();
        let instrument = &questionnaire.instrument;
        let profile = session.with_attempt(|attempt| {
            Profile::score(instrument, instrument.form_or_first(&attempt.form), &attempt.answers)
        });
        let mut costly: Vec<DimensionScore> =
            profile.dimensions.into_iter().filter(|score| score.answered < score.terms.len()).collect();
        // What is lost first, then what is less sure.
        costly.sort_by_key(|score| score.estimate.is_some());
        costly.iter().map(|score| view! { <li>{sentence(score)}</li> }).collect_view()
    };
    view! {
        <section class="stack" data-role="costs">
            <h2>{move || words.text(Msg::ReviewCost)}</h2>
            <ul class="plain">{costs}</ul>
        </section>
    }
}
