//! Differences and change: what is more than measurement error.

use innospark::instrument::Precision;
use innospark::scoring::{Change, Comparison, Difference, Estimate, Profile, Verdict, Z_95, standard_error};

use crate::support::{answers, near, sketch};

fn declared(reliability: f64, sd: f64) -> Precision {
    Precision { reliability, sd, source: "a test".to_owned() }
}

fn estimate(score: f64, sem: f64) -> Estimate {
    Estimate { score, sem: Some(sem) }
}

/// Both numbers agree to the digits printed in the source.
#[track_caller]
fn printed(found: f64, expected: f64, digits: i32) {
    let half = 0.5 * 10_f64.powi(-digits) + 1e-12;
    assert!((found - expected).abs() <= half, "{found} is not {expected}");
}

#[test]
fn the_table_for_a_spread_of_18() {
    #[track_caller]
    fn check(reliability: f64, sem: f64, half: f64, sdiff: f64, smallest: f64) {
        let found = standard_error(&declared(reliability, 18.0), 4, 4);
        let change = Change::new(estimate(50.0, found), estimate(60.0, found));
        printed(found, sem, 2);
        printed(Z_95 * found, half, 1);
        printed(change.difference.error.unwrap(), sdiff, 2);
        printed(change.smallest().unwrap(), smallest, 1);
        near(change.difference.error.unwrap(), found * 2_f64.sqrt());
    }
    check(0.70, 9.86, 19.3, 13.94, 27.3);
    check(0.80, 8.05, 15.8, 11.38, 22.3);
    check(0.85, 6.97, 13.7, 9.86, 19.3);
    check(0.90, 5.69, 11.2, 8.05, 15.8);
}

#[test]
fn the_worked_changes_of_jacobson_and_truax() {
    #[track_caller]
    fn check(by: f64, index: f64, verdict: Verdict) {
        let sem = standard_error(&declared(0.80, 5.0), 10, 10);
        let change = Change::new(estimate(40.0, sem), estimate(40.0 + by, sem));
        printed(change.index().unwrap(), index, 6);
        assert_eq!(change.verdict(), Some(verdict));
        near(change.difference.points, by);
    }
    check(-8.0, -2.529822, Verdict::Lower);
    check(-4.0, -1.264911, Verdict::TooSmall);
    check(0.0, 0.0, Verdict::TooSmall);
    check(4.0, 1.264911, Verdict::TooSmall);
    check(8.0, 2.529822, Verdict::Higher);
}

#[test]
fn the_smallest_change_that_counts_is_the_threshold() {
    #[track_caller]
    fn check(before: f64, after: f64) {
        let smallest = Z_95 * (before * before + after * after).sqrt();
        let verdict = |by: f64| Change::new(estimate(50.0, before), estimate(50.0 + by, after)).verdict();
        assert_eq!(verdict(smallest - 1e-9), Some(Verdict::TooSmall));
        assert_eq!(verdict(smallest + 1e-9), Some(Verdict::Higher));
        assert_eq!(verdict(1e-9 - smallest), Some(Verdict::TooSmall));
        assert_eq!(verdict(-1e-9 - smallest), Some(Verdict::Lower));
        near(Change::new(estimate(50.0, before), estimate(0.0, after)).smallest().unwrap(), smallest);
    }
    check(9.859, 9.859);
    check(9.859, 13.943);
    check(0.1, 20.0);
}

/// SD·√(2 − r₁ − r₂), and with fewer answers more.
#[test]
fn the_error_between_two_dimensions_of_one_person() {
    #[track_caller]
    fn check(first: (f64, usize), second: (f64, usize), expected: f64) {
        let sem = |(reliability, answered)| standard_error(&declared(reliability, 18.0), 4, answered);
        let between = Difference::between(&estimate(70.0, sem(first)), &estimate(40.0, sem(second)));
        near(between.points, 30.0);
        near(between.error.unwrap(), expected);
        near(between.critical_95().unwrap(), 1.96 * expected);
    }
    check((0.70, 4), (0.70, 4), 18.0 * 0.6_f64.sqrt());
    check((0.70, 4), (0.90, 4), 18.0 * 0.4_f64.sqrt());
    // Half of the statements answered: twice the error variance.
    check((0.70, 2), (0.90, 4), 18.0 * 0.7_f64.sqrt());
    check((0.70, 2), (0.70, 2), 18.0 * 1.2_f64.sqrt());
}

