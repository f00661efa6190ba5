//! A score and how sure it is.

use crate::instrument::{Key, Precision};

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
    /// The 95 % band, ±1.96 standard errors, POMP 0–100, cut at the ends of the scale.
    #[must_use]
    pub fn band_95(&self) -> Option<(f64, f64)> {
        self.band(Z_95)
    }

    /// The 68 % band, ±1 standard error, POMP 0–100, cut at the ends of the scale.
    #[must_use]
    pub fn band_68(&self) -> Option<(f64, f64)> {
        self.band(1.0)
    }

    fn band(&self, errors: f64) -> Option<(f64, f64)> {
        let half = errors * self.sem?;
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
        Some(Self { score, sem: error_of_sum(of.iter().map(|estimate| (1.0 / n, estimate.sem))) })
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

/// Standard error of a weighted sum of scores with independent errors, √Σ(wᵢ·semᵢ)², from the weights and standard
/// errors of its parts; `None` as soon as one part's error is unknown.
///
/// The one way from errors to the error of a mean, of a difference and of a change.
#[must_use]
pub fn error_of_sum(parts: impl IntoIterator<Item = (f64, Option<f64>)>) -> Option<f64> {
    let squares: Option<f64> =
        parts.into_iter().map(|(weight, sem)| sem.map(|sem| (weight * sem).powi(2))).sum();
    squares.map(f64::sqrt)
}

/// A value after keying, in scale points: itself, or mirrored in the scale's middle, lo + hi − value.
#[must_use]
pub fn keyed(value: f64, key: Key, (lo, hi): (f64, f64)) -> f64 {
    match key {
        Key::Positive => value,
        Key::Reversed => lo + hi - value,
    }
}

/// Percent of the maximum possible: where `mean` lies between the ends of the scale, 0–100.
#[must_use]
pub fn pomp(mean: f64, (lo, hi): (f64, f64)) -> f64 {
    ((mean - lo) / (hi - lo) * 100.0).clamp(0.0, 100.0)
}
