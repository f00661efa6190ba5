//! Answering: which attempt, which page of it, and what is kept.

mod choice;
mod review;
mod session;
mod setup;
mod statements;

use leptos::prelude::*;

use super::WithQuestionnaire;
use crate::instrument::InstrumentId;
use choice::Choice;
use review::Review;
use session::Opening;
pub use session::Session;
use statements::Statements;

/// Answers an instrument.
#[component]
pub fn Take(
    /// Which instrument.
    instrument: InstrumentId,
) -> impl IntoView {
    view! {
        <WithQuestionnaire
            instrument
            page="take"
            children=Box::new(|questionnaire| {
                let opening = RwSignal::new(Session::open(questionnaire));
                let view = move || match opening.get() {
                    Opening::Choice(attempt) => view! { <Choice questionnaire attempt opening/> }.into_any(),
                    Opening::Session(session) => view! { <Answering session/> }.into_any(),
                };
                view.into_any()
            })
        />
    }
}

/// The pages of statements, then the review.
#[component]
fn Answering(
    /// The attempt that is answered.
    session: Session,
) -> impl IntoView {
    let reviewing = Memo::new(move |_| session.pages() <= session.page());
    move || match reviewing.get() {
        true => view! { <Review session/> }.into_any(),
        false => view! { <Statements session/> }.into_any(),
    }
}
