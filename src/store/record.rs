//! Stored records (contract 4.5): what is written, and how it is read back.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::instrument::{ContentHash, FormId, InstrumentId, ItemId, RoleId, Version};
use crate::response::{Answers, Attempt, AttemptId, Timestamp};

/// The records' schema that this program writes.
pub const SCHEMA: u32 = 1;

/// Why a record cannot be used. It is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// A later program version wrote it.
    #[error("written by a newer version (schema {0})")]
    Newer(u32),
    /// It is not what this program writes.
    #[error("damaged")]
    Damaged,
}

#[derive(Deserialize)]
struct Envelope {
    schema: u32,
}

#[derive(Serialize, Deserialize)]
struct AttemptRecord {
    schema: u32,
    id: AttemptId,
    instrument: InstrumentId,
    version: Version,
    hash: ContentHash,
    form: FormId,
    role: Option<RoleId>,
    language: String,
    order: Vec<ItemId>,
    answers: Answers,
    page: usize,
    page_times: Vec<u64>,
    started: Timestamp,
    finished: Option<Timestamp>,
}

/// An attempt as JSON. Times are milliseconds: since 1970 for `started` and `finished`, spent for `page_times`.
#[must_use]
pub fn write_attempt(attempt: &Attempt) -> String {
    let attempt = attempt.clone();
    let record = AttemptRecord {
        schema: SCHEMA,
        id: attempt.id,
        instrument: attempt.instrument,
        version: attempt.version,
        hash: attempt.hash,
        form: attempt.form,
        role: attempt.role,
        language: attempt.language,
        order: attempt.order,
        answers: attempt.answers,
        page: attempt.page,
        page_times: attempt.page_times,
        started: attempt.started,
        finished: attempt.finished,
    };
    // Strings, whole numbers and maps with string keys always serialise.
    serde_json::to_string(&record).unwrap_or_default()
}

/// Reads an attempt.
///
/// # Errors
/// [`RecordError::Newer`] for a later schema; [`RecordError::Damaged`] for anything that this program cannot have
/// written: no JSON, a missing field, a statement twice in the order, an answer to a statement not asked.
pub fn read_attempt(text: &str) -> Result<Attempt, RecordError> {
    check_schema(text)?;
    let record: AttemptRecord = serde_json::from_str(text).map_err(|_| RecordError::Damaged)?;
    let asked: BTreeSet<&ItemId> = record.order.iter().collect();
    let once = asked.len() == record.order.len() && !record.order.is_empty();
    let known = record.answers.keys().all(|item| asked.contains(item));
    if !once || !known {
        return Err(RecordError::Damaged);
    }
    let mut attempt = Attempt {
        id: record.id,
        instrument: record.instrument,
        version: record.version,
        hash: record.hash,
        form: record.form,
        role: record.role,
        language: record.language,
        order: record.order,
        answers: record.answers,
        page: record.page,
        page_times: record.page_times,
        started: record.started,
        finished: record.finished,
    };
    attempt.page = attempt.page.min(attempt.pages());
    attempt.page_times.resize(attempt.pages(), 0);
    Ok(attempt)
}

/// How the page looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the device is set.
    #[default]
    Auto,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// The word in addresses and storage.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|theme| theme.as_str() == text)
    }
}

/// What a person chose for this device.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// BCP 47 tag; `None` follows the browser.
    pub language: Option<String>,
    /// How the page looks.
    pub theme: Theme,
}

#[derive(Serialize, Deserialize)]
struct SettingsRecord {
    schema: u32,
    language: Option<String>,
    theme: Theme,
}

/// Settings as JSON.
#[must_use]
pub fn write_settings(settings: &Settings) -> String {
    let record = SettingsRecord { schema: SCHEMA, language: settings.language.clone(), theme: settings.theme };
    serde_json::to_string(&record).unwrap_or_default()
}

/// Reads settings.
///
/// # Errors
/// [`RecordError::Newer`] for a later schema, [`RecordError::Damaged`] for anything else unreadable.
pub fn read_settings(text: &str) -> Result<Settings, RecordError> {
    check_schema(text)?;
    let record: SettingsRecord = serde_json::from_str(text).map_err(|_| RecordError::Damaged)?;
    Ok(Settings { language: record.language, theme: record.theme })
}

fn check_schema(text: &str) -> Result<(), RecordError> {
    match serde_json::from_str::<Envelope>(text) {
        Ok(Envelope { schema: SCHEMA }) => Ok(()),
        Ok(Envelope { schema }) if SCHEMA < schema => Err(RecordError::Newer(schema)),
        Ok(_) | Err(_) => Err(RecordError::Damaged),
    }
}
