//! What a table's columns are.

use std::collections::BTreeMap;

use super::error::ResponsesError;
use crate::instrument::{Instrument, ItemId};

/// The columns of a table of responses.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// As written in the file.
    pub(super) names: Vec<String>,
    /// What each of them holds.
    pub(super) columns: Vec<Column>,
    /// The places of columns that are no statements.
    pub(super) passed: Vec<usize>,
    /// Number of statements wanted.
    pub(super) wanted: usize,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Something of the researcher's own.
    Passed,
    /// Answers to a statement, with its place among those wanted if it is.
    Item(Option<usize>),
}

impl Header {
    /// Finds the statements by their ids; white space around a name does not count.
    pub(super) fn new(
        names: &[&str],
        instrument: &Instrument,
        wanted: &[ItemId],
    ) -> Result<Self, ResponsesError> {
        let mut places: BTreeMap<&str, Option<usize>> =
            instrument.items().map(|(_, item)| (item.id.as_str(), None)).collect();
        places.extend(wanted.iter().enumerate().map(|(place, id)| (id.as_str(), Some(place))));
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut columns, mut passed) = (Vec::with_capacity(names.len()), Vec::new());
        for (index, name) in names.iter().enumerate() {
            let name = name.trim();
            let Some(place) = places.get(name) else {
                columns.push(Column::Passed);
                passed.push(index);
                continue;
            };
            if let Some(first) = found.insert(name, index) {
                let item = name.to_owned();
                return Err(ResponsesError::Twice { item, first: first + 1, second: index + 1 });
            }
            columns.push(Column::Item(*place));
        }
        if found.is_empty() && !wanted.is_empty() {
            return Err(ResponsesError::NoItems { instrument: instrument.id.clone() });
        }
        let lost: Vec<ItemId> =
            wanted.iter().filter(|id| !found.contains_key(id.as_str())).cloned().collect();
        if !lost.is_empty() {
            return Err(ResponsesError::Lost { items: lost });
        }
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Ok(Self { names, columns, passed, wanted: wanted.len() })
    }
}
