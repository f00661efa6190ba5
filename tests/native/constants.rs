//! A group's own reliability and spread in place of assumed ones.

use innospark::instrument::Instrument;
use innospark::response::Answers;
use innospark::scoring::{
    ConstantsError, GroupConstants, GroupNorms, MissingPolicy, Profile, Reliability, ResponseMatrix,
    SMALLEST_SAMPLE, Undefined, standard_error,
};

use crate::support::{answers, near, sketch};

/// People whose answers go together: person i's level moves, item by item a little apart.
fn people(n: usize) -> Vec<Answers> {
    let person = |index: usize| {
        let level = index * 7 % 4;
        let item = |item: usize| 1 + (level + usize::from((index + item).is_multiple_of(3))) % 5;
        // The third item is reversed.
        let row = format!("a: {} {} {} {}", item(0), item(1), 6 - item(2), item(3));
        answers(&row)
    };
    (0..n).map(person).collect()
}

fn one() -> Instrument {
    sketch("a ++-+")
}

#[test]
fn keyed_values_make_a_matrix() {
    let one = one();
    let given = [answers("a: 4 5 2 4"), answers("a: 3 na . 2"), answers("")];
    let matrix = ResponseMatrix::of_answers(&one, &one.dimensions[0], &given).unwrap();
    let rows: Vec<&[Option<f64>]> = matrix.rows().collect();
    assert_eq!(rows[0], [Some(4.0), Some(5.0), Some(4.0), Some(4.0)]);
    assert_eq!(rows[1], [Some(3.0), None, None, Some(2.0)]);
    assert_eq!(rows[2], [None; 4]);
    assert_eq!((matrix.respondents(), matrix.person_means()), (3, vec![4.25, 2.5]));
    assert_eq!((matrix.complete().respondents(), matrix.answered().respondents()), (1, 2));
    let names: Vec<&str> = matrix.items().iter().map(|item| item.as_str()).collect();
    assert_eq!(names, ["a_1", "a_2", "a_3", "a_4"]);
    assert_eq!(matrix.column(3).collect::<Vec<_>>(), [4.0, 2.0]);
    assert_eq!(matrix.column(9).count(), 0);
    // An option that the scale does not have is a gap, as in a score.
    let strange = [answers("a: 9 o77 2 4")];
    let matrix = ResponseMatrix::of_answers(&one, &one.dimensions[0], &strange).unwrap();
    assert_eq!(matrix.rows().next().unwrap(), [None, None, Some(4.0), Some(4.0)]);
}

