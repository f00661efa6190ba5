//! Backups: written and read again without a changed byte, refused with a reason, and merged without a loss.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::slice::from_ref;

use innospark::exchange::backup::{Action, Backup, BackupError, MOST_BYTES, MOST_RECORDS, Merge, write};
use innospark::instrument::Instrument;
use innospark::response::{Attempt, AttemptId, Timestamp};
use innospark::store::{
    Key, Label, Plan, RecordError, Settings, Shared, Shelf, Storage, StorageError, Target, Theme, Why,
    read_attempt, write_attempt, write_label, write_plan, write_settings, write_shared, write_target,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::laws::config;
use crate::support::{answer, begun, sketch};

type Records = Vec<(String, String)>;

fn example() -> Instrument {
    sketch("a +++-, b +++-")
}

/// An attempt of one name with the first statements answered.
fn state(random: u64, answered: usize, finished: Option<u64>) -> Attempt {
    let mut attempt = begun(&example(), random);
    for index in 0..answered {
        let item = attempt.order[index].clone();
        attempt.answer(&example(), &item, answer("o4"));
    }
    attempt.finished = finished.map(Timestamp);
    attempt
}

fn record(attempt: &Attempt) -> (String, String) {
    (Key::Attempt(attempt.id.clone()).as_text(), write_attempt(attempt))
}

fn settings(theme: Theme) -> (String, String) {
    (Key::Settings.as_text(), write_settings(&Settings { language: None, theme }))
}

/// One record of every kind, and some that this version cannot use.
fn every_kind() -> Records {
    let finished = state(7, 8, Some(2_000));
    let id = finished.id.clone();
    let label =
        Label { name: "Before “the” course\n\u{2028}<script>".to_owned(), note: "\"\\/".to_owned() };
    let shared = Shared { code: "IS1-0000".to_owned(), name: "Ana".to_owned(), received: Timestamp(5) };
    let mut records = vec![
        record(&finished),
        record(&state(8, 3, None)),
        (Key::Label(id.clone()).as_text(), write_label(&label)),
        (Key::Plan(id.clone()).as_text(), write_plan(&Plan::default())),
        (Key::Target(finished.instrument.clone()).as_text(), write_target(&Target::new())),
        (Key::Shared(id).as_text(), write_shared(&shared)),
        settings(Theme::Dark),
    ];
    let aside = [
        ("attempt/0000000000", "{\"schema\":1,\"id\":\"00000"),
        ("attempt/1111111111", "{\"schema\": 7, \"what\": 1.50e+1}"),
        ("attempt/2222222222", "{\"schema\":2,\"__proto__\":{\"a\":1},\"a\":1.0,\"a\":1e2}"),
        ("room/later", "\u{0}\u{fffd}\u{feff}"),
        ("attempt/not a name", ""),
    ];
    records.extend(aside.map(|(key, text)| (format!("innospark/{key}"), text.to_owned())));
    records.sort();
    records
}

fn read(file: &str) -> Result<Backup, BackupError> {
    Backup::from_bytes(file.as_bytes())
}

/// What lies there after an import.
fn imported(existing: &[(String, String)], file: &[(String, String)]) -> Records {
    let merge = Merge::plan(existing, &Backup::of(file));
    let mut there: BTreeMap<String, String> = existing.iter().cloned().collect();
    there.extend(merge.writes());
    there.into_iter().collect()
}

fn actions(existing: &[(String, String)], file: &[(String, String)]) -> Vec<Action> {
    Merge::plan(existing, &Backup::of(file)).items.into_iter().map(|item| item.action).collect()
}

fn attempts(records: &[(String, String)]) -> Vec<Attempt> {
    let own = records.iter().filter(|(key, _)| key.starts_with("innospark/attempt/"));
    own.filter_map(|(_, text)| read_attempt(text).ok()).collect()
}

// The file

#[test]
fn a_backup_restored_elsewhere_gives_the_same_bytes() {
    let records = every_kind();
    let file = write(&records);
    let backup = read(&file).unwrap();
    assert_eq!(backup, Backup::of(&records), "every key and text as it was");
    let merge = Merge::plan(&[], &backup);
    assert_eq!(merge.writes(), records);
    assert_eq!(write(&merge.writes()), file);
    let mut shuffled = records.clone();
    shuffled.reverse();
    assert_eq!(write(&shuffled), file, "the order they come in does not matter");
}

#[test]
fn a_backup_is_plain_json_with_the_records_readable_in_it() {
    let file = write(&every_kind());
    let json: serde_json::Value = serde_json::from_str(&file).unwrap();
    assert_eq!((&json["innospark"], &json["schema"]), (&"backup".into(), &1.into()));
    let records = json["records"].as_array().unwrap();
    assert_eq!(records.len(), every_kind().len());
    let finished = state(7, 8, Some(2_000));
    let found = records.iter().find(|entry| entry["key"] == record(&finished).0.as_str()).unwrap();
    assert_eq!(found["record"]["answers"].as_object().unwrap().len(), 8);
    let raw = records.iter().find(|entry| entry["key"] == "innospark/attempt/0000000000").unwrap();
    assert_eq!(raw["text"], "{\"schema\":1,\"id\":\"00000");
}

#[test]
fn a_file_that_was_formatted_by_hand_still_gives_the_same_records() {
    let records = every_kind();
    let value: serde_json::Value = serde_json::from_str(&write(&records[..1])).unwrap();
    let pretty = format!("\u{feff}\r\n{}\r\n", serde_json::to_string_pretty(&value).unwrap());
    let backup = read(&pretty).unwrap();
    let original: serde_json::Value = serde_json::from_str(&records[0].1).unwrap_or_default();
    let again: serde_json::Value =
        serde_json::from_str(backup.entries[0].text.as_deref().unwrap()).unwrap_or_default();
    assert_eq!(again, original);
    let spaced = write(&records).replace("{\"key\":", "{ \"more\" : [1, {}],\n\t\"key\" : ");
    assert_eq!(read(&spaced).unwrap(), Backup::of(&records));
}

#[test]
fn each_kind_of_wrong_file_is_told_apart() {
    let sound = write(&every_kind());
    let cut = |share: usize| &sound[..sound.floor_char_boundary(sound.len() * share / 100)];
    let cases: &[(&str, BackupError)] = &[
        ("", BackupError::Empty),
        (" \n\t\u{feff}", BackupError::NotJson),
        ("\u{feff} \n", BackupError::Empty),
        ("name,answer\nP,1\n", BackupError::NotJson),
        ("<script>alert(1)</script>", BackupError::NotJson),
        ("{\"other\": [1, 2", BackupError::NotJson),
        ("{}", BackupError::Foreign),
        ("[1, 2]", BackupError::Foreign),
        ("\"innospark\"", BackupError::Foreign),
        ("null", BackupError::Foreign),
        ("{\"innospark\":\"room\",\"schema\":1,\"records\":[]}", BackupError::Foreign),
        ("{\"innospark\":1,\"schema\":1,\"records\":[]}", BackupError::Foreign),
        ("{\"records\":[{\"key\":\"innospark/settings\",\"record\":{}}]}", BackupError::Foreign),
        (cut(99), BackupError::Damaged),
        (cut(50), BackupError::Damaged),
        (cut(3), BackupError::Damaged),
        ("{\"innospark\":\"backup\",\"records\":[]}", BackupError::Damaged),
        ("{\"innospark\":\"backup\",\"schema\":0,\"records\":[]}", BackupError::Damaged),
        ("{\"innospark\":\"backup\",\"schema\":\"1\",\"records\":[]}", BackupError::Damaged),
        ("{\"innospark\":\"backup\",\"schema\":1}", BackupError::Damaged),
        ("{\"innospark\":\"backup\",\"schema\":1,\"records\":{}}", BackupError::Damaged),
        ("{\"innospark\":\"backup\",\"schema\":2}", BackupError::Newer(2)),
        ("{\"innospark\":\"backup\",\"schema\":9000000000,\"records\":7}", BackupError::Newer(u32::MAX)),
        ("{\"innospark\":\"backup\",\"schema\":1,\"records\":[]}", BackupError::NoRecords),
    ];
    for (file, error) in cases {
        assert_eq!(read(file), Err(*error), "{file}");
    }
    let mut sentences: Vec<String> = cases.iter().map(|(_, error)| error.to_string()).collect();
    sentences.dedup();
    assert!(sentences.iter().all(|sentence| sentence.ends_with("nothing was changed")));
}

#[test]
fn bytes_that_are_no_text_and_sizes_beyond_every_backup_are_refused() {
    let utf16: Vec<u8> = write(&every_kind()).encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [&[0xff, 0xfe][..], &[0x89, b'P', b'N', b'G'], &[b'{', 0xc3, 0x28, b'}'], &utf16[..1]] {
        let expected = if bytes == [b'{'] { BackupError::NotJson } else { BackupError::NotText };
        assert_eq!(Backup::from_bytes(bytes), Err(expected), "{bytes:?}");
    }
    assert!(Backup::from_bytes(&utf16).is_err());
    let large = " ".repeat(MOST_BYTES + 1);
    assert_eq!(read(&large), Err(BackupError::TooLarge));
    assert_eq!(read(&large[1..]), Err(BackupError::Empty));
    let many = |n: usize| {
        let entry = "{\"key\":\"innospark/x\",\"text\":\"\"}";
        format!("{{\"innospark\":\"backup\",\"schema\":1,\"records\":[{}]}}", vec![entry; n].join(","))
    };
    assert_eq!(read(&many(MOST_RECORDS + 1)), Err(BackupError::TooMany));
    assert_eq!(read(&many(MOST_RECORDS)).unwrap().entries.len(), MOST_RECORDS);
    let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    assert_eq!(read(&deep), Err(BackupError::NotJson));
    let deep = format!(
        "{{\"innospark\":\"backup\",\"schema\":1,\"records\":[{{\"key\":\"innospark/x\",\"record\":{deep}}}]}}"
    );
    let merge = Merge::plan(&[], &read(&deep).unwrap());
    assert_eq!(merge.items[0].action, Action::SetAside(RecordError::Damaged));
}

#[test]
fn a_record_that_cannot_be_used_blocks_no_other() {
    let good = record(&state(7, 3, None));
    let file = format!(
        "{{\"innospark\":\"backup\",\"schema\":1,\"records\":[7,null,[],{{}},{{\"key\":1,\"text\":\"\"}},\
         {{\"key\":\"innospark/settings\"}},{{\"key\":\"other/app\",\"text\":\"x\"}},{{\"key\":\"innospark/\",\"text\":\"x\"}},\
         {{\"key\":\"innospark/settings\",\"text\":\"{{}}\",\"record\":{{}}}},{{\"key\":\"__proto__\",\"record\":{{}}}},\
         {{\"key\":\"{}\",\"record\":{}}}]}}",
        good.0, good.1
    );
    let merge = Merge::plan(&[], &read(&file).unwrap());
    let actions: Vec<Action> = merge.items.iter().map(|item| item.action.clone()).collect();
    assert_eq!(actions[..10], vec![Action::Foreign; 10]);
    assert_eq!(actions[10..], [Action::New]);
    assert_eq!(merge.writes(), [good]);
}

// Merging

#[test]
fn what_is_the_same_is_not_written_again() {
    let records = every_kind();
    let merge = Merge::plan(&records, &Backup::of(&records));
    assert!(merge.items.iter().all(|item| item.action == Action::Identical), "{merge:?}");
    assert!(merge.writes().is_empty());
    let mut turned = state(8, 3, None);
    turned.page = 1;
    turned.spend(0, 9_000);
    assert_eq!(
        actions(&[record(&turned)], &[record(&state(8, 3, None))]),
        [Action::Identical],
        "only a page was turned"
    );
}

#[test]
fn of_two_states_of_an_attempt_the_further_one_keeps_the_name() {
    let (less, more) = (state(7, 2, None), state(7, 5, None));
    let (done, later) = (state(7, 2, Some(3_000)), state(7, 2, Some(4_000)));
    for (older, newer) in [(&less, &more), (&more, &done), (&done, &later)] {
        for (existing, incoming, is_newer) in [(older, newer, true), (newer, older, false)] {
            let there = [record(existing)];
            let found = actions(&there, &[record(incoming)]);
            let [Action::Newer(moved) | Action::Older(moved)] = &found[..] else { panic!("{found:?}") };
            assert_eq!(matches!(found[0], Action::Newer(_)), is_newer);
            let after = imported(&there, &[record(incoming)]);
            let kept = attempts(&after);
            let named = |id: &AttemptId| kept.iter().find(|attempt| attempt.id == *id).unwrap();
            assert_eq!(kept.len(), 2);
            assert_eq!(named(&newer.id), newer);
            assert_eq!(*named(moved), Attempt { id: moved.clone(), ..older.clone() });
            assert_eq!(actions(&after, &[record(incoming)]), [Action::Identical], "a second time");
        }
    }
}

#[test]
fn settings_labels_plans_and_targets_that_are_there_stay() {
    let mine = settings(Theme::Dark);
    assert_eq!(actions(from_ref(&mine), &[settings(Theme::Light)]), [Action::Kept]);
    assert_eq!(imported(from_ref(&mine), &[settings(Theme::Light)]), [mine]);
    let id = AttemptId::from_random(3);
    let label = |name: &str| {
        let label = Label { name: name.to_owned(), note: String::new() };
        (Key::Label(id.clone()).as_text(), write_label(&label))
    };
    assert_eq!(actions(&[label("mine")], &[label("yours")]), [Action::Kept]);
    assert_eq!(actions(&[], &[label("first"), label("second")]), [Action::New, Action::Kept]);
}

#[test]
fn a_record_that_must_not_be_touched_is_not_written_over() {
    let attempt = state(7, 4, None);
    let (key, text) = record(&attempt);
    for occupied in ["{\"schema\":9}", "damaged", ""] {
        let there = [(key.clone(), occupied.to_owned())];
        let after = imported(&there, &[(key.clone(), text.clone())]);
        assert!(after.contains(&there[0]), "it stays");
        let found = attempts(&after);
        assert_eq!(found.len(), 1, "the answers find another place");
        assert_eq!(found[0].answers, attempt.answers);
        assert_eq!(actions(&after, &[(key.clone(), text.clone())]), [Action::Identical]);
        let settings_there = [(Key::Settings.as_text(), occupied.to_owned())];
        assert_eq!(actions(&settings_there, &[settings(Theme::Dark)]), [Action::Occupied]);
    }
    assert_eq!(
        actions(&[(key.clone(), text.clone())], &[(key.clone(), "damaged".to_owned())]),
        [Action::Occupied]
    );
    let moved = (Key::Attempt(AttemptId::from_random(99)).as_text(), text);
    assert_eq!(
        actions(&[], &[moved]),
        [Action::SetAside(RecordError::Damaged)],
        "under another attempt's name"
    );
}

#[test]
fn both_states_in_one_file_and_a_history_that_is_there_already_make_no_doubles() {
    let states = [state(7, 2, None), state(7, 5, None), state(7, 8, Some(9_000))];
    let once = imported(&[record(&states[0])], &[record(&states[1]), record(&states[2])]);
    assert_eq!(attempts(&once).len(), 3);
    let other_way = imported(&[record(&states[2])], &[record(&states[0]), record(&states[1])]);
    assert_eq!(other_way, once);
    // A backup made after the merge, brought to where only the first state was.
    assert_eq!(imported(&[record(&states[0])], &once), once);
}

#[test]
fn an_attempt_from_the_history_that_went_on_keeps_its_answers() {
    let (less, more) = (state(7, 2, None), state(7, 5, None));
    let mut after = imported(&[record(&more)], &[record(&less)]);
    let mut moved = attempts(&after).into_iter().find(|attempt| attempt.id != more.id).unwrap();
    let item = moved.order[7].clone();
    moved.answer(&example(), &item, answer("o1"));
    after.retain(|(key, _)| *key != record(&moved).0);
    after.push(record(&moved));
    let again = imported(&after, &[record(&less)]);
    assert!(attempts(&again).contains(&moved));
    assert_eq!(imported(&again, &[record(&less)]), again);
}

// Laws

/// Records of a few names, so that they meet: attempts in several states, other kinds, and what cannot be used.
fn any_record() -> impl Strategy<Value = (String, String)> {
    prop_oneof![
        4 => (0..3_u64, 0..9_usize, proptest::option::of(2_000..2_003_u64), 0..3_usize)
            .prop_map(|(name, answered, finished, page)| {
                let mut attempt = state(name, answered, finished);
                attempt.page = page;
                record(&attempt)
            }),
        1 => (0..3_u64, "[a-c]?").prop_map(|(name, text)| {
            let label = Label { name: text, note: String::new() };
            (Key::Label(AttemptId::from_random(name)).as_text(), write_label(&label))
        }),
        1 => any::<bool>().prop_map(|dark| settings(if dark { Theme::Dark } else { Theme::Light })),
        1 => (0..3_u64, "[{}\"a1 ]{0,4}").prop_map(|(name, text)| {
            (Key::Attempt(AttemptId::from_random(name)).as_text(), text)
        }),
        1 => ("(innospark/|other/)[a-b]", "\\PC{0,3}"),
    ]
}

fn any_shelf() -> impl Strategy<Value = Records> {
    vec(any_record(), 0..8).prop_map(|records| {
        let own = records.into_iter().filter(|(key, _)| key.starts_with("innospark/"));
        own.collect::<BTreeMap<String, String>>().into_iter().collect()
    })
}

/// What was answered, whatever it is called now.
fn answered(records: &[(String, String)]) -> Vec<String> {
    let nameless = attempts(records).into_iter().map(|mut attempt| {
        (attempt.id, attempt.page) = (AttemptId::from_random(0), 0);
        write_attempt(&attempt)
    });
    nameless.collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_backup_read_and_written_again_is_equal(records in vec((".{0,20}", ".{0,40}"), 1..6), own in any_shelf()) {
        let records: Records = records.into_iter().chain(own).collect();
        let file = write(&records);
        let entries = read(&file).unwrap().entries;
        let again: Records = entries.into_iter().map(|entry| (entry.key, entry.text.unwrap())).collect();
        prop_assert_eq!(write(&again), file);
        let mut sorted = records;
        sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
        prop_assert_eq!(again, sorted);
    }

    #[test]
    fn importing_twice_is_importing_once(existing in any_shelf(), file in vec(any_record(), 0..8)) {
        let once = imported(&existing, &file);
        let twice = Merge::plan(&once, &Backup::of(&file));
        prop_assert!(twice.writes().is_empty(), "{:?}", twice);
    }

    #[test]
    fn nothing_that_was_there_is_lost(existing in any_shelf(), file in vec(any_record(), 0..8)) {
        let after = imported(&existing, &file);
        let there: BTreeMap<&str, &str> = after.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
        for answers in answered(&existing) {
            prop_assert!(answered(&after).contains(&answers), "{}", answers);
        }
        for (key, text) in &existing {
            let is_attempt = read_attempt(text).is_ok();
            prop_assert!(there.contains_key(key.as_str()));
            prop_assert!(is_attempt || there[key.as_str()] == text, "{}", key);
        }
        prop_assert!(after.iter().all(|(key, _)| key.starts_with("innospark/")));
    }

    #[test]
    fn nothing_that_was_answered_in_the_file_is_left_out(existing in any_shelf(), file in vec(any_record(), 0..8)) {
        let file: Records = file.into_iter().filter(|(key, _)| key.starts_with("innospark/attempt/")).collect();
        let after = answered(&imported(&existing, &file));
        for answers in answered(&file) {
            prop_assert!(after.contains(&answers), "{}", answers);
        }
    }

    #[test]
    fn attempts_may_come_in_any_order(existing in any_shelf(), one in vec(any_record(), 0..6), other in vec(any_record(), 0..6)) {
        let only = |records: Records| -> Records {
            records.into_iter().filter(|(_, text)| read_attempt(text).is_ok()).collect()
        };
        let (existing, one, other) = (only(existing), only(one), only(other));
        let forth = imported(&imported(&existing, &one), &other);
        let back = imported(&imported(&existing, &other), &one);
        let named = |records: &Records| -> Vec<Attempt> {
            let all = attempts(records).into_iter();
            all.map(|attempt| Attempt { page: 0, ..attempt }).collect()
        };
        prop_assert_eq!(named(&forth), named(&back));
    }
}

// Writing all or nothing

/// A device with room for so many bytes.
#[derive(Clone, Default)]
struct Device(Rc<State>);

#[derive(Default)]
struct State {
    texts: RefCell<BTreeMap<String, String>>,
    room: Cell<Option<usize>>,
}

impl Device {
    fn with(records: &[(String, String)]) -> Self {
        let device = Self::default();
        device.0.texts.borrow_mut().extend(records.iter().cloned());
        device
    }

    fn texts(&self) -> Records {
        self.0.texts.borrow().iter().map(|(key, text)| (key.clone(), text.clone())).collect()
    }
}

impl Storage for Device {
    fn get(&self, key: &str) -> Option<String> {
        self.0.texts.borrow().get(key).cloned()
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        self.0.texts.borrow().keys().rev().filter(|key| key.starts_with(prefix)).cloned().collect()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let mut texts = self.0.texts.borrow_mut();
        let others: usize =
            texts.iter().filter(|(other, _)| *other != key).map(|(key, text)| key.len() + text.len()).sum();
        if self.0.room.get().is_some_and(|room| room < others + key.len() + text.len()) {
            return Err(StorageError::Full);
        }
        texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.0.texts.borrow_mut().remove(key);
    }
}

const FOREIGN: (&str, &str) = ("other/app", "not ours");

fn foreign() -> (String, String) {
    (FOREIGN.0.to_owned(), FOREIGN.1.to_owned())
}

#[test]
fn an_import_without_room_for_all_of_it_leaves_everything_as_it_was() {
    let there = vec![record(&state(7, 2, None)), record(&state(9, 8, Some(1))), foreign()];
    let file = vec![record(&state(7, 6, None)), record(&state(8, 3, None)), settings(Theme::Dark)];
    let taken = |records: &[(String, String)]| {
        records.iter().map(|(key, text)| key.len() + text.len()).sum::<usize>()
    };
    let needed = taken(&imported(&there, &file));
    let mut refused = 0;
    for room in taken(&there)..=needed {
        let device = Device::with(&there);
        device.0.room.set(Some(room));
        let shelf = Shelf::on(Box::new(device.clone()));
        let merge = Merge::plan(&shelf.everything(), &Backup::of(&file));
        let before = device.texts();
        match shelf.keep_together(&merge.writes()) {
            Ok(()) => {
                assert_eq!(room, needed);
                assert_eq!(taken(&device.texts()), needed);
            }
            Err(error) => {
                refused += 1;
                assert_eq!(error, StorageError::Full);
                assert_eq!(device.texts(), before, "{room} bytes");
                let own: Records = before.into_iter().filter(|(key, _)| *key != FOREIGN.0).collect();
                assert_eq!(shelf.everything(), own, "nor is anything held in memory");
            }
        }
    }
    assert_eq!(refused, needed - taken(&there));
}

#[test]
fn an_import_takes_own_keys_only() {
    let device = Device::with(&[foreign()]);
    let shelf = Shelf::on(Box::new(device.clone()));
    let records = [("other/app".to_owned(), "taken".to_owned()), settings(Theme::Light)];
    assert_eq!(shelf.keep_together(&records), Ok(()));
    assert_eq!(device.texts(), [settings(Theme::Light), foreign()]);
}

#[test]
fn without_a_device_memory_takes_an_import() {
    let shelf = Shelf::in_memory(Why::Chosen);
    assert_eq!(shelf.keep_together(&every_kind()), Ok(()));
    assert_eq!(shelf.everything(), every_kind());
    let erased = shelf.erase();
    assert!(shelf.everything().is_empty());
    shelf.put_back(&erased);
    assert_eq!(shelf.everything(), every_kind());
}

#[test]
fn what_only_memory_holds_is_in_the_backup() {
    let device = Device::with(&[record(&state(7, 2, None))]);
    device.0.room.set(Some(0));
    let shelf = Shelf::on(Box::new(device.clone()));
    let (latest, _) = shelf.change(&state(7, 2, None), |attempt| *attempt = state(7, 5, None));
    assert_eq!(shelf.everything(), [record(&latest)]);
    device.0.room.set(None);
    assert_eq!(shelf.keep_together(&[settings(Theme::Dark)]), Ok(()));
    assert_eq!(shelf.everything(), [record(&latest), settings(Theme::Dark)]);
    // A record that must not be touched lies where memory holds answers: both are taken along.
    let occupied = (record(&latest).0, "damaged".to_owned());
    let device = Device::with(from_ref(&occupied));
    let shelf = Shelf::on(Box::new(device));
    shelf.save(&latest);
    assert_eq!(shelf.everything(), [occupied, record(&latest)]);
}

// Deleting everything

#[test]
fn everything_of_ours_can_be_deleted_and_had_back() {
    let mut there = every_kind();
    there.push(foreign());
    there.sort();
    let device = Device::with(&there);
    let shelf = Shelf::on(Box::new(device.clone()));
    let erased = shelf.erase();
    assert_eq!(device.texts(), [foreign()]);
    assert!(shelf.everything().is_empty());
    shelf.put_back(&erased);
    assert_eq!(device.texts(), there);
}

#[test]
fn undoing_keeps_what_another_window_wrote_meanwhile() {
    let before = state(7, 3, None);
    let device = Device::with(&[record(&before), settings(Theme::Dark)]);
    let shelf = Shelf::on(Box::new(device.clone()));
    let erased = shelf.erase();
    let mut meanwhile = state(7, 0, None);
    let item = meanwhile.order[6].clone();
    meanwhile.answer(&example(), &item, answer("o1"));
    device.set(&record(&meanwhile).0, &record(&meanwhile).1).unwrap();
    device.set(&settings(Theme::Light).0, &settings(Theme::Light).1).unwrap();
    shelf.put_back(&erased);
    let both = read_attempt(&device.get(&record(&before).0).unwrap()).unwrap();
    assert_eq!(both.answered(), 4);
    assert_eq!(device.get("innospark/settings"), Some(settings(Theme::Light).1));
}

#[test]
fn undoing_without_room_holds_the_rest_in_memory() {
    let there = vec![record(&state(7, 3, None)), record(&state(8, 3, None))];
    let device = Device::with(&there);
    let shelf = Shelf::on(Box::new(device.clone()));
    let erased = shelf.erase();
    device.0.room.set(Some(record(&state(7, 3, None)).1.len() + 40));
    shelf.put_back(&erased);
    assert_eq!(device.texts().len(), 1);
    let mut sorted = there;
    sorted.sort();
    assert_eq!(shelf.everything(), sorted);
}
