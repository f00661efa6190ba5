//! Scores, recomputed by hand.

use std::collections::BTreeMap;

use innospark::instrument::{Form, GroupId, Instrument, Key, Missing, Precision};
use innospark::scoring::{Estimate, Profile, Shown, TermState, Z_95, pomp, shown, standard_error};

use crate::support::{answers, dimension, form_of, item, near, option, sketch, skills};

const ROUND: f64 = 5e-4;

/// The profile of answers to the whole instrument.
#[track_caller]
fn score(instrument: &Instrument, given: &str) -> Profile {
    Profile::score(instrument, &instrument.forms[0], &answers(given))
}

fn score_of(profile: &Profile, id: &str) -> Option<f64> {
    profile.dimension(&dimension(id)).unwrap().estimate.map(|estimate| estimate.score)
}

fn group_of(profile: &Profile) -> Option<f64> {
    profile.groups[0].estimate.map(|estimate| estimate.score)
}

/// Five dimensions keyed + + − +, as in the example of the facts, section 1.6.
const FIVE: &str = "a ++-+, b ++-+, c ++-+, d ++-+, e ++-+";
const EXAMPLE: &str = "a: 4 5 2 4, b: 3 . . 2, c: . . . 5, d: 5 5 5 5, e: 2 3 4 1";

#[test]
fn the_worked_example_holds() {
    let five = sketch(FIVE);
    let profile = score(&five, EXAMPLE);
    #[track_caller]
    fn check(profile: &Profile, five: &Instrument, id: &str, answered: usize, mean: Option<f64>, band: &str) {
        let found = profile.dimension(&dimension(id)).unwrap();
        assert_eq!((found.answered, found.required, found.mean), (answered, 2, mean));
        assert_eq!(found.estimate.map(|e| e.score), mean.map(|mean| (mean - 1.0) * 25.0));
        assert_eq!(found.band(five).map_or("", |band| band.as_str()), band);
    }
    check(&profile, &five, "a", 4, Some(4.25), "strong");
    check(&profile, &five, "b", 2, Some(2.5), "emerging");
    check(&profile, &five, "c", 1, None, "");
    check(&profile, &five, "d", 4, Some(4.0), "established");
    check(&profile, &five, "e", 4, Some(2.0), "emerging");
    let scores: Vec<_> = ["a", "b", "c", "d", "e"].map(|id| score_of(&profile, id)).into();
    assert_eq!(scores, [Some(81.25), Some(37.5), None, Some(75.0), Some(25.0)]);
    assert_eq!((profile.groups[0].asked, profile.groups[0].scored), (5, 4));
    assert_eq!(group_of(&profile), Some(54.6875));
    assert_eq!(five.band(54.6875).id.as_str(), "developing");
    assert_eq!(
        profile.total.map(|total| total.score),
        Some(54.6875),
        "with one group the total is the group"
    );
}

#[test]
fn pomp_is_the_share_of_the_scale() {
    #[track_caller]
    fn check(mean: f64, ends: (f64, f64), expected: f64) {
        near(pomp(mean, ends), expected);
    }
    check(1.0, (1.0, 5.0), 0.0);
    check(2.0, (1.0, 5.0), 25.0);
    check(3.0, (1.0, 5.0), 50.0);
    check(4.0, (1.0, 5.0), 75.0);
    check(5.0, (1.0, 5.0), 100.0);
    check(3.25, (1.0, 5.0), 56.25);
    check(4.4, (1.0, 5.0), 85.0);
    check(2.9, (1.0, 7.0), 31.666_666_666_666_67);
    check(3.2, (1.0, 7.0), 36.666_666_666_666_67);
    check(0.0, (0.0, 3.0), 0.0);
    check(0.5, (0.0, 1.0), 50.0);
    check(0.0, (-2.0, 2.0), 50.0);
    // Rounding never carries a mean over the ends.
    check(5.000_000_000_000_001, (1.0, 5.0), 100.0);
    check(0.999_999_999_999_999_9, (1.0, 5.0), 0.0);
}

