//! Reads an instrument file; what leaves here is checked.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::definition::{
    Band, Dimension, Form, Group, Instrument, Item, Key, Missing, Precision, SCHEMA, ScaleOption,
};
use super::id::{BandId, DimensionId, FormId, GroupId, InstrumentId, ItemId, OptionId, RoleId, TechniqueId};
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
    /// A list that needs members has none.
    #[error("needs at least one member")]
    Empty,
    /// A key other than the two.
    #[error("a key is 1 or -1, not {0}")]
    Key(i64),
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
        let schema = file.field("schema")?.count()?;
        if schema != u64::from(SCHEMA) {
            return Err(InstrumentError::Schema(schema));
        }
        let own = |name: &str| -> Result<String, JsonError> { Ok(file.field(name)?.text()?.to_owned()) };
        let precision =
            file.optional("precision").map(|node| read_precision(&node)).transpose()?.map(Arc::new);
        let dimensions = read_dimensions(&file.field("dimensions")?, precision.as_ref())?;
        let instrument = Self {
            id: InstrumentId::read(&file.field("id")?)?,
            version: file.field("version")?.read(VERSION, |text| Version::parse(text).ok())?,
            hash: ContentHash::of(text),
            roles: list(file.optional("roles"), RoleId::read)?,
            minutes: file.field("minutes")?.number()?,
            options: list(Some(file.field("options")?), read_option)?,
            missing: list(file.optional("missing"), |node| {
                node.read("na or dk is expected", Missing::parse)
            })?,
            minimum_answered: file.field("minimum_answered")?.number()?,
            bands: list(Some(file.field("bands")?), read_band)?,
            groups: list(file.optional("groups"), read_group)?,
            forms: read_forms(&file.field("forms")?, &dimensions)?,
            dimensions,
            sources: list(Some(file.field("sources")?), |node| node.text().map(str::to_owned))?,
            licence: own("licence")?,
            citation: own("citation")?,
        };
        check_scale(&instrument)?;
        check_groups(&instrument.groups, &instrument.dimensions)?;
        Ok(instrument)
    }
}

const VERSION: &str = "a version is expected: three whole numbers, such as 1.0.0";

/// A list of things; an absent one is empty.
fn list<T>(node: Option<Node<'_>>, read: fn(&Node<'_>) -> Result<T, JsonError>) -> Result<Vec<T>, JsonError> {
    let members = node.map(|node| node.list()).transpose()?.unwrap_or_default();
    members.iter().map(read).collect()
}

fn read_option(node: &Node<'_>) -> Result<ScaleOption, JsonError> {
    Ok(ScaleOption { id: OptionId::read(&node.field("id")?)?, value: node.field("value")?.number()? })
}

fn read_band(node: &Node<'_>) -> Result<Band, JsonError> {
    Ok(Band { id: BandId::read(&node.field("id")?)?, from: node.field("from")?.number()? })
}

fn read_group(node: &Node<'_>) -> Result<Group, JsonError> {
    let dimensions = list(Some(node.field("dimensions")?), DimensionId::read)?;
    Ok(Group { id: GroupId::read(&node.field("id")?)?, dimensions })
}

fn read_precision(node: &Node<'_>) -> Result<Precision, InstrumentError> {
    let precision = Precision {
        reliability: node.field("reliability")?.number()?,
        sd: node.field("sd")?.number()?,
        source: node.field("source")?.text()?.to_owned(),
    };
    if !(0.0..1.0).contains(&precision.reliability) {
        return Err(broken(node.pointer(), Problem::Range("reliability 0 to 1 (exclusive)")));
    }
    if !(precision.sd > 0.0 && precision.sd <= 50.0) {
        return Err(broken(node.pointer(), Problem::Range("sd 0 (exclusive) to 50 POMP points")));
    }
    Ok(precision)
}

