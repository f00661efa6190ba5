//! What a person calls an attempt, and notes about it.

use serde::Serialize;

use super::record::{RecordError, SCHEMA, check_schema, damaged};
use crate::json::Document;

/// A name and a note; both may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// What the person calls the attempt; empty where it goes by its date.
    pub name: String,
    /// What the person noted about it.
    pub note: String,
}

#[derive(Serialize)]
struct LabelRecord<'a> {
    schema: u32,
    name: &'a str,
    note: &'a str,
}

/// A label as JSON.
#[must_use]
pub fn write_label(label: &Label) -> String {
    serde_json::to_string(&LabelRecord { schema: SCHEMA, name: &label.name, note: &label.note })
        .unwrap_or_default()
}

/// Reads a label.
///
/// # Errors
/// [`RecordError::Newer`] for a later schema, [`RecordError::Damaged`] for anything else unreadable.
pub fn read_label(text: &str) -> Result<Label, RecordError> {
    let document = Document::parse(text).map_err(damaged)?;
    check_schema(&document)?;
    let record = document.root();
    document
        .finish(Label { name: record.field("name").owned(), note: record.field("note").owned() })
        .map_err(damaged)
}
