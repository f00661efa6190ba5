//! How far the people of a team agree about a dimension.
//!
//! Variances are sample variances (n − 1). With gaps, each item counts the people who answered it, and an item with
//! fewer than two answers is left out; `multilevel`, the R package these are checked against, drops people with gaps.

use super::matrix::ResponseMatrix;
use super::undefined::{Undefined, finite};
use crate::instrument::{Instrument, ItemId};
use crate::statistics::{Frequencies, mean, variance};

/// What answers are held against: the scale they were given on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RatingScale {
    lo: f64,
    hi: f64,
    steps: usize,
    /// Variance if every step were as likely; (A² − 1)/12 for A steps of 1.
    uniform: f64,
}

impl RatingScale {
    /// The answer scale of an instrument.
    #[must_use]
    pub fn of(instrument: &Instrument) -> Self {
        let values: Vec<f64> = instrument.options.iter().map(|option| option.value).collect();
        let (lo, hi) = instrument.ends();
        let centre = mean(&values).unwrap_or_default();
        let squares = values.iter().map(|value| (value - centre).powi(2)).sum::<f64>();
        Self { lo, hi, steps: values.len(), uniform: squares / values.len().max(1) as f64 }
    }

    /// The variance that random answers would have, every step being as likely: 2 on 1–5, 4 on 1–7.
    #[must_use]
    pub fn uniform_variance(&self) -> f64 {
        self.uniform
    }

    /// Whether a mean absolute deviation is small enough for practical agreement: below A/6 steps (Burke & Dunlap
    /// 2002), .833 on 1–5.
    #[must_use]
    pub fn is_practical_agreement(&self, deviation: f64) -> bool {
        let step = (self.hi - self.lo) / (self.steps.max(2) - 1) as f64;
        deviation < step * self.steps as f64 / 6.0
    }
}

/// Where a team's people lie on a dimension, and how far apart.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamMean {
    /// Mean of the person means, in scale points.
    pub mean: Result<f64, Undefined>,
    /// Standard deviation (n − 1) of the person means, in scale points.
    pub sd: Result<f64, Undefined>,
}

impl TeamMean {
    /// Of the people of a matrix with any answer.
    #[must_use]
    pub fn of(matrix: &ResponseMatrix) -> Self {
        let means = matrix.person_means();
        let few = |needed| Undefined::TooFewRespondents { found: means.len(), needed };
        Self {
            mean: mean(&means).ok_or(few(1)).and_then(finite),
            sd: variance(&means).ok_or(few(2)).and_then(|variance| finite(variance.sqrt())),
        }
    }
}

/// An index of agreement that is truncated to 0, as is usual.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Truncated {
    /// The index, 0–1; exactly 0 where it was truncated.
    pub value: f64,
    /// Whether it was: people differ more than random answers would, as two camps do. A plain 0 would hide that.
    pub truncated: bool,
}

/// A variance ratio that is above 1 by no more than rounding.
const ROUNDING: f64 = 1e-9;

/// How far a team agrees about one dimension. What cannot be computed says why.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// People with any answer.
    pub n: usize,
    /// Items with at least two answers, J in the formulas.
    pub items_used: usize,
    /// m, the mean variance of the items relative to that of random answers; above 1 there are two camps.
    pub variance_ratio: Result<f64, Undefined>,
    /// rwg(j) = J(1 − m) / (J(1 − m) + m) (James, Demaree & Wolf 1984), truncated to 0. It grows with the number of items:
    /// show r*wg(j) or a deviation beside it.
    pub rwg_j: Result<Truncated, Undefined>,
    /// r*wg(j) = 1 − m (Lindell, Brandt & Whitney 1999); negative where people differ more than at random.
    pub r_star_wg_j: Result<f64, Undefined>,
    /// Mean absolute deviation from the item's mean, averaged over the items, in scale points (Burke, Finkelstein &
    /// Dusig 1999).
    pub ad_mean: Result<f64, Undefined>,
    /// Mean absolute deviation from the item's median, averaged over the items, in scale points.
    pub ad_median: Result<f64, Undefined>,
    /// awg, −1 to 1 (Brown & Hauenstein 2005), averaged over the items it can be told of: .70 and more is acceptable,
    /// below .60 is not.
    pub awg: Result<f64, Undefined>,
    /// Each item with at least two answers, in the order of the matrix.
    pub items: Vec<ItemAgreement>,
}

