//! The shelf: what is kept where, and what is never touched.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::slice::from_ref;

use innospark::instrument::Instrument;
use innospark::response::{Attempt, AttemptId, Timestamp};
use innospark::store::{
    Contents, Keeping, Key, MemoryStorage, RecordError, Settings, Shelf, Storage, StorageError, Theme, Why,
    read_attempt, write_attempt,
};

use crate::support::{answer, begun, sketch, start};

/// A device's storage as several windows see it: it may be full or refuse, and it knows what it was asked for.
#[derive(Clone, Default)]
struct Device(Rc<State>);

#[derive(Default)]
struct State {
    texts: RefCell<BTreeMap<String, String>>,
    room: Cell<Option<usize>>,
    refuses: Cell<bool>,
    touched: RefCell<BTreeSet<String>>,
}

impl Device {
    fn with(texts: &[(&str, &str)]) -> Self {
        let device = Self::default();
        let own = texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
        device.0.texts.borrow_mut().extend(own);
        device
    }

    fn shelf(&self) -> Shelf {
        Shelf::on(Box::new(self.clone()))
    }

    /// No more than this many bytes from now on.
    fn room(&self, bytes: Option<usize>) {
        self.0.room.set(bytes);
    }

    fn texts(&self) -> BTreeMap<String, String> {
        self.0.texts.borrow().clone()
    }

    /// What lies on the device for an attempt, whatever windows hold in memory.
    fn stored(&self, attempt: &Attempt) -> Option<Attempt> {
        self.texts().get(&key_of(attempt)).map(|text| read_attempt(text).unwrap())
    }
}

impl Storage for Device {
    fn get(&self, key: &str) -> Option<String> {
        self.0.touched.borrow_mut().insert(key.to_owned());
        self.0.texts.borrow().get(key).cloned()
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        self.0.touched.borrow_mut().insert(prefix.to_owned());
        // In no order at all, as browsers do.
        self.0.texts.borrow().keys().rev().filter(|key| key.starts_with(prefix)).cloned().collect()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.touched.borrow_mut().insert(key.to_owned());
        if self.0.refuses.get() {
            return Err(StorageError::Unavailable);
        }
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
        self.0.touched.borrow_mut().insert(key.to_owned());
        self.0.texts.borrow_mut().remove(key);
    }
}

fn example() -> Instrument {
    sketch("a +++-, b +++-")
}

fn key_of(attempt: &Attempt) -> String {
    Key::Attempt(attempt.id.clone()).as_text()
}

/// Gives the n-th statement an answer, as a window does that believes `attempt` to be the state of things.
fn give(shelf: &Shelf, attempt: &Attempt, n: usize, given: &str) -> (Attempt, Keeping) {
    let item = attempt.order[n].clone();
    shelf.change(attempt, |attempt| attempt.answer(&example(), &item, answer(given)))
}

/// The statements answered, by their place in the order.
fn answered(attempt: &Attempt) -> Vec<usize> {
    (0..attempt.order.len()).filter(|n| attempt.answers.contains_key(&attempt.order[*n])).collect()
}

fn ids(contents: &Contents) -> Vec<&str> {
    contents.attempts.iter().map(|attempt| attempt.id.as_str()).collect()
}

// Where things are kept

#[test]
fn keys_begin_with_our_name() {
    let id = AttemptId::from_random(42);
    assert_eq!(Key::Settings.as_text(), "innospark/settings");
    assert_eq!(Key::Attempt(id.clone()).as_text(), format!("innospark/attempt/{id}"));
}

#[test]
fn an_attempt_is_kept_on_the_device() {
    let device = Device::default();
    let shelf = device.shelf();
    let attempt = begun(&example(), 7);
    assert!(shelf.has_device());
    assert_eq!(shelf.keeping(), Keeping::Device);
    assert_eq!(shelf.attempt(&attempt.id), Ok(None));
    assert_eq!(shelf.save(&attempt), Keeping::Device);
    assert_eq!(shelf.attempt(&attempt.id), Ok(Some(attempt.clone())));
    assert_eq!(device.texts(), BTreeMap::from([(key_of(&attempt), write_attempt(&attempt))]));
    assert_eq!(device.shelf().contents().attempts, from_ref(&attempt), "another window sees it");
    shelf.remove(&attempt.id);
    assert_eq!(shelf.attempt(&attempt.id), Ok(None));
    assert!(device.texts().is_empty());
    shelf.remove(&attempt.id);
}