#[test]
fn cells_that_are_no_matrix_are_refused() {
    #[track_caller]
    fn check(items: &[&str], rows: &[&[Option<f64>]], expected: &str) {
        let items = items.iter().map(|name| crate::support::item(name)).collect();
        let error = ResponseMatrix::new(items, rows).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    check(&[], &[], "a response matrix needs at least one item");
    check(&["a", "b", "a"], &[], "the item a has two columns");
    check(&["a", "b"], &[&[None, None], &[Some(1.0)]], "row 2 has 1 cells, and there are 2 items");
    let broken = "row 1, item b: the value is not a finite number";
    check(&["a", "b"], &[&[Some(1.0), Some(f64::NAN)]], broken);
    check(&["a", "b"], &[&[None, Some(f64::INFINITY)]], broken);
}

#[test]
fn a_sample_gives_its_alpha_and_its_spread() {
    let one = one();
    let given = people(40);
    let matrix = ResponseMatrix::of_answers(&one, &one.dimensions[0], &given).unwrap();
    let reliability = Reliability::of(&matrix, MissingPolicy::Listwise);
    let found = GroupConstants::of_sample(&matrix, one.ends()).unwrap();
    near(found.reliability(), reliability.alpha.unwrap());
    near(found.sd(), reliability.sd.unwrap() * 25.0);
    assert_eq!(found.n(), 40);
    assert!(0.5 < found.reliability(), "{}", found.reliability());
}

#[test]
fn below_thirty_the_declared_constants_stay() {
    let one = one();
    let of = |people: &[Answers]| GroupNorms::of_sample(&one, people);
    assert_eq!(SMALLEST_SAMPLE, 30);
    assert_eq!(of(&people(30)).constants.len(), 1);
    let refused = |found| vec![(one.dimensions[0].id.clone(), ConstantsError::TooFewPeople { found })];
    assert_eq!(of(&people(29)).refused, refused(29));
    assert_eq!(of(&[]).refused, refused(0));
    // Only complete answers count: thirty people, one of whom left a gap.
    let mut gapped = people(30);
    gapped[7] = answers("a: 4 4 . 4");
    assert_eq!(of(&gapped).refused, refused(29));
    assert_eq!(
        of(&gapped).refused[0].1.to_string(),
        "29 people answered every item; at least 30 are needed to replace the constants"
    );
    assert_eq!(of(&gapped).applied_to(one.clone(), |n| n.to_string()), one);
}

#[test]
fn scores_are_as_sure_as_the_group_says() {
    let two = sketch("a ++-+, b ++");
    let found = GroupNorms::of_sample(&two, &people(36));
    let own = found.constants[0].1;
    assert_eq!(found.refused.len(), 1, "nobody answered b");
    let applied = found.applied_to(two.clone(), |n| format!("this group of {n} people"));
    let given = answers("a: 4 5 2 4, b: 4 4");
    let score = |instrument: &Instrument| Profile::score(instrument, &instrument.forms[0], &given);
    let (before, after) = (score(&two), score(&applied));
    let sem = |profile: &Profile, index: usize| profile.dimensions[index].estimate.unwrap().sem.unwrap();
    near(sem(&after, 0), own.sd() * (1.0 - own.reliability()).sqrt());
    near(sem(&after, 1), sem(&before, 1));
    assert_eq!(
        before.dimensions[0].estimate.unwrap().score,
        after.dimensions[0].estimate.unwrap().score,
        "constants never change a score"
    );
    let source = |index: usize| applied.dimensions[index].precision.as_ref().unwrap().source.clone();
    assert_eq!((source(0).as_str(), source(1).as_str()), ("this group of 36 people", "assumed"));
    // With a gap the error grows from the group's own constants.
    let gapped = Profile::score(&applied, &applied.forms[0], &answers("a: 4 5 2 ."));
    let precision = applied.dimensions[0].precision.as_ref().unwrap();
    near(sem(&gapped, 0), standard_error(precision, 4, 3));
    assert_eq!((applied.hash, applied.version), (two.hash, two.version));
}

#[test]
fn constants_of_a_file_are_checked() {
    assert!(GroupConstants::new(0.8, 15.0, 30).is_ok());
    assert!(GroupConstants::new(0.0, 50.0, 30).is_ok());
    #[track_caller]
    fn check(reliability: f64, sd: f64, n: usize, expected: &str) {
        assert_eq!(GroupConstants::new(reliability, sd, n).unwrap_err().to_string(), expected);
    }
    let few = "0 people answered every item; at least 30 are needed to replace the constants";
    check(0.8, 15.0, 0, few);
    let no_reliability =
        |shown| format!("a reliability from 0 to below 1 is needed, and this group's is {shown}");
    check(1.0, 15.0, 30, &no_reliability("1.00"));
    check(-0.25, 15.0, 30, &no_reliability("-0.25"));
    check(f64::NAN, 15.0, 30, &no_reliability("NaN"));
    let no_spread =
        |shown| format!("a spread above 0, up to 50 POMP points, is needed, and this group's is {shown}");
    check(0.8, 0.0, 30, &no_spread("0.00"));
    check(0.8, 50.5, 30, &no_spread("50.50"));
    check(0.8, f64::INFINITY, 30, &no_spread("inf"));
}

#[test]
fn a_group_without_differences_or_with_a_negative_alpha_is_refused() {
    let one = one();
    let refused = |people: Vec<Answers>| GroupNorms::of_sample(&one, &people).refused[0].1.clone();
    assert_eq!(refused(vec![answers("a: 4 4 2 4"); 30]), ConstantsError::Undefined(Undefined::NoVariance));
    // The reversed item answered as if it were not.
    let wrong = (0..40).map(|i| match i % 4 {
        0 => answers("a: 5 1 5 1"),
        1 => answers("a: 1 5 1 5"),
        2 => answers("a: 5 1 4 1"),
        _ => answers("a: 1 5 2 4"),
    });
    assert!(matches!(refused(wrong.collect()), ConstantsError::Reliability(alpha) if alpha < 0.0));
    // A dimension of one item has no alpha.
    let single = sketch("a +");
    let found = GroupNorms::of_sample(&single, &vec![answers("a: 4"); 30]);
    assert_eq!(found.refused[0].1, ConstantsError::Undefined(Undefined::TooFewItems { found: 1, needed: 2 }));
}
