//! What is kept of a room, and how it is read back.

use innospark::exchange::backup::{Action, Backup, Merge};
use innospark::room::{Moment, Room, RoomId, RoomRecord};
use innospark::store::{
    Keeping, Key, MemoryStorage, RecordError, Shelf, check, read_room, room_name, write_room,
};

use super::{Desk, example};

/// A room in which everything has happened.
pub fn lived_in() -> RoomRecord {
    let mut desk = Desk::new();
    desk.takes_all(1..=12);
    desk.reveals().unwrap();
    desk.takes_all(13..=20);
    desk.drops(3);
    desk.reveals().unwrap();
    desk.room.set_moment(Moment::After);
    desk.takes_all(31..=36);
    desk.room.reveal(&desk.tally, Moment::After).unwrap();
    desk.drops(31);
    desk.room.count_hurried(true);
    desk.room.raise_smallest(6).unwrap();
    desk.room.record().clone()
}

#[test]
fn a_room_comes_back_as_it_was() {
    for room in [super::room(&example()).record().clone(), lived_in()] {
        let text = write_room(&room);
        assert_eq!(read_room(&text), Ok(room.clone()));
        assert_eq!(write_room(&read_room(&text).unwrap()), text);
        assert_eq!(Room::open(room.clone()).record(), &room);
    }
}

