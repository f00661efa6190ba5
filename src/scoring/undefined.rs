//! Why a statistic of a sample has no value.

use crate::instrument::ItemId;

/// Why a statistic has no value. It is said instead of a number; there is no NaN and no zero in its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Undefined {
    /// It is a statistic of several items.
    #[error("at least {needed} items are needed, and there are {found}")]
    TooFewItems {
        /// How many there are.
        found: usize,
        /// How many it takes.
        needed: usize,
    },
    /// It is a statistic of several people, and too few of them answered.
    #[error("at least {needed} people with enough answers are needed, and there are {found}")]
    TooFewRespondents {
        /// How many there are.
        found: usize,
        /// How many it takes.
        needed: usize,
    },
    /// Two items were never answered by the same people.
    #[error("fewer than two people answered both {0} and {1}")]
    NoOverlap(ItemId, ItemId),
    /// An item that everybody answered alike correlates with nothing.
    #[error("everybody answered {0} alike, so it has no correlation with the other items")]
    ConstantItem(ItemId),
    /// All people have the same total.
    #[error("everybody has the same total, so there are no differences between people to explain")]
    NoVariance,
    /// Pairwise covariances that contradict each other.
    #[error("the gaps leave covariances that no complete answers could have; use complete answers only")]
    Contradictory,
    /// Steps towards the value that come to no end.
    #[error("the computation did not settle on a value")]
    Unsettled,
    /// Not a number, or beyond what floating point holds.
    #[error("the values cannot be computed with: too large, or not numbers")]
    NotFinite,
    /// A mean so near an end of the scale that its largest variance cannot be told.
    #[error("the means lie too near the ends of the scale for so few people")]
    MeanNearEnd,
}

/// The value, when it is a number.
pub(super) fn finite(value: f64) -> Result<f64, Undefined> {
    if value.is_finite() { Ok(value) } else { Err(Undefined::NotFinite) }
}