#[test]
fn without_a_device_everything_is_held_in_memory() {
    #[track_caller]
    fn check(why: Why) {
        let shelf = Shelf::in_memory(why);
        let attempt = begun(&example(), 7);
        assert!(!shelf.has_device());
        assert_eq!(shelf.keeping(), Keeping::Memory(why));
        assert_eq!(shelf.save(&attempt), Keeping::Memory(why));
        let (attempt, keeping) = give(&shelf, &attempt, 0, "o4");
        assert_eq!(keeping, Keeping::Memory(why));
        assert_eq!(shelf.contents().attempts, from_ref(&attempt));
        let settings = Settings { language: None, theme: Theme::Dark };
        assert_eq!(shelf.save_settings(&settings), Keeping::Memory(why));
        assert_eq!(shelf.settings(), settings);
        shelf.remove(&attempt.id);
        assert_eq!(shelf.contents(), Contents::default());
    }
    check(Why::Blocked);
    check(Why::Chosen);
    check(Why::Full);
}

#[test]
fn a_device_that_refuses_later_does_not_lose_an_answer() {
    let device = Device::default();
    let shelf = device.shelf();
    let attempt = begun(&example(), 7);
    let (attempt, _) = give(&shelf, &attempt, 0, "o1");
    device.0.refuses.set(true);
    let (attempt, keeping) = give(&shelf, &attempt, 1, "o2");
    assert_eq!(keeping, Keeping::Memory(Why::Blocked));
    assert_eq!(answered(&shelf.attempt(&attempt.id).unwrap().unwrap()), [0, 1]);
    assert_eq!(device.stored(&attempt).map(|a| answered(&a)), Some(vec![0]), "what was kept is still there");
    device.0.refuses.set(false);
    let (attempt, keeping) = give(&shelf, &attempt, 2, "o3");
    assert_eq!(keeping, Keeping::Device);
    assert_eq!(device.stored(&attempt).map(|a| answered(&a)), Some(vec![0, 1, 2]));
}

#[test]
fn what_a_full_device_cannot_take_is_held_in_memory_until_there_is_room() {
    let device = Device::default();
    let shelf = device.shelf();
    let (attempt, keeping) = give(&shelf, &begun(&example(), 7), 0, "o1");
    assert_eq!(keeping, Keeping::Device);
    let kept = device.texts();
    device.room(Some(1));
    let (attempt, keeping) = give(&shelf, &attempt, 1, "o2");
    assert_eq!(keeping, Keeping::Memory(Why::Full));
    let (attempt, keeping) = give(&shelf, &attempt, 2, "o3");
    assert_eq!(keeping, Keeping::Memory(Why::Full));
    assert_eq!(answered(&attempt), [0, 1, 2]);
    assert_eq!(answered(&shelf.attempt(&attempt.id).unwrap().unwrap()), [0, 1, 2]);
    assert_eq!(shelf.contents().attempts, from_ref(&attempt), "the newer text is shown, once");
    assert_eq!(device.texts(), kept, "what the device has stays as it was");

    device.room(None);
    let (attempt, keeping) = give(&shelf, &attempt, 3, "o4");
    assert_eq!(keeping, Keeping::Device);
    assert_eq!(answered(&device.stored(&attempt).unwrap()), [0, 1, 2, 3]);
    device.0.texts.borrow_mut().clear();
    assert_eq!(shelf.attempt(&attempt.id), Ok(None), "nothing is left in memory");
}

#[test]
fn an_attempt_begun_on_a_full_device_is_kept_once_there_is_room() {
    let device = Device::with(&[("elsewhere", "a long text of another app")]);
    device.room(Some(40));
    let shelf = device.shelf();
    let attempt = begun(&example(), 7);
    assert_eq!(shelf.save(&attempt), Keeping::Memory(Why::Full));
    assert_eq!(shelf.contents().attempts, from_ref(&attempt));
    assert_eq!(shelf.keeping(), Keeping::Device, "the next one is tried again");
    device.room(Some(4_000));
    assert_eq!(shelf.save(&attempt), Keeping::Device);
    assert_eq!(device.stored(&attempt), Some(attempt));
}

