//! An instrument's words in one language: every text by id, and nothing that could change a score.

use super::definition::{Instrument, Missing};
use super::gate::GateAnswer;
use super::id::{
    BandId, DimensionId, FactId, FormId, GateId, GroupId, IdError, InstrumentId, ItemId, OptionId, RoleId,
};
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
    /// Conditions that decide eligibility.
    pub gates: LiteMap<GateId, GateWords>,
    /// Texts for the answers to them; absent where nothing is asked so.
    pub gate_answers: Option<GateAnswerWords>,
    /// Questions of fact.
    pub facts: LiteMap<FactId, FactWords>,
    /// The documents that show what a statement says, for instruments that ask for evidence.
    pub documents: LiteMap<ItemId, String>,
    /// What a result can and cannot tell, a sentence each; the first one belongs beside the score.
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

/// A condition's words.
#[derive(Debug, Clone, PartialEq)]
pub struct GateWords {
    /// The question, with the threshold at `{threshold}`.
    pub question: String,
    /// What is missing after a "no", and what to do.
    pub no: String,
}

/// Words for the answers to a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct GateAnswerWords {
    /// "Yes".
    pub yes: String,
    /// "No".
    pub no: String,
    /// "Not sure".
    pub unsure: String,
}

impl GateAnswerWords {
    /// The text of one answer.
    #[must_use]
    pub fn of(&self, answer: GateAnswer) -> &str {
        match answer {
            GateAnswer::Yes => &self.yes,
            GateAnswer::No => &self.no,
            GateAnswer::Unsure => &self.unsure,
        }
    }
}

/// A question of fact.
#[derive(Debug, Clone, PartialEq)]
pub struct FactWords {
    /// The question.
    pub question: String,
    /// The choices.
    pub options: LiteMap<OptionId, String>,
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
        Self::read(&Document::parse(text)?)
    }

    /// Reads a wording file that another language's file completes. Texts that come from there get `mark` before them.
    ///
    /// # Errors
    /// When the other text is no JSON, or a field is missing in both or of another kind.
    pub fn with_stand_in(text: &str, stand_in: &str, mark: &str) -> Result<Self, JsonError> {
        let stand_in = Document::parse(stand_in)?;
        let mut document = Document::parse(text).or_else(|_| Document::parse("{}"))?;
        document.take_missing(&stand_in, mark, &["instrument", "language", "translation"]);
        Self::read(&document)
    }

    /// Whether there are words for everything that an instrument asks and scores.
    #[must_use]
    pub fn covers(&self, instrument: &Instrument) -> bool {
        let Instrument { options, roles, forms, groups, dimensions, bands, gates, facts, .. } = instrument;
        instrument.items().all(|(_, item)| self.items.contains_key(&item.id))
            && options.iter().all(|option| self.options.contains_key(&option.id))
            && roles.iter().all(|role| self.roles.contains_key(role))
            && forms.iter().all(|form| self.forms.contains_key(&form.id))
            && groups.iter().all(|group| self.groups.contains_key(&group.id))
            && dimensions.iter().all(|dimension| self.dimensions.contains_key(&dimension.id))
            && bands.iter().all(|band| self.bands.contains_key(&band.id))
            && gates.iter().all(|gate| self.gates.contains_key(&gate.id))
            && facts.iter().all(|fact| self.facts.contains_key(&fact.id))
    }

    fn read(document: &Document<'_>) -> Result<Self, JsonError> {
        let file = document.root();
        let missing = file.field("missing");
        let gates = by_id(file.optional("gates"), GateId::parse, read_gate);
        // Gates cannot be asked without words for their answers.
        let answers =
            if gates.is_empty() { file.optional("gate_answers") } else { Some(file.field("gate_answers")) };
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
            gates,
            gate_answers: answers.map(read_gate_answers),
            facts: by_id(file.optional("facts"), FactId::parse, read_fact),
            documents: by_id(file.optional("documents"), ItemId::parse, |node| node.owned()),
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

fn read_gate(node: Node<'_>) -> GateWords {
    GateWords { question: node.field("question").owned(), no: node.field("no").owned() }
}

fn read_gate_answers(node: Node<'_>) -> GateAnswerWords {
    let text = |answer: GateAnswer| node.field(answer.as_str()).owned();
    GateAnswerWords { yes: text(GateAnswer::Yes), no: text(GateAnswer::No), unsure: text(GateAnswer::Unsure) }
}

fn read_fact(node: Node<'_>) -> FactWords {
    let options = by_id(Some(node.field("options")), OptionId::parse, |node| node.owned());
    FactWords { question: node.field("question").owned(), options }
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
