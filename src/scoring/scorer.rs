//! The scores of many people: everything that a form decides is worked out once, not once for each of them.

use std::ops::Range;

use super::estimate::{keyed, pomp};
use super::profile::{at_least_half, required};
use crate::instrument::{Form, Instrument, ItemId, Key};

/// Which number a score is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Percent of the maximum possible, 0–100.
    Pomp,
    /// The mean of the keyed values, in scale points.
    Mean,
}

/// An instrument's form, made ready to score many people without any memory for each of them.
///
/// [`Profile::score`](super::Profile::score) says everything about one person; this gives the same scores, to the
/// last bit, and nothing else.
#[derive(Debug, Clone)]
pub struct Scorer {
    items: Vec<ItemId>,
    keys: Vec<Key>,
    dimensions: Vec<Part>,
    groups: Vec<Vec<usize>>,
    names: Vec<String>,
    ends: (f64, f64),
    metric: Metric,
}

/// A dimension's statements in the form.
#[derive(Debug, Clone)]
struct Part {
    items: Range<usize>,
    required: usize,
}

impl Scorer {
    /// Makes a form ready.
    #[must_use]
    pub fn new(instrument: &Instrument, form: &Form, metric: Metric) -> Self {
        let (mut items, mut keys, mut dimensions) = (Vec::new(), Vec::new(), Vec::new());
        for dimension in &instrument.dimensions {
            let from = items.len();
            for item in dimension.items.iter().filter(|item| form.asks(&item.id)) {
                items.push(item.id.clone());
                keys.push(item.key);
            }
            let required = required(instrument.minimum_answered, items.len() - from);
            dimensions.push(Part { items: from..items.len(), required });
        }
        let asked = |index: &usize| !dimensions[*index].items.is_empty();
        let groups = instrument
            .groups
            .iter()
            .map(|group| {
                let parts = instrument.dimensions.iter().enumerate();
                let parts = parts.filter(|(_, d)| group.dimensions.contains(&d.id)).map(|(index, _)| index);
                parts.filter(asked).collect()
            })
            .collect();
        let names = instrument.dimensions.iter().map(|d| d.id.as_str());
        let names = names.chain(instrument.groups.iter().map(|g| g.id.as_str())).chain(["total"]);
        let names = names.map(str::to_owned).collect();
        Self { items, keys, dimensions, groups, names, ends: instrument.ends(), metric }
    }

    /// The form's statements, in the order in which [`Scorer::score`] takes the answers.
    #[must_use]
    pub fn items(&self) -> &[ItemId] {
        &self.items
    }

    /// What the scores are called, in their order: every dimension and group of the instrument, then `total`.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Scores one person. `values` are the answers' values before keying, in scale points, as [`Scorer::items`] has
    /// them; what is missing there is missing here. `scores` is filled with a score for each of [`Scorer::names`],
    /// `None` for not scored. Never fails.
    pub fn score(&self, values: &[Option<f64>], scores: &mut Vec<Option<f64>>) {
        scores.clear();
        scores.extend(self.dimensions.iter().map(|part| self.dimension(part, values)));
        let first_group = scores.len();
        for group in &self.groups {
            let score = mean_of_half(group.iter().map(|index| scores[*index]), group.len());
            scores.push(score);
        }
        let asked = self.groups.iter().filter(|group| !group.is_empty()).count();
        let total = mean_of_half(scores[first_group..].iter().copied(), asked);
        scores.push(total);
    }

    fn dimension(&self, part: &Part, values: &[Option<f64>]) -> Option<f64> {
        let values = values.get(part.items.clone())?;
        let mut answered = 0_usize;
        let answers = self.keys[part.items.clone()].iter().zip(values).filter_map(|(key, value)| {
            let keyed = keyed((*value)?, *key, self.ends);
            answered += 1;
            Some(keyed)
        });
        let sum = answers.sum::<f64>();
        if answered < part.required {
            return None;
        }
        let mean = sum / answered as f64;
        Some(match self.metric {
            Metric::Pomp => pomp(mean, self.ends),
            Metric::Mean => mean,
        })
    }
}

/// The mean of what is scored, when that is at least half of the parts; `None` of nothing.
fn mean_of_half(scores: impl Iterator<Item = Option<f64>>, parts: usize) -> Option<f64> {
    let mut scored = 0_usize;
    let sum = scores.flatten().inspect(|_| scored += 1).sum::<f64>();
    (0 < scored && at_least_half(scored, parts)).then(|| sum / scored as f64)
}
