//! What is stored, and what is made of it when it comes back.

use innospark::instrument::{ContentHash, FactId, FormId, GateAnswer, GateId, InstrumentId, RoleId, Version};
use innospark::response::{Answer, Answers, Attempt, AttemptId, Facts, GateAnswers, PAGE_SIZE, Timestamp};
use innospark::store::{
    RecordError, SCHEMA, Settings, Theme, read_attempt, read_settings, write_attempt, write_settings,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::{answer, begun, item, option, sketch};

/// A record as the first version wrote it. It must be readable for ever.
const FIRST: &str = r#"{
  "schema": 1, "id": "0123456789", "instrument": "sketch", "version": "1.2.3", "hash": "00112233aabbccdd",
  "form": "full", "role": "employer", "language": "en-GB",
  "order": ["b_1", "a_2", "b_2", "a_1", "b_3", "a_3"],
  "answers": {"a_1": "o4", "a_2": "na", "b_1": "dk"},
  "page": 1, "page_times": [61000, 250],
  "started": 1760000000000, "finished": 1760000600000
}"#;

/// The greatest number of milliseconds that JSON holds exactly everywhere: 285,000 years.
const LATEST: u64 = 1 << 53;

#[track_caller]
fn edited(from: &str, to: &str) -> String {
    assert_eq!(FIRST.matches(from).count(), 1, "{from} must stand once in the record");
    FIRST.replacen(from, to, 1)
}

fn first() -> Attempt {
    let order = ["b_1", "a_2", "b_2", "a_1", "b_3", "a_3"];
    let answers = [("a_1", "o4"), ("a_2", "na"), ("b_1", "dk")];
    Attempt {
        id: AttemptId::parse("0123456789").unwrap(),
        instrument: InstrumentId::parse("sketch").unwrap(),
        version: Version { major: 1, minor: 2, patch: 3 },
        hash: ContentHash::parse("00112233aabbccdd").unwrap(),
        form: FormId::parse("full").unwrap(),
        role: RoleId::parse("employer").ok(),
        language: "en-GB".to_owned(),
        order: order.map(item).into(),
        answers: answers.into_iter().map(|(id, given)| (item(id), answer(given))).collect(),
        gates: GateAnswers::new(),
        facts: Facts::new(),
        page: 1,
        page_times: vec![61_000, 250],
        started: Timestamp(1_760_000_000_000),
        finished: Some(Timestamp(1_760_000_600_000)),
    }
}

#[test]
fn the_first_schema_is_read() {
    assert_eq!(SCHEMA, 1, "with a new schema, this record is to be migrated");
    assert_eq!(read_attempt(FIRST), Ok(first()));
    assert_eq!(read_attempt(&write_attempt(&first())), Ok(first()));
}

