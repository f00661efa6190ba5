//! The levels a person wishes for.

use litemap::LiteMap;

use super::record::{RecordError, SCHEMA, check_schema, damaged};
use crate::instrument::DimensionId;
use crate::json::{Document, ObjectWriter};

/// Wished-for levels by dimension, POMP 0–100, in whole points; a dimension without a wish is absent.
pub type Target = LiteMap<DimensionId, u8>;

/// The highest level.
const TOP: u64 = 100;

/// A target as JSON.
#[must_use]
pub fn write_target(target: &Target) -> String {
    let mut levels = ObjectWriter::default();
    for (id, level) in target {
        levels.number(id.as_str(), Some((*level).into()));
    }
    let mut record = ObjectWriter::default();
    record.number("schema", Some(SCHEMA.into()));
    record.json("levels", &levels.end());
    record.end()
}

/// Reads a target.
///
/// # Errors
/// [`RecordError::Newer`] for a later schema, [`RecordError::Damaged`] for anything else unreadable.
pub fn read_target(text: &str) -> Result<Target, RecordError> {
    let document = Document::parse(text).map_err(damaged)?;
    check_schema(&document)?;
    let mut target = Target::new();
    for (id, level) in document.root().field("levels").entries() {
        match (DimensionId::parse(id), level.count()) {
            (Ok(id), points @ 0..=TOP) => {
                target.insert(id, u8::try_from(points).unwrap_or(u8::MAX));
            }
            _ => level.wrong("a level from 0 to 100 is expected"),
        }
    }
    document.finish(target).map_err(damaged)
}
