//! What a record is called on this page.

use crate::app::words::{Msg, Words};
use crate::response::Attempt;
use crate::store::{Key, check, read_attempt, read_label, read_room, read_shared};

/// Characters of a text from a record that are shown; the rest may be as long as it likes.
const SHOWN: usize = 80;

/// A text from a record, cut to what a line takes.
pub(super) fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => text[..end].to_owned() + "…",
    }
}

/// How far an assessment has come, tracked.
pub(super) fn progress(attempt: &Attempt) -> String {
    let words = Words::here();
    let (answered, total) = (words.whole(attempt.answered()), words.whole(attempt.order.len()));
    let (message, moment) = match attempt.finished {
        Some(finished) => (Msg::AttemptFinished, finished),
        None => (Msg::AttemptUnfinished, attempt.started),
    };
    words.fill(message, &[("answered", &answered), ("total", &total), ("date", &words.date(moment))])
}

/// What a record is, and a second line about it or nothing, tracked.
pub(super) fn name(key: &str, text: &str) -> (String, String) {
    let words = Words::here();
    let parsed = Key::parse(key).filter(|parsed| check(parsed, text).is_ok());
    let Some(parsed) = parsed else { return (words.text(Msg::DataKindAside), cut(key)) };
    let (message, about) = match parsed {
        Key::Attempt(_) => {
            let attempt = read_attempt(text).ok();
            let title = attempt.as_ref().map(|attempt| cut(&words.instrument(&attempt.instrument)));
            let about = attempt.as_ref().map(progress);
            return (title.unwrap_or_default(), about.unwrap_or_default());
        }
        Key::Target(instrument) => {
            return (words.text(Msg::DataKindTarget), cut(&words.instrument(&instrument)));
        }
        Key::Label(_) => (Msg::DataKindLabel, read_label(text).map(|label| label.name)),
        Key::Shared(_) => (Msg::DataKindShared, read_shared(text).map(|shared| shared.name)),
        Key::Room(_) => (Msg::DataKindRoom, read_room(text).map(|room| room.name)),
        Key::Plan(_) => (Msg::DataKindPlan, Ok(String::new())),
        Key::Settings => (Msg::DataKindSettings, Ok(String::new())),
    };
    (words.text(message), cut(&about.unwrap_or_default()))
}
