//! When results may be shown, and that no two of them tell on a few people.

use innospark::room::{Moment, NotShown, NotYet, Tally};
use innospark::scoring::Visibility;

use super::Desk;

const FIVE: usize = 5;

fn few(changed: usize) -> Result<usize, NotYet> {
    Err(NotYet::TooFewChanged { changed, need: FIVE })
}

#[test]
fn four_reveal_nothing() {
    let mut desk = Desk::new();
    assert_eq!(desk.can_reveal(), Err(NotYet::TooFew { have: 0, need: FIVE }));
    desk.takes_all(1..=4);
    assert_eq!(desk.reveals(), Err(NotYet::TooFew { have: 4, need: FIVE }));
    assert_eq!(desk.room.report(&desk.tally, Moment::Before), Err(NotShown::NotRevealed));
    // Somebody at the other moment does not help.
    desk.room.set_moment(Moment::After);
    desk.takes(5);
    assert_eq!(desk.reveals(), Err(NotYet::TooFew { have: 4, need: FIVE }));
    desk.room.set_moment(Moment::Before);
    desk.takes(6);
    assert!(desk.room.report(&desk.tally, Moment::Before).is_err(), "nothing is shown before it is revealed");
    assert_eq!(desk.reveals(), Ok(FIVE));
    assert_eq!(desk.report().n, FIVE);
    assert_eq!(desk.room.report(&desk.tally, Moment::After), Err(NotShown::NotRevealed));
}

#[test]
fn hurried_answers_do_not_make_five() {
    let mut desk = Desk::new();
    desk.takes_all(1..=4);
    desk.takes_answers(9, None, "a: 5 5 5, b: 5 5 5");
    assert_eq!(desk.can_reveal(), Err(NotYet::TooFew { have: 4, need: FIVE }));
    desk.room.count_hurried(true);
    assert_eq!(desk.can_reveal(), Ok(FIVE));
}

#[test]
fn what_comes_later_changes_nothing_before_the_next_release() {
    let mut desk = Desk::new();
    desk.takes_all(1..=5);
    desk.reveals().unwrap();
    let shown = desk.report();
    assert_eq!(desk.can_reveal(), Err(NotYet::NothingNew));
    for (person, changed) in (6..=9).zip(1..) {
        desk.takes(person);
        assert_eq!(desk.reveals(), few(changed));
        assert_eq!(desk.report(), shown);
    }
    desk.takes(10);
    assert_eq!(desk.report(), shown);
    assert_eq!(desk.reveals(), Ok(10));
    assert_eq!(desk.report().n, 10);
    // Four more, and one of the first: five others than in the second release, five others than in the first.
    desk.takes_all(11..=14);
    assert_eq!(desk.can_reveal(), few(4));
}

#[test]
fn every_earlier_release_counts_not_only_the_last() {
    let mut desk = Desk::new();
    desk.takes_all(1..=6);
    desk.reveals().unwrap();
    desk.takes_all(7..=12);
    desk.reveals().unwrap();
    // Back to the first six without one of them: far from the last release, one from the first.
    for person in 7..=12 {
        desk.drops(person);
    }
    desk.drops(6);
    assert_eq!(desk.can_reveal(), few(1));
    assert_eq!(desk.room.is_shown(Moment::Before), Err(NotShown::Withdrawn));
}

#[test]
fn a_set_that_was_shown_may_be_shown_again() {
    let mut desk = Desk::new();
    desk.takes_all(1..=6);
    desk.reveals().unwrap();
    let first = desk.report();
    desk.takes_all(7..=12);
    desk.reveals().unwrap();
    for person in 7..=12 {
        desk.drops(person);
    }
    assert_eq!(desk.reveals(), Ok(6));
    assert_eq!(desk.report(), first);
    assert_eq!(desk.room.record().releases.len(), 2);
}

#[test]
fn a_withdrawal_from_what_is_shown_hides_it_at_once() {
    let mut desk = Desk::new();
    desk.takes_all(1..=10);
    desk.reveals().unwrap();
    desk.takes(11);
    desk.drops(11);
    assert_eq!(desk.room.is_shown(Moment::Before), Ok(()), "who is not in it may go");
    desk.drops(3);
    assert_eq!(desk.room.is_shown(Moment::Before), Err(NotShown::Withdrawn));
    assert_eq!(desk.room.report(&desk.tally, Moment::Before), Err(NotShown::Withdrawn));
    assert_eq!(desk.reveals(), few(1));
    // Those who come later do: the one who left is one of the five.
    desk.takes_all(12..=14);
    assert_eq!(desk.reveals(), few(4));
    desk.takes(15);
    assert_eq!(desk.reveals(), Ok(13));
}

#[test]
fn the_choice_about_hurried_answers_is_held_to_the_same_rule() {
    let mut desk = Desk::new();
    desk.takes_all(1..=6);
    let hurried = "a: 5 5 5, b: 5 5 5";
    for person in 21..=24 {
        desk.takes_answers(person, None, hurried);
    }
    desk.reveals().unwrap();
    let shown = desk.report();
    assert_eq!((shown.n, shown.left_out), (6, 4));
    desk.room.count_hurried(true);
    assert_eq!(desk.reveals(), few(4));
    assert_eq!(desk.report(), shown);
    desk.takes_answers(25, None, hurried);
    assert_eq!(desk.report(), shown, "the count of those left out is that of the release");
    assert_eq!(desk.reveals(), Ok(11));
    assert_eq!((desk.report().n, desk.report().left_out), (11, 0));
    // Back again: it is the very set of the first release.
    desk.room.count_hurried(false);
    assert_eq!(desk.reveals(), Ok(6));
    assert_eq!(desk.report().dimensions, shown.dimensions);
}