/// How far a team agrees about one item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemAgreement {
    /// Which item.
    pub item: ItemId,
    /// People who answered it.
    pub n: usize,
    /// The variance relative to that of random answers.
    pub variance_ratio: Result<f64, Undefined>,
    /// rwg = 1 − s²/σ² (James, Demaree & Wolf 1984), truncated to 0.
    pub rwg: Result<Truncated, Undefined>,
    /// Mean absolute deviation from the mean, in scale points.
    pub ad_mean: Result<f64, Undefined>,
    /// Mean absolute deviation from the median, in scale points.
    pub ad_median: Result<f64, Undefined>,
    /// awg = 1 − 2s²/s²max, −1 to 1, where s²max is the largest variance that the mean allows. Needs at least A − 1
    /// people for a scale of A steps, and a mean that is not too near an end.
    pub awg: Result<f64, Undefined>,
}

impl Agreement {
    /// The agreement of the people of a matrix, on the scale that they answered on.
    #[must_use]
    pub fn of(matrix: &ResponseMatrix, scale: &RatingScale) -> Self {
        let items = matrix.items().iter().enumerate();
        let items: Vec<(ItemId, Frequencies)> =
            items.map(|(index, item)| (item.clone(), Frequencies::of(matrix.column(index)))).collect();
        Self::of_counts(matrix.answered().respondents(), &items, scale)
    }

    /// The same of `n` people with any answer, of whom it is known how often each keyed value was given to each item.
    #[must_use]
    pub fn of_counts(n: usize, items: &[(ItemId, Frequencies)], scale: &RatingScale) -> Self {
        let most = items.iter().map(|(_, counts)| counts.n()).max();
        let items: Vec<ItemAgreement> =
            items.iter().filter_map(|(item, counts)| of_item(item, counts, scale)).collect();
        let none = Undefined::TooFewRespondents { found: most.unwrap_or_default(), needed: 2 };
        let average = |of: Vec<f64>| mean(&of).ok_or(none.clone()).and_then(finite);
        let over_items = |index: fn(&ItemAgreement) -> &Result<f64, Undefined>| {
            items.iter().map(|item| index(item).clone()).collect::<Result<_, _>>().and_then(average)
        };
        let variance_ratio = over_items(|item| &item.variance_ratio);
        let told: Vec<f64> = items.iter().filter_map(|item| item.awg.clone().ok()).collect();
        let first_reason = items.iter().find_map(|item| item.awg.clone().err());
        Self {
            n,
            items_used: items.len(),
            rwg_j: variance_ratio.clone().map(|m| truncated(m, items.len())),
            r_star_wg_j: variance_ratio.clone().map(|m| 1.0 - m),
            ad_mean: over_items(|item| &item.ad_mean),
            ad_median: over_items(|item| &item.ad_median),
            awg: if told.is_empty() { Err(first_reason.unwrap_or(none.clone())) } else { average(told) },
            variance_ratio,
            items,
        }
    }
}

/// rwg(j) for a variance ratio; with one item it is rwg. Beyond 1 the formula means nothing.
fn truncated(ratio: f64, items: usize) -> Truncated {
    if ratio > 1.0 + ROUNDING {
        return Truncated { value: 0.0, truncated: true };
    }
    let agreed = items as f64 * (1.0 - ratio).max(0.0);
    Truncated { value: agreed / (agreed + ratio), truncated: false }
}

fn of_item(item: &ItemId, counts: &Frequencies, scale: &RatingScale) -> Option<ItemAgreement> {
    let variance = counts.variance()?;
    let centre = counts.mean()?;
    let variance_ratio = finite(variance / scale.uniform);
    Some(ItemAgreement {
        item: item.clone(),
        n: counts.n(),
        rwg: variance_ratio.clone().map(|ratio| truncated(ratio, 1)),
        variance_ratio,
        ad_mean: finite(counts.deviation(centre)?),
        ad_median: finite(counts.deviation(counts.median()?)?),
        awg: awg(counts.n(), centre, variance, scale),
    })
}

fn awg(n: usize, centre: f64, variance: f64, scale: &RatingScale) -> Result<f64, Undefined> {
    let (lo, hi) = (scale.lo, scale.hi);
    let needed = scale.steps.saturating_sub(1).max(2);
    if n < needed {
        return Err(Undefined::TooFewRespondents { found: n, needed });
    }
    if variance == 0.0 {
        return Ok(1.0);
    }
    let people = n as f64;
    // With the mean beyond these, the largest variance takes fewer than one person at the other end.
    let (lowest, highest) = ((lo * (people - 1.0) + hi) / people, (hi * (people - 1.0) + lo) / people);
    let rounding = ROUNDING * (hi - lo);
    if centre < lowest - rounding || highest + rounding < centre {
        return Err(Undefined::MeanNearEnd);
    }
    let largest = ((hi + lo) * centre - centre * centre - hi * lo) * people / (people - 1.0);
    finite(1.0 - 2.0 * variance / largest)
}