#[test]
fn what_may_be_absent_is_read_as_absent() {
    #[track_caller]
    fn check(from: &str, to: &str, expected: impl FnOnce(&mut Attempt)) {
        let mut attempt = first();
        expected(&mut attempt);
        assert_eq!(read_attempt(&edited(from, to)), Ok(attempt));
    }
    check(r#""role": "employer""#, r#""role": null"#, |a| a.role = None);
    check(r#", "finished": 1760000600000"#, r#", "finished": null"#, |a| a.finished = None);
    check(r#"{"a_1": "o4", "a_2": "na", "b_1": "dk"}"#, "{}", |a| a.answers.clear());
    check(r#""page": 1,"#, r#""page": 1, "colour": "red","#, |_| {});
    // Where the person was is brought back into the questionnaire: two pages of statements, at most one of conditions
    // and one of facts, and the review.
    check(r#""page": 1,"#, r#""page": 2,"#, |a| a.page = 2);
    check(r#""page": 1,"#, r#""page": 4,"#, |a| a.page = 4);
    check(r#""page": 1,"#, r#""page": 99,"#, |a| a.page = 4);
    check(r#""page": 1,"#, r#""page": 9007199254740992,"#, |a| a.page = 4);
    check(r#""page": 1,"#, r#""gates": null, "facts": null, "page": 1,"#, |_| {});
    check(r#""page": 1,"#, r#""gates": {}, "facts": {}, "page": 1,"#, |_| {});
    check(r#""page": 1,"#, r#""gates": {"fte": "no", "site": "unsure"}, "page": 1,"#, |a| {
        a.gates.insert(GateId::parse("fte").unwrap(), GateAnswer::No);
        a.gates.insert(GateId::parse("site").unwrap(), GateAnswer::Unsure);
    });
    check(r#""page": 1,"#, r#""facts": {"size": "small"}, "page": 1,"#, |a| {
        a.facts.insert(FactId::parse("size").unwrap(), option("small"));
    });
    check("[61000, 250]", "[]", |a| a.page_times = vec![0, 0]);
    check("[61000, 250]", "[1, 2, 3, 4]", |a| a.page_times = vec![1, 2]);
    // An option of another edition is kept, not judged.
    check(r#""a_1": "o4""#, r#""a_1": "o9""#, |a| drop(a.answers.insert(item("a_1"), answer("o9"))));
}

#[test]
fn a_newer_record_is_called_newer() {
    #[track_caller]
    fn check(text: &str, schema: u32) {
        assert_eq!(read_attempt(text), Err(RecordError::Newer(schema)));
        assert_eq!(read_settings(text), Err(RecordError::Newer(schema)));
    }
    check(&edited(r#""schema": 1"#, r#""schema": 2"#), 2);
    check(r#"{"schema": 2}"#, 2);
    check(r#"{"schema": 4294967295, "anything": [{}]}"#, u32::MAX);
}

#[test]
fn a_damaged_record_is_called_damaged() {
    #[track_caller]
    fn check(text: &str) {
        assert_eq!(read_attempt(text), Err(RecordError::Damaged), "{text}");
    }
    check("");
    check(" ");
    check("null");
    check("[]");
    check("{}");
    check("\"innospark\"");
    check("1");
    check("not JSON");
    check("undefined");
    check("[object Object]");
    check(&"[".repeat(50_000));
    // Torn at any place: a browser that was killed while it wrote.
    for end in (0..FIRST.len()).filter(|end| FIRST.is_char_boundary(*end)) {
        check(&FIRST[..end]);
    }
    check(&format!("{FIRST}{FIRST}"));
    check(&edited(r#""schema": 1"#, r#""schema": 0"#));
    check(&edited(r#""schema": 1"#, r#""schema": "1""#));
    check(&edited(r#""schema": 1"#, r#""schema": -1"#));
    check(&edited(r#""schema": 1"#, r#""schema": 1.5"#));
    check(&edited(r#""schema": 1"#, r#""schema": null"#));
    check(&edited(r#""schema": 1, "#, ""));
    check(&edited(r#""id": "0123456789", "#, ""));
    check(&edited(r#""instrument": "sketch", "#, ""));
    check(&edited(r#""version": "1.2.3", "#, ""));
    check(&edited(r#""hash": "00112233aabbccdd","#, ""));
    check(&edited(r#""form": "full", "#, ""));
    check(&edited(r#""language": "en-GB","#, ""));
    check(&edited(r#""order": ["b_1", "a_2", "b_2", "a_1", "b_3", "a_3"],"#, ""));
    check(&edited(r#""answers": {"a_1": "o4", "a_2": "na", "b_1": "dk"},"#, ""));
    check(&edited(r#""page": 1, "#, ""));
    check(&edited(r#""page_times": [61000, 250],"#, ""));
    check(&edited(r#""started": 1760000000000, "#, ""));
    check(&edited(r#""id": "0123456789""#, r#""id": "012345678""#));
    check(&edited(r#""id": "0123456789""#, r#""id": 123456789"#));
    check(&edited(r#""instrument": "sketch""#, r#""instrument": "A Sketch""#));
    check(&edited(r#""version": "1.2.3""#, r#""version": "1.2""#));
    check(&edited(r#""hash": "00112233aabbccdd""#, r#""hash": "0011""#));
    check(&edited(r#""form": "full""#, r#""form": "../full""#));
    check(&edited(r#""role": "employer""#, r#""role": "The Boss""#));
    check(&edited(r#""role": "employer""#, r#""role": 1"#));
    check(&edited(r#""language": "en-GB""#, r#""language": 1"#));
    check(&edited(r#""page": 1,"#, r#""page": -1,"#));
    check(&edited(r#""page": 1,"#, r#""page": 1.5,"#));
    check(&edited(r#""page": 1,"#, r#""page": "1","#));
    check(&edited("[61000, 250]", "[61000, -250]"));
    check(&edited("[61000, 250]", "61000"));
    check(&edited(r#""started": 1760000000000"#, r#""started": "2025-10-09""#));
    check(&edited(r#""started": 1760000000000"#, r#""started": -1"#));
    check(&edited(r#""finished": 1760000600000"#, r#""finished": true"#));
    // A statement stands in the order once, and only what was asked is answered.
    check(&edited(r#""b_2", "a_1""#, r#""b_2", "b_1""#));
    check(&edited(r#"["b_1", "a_2", "b_2", "a_1", "b_3", "a_3"]"#, "[]"));
    let asked_nothing = edited(r#"["b_1", "a_2", "b_2", "a_1", "b_3", "a_3"]"#, "[]");
    check(&asked_nothing.replace(r#"{"a_1": "o4", "a_2": "na", "b_1": "dk"}"#, "{}"));
    check(&edited(r#""b_1", "a_2""#, r#""b_1", "A 2""#));
    check(&edited(r#""b_1": "dk""#, r#""c_1": "dk""#));
    check(&edited(r#""b_1": "dk""#, r#""B 1": "dk""#));
    check(&edited(r#""b_1": "dk""#, r#""b_1": 3"#));
    check(&edited(r#""b_1": "dk""#, r#""b_1": null"#));
    check(&edited(r#""b_1": "dk""#, r#""b_1": "Agree""#));
    check(&edited(r#"{"a_1": "o4", "a_2": "na", "b_1": "dk"}"#, r#"["o4", "na", "dk"]"#));
    check(&edited(r#""page": 1,"#, r#""gates": [], "page": 1,"#));
    check(&edited(r#""page": 1,"#, r#""gates": {"fte": "maybe"}, "page": 1,"#));
    check(&edited(r#""page": 1,"#, r#""gates": {"fte": true}, "page": 1,"#));
    check(&edited(r#""page": 1,"#, r#""gates": {"The team": "yes"}, "page": 1,"#));
    check(&edited(r#""page": 1,"#, r#""facts": "small", "page": 1,"#));
    check(&edited(r#""page": 1,"#, r#""facts": {"size": "Ten people"}, "page": 1,"#));
    check(&edited(r#""page": 1,"#, r#""facts": {"size": 10}, "page": 1,"#));
    check(&edited("[\"b_1\", \"a_2\", \"b_2\", \"a_1\", \"b_3\", \"a_3\"]", r#""b_1 a_2 b_2 a_1 b_3 a_3""#));
}

#[test]
fn a_new_attempt_comes_back_as_it_was() {
    let mut attempt = begun(&sketch("a +++-, b +++-"), 7);
    assert_eq!(read_attempt(&write_attempt(&attempt)).as_ref(), Ok(&attempt));
    attempt.role = RoleId::parse("employee").ok();
    attempt.language = "zh-Hant \"\\ \u{0} 🦀".to_owned();
    attempt.started = Timestamp(LATEST);
    attempt.finished = Some(Timestamp(0));
    attempt.page_times = vec![LATEST, 0];
    assert_eq!(read_attempt(&write_attempt(&attempt)), Ok(attempt));
}

/// The record names answers by option id and nothing by its position or its words.
#[test]
fn a_record_says_its_schema_and_answers_by_id() {
    let written = write_attempt(&first());
    let plain: String = written.split_whitespace().collect();
    for part in
        [r#""schema":1"#, r#""answers":{"a_1":"o4","a_2":"na","b_1":"dk"}"#, r#""hash":"00112233aabbccdd""#]
    {
        assert!(plain.contains(part), "{written}");
    }
    // A record without conditions and facts is written as the first version did.
    assert!(!written.contains("gates") && !written.contains("facts"), "{written}");
    let mut attempt = first();
    attempt.gates.insert(GateId::parse("fte").unwrap(), GateAnswer::Unsure);
    attempt.facts.insert(FactId::parse("size").unwrap(), option("small"));
    let written = write_attempt(&attempt);
    for part in [r#""schema":1"#, r#""gates":{"fte":"unsure"}"#, r#""facts":{"size":"small"}"#] {
        assert!(written.contains(part), "{written}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_attempt_comes_back_as_it_was(
        random in any::<u64>(),
        given in vec(proptest::option::of("o[1-5]|na|dk|[a-z0-9][a-z0-9_-]{0,63}"), 24),
        times in vec(0..=LATEST, 5),
        page in 0_usize..=5,
        role in proptest::option::of("[a-z0-9][a-z0-9_-]{0,63}"),
        language in ".{0,40}",
        started in 0..=LATEST,
        finished in proptest::option::of(0..=LATEST),
        gates in vec(("[a-z0-9][a-z0-9_-]{0,63}", 0_usize..3), 0..8),
        facts in vec(("[a-z0-9][a-z0-9_-]{0,63}", "[a-z0-9][a-z0-9_-]{0,63}"), 0..8),
    ) {
        let sketch = sketch("a ++-+, b ++-+, c ++-+, d ++-+, e ++-+, f ++-+");
        let mut attempt = begun(&sketch, random);
        prop_assert_eq!(attempt.pages(), 24_usize.div_ceil(PAGE_SIZE));
        let pairs = attempt.order.iter().cloned().zip(given);
        attempt.answers = pairs
            .filter_map(|(item, given)| Some((item, Answer::parse(&given?)?)))
            .collect::<Answers>();
        let gates = gates.into_iter().map(|(id, index)| (GateId::parse(&id).unwrap(), GateAnswer::ALL[index]));
        attempt.gates = gates.collect();
        attempt.facts =
            facts.iter().map(|(id, choice)| (FactId::parse(id).unwrap(), option(choice))).collect();
        attempt.page_times = times;
        attempt.page = page;
        attempt.role = role.map(|role| RoleId::parse(&role).unwrap());
        attempt.language = language;
        attempt.started = Timestamp(started);
        attempt.finished = finished.map(Timestamp);
        prop_assert_eq!(read_attempt(&write_attempt(&attempt)), Ok(attempt));
    }

    #[test]
    fn reading_takes_any_text(text in ".{0,200}", place in 0_usize..600, byte in any::<char>()) {
        let _ = read_attempt(&text);
        let _ = read_settings(&text);
        let mut spoiled: Vec<char> = FIRST.chars().collect();
        let place = place % spoiled.len();
        spoiled[place] = byte;
        let _ = read_attempt(&String::from_iter(spoiled));
    }

    #[test]
    fn all_settings_come_back_as_they_were(language in proptest::option::of(".{0,40}"), theme in 0_usize..3) {
        let theme = [Theme::Auto, Theme::Light, Theme::Dark][theme];
        let settings = Settings { language, theme };
        prop_assert_eq!(read_settings(&write_settings(&settings)), Ok(settings));
    }
}

// Settings

#[test]
fn settings_are_read() {
    #[track_caller]
    fn check(text: &str, expected: Result<(Option<&str>, Theme), RecordError>) {
        let expected = expected.map(|(tag, theme)| Settings { language: tag.map(str::to_owned), theme });
        assert_eq!(read_settings(text), expected, "{text}");
    }
    check(r#"{"schema": 1, "language": "hu", "theme": "dark"}"#, Ok((Some("hu"), Theme::Dark)));
    check(r#"{"schema": 1, "language": null, "theme": "auto"}"#, Ok((None, Theme::Auto)));
    check(r#"{"schema": 1, "theme": "light", "size": 2}"#, Ok((None, Theme::Light)));
    check(r#"{"schema": 2, "language": "hu", "theme": "dark"}"#, Err(RecordError::Newer(2)));
    check(r#"{"schema": 1, "language": "hu"}"#, Err(RecordError::Damaged));
    check(r#"{"schema": 1, "language": 7, "theme": "dark"}"#, Err(RecordError::Damaged));
    check(r#"{"schema": 1, "language": "hu", "theme": "sepia"}"#, Err(RecordError::Damaged));
    check(r#"{"language": "hu", "theme": "dark"}"#, Err(RecordError::Damaged));
    check("", Err(RecordError::Damaged));
    assert_eq!(Settings::default(), Settings { language: None, theme: Theme::Auto });
}

#[test]
fn themes_are_read_as_written() {
    #[track_caller]
    fn check(text: &str, expected: Option<Theme>) {
        assert_eq!(Theme::parse(text), expected);
        assert_eq!(expected.map(Theme::as_str), expected.map(|_| text));
    }
    check("auto", Some(Theme::Auto));
    check("light", Some(Theme::Light));
    check("dark", Some(Theme::Dark));
    check("Dark", None);
    check("", None);
}
