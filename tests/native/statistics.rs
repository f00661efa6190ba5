//! Statistics of counted values, against those of the values themselves.

use innospark::statistics::{Frequencies, mean, median, variance};
use proptest::prelude::*;

/// Answers on a scale with halves, among them nothing at all.
fn values() -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec((2_u8..=10).prop_map(|half| f64::from(half) / 2.0), 0..60)
}

fn close(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-12 * one.abs().max(1.0),
        (one, other) => one == other,
    }
}

proptest! {
    #[test]
    fn counted_values_say_the_same(values in values(), from in 0.0..6.0_f64) {
        let counts = Frequencies::of(values.iter().copied());
        prop_assert_eq!(counts.n(), values.len());
        prop_assert!(close(counts.mean(), mean(&values)));
        prop_assert!(close(counts.variance(), variance(&values)));
        prop_assert_eq!(counts.median(), median(&values));
        let deviations: Vec<f64> = values.iter().map(|value| (value - from).abs()).collect();
        prop_assert!(close(counts.deviation(from), mean(&deviations)));
    }

    #[test]
    fn counts_may_come_in_any_order_and_parts(values in values()) {
        let twice: Vec<f64> = values.iter().chain(values.iter().rev()).copied().collect();
        let parts = values.iter().rev().map(|value| (*value, 2)).chain([(7.0, 0)]);
        prop_assert_eq!(Frequencies::counted(parts), Frequencies::of(twice));
    }
}

#[test]
fn equal_values_have_no_variance_at_all() {
    let counts = Frequencies::counted([(0.1, 3), (0.1, 4)]);
    assert_eq!((counts.n(), counts.variance(), counts.median()), (7, Some(0.0), Some(0.1)));
    assert_eq!(Frequencies::of([0.1]).variance(), None);
}

#[test]
fn values_stand_in_their_order_whatever_their_sign() {
    let counts = Frequencies::of([2.0, -1.5, 0.0, -0.0, -3.0, 2.0]);
    assert_eq!(counts.counts().collect::<Vec<_>>(), [(-3.0, 1), (-1.5, 1), (0.0, 2), (2.0, 2)]);
    assert_eq!((counts.sorted(0), counts.sorted(5), counts.sorted(6)), (Some(-3.0), Some(2.0), None));
}