#[test]
fn removing_takes_both_the_text_on_the_device_and_the_one_in_memory() {
    let device = Device::default();
    let shelf = device.shelf();
    let (attempt, _) = give(&shelf, &begun(&example(), 7), 0, "o1");
    device.room(Some(1));
    assert_eq!(give(&shelf, &attempt, 1, "o1").1, Keeping::Memory(Why::Full));
    shelf.remove(&attempt.id);
    assert_eq!(shelf.contents(), Contents::default());
    assert!(device.texts().is_empty());
}

// A shared computer

#[test]
fn keeping_nothing_moves_the_current_attempt_and_no_other() {
    let device = Device::default();
    let mut shelf = device.shelf();
    let (other, _) = give(&shelf, &begun(&example(), 1), 0, "o1");
    let (current, _) = give(&shelf, &begun(&example(), 2), 0, "o2");

    assert_eq!(shelf.keep_nothing(true, &current), Keeping::Memory(Why::Chosen));
    assert_eq!(shelf.keeping(), Keeping::Memory(Why::Chosen));
    assert_eq!(device.texts().into_keys().collect::<Vec<_>>(), [key_of(&other)]);
    assert_eq!(shelf.contents().attempts.len(), 2, "both are still to be seen here");
    let (current, keeping) = give(&shelf, &current, 1, "o3");
    assert_eq!(keeping, Keeping::Memory(Why::Chosen));
    assert_eq!(device.stored(&current), None, "nothing comes back to the device by answering");
    assert_eq!(device.shelf().contents().attempts, from_ref(&other), "a later visitor sees nothing of it");

    assert_eq!(shelf.keep_nothing(false, &current), Keeping::Device);
    assert_eq!(device.stored(&current), Some(current.clone()));
    assert_eq!(device.stored(&other), Some(other));
    assert_eq!(answered(&current), [0, 1]);
}

#[test]
fn choosing_before_the_first_answer_keeps_nothing_at_all() {
    let device = Device::default();
    let mut shelf = device.shelf();
    let attempt = begun(&example(), 7);
    assert_eq!(shelf.keep_nothing(true, &attempt), Keeping::Memory(Why::Chosen));
    assert_eq!(shelf.contents(), Contents::default(), "an attempt without an answer is not on the list");
    give(&shelf, &attempt, 0, "o1");
    assert!(device.texts().is_empty());
    assert_eq!(shelf.keep_nothing(false, &begun(&example(), 8)), Keeping::Device);
    assert!(device.texts().is_empty(), "another attempt moves nothing");
}

#[test]
fn keeping_again_on_a_full_device_loses_nothing() {
    let device = Device::default();
    let mut shelf = device.shelf();
    let (attempt, _) = give(&shelf, &begun(&example(), 7), 0, "o1");
    shelf.keep_nothing(true, &attempt);
    device.room(Some(1));
    assert_eq!(shelf.keep_nothing(false, &attempt), Keeping::Memory(Why::Full));
    assert_eq!(shelf.contents().attempts, [attempt]);
}

#[test]
fn without_a_device_keeping_nothing_only_changes_the_reason() {
    let mut shelf = Shelf::in_memory(Why::Blocked);
    let attempt = begun(&example(), 7);
    shelf.save(&attempt);
    assert_eq!(shelf.keep_nothing(true, &attempt), Keeping::Memory(Why::Chosen));
    assert_eq!(shelf.contents().attempts, from_ref(&attempt));
    assert_eq!(shelf.keep_nothing(false, &attempt), Keeping::Memory(Why::Blocked));
    assert_eq!(shelf.contents().attempts, [attempt]);
}

#[test]
fn an_attempt_deleted_on_a_shared_computer_is_gone() {
    let device = Device::default();
    let mut shelf = device.shelf();
    let (attempt, _) = give(&shelf, &begun(&example(), 7), 0, "o1");
    shelf.keep_nothing(true, &attempt);
    shelf.remove(&attempt.id);
    assert_eq!((shelf.contents(), device.shelf().contents()), (Contents::default(), Contents::default()));
}

// Two windows

