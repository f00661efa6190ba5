//! Whether a text is a record that this version can use, whatever kind of record it is.

use super::label::read_label;
use super::plan::read_plan;
use super::record::{RecordError, read_attempt, read_settings};
use super::room::read_room;
use super::shared::read_shared;
use super::shelf::Key;
use super::target::read_target;

/// Reads a record as its key says.
///
/// # Errors
/// [`RecordError::Newer`] for a later schema, [`RecordError::Damaged`] for anything else that cannot be used; an
/// attempt or a room under another one's name is damaged.
pub fn check(key: &Key, text: &str) -> Result<(), RecordError> {
    match key {
        Key::Attempt(id) => read_attempt(text)
            .and_then(|attempt| if attempt.id == *id { Ok(()) } else { Err(RecordError::Damaged) }),
        Key::Label(_) => read_label(text).map(|_| ()),
        Key::Plan(_) => read_plan(text).map(|_| ()),
        Key::Target(_) => read_target(text).map(|_| ()),
        Key::Shared(_) => read_shared(text).map(|_| ()),
        Key::Room(id) => {
            read_room(text).and_then(|room| if room.id == *id { Ok(()) } else { Err(RecordError::Damaged) })
        }
        Key::Settings => read_settings(text).map(|_| ()),
    }
}
