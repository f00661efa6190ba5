//! Scores of many people as a distribution.

use crate::statistics::Frequencies;

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
    /// The quartiles of values; `None` of nothing. Values must be finite.
    #[must_use]
    pub fn of(values: &Frequencies) -> Option<Self> {
        let last = values.n().checked_sub(1)? as f64;
        let at = |share: f64| {
            let place = last * share;
            let (low, high) = (values.sorted(place.floor() as usize)?, values.sorted(place.ceil() as usize)?);
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
        let scores = Frequencies::of(scores.iter().copied().filter(|score| score.is_finite()));
        let mut bins = [0; BINS];
        for (score, people) in scores.counts() {
            // Scores of exactly 70 may come out a last bit short. Casting takes what is below 0 as 0.
            let bin = ((score + 1e-9) / (100.0 / BINS as f64)) as usize;
            bins[bin.min(BINS - 1)] += people;
        }
        Some(Self {
            n: scores.n(),
            mean: scores.mean()?,
            sd: scores.variance().map(f64::sqrt),
            quartiles: Quartiles::of(&scores)?,
            bins,
        })
    }
}
