//! Which documents are still to be prepared, for instruments that ask for evidence.

use crate::instrument::{DimensionId, Form, Instrument, ItemId};
use crate::response::{Answer, Answers};

/// The statements of a dimension that hold without documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToDocument {
    /// The dimension.
    pub dimension: DimensionId,
    /// Its statements, in file order; at least one.
    pub items: Vec<ItemId>,
}

/// The statements answered with the second-highest step of the scale, by dimension.
///
/// On an evidence scale the highest step is "in place and documented" and the one below it "in place": there only the
/// document is missing. Further down it is the thing itself that is missing, and at the top nothing is.
#[must_use]
pub fn to_document(instrument: &Instrument, form: &Form, answers: &Answers) -> Vec<ToDocument> {
    let (_, top) = instrument.ends();
    let below = instrument.options.iter().map(|option| option.value).filter(|value| *value < top);
    let wanted = below.fold(f64::NEG_INFINITY, f64::max);
    let in_place = |item: &ItemId| match answers.get(item) {
        Some(Answer::Option(option)) => form.asks(item) && instrument.value(option) == Some(wanted),
        Some(Answer::Missing(_)) | None => false,
    };
    let dimensions = instrument.dimensions.iter().map(|dimension| ToDocument {
        dimension: dimension.id.clone(),
        items: dimension.items.iter().filter(|item| in_place(&item.id)).map(|item| item.id.clone()).collect(),
    });
    dimensions.filter(|found| !found.items.is_empty()).collect()
}
