//! Reads an instrument file; what leaves here is checked.

use std::sync::Arc;

use litemap::LiteMap;

use super::day::Day;
use super::definition::{
    About, Band, Dimension, Form, Group, Instrument, Item, Key, Missing, Precision, SCHEMA, ScaleOption,
};
use super::fact::Fact;
use super::gate::Gate;
use super::id::{
    BandId, DimensionId, FactId, FormId, GateId, GroupId, InstrumentId, ItemId, OptionId, RoleId, TechniqueId,
};
use super::version::{ContentHash, Version};
use crate::json::{Document, JsonError, Node};

/// Why a file is not an instrument.
#[derive(Debug, thiserror::Error)]
pub enum InstrumentError {
    /// It is not JSON, or a field is missing or of another kind.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// It was written for another program version.
    #[error("/schema: this file has schema {0}, this program reads schema {SCHEMA}")]
    Schema(u64),
    /// A rule does not hold.
    #[error("{pointer}: {problem}")]
    Rule {
        /// Where, as a JSON pointer.
        pointer: String,
        /// Which rule.
        problem: Problem,
    },
}

/// A rule that an instrument must keep.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// An id stands twice.
    #[error("\"{0}\" stands twice; ids must be unique")]
    Duplicate(String),
    /// An id is named that nothing has.
    #[error("\"{0}\" is named here but defined nowhere")]
    Unknown(String),
    /// A question of fact leaves no choice.
    #[error("needs at least two options")]
    NoChoice,
    /// A list that needs members has none.
    #[error("needs at least one member")]
    Empty,
    /// The scale has no two ends.
    #[error("a scale needs two different, finite values")]
    Scale,
    /// Bands do not rise from 0 to at most 100.
    #[error("bands begin at 0 and rise, up to 100")]
    Bands,
    /// A number lies outside its range.
    #[error("must lie in {0}")]
    Range(&'static str),
}

impl Instrument {
    /// Reads an instrument file of schema 1. Fields it does not know are left to the linter.
    ///
    /// # Errors
    /// When the text is no JSON, has another schema, or breaks one of the rules of [`Problem`].
    pub fn from_json(text: &str) -> Result<Self, InstrumentError> {
        let document = Document::parse(text)?;
        let file = document.root();
        let schema = document.finish(file.field("schema").count())?;
        if schema != u64::from(SCHEMA) {
            return Err(InstrumentError::Schema(schema));
        }
        let precision = file.optional("precision").map(|node| Arc::new(read_precision(node)));
        let dimensions = file.field("dimensions").list();
        let version = file.field("version").read(VERSION, |text| Version::parse(text).ok());
        let instrument = document.finish(Self {
            id: InstrumentId::read(file.field("id")),
            version: version.unwrap_or_default(),
            hash: ContentHash::of(text),
            about: file
                .optional("about")
                .and_then(|node| node.read("person, company or cluster is expected", About::parse))
                .unwrap_or_default(),
            roles: list(file.optional("roles"), RoleId::read),
            minutes: file.field("minutes").number(),
            options: list(Some(file.field("options")), read_option),
            missing: list(file.optional("missing"), |node| node.read("na or dk is expected", Missing::parse))
                .into_iter()
                .flatten()
                .collect(),
            minimum_answered: file.field("minimum_answered").number(),
            bands: list(Some(file.field("bands")), read_band),
            groups: list(file.optional("groups"), read_group),
            forms: list(Some(file.field("forms")), read_form),
            dimensions: dimensions.into_iter().map(|node| read_dimension(node, precision.as_ref())).collect(),
            gates: list(file.optional("gates"), read_gate),
            facts: list(file.optional("facts"), read_fact),
            sources: list(Some(file.field("sources")), |node| node.owned()),
            licence: file.field("licence").owned(),
            citation: file.field("citation").owned(),
        })?;
        check(&instrument)?;
        Ok(instrument)
    }
}

const VERSION: &str = "a version is expected: three whole numbers, such as 1.0.0";

/// A list of things; an absent one is empty.
#[inline(never)] // Kinds of things that look alike to the machine share one copy.
fn list<T>(node: Option<Node<'_>>, read: fn(Node<'_>) -> T) -> Vec<T> {
    node.map(|node| node.list()).unwrap_or_default().into_iter().map(read).collect()
}

