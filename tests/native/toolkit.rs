//! The techniques: how their files are read, what they take, and what a filter finds.

use std::collections::BTreeSet;

use innospark::guidance::{
    Duration, Filter, LibraryError, Mode, Span, Technique, Toolkit, ToolkitWords, Trained, Unit,
};
use innospark::instrument::TechniqueId;

use crate::support::{flaws, instrument, names, read};

const LIBRARY: &str = "assets/library";

fn data() -> String {
    read(&format!("{LIBRARY}/techniques.json"))
}

fn words(language: &str) -> String {
    read(&format!("{LIBRARY}/techniques.{language}.json"))
}

fn toolkit() -> Toolkit {
    Toolkit::from_json(&data(), &words("en"), None).unwrap()
}

/// The languages that a file of the library has.
pub fn languages(file: &str) -> Vec<String> {
    let found = names(LIBRARY).into_iter().filter_map(|name| {
        let tag = name.strip_prefix(file)?.strip_prefix('.')?.strip_suffix(".json")?;
        Some(tag.to_owned())
    });
    let found: Vec<String> = found.collect();
    assert!(found.iter().any(|tag| tag == "en"), "{found:?}");
    found
}

/// A techniques' file: `"a alone 5-10 x/y"` is a technique `a` for one person that takes 5 to 10 minutes.
fn sketch(techniques: &[&str]) -> String {
    let techniques = techniques.iter().map(|technique| {
        let [id, modes, minutes, trains] = technique.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{technique}")
        };
        let (from, to) = minutes.split_once('-').unwrap();
        let quoted =
            |list: &str| list.split(',').map(|one| format!("\"{one}\"")).collect::<Vec<_>>().join(", ");
        format!(
            r#"{{"id": "{id}", "trains": [{}], "minutes": {{"from": {from}, "to": {to}}},
                "people": {{"from": 1, "to": 8}}, "modes": [{}], "sources": ["A book"]}}"#,
            quoted(trains),
            quoted(modes)
        )
    });
    format!(r#"{{"schema": 1, "techniques": [{}]}}"#, techniques.collect::<Vec<_>>().join(", "))
}

/// A words file: `"a=Name"` gives the technique `a` a name, and a step that contains its id.
fn spoken(language: &str, techniques: &[&str]) -> String {
    let techniques = techniques.iter().map(|technique| {
        let (id, name) = technique.split_once('=').unwrap();
        format!(
            r#""{id}": {{"name": "{name}", "purpose": "p", "when": "w", "material": "m", "steps": ["do {id}"],
                "example": "e", "remote": "r", "mistake": "k", "origin": "o"}}"#
        )
    });
    let techniques = techniques.collect::<Vec<_>>().join(", ");
    format!(r#"{{"schema": 1, "language": "{language}", "techniques": {{{techniques}}}}}"#)
}

fn ids(toolkit: &Toolkit, filter: &Filter) -> String {
    toolkit.find(filter).iter().map(|entry| entry.technique.id.as_str()).collect::<Vec<_>>().join(" ")
}

// The repository's files

#[test]
fn every_technique_trains_dimensions_that_name_it_and_those_name_no_others() {
    let techniques = Technique::all_from_json(&data()).unwrap();
    let mut said = BTreeSet::new();
    for technique in &techniques {
        assert!(!technique.trains.is_empty() && !technique.modes.is_empty(), "{}", technique.id);
        said.extend(technique.trains.iter().map(|trained| format!("{trained} {}", technique.id)));
    }
    let mut wanted = BTreeSet::new();
    for name in crate::support::instrument_names() {
        for dimension in &instrument(&name).dimensions {
            let ids = dimension.techniques.iter();
            wanted.extend(ids.map(|id| format!("{name}/{} {id}", dimension.id)));
        }
    }
    assert_eq!(said, wanted);
}

