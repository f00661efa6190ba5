//! A sample of responses in memory, as statistics need it: each dimension's keyed values.

use innospark::instrument::{Form, Instrument, ItemId, Key};
use innospark::scoring::{MatrixError, ResponseMatrix, keyed};

/// The answers to one dimension's items in a form.
#[derive(Debug, Clone)]
pub(crate) struct Answered {
    /// The dimension.
    pub(crate) dimension: String,
    items: Vec<(ItemId, Key)>,
    ends: (f64, f64),
    /// Keyed values in scale points, row by row.
    cells: Vec<Option<f64>>,
}

impl Answered {
    /// Each dimension that the form asks about, without any answers yet.
    pub(crate) fn none_yet(instrument: &Instrument, form: &Form) -> Vec<Self> {
        let dimensions = instrument.dimensions.iter().map(|dimension| {
            let asked = dimension.items.iter().filter(|item| form.asks(&item.id));
            Self {
                dimension: dimension.id.to_string(),
                items: asked.map(|item| (item.id.clone(), item.key)).collect(),
                ends: instrument.ends(),
                cells: Vec::new(),
            }
        });
        dimensions.filter(|dimension| !dimension.items.is_empty()).collect()
    }

    /// The items of all the dimensions, in the order in which [`Answered::add`] takes their values.
    pub(crate) fn items(of: &[Self]) -> Vec<ItemId> {
        of.iter().flat_map(|dimension| dimension.items.iter().map(|(id, _)| id.clone())).collect()
    }

    /// Adds a person, with the values of all the dimensions' items before keying.
    pub(crate) fn add(to: &mut [Self], values: &[Option<f64>]) {
        let mut values = values.iter();
        for dimension in to {
            let (ends, items) = (dimension.ends, &dimension.items);
            let cells = items.iter().zip(values.by_ref());
            dimension.cells.extend(cells.map(|((_, key), value)| Some(keyed((*value)?, *key, ends))));
        }
    }

    /// The matrix of respondents × items.
    pub(crate) fn matrix(&self) -> Result<ResponseMatrix, MatrixError> {
        let items: Vec<ItemId> = self.items.iter().map(|(id, _)| id.clone()).collect();
        let width = items.len();
        ResponseMatrix::new(items, self.cells.chunks(width))
    }
}
