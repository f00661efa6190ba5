//! What stands out in a profile, and what does not.

use innospark::guidance::{StandOut, stand_out};
use innospark::scoring::{DimensionScore, Estimate, Profile};

use crate::support::{answers, dimension, near, sketch};

/// A profile of at most 26 dimensions, `a` to `z`, with these scores and standard errors.
fn profile(scores: &[(Option<f64>, Option<f64>)]) -> Profile {
    let dimensions = scores.iter().zip('a'..).map(|((score, sem), name)| DimensionScore {
        id: dimension(&name.to_string()),
        terms: Vec::new(),
        asked: 4,
        answered: 4,
        required: 2,
        mean: None,
        estimate: score.map(|score| Estimate { score, sem: *sem }),
    });
    Profile { dimensions: dimensions.collect(), groups: Vec::new(), total: None }
}

/// All with the same standard error.
fn alike(scores: &[f64], sem: f64) -> Profile {
    profile(&scores.iter().map(|score| (Some(*score), Some(sem))).collect::<Vec<_>>())
}

fn ids(found: &[innospark::instrument::DimensionId]) -> String {
    found.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(profile: &Profile, strengths: &str, priorities: &str) {
    let found = stand_out(profile);
    assert_eq!((ids(&found.strengths).as_str(), ids(&found.priorities).as_str()), (strengths, priorities));
}

#[test]
fn an_even_profile_names_nothing() {
    check(&alike(&[50.0; 15], 9.86), "", "");
    check(&alike(&[0.0; 15], 9.86), "", "");
    check(&alike(&[100.0; 3], 9.86), "", "");
    // Differences that measurement error makes by itself.
    check(&alike(&[45.0, 50.0, 55.0, 60.0, 40.0], 9.86), "", "");
    near(stand_out(&alike(&[45.0, 50.0, 55.0, 60.0, 40.0], 9.86)).own_mean.unwrap(), 50.0);
}

#[test]
fn what_is_clearly_above_or_below_is_named() {
    check(&alike(&[50.0, 50.0, 90.0, 50.0, 50.0], 9.86), "c", "");
    check(&alike(&[50.0, 50.0, 10.0, 50.0, 50.0], 9.86), "", "c");
    check(&alike(&[50.0, 95.0, 5.0, 50.0, 50.0], 9.86), "b", "c");
    // The same profile says less when it is less sure.
    check(&alike(&[50.0, 50.0, 90.0, 50.0, 50.0], 20.0), "", "");
}

#[test]
fn at_most_three_are_named_farthest_first() {
    check(&alike(&[90.0, 95.0, 92.0, 88.0, 10.0, 8.0, 12.0, 5.0], 3.0), "b c a", "h f e");
    check(&alike(&[90.0, 95.0, 92.0, 10.0, 8.0], 3.0), "b c a", "e d");
    check(&alike(&[10.0, 20.0, 30.0, 70.0, 80.0, 90.0], 3.0), "f e d", "a b c");
}

#[test]
fn equal_differences_keep_the_order_of_the_instrument() {
    check(&alike(&[90.0, 90.0, 90.0, 90.0, 10.0, 10.0, 10.0, 10.0], 3.0), "a b c", "e f g");
    check(&alike(&[10.0, 90.0, 90.0, 10.0], 3.0), "b c", "a d");
}

#[test]
fn fewer_than_three_scores_are_no_yardstick() {
    #[track_caller]
    fn nothing(profile: &Profile) {
        assert_eq!(stand_out(profile), StandOut::default());
    }
    nothing(&profile(&[]));
    nothing(&alike(&[90.0], 3.0));
    nothing(&alike(&[10.0, 90.0], 3.0));
    nothing(&profile(&[(Some(10.0), Some(3.0)), (None, None), (Some(90.0), Some(3.0)), (None, None)]));
    assert_eq!(StandOut::default().own_mean, None);
    check(&alike(&[10.0, 90.0, 50.0], 3.0), "b", "a");
}

#[test]
fn what_is_not_scored_counts_for_nothing() {
    let some = |score| (Some(score), Some(3.0));
    let gapped = profile(&[some(40.0), (None, None), some(50.0), (None, None), some(90.0)]);
    check(&gapped, "e", "a c");
    near(stand_out(&gapped).own_mean.unwrap(), 60.0);
}

#[test]
fn without_declared_precision_nothing_stands_out() {
    let unsure = profile(&[(Some(0.0), None), (Some(100.0), None), (Some(50.0), None), (Some(0.0), None)]);
    check(&unsure, "", "");
    near(stand_out(&unsure).own_mean.unwrap(), 37.5);
    // The mean's error is unknown as soon as one part's is.
    let sure = Some(1.0);
    check(
        &profile(&[(Some(0.0), sure), (Some(100.0), sure), (Some(50.0), sure), (Some(50.0), None)]),
        "",
        "",
    );
}

/// The last of `m` dimensions lies `distance` from the mean of all; the others lie together.
fn one_apart(sems: &[f64], distance: f64) -> Profile {
    let m = sems.len() as f64;
    let last = sems.len() - 1;
    let score = |index| if index == last { 50.0 + distance * m / (m - 1.0) } else { 50.0 };
    profile(&sems.iter().enumerate().map(|(i, sem)| (Some(score(i)), Some(*sem))).collect::<Vec<_>>())
}

#[test]
fn the_threshold_is_where_it_is_documented() {
    #[track_caller]
    fn check(sems: &[f64]) {
        let m = sems.len() as f64;
        let own = sems[sems.len() - 1];
        // The error variance of the difference between a part and the mean it is part of.
        let errors: f64 = sems.iter().map(|sem| sem * sem).sum();
        let threshold = 1.96 * (own * own * (1.0 - 2.0 / m) + errors / (m * m)).sqrt();
        let last = ('a'..).nth(sems.len() - 1).unwrap().to_string();
        let named = |distance: f64| {
            let found = stand_out(&one_apart(sems, distance));
            (found.strengths.contains(&dimension(&last)), found.priorities.contains(&dimension(&last)))
        };
        assert_eq!(named(threshold - 1e-6), (false, false));
        assert_eq!(named(threshold + 1e-6), (true, false));
        assert_eq!(named(1e-6 - threshold), (false, false));
        assert_eq!(named(-threshold - 1e-6), (false, true));
    }
    check(&[5.0; 3]);
    check(&[9.859; 15]);
    check(&[13.943; 15]);
    check(&[4.0, 5.0, 6.0, 7.0]);
    check(&[7.0, 6.0, 5.0, 4.0]);
    check(&[9.859, 9.859, 13.943, 9.859, 13.943]);
    check(&[0.5; 26]);
}

/// For equal errors s the variance is s²·(1 − 1/m): with 15 dimensions, SD 18 and r .70 that is 1.96 × 9.859 × √(14/15).
#[test]
fn the_threshold_of_the_creative_skills() {
    let apart = |distance: f64| stand_out(&one_apart(&[97.2_f64.sqrt(); 15], distance)).strengths.len();
    assert_eq!((apart(18.66), apart(18.67)), (0, 1));
}

#[test]
fn answers_lead_to_a_priority() {
    let seven = sketch("a ++-+, b ++-+, c ++-+, d ++-+, e ++-+, f ++-+, g ++-+");
    let given = "a: 4 4 2 4, b: 4 4 2 4, c: 1 1 5 1, d: 4 4 2 4, e: 4 4 2 4, f: na na na 5, g: 4 4 2 4";
    let profile = Profile::score(&seven, &seven.forms[0], &answers(given));
    check(&profile, "", "c");
    near(stand_out(&profile).own_mean.unwrap(), 62.5);
}
