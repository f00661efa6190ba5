//! What the tests stand on: the repository's files, small instruments, and answers written as people say them.

use std::fs;
use std::path::{Path, PathBuf};

use innospark::instrument::{DimensionId, Form, FormId, Instrument, ItemId, OptionId, Wording};
use innospark::response::{Answer, Answers, Attempt, Start, Timestamp};

/// A path in the repository.
pub fn path(below_root: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below_root)
}

/// A text file of the repository.
#[track_caller]
pub fn read(below_root: &str) -> String {
    fs::read_to_string(path(below_root)).unwrap_or_else(|error| panic!("{below_root}: {error}"))
}

/// The names in a folder of the repository, in order.
#[track_caller]
pub fn names(below_root: &str) -> Vec<String> {
    let entries = fs::read_dir(path(below_root)).unwrap_or_else(|error| panic!("{below_root}: {error}"));
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The instruments' folder.
pub const INSTRUMENTS: &str = "assets/instruments";

/// The names of all instruments' folders.
pub fn instrument_names() -> Vec<String> {
    let folders = names(INSTRUMENTS).into_iter();
    let found: Vec<String> = folders.filter(|name| path(&format!("{INSTRUMENTS}/{name}")).is_dir()).collect();
    assert!(found.iter().any(|name| name == "creativity-skills"), "{found:?}");
    found
}

/// The text of an instrument's definition.
pub fn instrument_json(name: &str) -> String {
    read(&format!("{INSTRUMENTS}/{name}/instrument.json"))
}

/// An instrument of the repository.
#[track_caller]
pub fn instrument(name: &str) -> Instrument {
    Instrument::from_json(&instrument_json(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The creativity skills, the first of them.
pub fn skills() -> Instrument {
    instrument("creativity-skills")
}

/// An instrument's wordings, by file name.
#[track_caller]
pub fn wordings(name: &str) -> Vec<(String, Wording)> {
    let files = names(&format!("{INSTRUMENTS}/{name}")).into_iter();
    files
        .filter(|file| file.starts_with("wording."))
        .map(|file| {
            let text = read(&format!("{INSTRUMENTS}/{name}/{file}"));
            let wording = Wording::from_json(&text).unwrap_or_else(|error| panic!("{name}/{file}: {error}"));
            (file, wording)
        })
        .collect()
}

/// A small instrument's file: `"a ++-, b +"` has a dimension `a` with statements `a_1`, `a_2` and the reversed `a_3`,
/// and a dimension `b` with one statement. Options are `o1` = 1 to `o5` = 5, all dimensions are in the group `all`.
pub fn sketch_json(dimensions: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut bodies: Vec<String> = Vec::new();
    for dimension in dimensions.split(',') {
        let (name, signs) = dimension.trim().split_once(' ').expect("a name and its signs");
        let items: Vec<String> = signs
            .chars()
            .enumerate()
            .map(|(index, sign)| format!(r#"{{"id": "{name}_{}", "key": {sign}1}}"#, index + 1))
            .map(|item| item.replace("+1", "1"))
            .collect();
        names.push(format!("\"{name}\""));
        bodies.push(format!(r#"{{"id": "{name}", "items": [{}]}}"#, items.join(", ")));
    }
    format!(
        r#"{{
  "schema": 1, "id": "sketch", "version": "1.2.3", "licence": "CC0-1.0", "citation": "A sketch", "sources": ["made up"],
  "roles": ["employee", "employer"], "minutes": 2,
  "options": [{{"id": "o1", "value": 1}}, {{"id": "o2", "value": 2}}, {{"id": "o3", "value": 3}}, {{"id": "o4", "value": 4}}, {{"id": "o5", "value": 5}}],
  "missing": ["na", "dk"], "minimum_answered": 0.5,
  "bands": [{{"id": "emerging", "from": 0}}, {{"id": "developing", "from": 40}}, {{"id": "established", "from": 60}}, {{"id": "strong", "from": 80}}],
  "precision": {{"reliability": 0.70, "sd": 18, "source": "assumed"}},
  "groups": [{{"id": "all", "dimensions": [{}]}}],
  "dimensions": [{}],
  "forms": [{{"id": "full"}}]
}}"#,
        names.join(", "),
        bodies.join(", ")
    )
}

/// A small instrument; see [`sketch_json`].
#[track_caller]
pub fn sketch(dimensions: &str) -> Instrument {
    Instrument::from_json(&sketch_json(dimensions)).unwrap_or_else(|error| panic!("{dimensions}: {error}"))
}

/// Answers to a small instrument: `"a: 4 5 . na, b: 2"`. A number is an option's, `.` is no answer, any other word is
/// an answer as stored.
#[track_caller]
pub fn answers(text: &str) -> Answers {
    let mut answers = Answers::new();
    for row in text.split(',').filter(|row| !row.trim().is_empty()) {
        let (dimension, given) = row.split_once(':').expect("a dimension and its answers");
        for (index, word) in given.split_whitespace().enumerate() {
            let item = item(&format!("{}_{}", dimension.trim(), index + 1));
            let stored = if word.parse::<u32>().is_ok() { format!("o{word}") } else { word.to_owned() };
            if word != "." {
                answers.insert(item, Answer::parse(&stored).expect("an answer"));
            }
        }
    }
    answers
}

/// An answer as stored.
#[track_caller]
pub fn answer(text: &str) -> Answer {
    Answer::parse(text).unwrap()
}

/// A statement's id.
#[track_caller]
pub fn item(text: &str) -> ItemId {
    ItemId::parse(text).unwrap()
}

/// An option's id.
#[track_caller]
pub fn option(text: &str) -> OptionId {
    OptionId::parse(text).unwrap()
}

/// A dimension's id.
#[track_caller]
pub fn dimension(text: &str) -> DimensionId {
    DimensionId::parse(text).unwrap()
}

/// A form's id.
#[track_caller]
pub fn form_id(text: &str) -> FormId {
    FormId::parse(text).unwrap()
}

/// A form that asks these statements.
#[track_caller]
pub fn form_of(items: &str) -> Form {
    Form { id: form_id("chosen"), items: Some(items.split_whitespace().map(item).collect()) }
}

/// What an attempt begins with.
pub fn start(form: &str, random: u64) -> Start {
    Start { form: form_id(form), role: None, language: "en".to_owned(), random, now: Timestamp(1_000) }
}

/// An attempt at the full form, without answers.
pub fn begun(instrument: &Instrument, random: u64) -> Attempt {
    Attempt::begin(instrument, start("full", random))
}

/// Two numbers are the same but for the rounding of floating point.
#[track_caller]
pub fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

/// What is wrong with a text's typography, in any language.
pub fn flaws(text: &str) -> Vec<&'static str> {
    let mut flaws = Vec::new();
    let mut flaw = |is: bool, name| {
        if is {
            flaws.push(name);
        }
    };
    flaw(text.is_empty(), "nothing");
    flaw(text.contains('\''), "a straight apostrophe");
    flaw(text.contains('"'), "a straight quotation mark");
    flaw(text.contains(['!', '¡', '！']), "an exclamation mark");
    flaw(text.contains("..."), "three full stops for an ellipsis");
    flaw(text.trim() != text || text.contains("  "), "stray white space");
    flaws
}

#[test]
fn flaws_are_found() {
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(flaws(text), expected, "{text:?}");
    }
    check("I don’t “know”, of course.", &[]);
    check("", &["nothing"]);
    check("I don't know", &["a straight apostrophe"]);
    check("\"Mostly\" like me", &["a straight quotation mark"]);
    check("Well done!", &["an exclamation mark"]);
    check("Wait...", &["three full stops for an ellipsis"]);
    check("Too  wide", &["stray white space"]);
    check(" Too early", &["stray white space"]);
    check("It's great!", &["a straight apostrophe", "an exclamation mark"]);
}
