//! What a person answered: four states, told apart everywhere.

use crate::instrument::{FactId, GateAnswer, GateId, Instrument, ItemId, Missing, OptionId};
use litemap::LiteMap;

/// An answer that was given. That no answer was given is the absence of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A step of the scale.
    Option(OptionId),
    /// Missing by choice.
    Missing(Missing),
}

impl Answer {
    /// Reads an option id, `na` or `dk`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let missing = Missing::parse(text).map(Self::Missing);
        missing.or_else(|| OptionId::parse(text).ok().map(Self::Option))
    }

    /// The option id, `na` or `dk`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Option(id) => id.as_str(),
            Self::Missing(missing) => missing.as_str(),
        }
    }

    /// Whether an instrument offers this answer.
    #[must_use]
    pub fn fits(&self, instrument: &Instrument) -> bool {
        match self {
            Self::Option(id) => instrument.value(id).is_some(),
            Self::Missing(missing) => instrument.missing.contains(missing),
        }
    }
}

/// Answers by statement; a statement without an entry is unanswered.
pub type Answers = LiteMap<ItemId, Answer>;

/// What was said of conditions; one without an entry is unanswered. Never part of a score.
pub type GateAnswers = LiteMap<GateId, GateAnswer>;

/// What was said of facts; one without an entry is unanswered. Never part of a score.
pub type Facts = LiteMap<FactId, OptionId>;
