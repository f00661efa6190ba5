//! Two results side by side: what counts, what is left out, and what cannot be compared.

use innospark::guidance::{Compared, Evidence, Gap, Incomparable, Relation, Side, compare};
use innospark::instrument::{FormId, Instrument, InstrumentId, ItemId, RoleId, Version};
use innospark::response::{Answers, Attempt};
use innospark::scoring::{Profile, Verdict};

use crate::support::{answers, begun, dimension, form_id, form_of, item, near, sketch, skills, start};

/// One side's own data, for a [`Side`] to borrow.
struct Own {
    instrument: InstrumentId,
    version: Version,
    form: FormId,
    asked: Vec<ItemId>,
    answers: Answers,
}

impl Own {
    fn of(instrument: &Instrument, asked: &str, given: &str) -> Self {
        Self {
            instrument: instrument.id.clone(),
            version: instrument.version,
            form: form_id("chosen"),
            asked: asked.split_whitespace().map(item).collect(),
            answers: answers(given),
        }
    }

    fn side(&self) -> Side<'_> {
        self.with(Evidence::Answers(&self.answers))
    }

    fn with<'a>(&'a self, evidence: Evidence<'a>) -> Side<'a> {
        let Self { instrument, version, form, asked, .. } = self;
        Side { instrument, version: *version, form, asked, evidence }
    }
}

const FULL: &str = "a_1 a_2 a_3 a_4 b_1 b_2";

#[track_caller]
fn compared(instrument: &Instrument, before: &Own, after: &Own) -> Compared {
    compare(instrument, before.side(), after.side()).unwrap()
}

#[test]
fn the_same_form_twice_counts_every_statement() {
    let instrument = sketch("a +++-, b ++");
    let before = Own::of(&instrument, FULL, "a: 1 1 1 5, b: 3 3");
    let after = Own::of(&instrument, FULL, "a: 5 5 5 1, b: 3 4");
    let found = compared(&instrument, &before, &after);
    assert_eq!((found.common, found.only_before, found.only_after), (6, 0, 0));
    assert_eq!(found.gaps, []);
    let whole = |own: &Own| Profile::score(&instrument, &form_of(FULL), &own.answers);
    assert_eq!((&found.before, &found.after), (&whole(&before), &whole(&after)));
    let verdicts: Vec<_> =
        found.changes.dimensions.iter().map(|(_, change)| change.unwrap().verdict().unwrap()).collect();
    assert_eq!(verdicts, [Verdict::Higher, Verdict::TooSmall]);
}

#[test]
fn only_what_both_asked_counts_on_either_side() {
    let instrument = sketch("a +++-, b ++");
    // On all four the score of a is 50; on the two in common it is 100.
    let before = Own::of(&instrument, FULL, "a: 5 1 1 1, b: 3 3");
    let after = Own::of(&instrument, "a_4 a_1 b_1", "a: 1 . . 5, b: 4");
    let found = compared(&instrument, &before, &after);
    assert_eq!((found.common, found.only_before, found.only_after), (3, 3, 0));
    near(found.before.dimension(&dimension("a")).unwrap().estimate.unwrap().score, 100.0);
    near(found.after.dimension(&dimension("a")).unwrap().estimate.unwrap().score, 0.0);
    // Two of four statements: each side's error is √2 of the whole's, and that of the difference √2 of that.
    let change = found.changes.dimensions[0].1.unwrap();
    near(change.difference.error.unwrap(), 18.0 * 0.3_f64.sqrt() * 2.0);
    near(change.index().unwrap(), -100.0 / (18.0 * 0.3_f64.sqrt() * 2.0));
    assert_eq!(change.verdict(), Some(Verdict::Lower));
    let mirrored = compared(&instrument, &after, &before);
    assert_eq!((mirrored.common, mirrored.only_before, mirrored.only_after), (3, 0, 3));
}

#[test]
fn the_long_and_the_short_form_of_the_creativity_skills_have_thirty_statements_in_common() {
    let instrument = skills();
    let attempt = |form: &str| {
        let mut attempt = Attempt::begin(&instrument, start(form, 7));
        attempt.answers = attempt.order.iter().map(|id| (id.clone(), crate::support::answer("o4"))).collect();
        attempt
    };
    let (full, short) = (attempt("full"), attempt("short"));
    let found = compare(&instrument, Side::from(&full), Side::from(&short)).unwrap();
    assert_eq!((found.common, found.only_before, found.only_after), (30, 30, 0));
    assert!(found.changes.dimensions.iter().all(|(_, change)| change.unwrap().difference.points == 0.0));
    near(found.changes.total.unwrap().difference.points, 0.0);
}

