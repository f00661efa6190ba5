//! Many people's answers to the items of one dimension, as numbers with gaps.

use std::collections::BTreeSet;

use super::estimate::keyed;
use crate::instrument::{Dimension, Instrument, ItemId};
use crate::response::{Answer, Answers};
use crate::statistics::mean;

/// Keyed values, respondents × items, in scale points; a gap is `None`.
///
/// Every value is finite, every row has a cell for every item, and no item stands twice.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseMatrix {
    items: Vec<ItemId>,
    /// Row by row.
    cells: Vec<Option<f64>>,
}

/// Why cells are no response matrix.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MatrixError {
    /// A matrix is about items.
    #[error("a response matrix needs at least one item")]
    NoItems,
    /// An item has two columns.
    #[error("the item {0} has two columns")]
    Duplicate(ItemId),
    /// A row is too short or too long.
    #[error("row {row} has {found} cells, and there are {items} items")]
    Shape {
        /// Which row, from 1.
        row: usize,
        /// Its cells.
        found: usize,
        /// Cells it should have.
        items: usize,
    },
    /// A cell is infinite or no number.
    #[error("row {row}, item {item}: the value is not a finite number")]
    NotFinite {
        /// Which row, from 1.
        row: usize,
        /// Which item.
        item: ItemId,
    },
}

impl ResponseMatrix {
    /// A matrix of keyed values: a row for each respondent, in it a cell for each item.
    ///
    /// # Errors
    /// When there are no items, one of them stands twice, a row has another length, or a value is not finite.
    pub fn new<R: AsRef<[Option<f64>]>>(
        items: Vec<ItemId>,
        rows: impl IntoIterator<Item = R>,
    ) -> Result<Self, MatrixError> {
        if items.is_empty() {
            return Err(MatrixError::NoItems);
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = items.iter().find(|item| !seen.insert(*item)) {
            return Err(MatrixError::Duplicate(twice.clone()));
        }
        let mut cells = Vec::new();
        for (index, row) in rows.into_iter().enumerate() {
            let (row, cells_of_row) = (index + 1, row.as_ref());
            if cells_of_row.len() != items.len() {
                return Err(MatrixError::Shape { row, found: cells_of_row.len(), items: items.len() });
            }
            let broken = cells_of_row.iter().position(|cell| cell.is_some_and(|value| !value.is_finite()));
            if let Some(item) = broken.and_then(|column| items.get(column)) {
                return Err(MatrixError::NotFinite { row, item: item.clone() });
            }
            cells.extend_from_slice(cells_of_row);
        }
        Ok(Self { items, cells })
    }

    /// The keyed values of people's answers to a dimension of an instrument, all its items, in file order.
    ///
    /// What is not answered on the scale is a gap: unanswered, missing by choice, or an option of another edition.
    ///
    /// # Errors
    /// When the scale's values are so large that a mirrored one is not finite.
    pub fn of_answers<'a>(
        instrument: &Instrument,
        dimension: &Dimension,
        people: impl IntoIterator<Item = &'a Answers>,
    ) -> Result<Self, MatrixError> {
        let ends = instrument.ends();
        let row = |answers: &Answers| -> Vec<Option<f64>> {
            let cells = dimension.items.iter().map(|item| match answers.get(&item.id) {
                Some(Answer::Option(option)) => {
                    instrument.value(option).map(|value| keyed(value, item.key, ends))
                }
                Some(Answer::Missing(_)) | None => None,
            });
            cells.collect()
        };
        let items = dimension.items.iter().map(|item| item.id.clone()).collect();
        Self::new(items, people.into_iter().map(row))
    }

    /// The items, in the order of the columns.
    #[must_use]
    pub fn items(&self) -> &[ItemId] {
        &self.items
    }

    /// Number of rows, those without any value included.
    #[must_use]
    pub fn respondents(&self) -> usize {
        self.cells.len() / self.items.len()
    }

    /// The respondents' values, a slice with a cell for each item.
    pub fn rows(&self) -> impl Iterator<Item = &[Option<f64>]> {
        self.cells.chunks(self.items.len())
    }

    /// The values given to the item of a column; gaps are left out.
    pub fn column(&self, column: usize) -> impl Iterator<Item = f64> {
        self.rows().filter_map(move |row| row.get(column).copied().flatten())
    }

    /// Each respondent's mean of the values given, in scale points; respondents without any are left out.
    #[must_use]
    pub fn person_means(&self) -> Vec<f64> {
        self.rows().filter_map(|row| mean(&row.iter().copied().flatten().collect::<Vec<_>>())).collect()
    }

    /// Only the respondents with a value for every item.
    #[must_use]
    pub fn complete(&self) -> Self {
        self.only(|row| row.iter().all(Option::is_some))
    }

    /// Only the respondents with a value for any item.
    #[must_use]
    pub fn answered(&self) -> Self {
        self.only(|row| row.iter().any(Option::is_some))
    }

    fn only(&self, keep: fn(&[Option<f64>]) -> bool) -> Self {
        let rows = self.rows().filter(|row| keep(row));
        Self { items: self.items.clone(), cells: rows.flatten().copied().collect() }
    }
}