#[test]
fn two_windows_do_not_undo_each_other_s_answers() {
    let device = Device::default();
    let (one, two) = (device.shelf(), device.shelf());
    let (attempt, _) = give(&one, &begun(&example(), 7), 0, "o1");
    // Both go on from here, and neither hears of the other.
    let (in_one, _) = give(&one, &attempt, 1, "o2");
    let (in_two, _) = give(&two, &attempt, 2, "o3");
    assert_eq!(answered(&in_two), [0, 1, 2]);
    let (in_one, _) = give(&one, &in_one, 3, "o4");
    assert_eq!(answered(&in_one), [0, 1, 2, 3]);
    assert_eq!(device.stored(&attempt), Some(in_one));
    // The later answer to one statement counts.
    let (latest, _) = give(&two, &in_two, 1, "o5");
    assert_eq!(latest.answers[&attempt.order[1]].as_str(), "o5");
    assert_eq!(answered(&latest), [0, 1, 2, 3]);
}

#[test]
fn an_attempt_that_another_window_finished_takes_no_answer() {
    let device = Device::default();
    let (one, two) = (device.shelf(), device.shelf());
    let (attempt, _) = give(&one, &begun(&example(), 7), 0, "o1");
    one.change(&attempt, |attempt| attempt.finished = Some(Timestamp(9)));
    let (late, _) = give(&two, &attempt, 1, "o2");
    assert_eq!((late.finished, answered(&late)), (Some(Timestamp(9)), vec![0]));
}

#[test]
fn a_change_begins_with_what_is_given_when_nothing_is_stored() {
    let shelf = Device::default().shelf();
    let attempt = begun(&example(), 7);
    let (changed, _) = give(&shelf, &attempt, 0, "o1");
    assert_eq!(answered(&changed), [0]);
    assert_eq!(shelf.attempt(&attempt.id), Ok(Some(changed)));
}

/// While one window held its answers in memory because the device was full, another made room and wrote its own;
/// the first then wrote over them.
#[test]
fn answers_held_in_memory_do_not_undo_those_another_window_kept_meanwhile() {
    let device = Device::default();
    let (one, two) = (device.shelf(), device.shelf());
    let (attempt, _) = give(&one, &begun(&example(), 7), 0, "o1");
    device.room(Some(1));
    let (in_one, keeping) = give(&one, &attempt, 1, "o2");
    assert_eq!(keeping, Keeping::Memory(Why::Full));
    device.room(None);
    assert_eq!(give(&two, &attempt, 2, "o3").1, Keeping::Device);
    let (in_one, keeping) = give(&one, &in_one, 3, "o4");
    assert_eq!(keeping, Keeping::Device);
    assert_eq!(answered(&in_one), [0, 1, 2, 3]);
    assert_eq!(answered(&device.stored(&attempt).unwrap()), [0, 1, 2, 3]);
}

/// Pressing "keep nothing" in a window that had not heard of another's answers threw those away.
#[test]
fn keeping_nothing_takes_along_what_another_window_answered() {
    let device = Device::default();
    let (mut one, two) = (device.shelf(), device.shelf());
    let (attempt, _) = give(&one, &begun(&example(), 7), 0, "o1");
    give(&two, &attempt, 1, "o2");
    one.keep_nothing(true, &attempt);
    assert_eq!(answered(&one.attempt(&attempt.id).unwrap().unwrap()), [0, 1]);
}

// Records that cannot be used

/// A record with its schema raised: what a later version would write.
fn newer(attempt: &Attempt) -> String {
    let text = write_attempt(attempt);
    assert_eq!(text.matches("\"schema\":1").count(), 1, "{text}");
    text.replacen("\"schema\":1", "\"schema\":2", 1)
}

