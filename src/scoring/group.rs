//! Scores of many people as a distribution.

use crate::statistics::{mean, variance};

/// Bins of a distribution.
pub const BINS: usize = 10;

/// Quartiles of scores, POMP 0–100.
///
/// Hyndman & Fan (1996), definition 7, which R, NumPy and spreadsheets take when nothing else is asked for: of n sorted
/// values the quantile p lies at (n − 1)·p from the first, linear between neighbours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quartiles {
    /// A quarter of the values lies below.
    pub q1: f64,
    /// The middle.
    pub median: f64,
    /// A quarter of the values lies above.
    pub q3: f64,
}

impl Quartiles {
    /// The quartiles of values; `None` of nothing. Values need no order and must be finite.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Self> {
        let mut values = values.to_vec();
        // The two neighbours are looked for, which takes less than sorting thousands.
        let mut at = |share: f64| {
            let place = values.len().checked_sub(1)? as f64 * share;
            let (_, low, above) = values.select_nth_unstable_by(place.floor() as usize, f64::total_cmp);
            let low = *low;
            let high = above.iter().copied().min_by(f64::total_cmp).unwrap_or(low);
            Some(low + (high - low) * place.fract())
        };
        Some(Self { q1: at(0.25)?, median: at(0.5)?, q3: at(0.75)? })
    }
}

/// What can be said of many people's scores on one dimension, group or total.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// People scored.
    pub n: usize,
    /// Their mean, POMP 0–100.
    pub mean: f64,
    /// Standard deviation (n − 1), POMP points; `None` of one person.
    pub sd: Option<f64>,
    /// Quartiles, POMP 0–100.
    pub quartiles: Quartiles,
    /// People in each ten points, 0 to below 10 and so on; 100 counts in the last.
    pub bins: [usize; BINS],
}

impl Distribution {
    /// The distribution of scores, POMP 0–100; `None` of nobody. One that is not finite does not count; one beyond the
    /// ends counts in the nearest bin.
    #[must_use]
    pub fn of(scores: &[f64]) -> Option<Self> {
        let scores: Vec<f64> = scores.iter().copied().filter(|score| score.is_finite()).collect();
        let mut bins = [0; BINS];
        for score in &scores {
            // Scores of exactly 70 may come out a last bit short. Casting takes what is below 0 as 0.
            let bin = ((score + 1e-9) / (100.0 / BINS as f64)) as usize;
            bins[bin.min(BINS - 1)] += 1;
        }
        Some(Self {
            n: scores.len(),
            mean: mean(&scores)?,
            sd: variance(&scores).map(f64::sqrt),
            quartiles: Quartiles::of(&scores)?,
            bins,
        })
    }
}