#[test]
fn what_has_no_difference_is_named_with_its_reason() {
    #[track_caller]
    fn check(asked: [&str; 2], given: [&str; 2], expected: &[(&str, Gap)]) {
        let instrument = sketch("a +++-, b ++, c +");
        let [before, after] = [0, 1].map(|side| Own::of(&instrument, asked[side], given[side]));
        let found = compared(&instrument, &before, &after);
        let expected: Vec<_> = expected.iter().map(|(id, gap)| (dimension(id), *gap)).collect();
        assert_eq!(found.gaps, expected, "{asked:?} {given:?}");
    }
    let both = "a_1 b_1 b_2 c_1";
    check([both, both], ["a: 1, b: 2 3, c: 4", "a: 5, b: 2 3, c: 4"], &[]);
    check([both, both], ["a: 1, b: 2 3, c: na", "a: 5, b: 2 3, c: 4"], &[("c", Gap::UnscoredBefore)]);
    check([both, both], ["a: 1, b: 2 3, c: 4", "a: 5, b: 2 3"], &[("c", Gap::UnscoredAfter)]);
    check([both, both], ["a: 1, b: dk na", "a: 5"], &[("b", Gap::UnscoredBoth), ("c", Gap::UnscoredBoth)]);
    // Not asked at all is no gap; asked once, or of other statements, is one.
    check(["a_1", "a_1"], ["a: 1", "a: 5"], &[]);
    check(["a_1 b_1", "a_1"], ["a: 1, b: 4", "a: 5"], &[("b", Gap::NotAskedInBoth)]);
    check(["a_1 b_1", "a_1 b_2"], ["a: 1, b: 4", "a: 5, b: . 4"], &[("b", Gap::NotAskedInBoth)]);
}

#[test]
fn what_cannot_be_compared_says_why() {
    let instrument = sketch("a +++-, b ++");
    let own = || Own::of(&instrument, FULL, "a: 1 2 3 4, b: 3 3");
    #[track_caller]
    fn refused(instrument: &Instrument, own: &Own, other: &Own, expected: Incomparable) {
        assert_eq!(compare(instrument, own.side(), other.side()), Err(expected));
        assert_eq!(compare(instrument, other.side(), own.side()), Err(expected));
    }
    let check = |other: Own, expected| refused(&instrument, &own(), &other, expected);
    check(
        Own { instrument: InstrumentId::parse("elsewhere").unwrap(), ..own() },
        Incomparable::OtherInstrument,
    );
    let other = Version { major: 2, ..instrument.version };
    check(Own { version: other, ..own() }, Incomparable::OtherVersion(other));
    // A statement that the definition no longer has: its score would be another.
    check(Own::of(&instrument, "a_1 gone_1", "a: 1"), Incomparable::OtherVersion(instrument.version));
    check(Own::of(&instrument, "", ""), Incomparable::NothingInCommon);
    check(Own::of(&instrument, FULL, ""), Incomparable::NothingScored);
    check(Own::of(&instrument, FULL, "a: na dk na dk"), Incomparable::NothingScored);
    let part = Own::of(&instrument, "b_1", "b: 1");
    refused(&instrument, &Own::of(&instrument, "a_1", "a: 1"), &part, Incomparable::NothingInCommon);
    // An edition of the same line is no obstacle.
    let older = Own { version: Version { minor: 0, patch: 9, ..instrument.version }, ..own() };
    assert!(compare(&instrument, older.side(), own().side()).is_ok());
}

#[test]
fn scores_alone_compare_with_the_same_statements_only() {
    let instrument = sketch("a +++-, b ++");
    let own = Own::of(&instrument, FULL, "a: 5 5 5 1, b: 3 3");
    let shared = Own::of(&instrument, FULL, "");
    let profile = Profile::score(&instrument, &form_of(FULL), &answers("a: 1 1 1 5, b: 3 4"));
    let found = compare(&instrument, shared.with(Evidence::Scores(&profile)), own.side()).unwrap();
    near(found.changes.dimensions[0].1.unwrap().difference.points, 100.0);
    assert_eq!(found.before, profile);
    let shorter = Own::of(&instrument, "a_1 a_4 b_1", "a: 5 . . 1, b: 3");
    let sides = [shared.with(Evidence::Scores(&profile)), shorter.side()];
    assert_eq!(compare(&instrument, sides[0], sides[1]), Err(Incomparable::ScoresAlone));
    assert_eq!(compare(&instrument, sides[1], sides[0]), Err(Incomparable::ScoresAlone));
}

#[test]
fn an_attempt_is_a_side_of_its_own_statements() {
    let instrument = sketch("a ++, b +");
    let mut attempt = begun(&instrument, 1);
    attempt.answers = answers("a: 4 4, b: 2");
    let side = Side::from(&attempt);
    assert_eq!((side.asked.len(), side.version), (3, instrument.version));
    assert!(compare(&instrument, side, side).is_ok());
}

#[test]
fn a_difference_between_two_people_is_no_change() {
    #[track_caller]
    fn check(before: &str, after: &str, shared: bool, expected: Relation) {
        let role = |text: &str| (!text.is_empty()).then(|| RoleId::parse(text).unwrap());
        let found = Relation::between(role(before).as_ref(), role(after).as_ref(), shared);
        assert_eq!(found, expected, "{before:?} {after:?} {shared}");
    }
    check("employee", "employee", false, Relation::Change);
    check("", "", false, Relation::Change);
    check("", "employee", false, Relation::Change);
    check("employee", "employer", false, Relation::Views);
    check("employee", "employer", true, Relation::Views);
    check("employee", "employee", true, Relation::People);
    check("", "", true, Relation::People);
}
