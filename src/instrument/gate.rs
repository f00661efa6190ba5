//! Gates: conditions that decide whether something can be applied for. They never add points to a score.

use super::day::Day;
use super::id::GateId;

/// A condition that is met or not, whatever the scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// Its name.
    pub id: GateId,
    /// The number that decides, where there is one; the question shows it at `{threshold}`.
    pub threshold: Option<f64>,
    /// The day on which the source was last read: conditions change.
    pub checked: Day,
    /// Who sets the condition, and where it stands.
    pub source: String,
}

/// What a person says of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateAnswer {
    /// It is met.
    Yes,
    /// It is not met.
    No,
    /// The person cannot say; it has to be found out.
    Unsure,
}

impl GateAnswer {
    /// Every answer, in the order shown.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unsure];

    /// The word in files, storage and the page.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unsure => "unsure",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.as_str() == text)
    }
}
