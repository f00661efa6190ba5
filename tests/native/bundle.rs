//! Records that are deleted together and come back together; and what a label takes.

use innospark::instrument::DimensionId;
use innospark::response::Timestamp;
use innospark::store::{
    Bundle, Keeping, Key, LONGEST_NAME, LONGEST_NOTE, Label, MemoryStorage, Plan, Shared, Shelf, Storage,
    Why, read_label, write_attempt, write_label, write_plan, write_shared,
};

use crate::support::{answers, begun, sketch};

/// A shelf with an attempt, its label and its plan, and another attempt beside it.
fn shelf(on: Shelf) -> (Shelf, Vec<Key>) {
    let instrument = sketch("a ++");
    let mut attempt = begun(&instrument, 1);
    attempt.answers = answers("a: 4 2");
    let plan = Plan { priorities: vec![DimensionId::parse("a").unwrap()], ..Plan::default() };
    let keys =
        vec![Key::Attempt(attempt.id.clone()), Key::Label(attempt.id.clone()), Key::Plan(attempt.id.clone())];
    let texts =
        [write_attempt(&attempt), write_label(&Label::typed("Before", "the course")), write_plan(&plan)];
    for (key, text) in keys.iter().zip(texts) {
        on.keep(key, &text);
    }
    on.save(&begun(&instrument, 2));
    (on, keys)
}

fn everything(shelf: &Shelf) -> Vec<(String, Option<String>)> {
    shelf.keys().into_iter().map(|key| (key.clone(), shelf.text(&key))).collect()
}

#[test]
fn an_attempt_goes_and_comes_back_with_its_label_and_plan() {
    for on in [Shelf::on(Box::<MemoryStorage>::default()), Shelf::in_memory(Why::Chosen)] {
        let expected = on.keeping();
        let (shelf, keys) = shelf(on);
        let before = everything(&shelf);
        let Key::Attempt(id) = &keys[0] else { panic!("an attempt") };
        let bundle = Bundle::take_attempt(&shelf, id);
        assert_eq!(shelf.keys().len(), before.len() - 3);
        assert!(keys.iter().all(|key| shelf.text(&key.as_text()).is_none()));
        assert_eq!(bundle.put_back(&shelf), Some(expected));
        assert_eq!(everything(&shelf), before);
    }
}

#[test]
fn what_is_not_there_is_no_obstacle() {
    let (shelf, keys) = shelf(Shelf::on(Box::<MemoryStorage>::default()));
    let Key::Attempt(id) = &keys[0] else { panic!("an attempt") };
    shelf.discard(&keys[1]);
    shelf.discard(&keys[2]);
    let bundle = Bundle::take_attempt(&shelf, id);
    assert!(!bundle.is_empty());
    let nothing = Bundle::take_attempt(&shelf, id);
    assert!(nothing.is_empty());
    assert_eq!(nothing.put_back(&shelf), None);
    assert_eq!(bundle.put_back(&shelf), Some(Keeping::Device));
    assert!(shelf.attempt(id).unwrap().is_some());
    assert_eq!(shelf.text(&keys[1].as_text()), None);
}

#[test]
fn what_cannot_be_used_stays_where_it_is() {
    let device = MemoryStorage::default();
    let newer = r#"{"schema":7,"name":"later"}"#;
    let id = begun(&sketch("a ++"), 1).id;
    let label = Key::Label(id.clone());
    device.set(&label.as_text(), newer).unwrap();
    let (shelf, _) = shelf(Shelf::on(Box::new(device)));
    // What this window wrote meanwhile is held in memory; the device keeps what it has.
    let bundle = Bundle::take_attempt(&shelf, &id);
    assert_eq!(shelf.text(&label.as_text()).as_deref(), Some(newer));
    bundle.put_back(&shelf);
    assert_eq!(read_label(&shelf.text(&label.as_text()).unwrap()).unwrap().name, "Before");
}

#[test]
fn any_record_can_be_taken_and_put_back() {
    let shelf = Shelf::on(Box::<MemoryStorage>::default());
    let key = Key::Shared(begun(&sketch("a ++"), 3).id);
    let shared = Shared { code: "IS1".to_owned(), name: "Ana".to_owned(), received: Timestamp(5) };
    shelf.keep(&key, &write_shared(&shared));
    let bundle = Bundle::take(&shelf, [key.clone()]);
    assert_eq!(shelf.keys(), Vec::<String>::new());
    bundle.put_back(&shelf);
    assert_eq!(shelf.text(&key.as_text()), Some(write_shared(&shared)));
}

#[test]
fn a_label_is_cut_to_what_is_taken() {
    #[track_caller]
    fn check(typed: (&str, &str), name: &str, note: &str) {
        assert_eq!(Label::typed(typed.0, typed.1), Label { name: name.to_owned(), note: note.to_owned() });
    }
    check(("", ""), "", "");
    check(("  \u{a0} ", "\n\n"), "", "");
    check((" Before the course ", " first\nsecond \n"), "Before the course", "first\nsecond");
    check(("one\nname\there", ""), "one name here", "");
    check(("Преди „курса“ 👩‍💻", "α"), "Преди „курса“ 👩‍💻", "α");
    let long = "ő".repeat(5_000);
    let cut = Label::typed(&long, &long);
    assert_eq!((cut.name.chars().count(), cut.note.chars().count()), (LONGEST_NAME, LONGEST_NOTE));
    assert!(Label::typed(" ", "").is_empty() && !cut.is_empty());
    assert_eq!(read_label(&write_label(&cut)).unwrap(), cut);
}
