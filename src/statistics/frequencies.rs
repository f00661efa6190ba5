//! Values with how often each occurs.

use std::collections::BTreeMap;

/// How often each value occurs: all that the statistics here depend on, and a few numbers where answers on a scale would
/// be thousands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frequencies {
    /// In the order of the values, each once, none with a count of 0.
    counts: Vec<(f64, usize)>,
}

impl Frequencies {
    /// Counts values; they need no order.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        Self::counted(values.into_iter().map(|value| (value, 1)))
    }

    /// Values with their counts; they need no order, and may stand more than once.
    #[must_use]
    pub fn counted(values: impl IntoIterator<Item = (f64, usize)>) -> Self {
        // Thousands of answers have a handful of values; sorting them all would take far longer.
        let mut counts: BTreeMap<u64, (f64, usize)> = BTreeMap::new();
        for (value, count) in values.into_iter().filter(|(_, count)| 0 < *count) {
            // The two zeros are one value.
            let value = value + 0.0;
            counts.entry(rank(value)).or_insert((value, 0)).1 += count;
        }
        Self { counts: counts.into_values().collect() }
    }

    /// The values in their order, with their counts.
    pub fn counts(&self) -> impl Iterator<Item = (f64, usize)> {
        self.counts.iter().copied()
    }

    /// Values, each as often as it occurs.
    #[must_use]
    pub fn n(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// The mean; `None` of nothing.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        self.average(|value| value)
    }

    /// The sample variance (n − 1); `None` of fewer than two values, exactly 0 where all are the same.
    #[must_use]
    pub fn variance(&self) -> Option<f64> {
        let (mean, n) = (self.mean()?, self.n());
        if n < 2 || self.counts.len() < 2 {
            return (2 <= n).then_some(0.0);
        }
        Some(self.sum(|value| (value - mean).powi(2)) / (n - 1) as f64)
    }

    /// The middle value, or the mean of the middle two; `None` of nothing.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        let n = self.n();
        let upper = self.sorted(n / 2)?;
        if n % 2 == 1 { Some(upper) } else { Some(f64::midpoint(self.sorted(n / 2 - 1)?, upper)) }
    }

    /// The mean absolute deviation from a point; `None` of nothing.
    #[must_use]
    pub fn deviation(&self, from: f64) -> Option<f64> {
        self.average(|value| (value - from).abs())
    }

    /// The value at a place, from 0, if all stood in their order; `None` beyond the last.
    #[must_use]
    pub fn sorted(&self, place: usize) -> Option<f64> {
        let mut before = 0;
        let found = self.counts.iter().find(|(_, count)| {
            before += count;
            place < before
        });
        found.map(|(value, _)| *value)
    }

    fn sum(&self, of: impl Fn(f64) -> f64) -> f64 {
        self.counts.iter().map(|(value, count)| of(*value) * *count as f64).sum()
    }

    fn average(&self, of: impl Fn(f64) -> f64) -> Option<f64> {
        let n = self.n();
        (0 < n).then(|| self.sum(of) / n as f64)
    }
}

/// A number in the order of the values: a double's bits are, but for the sign.
fn rank(value: f64) -> u64 {
    let bits = value.to_bits();
    if value.is_sign_negative() { !bits } else { bits | 1 << 63 }
}