#[test]
fn nothing_is_revealed_while_it_is_being_counted() {
    let mut desk = Desk::new();
    desk.takes_all(1..=6);
    desk.reveals().unwrap();
    let mut tally = Tally::new(&desk.room, &desk.instrument);
    assert_eq!(desk.room.can_reveal(&tally, Moment::Before), Err(NotYet::Counting));
    tally.step(5);
    assert_eq!(desk.room.can_reveal(&tally, Moment::Before), Err(NotYet::Counting));
    assert_eq!(desk.room.report(&tally, Moment::Before), Err(NotShown::Counting));
    tally.step(1);
    assert_eq!(desk.room.can_reveal(&tally, Moment::Before), Err(NotYet::NothingNew));
    assert!(desk.room.report(&tally, Moment::Before).is_ok());
}

#[test]
fn a_single_number_is_held_to_the_rule_by_itself() {
    // Dimension b is scored by the first five; of the next five one answers it.
    let mut desk = Desk::new();
    desk.takes_all(1..=5);
    desk.reveals().unwrap();
    for person in 6..=9 {
        desk.takes_answers(person, None, &format!("a: {} 4 2", person % 5 + 1));
    }
    desk.takes(10);
    desk.reveals().unwrap();
    let report = desk.report();
    assert_eq!((report.dimensions[0].n, report.dimensions[0].visibility), (10, Visibility::Shown));
    assert_eq!((report.dimensions[1].n, report.dimensions[1].visibility), (6, Visibility::TooFewChanged));
    assert_eq!(report.dimensions[1].mean, None);
    assert_eq!(report.dimensions[1].agreement, None);
    // Once five others are scored on it, it is shown again.
    desk.takes_all(11..=15);
    desk.reveals().unwrap();
    assert_eq!(desk.report().dimensions[1].visibility, Visibility::Shown);
}

#[test]
fn a_withdrawal_takes_no_more_away_than_it_does() {
    // Five leave, all of them scored on a alone: b is what it was, a differs in five.
    let mut desk = Desk::new();
    desk.takes_all(1..=6);
    for person in 7..=11 {
        desk.takes_answers(person, None, &format!("a: {} 4 2", person % 5 + 1));
    }
    desk.reveals().unwrap();
    let before = desk.report();
    (7..=11).for_each(|person| desk.drops(person));
    desk.reveals().unwrap();
    let after = desk.report();
    assert_eq!(after.dimensions[1], before.dimensions[1]);
    assert_eq!((after.dimensions[0].n, after.dimensions[0].visibility), (6, Visibility::Shown));
    // Five leave, one of them scored on b: b is hidden.
    let mut desk = Desk::new();
    desk.takes_all(1..=7);
    for person in 8..=11 {
        desk.takes_answers(person, None, &format!("a: {} 4 2", person % 5 + 1));
    }
    desk.reveals().unwrap();
    (7..=11).for_each(|person| desk.drops(person));
    desk.reveals().unwrap();
    assert_eq!(desk.report().dimensions[1].visibility, Visibility::TooFewChanged);
    assert_eq!(desk.report().dimensions[0].visibility, Visibility::Shown);
}

#[test]
fn a_role_cannot_be_worked_out_of_two_releases() {
    let shown = |desk: &Desk| {
        let by_role = &desk.report().dimensions[0].by_role;
        by_role.iter().map(|role| (role.n, role.visibility)).collect::<Vec<_>>()
    };
    // Five and five are shown; then five come, one of them an employer.
    let mut desk = Desk::new();
    (1..=5).for_each(|person| desk.takes_as(person, Some(0)));
    (6..=10).for_each(|person| desk.takes_as(person, Some(1)));
    desk.reveals().unwrap();
    assert_eq!(shown(&desk), [(5, Visibility::Shown), (5, Visibility::Shown)]);
    (11..=14).for_each(|person| desk.takes_as(person, Some(0)));
    desk.takes_as(15, Some(1));
    desk.reveals().unwrap();
    assert_eq!(shown(&desk), [(9, Visibility::TooFewChanged), (6, Visibility::TooFewChanged)]);
    assert_eq!(desk.report().dimensions[0].visibility, Visibility::Shown);

    // Five and three, of which the total alone is shown; then five employers more. The first total without the five
    // employees would be the three.
    let mut desk = Desk::new();
    (1..=5).for_each(|person| desk.takes_as(person, Some(0)));
    (6..=8).for_each(|person| desk.takes_as(person, Some(1)));
    desk.reveals().unwrap();
    assert_eq!(shown(&desk), [(5, Visibility::Complementary), (3, Visibility::TooFew)]);
    (9..=13).for_each(|person| desk.takes_as(person, Some(1)));
    desk.reveals().unwrap();
    assert_eq!(shown(&desk), [(5, Visibility::TooFewChanged), (8, Visibility::TooFewChanged)]);
}