#[test]
fn every_language_reads_and_english_stands_in_for_what_it_lacks() {
    let english = words("en");
    let count = Technique::all_from_json(&data()).unwrap().len();
    for language in languages("techniques") {
        let spoken = ToolkitWords::from_json(&words(&language)).unwrap();
        assert_eq!(spoken.language, language);
        let toolkit = Toolkit::from_json(&data(), &words(&language), Some(&english)).unwrap();
        assert_eq!(toolkit.entries().len(), count, "{language}");
        for entry in toolkit.entries() {
            let own = spoken.techniques.contains_key(&entry.technique.id);
            assert_eq!(entry.language, if own { &*language } else { "en" }, "{}", entry.technique.id);
            for text in [&entry.words.name, &entry.words.purpose].into_iter().chain(&entry.words.steps) {
                assert_eq!(flaws(text), Vec::<&str>::new(), "{language} {}: {text}", entry.technique.id);
            }
        }
    }
}

#[test]
fn a_person_finds_what_they_look_for() {
    let toolkit = toolkit();
    let search = |typed: &str| ids(&toolkit, &Filter { search: typed.to_owned(), ..Filter::default() });
    // A technique's own name comes first.
    assert!(search("six hats").starts_with("six_hats"), "{}", search("six hats"));
    assert!(search("BRAINWRITING").starts_with("brainwriting_635"), "{}", search("BRAINWRITING"));
    assert_eq!(search("zeppelin"), "");
    let short = Filter { minutes: Some(15), mode: Some(Mode::Alone), ..Filter::default() };
    let found = toolkit.find(&short);
    assert!(!found.is_empty() && found.len() < toolkit.entries().len());
    for entry in found {
        assert!(entry.technique.minutes.to <= 15 && entry.technique.modes.contains(&Mode::Alone));
    }
}

// Filters

#[test]
fn filters_narrow_down_together() {
    let techniques =
        ["a alone 5-10 x/y", "b pair,group 10-15 x/y,x/z", "c alone,group 20-60 x/z", "d group 5-15 w/y"];
    let words = spoken("en", &["a=Delta", "b=Gamma", "c=Álpha", "d=Beta"]);
    let toolkit = Toolkit::from_json(&sketch(&techniques), &words, None).unwrap();
    let trains = |text: &str| Filter { trains: Trained::parse(text), ..Filter::default() };
    let minutes = |minutes| Filter { minutes: Some(minutes), ..Filter::default() };
    let mode = |mode| Filter { mode: Some(mode), ..Filter::default() };
    let search = |typed: &str| Filter { search: typed.to_owned(), ..Filter::default() };
    #[track_caller]
    fn check(toolkit: &Toolkit, filter: &Filter, expected: &str) {
        assert_eq!(ids(toolkit, filter), expected, "{filter:?}");
    }
    // In the order of their names, whose accents do not matter.
    check(&toolkit, &Filter::default(), "c d a b");
    check(&toolkit, &trains("x/y"), "a b");
    check(&toolkit, &trains("x/z"), "c b");
    check(&toolkit, &trains("w/y"), "d");
    check(&toolkit, &trains("w/z"), "");
    // The longest run must fit.
    check(&toolkit, &minutes(60), "c d a b");
    check(&toolkit, &minutes(59), "d a b");
    check(&toolkit, &minutes(10), "a");
    check(&toolkit, &minutes(9), "");
    check(&toolkit, &mode(Mode::Alone), "c a");
    check(&toolkit, &mode(Mode::Pair), "b");
    check(&toolkit, &mode(Mode::Group), "c d b");
    check(&toolkit, &search("alpha"), "c");
    check(&toolkit, &search(" ÁLPHA "), "c");
    // In a step only; those with it in the name come first.
    check(&toolkit, &search("do b"), "d b");
    check(&toolkit, &search("do"), "c d a b");
    check(&toolkit, &search("b"), "d b");
    check(&toolkit, &search("   "), "c d a b");
    let all = Filter {
        trains: Trained::parse("x/z"),
        minutes: Some(30),
        mode: Some(Mode::Group),
        search: "g".into(),
    };
    check(&toolkit, &all, "b");
    check(&toolkit, &Filter { mode: Some(Mode::Alone), ..all }, "");
}

