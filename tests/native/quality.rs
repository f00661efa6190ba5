//! Signs of careless answers, against R's careless 1.2.2.

use innospark::instrument::{Instrument, Key};
use innospark::response::{
    Answer, Answers, Attempt, Flag, Opposites, PAGE_SIZE, Quality, Reading, longest_run, response_variability,
};
use innospark::scoring::Profile;
use innospark::statistics::{mean, median, variance};

use crate::support::{answer, answers, begun, near, sketch, skills, start};

use Flag::{Contradictory, Hurried, Incomplete, LowVariability, Uniform};

const CAREFUL: u64 = 8_000;

/// An attempt whose statements are all answered by what `option` says of their place in the order and their key, each
/// in so many milliseconds.
fn attempt(
    instrument: &Instrument,
    form: &str,
    milliseconds: u64,
    option: impl Fn(usize, Key) -> Option<u32>,
) -> Attempt {
    let mut attempt = Attempt::begin(instrument, start(form, 7));
    for (place, item) in attempt.order.clone().iter().enumerate() {
        let key = instrument.items().find(|(_, other)| other.id == *item).unwrap().1.key;
        if let Some(option) = option(place, key) {
            attempt.answer(instrument, item, answer(&format!("o{option}")));
        }
    }
    for page in 0..attempt.pages() {
        let items = attempt.on_page(page).len() as u64;
        attempt.spend(page, milliseconds * items);
    }
    attempt
}

#[track_caller]
fn check(quality: &Quality, flags: &[Flag], reading: Reading) {
    assert_eq!((quality.flags.as_slice(), quality.reading()), (flags, reading), "{quality:?}");
    assert_eq!(quality.left_out_of_groups(), flags.len() >= 2);
}

#[test]
fn runs_and_variability_of_careless() {
    #[track_caller]
    fn check(answers: &[f64], run: usize, variability: f64) {
        assert_eq!(longest_run(answers.iter().map(|value| Some(*value))), run);
        let found = response_variability(answers).unwrap();
        assert!((found - variability).abs() < 5.1e-8, "{found} is not {variability}");
    }
    check(&[3.0; 10], 10, 0.0);
    check(&[1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0], 1, 0.5270463);
    check(&[4.0, 4.0, 4.0, 2.0, 5.0, 3.0, 3.0, 3.0, 3.0, 1.0], 4, 1.1352924);
}

/// The package's own test data: rows of 100 that begin with 10, 20, … 90 equal answers and then alternate; in the last
/// row come ten blocks of ten.
#[test]
fn runs_in_rows_of_a_hundred() {
    let alternate = |place: usize| 1 + place % 2;
    for equal in (10..100).step_by(10) {
        let row = (0..100).map(|place| if place < equal { 4 } else { alternate(place) });
        assert_eq!(longest_run(row.map(Some)), equal);
    }
    assert_eq!(longest_run((0..100).map(|_| Some(1))), 100);
    assert_eq!(longest_run((0..100).map(|place| Some(place / 10 % 5))), 10);
}

#[test]
fn a_gap_ends_a_run() {
    #[track_caller]
    fn check(given: &str, expected: usize) {
        let cells = given.chars().map(|cell| (cell != '.').then_some(cell));
        assert_eq!(longest_run(cells), expected, "{given}");
    }
    check("", 0);
    check("....", 0);
    check("3", 1);
    check("33.333", 3);
    check("33..33", 2);
    check(".1.1.", 1);
}

#[test]
fn variability_needs_two_answers() {
    assert_eq!((response_variability(&[]), response_variability(&[4.0])), (None, None));
    assert_eq!(response_variability(&[0.1; 10]), Some(0.0), "whatever the rounding of the mean");
}

#[test]
fn careful_answers_have_no_sign() {
    let skills = skills();
    let given = |place: usize, key| Some(if key == Key::Positive { 3 + place as u32 % 3 } else { 2 });
    for form in ["full", "short"] {
        let quality = Quality::of_attempt(&skills, &attempt(&skills, form, CAREFUL, given));
        check(&quality, &[], Reading::Normal);
        near(quality.seconds_per_item.unwrap(), 8.0);
        near(quality.seconds_per_item_overall.unwrap(), 8.0);
        assert_eq!((quality.missing, quality.opposites.answered), (0.0, 15));
    }
}

