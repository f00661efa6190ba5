//! How files are read, and how findings are written.

use innospark::instrument::Instrument;
use innospark::lint::{Finding, Rule, Severity, Source, check};

use super::sound;
use crate::support::{instrument_json, sketch_json};

fn told(path: &str, bytes: &[u8]) -> Vec<String> {
    let source = Source { path: path.to_owned(), bytes: bytes.to_vec(), asked: true };
    check(&[source]).iter().map(ToString::to_string).collect()
}

#[test]
fn unreadable_files_say_why() {
    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let told = told("x/instrument.json", bytes);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].starts_with(&format!("x/instrument.json:: unreadable: {expected}")), "{}", told[0]);
    }
    check(b"", "not JSON: EOF");
    check(b"{\n\"a\": 1,\n}", "not JSON: trailing comma at line 3");
    check(b"{} {}", "not JSON: trailing characters");
    check(b"{\"a\": 1e999}", "not JSON: number out of range");
    check(b"{\n\xff}", "not UTF-8 in line 2");
    check(b"\xef\xbb\xbf{}", "begins with a byte order mark");
    check("[".repeat(100_000).as_bytes(), "not JSON: recursion limit");
    check(b"{\"a\": \"\\ud800\"}", "not JSON: ");
}

#[test]
fn any_json_in_the_place_of_any_file_is_said_to_be_wrong() {
    let names = [
        "small/instrument.json",
        "small/wording.en.json",
        "small/wording.it.json",
        "small/origins.json",
        "library/techniques.json",
        "library/techniques.en.json",
        "library/stories.en.json",
        "locales/en.json",
        "locales/it.json",
        "locales/languages.json",
        "other.json",
    ];
    for name in names {
        for json in ["null", "true", "0", "\"\"", "[]", "[[{}]]", "{}", "{\"\": {\"\": [null]}}"] {
            let told = told(name, json.as_bytes());
            let sound =
                name == "locales/en.json" && json == "{}" || name == "locales/languages.json" && json == "[]";
            assert_eq!(told.is_empty(), sound, "{name} {json} {told:#?}");
        }
    }
}

#[test]
fn a_field_that_stands_twice_is_found_at_any_depth() {
    let json = instrument_json("creativity-skills");
    let twice = json.replacen(r#"{"id": "o3", "value": 3}"#, r#"{"id": "o3", "value": 2, "value": 3}"#, 1);
    let told = told("creativity-skills/instrument.json", twice.as_bytes());
    assert!(told.iter().any(|line| line.contains(":/options/2/value: duplicate-key: ")), "{told:#?}");
}

#[test]
fn a_finding_is_one_line() {
    let finding = Finding {
        file: "a\nb.json".to_owned(),
        pointer: "/x\u{1b}[31m".to_owned(),
        rule: Rule::Shape,
        message: "two\r\nlines \u{202e}back".to_owned(),
    };
    assert_eq!(finding.to_string(), r"a\u{a}b.json:/x\u{1b}[31m: shape: two\u{d}\u{a}lines \u{202e}back");
    let object = serde_json::to_value(&finding).unwrap();
    assert_eq!(object["severity"], "error");
    assert_eq!(object["rule"], "shape");
    assert_eq!(object["file"], "a\nb.json");
    assert_eq!(object["pointer"], "/x\u{1b}[31m");
    assert_eq!(object.as_object().unwrap().len(), 5);
}

#[test]
fn pointers_are_escaped_and_lead_to_their_field() {
    let told = told("locales/en.json", br#"{"a/b~c": 7}"#);
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("locales/en.json:/a~1b~0c: shape: "), "{told:?}");
}

#[test]
fn a_mistyped_field_is_answered_with_the_known_one() {
    let json = sketch_json("a +-, b +-").replacen("\"minutes\"", "\"minuts\"", 1);
    let told = told("sketch/instrument.json", json.as_bytes());
    let found =
        told.iter().any(|line| line.contains("/minuts: unknown-field: ") && line.contains("\"minutes\""));
    assert!(found, "{told:#?}");
}

#[test]
fn what_the_linter_passes_the_app_reads() {
    // Hostile or odd files: whenever no error is found, the reader takes the file, and the other way round every
    // refusal of the reader is an error here.
    let broken = [
        ("\"minutes\": 2", "\"minutes\": 1e-320"),
        ("\"minutes\": 2", "\"minutes\": 240"),
        ("\"value\": 5}", "\"value\": 1e308}"),
        ("\"value\": 5}", "\"value\": -1e308}"),
        ("\"value\": 5}", "\"value\": 5.0}"),
        ("\"key\": -1", "\"key\": -1.0"),
        ("\"key\": -1", "\"key\": 1e0"),
        ("\"schema\": 1", "\"schema\": 1.0"),
        ("\"from\": 80", "\"from\": 100"),
        ("\"from\": 0}", "\"from\": -0.0}"),
        ("\"roles\": [\"employee\", \"employer\"]", "\"roles\": null"),
        ("\"version\": \"1.2.3\"", "\"version\": \"4294967296.0.0\""),
        ("\"precision\": {\"reliability\": 0.70, \"sd\": 18, \"source\": \"assumed\"},", ""),
    ];
    for (from, to) in broken {
        let json = sketch_json("a ++-, b +-");
        assert!(json.contains(from), "{from}");
        let json = json.replacen(from, to, 1);
        let source = Source {
            path: "sketch/instrument.json".to_owned(),
            bytes: json.clone().into_bytes(),
            asked: true,
        };
        let own = [Rule::MissingWording, Rule::Origin, Rule::GoldenMissing];
        let error = check(&[source])
            .into_iter()
            .find(|finding| finding.rule.severity() == Severity::Error && !own.contains(&finding.rule));
        let read = Instrument::from_json(&json);
        assert!(read.is_ok() || error.is_some(), "{to}: {read:?}, but no error");
    }
}

#[test]
fn long_lists_are_read() {
    // Far more items than a person answers, and each named in a form.
    let items: Vec<String> =
        (0..2_000).map(|i| format!(r#"{{"id": "i{i}", "key": {}}}"#, 1 - i % 2 * 2)).collect();
    let names: Vec<String> = (0..2_000).map(|i| format!("\"i{i}\"")).collect();
    let json = sketch_json("a +-")
        .replacen(r#"{"id": "a_1", "key": 1}, {"id": "a_2", "key": -1}"#, &items.join(", "), 1)
        .replacen(
            r#""forms": [{"id": "full"}"#,
            &format!(r#""forms": [{{"id": "full"}}, {{"id": "most", "items": [{}]}}"#, names[1..].join(", ")),
            1,
        );
    let words: Vec<String> =
        (0..2_000).map(|i| format!(r#""i{i}": "I do thing number {i} at work in time.""#)).collect();
    let wording = format!(r#"{{"items": {{{}}}}}"#, words.join(", "));
    let mut sources = sound();
    sources.clear();
    for (name, text) in [("instrument.json", json), ("wording.en.json", wording)] {
        sources.push(Source { path: format!("sketch/{name}"), bytes: text.into_bytes(), asked: true });
    }
    let findings = check(&sources);
    assert!(findings.iter().any(|finding| finding.rule == Rule::TimeBudget), "{}", findings.len());
}
