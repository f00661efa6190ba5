//! Answering: which attempt, which page of it, and what is kept.

mod choice;
mod review;
mod session;
mod setup;
mod statements;

use leptos::prelude::*;

use super::with_questionnaire;
use crate::app::view::live;
use crate::instrument::InstrumentId;
use session::Opening;
pub use session::Session;

/// Answers an instrument.
pub fn take(instrument: InstrumentId) -> AnyView {
    with_questionnaire(instrument, "take", |questionnaire| {
        let opening = RwSignal::new(Session::open(questionnaire));
        live(move || match opening.get() {
            Opening::Choice(attempt) => choice::choice(questionnaire, attempt, opening),
            Opening::Begin => answering(Session::begin(questionnaire)),
            Opening::GoOn(attempt) => answering(Session::go_on(questionnaire, attempt)),
            Opening::CameBack(attempt) => answering(Session::came_back(questionnaire, attempt)),
        })
        .into_any()
    })
}

/// The pages of statements, then the review.
fn answering(session: Session) -> AnyView {
    let reviewing = Memo::new(move |_| session.with_attempt(|attempt| attempt.pages()) <= session.page.get());
    live(move || if reviewing.get() { review::review(session) } else { statements::statements(session) })
        .into_any()
}
