//! Golden cases: answers with the scores they must give, kept in the instrument file itself.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::id::{FormId, ItemId};

/// Answers with the scores they must give.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GoldenCase {
    /// What the case shows.
    pub name: String,
    /// The form answered; the first one when absent.
    pub form: Option<FormId>,
    /// Option id, `na` or `dk` by item.
    pub answers: BTreeMap<ItemId, String>,
    /// POMP 0–100 by dimension id, group id or `total`; `None` for not scored.
    pub expect: BTreeMap<String, Option<f64>>,
}

#[derive(Deserialize)]
struct GoldenFile {
    #[serde(default)]
    golden: Vec<GoldenCase>,
}

/// The golden cases of an instrument file. The app never reads them, so they are not part of the definition.
///
/// # Errors
/// When the text is no JSON, or a case has another shape.
pub fn golden_cases(instrument_json: &str) -> Result<Vec<GoldenCase>, serde_json::Error> {
    Ok(serde_json::from_str::<GoldenFile>(instrument_json)?.golden)
}
