//! One person's way through an instrument.

use innospark::instrument::{Instrument, RoleId};
use innospark::response::{Answer, Attempt, AttemptId, PAGE_SIZE, Start, Timestamp, interleaved};

use crate::support::{answer, begun, form_id, item, sketch, skills, start};

fn example() -> Instrument {
    sketch("a +++-, b +++-, c +++-")
}

#[test]
fn an_attempt_begins_empty() {
    let skills = skills();
    let role = RoleId::parse("employer").ok();
    let start = Start { role: role.clone(), language: "et".to_owned(), ..start("short", 42) };
    let attempt = Attempt::begin(&skills, start);
    assert_eq!(attempt.id, AttemptId::from_random(42));
    assert_eq!(attempt.instrument, skills.id);
    assert_eq!((attempt.version, attempt.hash), (skills.version, skills.hash));
    assert_eq!(attempt.form, form_id("short"));
    assert_eq!(attempt.role, role);
    assert_eq!(attempt.language, "et");
    assert_eq!(attempt.order, interleaved(&skills, &skills.forms[1], 42));
    assert_eq!((attempt.order.len(), attempt.pages(), attempt.page), (30, 6, 0));
    assert_eq!(attempt.page_times, [0; 6]);
    assert_eq!((attempt.started, attempt.finished), (Timestamp(1_000), None));
    assert_eq!((attempt.answered(), attempt.unanswered().count()), (0, 30));
    assert!(attempt.belongs_to(&skills));
}

#[test]
fn an_unknown_form_is_the_first_one() {
    let attempt = Attempt::begin(&skills(), start("tiny", 1));
    assert_eq!(attempt.form, form_id("full"));
    assert_eq!(attempt.order.len(), 60);
}

#[test]
fn answers_are_kept_when_they_were_asked_for() {
    #[track_caller]
    fn check(statement: &str, given: &str, expected: Option<&str>) {
        let example = example();
        let mut attempt = begun(&example, 7);
        attempt.answer(&example, &item(statement), answer(given));
        assert_eq!(attempt.answers.get(&item(statement)).map(Answer::as_str), expected);
        assert_eq!(attempt.answered(), usize::from(expected.is_some()));
    }
    check("a_1", "o1", Some("o1"));
    check("a_1", "o5", Some("o5"));
    check("c_4", "na", Some("na"));
    check("c_4", "dk", Some("dk"));
    check("a_1", "o6", None);
    check("a_1", "o0", None);
    check("a_1", "yes", None);
    check("a_5", "o1", None);
    check("d_1", "o1", None);
}

#[test]
fn a_way_not_to_answer_must_be_offered() {
    #[track_caller]
    fn check(offered: &[&str], given: &str, expected: bool) {
        let mut example = example();
        example.missing.retain(|missing| offered.contains(&missing.as_str()));
        let mut attempt = begun(&example, 7);
        attempt.answer(&example, &item("a_1"), answer(given));
        assert_eq!(attempt.answered() == 1, expected);
        assert_eq!(answer(given).fits(&example), expected);
    }
    check(&["na", "dk"], "na", true);
    check(&["na"], "na", true);
    check(&["dk"], "na", false);
    check(&["na"], "dk", false);
    check(&[], "na", false);
    check(&[], "dk", false);
    check(&[], "o1", true);
}

#[test]
fn a_statement_of_another_form_is_not_asked() {
    let skills = skills();
    let mut attempt = Attempt::begin(&skills, start("short", 3));
    attempt.answer(&skills, &item("courage_1"), answer("o1"));
    assert_eq!(attempt.answered(), 0, "courage_1 is in the full form only");
    attempt.answer(&skills, &item("courage_3"), answer("o1"));
    assert_eq!(attempt.answered(), 1);
}

#[test]
fn an_answer_can_be_changed_until_the_end() {
    let example = example();
    let mut attempt = begun(&example, 7);
    let give = |attempt: &mut Attempt, given: &str| {
        attempt.answer(&example, &item("a_1"), answer(given));
        attempt.answers[&item("a_1")].as_str().to_owned()
    };
    assert_eq!(give(&mut attempt, "o1"), "o1");
    assert_eq!(give(&mut attempt, "dk"), "dk");
    assert_eq!(give(&mut attempt, "o4"), "o4");
    assert_eq!(give(&mut attempt, "o9"), "o4", "an answer not offered leaves the old one");
    attempt.finished = Some(Timestamp(2_000));
    assert_eq!(give(&mut attempt, "o2"), "o4", "a finished attempt stays as it is");
    attempt.answer(&example, &item("b_1"), answer("o2"));
    assert_eq!(attempt.answered(), 1, "a finished attempt takes no further answer");
}

#[test]
fn answers_are_read_as_written() {
    #[track_caller]
    fn check(text: &str, valid: bool) {
        assert_eq!(Answer::parse(text).as_ref().map(Answer::as_str), valid.then_some(text));
    }
    check("o1", true);
    check("na", true);
    check("dk", true);
    check("1", true);
    check("", false);
    check("NA", false);
    check("o 1", false);
    assert!(matches!(Answer::parse("na"), Some(Answer::Missing(_))));
    assert!(matches!(Answer::parse("dk"), Some(Answer::Missing(_))));
    assert!(matches!(Answer::parse("nah"), Some(Answer::Option(_))));
}