fn read_option(node: Node<'_>) -> ScaleOption {
    // Far beyond any scale; without a limit, sums could overflow.
    let within = |value: f64| value.abs() <= 1e6;
    let value = node.field("value").number_in("a number from -1000000 to 1000000 is expected", within);
    ScaleOption { id: OptionId::read(node.field("id")), value }
}

fn read_band(node: Node<'_>) -> Band {
    Band { id: BandId::read(node.field("id")), from: node.field("from").number() }
}

fn read_group(node: Node<'_>) -> Group {
    let dimensions = list(Some(node.field("dimensions")), DimensionId::read);
    Group { id: GroupId::read(node.field("id")), dimensions }
}

fn read_precision(node: Node<'_>) -> Precision {
    Precision {
        reliability: node
            .field("reliability")
            .number_in("a number from 0 to below 1 is expected", Precision::is_reliability),
        sd: node
            .field("sd")
            .number_in("a number above 0, up to 50 POMP points, is expected", Precision::is_sd),
        source: node.field("source").owned(),
    }
}

fn read_dimension(node: Node<'_>, shared: Option<&Arc<Precision>>) -> Dimension {
    let own = node.optional("precision").map(|node| Arc::new(read_precision(node)));
    Dimension {
        id: DimensionId::read(node.field("id")),
        items: list(Some(node.field("items")), read_item),
        techniques: list(node.optional("techniques"), TechniqueId::read),
        precision: own.or_else(|| shared.cloned()),
    }
}

fn read_item(node: Node<'_>) -> Item {
    let key = node.field("key").integer("a key is 1 or -1", |key| match key {
        1 => Some(Key::Positive),
        -1 => Some(Key::Reversed),
        _ => None,
    });
    Item { id: ItemId::read(node.field("id")), key: key.unwrap_or(Key::Positive) }
}

fn read_form(node: Node<'_>) -> Form {
    let items = node.optional("items").map(|node| list(Some(node), ItemId::read));
    Form { id: FormId::read(node.field("id")), items }
}

fn read_gate(node: Node<'_>) -> Gate {
    let checked = node.field("checked").read("a day is expected, such as 2026-11-21", Day::parse);
    let threshold = node.optional("threshold");
    Gate {
        id: GateId::read(node.field("id")),
        threshold: threshold.map(|node| node.number_in("a number is expected", f64::is_finite)),
        checked: checked.unwrap_or_default(),
        source: node.field("source").owned(),
    }
}

fn read_fact(node: Node<'_>) -> Fact {
    Fact { id: FactId::read(node.field("id")), options: list(Some(node.field("options")), OptionId::read) }
}

fn broken(pointer: &str, problem: Problem) -> InstrumentError {
    InstrumentError::Rule { pointer: pointer.to_owned(), problem }
}

/// The total's name beside those of groups and dimensions.
const TOTAL: &str = "total";

/// The rules that hold between fields.
fn check(instrument: &Instrument) -> Result<(), InstrumentError> {
    let (lo, hi) = instrument.ends();
    // Without options the ends are infinite the wrong way round.
    if hi <= lo {
        return Err(broken("/options", Problem::Scale));
    }
    unique("/roles", instrument.roles.iter().map(RoleId::as_str))?;
    unique("/missing", instrument.missing.iter().map(|missing| missing.as_str()))?;
    unique("/options", instrument.options.iter().map(|option| option.id.as_str()))?;
    if let Some(option) = instrument.options.iter().find(|o| Missing::parse(o.id.as_str()).is_some()) {
        return Err(broken("/options", Problem::Duplicate(option.id.to_string())));
    }
    let bands = &instrument.bands;
    let rising = bands.windows(2).all(|pair| pair[0].from < pair[1].from);
    let from_zero = bands.first().is_some_and(|band| band.from == 0.0);
    if !rising || !from_zero || bands.iter().any(|band| band.from > 100.0) {
        return Err(broken("/bands", Problem::Bands));
    }
    unique("/bands", bands.iter().map(|band| band.id.as_str()))?;
    if !(instrument.minimum_answered > 0.0 && instrument.minimum_answered <= 1.0) {
        return Err(broken("/minimum_answered", Problem::Range("0 (exclusive) to 1")));
    }
    if !(instrument.minutes > 0.0 && instrument.minutes <= 240.0) {
        return Err(broken("/minutes", Problem::Range("0 (exclusive) to 240")));
    }
    check_items(instrument)?;
    check_forms(instrument)?;
    check_groups(instrument)?;
    check_questions(instrument)
}

