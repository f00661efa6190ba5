//! What a person calls an attempt, and notes about it.

use super::record::{RecordError, SCHEMA, check_schema, damaged};
use crate::json::{Document, ObjectWriter};

/// A name and a note; both may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// What the person calls the attempt; empty where it goes by its date.
    pub name: String,
    /// What the person noted about it.
    pub note: String,
}

/// Characters of the longest name that is taken.
pub const LONGEST_NAME: usize = 80;

/// Characters of the longest note that is taken.
pub const LONGEST_NOTE: usize = 1_000;

impl Label {
    /// What a person typed, without the space around it and cut to what is taken.
    #[must_use]
    pub fn typed(name: &str, note: &str) -> Self {
        let cut = |text: &str, longest: usize| -> String {
            let kept: String = text.trim().chars().take(longest).collect();
            kept.trim_end().to_owned()
        };
        // A name is one line.
        let line: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        Self { name: cut(&line, LONGEST_NAME), note: cut(note, LONGEST_NOTE) }
    }

    /// Whether there is nothing to keep.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.note.is_empty()
    }
}

/// A label as JSON.
#[must_use]
pub fn write_label(label: &Label) -> String {
    let mut record = ObjectWriter::default();
    record.number("schema", Some(SCHEMA.into()));
    record.text("name", Some(&label.name));
    record.text("note", Some(&label.note));
    record.end()
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
