//! Which scores an instrument's scale can give at all.

use std::collections::{BTreeMap, BTreeSet};

use crate::instrument::{Instrument, Key};
use crate::scoring::pomp;

/// Sums that are told apart; more than these lie so close that every band holds one.
const MOST_SUMS: usize = 4_096;

/// Sums are compared in billionths of a scale point, so that 0.1 + 0.2 is 0.3.
const UNIT: f64 = 1e9;

/// Scores by how many positive and reversed items a dimension has; most dimensions of an instrument are alike.
#[derive(Default)]
pub(super) struct Reach {
    scores: BTreeMap<(usize, usize), Option<Vec<f64>>>,
}

impl Reach {
    /// Whether some dimension of some form can score from `from` to below `end`.
    pub(super) fn holds(&mut self, instrument: &Instrument, from: f64, end: f64) -> bool {
        for form in &instrument.forms {
            for dimension in &instrument.dimensions {
                let asked = dimension.items.iter().filter(|item| form.asks(&item.id));
                let (mut positive, mut reversed) = (0, 0);
                for item in asked {
                    match item.key {
                        Key::Positive => positive += 1,
                        Key::Reversed => reversed += 1,
                    }
                }
                let scores = self
                    .scores
                    .entry((positive, reversed))
                    .or_insert_with(|| scores(instrument, positive, reversed));
                // What is not counted out holds everything.
                let Some(scores) = scores else { return true };
                if scores.iter().any(|score| from <= *score && *score < end) {
                    return true;
                }
            }
        }
        false
    }
}

/// Every score that answers to some of the items give, as many as a score needs or more; `None` when they are too many.
fn scores(instrument: &Instrument, positive: usize, reversed: usize) -> Option<Vec<f64>> {
    let items = positive + reversed;
    let (lo, hi) = instrument.ends();
    // Whole billionths must fit, and exactly.
    if items > 64 || lo.abs().max(hi.abs()) > 1e5 {
        return None;
    }
    let unit = |value: f64| (value * UNIT).round() as i64;
    let forward: BTreeSet<i64> = instrument.options.iter().map(|option| unit(option.value)).collect();
    let backward: BTreeSet<i64> =
        instrument.options.iter().map(|option| unit(lo + hi - option.value)).collect();
    // By the number of items answered.
    let mut sums: Vec<BTreeSet<i64>> = vec![BTreeSet::from([0])];
    for index in 0..items {
        let values = if index < positive { &forward } else { &backward };
        sums.push(BTreeSet::new());
        for answered in (0..sums.len() - 1).rev() {
            let more: Vec<i64> =
                sums[answered].iter().flat_map(|sum| values.iter().map(move |value| sum + value)).collect();
            sums[answered + 1].extend(more);
        }
        if sums.iter().map(BTreeSet::len).sum::<usize>() > MOST_SUMS {
            return None;
        }
    }
    let required = (instrument.minimum_answered * items as f64 - 1e-9).ceil().max(1.0) as usize;
    let counts = sums.iter().enumerate().skip(required);
    let means =
        counts.flat_map(|(answered, sums)| sums.iter().map(move |sum| *sum as f64 / UNIT / answered as f64));
    Some(means.map(|mean| pomp(mean, (lo, hi))).collect())
}