#[test]
fn a_filter_is_open_only_when_nothing_is_asked_for() {
    assert!(Filter::default().is_open());
    assert!(Filter { search: " ".into(), ..Filter::default() }.is_open());
    assert!(!Filter { search: "x".into(), ..Filter::default() }.is_open());
    assert!(!Filter { minutes: Some(15), ..Filter::default() }.is_open());
    assert!(!Filter { mode: Some(Mode::Pair), ..Filter::default() }.is_open());
    assert!(!Filter { trains: Trained::parse("a/b"), ..Filter::default() }.is_open());
}

#[test]
fn a_dimension_is_two_identifiers() {
    #[track_caller]
    fn check(text: &str, expected: bool) {
        let read = Trained::parse(text);
        assert_eq!(read.as_ref().map(Trained::to_string).as_deref(), expected.then_some(text));
    }
    check("creativity-skills/courage", true);
    check("a/b", true);
    check("", false);
    check("a", false);
    check("a/", false);
    check("/b", false);
    check("a/b/c", false);
    check("A/b", false);
    check("a/<b>", false);
}

// Words

#[test]
fn a_technique_without_words_takes_those_that_stand_in_or_none_is_made_up() {
    let data = sketch(&["a alone 5-10 x/y", "b alone 5-10 x/y"]);
    let some = spoken("et", &["b=Bee"]);
    let missing = Toolkit::from_json(&data, &some, None);
    assert_eq!(missing, Err(LibraryError::Wordless("a".into())));
    assert_eq!(Toolkit::from_json(&data, &some, Some(&spoken("en", &["b=B"]))), missing);
    let toolkit = Toolkit::from_json(&data, &some, Some(&spoken("en", &["a=A", "b=B"]))).unwrap();
    let said =
        toolkit.entries().iter().map(|entry| (&*entry.words.name, &*entry.language)).collect::<Vec<_>>();
    assert_eq!(said, [("A", "en"), ("Bee", "et")]);
    let id = |text| TechniqueId::parse(text).unwrap();
    assert_eq!(toolkit.get(&id("b")).map(|entry| &*entry.words.name), Some("Bee"));
    assert_eq!(toolkit.get(&id("c")), None);
    // Words for techniques that there are none of are left over and harm nobody.
    assert!(Toolkit::from_json(&data, &spoken("en", &["a=A", "b=B", "c=C"]), None).is_ok());
}