#[test]
fn the_record_says_no_more_than_it_must() {
    let text = write_room(&lived_in());
    let mut names: Vec<&str> = text
        .split('"')
        .skip(1)
        .step_by(2)
        .filter(|word| {
            word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
                && !["before", "after", "full", "sketch"].contains(word)
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(
        names,
        [
            "code",
            "collecting",
            "count_hurried",
            "created",
            "form",
            "hand_ins",
            "hash",
            "id",
            "instrument",
            "left_out",
            "members",
            "moment",
            "name",
            "nonce",
            "number",
            "releases",
            "schema",
            "scored",
            "smallest",
            "version",
            "withdrawn",
        ],
        "no clock among them"
    );
    assert!(text.contains("\"created\":\"2026-11-22\""));
}

#[test]
fn what_this_program_cannot_have_written_is_not_used() {
    let good = write_room(&lived_in());
    #[track_caller]
    fn damaged(text: &str, why: &str) {
        assert_eq!(read_room(text), Err(RecordError::Damaged), "{why}");
    }
    #[track_caller]
    fn changed(good: &str, from: &str, to: &str) -> String {
        assert!(good.contains(from), "{from}");
        good.replacen(from, to, 1)
    }
    assert_eq!(read_room(&changed(&good, "\"schema\":1", "\"schema\":2")), Err(RecordError::Newer(2)));
    damaged("", "nothing");
    damaged("{}", "no fields");
    damaged(&good[..good.len() - 1], "cut off");
    damaged(&changed(&good, "\"smallest\":6", "\"smallest\":4"), "a k below five");
    damaged(&changed(&good, "\"smallest\":6", "\"smallest\":-6"), "a negative k");
    damaged(&changed(&good, "\"nonce\":2,", "\"nonce\":1,"), "a hand-in twice");
    damaged(&changed(&good, "\"nonce\":2,", "\"nonce\":3,"), "withdrawn and here");
    damaged(&changed(&good, "\"nonce\":2,", "\"nonce\":9,"), "out of order");
    damaged(&changed(&good, "\"nonce\":36,", "\"nonce\":1073741824,"), "31 bits");
    damaged(&changed(&good, "\"nonce\":2,", "\"nonce\":1.5,"), "half a number");
    damaged(&changed(&good, "\"IS1", "\"IS2"), "a later code");
    damaged(&changed(&good, "\"IS1", "\"IS1-"), "a separator");
    damaged(&changed(&good, "\"moment\":\"before\"", "\"moment\":\"during\""), "an unknown moment");
    damaged(&changed(&good, "\"number\":1", "\"number\":0"), "release nought");
    damaged(&changed(&good, "\"members\":\"", "\"members\":\"0"), "half a member");
    damaged(&changed(&good, "\"members\":\"000001", "\"members\":\"UUUUUU"), "no symbol");
    damaged(
        &changed(&good, "\"created\":\"2026-11-22\"", "\"created\":\"2026-11-22T10:00\""),
        "a time of day",
    );
    damaged(&changed(&good, "\"name\":\"Tuesday\"", "\"name\":\"two\\nlines\""), "two lines");
    let long = format!("\"name\":\"{}\"", "x".repeat(81));
    damaged(&changed(&good, "\"name\":\"Tuesday\"", &long), "a long name");
    // A release of four would have shown too few.
    let text = write_room(&lived_in());
    let from = text.find("\"members\":\"").unwrap() + 11;
    let mut four = text[..from + 48].to_owned();
    four.push_str(&text[text[from..].find('"').unwrap() + from..]);
    damaged(&four, "a release of four");
}

#[test]
fn a_room_lies_under_its_name() {
    let room = lived_in();
    let key = Key::Room(room.id.clone());
    assert_eq!(Key::parse(&key.as_text()), Some(key.clone()));
    assert!(key.as_text().starts_with("innospark/room/"));
    assert_eq!(Key::parse("innospark/room/"), None);
    assert_eq!(Key::parse("innospark/room/UPPERCASE0"), None);
    let text = write_room(&room);
    assert_eq!(check(&key, &text), Ok(()));
    let other = Key::Room(RoomId::from_random(2));
    assert_eq!(check(&other, &text), Err(RecordError::Damaged), "another room's name");
    let shelf = Shelf::on(Box::new(MemoryStorage::default()));
    assert_eq!(shelf.keep(&key, &text), Keeping::Device);
    assert_eq!(shelf.keys(), [key.as_text()]);
    assert_eq!(shelf.text(&key.as_text()), Some(text.clone()));
    shelf.discard(&key);
    assert!(shelf.keys().is_empty());
    shelf.keep(&key, &text);
    let erased = shelf.erase();
    assert!(shelf.keys().is_empty());
    shelf.put_back(&erased);
    assert_eq!(shelf.everything(), [(key.as_text(), text)]);
    // One that a later version wrote is left alone.
    let newer = write_room(&room).replacen("\"schema\":1", "\"schema\":9", 1);
    let device = MemoryStorage::default();
    innospark::store::Storage::set(&device, &key.as_text(), &newer).unwrap();
    let shelf = Shelf::on(Box::new(device));
    let text = write_room(&room);
    assert!(matches!(shelf.keep(&key, &text), Keeping::Memory(_)));
    shelf.discard(&key);
    assert_eq!(shelf.text(&key.as_text()), Some(newer.clone()));
    // Neither by whoever knows what lay there before it.
    assert!(matches!(shelf.rewrite(&key, Some(&text), |_| (text.clone(), ())).1, Keeping::Memory(_)));
    shelf.discard(&key);
    assert_eq!(shelf.text(&key.as_text()), Some(newer));
}

#[test]
fn what_lies_there_is_read_unless_it_is_known() {
    let (mut room, key) = (lived_in(), Key::Room(lived_in().id));
    let shelf = Shelf::on(Box::new(MemoryStorage::default()));
    let mut there = None;
    for name in ["Tuesday", "Wednesday", "Thursday"] {
        let before = write_room(&room);
        assert_eq!(shelf.text(&key.as_text()), there);
        room.name = name.to_owned();
        assert_eq!(shelf.rewrite(&key, Some(&before), |_| (write_room(&room), ())).1, Keeping::Device);
        there = Some(write_room(&room));
    }
    shelf.rewrite(&key, None, |found| {
        assert_eq!(found.map(str::to_owned), there);
        (write_room(&room), ())
    });
    // Another window wrote meanwhile: a sound record too.
    assert_eq!(shelf.rewrite(&key, Some("long gone"), |_| (write_room(&room), ())).1, Keeping::Device);
    assert_eq!(shelf.text(&key.as_text()), Some(write_room(&room)));
}

#[test]
fn backups_bring_rooms_together() {
    let (mut one, mut other) = (Desk::new(), Desk::new());
    one.takes_all(1..=3);
    other.takes_all(3..=6);
    let record =
        |desk: &Desk| (Key::Room(desk.room.record().id.clone()).as_text(), write_room(desk.room.record()));
    let plan = |here: &[(String, String)], file: &[(String, String)]| Merge::plan(here, &Backup::of(file));
    let there = [record(&one)];
    let merged = plan(&there, &[record(&other)]);
    assert_eq!(merged.items[0].action, Action::New);
    let writes = merged.writes();
    let room = read_room(&writes[0].1).unwrap();
    assert_eq!(room.hand_ins.iter().map(|hand_in| hand_in.nonce).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    // Once more changes nothing, and neither does an older copy.
    for file in [record(&other), record(&one), writes[0].clone()] {
        let again = plan(&writes, &[file]);
        assert_eq!(again.items[0].action, Action::Identical);
        assert!(again.writes().is_empty());
    }
    // A room of that name about something else stays as it is, and so does one that a later version wrote.
    let mut elsewhere = other.room.record().clone();
    elsewhere.form = crate::support::form_id("short");
    let elsewhere = [(there[0].0.clone(), write_room(&elsewhere))];
    assert_eq!(plan(&there, &elsewhere).items[0].action, Action::Kept);
    let newer = [(there[0].0.clone(), there[0].1.replacen("\"schema\":1", "\"schema\":2", 1))];
    assert_eq!(plan(&newer, &there).items[0].action, Action::Occupied);
    assert_eq!(plan(&there, &newer).items[0].action, Action::Occupied);
    assert_eq!(plan(&[], &newer).items[0].action, Action::SetAside(RecordError::Newer(2)));
}

#[test]
fn the_helper_for_names_is_open_to_pages() {
    assert_eq!(room_name(" Day\u{202e} one "), "Day one");
}
