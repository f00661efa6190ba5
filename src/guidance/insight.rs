//! What stands out in a profile, said only where it is more than measurement error.

use crate::instrument::DimensionId;
use crate::scoring::{Difference, DimensionScore, Estimate, Profile, Verdict};

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
/// A dimension stands out when it differs by more than 1.96 standard errors of that difference, see
/// [`Difference::from_mean`]. Without declared precision nothing stands out.
#[must_use]
pub fn stand_out(profile: &Profile) -> StandOut {
    let scored: Vec<&DimensionScore> =
        profile.dimensions.iter().filter(|dimension| dimension.estimate.is_some()).collect();
    let estimates: Vec<Estimate> = scored.iter().filter_map(|dimension| dimension.estimate).collect();
    let Some(mean) = Estimate::mean(&estimates).filter(|_| FEWEST_SCORED <= estimates.len()) else {
        return StandOut::default();
    };
    let side = |wanted: Verdict| {
        let differences = (0..estimates.len()).filter_map(|index| Difference::from_mean(&estimates, index));
        let named = scored.iter().zip(differences).filter(move |(_, d)| d.verdict() == Some(wanted));
        farthest(named.map(|(dimension, difference)| (&dimension.id, difference.points)))
    };
    StandOut {
        strengths: side(Verdict::Higher),
        priorities: side(Verdict::Lower),
        own_mean: Some(mean.score),
    }
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