#[test]
fn answering_everything_alike() {
    let skills = skills();
    let alike =
        |option| Quality::of_attempt(&skills, &attempt(&skills, "full", CAREFUL, |_, _| Some(option)));
    check(&alike(3), &[Uniform, LowVariability], Reading::Banner);
    for option in [1, 2, 4, 5] {
        check(&alike(option), &[Uniform, LowVariability, Contradictory], Reading::Banner);
    }
    assert_eq!(alike(5).longest_run, Some(60));
    // Also where the order is not known, and in a form shorter than a long run.
    let six = sketch("a +++---");
    let table = |given| Quality::of_answers(&six, &six.forms[0], &answers(given));
    check(&table("a: 4 4 4 4 4 4"), &[Uniform, LowVariability], Reading::Banner);
    check(&table("a: 4 4 4 2 2 2"), &[], Reading::Normal);
    assert_eq!(table("a: 4 4 4 4 4 4").longest_run, None);
    // Fewer than five answers are alike by chance.
    let four = sketch("a ++--");
    check(&Quality::of_answers(&four, &four.forms[0], &answers("a: 3 3 3 3")), &[], Reading::Normal);
}

#[test]
fn a_run_is_long_from_ten_and_from_half_of_the_form() {
    #[track_caller]
    fn check(items: usize, run: usize, expected: bool) {
        let signs: Vec<String> = (0..items).map(|item| format!("d{item} +")).collect();
        let instrument = sketch(&signs.join(", "));
        let given = |place: usize, _| Some(if place < run { 3 } else { [1, 5][place % 2] });
        let quality = Quality::of_attempt(&instrument, &attempt(&instrument, "full", CAREFUL, given));
        assert_eq!((quality.longest_run, quality.flags.contains(&Uniform)), (Some(run), expected));
    }
    check(12, 9, false);
    check(12, 10, true);
    check(20, 10, true);
    check(21, 10, false);
    check(21, 11, true);
    check(60, 29, false);
    check(60, 30, true);
}

#[test]
fn little_variation_is_measured_on_the_scale_s_width() {
    // One 4 among twelve 3s: .2774; two: .3755.
    let twelve: Vec<String> = (0..13).map(|item| format!("d{item} +")).collect();
    let instrument = sketch(&twelve.join(", "));
    let given = |fours: usize| {
        move |place: usize, _: Key| Some(if place % 7 == 3 && place / 7 < fours { 4 } else { 3 })
    };
    let of = |instrument: &Instrument, fours| {
        Quality::of_attempt(instrument, &attempt(instrument, "full", CAREFUL, given(fours)))
    };
    check(&of(&instrument, 1), &[LowVariability], Reading::Note);
    check(&of(&instrument, 2), &[], Reading::Normal);
    let mut stretched = instrument.clone();
    for option in &mut stretched.options {
        option.value = 25.0 * (option.value - 1.0);
    }
    check(&of(&stretched, 1), &[LowVariability], Reading::Note);
    check(&of(&stretched, 2), &[], Reading::Normal);
}

#[test]
fn hurried_answers() {
    let skills = skills();
    let given = |place: usize, key| Some(if key == Key::Positive { 3 + place as u32 % 3 } else { 2 });
    let at = |milliseconds| Quality::of_attempt(&skills, &attempt(&skills, "full", milliseconds, given));
    check(&at(2_000), &[], Reading::Normal);
    check(&at(1_999), &[Hurried], Reading::Note);
    check(&at(700), &[Hurried], Reading::Note);

    // One long pause does not make up for haste on the other pages: the median tells.
    let mut paused = attempt(&skills, "full", 900, given);
    paused.spend(3, 3_600_000);
    let quality = Quality::of_attempt(&skills, &paused);
    near(quality.seconds_per_item.unwrap(), 0.9);
    assert!(quality.seconds_per_item_overall.unwrap() > 60.0);
    check(&quality, &[Hurried], Reading::Note);

    // Without times nothing is said of them.
    let untimed = Quality::of_attempt(&skills, &attempt(&skills, "full", 0, given));
    assert_eq!((untimed.seconds_per_item, untimed.seconds_per_item_overall), (None, None));
    check(&untimed, &[], Reading::Normal);
}

#[test]
fn only_pages_with_answers_are_timed() {
    let skills = skills();
    let given = |place: usize, _| (place < 2 * PAGE_SIZE).then_some(1 + place as u32 % 5);
    let mut started = attempt(&skills, "full", 0, given);
    started.spend(0, 20_000);
    started.spend(1, 30_000);
    started.spend(2, 40);
    let quality = Quality::of_attempt(&skills, &started);
    near(quality.seconds_per_item.unwrap(), 5.0);
    near(quality.seconds_per_item_overall.unwrap(), 5.0);
    check(&quality, &[Incomplete], Reading::Note);
}

