//! An instrument's words in one language: every text by id, and nothing that could change a score.

use super::definition::Missing;
use super::id::{BandId, DimensionId, FormId, GroupId, IdError, InstrumentId, ItemId, OptionId, RoleId};
use crate::json::{Document, JsonError, Node};
use litemap::LiteMap;

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
    pub options: LiteMap<OptionId, String>,
    /// Texts for the ways not to answer.
    pub missing: MissingWords,
    /// Role names.
    pub roles: LiteMap<RoleId, String>,
    /// Form names.
    pub forms: LiteMap<FormId, String>,
    /// Statements.
    pub items: LiteMap<ItemId, String>,
    /// Groups.
    pub groups: LiteMap<GroupId, Named>,
    /// Dimensions.
    pub dimensions: LiteMap<DimensionId, DimensionWords>,
    /// Bands.
    pub bands: LiteMap<BandId, BandWords>,
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
    pub bands: LiteMap<BandId, String>,
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
        let missing = file.field("missing");
        document.finish(Self {
            instrument: InstrumentId::read(file.field("instrument")),
            language: file.field("language").owned(),
            translation: read_translation(file.field("translation")),
            title: file.field("title").owned(),
            introduction: file.field("introduction").owned(),
            stem: file.field("stem").owned(),
            dimension_heading: file.field("dimension_heading").owned(),
            options: by_id(Some(file.field("options")), OptionId::parse, |node| node.owned()),
            missing: MissingWords { na: missing.field("na").owned(), dk: missing.field("dk").owned() },
            roles: by_id(file.optional("roles"), RoleId::parse, |node| node.owned()),
            forms: by_id(Some(file.field("forms")), FormId::parse, |node| node.owned()),
            items: by_id(Some(file.field("items")), ItemId::parse, |node| node.owned()),
            groups: by_id(file.optional("groups"), GroupId::parse, read_named),
            dimensions: by_id(Some(file.field("dimensions")), DimensionId::parse, read_dimension),
            bands: by_id(Some(file.field("bands")), BandId::parse, read_band),
            caveats: file.field("caveats").list().into_iter().map(Node::owned).collect(),
        })
    }
}

/// An object of things by id; nothing where it is absent.
#[inline(never)] // Kinds of things that look alike to the machine share one copy.
fn by_id<Id: Ord, T>(
    node: Option<Node<'_>>,
    id: fn(&str) -> Result<Id, IdError>,
    read: fn(Node<'_>) -> T,
) -> LiteMap<Id, T> {
    let mut things = LiteMap::new();
    for (name, value) in node.map(|node| node.entries()).unwrap_or_default() {
        match id(name) {
            Ok(id) => {
                things.insert(id, read(value));
            }
            Err(_) => value.wrong("the name of this field is no identifier"),
        }
    }
    things
}

fn read_translation(node: Node<'_>) -> Translation {
    let status = node.field("status").read("source, draft or reviewed is expected", |text| match text {
        "source" => Some(TranslationStatus::Source),
        "draft" => Some(TranslationStatus::Draft),
        "reviewed" => Some(TranslationStatus::Reviewed),
        _ => None,
    });
    Translation { status: status.unwrap_or(TranslationStatus::Draft) }
}

fn read_named(node: Node<'_>) -> Named {
    Named { name: node.field("name").owned(), definition: node.field("definition").owned() }
}

fn read_dimension(node: Node<'_>) -> DimensionWords {
    DimensionWords {
        name: node.field("name").owned(),
        definition: node.field("definition").owned(),
        low: node.field("low").owned(),
        high: node.field("high").owned(),
        bands: by_id(node.optional("bands"), BandId::parse, |node| node.owned()),
    }
}

fn read_band(node: Node<'_>) -> BandWords {
    BandWords { name: node.field("name").owned(), text: node.field("text").owned() }
}

/// A text by id; an id without words is shown as the id, which the linter forbids to ship.
pub fn text_or_id<'a, Id: Ord + AsRef<str>>(texts: &'a LiteMap<Id, String>, id: &'a Id) -> &'a str {
    texts.get(id).map_or_else(|| id.as_ref(), String::as_str)
}
