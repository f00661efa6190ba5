//! A file as records.

use super::{KIND, SCHEMA};
use crate::json::{Document, compact, fields, members};

/// The largest file that is read: four times what a browser lets a page store.
pub const MOST_BYTES: usize = 20_000_000;

/// Most records in a file.
pub const MOST_RECORDS: usize = 10_000;

/// How many bytes of a broken file are searched for what it was to be.
const HEAD: usize = 200;

/// Why a file cannot be used at all. Nothing of it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// It is larger than [`MOST_BYTES`].
    #[error("the file is larger than a backup can be; nothing was changed")]
    TooLarge,
    /// There is nothing in it.
    #[error("the file is empty; nothing was changed")]
    Empty,
    /// It is no text, or in another encoding than UTF-8.
    #[error("the file is no text in UTF-8; nothing was changed")]
    NotText,
    /// It is no JSON, and does not look as if it had been a backup.
    #[error("the file is no JSON; nothing was changed")]
    NotJson,
    /// It is JSON of another kind.
    #[error("the file is no backup of this app; nothing was changed")]
    Foreign,
    /// It begins as a backup and does not go on as one.
    #[error("the backup is damaged or cut off; nothing was changed")]
    Damaged,
    /// A later program version wrote it.
    #[error("the backup was written by a newer version (schema {0}); nothing was changed")]
    Newer(u32),
    /// It has more than [`MOST_RECORDS`].
    #[error("the backup holds more records than can be; nothing was changed")]
    TooMany,
    /// It is a sound backup of nothing.
    #[error("the backup holds no records; nothing was changed")]
    NoRecords,
}

/// One record of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it lay; empty where the file does not say.
    pub key: String,
    /// What lay there; `None` where the file does not say.
    pub text: Option<String>,
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its records in the file's order. Whether they can be used is not said yet.
    pub entries: Vec<Entry>,
}

impl Backup {
    /// Reads a file.
    ///
    /// # Errors
    /// When the file as a whole is no backup that this version can use. A record that cannot be used is no error.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BackupError> {
        if MOST_BYTES < bytes.len() {
            return Err(BackupError::TooLarge);
        }
        Self::from_text(std::str::from_utf8(bytes).map_err(|_| BackupError::NotText)?)
    }

    fn from_text(text: &str) -> Result<Self, BackupError> {
        // Some editors put a mark before the text.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_ascii();
        if text.is_empty() {
            return Err(BackupError::Empty);
        }
        let Some(parts) = fields(text) else { return Err(without_fields(text)) };
        let part = |name: &str| parts.iter().find(|(other, _)| other == name).map(|(_, text)| *text);
        if part("innospark").and_then(string).as_deref() != Some(KIND) {
            return Err(BackupError::Foreign);
        }
        match part("schema").and_then(count) {
            Some(SCHEMA) => {}
            Some(later @ 2..) => return Err(BackupError::Newer(u32::try_from(later).unwrap_or(u32::MAX))),
            Some(_) | None => return Err(BackupError::Damaged),
        }
        let records = part("records").and_then(members).ok_or(BackupError::Damaged)?;
        match records.len() {
            0 => Err(BackupError::NoRecords),
            1..=MOST_RECORDS => Ok(Self { entries: records.into_iter().map(entry).collect() }),
            _ => Err(BackupError::TooMany),
        }
    }

    /// What a backup of these records would read as.
    #[must_use]
    pub fn of(records: &[(String, String)]) -> Self {
        let entry = |(key, text): &(String, String)| Entry { key: key.clone(), text: Some(text.clone()) };
        Self { entries: records.iter().map(entry).collect() }
    }
}

/// What a text is that is no object: JSON of another kind, a backup that was cut off, or neither.
fn without_fields(text: &str) -> BackupError {
    if Document::parse(text).is_ok() {
        return BackupError::Foreign;
    }
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text);
    let is_ours = head.starts_with('{') && compact(head).starts_with("{\"innospark\":");
    if is_ours { BackupError::Damaged } else { BackupError::NotJson }
}

fn entry(record: &str) -> Entry {
    let parts = fields(record).unwrap_or_default();
    let part = |name: &str| parts.iter().find(|(other, _)| other == name).map(|(_, text)| *text);
    let key = part("key").and_then(string).unwrap_or_default();
    let text = match (part("record"), part("text")) {
        (Some(record), None) => Some(compact(record)),
        (None, Some(text)) => string(text),
        (Some(_), Some(_)) | (None, None) => None,
    };
    Entry { key, text }
}

fn string(json: &str) -> Option<String> {
    let document = Document::parse(json).ok()?;
    document.finish(document.root().owned()).ok()
}

fn count(json: &str) -> Option<u64> {
    let document = Document::parse(json).ok()?;
    document.finish(document.root().count()).ok()
}
