//! A score as a picture takes it.

use crate::chart::Reading;
use crate::scoring::Estimate;

/// A score with its 95 % band, which is the score itself without declared precision.
pub fn axis_reading(estimate: Estimate) -> Reading {
    let (low, high) = estimate.band_95().unwrap_or((estimate.score, estimate.score));
    Reading { score: estimate.score, low, high }
}
