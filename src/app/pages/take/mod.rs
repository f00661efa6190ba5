//! Answering: which attempt, which page of it, and what is kept.

mod choice;
mod questions;
mod review;
mod session;
mod setup;
mod statements;

use leptos::prelude::*;

use super::with_questions;
use crate::app::chunks;
use crate::app::view::{live, memo};
use crate::instrument::InstrumentId;
use crate::response::Stage;
pub use choice::choice;
pub use questions::questions;
pub use review::review;
pub use session::{Opening, Session};

/// Answers an instrument.
pub fn take(instrument: InstrumentId) -> AnyView {
    with_questions(instrument, "take", |questionnaire| {
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

/// The pages of an attempt: those of statements stay one while they are turned.
fn answering(session: Session) -> AnyView {
    let stage = memo(move || session.stage());
    live(move || match stage.get() {
        Stage::Statements => statements::statements(session),
        stage => chunks::beside_statements(session, stage),
    })
    .into_any()
}
