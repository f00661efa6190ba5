//! A result that somebody shared, kept as the code it came as.

use super::record::{RecordError, SCHEMA, check_schema, damaged};
use crate::json::{Document, ObjectWriter};
use crate::response::Timestamp;

/// A shared result on this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The result code, in its usual spelling.
    pub code: String,
    /// Whose it is, in the words of the person who keeps it; empty where they gave none.
    pub name: String,
    /// When it was kept.
    pub received: Timestamp,
}

/// A shared result as JSON.
#[must_use]
pub fn write_shared(shared: &Shared) -> String {
    let mut record = ObjectWriter::default();
    record.number("schema", Some(SCHEMA.into()));
    record.text("code", Some(&shared.code));
    record.text("name", Some(&shared.name));
    record.number("received", Some(shared.received.0));
    record.end()
}

/// Reads a shared result. Whether its code can be read is the code's to say.
///
/// # Errors
/// [`RecordError::Newer`] for a later schema, [`RecordError::Damaged`] for anything else unreadable.
pub fn read_shared(text: &str) -> Result<Shared, RecordError> {
    let document = Document::parse(text).map_err(damaged)?;
    check_schema(&document)?;
    let record = document.root();
    let shared = Shared {
        code: record.field("code").owned(),
        name: record.field("name").owned(),
        received: Timestamp(record.field("received").count()),
    };
    document.finish(shared).map_err(damaged)
}
