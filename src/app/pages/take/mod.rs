//! Answering: which attempt, which page of it, and what is kept.

mod choice;
mod review;
mod session;
mod setup;
mod statements;

use leptos::prelude::*;

use super::with_questionnaire;
use crate::app::chunks;
use crate::app::view::{live, memo};
use crate::instrument::InstrumentId;
pub use choice::choice;
pub use review::review;
pub use session::{Opening, Session};

/// Answers an instrument.
pub fn take(instrument: InstrumentId) -> AnyView {
    with_questionnaire(instrument, "take", |questionnaire| {
        let opening = RwSignal::new(Session::open(questionnaire));
        live(move || match opening.get() {
            Opening::Choice(attempt) => chunks::choice(questionnaire, attempt, opening),
            Opening::Begin => answering(Session::begin(questionnaire)),
            Opening::GoOn(attempt) => answering(Session::go_on(questionnaire, attempt)),
            Opening::CameBack(attempt) => answering(Session::came_back(questionnaire, attempt)),
        })
        .into_any()
    })
}

/// The pages of statements, then the review.
fn answering(session: Session) -> AnyView {
    let reviewing = memo(move || session.with_attempt(|attempt| attempt.pages()) <= session.page.get());
    live(move || if reviewing.get() { chunks::review(session) } else { statements::statements(session) })
        .into_any()
}