#[test]
fn missing_answers_are_counted_however_they_are_missing() {
    let ten = sketch("a +-+-+, b +-+-+");
    let of = |given| Quality::of_answers(&ten, &ten.forms[0], &answers(given));
    let half = of("a: 4 2 5 1 4, b: na dk . o77 na");
    assert_eq!((half.asked, half.answered, half.missing), (10, 5, 0.5));
    check(&half, &[], Reading::Normal);
    let more = of("a: 4 2 5 1 na, b: na dk . . .");
    near(more.missing, 0.6);
    check(&more, &[Incomplete], Reading::Note);
    let nothing = of("");
    assert_eq!((nothing.missing, nothing.variability, nothing.opposites), (1.0, None, Opposites::default()));
    check(&nothing, &[Incomplete], Reading::Note);
    // A form that asks nothing lacks nothing.
    let empty = crate::support::form_of("");
    assert_eq!(Quality::of_answers(&ten, &empty, &answers("a: 4")).missing, 0.0);
}

#[test]
fn opposite_pairs_come_from_the_keys() {
    let pairs = sketch("a ++-, b -+, c +-, d +++, e --");
    #[track_caller]
    fn check(pairs: &Instrument, given: &str, answered: usize, inconsistent: usize) {
        let found = Quality::of_answers(pairs, &pairs.forms[0], &answers(given)).opposites;
        assert_eq!(found, Opposites { answered, inconsistent }, "{given}");
    }
    check(&pairs, "a: 4 1 2, b: 2 4, c: 5 1, d: 1 1 1, e: 5 5", 3, 0);
    // Four or five on both, or one or two on both.
    check(&pairs, "a: 4 1 5, b: 2 1, c: 5 4", 3, 3);
    // The middle is on no side.
    check(&pairs, "a: 3 5 5, b: 3 5, c: 1 3", 3, 0);
    // The second positive statement is no part of the pair.
    check(&pairs, "a: . 5 5, b: 5 na", 0, 0);
    let even = {
        let mut even = pairs.clone();
        even.options.truncate(4);
        even
    };
    check(&even, "a: 3 1 3, b: 2 2, c: 2 3", 3, 2);
}

#[test]
fn contradictions_count_from_more_than_half_of_three_pairs() {
    let pairs = sketch("a +-, b +-, c +-, d +-");
    #[track_caller]
    fn flagged(pairs: &Instrument, given: &str, expected: bool) {
        let quality = Quality::of_answers(pairs, &pairs.forms[0], &answers(given));
        assert_eq!(quality.flags.contains(&Contradictory), expected, "{given}");
    }
    flagged(&pairs, "a: 4 4, b: 5 5, c: 4 2, d: 1 5", false);
    flagged(&pairs, "a: 4 4, b: 5 5, c: 1 2, d: 1 5", true);
    flagged(&pairs, "a: 4 4, b: 5 5, c: 1 5", true);
    flagged(&pairs, "a: 4 4, b: 5 5", false);
}

#[test]
fn a_pair_needs_both_statements_in_the_form() {
    let skills = skills();
    let short = skills.forms.iter().find(|form| form.id.as_str() == "short").unwrap();
    let all: Answers =
        skills.items().map(|(_, item)| (item.id.clone(), Answer::parse("o4").unwrap())).collect();
    assert_eq!(
        Quality::of_answers(&skills, short, &all).opposites,
        Opposites { answered: 15, inconsistent: 15 }
    );
    let one = crate::support::form_of("originality_1");
    assert_eq!(Quality::of_answers(&skills, &one, &all).opposites, Opposites::default());
}

/// The worst answers score exactly as they would without any sign.
#[test]
fn signs_never_change_a_score() {
    let skills = skills();
    let careless = attempt(&skills, "full", 300, |_, _| Some(5));
    let before = Profile::score(&skills, skills.form_or_first(&careless.form), &careless.answers);
    let quality = Quality::of_attempt(&skills, &careless);
    check(&quality, &[Uniform, LowVariability, Hurried, Contradictory], Reading::Banner);
    assert_eq!(before.total.unwrap().score, 75.0);
    assert_eq!(before, Profile::score(&skills, skills.form_or_first(&careless.form), &careless.answers));
}

#[test]
fn an_attempt_that_has_just_begun() {
    let quality = Quality::of_attempt(&skills(), &begun(&skills(), 3));
    assert_eq!((quality.asked, quality.answered, quality.longest_run), (60, 0, Some(0)));
    check(&quality, &[Incomplete], Reading::Note);
}

#[test]
fn small_statistics() {
    assert_eq!((mean(&[]), variance(&[]), variance(&[2.0]), median(&[])), (None, None, None, None));
    assert_eq!((mean(&[1.0, 2.0, 6.0]), variance(&[1.0, 2.0, 6.0])), (Some(3.0), Some(7.0)));
    assert_eq!(
        (median(&[9.0]), median(&[5.0, 1.0]), median(&[5.0, 1.0, 2.0])),
        (Some(9.0), Some(3.0), Some(2.0))
    );
}
