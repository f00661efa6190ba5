//! Two collectors' rooms made one: nobody counts twice, nobody who withdrew comes back.

use innospark::instrument::Version;
use innospark::room::{MergeError, Merged, Moment, NotShown, NotYet, Room, RoomId, RoomRecord};
use innospark::store::{HandIn, MOST_HAND_INS};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Desk, code, day, nonce, some};
use crate::laws::config;
use crate::support::form_id;

fn numbers(room: &RoomRecord) -> Vec<u32> {
    room.hand_ins.iter().map(|hand_in| hand_in.nonce).collect()
}

#[test]
fn doubles_count_once_and_withdrawals_win() {
    let (mut one, mut other) = (Desk::new(), Desk::new());
    one.takes_all([1, 2, 3, 4]);
    other.takes_all([3, 4, 5, 6]);
    one.drops(4);
    other.drops(3);
    other.drops(6);
    let found = one.room.merge(other.room.record()).unwrap();
    assert_eq!(found, Merged { added: 1, already: 1, withdrawn: 1 });
    assert_eq!(numbers(one.room.record()), [1, 2, 5]);
    let gone: Vec<u32> = one.room.record().withdrawn.iter().map(|gone| gone.nonce).collect();
    assert_eq!(gone, [3, 4, 6]);
    // Once more brings nothing.
    let before = one.room.clone();
    let again = one.room.merge(other.room.record()).unwrap();
    assert_eq!((again.added, again.withdrawn), (0, 0));
    assert_eq!(one.room, before);
    let itself = one.room.record().clone();
    assert_eq!(one.room.merge(&itself).unwrap(), Merged { added: 0, already: 3, withdrawn: 0 });
    assert_eq!(one.room, before);
}

#[test]
fn rooms_of_two_names_are_merged_and_the_first_keeps_its_own() {
    let mut one = Desk::new();
    one.takes_all(1..=3);
    let mut other = Desk::new();
    other.room = Room::begin(
        RoomId::from_random(9),
        "Next door",
        &other.instrument,
        &form_id("full"),
        day("2026-11-20"),
    );
    other.room.raise_smallest(8).unwrap();
    other.room.set_moment(Moment::After);
    other.takes_all(4..=5);
    assert_eq!(one.room.merge(other.room.record()).unwrap().added, 2);
    let record = one.room.record();
    assert_eq!((record.name.as_str(), record.collecting), ("Tuesday", Moment::Before));
    assert_eq!((record.smallest, record.created.as_str()), (8, "2026-11-20"));
    assert_eq!((one.room.handed_in(Moment::Before), one.room.handed_in(Moment::After)), (3, 2));
}

#[test]
fn rooms_about_something_else_are_refused() {
    let mut one = Desk::new();
    one.takes(1);
    let before = one.room.clone();
    let mut check = |change: fn(&mut RoomRecord), expected: MergeError| {
        let mut other = before.record().clone();
        change(&mut other);
        assert_eq!(one.room.merge(&other), Err(expected));
        assert_eq!(one.room, before);
    };
    check(|other| other.instrument = crate::support::skills().id, MergeError::OtherInstrument);
    check(|other| other.form = form_id("short"), MergeError::OtherForm);
    check(
        |other| other.version.major = 2,
        MergeError::OtherEdition {
            there: Version { major: 2, minor: 2, patch: 3 },
            here: Version { major: 1, minor: 2, patch: 3 },
        },
    );
    check(
        |other| {
            let moment = Moment::Before;
            let code = other.hand_ins[0].code.clone();
            let many =
                (2..=MOST_HAND_INS as u32 + 1).map(|nonce| HandIn { nonce, moment, code: code.clone() });
            other.hand_ins = many.collect();
        },
        MergeError::Full,
    );
    let mut other = before.record().clone();
    other.version.minor += 1;
    assert!(one.room.merge(&other).is_ok(), "words may differ");
}

#[test]
fn what_was_shown_on_either_laptop_is_remembered() {
    let (mut one, mut other) = (Desk::new(), Desk::new());
    one.takes_all(1..=5);
    one.reveals().unwrap();
    other.takes_all([1, 2, 3, 4, 5, 6]);
    // The other laptop shows one person more than the first: nobody can prevent that, but nothing may follow that is as
    // near to either.
    other.reveals().unwrap();
    one.room.merge(other.room.record()).unwrap();
    one.tally.catch_up(&one.room);
    assert_eq!(one.room.record().releases.len(), 2);
    one.takes(7);
    assert_eq!(one.can_reveal(), Err(NotYet::TooFewChanged { changed: 1, need: 5 }));
    one.takes_all(8..=10);
    assert_eq!(one.can_reveal(), Err(NotYet::TooFewChanged { changed: 4, need: 5 }));
    one.takes(11);
    assert_eq!(one.can_reveal(), Ok(11));
}

