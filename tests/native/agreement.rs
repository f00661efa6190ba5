//! Agreement within a team, against R's multilevel 2.7.

use innospark::instrument::{OptionId, ScaleOption};
use innospark::scoring::{Agreement, RatingScale, TeamMean, Truncated, Undefined};

use crate::datasets::matrix;
use crate::support::{near, sketch};

const TEAM_A: &str = "a b c\n4 4 5\n4 5 4\n5 4 4\n4 4 4\n3 4 4";
const TEAM_B: &str = "a b c\n1 5 2\n5 1 4\n2 4 5\n4 2 1\n3 3 3";
/// Seven raters on 1–7.
const TEAM_C: &str = "a b c\n6 7 5\n6 6 7\n7 5 6\n4 6 6\n5 6 2\n6 3 6\n6 7 6";

/// An answer scale of these values.
fn scale(values: &[f64]) -> RatingScale {
    let mut instrument = sketch("a +");
    instrument.options = values
        .iter()
        .enumerate()
        .map(|(index, value)| ScaleOption {
            id: OptionId::parse(&format!("o{index}")).unwrap(),
            value: *value,
        })
        .collect();
    RatingScale::of(&instrument)
}

fn one_to(steps: u8) -> RatingScale {
    scale(&(1..=steps).map(f64::from).collect::<Vec<_>>())
}

#[track_caller]
fn of(text: &str, scale: &RatingScale) -> Agreement {
    Agreement::of(&matrix(text), scale)
}

/// Values printed to seven decimals.
#[track_caller]
fn printed(found: &Result<f64, Undefined>, expected: f64) {
    let found = found.clone().unwrap();
    assert!((found - expected).abs() <= 5.1e-8, "{found} is not {expected}");
}

fn plain(value: f64) -> Result<Truncated, Undefined> {
    Ok(Truncated { value, truncated: false })
}

const TRUNCATED: Truncated = Truncated { value: 0.0, truncated: true };

#[test]
fn a_team_that_agrees() {
    let found = of(TEAM_A, &one_to(5));
    assert_eq!((found.n, found.items_used), (5, 3));
    assert_eq!(found.items[0].rwg, plain(0.75));
    let rwg_j = found.rwg_j.clone().unwrap();
    printed(&Ok(rwg_j.value), 0.9444444);
    assert!(!rwg_j.truncated);
    printed(&found.r_star_wg_j, 0.85);
    printed(&found.awg, 0.8277778);
    printed(&found.ad_mean, 0.3466667);
    printed(&found.ad_median, 0.2666667);
    printed(&found.variance_ratio, 0.15);
}

#[test]
fn two_camps_are_said_to_be_two_camps() {
    let found = of(TEAM_B, &one_to(5));
    assert_eq!(found.items[0].rwg, Ok(TRUNCATED));
    assert_eq!(found.rwg_j, Ok(TRUNCATED));
    printed(&found.r_star_wg_j, -0.25);
    printed(&found.variance_ratio, 1.25);
    printed(&found.awg, 0.0);
    printed(&found.ad_mean, 1.2);
    printed(&found.ad_median, 1.2);
    // Near and far beyond random: the formula itself would turn positive again at m = J/(J − 1).
    let poles = of("a b\n1 5\n5 1\n1 5\n5 1", &one_to(5));
    assert_eq!(poles.rwg_j, Ok(TRUNCATED));
    printed(&poles.variance_ratio, (16.0 / 3.0) / 2.0);
}

#[test]
fn seven_raters_on_a_seven_point_scale() {
    let found = of(TEAM_C, &one_to(7));
    printed(&found.rwg_j.clone().map(|index| index.value), 0.7840909091);
    printed(&found.r_star_wg_j, 0.5476190476);
    printed(&found.awg, 0.520075305);
    printed(&found.items[0].awg, 0.7441077441);
    printed(&found.items[1].awg, 0.4612794613);
    printed(&found.items[1].rwg.clone().map(|index| index.value), 0.5238095238);
    printed(&found.ad_mean, 0.925170068);
    printed(&found.ad_median, 0.7619047619);
}

#[test]
fn a_difference_that_random_answers_make_is_no_camp() {
    // Every step once: s² = 2.5 against 2. Each twice: 20/9 against 2. Variance 2 exactly needs the right mixture.
    let found = of("a\n1\n5\n3\n3\n3", &one_to(5));
    printed(&found.variance_ratio, 1.0);
    assert_eq!(found.rwg_j, plain(0.0));
}

#[test]
fn identical_raters_agree_fully() {
    #[track_caller]
    fn check(text: &str) {
        let found = of(text, &one_to(5));
        assert_eq!(found.rwg_j, plain(1.0));
        assert_eq!((found.r_star_wg_j, found.ad_mean, found.ad_median), (Ok(1.0), Ok(0.0), Ok(0.0)));
        assert!(found.items.iter().all(|item| item.rwg == plain(1.0)));
    }
    check("a b c\n4 2 5\n4 2 5\n4 2 5\n4 2 5");
    check("a\n1\n1\n1\n1");
    check("a\n3\n3");
    assert_eq!(of("a b\n5 1\n5 1\n5 1\n5 1", &one_to(5)).awg, Ok(1.0), "also at the ends");
}

