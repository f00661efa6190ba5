//! What a person answered: four states, told apart everywhere.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::instrument::{Instrument, ItemId, Missing, OptionId};

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
        match text {
            "na" => Some(Self::Missing(Missing::NotApplicable)),
            "dk" => Some(Self::Missing(Missing::DontKnow)),
            _ => OptionId::parse(text).ok().map(Self::Option),
        }
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

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("an answer is an option id, \"na\" or \"dk\""))
    }
}

/// Answers by statement; a statement without an entry is unanswered.
pub type Answers = BTreeMap<ItemId, Answer>;
