//! What stands out in a profile, said only where it is more than measurement error.

use crate::instrument::DimensionId;
use crate::scoring::{Estimate, Profile, Z_95};

/// Most strengths, and most priorities, that are named.
const MOST: usize = 3;

/// Below this many scored dimensions, a person's own mean is no yardstick.
const FEWEST_SCORED: usize = 3;

/// Dimensions clearly above and below the person's own mean; both empty for an even profile.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StandOut {
    /// Clearly above, farthest first.
    pub strengths: Vec<DimensionId>,
    /// Clearly below, farthest first.
    pub priorities: Vec<DimensionId>,
    /// The mean of the scored dimensions, POMP 0–100, when there are enough of them.
    pub own_mean: Option<f64>,
}

/// Compares each scored dimension with the mean of all scored dimensions of this person.
///
/// A dimension stands out when it differs by more than 1.96 standard errors of that difference. The dimension is
/// itself part of the mean, so with m scored dimensions the error variance of the difference is
/// sᵢ²·(1 − 2/m) + Σs²/m². Without declared precision nothing stands out.
#[must_use]
pub fn stand_out(profile: &Profile) -> StandOut {
    let scored: Vec<(&DimensionId, Estimate)> =
        profile.dimensions.iter().filter_map(|d| d.estimate.map(|estimate| (&d.id, estimate))).collect();
    if scored.len() < FEWEST_SCORED {
        return StandOut::default();
    }
    let m = scored.len() as f64;
    let own_mean = scored.iter().map(|(_, estimate)| estimate.score).sum::<f64>() / m;
    let errors: Option<f64> = scored.iter().map(|(_, estimate)| estimate.sem.map(|sem| sem * sem)).sum();
    let clear = scored.iter().filter_map(|(id, estimate)| {
        let variance = estimate.sem?.powi(2) * (1.0 - 2.0 / m) + errors? / (m * m);
        let difference = estimate.score - own_mean;
        (difference.abs() > Z_95 * variance.sqrt()).then_some((*id, difference))
    });
    let clear: Vec<(&DimensionId, f64)> = clear.collect();
    let above = clear.iter().copied().filter(|(_, difference)| *difference > 0.0);
    let below = clear.iter().copied().filter(|(_, difference)| *difference < 0.0);
    StandOut { strengths: farthest(above), priorities: farthest(below), own_mean: Some(own_mean) }
}

/// The farthest few, farthest first; of equal differences the first in the instrument's order.
fn farthest<'a>(of: impl Iterator<Item = (&'a DimensionId, f64)>) -> Vec<DimensionId> {
    let mut named: Vec<(&DimensionId, f64)> = Vec::new();
    for (id, difference) in of {
        let place = named.iter().take_while(|(_, other)| difference.abs() <= other.abs()).count();
        named.insert(place, (id, difference));
    }
    named.into_iter().take(MOST).map(|(id, _)| id.clone()).collect()
}
