//! Who is taken into a room and who is not, each with the reason.

use innospark::exchange::code::{Kind, Layout, ResultCode};
use innospark::instrument::Instrument;
use innospark::room::{Counts, Moment, Refusal, Room, RoomId, Tally};
use innospark::scoring::{SmallestGroup, SuppressionError};
use innospark::store::{HandIn, LEAST_SHOWN, MOST_HAND_INS};

use super::{Desk, attempt, code, code_of, day, example, nonce, some};
use crate::support::{answer, form_id, sketch_json, skills};

#[test]
fn each_reason_to_refuse_is_told_apart() {
    let mut desk = Desk::new();
    let instrument = example();
    desk.takes(1);
    desk.takes(2);
    desk.drops(2);
    let before = desk.room.clone();
    let mut check = |text: &str, expected: Refusal| {
        assert_eq!(desk.room.hand_in(text, &desk.layout), Err(expected), "{text}");
        assert_eq!(desk.room, before);
    };
    let good = code(&instrument, 3, None, &some(3));
    check("", Refusal::NotACode);
    check("Good morning", Refusal::NotACode);
    check("IS1", Refusal::Incomplete);
    check(&good[..12], Refusal::Incomplete);
    check(&format!("{}0", &good[..good.len() - 1]), Refusal::Damaged);
    check(&good.replacen("IS1", "IS2", 1), Refusal::FromTheFuture);
    check(&"IS1".repeat(3000), Refusal::TooLong);
    check(&code(&skills(), 3, None, ""), Refusal::OtherInstrument);
    let scores = ResultCode::of(Kind::Scores, &instrument, &attempt(&instrument, 3, None, &some(3))).unwrap();
    check(scores.compact(), Refusal::ScoresOnly);
    check(&code(&instrument, 3, None, ""), Refusal::NothingAnswered);
    check(&code(&instrument, 1, None, &some(1)), Refusal::AlreadyHere);
    check(&code(&instrument, 1, None, &some(2)), Refusal::AnsweredOtherwise);
    check(&code(&instrument, 1, Some(0), &some(1)), Refusal::AnsweredOtherwise);
    check(&code(&instrument, 2, None, &some(2)), Refusal::WithdrawnBefore);
    // The same statements in an edition that counts them otherwise.
    let other = Instrument::from_json(&sketch_json("a +--, b +++")).unwrap();
    let now = instrument.version;
    check(&code(&other, 3, None, &some(3)), Refusal::OtherEdition { then: now, now });
    assert!(desk.room.hand_in(&good.to_lowercase(), &desk.layout).is_ok());
}

#[test]
fn another_form_is_refused() {
    let instrument = skills();
    let short = instrument.forms.iter().find(|form| form.items.is_some()).unwrap().id.clone();
    let mut room = Room::begin(RoomId::from_random(1), "x", &instrument, &short, day("2026-11-22"));
    let full = attempt(&instrument, 3, None, "");
    let mut with_answer = full.clone();
    let first = full.order[0].clone();
    with_answer.answer(&instrument, &first, answer("o4"));
    let layout = Layout::of(&instrument);
    assert_eq!(room.hand_in(&code_of(&instrument, &with_answer), &layout), Err(Refusal::OtherForm));
    assert!(room.fits(&instrument));
    assert!(!room.fits(&example()));
    // A form that is not there is taken as the first.
    let room = Room::begin(RoomId::from_random(1), "x", &instrument, &form_id("none"), day("2026-11-22"));
    assert_eq!(room.record().form, instrument.forms[0].id);
}

#[test]
fn an_attempt_counts_once_whatever_moment_it_is_handed_in_at() {
    let mut desk = Desk::new();
    desk.takes(1);
    desk.room.set_moment(Moment::After);
    let again = code(&desk.instrument, 1, None, &some(1));
    assert_eq!(desk.room.hand_in(&again, &desk.layout), Err(Refusal::AlreadyHere));
    desk.takes(2);
    let entries: Vec<_> = desk.room.entries().map(|entry| (entry.nonce, entry.moment)).collect();
    assert_eq!(entries, [(nonce(1), Moment::Before), (nonce(2), Moment::After)]);
    assert_eq!((desk.room.handed_in(Moment::Before), desk.room.handed_in(Moment::After)), (1, 1));
}

#[test]
fn nothing_says_who_came_first() {
    let (mut one, mut other) = (Desk::new(), Desk::new());
    one.takes_all([3, 1, 2]);
    other.takes_all([2, 3, 1]);
    assert_eq!(one.room, other.room);
}

#[test]
fn a_room_has_an_end() {
    let instrument = example();
    let mut record = super::room(&instrument).record().clone();
    let plain = code(&instrument, 0, None, &some(0));
    record.hand_ins = (0..MOST_HAND_INS as u32)
        .map(|nonce| HandIn { nonce, moment: Moment::Before, code: plain.clone() })
        .collect();
    let mut room = Room::open(record);
    let next = code(&instrument, MOST_HAND_INS as u64, None, &some(0));
    let layout = Layout::of(&instrument);
    assert_eq!(room.hand_in(&next, &layout), Err(Refusal::Full));
    // A withdrawal keeps its place, so that it cannot be undone by many others.
    assert!(room.withdraw(nonce(7)));
    assert_eq!(room.hand_in(&next, &layout), Err(Refusal::Full));
}