#[test]
fn answering_everything_alike() {
    #[track_caller]
    fn check(signs: &str, expected: [f64; 5]) {
        let sketch = sketch(&format!("a {signs}"));
        for (option, expected) in (1..=5).zip(expected) {
            let given = format!("a: {}", vec![option.to_string(); signs.len()].join(" "));
            near(score_of(&score(&sketch, &given), "a").unwrap(), expected);
        }
    }
    check("+++-", [25.0, 37.5, 50.0, 62.5, 75.0]);
    check("++--", [50.0; 5]);
    check("+-", [50.0; 5]);
    check("++++", [0.0, 25.0, 50.0, 75.0, 100.0]);
    check("----", [100.0, 75.0, 50.0, 25.0, 0.0]);
    check("-", [100.0, 75.0, 50.0, 25.0, 0.0]);
}

#[test]
fn every_statement_says_how_it_counts() {
    let one = sketch("a +-++-");
    let profile = score(&one, "a: 4 2 na dk .");
    let terms = &profile.dimensions[0].terms;
    let answered = |id: &str, value, keyed| TermState::Answered { option: option(id), value, keyed };
    assert_eq!(terms[0].state, answered("o4", 4.0, 4.0));
    assert_eq!(terms[1].state, answered("o2", 2.0, 4.0));
    assert_eq!(terms[2].state, TermState::Missing(Missing::NotApplicable));
    assert_eq!(terms[3].state, TermState::Missing(Missing::DontKnow));
    assert_eq!(terms[4].state, TermState::Unanswered);
    let keys: Vec<Key> = terms.iter().map(|term| term.key).collect();
    assert_eq!(keys, [Key::Positive, Key::Reversed, Key::Positive, Key::Positive, Key::Reversed]);
    assert_eq!(
        terms.iter().map(|t| t.item.as_str()).collect::<Vec<_>>(),
        ["a_1", "a_2", "a_3", "a_4", "a_5"]
    );
    assert_eq!((profile.dimensions[0].answered, profile.dimensions[0].required), (2, 3));
}

#[test]
fn keyed_values_mirror_the_scale() {
    #[track_caller]
    fn check(values: &[f64], expected: &[f64]) {
        let mut one = sketch("a -");
        one.options.truncate(values.len());
        for (option, value) in one.options.iter_mut().zip(values) {
            option.value = *value;
        }
        for (index, expected) in expected.iter().enumerate() {
            let profile = score(&one, &format!("a: {}", index + 1));
            let TermState::Answered { keyed, .. } = profile.dimensions[0].terms[0].state else { panic!() };
            near(keyed, *expected);
        }
    }
    check(&[1.0, 2.0, 3.0, 4.0, 5.0], &[5.0, 4.0, 3.0, 2.0, 1.0]);
    check(&[0.0, 1.0, 2.0, 3.0], &[3.0, 2.0, 1.0, 0.0]);
    check(&[0.0, 1.0], &[1.0, 0.0]);
    check(&[-2.0, -1.0, 0.0, 1.0, 2.0], &[2.0, 1.0, 0.0, -1.0, -2.0]);
    // An uneven scale is mirrored about its middle, wherever its steps are.
    check(&[0.0, 25.0, 100.0], &[100.0, 75.0, 0.0]);
    check(&[5.0, 4.0, 1.0], &[1.0, 2.0, 5.0]);
}

#[test]
fn a_score_needs_its_minimum_of_answers() {
    #[track_caller]
    fn check(minimum: f64, items: usize, required: usize) {
        let mut one = sketch(&format!("a {}", "+".repeat(items)));
        one.minimum_answered = minimum;
        for answered in 0..=items {
            let profile = score(&one, &format!("a: {}", vec!["4"; answered].join(" ")));
            let found = &profile.dimensions[0];
            assert_eq!((found.required, found.answered), (required, answered));
            assert_eq!(found.estimate.is_some(), required <= answered, "{answered} of {items}");
            assert_eq!(found.mean, (required <= answered).then_some(4.0));
        }
    }
    check(0.5, 1, 1);
    check(0.5, 2, 1);
    check(0.5, 3, 2);
    check(0.5, 4, 2);
    check(0.5, 5, 3);
    check(0.5, 6, 3);
    check(0.75, 4, 3);
    check(0.8, 4, 4);
    check(0.6, 5, 3);
    check(0.7, 10, 7);
    check(0.55, 20, 11);
    check(1.0, 4, 4);
    check(0.01, 4, 1);
    check(0.25, 4, 1);
    check(0.26, 4, 2);
}

