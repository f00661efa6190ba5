//! How far a score is from the level that a person wishes for.

use crate::scoring::Estimate;

/// The way from a score to a wished-for level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ToGo {
    /// The score is at the level or above it.
    Reached,
    /// The score is below it, by no more than its own 95 % error: it may well be there.
    WithinError,
    /// The score is below it by more than that; POMP points, unrounded.
    Points(f64),
}

impl ToGo {
    /// Compares a score with a level, POMP 0–100. The level is a wish and has no error, so the score's own standard
    /// error is that of the difference. Without a declared error every distance counts.
    #[must_use]
    pub fn of(score: &Estimate, level: u8) -> Self {
        let distance = f64::from(level) - score.score;
        let high = score.band_95().map_or(score.score, |(_, high)| high);
        match distance {
            distance if distance <= 0.0 => Self::Reached,
            _ if f64::from(level) <= high => Self::WithinError,
            distance => Self::Points(distance),
        }
    }
}