#[test]
fn the_random_variance_follows_the_scale() {
    #[track_caller]
    fn check(values: &[f64], expected: f64) {
        near(scale(values).uniform_variance(), expected);
    }
    check(&[1.0, 2.0, 3.0, 4.0, 5.0], 2.0);
    check(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], 4.0);
    check(&[0.0, 1.0], 0.25);
    check(&[0.0, 25.0, 50.0, 75.0, 100.0], 1250.0);
    check(&[5.0, 4.0, 3.0, 2.0, 1.0], 2.0);
}

#[test]
fn practical_agreement_is_below_a_sixth_of_the_steps() {
    assert!(one_to(5).is_practical_agreement(0.833));
    assert!(!one_to(5).is_practical_agreement(0.8334));
    assert!(one_to(7).is_practical_agreement(1.166) && !one_to(7).is_practical_agreement(1.167));
    let stretched = scale(&[0.0, 25.0, 50.0, 75.0, 100.0]);
    assert!(stretched.is_practical_agreement(20.8) && !stretched.is_practical_agreement(20.9));
}

#[test]
fn stretching_the_scale_changes_no_index() {
    let small = of(TEAM_C, &one_to(7));
    let stretched: String = TEAM_C
        .split('\n')
        .map(|line| {
            let words = line.split(' ').map(|word| {
                word.parse::<f64>().map_or(word.to_owned(), |value| (10.0 * value - 3.0).to_string())
            });
            words.collect::<Vec<_>>().join(" ") + "\n"
        })
        .collect();
    let values: Vec<f64> = (1..=7).map(|step| 10.0 * f64::from(step) - 3.0).collect();
    let large = of(&stretched, &scale(&values));
    printed(&large.awg, small.awg.unwrap());
    printed(&large.r_star_wg_j, small.r_star_wg_j.unwrap());
    printed(&large.ad_mean, small.ad_mean.unwrap() * 10.0);
}

#[test]
fn gaps_leave_the_others_answers() {
    let found = of("a b c\n4 . 5\n4 5 .\n. 4 .\n4 4 .\n3 . .\n. . .", &one_to(5));
    assert_eq!((found.n, found.items_used), (5, 2), "nobody is counted who answered nothing");
    let of_items: Vec<_> = found.items.iter().map(|item| (item.item.as_str(), item.n)).collect();
    assert_eq!(of_items, [("a", 4), ("b", 3)], "one answer agrees with nobody");
    // Variances 1/4 and 1/3, over 2.
    printed(&found.variance_ratio, (0.125 + 1.0 / 6.0) / 2.0);
    printed(&found.items[0].ad_mean, 0.375);
    printed(&found.items[0].ad_median, 0.25);
    // A gap moves nothing that was answered.
    assert_eq!(of("a\n4\n5\n.", &one_to(5)), of("a\n4\n5", &one_to(5)));
}

#[test]
fn awg_needs_people_and_a_mean_away_from_the_ends() {
    let few = |found, needed| Err(Undefined::TooFewRespondents { found, needed });
    assert_eq!(of("a\n3\n4\n4", &one_to(5)).awg, few(3, 4));
    assert!(of("a\n3\n4\n4\n4", &one_to(5)).awg.is_ok());
    assert_eq!(of("a\n3\n4\n4", &one_to(7)).awg, few(3, 6));
    assert_eq!(of("a\n0\n1", &scale(&[0.0, 1.0])).awg, Ok(-1.0), "two against each other");
    // Four people: the mean must lie within 2 and 4. It may lie on them.
    assert_eq!(of("a\n5\n5\n4\n4", &one_to(5)).awg, Err(Undefined::MeanNearEnd));
    printed(&of("a\n5\n3\n4\n4", &one_to(5)).awg, 1.0 - 2.0 * (2.0 / 3.0) / 4.0);
    // What one item cannot tell, the others may.
    let mixed = of("a b\n5 5\n5 3\n4 4\n4 4", &one_to(5));
    assert_eq!(mixed.awg, mixed.items[1].awg);
}

#[test]
fn too_few_have_a_reason_and_no_number() {
    #[track_caller]
    fn check(text: &str, n: usize, found: usize) {
        let agreement = of(text, &one_to(5));
        let none = Undefined::TooFewRespondents { found, needed: 2 };
        assert_eq!((agreement.n, agreement.items_used), (n, 0));
        assert_eq!(agreement.rwg_j, Err(none.clone()));
        assert_eq!(agreement.r_star_wg_j, Err(none.clone()));
        assert_eq!(agreement.ad_mean, Err(none.clone()));
        assert_eq!(agreement.ad_median, Err(none.clone()));
        assert_eq!(agreement.awg, Err(none));
    }
    check("a b", 0, 0);
    check("a b\n. .", 0, 0);
    check("a b\n4 5", 1, 1);
    check("a b\n4 .\n. 5", 2, 1);
    let one = TeamMean::of(&matrix("a b\n4 5"));
    assert_eq!(one.mean, Ok(4.5));
    assert!(one.sd.is_err() && TeamMean::of(&matrix("a b")).mean.is_err());
}

#[test]
fn enormous_values_have_a_reason_too() {
    let found = of("a\n1e308\n-1e308\n1e308", &one_to(5));
    assert_eq!(found.rwg_j, Err(Undefined::NotFinite));
    assert_eq!(found.ad_mean, Err(Undefined::NotFinite));
}
