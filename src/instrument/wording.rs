//! An instrument's words in one language: every text by id, and nothing that could change a score.

use std::collections::BTreeMap;

use super::definition::Missing;
use super::id::{BandId, DimensionId, FormId, GroupId, IdError, InstrumentId, ItemId, OptionId, RoleId};
use crate::json::{Document, JsonError, Node};

/// Texts of an instrument in one language.
#[derive(Debug, Clone, PartialEq)]
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
    pub roles: BTreeMap<RoleId, String>,
    /// Form names.
    pub forms: BTreeMap<FormId, String>,
    /// Statements.
    pub items: BTreeMap<ItemId, String>,
    /// Groups.
    pub groups: BTreeMap<GroupId, Named>,
    /// Dimensions.
    pub dimensions: BTreeMap<DimensionId, DimensionWords>,
    /// Bands.
    pub bands: BTreeMap<BandId, BandWords>,
    /// What a result can and cannot tell, a sentence each.
    pub caveats: Vec<String>,
}

/// How far a translation can be relied on.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// Source text, draft, or reviewed by a named person.
    pub status: TranslationStatus,
}

/// The state of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranslationStatus {
    /// The language the instrument was written in.
    Source,
    /// Not yet reviewed.
    Draft,
    /// Signed by a named reviewer.
    Reviewed,
}

/// Words for the ways not to answer.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What it means, one sentence.
    pub definition: String,
}

/// A dimension's words.
#[derive(Debug, Clone, PartialEq)]
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
    pub bands: BTreeMap<BandId, String>,
}

/// A band's words.
#[derive(Debug, Clone, PartialEq)]
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
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        let document = Document::parse(text)?;
        let file = document.root();
        let own = |name: &str| -> Result<String, JsonError> { Ok(file.field(name)?.text()?.to_owned()) };
        let missing = file.field("missing")?;
        Ok(Self {
            instrument: InstrumentId::read(&file.field("instrument")?)?,
            language: own("language")?,
            translation: read_translation(&file.field("translation")?)?,
            title: own("title")?,
            introduction: own("introduction")?,
            stem: own("stem")?,
            dimension_heading: own("dimension_heading")?,
            options: by_id(Some(file.field("options")?), OptionId::parse, text_of)?,
            missing: MissingWords { na: text_at(&missing, "na")?, dk: text_at(&missing, "dk")? },
            roles: by_id(file.optional("roles"), RoleId::parse, text_of)?,
            forms: by_id(Some(file.field("forms")?), FormId::parse, text_of)?,
            items: by_id(Some(file.field("items")?), ItemId::parse, text_of)?,
            groups: by_id(file.optional("groups"), GroupId::parse, read_named)?,
            dimensions: by_id(Some(file.field("dimensions")?), DimensionId::parse, read_dimension)?,
            bands: by_id(Some(file.field("bands")?), BandId::parse, read_band)?,
            caveats: file.field("caveats")?.list()?.iter().map(text_of).collect::<Result<_, _>>()?,
        })
    }
}

fn text_of(node: &Node<'_>) -> Result<String, JsonError> {
    node.text().map(str::to_owned)
}

fn text_at(node: &Node<'_>, name: &str) -> Result<String, JsonError> {
    text_of(&node.field(name)?)
}

/// An object of things by id; nothing where it is absent.
fn by_id<Id: Ord, T>(
    node: Option<Node<'_>>,
    id: fn(&str) -> Result<Id, IdError>,
    read: fn(&Node<'_>) -> Result<T, JsonError>,
) -> Result<BTreeMap<Id, T>, JsonError> {
    let mut texts = BTreeMap::new();
    let entries = node.map(|node| node.entries()).transpose()?;
    for (name, value) in entries.unwrap_or_default() {
        let id = id(name).map_err(|_| value.error("the name of this field is no identifier"))?;
        texts.insert(id, read(&value)?);
    }
    Ok(texts)
}

fn read_translation(node: &Node<'_>) -> Result<Translation, JsonError> {
    let status = node.field("status")?.read("source, draft or reviewed is expected", |text| match text {
        "source" => Some(TranslationStatus::Source),
        "draft" => Some(TranslationStatus::Draft),
        "reviewed" => Some(TranslationStatus::Reviewed),
        _ => None,
    })?;
    Ok(Translation { status })
}

fn read_named(node: &Node<'_>) -> Result<Named, JsonError> {
    Ok(Named { name: text_at(node, "name")?, definition: text_at(node, "definition")? })
}

fn read_dimension(node: &Node<'_>) -> Result<DimensionWords, JsonError> {
    Ok(DimensionWords {
        name: text_at(node, "name")?,
        definition: text_at(node, "definition")?,
        low: text_at(node, "low")?,
        high: text_at(node, "high")?,
        bands: by_id(node.optional("bands"), BandId::parse, text_of)?,
    })
}

fn read_band(node: &Node<'_>) -> Result<BandWords, JsonError> {
    Ok(BandWords { name: text_at(node, "name")?, text: text_at(node, "text")? })
}

/// A text by id; an id without words is shown as the id, which the linter forbids to ship.
pub fn text_or_id<'a, Id: Ord + AsRef<str>>(texts: &'a BTreeMap<Id, String>, id: &'a Id) -> &'a str {
    texts.get(id).map_or_else(|| id.as_ref(), String::as_str)
}
