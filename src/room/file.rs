//! A room as a file: to go on with on another laptop, or to be merged into another collector's room. It holds the codes
//! of all hand-ins, so it belongs to the facilitator alone.

use crate::json::{ObjectWriter, compact, fields};
use crate::store::{RecordError, RoomRecord, read_room, write_room};

/// What the file says it is.
const KIND: &str = "innospark-room";

/// The file's schema that this program writes.
const SCHEMA: u64 = 1;

/// The largest file that is read; a full room has a sixth of it.
const MOST_BYTES: usize = 20_000_000;

/// Why a file is no room. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RoomFileError {
    /// It is larger than a room can be.
    #[error("the file is larger than a room can be; nothing was changed")]
    TooLarge,
    /// There is nothing in it.
    #[error("the file is empty; nothing was changed")]
    Empty,
    /// It is no JSON, or JSON of another kind.
    #[error("the file is no room of this app; nothing was changed")]
    Foreign,
    /// It begins as a room and does not go on as one.
    #[error("the room in this file is damaged or cut off; nothing was changed")]
    Damaged,
    /// A later program version wrote it.
    #[error("the room was written by a newer version (schema {0}); nothing was changed")]
    Newer(u32),
}

/// A room as a file.
#[must_use]
pub fn write_room_file(room: &RoomRecord) -> String {
    let mut file = ObjectWriter::default();
    file.text("kind", Some(KIND));
    file.number("schema", Some(SCHEMA));
    file.json("room", &write_room(room));
    file.end() + "\n"
}

/// Reads a room's file. That its codes fit its instrument is said when they are counted.
///
/// # Errors
/// When it is no room that this version can use.
pub fn read_room_file(text: &str) -> Result<RoomRecord, RoomFileError> {
    if MOST_BYTES < text.len() {
        return Err(RoomFileError::TooLarge);
    }
    // Some editors put a mark before the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_ascii();
    if text.is_empty() {
        return Err(RoomFileError::Empty);
    }
    let Some(parts) = fields(text) else {
        let ours = text.starts_with('{') && compact(head(text)).starts_with("{\"kind\":\"innospark-room\"");
        return Err(if ours { RoomFileError::Damaged } else { RoomFileError::Foreign });
    };
    let part = |name: &str| parts.iter().find(|(other, _)| other == name).map(|(_, text)| *text);
    if part("kind") != Some("\"innospark-room\"") {
        return Err(RoomFileError::Foreign);
    }
    match part("schema").and_then(|text| text.parse::<u32>().ok()) {
        Some(1) => {}
        Some(later @ 2..) => return Err(RoomFileError::Newer(later)),
        Some(0) | None => return Err(RoomFileError::Damaged),
    }
    let room = part("room").ok_or(RoomFileError::Damaged)?;
    read_room(room).map_err(|error| match error {
        RecordError::Newer(schema) => RoomFileError::Newer(schema),
        RecordError::Damaged => RoomFileError::Damaged,
    })
}

/// As much of a broken file as says what it was to be.
fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(200)).unwrap_or(text)
}