#[test]
fn what_is_missing_by_choice_counts_as_unanswered() {
    #[track_caller]
    fn check(given: &str, expected: Option<f64>) {
        assert_eq!(score_of(&score(&sketch("a ++-+"), given), "a"), expected);
    }
    check("a: na na na na", None);
    check("a: dk dk dk dk", None);
    check("a: . . . .", None);
    check("", None);
    check("a: 5 na dk .", None);
    check("a: 5 na 1 .", Some(100.0));
    check("a: . 3 . dk", None);
    check("a: 2 3 . dk", Some(37.5));
    check("a: 2 3 . 2", Some(100.0 / 3.0));
}

#[test]
fn an_option_that_the_scale_lacks_counts_as_unanswered() {
    let one = sketch("a ++++");
    let profile = score(&one, "a: 5 9 often 5");
    let states: Vec<bool> =
        profile.dimensions[0].terms.iter().map(|t| t.state == TermState::Unanswered).collect();
    assert_eq!(states, [false, true, true, false]);
    assert_eq!(profile.dimensions[0].answered, 2);
    assert_eq!(score_of(&profile, "a"), Some(100.0));
}

#[test]
fn answers_outside_the_form_do_not_count() {
    let two = sketch("a ++-+, b ++-+");
    #[track_caller]
    fn check(two: &Instrument, form: &Form, expected: &[(&str, usize, Option<f64>)]) {
        let everything = answers("a: 5 1 1 5, b: 1 1 1 1, z: 5 5");
        let profile = Profile::score(two, form, &everything);
        let found: Vec<_> = profile
            .dimensions
            .iter()
            .map(|d| (d.id.as_str(), d.terms.len(), d.estimate.map(|e| e.score)))
            .collect();
        assert_eq!(found, expected);
    }
    check(&two, &two.forms[0], &[("a", 4, Some(75.0)), ("b", 4, Some(25.0))]);
    check(&two, &form_of("a_1 a_3 b_1 b_2"), &[("a", 2, Some(100.0)), ("b", 2, Some(0.0))]);
    check(&two, &form_of("a_2"), &[("a", 1, Some(0.0))]);
    check(&two, &form_of("z_1"), &[]);
}

#[test]
fn a_group_needs_half_of_its_scores() {
    #[track_caller]
    fn check(given: &str, scored: usize, expected: Option<f64>) {
        let profile = score(&sketch(FIVE), given);
        assert_eq!((profile.groups[0].asked, profile.groups[0].scored), (5, scored));
        assert_eq!(group_of(&profile), expected);
        assert_eq!(profile.total.map(|total| total.score), expected);
    }
    check("", 0, None);
    check("a: 5 5 1 5", 1, None);
    check("a: 5 5 1 5, b: 5 5 1 5", 2, None);
    check("a: 5 5 1 5, b: 5 5 1 5, c: 3 3 3 3", 3, Some(250.0 / 3.0));
    check("a: 5 5 1 5, b: 5 5 1 5, c: 3 3 3 3, d: 1 1 5 1", 4, Some(62.5));
    // A dimension counts once, however many of its statements were answered.
    check("a: 5 5 . ., b: 1 1 5 1, c: 3 3 3 3", 3, Some(50.0));
}

#[test]
fn a_group_is_asked_only_what_the_form_asks() {
    let five = sketch(FIVE);
    let form = form_of("a_1 a_2 b_1 b_2");
    let profile = Profile::score(&five, &form, &answers("a: 5 5, c: 1 1 1 1"));
    assert_eq!((profile.groups[0].asked, profile.groups[0].scored), (2, 1));
    assert_eq!(group_of(&profile), Some(100.0));
}

#[test]
fn a_total_needs_half_of_the_groups() {
    let mut four = sketch("a +, b +, c +, d +");
    let all = four.groups.remove(0);
    four.groups = ["one", "two", "three"]
        .map(|id| {
            let mut group = all.clone();
            group.id = GroupId::parse(id).unwrap();
            group
        })
        .into();
    four.groups[0].dimensions = vec![dimension("a"), dimension("b")];
    four.groups[1].dimensions = vec![dimension("c")];
    four.groups[2].dimensions = vec![dimension("d")];
    #[track_caller]
    fn check(four: &Instrument, given: &str, expected: Option<f64>) {
        assert_eq!(score(four, given).total.map(|total| total.score), expected);
    }
    check(&four, "a: 5", None);
    check(&four, "a: 5, b: 5", None);
    check(&four, "a: 5, c: 1", Some(50.0));
    // Groups count alike, however many dimensions they have.
    check(&four, "a: 5, b: 5, c: 1", Some(50.0));
    check(&four, "a: 5, b: 1, c: 1, d: 1", Some(50.0 / 3.0));
    check(&four, "", None);
}

