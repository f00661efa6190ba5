//! Reads an instrument file; what leaves here is checked.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize;

use super::definition::{
    Band, Dimension, Form, Group, Instrument, Item, Key, Missing, Precision, SCHEMA, ScaleOption,
};
use super::id::{DimensionId, FormId, InstrumentId, ItemId, RoleId, TechniqueId};
use super::version::{ContentHash, Version};

/// Why a file is not an instrument.
#[derive(Debug, thiserror::Error)]
pub enum InstrumentError {
    /// It is not JSON, or a field is missing or of another kind.
    #[error("the file cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// It was written for another program version.
    #[error("/schema: this file has schema {0}, this program reads schema {SCHEMA}")]
    Schema(u32),
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

#[derive(Deserialize)]
struct Schema {
    schema: u32,
}

#[derive(Deserialize)]
struct RawInstrument {
    id: InstrumentId,
    version: Version,
    licence: String,
    citation: String,
    sources: Vec<String>,
    #[serde(default)]
    roles: Vec<RoleId>,
    minutes: f64,
    options: Vec<ScaleOption>,
    #[serde(default)]
    missing: Vec<Missing>,
    minimum_answered: f64,
    bands: Vec<Band>,
    precision: Option<Precision>,
    #[serde(default)]
    groups: Vec<Group>,
    dimensions: Vec<RawDimension>,
    forms: Vec<RawForm>,
}

#[derive(Deserialize)]
struct RawDimension {
    id: DimensionId,
    items: Vec<RawItem>,
    #[serde(default)]
    techniques: Vec<TechniqueId>,
    precision: Option<Precision>,
}

#[derive(Deserialize)]
struct RawItem {
    id: ItemId,
    key: i64,
}

#[derive(Deserialize)]
struct RawForm {
    id: FormId,
    items: Option<Vec<ItemId>>,
}

impl Instrument {
    /// Reads an instrument file of schema 1. Fields it does not know are left to the linter.
    ///
    /// # Errors
    /// When the text is no JSON, has another schema, or breaks one of the rules of [`Problem`].
    pub fn from_json(text: &str) -> Result<Self, InstrumentError> {
        let Schema { schema } = serde_json::from_str(text)?;
        if schema != SCHEMA {
            return Err(InstrumentError::Schema(schema));
        }
        let raw: RawInstrument = serde_json::from_str(text)?;
        check_numbers(&raw)?;
        let precision = raw.precision.map(Arc::new);
        let dimensions = read_dimensions(raw.dimensions, precision.as_ref())?;
        let forms = read_forms(raw.forms, &dimensions)?;
        check_groups(&raw.groups, &dimensions)?;
        Ok(Self {
            id: raw.id,
            version: raw.version,
            hash: ContentHash::of(text),
            roles: raw.roles,
            minutes: raw.minutes,
            options: raw.options,
            missing: raw.missing,
            minimum_answered: raw.minimum_answered,
            bands: raw.bands,
            groups: raw.groups,
            dimensions,
            forms,
            sources: raw.sources,
            licence: raw.licence,
            citation: raw.citation,
        })
    }
}

fn broken(pointer: &str, problem: Problem) -> InstrumentError {
    InstrumentError::Rule { pointer: pointer.to_owned(), problem }
}

fn at(list: &str, index: usize, field: &str) -> String {
    let mut pointer = String::from("/");
    pointer.push_str(list);
    pointer.push('/');
    pointer.push_str(&index.to_string());
    pointer.push_str(field);
    pointer
}

fn check_numbers(raw: &RawInstrument) -> Result<(), InstrumentError> {
    let first = raw.options.first().map_or(f64::NAN, |o| o.value);
    let finite = raw.options.iter().all(|o| o.value.is_finite());
    if !finite || raw.options.iter().all(|o| o.value == first) {
        return Err(broken("/options", Problem::Scale));
    }
    unique("/options", raw.options.iter().map(|o| o.id.as_str()))?;
    if let Some(index) = raw.options.iter().position(|o| matches!(o.id.as_str(), "na" | "dk")) {
        let word = raw.options[index].id.to_string();
        return Err(broken(&at("options", index, "/id"), Problem::Duplicate(word)));
    }
    let rising = raw.bands.windows(2).all(|pair| pair[0].from < pair[1].from);
    let from_zero = raw.bands.first().is_some_and(|band| band.from == 0.0);
    if !rising || !from_zero || raw.bands.iter().any(|band| band.from > 100.0) {
        return Err(broken("/bands", Problem::Bands));
    }
    unique("/bands", raw.bands.iter().map(|band| band.id.as_str()))?;
    if !(raw.minimum_answered > 0.0 && raw.minimum_answered <= 1.0) {
        return Err(broken("/minimum_answered", Problem::Range("0 (exclusive) to 1")));
    }
    if !(raw.minutes > 0.0 && raw.minutes <= 240.0) {
        return Err(broken("/minutes", Problem::Range("0 (exclusive) to 240")));
    }
    if let Some(precision) = &raw.precision {
        check_precision("/precision", precision)?;
    }
    Ok(())
}

fn check_precision(pointer: &str, precision: &Precision) -> Result<(), InstrumentError> {
    if !(0.0..1.0).contains(&precision.reliability) {
        return Err(broken(pointer, Problem::Range("reliability 0 to 1 (exclusive)")));
    }
    if !(precision.sd > 0.0 && precision.sd <= 50.0) {
        return Err(broken(pointer, Problem::Range("sd 0 (exclusive) to 50 POMP points")));
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
    raw: Vec<RawDimension>,
    shared: Option<&Arc<Precision>>,
) -> Result<Vec<Dimension>, InstrumentError> {
    if raw.is_empty() {
        return Err(broken("/dimensions", Problem::Empty));
    }
    let mut dimensions = Vec::with_capacity(raw.len());
    for (index, dimension) in raw.into_iter().enumerate() {
        if dimension.items.is_empty() {
            return Err(broken(&at("dimensions", index, "/items"), Problem::Empty));
        }
        if let Some(precision) = &dimension.precision {
            check_precision(&at("dimensions", index, "/precision"), precision)?;
        }
        let mut items = Vec::with_capacity(dimension.items.len());
        for item in dimension.items {
            let key = match item.key {
                1 => Key::Positive,
                -1 => Key::Reversed,
                other => return Err(broken(&at("dimensions", index, "/items"), Problem::Key(other))),
            };
            items.push(Item { id: item.id, key });
        }
        let precision = dimension.precision.map(Arc::new).or_else(|| shared.cloned());
        dimensions.push(Dimension { id: dimension.id, items, techniques: dimension.techniques, precision });
    }
    unique("/dimensions", dimensions.iter().map(|dimension| dimension.id.as_str()))?;
    unique("/dimensions", dimensions.iter().flat_map(|d| d.items.iter().map(|item| item.id.as_str())))?;
    Ok(dimensions)
}

fn read_forms(raw: Vec<RawForm>, dimensions: &[Dimension]) -> Result<Vec<Form>, InstrumentError> {
    if raw.is_empty() {
        return Err(broken("/forms", Problem::Empty));
    }
    unique("/forms", raw.iter().map(|form| form.id.as_str()))?;
    let known: BTreeSet<&ItemId> = dimensions.iter().flat_map(|d| d.items.iter().map(|item| &item.id)).collect();
    let mut forms = Vec::with_capacity(raw.len());
    for (index, form) in raw.into_iter().enumerate() {
        if let Some(items) = &form.items {
            let pointer = at("forms", index, "/items");
            if items.is_empty() {
                return Err(broken(&pointer, Problem::Empty));
            }
            unique(&pointer, items.iter().map(ItemId::as_str))?;
            if let Some(stranger) = items.iter().find(|item| !known.contains(item)) {
                return Err(broken(&pointer, Problem::Unknown(stranger.to_string())));
            }
        }
        forms.push(Form { id: form.id, items: form.items.map(BTreeSet::from_iter) });
    }
    Ok(forms)
}

fn check_groups(groups: &[Group], dimensions: &[Dimension]) -> Result<(), InstrumentError> {
    // Groups and dimensions share the columns of a score table, so they share one namespace.
    let dimension_ids = dimensions.iter().map(|dimension| dimension.id.as_str());
    unique("/groups", groups.iter().map(|group| group.id.as_str()).chain(dimension_ids))?;
    unique("/groups", groups.iter().flat_map(|group| group.dimensions.iter().map(DimensionId::as_str)))?;
    for (index, group) in groups.iter().enumerate() {
        let pointer = at("groups", index, "/dimensions");
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
