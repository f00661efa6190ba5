//! Differences between scores, and whether they are more than measurement error.

use super::estimate::{Estimate, Z_95, error_of_sum};

/// A difference between two scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// First minus second, POMP points, −100 to 100.
    pub points: f64,
    /// Its standard error, POMP points, when both scores have one.
    pub error: Option<f64>,
}

/// What a difference says, at 5 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// More than measurement error, upwards.
    Higher,
    /// More than measurement error, downwards.
    Lower,
    /// No more than measurement error makes by itself.
    TooSmall,
}

impl Difference {
    /// One score minus another whose error is independent of it: two dimensions of one person, or one dimension at
    /// two times.
    ///
    /// The standard error is √(sem₁² + sem₂²); for two dimensions with one SD and all items answered that is
    /// SD·√(2 − r₁ − r₂).
    #[must_use]
    pub fn between(first: &Estimate, second: &Estimate) -> Self {
        Self {
            points: first.score - second.score,
            error: error_of_sum([(1.0, first.sem), (-1.0, second.sem)]),
        }
    }

    /// One of several scores minus the mean of all of them; `None` when there is none at `index`.
    ///
    /// The score is itself part of the mean: it counts 1 − 1/m, the m − 1 others −1/m each. The error variance is
    /// therefore sᵢ²·(1 − 2/m) + Σs²/m².
    #[must_use]
    pub fn from_mean(of: &[Estimate], index: usize) -> Option<Self> {
        let (one, mean) = (of.get(index)?, Estimate::mean(of)?);
        let share = 1.0 / of.len() as f64;
        let parts = of.iter().enumerate().map(|(other, estimate)| {
            let weight = if other == index { 1.0 - share } else { -share };
            (weight, estimate.sem)
        });
        Some(Self { points: one.score - mean.score, error: error_of_sum(parts) })
    }

    /// The smallest difference that counts at 5 %: 1.96 standard errors, POMP points.
    #[must_use]
    pub fn critical_95(&self) -> Option<f64> {
        self.error.map(|error| Z_95 * error)
    }

    /// The difference in standard errors; `None` without an error, or with none to divide by.
    #[must_use]
    pub fn in_errors(&self) -> Option<f64> {
        self.error.filter(|error| 0.0 < *error).map(|error| self.points / error)
    }

    /// Whether the difference is more than 1.96 standard errors, and which way; `None` when its error is unknown.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        let critical = self.critical_95()?;
        Some(match self.points {
            points if points > critical => Verdict::Higher,
            points if points < -critical => Verdict::Lower,
            _ => Verdict::TooSmall,
        })
    }
}
