//! Reading conditions, facts, and their words.

use innospark::instrument::{About, Day, GateAnswer, Instrument, InstrumentError, Problem, Wording};

use crate::support::{instrument, read, sketch, sketch_json};

const ASKED: &str = r#""about": "company",
  "gates": [{"id": "team", "threshold": 0.5, "checked": "2026-11-21", "source": "A page"}, {"id": "site", "checked": "2024-02-29", "source": "Another"}],
  "facts": [{"id": "size", "options": ["small", "large"]}, {"id": "age", "options": ["new", "old", "ancient"]}],
  "#;

/// A small instrument's file with conditions and facts.
fn asking() -> String {
    sketch_json("a ++-, b +").replacen(r#""groups""#, &format!(r#"{ASKED}"groups""#), 1)
}

#[track_caller]
fn edited(from: &str, to: &str) -> String {
    let asking = asking();
    assert_eq!(asking.matches(from).count(), 1, "{from} must stand once in the file");
    asking.replacen(from, to, 1)
}

#[test]
fn conditions_and_facts_are_read() {
    let asking = Instrument::from_json(&asking()).unwrap();
    assert_eq!(asking.about, About::Company);
    let gates: Vec<_> =
        asking.gates.iter().map(|g| (g.id.as_str(), g.threshold, g.checked.as_str())).collect();
    assert_eq!(gates, [("team", Some(0.5), "2026-11-21"), ("site", None, "2024-02-29")]);
    assert_eq!(asking.gates[1].source, "Another");
    let facts: Vec<_> = asking.facts.iter().map(|fact| (fact.id.as_str(), fact.options.len())).collect();
    assert_eq!(facts, [("size", 2), ("age", 3)]);
    let without = sketch("a ++-");
    assert!(without.gates.is_empty() && without.facts.is_empty(), "both may be absent");
    assert_eq!(without.about, About::Person, "a person, unless something else is said");
}

#[test]
fn conditions_and_facts_of_another_shape_are_refused_with_their_place() {
    #[track_caller]
    fn check(from: &str, to: &str, pointer: &str) {
        let error = Instrument::from_json(&edited(from, to)).unwrap_err();
        assert!(error.to_string().starts_with(&format!("{pointer}: ")), "{error}");
    }
    check(r#""about": "company""#, r#""about": "town""#, "/about");
    check(r#""about": "company""#, r#""about": 1"#, "/about");
    check(r#""id": "team""#, r#""id": "The team""#, "/gates/0/id");
    check(r#""id": "team", "#, "", "/gates/0/id");
    check(r#""threshold": 0.5"#, r#""threshold": "0.5""#, "/gates/0/threshold");
    check(r#""checked": "2024-02-29""#, r#""checked": "2023-02-29""#, "/gates/1/checked");
    check(r#""checked": "2024-02-29", "#, "", "/gates/1/checked");
    check(r#", "source": "Another""#, "", "/gates/1/source");
    check(r#""options": ["small", "large"]"#, r#""options": "small""#, "/facts/0/options");
    check(r#""options": ["small", "large"]"#, r#""options": ["small", "Large"]"#, "/facts/0/options/1");
    check(r#", "options": ["small", "large"]"#, "", "/facts/0/options");
}

#[test]
fn rules_between_conditions_facts_and_statements_hold() {
    #[track_caller]
    fn check(from: &str, to: &str, place: &str, expected: Problem) {
        match Instrument::from_json(&edited(from, to)).unwrap_err() {
            InstrumentError::Rule { pointer, problem } => assert_eq!((&*pointer, problem), (place, expected)),
            other => panic!("{other}"),
        }
    }
    let twice = |id: &str| Problem::Duplicate(id.to_owned());
    check(r#""id": "site""#, r#""id": "team""#, "/gates", twice("team"));
    check(r#""id": "age""#, r#""id": "size""#, "/facts", twice("size"));
    // In the page and in tables all three are told apart by their ids.
    check(r#""id": "site""#, r#""id": "a_1""#, "/gates", twice("a_1"));
    check(r#""id": "age""#, r#""id": "a_1""#, "/facts", twice("a_1"));
    check(r#""id": "age""#, r#""id": "team""#, "/facts", twice("team"));
    check(r#"["small", "large"]"#, r#"["small", "small"]"#, "/facts/0/options", twice("small"));
    check(r#"["new", "old", "ancient"]"#, r#"["new"]"#, "/facts/1/options", Problem::NoChoice);
    check(r#"["new", "old", "ancient"]"#, "[]", "/facts/1/options", Problem::NoChoice);
}

#[test]
fn days_are_days_of_the_calendar() {
    #[track_caller]
    fn check(text: &str, valid: bool) {
        assert_eq!(Day::parse(text).as_ref().map(Day::as_str), valid.then_some(text), "{text:?}");
    }
    check("2026-11-21", true);
    check("0001-01-01", true);
    check("2024-02-29", true);
    check("2000-02-29", true);
    check("1900-02-29", false);
    check("2026-02-29", false);
    check("2026-04-31", false);
    check("2026-12-31", true);
    check("2026-12-32", false);
    check("2026-13-01", false);
    check("2026-00-10", false);
    check("2026-01-00", false);
    check("2026-1-1", false);
    check("26-01-01", false);
    check("2026/01/01", false);
    check("2026-01-01 ", false);
    check("+026-01-01", false);
    check("20é6-01-1", false);
    check("２026-01-", false);
    check("", false);
}

#[test]
fn answers_to_conditions_are_read_as_written() {
    for answer in GateAnswer::ALL {
        assert_eq!(GateAnswer::parse(answer.as_str()), Some(answer));
    }
    assert_eq!([GateAnswer::parse("Yes"), GateAnswer::parse(""), GateAnswer::parse("dk")], [None; 3]);
}

#[test]
fn the_shipped_ones_are_what_the_pages_count_on() {
    let networking = instrument("cluster-networking");
    assert_eq!(networking.about, About::Cluster);
    assert_eq!((networking.gates.len(), networking.facts.len()), (6, 0));
    let readiness = instrument("sme-readiness");
    assert_eq!(readiness.about, About::Company);
    assert_eq!((readiness.gates.len(), readiness.facts.len()), (0, 6));
    assert_eq!(readiness.groups.len(), 2);
}

// Words

const WORDS: &str = r#""gates": {"team": {"question": "A team of {threshold}?", "no": "Find one."}},
  "gate_answers": {"yes": "Yes", "no": "No", "unsure": "Not sure"},
  "facts": {"size": {"question": "How many?", "options": {"small": "Few", "large": "Many"}}},
  "documents": {"courage_1": "A list."},
  "#;

/// The creative skills' words with those of conditions, facts and documents.
fn worded() -> String {
    let text = read("assets/instruments/creativity-skills/wording.en.json");
    assert_eq!(text.matches(r#""caveats""#).count(), 1);
    text.replacen(r#""caveats""#, &format!(r#"{WORDS}"caveats""#), 1)
}

#[test]
fn their_words_are_read() {
    let wording = Wording::from_json(&worded()).unwrap();
    let (id, gate) = wording.gates.first().unwrap();
    assert_eq!((id.as_str(), &*gate.question, &*gate.no), ("team", "A team of {threshold}?", "Find one."));
    let answers = wording.gate_answers.unwrap();
    assert_eq!(GateAnswer::ALL.map(|answer| answers.of(answer).to_owned()), ["Yes", "No", "Not sure"]);
    let (_, fact) = wording.facts.first().unwrap();
    assert_eq!(fact.options.values().collect::<Vec<_>>(), ["Many", "Few"]);
    assert_eq!(wording.documents.len(), 1);
    let without = Wording::from_json(&read("assets/instruments/creativity-skills/wording.en.json")).unwrap();
    assert!(without.gates.is_empty() && without.facts.is_empty() && without.documents.is_empty());
    assert_eq!(without.gate_answers, None);
}

#[test]
fn words_of_another_shape_are_refused() {
    #[track_caller]
    fn check(from: &str, to: &str) {
        let worded = worded();
        assert_eq!(worded.matches(from).count(), 1, "{from} must stand once in the file");
        assert!(Wording::from_json(&worded.replacen(from, to, 1)).is_err(), "{to}");
    }
    check(r#", "no": "Find one.""#, "");
    check(r#""question": "A team of {threshold}?", "#, "");
    check(r#", "unsure": "Not sure""#, "");
    check(r#""gate_answers": {"yes": "Yes", "no": "No", "unsure": "Not sure"},"#, "");
    check(r#""question": "How many?", "#, "");
    check(r#""small": "Few""#, r#""Small": "Few""#);
    check(r#""courage_1": "A list.""#, r#""courage_1": 1"#);
    check(r#"{"courage_1": "A list."}"#, "[]");
}