#[test]
fn without_groups_there_is_no_total() {
    let mut one = sketch("a +");
    one.groups.clear();
    let profile = score(&one, "a: 5");
    assert_eq!(score_of(&profile, "a"), Some(100.0));
    assert!(profile.groups.is_empty() && profile.total.is_none());
}

// How sure a score is

fn declared(reliability: f64, sd: f64) -> Precision {
    Precision { reliability, sd, source: "a test".to_owned() }
}

#[test]
fn standard_errors_follow_from_what_is_declared() {
    #[track_caller]
    fn check(reliability: f64, error: f64, half_width: f64) {
        let found = standard_error(&declared(reliability, 18.0), 4, 4);
        assert!((found - error).abs() < ROUND, "{found}");
        assert!((Z_95 * found - half_width).abs() < 0.05, "{}", Z_95 * found);
    }
    check(0.70, 9.859, 19.3);
    check(0.80, 8.050, 15.8);
    check(0.85, 6.971, 13.7);
    check(0.90, 5.692, 11.2);
}

#[test]
fn fewer_answers_make_a_score_less_sure() {
    #[track_caller]
    fn check(items: usize, answered: usize, factor: f64) {
        let precision = declared(0.7, 18.0);
        let whole = standard_error(&precision, items, items);
        near(standard_error(&precision, items, answered), whole * factor);
    }
    check(4, 4, 1.0);
    check(4, 3, (4.0_f64 / 3.0).sqrt());
    check(4, 2, 2.0_f64.sqrt());
    check(4, 1, 2.0);
    check(9, 1, 3.0);
    check(1, 1, 1.0);
    near(standard_error(&declared(0.0, 20.0), 4, 4), 20.0);
    assert!(standard_error(&declared(0.7, 18.0), 4, 0).is_finite());
}

#[test]
fn a_short_form_is_less_sure_than_the_full_one() {
    let one = sketch("a ++-+");
    let sem = |form: &Form, given: &str| {
        Profile::score(&one, form, &answers(given)).dimensions[0].estimate.unwrap().sem.unwrap()
    };
    near(sem(&one.forms[0], "a: 4 4 2 4"), 97.2_f64.sqrt());
    near(sem(&one.forms[0], "a: 4 4 . ."), 194.4_f64.sqrt());
    near(sem(&form_of("a_1 a_3"), "a: 4 4 2 4"), 194.4_f64.sqrt());
    near(sem(&form_of("a_1 a_3"), "a: 4 4 na 4"), 388.8_f64.sqrt());
}

#[test]
fn a_group_is_surer_than_its_parts() {
    let five = sketch(FIVE);
    // Error variance 18² × 0.3 = 97.2 for four answers, twice that for two.
    let sem = |given: &str| score(&five, given).groups[0].estimate.unwrap().sem.unwrap();
    near(sem(EXAMPLE), (3.0 * 97.2 + 194.4_f64).sqrt() / 4.0);
    near(sem("a: 4 4 2 4, b: 4 4 2 4, c: 4 4 2 4, d: 4 4 2 4, e: 4 4 2 4"), (97.2_f64 / 5.0).sqrt());
    let total = score(&five, EXAMPLE).total.unwrap();
    near(total.sem.unwrap(), sem(EXAMPLE));
}

#[test]
fn nothing_is_claimed_without_declared_precision() {
    let mut two = sketch("a ++, b ++");
    two.dimensions[0].precision = None;
    let profile = score(&two, "a: 4 4, b: 4 4");
    let sems: Vec<bool> = profile.dimensions.iter().map(|d| d.estimate.unwrap().sem.is_some()).collect();
    assert_eq!(sems, [false, true]);
    assert_eq!(profile.groups[0].estimate.unwrap().sem, None, "one unknown error makes the mean's unknown");
    assert_eq!(profile.dimensions[0].estimate.unwrap().band_95(), None);
}