#[test]
fn a_record_that_cannot_be_used_is_set_aside_and_left_alone() {
    #[track_caller]
    fn check(text: &str, why: RecordError) {
        let attempt = begun(&example(), 7);
        let good = begun(&example(), 8);
        let key = key_of(&attempt);
        let device = Device::with(&[(&key, text), (&key_of(&good), &write_attempt(&good))]);
        let before = device.texts();
        let shelf = device.shelf();
        let contents = shelf.contents();
        assert_eq!(contents.attempts, [good], "the others can be used");
        assert_eq!(contents.set_aside.len(), 1);
        let aside = &contents.set_aside[0];
        assert_eq!((aside.key.as_str(), aside.text.as_str(), aside.why), (key.as_str(), text, why));
        assert_eq!(shelf.attempt(&attempt.id).as_ref(), Err(aside));
        assert_eq!(device.texts(), before);
    }
    let attempt = begun(&example(), 7);
    let good = write_attempt(&attempt);
    let damaged = RecordError::Damaged;
    check(&newer(&attempt), RecordError::Newer(2));
    check(r#"{"schema": 3}"#, RecordError::Newer(3));
    check("", damaged);
    check("not JSON", damaged);
    check(&good[..good.len() / 2], damaged);
    check(r#"{"schema": 1}"#, damaged);
    check(&good.replace("\"schema\":1", "\"schema\":\"1\""), damaged);
    check(&good.replace("\"answers\":{", "\"answers\":{\"z_9\":\"o1\","), damaged);
    check(&good.replace("\"order\":[", "\"order\":[\"a_1\","), damaged);
}

#[test]
fn a_record_under_a_name_that_is_none_is_set_aside() {
    let device = Device::with(&[("innospark/attempt/", "x"), ("innospark/attempt/no name", "y")]);
    let contents = device.shelf().contents();
    assert_eq!(contents.set_aside.len(), 2);
    assert!(contents.attempts.is_empty());
}

/// A record under another's name was listed, could not be opened, and its delete button deleted nothing.
#[test]
fn a_record_under_another_s_name_is_damaged() {
    let (one, other) = (begun(&example(), 1), begun(&example(), 2));
    let device = Device::with(&[(&key_of(&one), &write_attempt(&other))]);
    let shelf = device.shelf();
    let contents = shelf.contents();
    assert_eq!(contents.attempts, []);
    assert_eq!(contents.set_aside.iter().map(|aside| aside.why).collect::<Vec<_>>(), [RecordError::Damaged]);
    assert!(shelf.attempt(&one.id).is_err());
}

/// Writes an attempt where a record lies that this version cannot use.
#[track_caller]
fn leaves_alone(text: &str, write: impl FnOnce(&mut Shelf, &Attempt) -> Keeping) {
    let attempt = begun(&example(), 7);
    let device = Device::with(&[(&key_of(&attempt), text)]);
    let keeping = write(&mut device.shelf(), &attempt);
    assert_eq!(device.texts().get(&key_of(&attempt)).map(String::as_str), Some(text), "it is left untouched");
    assert!(matches!(keeping, Keeping::Memory(_)), "and the page does not say that it was kept: {keeping:?}");
}

/// A window with an older version of the app wrote over what a newer one had made of the same attempt.
#[test]
fn a_record_of_a_newer_version_is_not_written_over() {
    let newer = newer(&begun(&example(), 7));
    leaves_alone(&newer, |shelf, attempt| give(shelf, attempt, 0, "o1").1);
    leaves_alone(&newer, |shelf, attempt| shelf.save(attempt));
}

/// Choosing to keep nothing removed it.
#[test]
fn a_record_of_a_newer_version_is_not_removed_by_keeping_nothing() {
    leaves_alone(&newer(&begun(&example(), 7)), |shelf, attempt| shelf.keep_nothing(true, attempt));
}

/// A damaged record, offered for download, was written over by the next answer in a window that was still open.
#[test]
fn a_damaged_record_is_not_written_over() {
    leaves_alone("damaged", |shelf, attempt| give(shelf, attempt, 0, "o1").1);
    leaves_alone("damaged", |shelf, attempt| shelf.save(attempt));
    leaves_alone("damaged", |shelf, attempt| shelf.keep_nothing(true, attempt));
}

// The list

#[test]
fn the_latest_begun_comes_first() {
    let device = Device::default();
    let shelf = device.shelf();
    for (random, started) in [(5, 300), (6, 100), (7, 500), (8, 350), (9, 200)] {
        let start = innospark::response::Start { now: Timestamp(started), ..start("full", random) };
        shelf.save(&Attempt::begin(&example(), start));
    }
    let expected = ["7", "8", "5", "9", "6"].map(|first| format!("{first}000000000"));
    assert_eq!(ids(&shelf.contents()), expected);
    // What only memory holds is sorted in.
    device.room(Some(1));
    let start = innospark::response::Start { now: Timestamp(400), ..start("full", 10) };
    shelf.save(&Attempt::begin(&example(), start));
    assert_eq!(ids(&shelf.contents())[..3], ["7000000000", "a000000000", "8000000000"]);
}

#[test]
fn what_belongs_to_others_is_never_touched() {
    let foreign = [
        ("innospark", "a"),
        ("innosparkle/attempt/0123456789", "b"),
        ("innospark-attempt/0123456789", "c"),
        ("theme", "dark"),
        ("Innospark/settings", "d"),
        ("attempt/0123456789", "e"),
        ("", "f"),
    ];
    let device = Device::with(&foreign);
    let mut shelf = device.shelf();
    let (attempt, _) = give(&shelf, &begun(&example(), 7), 0, "o1");
    let _ = shelf.contents();
    shelf.save_settings(&shelf.settings());
    shelf.keep_nothing(true, &attempt);
    let _ = shelf.contents();
    shelf.keep_nothing(false, &attempt);
    device.room(Some(1));
    give(&shelf, &attempt, 1, "o1");
    shelf.remove(&attempt.id);

    let mut left = device.texts();
    left.remove("innospark/settings");
    assert_eq!(left, Device::with(&foreign).texts());
    let touched = device.0.touched.borrow();
    assert!(touched.iter().all(|key| key.starts_with("innospark/")), "{touched:?}");
}

// Settings

#[test]
fn settings_are_kept() {
    let device = Device::default();
    let shelf = device.shelf();
    assert_eq!(shelf.settings(), Settings::default());
    let settings = Settings { language: Some("es".to_owned()), theme: Theme::Light };
    assert_eq!(shelf.save_settings(&settings), Keeping::Device);
    assert_eq!(device.shelf().settings(), settings);
    assert_eq!(device.texts().into_keys().collect::<Vec<_>>(), ["innospark/settings"]);
    assert_eq!(shelf.contents(), Contents::default(), "settings are no attempt");
}

#[test]
fn settings_of_a_newer_version_are_not_written_over() {
    let text = r#"{"schema": 2, "look": "dark"}"#;
    let device = Device::with(&[("innospark/settings", text)]);
    let shelf = device.shelf();
    assert_eq!(shelf.settings(), Settings::default(), "what cannot be read counts as not set");
    shelf.save_settings(&Settings { language: None, theme: Theme::Dark });
    assert_eq!(device.texts()["innospark/settings"], text);
}

#[test]
fn damaged_settings_count_as_not_set() {
    let device = Device::with(&[("innospark/settings", "{\"schema\": 1")]);
    let shelf = device.shelf();
    assert_eq!(shelf.settings(), Settings::default());
    let settings = Settings { language: None, theme: Theme::Dark };
    assert_eq!(
        shelf.save_settings(&settings),
        Keeping::Memory(Why::Occupied),
        "left untouched, like any record"
    );
    assert_eq!(shelf.settings(), settings, "the choice holds until the page is closed");
}

#[test]
fn settings_on_a_full_device_hold_until_the_page_is_closed() {
    let device = Device::default();
    device.room(Some(1));
    let shelf = device.shelf();
    let settings = Settings { language: Some("el".to_owned()), theme: Theme::Auto };
    assert_eq!(shelf.save_settings(&settings), Keeping::Memory(Why::Full));
    assert_eq!(shelf.settings(), settings);
    assert!(device.texts().is_empty());
}

// The port's twin in memory

#[test]
fn memory_keeps_texts_by_key() {
    let memory = MemoryStorage::default();
    assert_eq!(memory.get("a"), None);
    assert_eq!(memory.set("b/2", "two"), Ok(()));
    assert_eq!(memory.set("b/1", "one"), Ok(()));
    assert_eq!(memory.set("c", "three"), Ok(()));
    assert_eq!(memory.get("b/1").as_deref(), Some("one"));
    assert_eq!(memory.keys("b/"), ["b/1", "b/2"]);
    assert_eq!(memory.keys("").len(), 3);
    assert_eq!(memory.set("b/1", "another"), Ok(()));
    assert_eq!(memory.get("b/1").as_deref(), Some("another"));
    memory.remove("b/1");
    memory.remove("never there");
    assert_eq!(memory.keys("b/"), ["b/2"]);
}