#[test]
fn what_was_withdrawn_is_gone_for_good() {
    let mut desk = Desk::new();
    desk.takes_all(1..=3);
    let text = code(&desk.instrument, 2, None, &some(2));
    desk.drops(2);
    assert!(!desk.room.withdraw(nonce(2)), "there is nothing left to withdraw");
    assert!(!desk.room.withdraw(nonce(99)));
    let record = desk.room.record();
    assert!(record.hand_ins.iter().all(|hand_in| hand_in.code != text));
    assert_eq!(record.withdrawn.iter().map(|gone| gone.nonce).collect::<Vec<_>>(), [2]);
    assert_eq!(desk.tally.progress().of, 2);
}

#[test]
fn the_counts_say_how_many_and_of_what() {
    let mut desk = Desk::new();
    for person in 1..=6 {
        desk.takes_as(person, Some(usize::from(person > 4)));
    }
    desk.takes(7);
    // Everything alike, reversed statements too.
    desk.takes_answers(8, None, "a: 4 4 4, b: 4 4 4");
    let counts = |desk: &Desk| desk.room.counts(&desk.tally, Moment::Before);
    let role = |place: usize| desk.instrument.roles[place].clone();
    let people: Vec<_> = counts(&desk).roles.into_iter().map(|count| (count.role, count.people)).collect();
    assert_eq!(people, [(Some(role(0)), 4), (Some(role(1)), 2), (None, 2)]);
    let Counts { handed_in, hurried, counted, new, withdrawn, unreadable, .. } = counts(&desk);
    assert_eq!((handed_in, hurried, counted, new, withdrawn, unreadable), (8, 1, 7, 7, 0, 0));
    desk.reveals().unwrap();
    desk.takes(9);
    desk.drops(1);
    let Counts { handed_in, hurried, counted, new, withdrawn, unreadable, .. } = counts(&desk);
    assert_eq!((handed_in, hurried, counted, new, withdrawn, unreadable), (8, 1, 7, 1, 1, 0));
    desk.room.count_hurried(true);
    assert_eq!((counts(&desk).counted, counts(&desk).new), (8, 2));
    assert_eq!(desk.room.counts(&desk.tally, Moment::After).handed_in, 0);
}

#[test]
fn a_code_under_another_number_is_not_counted() {
    let instrument = example();
    let mut record = super::room(&instrument).record().clone();
    // One person's answers made to look like five people's.
    let text = code(&instrument, 1, None, &some(1));
    record.hand_ins =
        (1..=5).map(|nonce| HandIn { nonce, moment: Moment::Before, code: text.clone() }).collect();
    let room = Room::open(record);
    let mut tally = Tally::new(&room, &instrument);
    tally.catch_up(&room);
    let counts = room.counts(&tally, Moment::Before);
    assert_eq!((counts.handed_in, counts.counted, counts.unreadable), (5, 1, 4));
}

#[test]
fn a_tally_goes_in_slices() {
    let mut desk = Desk::new();
    desk.takes_all(1..=10);
    let mut tally = Tally::new(&desk.room, &desk.instrument);
    assert_eq!((tally.progress().done, tally.progress().of), (0, 10));
    assert_eq!(tally.step(4).done, 4);
    assert!(!tally.step(0).is_complete());
    assert_eq!(tally.step(4).done, 8);
    assert!(tally.step(100).is_complete());
    // A withdrawal and a newcomer in the middle of it.
    let mut tally = Tally::new(&desk.room, &desk.instrument);
    tally.step(5);
    desk.drops(2);
    desk.drops(9);
    desk.takes(11);
    let progress = tally.follow(&desk.room);
    assert_eq!((progress.done, progress.of), (4, 9));
    tally.step(100);
    let (slices, whole) =
        (desk.room.counts(&tally, Moment::Before), desk.room.counts(&desk.tally, Moment::Before));
    assert_eq!(slices, whole);
}

#[test]
fn k_is_five_and_goes_up() {
    assert_eq!(LEAST_SHOWN, SmallestGroup::LEAST);
    let mut desk = Desk::new();
    desk.takes_all(1..=7);
    assert_eq!(desk.room.smallest().get(), 5);
    assert_eq!(desk.room.raise_smallest(4), Err(SuppressionError::TooSmall(4)));
    desk.room.raise_smallest(6).unwrap();
    assert_eq!(
        desk.room.raise_smallest(5),
        Err(SuppressionError::TooSmall(5)),
        "not even before anything was shown"
    );
    desk.room.raise_smallest(7).unwrap();
    desk.reveals().unwrap();
    assert_eq!(desk.room.raise_smallest(6), Err(SuppressionError::TooSmall(6)));
    assert_eq!(desk.room.raise_smallest(usize::MAX), Err(SuppressionError::TooSmall(usize::MAX)));
    assert_eq!(desk.room.smallest().get(), 7);
    desk.room.raise_smallest(8).unwrap();
    assert!(desk.room.report(&desk.tally, Moment::Before).is_err(), "a higher k holds at once");
}

#[test]
fn a_name_is_one_plain_line() {
    #[track_caller]
    fn check(typed: &str, expected: &str) {
        let mut room = super::room(&example());
        room.set_name(typed);
        assert_eq!(room.record().name, expected, "{typed:?}");
    }
    check("  Tallinn, autumn  ", "Tallinn, autumn");
    check("two\nlines\tand a tab", "two lines and a tab");
    check("\u{202e}evil\u{200b}\u{2066}", "evil");
    check("", "");
    check(&"é".repeat(200), &"é".repeat(80));
}