#[test]
fn means_of_estimates() {
    #[track_caller]
    fn check(of: &[(f64, Option<f64>)], expected: Option<(f64, Option<f64>)>) {
        let of: Vec<Estimate> = of.iter().map(|(score, sem)| Estimate { score: *score, sem: *sem }).collect();
        let found = Estimate::mean(&of).map(|mean| (mean.score, mean.sem));
        assert_eq!(found, expected);
    }
    check(&[], None);
    check(&[(40.0, None)], Some((40.0, None)));
    check(&[(40.0, Some(3.0))], Some((40.0, Some(3.0))));
    check(&[(40.0, Some(3.0)), (60.0, Some(4.0))], Some((50.0, Some(2.5))));
    check(&[(40.0, Some(3.0)), (60.0, None)], Some((50.0, None)));
    check(&[(0.0, Some(0.0)), (0.0, Some(0.0))], Some((0.0, Some(0.0))));
}

#[test]
fn bands_end_where_the_scale_ends() {
    #[track_caller]
    fn check(score: f64, sem: f64, low: f64, high: f64) {
        let band = Estimate { score, sem: Some(sem) }.band_95().unwrap();
        near(band.0, low);
        near(band.1, high);
    }
    check(50.0, 10.0, 30.4, 69.6);
    check(81.25, 9.859, 61.926_36, 100.0);
    check(5.0, 10.0, 0.0, 24.6);
    check(0.0, 10.0, 0.0, 19.6);
    check(100.0, 10.0, 80.4, 100.0);
    check(50.0, 40.0, 0.0, 100.0);
    check(62.5, 0.0, 62.5, 62.5);
}

// How a score is shown

#[test]
fn a_score_is_shown_without_contradicting_its_band() {
    #[track_caller]
    fn check(score: f64, value: f64, digits: u8) {
        assert_eq!(shown(&skills(), score), Shown { value, digits }, "{score}");
    }
    check(0.0, 0.0, 0);
    check(0.4, 0.0, 0);
    check(12.5, 13.0, 0);
    check(37.5, 38.0, 0);
    check(39.4, 39.0, 0);
    check(39.5, 39.5, 1);
    check(39.96, 39.9, 1);
    check(40.0_f64.next_down(), 39.9, 1);
    check(40.0, 40.0, 0);
    check(54.6875, 55.0, 0);
    check(59.4, 59.0, 0);
    check(59.9996, 59.9, 1);
    check(60.0_f64.next_down(), 59.9, 1);
    check(60.0, 60.0, 0);
    check(60.3, 60.0, 0);
    check(79.5, 79.5, 1);
    check(79.99, 79.9, 1);
    check(80.0_f64.next_down(), 79.9, 1);
    check(81.25, 81.0, 0);
    check(99.6, 100.0, 0);
    check(100.0, 100.0, 0);
}

#[test]
fn a_cut_between_whole_numbers_is_not_contradicted_either() {
    #[track_caller]
    fn check(cut: f64, score: f64, value: f64, digits: u8) {
        let mut sketch = sketch("a +");
        sketch.bands[1].from = cut;
        assert_eq!(shown(&sketch, score), Shown { value, digits }, "{score} beside {cut}");
    }
    check(33.3, 33.2, 33.0, 0);
    check(33.3, 33.3, 33.3, 1);
    check(33.3, 33.4, 33.4, 1);
    check(33.3, 33.6, 34.0, 0);
    check(33.6, 33.55, 33.5, 1);
    check(62.5, 62.5, 63.0, 0);
    check(57.5, 57.45, 57.0, 0);
}

#[test]
fn the_order_of_the_instrument_is_kept() {
    let mut two = sketch("b +, a +");
    let order = |profile: &Profile| profile.dimensions.iter().map(|d| d.id.to_string()).collect::<Vec<_>>();
    assert_eq!(order(&score(&two, "a: 1, b: 5")), ["b", "a"]);
    two.dimensions.reverse();
    assert_eq!(order(&score(&two, "a: 1, b: 5")), ["a", "b"]);
}

#[test]
fn an_unknown_dimension_has_no_score() {
    let profile = score(&sketch("a +"), "a: 3");
    assert!(profile.dimension(&dimension("b")).is_none());
    let by_item: BTreeMap<_, _> = profile.dimensions[0].terms.iter().map(|t| (&t.item, &t.state)).collect();
    assert!(by_item.contains_key(&item("a_1")));
}