#[test]
fn a_damaged_file_names_the_place() {
    #[track_caller]
    fn check(data: &str, from: &str, to: &str, expected: &str) {
        assert!(data.contains(from), "{from}");
        let error = Technique::all_from_json(&data.replace(from, to)).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    let data = sketch(&["a alone 5-10 x/y"]);
    assert!(Technique::all_from_json(&data).is_ok());
    check(&data, "{\"schema\"", "", ": not JSON from line 1");
    check(
        &data,
        "\"schema\": 1",
        "\"schema\": 2",
        "/schema: this file has schema 2, this program reads schema 1",
    );
    check(&data, "\"schema\": 1,", "", "/schema: this field is missing");
    check(&data, "\"from\": 5, ", "", "/techniques/0/minutes/from: this field is missing");
    check(
        &data,
        "\"from\": 5,",
        "\"from\": 0,",
        "/techniques/0/minutes/from: a whole number from 1 is expected",
    );
    check(
        &data,
        "\"from\": 5,",
        "\"from\": 1e99,",
        "/techniques/0/minutes/from: a whole number from 1 is expected",
    );
    check(&data, "\"from\": 5,", "\"from\": 11,", "/techniques/0/minutes: \"from\" must not be above \"to\"");
    check(&data, "\"alone\"", "\"crowd\"", "/techniques/0/modes/0: alone, pair or group is expected");
    check(
        &data,
        "\"x/y\"",
        "\"x\"",
        "/techniques/0/trains/0: an instrument, \"/\" and a dimension are expected",
    );
    check(&data, "\"x/y\"", "7", "/techniques/0/trains/0: an instrument, \"/\" and a dimension are expected");
    let error = ToolkitWords::from_json(&spoken("en", &["A B=Name"])).unwrap_err();
    assert_eq!(error.to_string(), "/techniques/A B: the name of this field is no identifier");
    let error =
        ToolkitWords::from_json(&spoken("en", &["a=Name"]).replace("\"purpose\": \"p\", ", "")).unwrap_err();
    assert_eq!(error.to_string(), "/techniques/a/purpose: this field is missing");
}

// Time

#[test]
fn a_time_is_said_in_the_largest_unit_that_fits() {
    #[track_caller]
    fn check(minutes: u32, value: f64, unit: Unit, digits: u8) {
        let duration = Duration::of(minutes);
        assert_eq!((duration, duration.digits()), (Duration { value, unit }, digits), "{minutes}");
    }
    check(1, 1.0, Unit::Minutes, 0);
    check(60, 60.0, Unit::Minutes, 0);
    check(90, 90.0, Unit::Minutes, 0);
    check(100, 100.0, Unit::Minutes, 0);
    check(119, 119.0, Unit::Minutes, 0);
    check(120, 2.0, Unit::Hours, 0);
    check(130, 130.0, Unit::Minutes, 0);
    check(150, 2.5, Unit::Hours, 1);
    check(480, 8.0, Unit::Hours, 0);
    check(540, 9.0, Unit::Hours, 0);
    check(720, 1.5, Unit::WorkingDays, 1);
    check(1200, 2.5, Unit::WorkingDays, 1);
    check(2400, 5.0, Unit::WorkingDays, 0);
    check(2401, 2401.0, Unit::Minutes, 0);
    check(u32::MAX / 2, f64::from(u32::MAX / 2), Unit::Minutes, 0);
    check(u32::MAX, f64::from(u32::MAX), Unit::Minutes, 0);
}

#[test]
fn a_span_keeps_to_one_unit_where_it_can() {
    #[track_caller]
    fn check(from: u32, to: u32, expected: (f64, Unit, f64, Unit)) {
        let (low, high) = Span { from, to }.durations();
        assert_eq!((low.value, low.unit, high.value, high.unit), expected, "{from} to {to}");
    }
    use Unit::{Hours, Minutes, WorkingDays};
    check(5, 10, (5.0, Minutes, 10.0, Minutes));
    check(45, 90, (45.0, Minutes, 90.0, Minutes));
    check(60, 120, (1.0, Hours, 2.0, Hours));
    check(90, 150, (1.5, Hours, 2.5, Hours));
    check(60, 480, (1.0, Hours, 8.0, Hours));
    check(100, 240, (100.0, Minutes, 4.0, Hours));
    check(45, 120, (45.0, Minutes, 2.0, Hours));
    check(1200, 2400, (2.5, WorkingDays, 5.0, WorkingDays));
    // A quarter of a day is better said in hours.
    check(240, 2400, (4.0, Hours, 5.0, WorkingDays));
    check(30, 30, (30.0, Minutes, 30.0, Minutes));
}

#[test]
fn every_fit_into_entrecomp_is_named_in_every_language() {
    let techniques = read("assets/library/techniques.json");
    for language in innospark::language::languages() {
        let words = read(&format!("assets/library/techniques.{}.json", language.tag));
        let toolkit = Toolkit::from_json(&techniques, &words, None).unwrap();
        let named: usize = toolkit.entries().iter().map(|entry| entry.entrecomp.len()).sum();
        let fits: usize = toolkit.entries().iter().map(|entry| entry.technique.entrecomp.len()).sum();
        assert!(0 < fits && named == fits, "{}: {named} of {fits} have words", language.tag);
    }
}