#[test]
fn pages_hold_five_statements() {
    #[track_caller]
    fn check(dimensions: &str, pages: &[usize]) {
        let sketch = sketch(dimensions);
        let attempt = begun(&sketch, 11);
        assert_eq!(attempt.pages(), pages.len());
        assert_eq!(attempt.page_times.len(), pages.len());
        let mut all = Vec::new();
        for (page, length) in pages.iter().enumerate() {
            assert_eq!(attempt.on_page(page).len(), *length, "page {page}");
            for item in attempt.on_page(page) {
                assert_eq!(attempt.page_of(item), Some(page));
                all.push(item.clone());
            }
        }
        assert_eq!(all, attempt.order);
        assert!(attempt.on_page(pages.len()).is_empty());
        assert!(attempt.on_page(usize::MAX).is_empty());
        assert_eq!(attempt.page_of(&item("z_1")), None);
    }
    assert_eq!(PAGE_SIZE, 5);
    check("a +", &[1]);
    check("a +++++", &[5]);
    check("a +++++, b +", &[5, 1]);
    check("a +++-, b +++-, c +++-", &[5, 5, 2]);
}

#[test]
fn what_is_unanswered_comes_in_the_order_asked() {
    let example = example();
    let mut attempt = begun(&example, 5);
    let order = attempt.order.clone();
    for index in [0, 3, 4, 11] {
        attempt.answer(&example, &order[index], answer(if index == 3 { "na" } else { "o2" }));
    }
    let left: Vec<_> = attempt.unanswered().cloned().collect();
    assert_eq!(left, [&order[1..3], &order[5..11]].concat());
    assert_eq!(attempt.answered(), 4, "missing by choice is an answer");
}

#[test]
fn time_is_added_up_by_page() {
    let mut attempt = begun(&example(), 5);
    attempt.spend(0, 1_500);
    attempt.spend(2, 10);
    attempt.spend(0, 500);
    attempt.spend(3, 99);
    attempt.spend(usize::MAX, 99);
    assert_eq!(attempt.page_times, [2_000, 0, 10]);
    attempt.spend(1, u64::MAX);
    attempt.spend(1, u64::MAX);
    assert_eq!(attempt.page_times, [2_000, u64::MAX, 10]);
}

#[test]
fn attempt_ids_are_read_as_written() {
    #[track_caller]
    fn check(text: &str, valid: bool) {
        assert_eq!(AttemptId::parse(text).as_ref().map(AttemptId::as_str), valid.then_some(text));
    }
    check("0123456789", true);
    check("abcdefghjk", true);
    check("mnpqrstvwx", true);
    check("yzyzyzyzyz", true);
    check("", false);
    check("012345678", false);
    check("01234567890", false);
    check("ABCDEFGHJK", false);
    check("01234 6789", false);
    check("0123456/89", false);
    // Crockford leaves out what is read wrongly.
    check("iiiiiiiiii", false);
    check("llllllllll", false);
    check("oooooooooo", false);
    check("uuuuuuuuuu", false);
    check("ééééé", false);
}

#[test]
fn attempt_ids_come_from_fifty_bits() {
    #[track_caller]
    fn check(random: u64, expected: &str) {
        let id = AttemptId::from_random(random);
        assert_eq!(id.as_str(), expected);
        assert_eq!(AttemptId::parse(expected), Some(id));
    }
    check(0, "0000000000");
    check(1, "1000000000");
    check(31, "z000000000");
    check(32, "0100000000");
    check((1 << 50) - 1, "zzzzzzzzzz");
    check(1 << 50, "0000000000");
    check(u64::MAX, "zzzzzzzzzz");
}

#[test]
fn an_attempt_belongs_to_the_very_file_it_was_made_with() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut Instrument), belongs: bool, scorable: bool) {
        let mut example = example();
        let attempt = begun(&example, 5);
        change(&mut example);
        assert_eq!(attempt.belongs_to(&example), belongs);
        assert_eq!(attempt.can_be_scored_with(&example), scorable);
    }
    check(|_| {}, true, true);
    check(|i| i.hash = innospark::instrument::ContentHash::of("another"), false, true);
    check(|i| i.version.patch += 1, false, true);
    check(|i| i.version.minor += 1, false, true);
    check(|i| i.version.major += 1, false, false);
    check(|i| i.version.major = 0, false, false);
    check(|i| i.id = sketch("a +").id, true, true);
    check(|i| i.id = skills().id, false, false);
    // A later edition may add statements; one that lacks a statement cannot score what was answered.
    check(|i| drop(i.dimensions[0].items.pop()), true, false);
    check(|i| drop(i.dimensions.pop()), true, false);
    check(|i| i.dimensions[0].items.reverse(), true, true);
    check(|i| i.dimensions[0].items.extend(sketch("d ++").dimensions[0].items.clone()), true, true);
}

#[test]
fn a_short_attempt_needs_its_own_statements_only() {
    let mut skills = skills();
    let attempt = Attempt::begin(&skills, start("short", 9));
    skills.dimensions[0].items.retain(|item| item.id.as_str() != "critical_analytic_thinking_1");
    assert!(attempt.can_be_scored_with(&skills));
    skills.dimensions[0].items.retain(|item| item.id.as_str() != "critical_analytic_thinking_3");
    assert!(!attempt.can_be_scored_with(&skills));
}