fn broken(pointer: &str, problem: Problem) -> InstrumentError {
    InstrumentError::Rule { pointer: pointer.to_owned(), problem }
}

fn check_scale(instrument: &Instrument) -> Result<(), InstrumentError> {
    let (lo, hi) = instrument.ends();
    if !(lo < hi) {
        return Err(broken("/options", Problem::Scale));
    }
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
    Ok(())
}

fn unique<'a>(pointer: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), InstrumentError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(broken(pointer, Problem::Duplicate(id.to_owned())));
        }
    }
    Ok(())
}

fn read_dimensions(
    node: &Node<'_>,
    shared: Option<&Arc<Precision>>,
) -> Result<Vec<Dimension>, InstrumentError> {
    let mut dimensions = Vec::new();
    for dimension in node.list()? {
        let own = dimension.optional("precision").map(|node| read_precision(&node)).transpose()?;
        let mut items = Vec::new();
        let list_node = dimension.field("items")?;
        for item in list_node.list()? {
            let key_node = item.field("key")?;
            let key = match key_node.integer()? {
                1 => Key::Positive,
                -1 => Key::Reversed,
                other => return Err(broken(key_node.pointer(), Problem::Key(other))),
            };
            items.push(Item { id: ItemId::read(&item.field("id")?)?, key });
        }
        if items.is_empty() {
            return Err(broken(list_node.pointer(), Problem::Empty));
        }
        dimensions.push(Dimension {
            id: DimensionId::read(&dimension.field("id")?)?,
            items,
            techniques: list(dimension.optional("techniques"), TechniqueId::read)?,
            precision: own.map(Arc::new).or_else(|| shared.cloned()),
        });
    }
    if dimensions.is_empty() {
        return Err(broken(node.pointer(), Problem::Empty));
    }
    unique(node.pointer(), dimensions.iter().map(|dimension| dimension.id.as_str()))?;
    unique(node.pointer(), dimensions.iter().flat_map(|d| d.items.iter().map(|item| item.id.as_str())))?;
    Ok(dimensions)
}

fn read_forms(node: &Node<'_>, dimensions: &[Dimension]) -> Result<Vec<Form>, InstrumentError> {
    let known: BTreeSet<&str> =
        dimensions.iter().flat_map(|d| d.items.iter().map(|item| item.id.as_str())).collect();
    let mut forms = Vec::new();
    for form in node.list()? {
        let mut items = None;
        if let Some(chosen) = form.optional("items") {
            let ids = list(Some(chosen.clone()), ItemId::read)?;
            if ids.is_empty() {
                return Err(broken(chosen.pointer(), Problem::Empty));
            }
            unique(chosen.pointer(), ids.iter().map(ItemId::as_str))?;
            if let Some(stranger) = ids.iter().find(|id| !known.contains(id.as_str())) {
                return Err(broken(chosen.pointer(), Problem::Unknown(stranger.to_string())));
            }
            items = Some(BTreeSet::from_iter(ids));
        }
        forms.push(Form { id: FormId::read(&form.field("id")?)?, items });
    }
    if forms.is_empty() {
        return Err(broken(node.pointer(), Problem::Empty));
    }
    unique(node.pointer(), forms.iter().map(|form| form.id.as_str()))?;
    Ok(forms)
}

fn check_groups(groups: &[Group], dimensions: &[Dimension]) -> Result<(), InstrumentError> {
    // Groups and dimensions share the columns of a score table, so they share one namespace.
    let dimension_ids = dimensions.iter().map(|dimension| dimension.id.as_str());
    unique("/groups", groups.iter().map(|group| group.id.as_str()).chain(dimension_ids))?;
    unique("/groups", groups.iter().flat_map(|group| group.dimensions.iter().map(DimensionId::as_str)))?;
    for (index, group) in groups.iter().enumerate() {
        let mut pointer = String::from("/groups/");
        pointer.push_str(&index.to_string());
        pointer.push_str("/dimensions");
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
