//! A score and how sure it is.

use crate::instrument::Precision;

/// 97.5 % quantile of the standard normal distribution: half-widths of 95 % bands.
pub const Z_95: f64 = 1.96;

/// A score in POMP, 0–100, with its standard error when the instrument declares one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// Percent of the maximum possible (Cohen, Cohen, Aiken & West 1999), 0–100, unrounded.
    pub score: f64,
    /// Standard error of measurement, POMP points.
    pub sem: Option<f64>,
}

impl Estimate {
    /// The 95 % band, POMP 0–100, cut at the ends of the scale.
    #[must_use]
    pub fn band_95(&self) -> Option<(f64, f64)> {
        let half = Z_95 * self.sem?;
        Some(((self.score - half).max(0.0), (self.score + half).min(100.0)))
    }

    /// The unweighted mean of estimates, whose errors are independent; `None` of nothing.
    #[must_use]
    pub fn mean(of: &[Self]) -> Option<Self> {
        if of.is_empty() {
            return None;
        }
        let n = of.len() as f64;
        let score = of.iter().map(|estimate| estimate.score).sum::<f64>() / n;
        let squares: Option<f64> = of.iter().map(|estimate| estimate.sem.map(|sem| sem * sem)).sum();
        Some(Self { score, sem: squares.map(|sum| sum.sqrt() / n) })
    }
}

/// Standard error of measurement of a dimension with `answered` of its `items` statements answered, POMP points.
///
/// With all of them answered it is SD·√(1 − r), as declared. A mean of fewer statements has the error variance of
/// one statement divided by their number (classical test theory, parallel items), hence the factor √(items/answered).
#[must_use]
pub fn standard_error(precision: &Precision, items: usize, answered: usize) -> f64 {
    let whole = precision.sd * (1.0 - precision.reliability).sqrt();
    whole * (items as f64 / answered.max(1) as f64).sqrt()
}

/// Percent of the maximum possible: where `mean` lies between the ends of the scale, 0–100.
#[must_use]
pub fn pomp(mean: f64, (lo, hi): (f64, f64)) -> f64 {
    ((mean - lo) / (hi - lo) * 100.0).clamp(0.0, 100.0)
}
