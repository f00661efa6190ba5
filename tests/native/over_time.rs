//! Several attempts as lines over time.

use innospark::guidance::OverTime;
use innospark::instrument::RoleId;
use innospark::response::{Attempt, Timestamp};

use crate::support::{answers, begun, dimension, form_id, near, sketch};

/// An attempt at a small instrument, finished at a time, as `"a: 4 4"`.
fn finished(at: u64, given: &str) -> Attempt {
    let mut attempt = begun(&sketch("a ++, b +"), at);
    attempt.answers = answers(given);
    attempt.finished = Some(Timestamp(at));
    attempt
}

#[test]
fn lines_run_from_the_earliest_to_the_latest_and_leave_gaps() {
    let given = [finished(30, "a: 5 5, b: 3"), finished(10, "a: 1 1, b: 1"), finished(20, "a: na na, b: 2")];
    let time = OverTime::of(&sketch("a ++, b +"), &given);
    let when: Vec<u64> = time.moments.iter().map(|moment| moment.when.0).collect();
    assert_eq!(when, [10, 20, 30]);
    let scores = |id: &str| -> Vec<Option<f64>> {
        time.line(&dimension(id)).into_iter().map(|e| e.map(|e| e.score)).collect()
    };
    assert_eq!(scores("a"), [Some(0.0), None, Some(100.0)]);
    assert_eq!(scores("b"), [Some(0.0), Some(25.0), Some(50.0)]);
    assert_eq!(scores("nowhere"), [None, None, None]);
    near(time.line(&dimension("a"))[0].unwrap().sem.unwrap(), 18.0 * 0.3_f64.sqrt());
    assert!(time.has_lines() && !time.mixes_forms());
    assert_eq!(time.left_out, 0);
}

#[test]
fn what_is_unfinished_does_not_count_and_what_does_not_belong_is_counted_as_left_out() {
    let unfinished = Attempt { finished: None, ..finished(40, "a: 5 5") };
    let mut other_role = finished(15, "a: 3 3");
    other_role.role = RoleId::parse("employer").ok();
    let mut other_edition = finished(16, "a: 3 3");
    other_edition.version.major += 1;
    let given = [finished(10, "a: 1 1"), finished(20, "a: 2 2"), unfinished, other_role, other_edition];
    let time = OverTime::of(&sketch("a ++, b +"), &given);
    assert_eq!((time.moments.len(), time.left_out, time.has_lines()), (2, 2, false));
    assert_eq!(time.role, None);
}

#[test]
fn the_latest_attempt_says_whose_view_it_is() {
    let as_role = |at: u64, role: &str| {
        let mut attempt = finished(at, "a: 4 4");
        attempt.role = RoleId::parse(role).ok();
        attempt
    };
    let given = [as_role(1, "employee"), as_role(3, "employer"), as_role(2, "employee")];
    let time = OverTime::of(&sketch("a ++, b +"), &given);
    assert_eq!(time.role, RoleId::parse("employer").ok());
    assert_eq!((time.moments.len(), time.left_out), (1, 2));
}

#[test]
fn nothing_gives_nothing() {
    let time = OverTime::of(&sketch("a ++, b +"), &[]);
    assert_eq!(time, OverTime::default());
    assert!(!time.has_lines() && !time.mixes_forms());
    assert_eq!(time.line(&dimension("a")), []);
}

#[test]
fn other_forms_are_said_to_be_mixed() {
    let mut other = finished(20, "a: 4 4");
    other.form = form_id("short");
    assert!(OverTime::of(&sketch("a ++, b +"), &[finished(10, "a: 4 4"), other]).mixes_forms());
}
