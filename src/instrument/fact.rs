//! Facts: what is so, such as a company's size. They give a profile its context and never enter a score.

use super::id::{FactId, OptionId};

/// A question of fact with one choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its name.
    pub id: FactId,
    /// The choices, two at least, in the order shown.
    pub options: Vec<OptionId>,
}
