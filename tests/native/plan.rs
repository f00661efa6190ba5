//! Four weeks of practice: the rule, what a person changes, and what is kept of it.

use innospark::guidance::{Proposal, Step, Technique, TrainingPlan, stand_out};
use innospark::instrument::{Day, InstrumentId, TechniqueId};
use innospark::scoring::Profile;
use innospark::store::{
    Company, Edit, MOST_EDITS, MOST_WORDS, Plan, RecordError, StepId, WEEKS, read_plan, shortened, write_plan,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::laws::config;
use crate::support::{answers, dimension, read, sketch, skills};

const MONDAY: &str = "2026-11-30";

fn house() -> Vec<Technique> {
    Technique::all_from_json(&read("assets/library/techniques.json")).unwrap()
}

/// `"a:alone,group:10-20:x,y"` is a technique `a` that trains the dimensions x and y of `sketch`.
fn techniques(text: &str) -> Vec<Technique> {
    let one = |text: &str| {
        let [id, modes, minutes, trains] = text.split(':').collect::<Vec<_>>()[..] else { panic!("{text}") };
        let (from, to) = minutes.split_once('-').unwrap();
        let list = |list: &str, before: &str| {
            list.split(',').map(|one| format!("\"{before}{one}\"")).collect::<Vec<_>>().join(", ")
        };
        format!(
            r#"{{"id": "{id}", "trains": [{}], "minutes": {{"from": {from}, "to": {to}}},
                "people": {{"from": 1, "to": 8}}, "modes": [{}], "sources": ["A book"]}}"#,
            list(trains, "sketch/"),
            list(modes, "")
        )
    };
    let all = text.split_whitespace().map(one).collect::<Vec<_>>().join(", ");
    Technique::all_from_json(&format!(r#"{{"schema": 1, "techniques": [{all}]}}"#)).unwrap()
}

fn id(text: &str) -> TechniqueId {
    TechniqueId::parse(text).unwrap()
}

fn sketch_id() -> InstrumentId {
    InstrumentId::parse("sketch").unwrap()
}

fn choices(priorities: &str, minutes: u32, company: Company) -> Plan {
    let priorities = priorities.split_whitespace().map(dimension).collect();
    Plan { priorities, minutes, company, ..Plan::default() }
}

fn made(plan: &Plan, techniques: &[Technique]) -> TrainingPlan {
    let techniques: Vec<&Technique> = techniques.iter().collect();
    TrainingPlan::of(plan, &sketch_id(), &techniques, &Day::parse(MONDAY).unwrap())
}

/// A line a week, a step `technique@day`, those left out in brackets, repeated ones with a `+`.
fn shown(plan: &TrainingPlan) -> String {
    let step = |step: &Step| {
        let again = if step.again { "+" } else { "" };
        let text = format!("{}{again}@{}", step.technique, step.day);
        if step.edit.left_out { format!("({text})") } else { text }
    };
    let week = |week| {
        let steps = plan.steps.iter().filter(|step| step.id.week == week);
        steps.map(step).collect::<Vec<_>>().join(" ")
    };
    (1..=WEEKS).map(week).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(choice: &Plan, house: &str, expected: &str) {
    assert_eq!(shown(&made(choice, &techniques(house))), expected);
}

const TWO: &str =
    "short:alone:5-10:a deep:alone:20-30:a middle:alone:10-20:a other:group:5-5:a far:alone:1-9:b";

#[test]
fn one_priority_has_two_exercises_in_turn_twice_a_week() {
    let once = "short@1 short+@3 | deep@1 short+@3 | deep+@1 short+@3 | deep+@1 short+@3";
    check(&choices("a", 40, Company::Alone), TWO, once);
    check(&choices("a", 480, Company::Alone), TWO, once);
    let only = "other@1 other+@3 | other+@1 other+@3 | other+@1 other+@3 | other+@1 other+@3";
    check(&choices("a", 60, Company::Colleagues), TWO, only);
}

#[test]
fn with_less_time_there_is_less_often_something_to_do() {
    let deep = "short@1 short+@3 | short+@1 short+@3 | short+@1 short+@3 | short+@1 short+@3";
    check(&choices("a", 20, Company::Alone), "short:alone:5-10:a deep:alone:20-30:a", deep);
    check(&choices("a", 10, Company::Alone), TWO, "short@2 | short+@2 | short+@2 | short+@2");
    // In the third week it is the deep one's turn, for which the short one leaves no time.
    let rest = "short@1 short+@3 | deep@2 | short+@1 short+@3 | short+@1 short+@3";
    check(&choices("a", 35, Company::Alone), TWO, rest);
    check(&choices("a", 9, Company::Alone), TWO, " |  |  | ");
}

#[test]
fn the_deep_exercise_is_the_longest_that_leaves_room_for_the_others() {
    let house = "short:alone:5-10:a deep:alone:20-30:a middle:alone:10-20:a b1:alone:1-10:b";
    // The short one of the other priority leaves 30 of 40 minutes, and 25 of 35.
    check(
        &choices("a b", 40, Company::Alone),
        house,
        "short@0 b1@1 short+@3 b1+@4 | deep@1 b1+@3 | short+@0 b1+@1 short+@3 b1+@4 | short+@0 b1+@1 short+@3 b1+@4",
    );
    check(
        &choices("a b", 35, Company::Alone),
        house,
        "short@0 b1@2 short+@4 | b1+@1 middle@3 | b1+@0 short+@2 b1+@4 | middle+@1 b1+@3",
    );
    // It leaves none: the short one is all there is.
    let rest = "short@1 b1@3 | short+@1 b1+@3 | short+@1 b1+@3 | short+@1 b1+@3";
    check(&choices("a b", 20, Company::Alone), house, rest);
    // Of equally long ones the first by id, wherever it stands in the file.
    let plan =
        made(&choices("a", 90, Company::Alone), &techniques("z:alone:1-9:a y:alone:1-9:a b:alone:1-9:a"));
    assert!(shown(&plan).starts_with("b@1 b+@3 | y@1 b+@3"), "{}", shown(&plan));
}

#[test]
fn priorities_share_what_there_is() {
    let alike = "a1:alone:10-20:a b1:alone:10-20:b c1:alone:10-20:c";
    check(&choices("a b", 20, Company::Alone), alike, "a1@2 | b1@2 | a1+@2 | b1+@2");
    check(&choices("b a", 40, Company::Alone), alike, "b1@1 a1@3 | b1+@1 a1+@3 | b1+@1 a1+@3 | b1+@1 a1+@3");
    check(
        &choices("a b c", 60, Company::Alone),
        alike,
        "a1@0 b1@2 c1@4 | a1+@0 b1+@2 c1+@4 | a1+@0 b1+@2 c1+@4 | a1+@0 b1+@2 c1+@4",
    );
    check(
        &choices("a b c", 600, Company::Alone),
        alike,
        "a1@0 b1@1 c1@3 a1+@4 | b1+@0 c1+@1 a1+@3 b1+@4 | c1+@0 a1+@1 b1+@3 c1+@4 | a1+@0 b1+@1 c1+@3 a1+@4",
    );
}

#[test]
fn what_cannot_be_planned_is_said_with_what_would_help() {
    #[track_caller]
    fn check(choice: &Plan, house: &str, minutes: Option<u32>, company: bool) {
        let plan = made(choice, &techniques(house));
        let found: Vec<_> =
            plan.unserved.iter().map(|u| (u.dimension.as_str(), u.minutes, u.company)).collect();
        assert_eq!(found, [("a", minutes, company)]);
        assert!(plan.steps.iter().all(|step| step.id.dimension.as_str() == "b"));
    }
    check(
        &choices("a b", 30, Company::Alone),
        "x:alone:10-45:a y:alone:5-60:a z:alone:1-9:b",
        Some(45),
        false,
    );
    check(&choices("a", 30, Company::Alone), "x:pair:10-20:a", None, true);
    check(&choices("a", 30, Company::Colleagues), "x:alone:10-20:a y:group:10-99:a", Some(99), true);
    check(&choices("a", 30, Company::Alone), "x:alone:10-20:c", None, false);
    assert_eq!(made(&Plan::default(), &techniques(TWO)), TrainingPlan::default());
}

#[test]
fn steps_lie_on_working_days_whatever_the_first_day_is() {
    let alike = techniques("a1:alone:10-20:a b1:alone:10-20:b");
    let alike: Vec<&Technique> = alike.iter().collect();
    for start in 0..7 {
        let start = Day::parse(MONDAY).unwrap().plus(start).unwrap();
        let plan = TrainingPlan::of(&choices("a b", 600, Company::Alone), &sketch_id(), &alike, &start);
        assert_eq!(plan.steps.len(), 16);
        for step in &plan.steps {
            let day = start.plus(step.offset()).unwrap();
            assert!(day.weekday() < 5, "{day}");
            assert_eq!((step.offset() / 7 + 1) as u8, step.id.week);
        }
    }
}

fn edit(step: &str, planned: &str) -> Edit {
    Edit::none(StepId::parse(step).unwrap(), id(planned))
}

#[track_caller]
fn check_edit(edits: &[Edit], expected: &str) {
    let mut choice = choices("a", 40, Company::Alone);
    edits.iter().for_each(|edit| choice.keep(edit.clone()));
    let plan = made(&choice, &techniques(TWO));
    assert_eq!(shown(&plan).split(" | ").nth(1), Some(expected));
    assert_eq!(plan.steps.len(), 8);
}

#[test]
fn a_step_can_be_swapped_moved_and_left_out() {
    check_edit(&[], "deep@1 short+@3");
    let deep = edit("2-a-1", "deep");
    check_edit(&[Edit { instead: Some(id("middle")), ..deep.clone() }], "middle@1 short+@3");
    check_edit(&[Edit { day: Some(6), ..deep.clone() }], "short+@3 deep@6");
    check_edit(&[Edit { left_out: true, ..deep.clone() }], "(deep@1) short+@3");
    check_edit(&[Edit { day: Some(3), ..deep.clone() }], "deep@3 short+@3");
    // A change in the place of another.
    check_edit(&[Edit { left_out: true, ..deep.clone() }, deep.clone()], "deep@1 short+@3");
}

#[test]
fn steps_of_one_day_follow_each_other() {
    let mut choice = choices("a", 40, Company::Alone);
    choice.keep(Edit { day: Some(3), ..edit("2-a-1", "deep") });
    let plan = made(&choice, &techniques(TWO));
    let before: Vec<u32> = plan.steps.iter().map(|step| plan.before(step)).collect();
    assert_eq!(before, [0, 0, 0, 30, 0, 0, 0, 0]);
    choice.keep(Edit { day: Some(3), left_out: true, ..edit("2-a-1", "deep") });
    let plan = made(&choice, &techniques(TWO));
    assert!(plan.steps.iter().all(|step| plan.before(step) == 0), "what is left out takes no time");
}

#[test]
fn a_change_waits_where_it_does_not_fit() {
    let deep = edit("2-a-1", "deep");
    // Gone, for colleagues only, and for another dimension.
    for instead in ["gone", "other", "far"] {
        check_edit(&[Edit { instead: Some(id(instead)), ..deep.clone() }], "deep@1 short+@3");
    }
    // The week has 40 minutes, 30 of them for the other step, left out or not.
    let second = Edit { instead: Some(id("middle")), ..edit("2-a-2", "short") };
    check_edit(std::slice::from_ref(&second), "deep@1 short+@3");
    check_edit(&[Edit { left_out: true, ..deep.clone() }, second], "(deep@1) short+@3");
    // Made for another exercise in this place, or for a step that there is not.
    check_edit(&[Edit { left_out: true, ..edit("2-a-1", "middle") }], "deep@1 short+@3");
    check_edit(&[Edit { left_out: true, ..edit("2-a-3", "deep") }], "deep@1 short+@3");
    check_edit(&[Edit { day: Some(7), ..deep }], "deep@1 short+@3");
}

#[test]
fn a_change_comes_back_with_the_choices_it_was_made_for() {
    let mut choice = choices("a", 40, Company::Alone);
    choice.keep(Edit { done: true, noticed: "calmer".to_owned(), ..edit("1-a-1", "short") });
    let noticed = |choice: &Plan| made(choice, &techniques(TWO)).steps[0].edit.noticed.clone();
    assert_eq!(noticed(&choice), "calmer");
    assert_eq!(noticed(&Plan { company: Company::Colleagues, ..choice.clone() }), "");
    assert_eq!(noticed(&Plan { minutes: 480, ..choice.clone() }), "calmer");
}

#[test]
fn only_so_many_changes_are_kept() {
    let mut choice = choices("a", 40, Company::Alone);
    for n in 0..MOST_EDITS + 5 {
        choice.keep(Edit { done: true, ..edit("1-a-1", &format!("t{n}")) });
    }
    assert_eq!(choice.edits.len(), MOST_EDITS);
    assert_eq!(choice.edits[0].planned, id("t5"));
    assert_eq!(read_plan(&write_plan(&choice)), Ok(choice.clone()));
    choice.keep(edit("1-a-1", "t50"));
    assert_eq!(choice.edits.len(), MOST_EDITS - 1);
    choice.keep(edit("1-a-1", "t50"));
    assert_eq!(choice.edits.len(), MOST_EDITS - 1);
}

#[test]
fn a_profile_proposes_what_stands_out_and_offers_the_lowest_first() {
    #[track_caller]
    fn check(given: &str, priorities: &str, offered: &str) {
        let instrument = sketch("a ++++, b ++++, c ++++, d ++++");
        let profile = Profile::score(&instrument, &instrument.forms[0], &answers(given));
        let found = Proposal::of(&profile, &stand_out(&profile));
        let list = |ids: &[innospark::instrument::DimensionId]| {
            ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!((list(&found.priorities).as_str(), list(&found.offered).as_str()), (priorities, offered));
    }
    let all = |levels: [u8; 4]| {
        let given =
            levels.map(|level| if level == 0 { ".".to_owned() } else { format!("{level} ").repeat(4) });
        ["a", "b", "c", "d"]
            .into_iter()
            .zip(given)
            .map(|(id, given)| format!("{id}: {given}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    check(&all([4, 4, 1, 4]), "c", "c a b d");
    check(&all([3, 3, 3, 3]), "", "a b c d");
    check(&all([4, 0, 3, 2]), "d", "d c a b");
    check("", "", "a b c d");
}

// The record

#[test]
fn a_record_is_read_with_what_is_usual_for_what_it_lacks() {
    let short = r#"{"schema": 1, "priorities": ["courage"]}"#;
    let expected = Plan { priorities: vec![dimension("courage")], ..Plan::default() };
    assert_eq!(read_plan(short), Ok(expected));
    let whole = r#"{"schema": 1, "priorities": ["b", "a"], "minutes": 120, "company": "colleagues",
        "start": "2026-11-30", "time": 870, "remind": true, "edits": [
        {"step": "1-b-1", "planned": "x", "instead": "y", "day": 6, "left_out": true, "words": "with \"Ana\"",
         "done": true, "noticed": "…"}, {"step": "4-a-2", "planned": "x"}]}"#;
    let changed = Edit {
        instead: Some(id("y")),
        day: Some(6),
        left_out: true,
        words: "with \"Ana\"".to_owned(),
        done: true,
        noticed: "…".to_owned(),
        ..edit("1-b-1", "x")
    };
    let expected = Plan {
        priorities: vec![dimension("b"), dimension("a")],
        minutes: 120,
        company: Company::Colleagues,
        start: Day::parse("2026-11-30"),
        time: 870,
        remind: true,
        edits: vec![changed, edit("4-a-2", "x")],
    };
    assert_eq!(read_plan(whole), Ok(expected.clone()));
    assert_eq!(read_plan(&write_plan(&expected)), Ok(expected));
}

#[test]
fn what_this_program_cannot_have_written_is_damaged() {
    #[track_caller]
    fn check(fields: &str) {
        assert_eq!(read_plan(&format!("{{\"schema\": 1, {fields}}}")), Err(RecordError::Damaged), "{fields}");
    }
    let with_edit =
        |fields: &str| format!(r#""priorities": [], "edits": [{{"step": "1-a-1", "planned": "x"{fields}}}]"#);
    assert!(read_plan(&format!("{{\"schema\": 1, {}}}", with_edit(""))).is_ok());
    check(r#""minutes": 60"#);
    check(r#""priorities": "a""#);
    check(r#""priorities": ["a", "a"]"#);
    check(r#""priorities": ["a", "b", "c", "d"]"#);
    check(r#""priorities": ["<b>"]"#);
    for minutes in ["0", "-1", "2401", "1.5", "1e300", "\"60\""] {
        check(&format!(r#""priorities": [], "minutes": {minutes}"#));
    }
    check(r#""priorities": [], "company": "group""#);
    check(r#""priorities": [], "start": "2026-02-30""#);
    check(r#""priorities": [], "time": 1440"#);
    check(r#""priorities": [], "remind": 1"#);
    check(r#""priorities": [], "edits": {}"#);
    check(&with_edit(r#", "day": 7"#));
    check(&with_edit(r#", "day": -1"#));
    check(&with_edit(r#", "done": "yes""#));
    check(&with_edit(r#", "instead": "../x""#));
    check(&with_edit(&format!(r#", "words": "{}""#, "я".repeat(MOST_WORDS + 1))));
    check(&with_edit(&format!(r#", "noticed": "{}""#, "a".repeat(MOST_WORDS + 1))));
    let edits = vec![r#"{"step": "1-a-1", "planned": "x"}"#; MOST_EDITS + 1].join(", ");
    check(&format!(r#""priorities": [], "edits": [{edits}]"#));
    assert_eq!(read_plan(r#"{"schema": 2, "priorities": []}"#), Err(RecordError::Newer(2)));
}

#[test]
fn the_name_of_a_step_is_read_only_as_it_is_written() {
    for text in ["1-a-1", "4-critical_analytic_thinking-2", "2-a-b-c-9"] {
        assert_eq!(StepId::parse(text).map(|id| id.as_text()).as_deref(), Some(text));
    }
    for text in
        ["", "1", "1-a", "0-a-1", "5-a-1", "1-a-0", "01-a-1", "+1-a-1", "1-A-1", "1--1", "1-a-256", "1-a-1 "]
    {
        assert_eq!(StepId::parse(text), None, "{text}");
    }
}

#[test]
fn own_words_are_one_line_of_at_most_so_many_characters() {
    assert_eq!(shortened("with Ana\r\n\tand Бob"), "with Ana   and Бob");
    assert_eq!(shortened(&"ж".repeat(MOST_WORDS + 1)).chars().count(), MOST_WORDS);
}

// Laws, with the techniques of the house

fn any_choice() -> impl Strategy<Value = Plan> {
    let ids: Vec<_> = skills().dimensions.into_iter().map(|dimension| dimension.id).collect();
    let priorities = subsequence(ids, 1..=3).prop_shuffle();
    (priorities, 5..600_u32, any::<bool>()).prop_map(|(priorities, minutes, alone)| {
        let company = if alone { Company::Alone } else { Company::Colleagues };
        Plan { priorities, minutes, company, ..Plan::default() }
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_plan_keeps_its_promises(
        choice in any_choice(),
        first in 0..7_u32,
        changes in vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..9_u8, any::<bool>()), 0..12),
        turned in any::<bool>(),
    ) {
        let house = house();
        let skills = InstrumentId::parse("creativity-skills").unwrap();
        let start = Day::parse(MONDAY).unwrap().plus(first).unwrap();
        let techniques: Vec<&Technique> = house.iter().collect();
        let plain = TrainingPlan::of(&choice, &skills, &techniques, &start);
        let mut choice = choice;
        for (which, instead, day, left_out) in changes {
            if plain.steps.is_empty() { continue }
            let step = which.get(&plain.steps);
            let instead = Some(instead.get(&house).id.clone());
            choice.keep(Edit { instead, day: Some(day), left_out, ..step.edit.clone() });
        }
        let plan = TrainingPlan::of(&choice, &skills, &techniques, &start);

        // The same from the same, whatever the order of the techniques.
        let mut other = techniques.clone();
        if turned { other.reverse() } else { other.rotate_left(7) }
        prop_assert_eq!(&plan, &TrainingPlan::of(&choice, &skills, &other, &start));

        // Every week keeps to its minutes, also when what is left out is taken up again.
        for week in 1..=WEEKS {
            let all: u32 = plan.steps.iter().filter(|step| step.id.week == week).map(|step| step.minutes).sum();
            prop_assert!(all <= choice.minutes && plan.minutes(week) <= all);
            prop_assert!(plan.steps.iter().filter(|step| step.id.week == week).count() <= 4);
        }
        // Every step trains one of the priorities, with a technique that fits.
        for step in &plan.steps {
            let technique = house.iter().find(|technique| technique.id == step.technique).unwrap();
            prop_assert!(choice.priorities.contains(&step.id.dimension));
            prop_assert!(technique.trains.iter().any(|t| t.instrument == skills && t.dimension == step.id.dimension));
            let alone = technique.modes.contains(&innospark::guidance::Mode::Alone);
            let together = technique.modes.iter().any(|mode| *mode != innospark::guidance::Mode::Alone);
            let fits = if choice.company == Company::Alone { alone } else { together };
            prop_assert!(fits);
            prop_assert_eq!(step.minutes, technique.minutes.to);
            prop_assert!(step.day < 7);
            let could_be = plan.could_be(step, &choice, &skills, &techniques);
            prop_assert!(could_be.iter().any(|technique| technique.id == step.technique));
        }
        // In order, and no two of one name.
        prop_assert!(plan.steps.windows(2).all(|pair| pair[0].offset() <= pair[1].offset()));
        for (index, step) in plan.steps.iter().enumerate() {
            prop_assert!(plan.steps[..index].iter().all(|other| other.id != step.id));
        }
        // Each priority is either served, by the third week at the latest, or said not to be.
        for priority in &choice.priorities {
            let unserved = plan.unserved.iter().any(|unserved| unserved.dimension == *priority);
            let begun = plan.steps.iter().any(|step| step.id.dimension == *priority && step.id.week <= 3);
            prop_assert!(unserved != begun);
        }
        prop_assert_eq!(&plain.unserved, &plan.unserved);
    }

    #[test]
    fn a_plan_is_read_as_it_was_written(
        choice in any_choice(),
        words in "\\PC{0,300}",
        done in any::<bool>(),
        day in prop::option::of(0..7_u8),
        time in 0..1440_u32,
    ) {
        let mut choice = Plan { time, start: Day::parse(MONDAY), remind: done, ..choice };
        choice.keep(Edit { words: words.clone(), noticed: words, done, day, ..edit("1-a-1", "x") });
        prop_assert_eq!(read_plan(&write_plan(&choice)), Ok(choice));
    }

    #[test]
    fn no_text_makes_reading_fail_badly(text in "\\PC*") {
        let _ = read_plan(&text);
        let _ = StepId::parse(&text);
        prop_assert!(shortened(&text).chars().count() <= MOST_WORDS);
    }
}