#[test]
fn bands_of_one_and_of_1_96_standard_errors() {
    #[track_caller]
    fn check(score: f64, sem: f64, band_68: (f64, f64), band_95: (f64, f64)) {
        let found = estimate(score, sem);
        let (low, high) = found.band_68().unwrap();
        near(low, band_68.0);
        near(high, band_68.1);
        let (low, high) = found.band_95().unwrap();
        near(low, band_95.0);
        near(high, band_95.1);
    }
    check(50.0, 10.0, (40.0, 60.0), (30.4, 69.6));
    check(95.0, 10.0, (85.0, 100.0), (75.4, 100.0));
    check(3.0, 10.0, (0.0, 13.0), (0.0, 22.6));
    let unsure = Estimate { score: 50.0, sem: None };
    assert_eq!((unsure.band_68(), unsure.band_95()), (None, None));
}

#[test]
fn without_declared_precision_there_is_no_verdict() {
    let unsure = Estimate { score: 90.0, sem: None };
    for change in [
        Change::new(unsure, estimate(10.0, 5.0)),
        Change::new(estimate(10.0, 5.0), unsure),
        Change::new(unsure, unsure),
    ] {
        assert_eq!((change.index(), change.verdict(), change.smallest()), (None, None, None));
    }
    near(Change::new(unsure, estimate(10.0, 5.0)).difference.points, -80.0);
}

#[test]
fn scores_without_error_differ_as_soon_as_they_differ() {
    let verdict = |after| Change::new(estimate(50.0, 0.0), estimate(after, 0.0)).verdict();
    assert_eq!(verdict(50.0), Some(Verdict::TooSmall));
    assert_eq!(verdict(50.1), Some(Verdict::Higher));
    assert_eq!(Change::new(estimate(50.0, 0.0), estimate(60.0, 0.0)).index(), None, "nothing to divide by");
}

#[test]
fn the_difference_from_the_own_mean() {
    let three = [estimate(80.0, 6.0), estimate(50.0, 6.0), estimate(20.0, 6.0)];
    let first = Difference::from_mean(&three, 0).unwrap();
    near(first.points, 30.0);
    near(first.error.unwrap(), 6.0 * (2.0_f64 / 3.0).sqrt());
    let alone = Difference::from_mean(&three[..1], 0).unwrap();
    assert_eq!((alone.points, alone.error, alone.verdict()), (0.0, Some(0.0), Some(Verdict::TooSmall)));
    assert_eq!(Difference::from_mean(&three, 3), None);
    assert_eq!(Difference::from_mean(&[], 0), None);
}

#[test]
fn two_profiles_are_compared_part_by_part() {
    let two = sketch("a ++-+, b ++-+");
    let score = |given: &str| Profile::score(&two, &two.forms[0], &answers(given));
    let before = score("a: 1 1 5 1, b: 3 3 3 3");
    let comparison = Comparison::of(&before, &score("a: 5 5 1 5, b: 4 3 3 3"));
    let verdict = |change: &Option<Change>| change.unwrap().verdict().unwrap();
    let of_dimensions: Vec<_> =
        comparison.dimensions.iter().map(|(id, change)| (id.as_str(), verdict(change))).collect();
    assert_eq!(of_dimensions, [("a", Verdict::Higher), ("b", Verdict::TooSmall)]);
    near(comparison.dimensions[1].1.unwrap().difference.points, 6.25);
    assert_eq!(verdict(&comparison.groups[0].1), Verdict::Higher);
    // Two dimensions: the group's error is that of one, divided by √2.
    near(
        comparison.total.unwrap().smallest().unwrap(),
        comparison.dimensions[0].1.unwrap().smallest().unwrap() / 2_f64.sqrt(),
    );

    let gapped = Comparison::of(&before, &score("a: 5 . . ., b: 4 3 3 3"));
    assert_eq!(gapped.dimensions[0].1, None, "not scored the second time");
    assert!(gapped.dimensions[1].1.is_some() && gapped.total.is_some());
    let nothing = Comparison::of(&before, &score(""));
    assert!(nothing.total.is_none() && nothing.dimensions.iter().all(|(_, change)| change.is_none()));
    let other = sketch("c ++");
    let other = Profile::score(&other, &other.forms[0], &answers("c: 4 4"));
    assert_eq!(Comparison::of(&before, &other).dimensions[0].1, None, "not asked the first time");
}