fn check_items(instrument: &Instrument) -> Result<(), InstrumentError> {
    let dimensions = &instrument.dimensions;
    if dimensions.is_empty() {
        return Err(broken("/dimensions", Problem::Empty));
    }
    if let Some(index) = dimensions.iter().position(|dimension| dimension.items.is_empty()) {
        return Err(broken(&at("/dimensions", index, "/items"), Problem::Empty));
    }
    unique("/dimensions", dimensions.iter().map(|dimension| dimension.id.as_str()))?;
    unique("/dimensions", instrument.items().map(|(_, item)| item.id.as_str()))
}

fn check_forms(instrument: &Instrument) -> Result<(), InstrumentError> {
    if instrument.forms.is_empty() {
        return Err(broken("/forms", Problem::Empty));
    }
    unique("/forms", instrument.forms.iter().map(|form| form.id.as_str()))?;
    for (index, form) in instrument.forms.iter().enumerate() {
        let Some(items) = &form.items else { continue };
        let pointer = at("/forms", index, "/items");
        if items.is_empty() {
            return Err(broken(&pointer, Problem::Empty));
        }
        unique(&pointer, items.iter().map(ItemId::as_str))?;
        if let Some(stranger) = items.iter().find(|id| instrument.items().all(|(_, item)| item.id != **id)) {
            return Err(broken(&pointer, Problem::Unknown(stranger.to_string())));
        }
    }
    Ok(())
}

fn check_groups(instrument: &Instrument) -> Result<(), InstrumentError> {
    let Instrument { groups, dimensions, .. } = instrument;
    // Groups and dimensions share the columns of a score table, so they share one namespace.
    // The total has a column too.
    let dimension_ids = dimensions.iter().map(|dimension| dimension.id.as_str());
    unique("/groups", groups.iter().map(|group| group.id.as_str()).chain(dimension_ids).chain([TOTAL]))?;
    unique("/groups", groups.iter().flat_map(|group| group.dimensions.iter().map(DimensionId::as_str)))?;
    for (index, group) in groups.iter().enumerate() {
        let pointer = at("/groups", index, "/dimensions");
        if group.dimensions.is_empty() {
            return Err(broken(&pointer, Problem::Empty));
        }
        let stranger = group.dimensions.iter().find(|id| dimensions.iter().all(|d| d.id != **id));
        if let Some(stranger) = stranger {
            return Err(broken(&pointer, Problem::Unknown(stranger.to_string())));
        }
    }
    Ok(())
}

/// Statements, gates and facts are told apart by their ids in the page and in tables, so they share one namespace.
fn check_questions(instrument: &Instrument) -> Result<(), InstrumentError> {
    let items = || instrument.items().map(|(_, item)| item.id.as_str());
    let gates = || instrument.gates.iter().map(|gate| gate.id.as_str());
    unique("/gates", items().chain(gates()))?;
    unique("/facts", items().chain(gates()).chain(instrument.facts.iter().map(|fact| fact.id.as_str())))?;
    for (index, fact) in instrument.facts.iter().enumerate() {
        let pointer = at("/facts", index, "/options");
        if fact.options.len() < 2 {
            return Err(broken(&pointer, Problem::NoChoice));
        }
        unique(&pointer, fact.options.iter().map(OptionId::as_str))?;
    }
    Ok(())
}

fn at(list: &str, index: usize, field: &str) -> String {
    let mut pointer = list.to_owned();
    pointer.push('/');
    pointer.push_str(&index.to_string());
    pointer.push_str(field);
    pointer
}

fn unique<'a>(pointer: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), InstrumentError> {
    match twice(&ids.collect::<Vec<_>>()) {
        Some(id) => Err(broken(pointer, Problem::Duplicate(id.to_owned()))),
        None => Ok(()),
    }
}

/// The first id that has stood before.
#[inline(never)]
fn twice<'a>(ids: &[&'a str]) -> Option<&'a str> {
    let mut seen = LiteMap::new_vec();
    ids.iter().copied().find(|id| seen.insert(*id, ()).is_some())
}