#[test]
fn a_withdrawal_on_another_laptop_hides_what_is_shown() {
    let mut one = Desk::new();
    one.takes_all(1..=12);
    let mut other = Room::open(one.room.record().clone());
    one.reveals().unwrap();
    assert!(other.withdraw(nonce(4)));
    one.room.merge(other.record()).unwrap();
    one.tally.catch_up(&one.room);
    assert_eq!(one.room.is_shown(Moment::Before), Err(NotShown::Withdrawn));
    assert_eq!(one.can_reveal(), Err(NotYet::TooFewChanged { changed: 1, need: 5 }));
}

#[test]
fn other_answers_of_somebody_who_is_shown_hide_the_results() {
    let mut one = Desk::new();
    one.takes_all(1..=9);
    one.reveals().unwrap();
    let mut other = Desk::new();
    let mut least = code(&one.instrument, 3, None, &some(3));
    // One of many other answers comes before those of this room.
    for variant in 0..50 {
        let other = code(&one.instrument, 3, None, &some(variant));
        least = least.min(other);
    }
    other.room.hand_in(&least, &other.layout).unwrap();
    one.room.merge(other.room.record()).unwrap();
    one.tally.catch_up(&one.room);
    let kept = one.room.record().hand_ins[2].code.clone();
    assert_eq!(kept, least);
    assert_ne!(kept, code(&one.instrument, 3, None, &some(3)));
    assert_eq!(one.room.is_shown(Moment::Before), Err(NotShown::Withdrawn));
    assert_eq!(one.can_reveal(), Err(NotYet::TooFewChanged { changed: 1, need: 5 }));
}

/// What somebody does at a desk.
#[derive(Debug, Clone)]
enum Act {
    HandIn(u64, u64),
    Withdraw(u64),
    Reveal,
    Hurried(bool),
    Moment(bool),
    K(usize),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => (0..30_u64, 0..2_u64).prop_map(|(person, variant)| Act::HandIn(person, variant)),
        1 => (0..30_u64).prop_map(Act::Withdraw),
        2 => Just(Act::Reveal),
        1 => any::<bool>().prop_map(Act::Hurried),
        1 => any::<bool>().prop_map(Act::Moment),
        1 => (5..8_usize).prop_map(Act::K),
    ]
}

fn done(acts: &[Act]) -> Desk {
    let mut desk = Desk::new();
    for act in acts {
        match act {
            Act::HandIn(person, variant) => {
                // Refusals are a part of life.
                let text = code(&desk.instrument, *person, None, &some(person + variant));
                let _ = desk.room.hand_in(&text, &desk.layout);
            }
            Act::Withdraw(person) => drop(desk.room.withdraw(nonce(*person))),
            Act::Reveal => drop(desk.reveals()),
            Act::Hurried(count) => desk.room.count_hurried(*count),
            Act::Moment(after) => desk.room.set_moment(if *after { Moment::After } else { Moment::Before }),
            Act::K(people) => drop(desk.room.raise_smallest(*people)),
        }
        desk.tally.catch_up(&desk.room);
    }
    desk
}

/// A record without what each room keeps for itself.
fn shared(room: &RoomRecord) -> RoomRecord {
    let mut record = room.clone();
    record.count_hurried = false;
    record.collecting = Moment::Before;
    record
}

fn merged(one: &RoomRecord, other: &RoomRecord) -> RoomRecord {
    let mut room = one.clone();
    room.merge(other).unwrap();
    room
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..config() })]

    #[test]
    fn the_order_of_merges_does_not_matter(
        one in vec(act(), 0..40), two in vec(act(), 0..40), three in vec(act(), 0..40)
    ) {
        let [one, two, three] = [one, two, three].map(|acts| done(&acts).room.record().clone());
        let there_and_back = merged(&one, &two);
        prop_assert_eq!(shared(&there_and_back), shared(&merged(&two, &one)));
        prop_assert_eq!(&merged(&there_and_back, &two), &there_and_back, "a second time brings nothing");
        prop_assert_eq!(&merged(&one, &one), &one);
        prop_assert_eq!(
            shared(&merged(&there_and_back, &three)),
            shared(&merged(&one, &merged(&two, &three)))
        );
        // Whatever comes out is a room that can be kept.
        let text = innospark::store::write_room(&there_and_back);
        prop_assert_eq!(innospark::store::read_room(&text), Ok(there_and_back));
    }

    #[test]
    fn whatever_happens_releases_lie_k_people_apart_and_are_large_enough(acts in vec(act(), 0..80)) {
        let desk = done(&acts);
        let releases = &desk.room.record().releases;
        for (index, one) in releases.iter().enumerate() {
            prop_assert!(one.members.len() >= 5);
            for other in releases[..index].iter().filter(|other| other.moment == one.moment) {
                let only = |a: &innospark::store::Release, b: &innospark::store::Release| {
                    a.members.iter().filter(|m| !b.members.iter().any(|o| o.nonce == m.nonce)).count()
                };
                prop_assert!(only(one, other) + only(other, one) >= 5);
            }
        }
        let text = innospark::store::write_room(desk.room.record());
        prop_assert_eq!(innospark::store::read_room(&text), Ok(desk.room.record().clone()));
    }
}
