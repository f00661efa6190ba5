//! Sums of scale values as whole numbers, so that a score that travels without its answers is exact.

use crate::instrument::{Instrument, Key};
use crate::scoring::DimensionSum;

/// Most decimals of a scale's values that are kept exactly.
const DECIMALS: i32 = 6;

/// Steps from end to end where the values lie on no common grid that fits: a sum is then right to half a thousandth of
/// the scale for each answer.
const COARSE: f64 = 1000.0;

/// The scale's values as whole numbers of steps from its lower end.
#[derive(Debug, Clone)]
pub struct Grid {
    /// Steps of each option, in the instrument's order.
    steps: Vec<u32>,
    /// Steps from end to end.
    span: u32,
    /// Lower end and step as multiples of `1 / scale`, so that decimals stay exact until the last division.
    low: f64,
    step: f64,
    scale: f64,
}

impl Grid {
    /// The widest grid that has every value, among decimals; the coarse one where that would need too many steps.
    pub fn of(instrument: &Instrument) -> Self {
        let values: Vec<f64> = instrument.options.iter().map(|option| option.value).collect();
        let (low, high) = instrument.ends();
        let longest = instrument.dimensions.iter().map(|dimension| dimension.items.len()).max().unwrap_or(1);
        let on = |low: f64, step: f64, scale: f64| {
            let steps = |value: f64| ((value * scale - low) / step).round() as u32;
            Self {
                steps: values.iter().map(|value| steps(*value)).collect(),
                span: steps(high),
                low,
                step,
                scale,
            }
        };
        let exact = (0..=DECIMALS).map(|decimals| 10_f64.powi(decimals)).find_map(|scale| {
            let whole = |value: f64| (value * scale).round();
            if values.iter().any(|value| whole(*value) / scale != *value) {
                return None;
            }
            let distances = values.iter().map(|value| (whole(*value) - whole(low)) as u64);
            Some(on(whole(low), distances.fold(0, common).max(1) as f64, scale))
        });
        let exact = exact.filter(|grid| grid.states(longest).is_some());
        exact.unwrap_or_else(|| on(low, (high - low) / COARSE, 1.0))
    }

    /// Steps that an option counts after keying.
    pub fn keyed(&self, option: usize, key: Key) -> u32 {
        let steps = self.steps.get(option).copied().unwrap_or_default().min(self.span);
        if key == Key::Positive { steps } else { self.span - steps }
    }

    /// Number of pairs of a count and a sum for `asked` statements; `None` where 32 bits do not hold it.
    pub fn states(&self, asked: usize) -> Option<u32> {
        let (asked, span) = (u64::try_from(asked).ok()?, u64::from(self.span));
        let pairs = (asked + 1).checked_mul(asked)? / 2;
        u32::try_from(pairs.checked_mul(span)?.checked_add(asked + 1)?).ok()
    }

    /// The pair as one number: pairs with fewer answers first.
    pub fn digit(&self, answered: u32, steps: u32) -> u32 {
        (0..answered).fold(steps, |digit, fewer| digit + fewer * self.span + 1)
    }

    /// The pair of a number.
    pub fn sum(&self, mut digit: u32) -> DimensionSum {
        let mut answered = 0;
        while answered * self.span < digit {
            digit -= answered * self.span + 1;
            answered += 1;
        }
        let keyed = (f64::from(answered) * self.low + f64::from(digit) * self.step) / self.scale;
        DimensionSum { answered: answered as usize, keyed }
    }
}

/// The largest common divisor.
fn common(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
