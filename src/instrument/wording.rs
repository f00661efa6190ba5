//! An instrument's words in one language: every text by id, and nothing that could change a score.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::definition::Missing;
use super::id::{BandId, DimensionId, FormId, GroupId, InstrumentId, ItemId, OptionId, RoleId};

/// Texts of an instrument in one language.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Wording {
    /// The instrument these words belong to.
    pub instrument: InstrumentId,
    /// BCP 47 tag.
    pub language: String,
    /// How far the words can be relied on.
    pub translation: Translation,
    /// The instrument's name for people.
    pub title: String,
    /// What it asks, in two or three sentences.
    pub introduction: String,
    /// The question that all statements answer.
    pub stem: String,
    /// What a dimension is called here, as a column's head: "Skill", "Area".
    pub dimension_heading: String,
    /// Option texts.
    pub options: BTreeMap<OptionId, String>,
    /// Texts for the ways not to answer.
    pub missing: MissingWords,
    /// Role names.
    #[serde(default)]
    pub roles: BTreeMap<RoleId, String>,
    /// Form names.
    pub forms: BTreeMap<FormId, String>,
    /// Statements.
    pub items: BTreeMap<ItemId, String>,
    /// Groups.
    #[serde(default)]
    pub groups: BTreeMap<GroupId, Named>,
    /// Dimensions.
    pub dimensions: BTreeMap<DimensionId, DimensionWords>,
    /// Bands.
    pub bands: BTreeMap<BandId, BandWords>,
    /// What a result can and cannot tell, a sentence each.
    pub caveats: Vec<String>,
}

/// How far a translation can be relied on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Translation {
    /// Source text, draft, or reviewed by a named person.
    pub status: TranslationStatus,
}

/// The state of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TranslationStatus {
    /// The language the instrument was written in.
    Source,
    /// Not yet reviewed.
    Draft,
    /// Signed by a named reviewer.
    Reviewed,
}

/// Words for the ways not to answer.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct MissingWords {
    /// "Does not apply".
    pub na: String,
    /// "I do not know".
    pub dk: String,
}

impl MissingWords {
    /// The text of one way not to answer.
    #[must_use]
    pub fn of(&self, missing: Missing) -> &str {
        match missing {
            Missing::NotApplicable => &self.na,
            Missing::DontKnow => &self.dk,
        }
    }
}

/// A name and what it means.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What it means, one sentence.
    pub definition: String,
}

/// A dimension's words.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct DimensionWords {
    /// The name.
    pub name: String,
    /// What it means, one sentence.
    pub definition: String,
    /// What a low score looks like at work.
    pub low: String,
    /// What a high score looks like at work.
    pub high: String,
    /// What each band means for this dimension.
    #[serde(default)]
    pub bands: BTreeMap<BandId, String>,
}

/// A band's words.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct BandWords {
    /// The name.
    pub name: String,
    /// What it means, one sentence.
    pub text: String,
}

impl Wording {
    /// Reads a wording file.
    ///
    /// # Errors
    /// When the text is no JSON, or a field is missing or of another kind.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

/// A text by id; an id without words is shown as the id, which the linter forbids to ship.
pub fn text_or_id<'a, Id: Ord + AsRef<str>>(texts: &'a BTreeMap<Id, String>, id: &'a Id) -> &'a str {
    texts.get(id).map_or_else(|| id.as_ref(), String::as_str)
}
