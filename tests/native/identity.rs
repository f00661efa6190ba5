//! What an instrument goes by: ids, versions, and the hash of its content.

use innospark::instrument::{
    BandId, ContentHash, DimensionId, FormId, GroupId, Instrument, InstrumentId, ItemId, MAX_ID_LENGTH,
    OptionId, RoleId, TechniqueId, Version, essence,
};

use crate::support::{sketch_json, skills};

#[test]
fn ids_are_read() {
    #[track_caller]
    fn check(text: &str, valid: bool) {
        assert_eq!(ItemId::parse(text).is_ok(), valid, "{text:?}");
        assert_eq!(ItemId::parse(text).ok().as_ref().map(ItemId::as_str), valid.then_some(text));
    }
    check("a", true);
    check("7", true);
    check("originality_1", true);
    check("creativity-skills", true);
    check("a-_-_", true);
    check("2ins", true);
    check(&"a".repeat(MAX_ID_LENGTH), true);
    check(&"a".repeat(MAX_ID_LENGTH + 1), false);
    check("", false);
    check("-a", false);
    check("_a", false);
    check("A", false);
    check("aB", false);
    check("a b", false);
    check(" a", false);
    check("a\n", false);
    check("a.b", false);
    check("a/b", false);
    check("é", false);
    check("aé", false);
    check("１", false);
    check("a\0", false);
}

#[test]
fn every_kind_of_id_is_written_as_read() {
    macro_rules! check {
        ($($id:ty),+) => {$(
            let id = <$id>::parse("some-id_1").unwrap();
            assert_eq!(id.as_str(), "some-id_1");
            assert_eq!(id.to_string(), "some-id_1");
            assert_eq!(AsRef::<str>::as_ref(&id), "some-id_1");
            assert!(<$id>::parse("Some id").is_err());
        )+};
    }
    check!(InstrumentId, ItemId, OptionId, DimensionId, GroupId, FormId, BandId, RoleId, TechniqueId);
}

#[test]
fn a_refused_id_is_quoted_in_full_up_to_its_limit() {
    let error = ItemId::parse(&"É".repeat(1_000)).unwrap_err().to_string();
    assert_eq!(error.matches('É').count(), MAX_ID_LENGTH);
}

#[test]
fn versions_are_read() {
    #[track_caller]
    fn check(text: &str, expected: Option<(u32, u32, u32)>) {
        let found = Version::parse(text).ok();
        assert_eq!(found.map(|v| (v.major, v.minor, v.patch)), expected, "{text:?}");
        assert_eq!(found.map(|v| v.to_string()), expected.map(|_| text.to_owned()));
    }
    check("1.0.0", Some((1, 0, 0)));
    check("0.10.3", Some((0, 10, 3)));
    check("4294967295.0.1", Some((u32::MAX, 0, 1)));
    check("4294967296.0.0", None);
    check("", None);
    check("1", None);
    check("1.0", None);
    check("1.0.", None);
    check("1..0", None);
    check("1.0.0.0", None);
    check("1.0.0.", None);
    check("01.0.0", None);
    check("1.00.0", None);
    check("+1.0.0", None);
    check("1.-1.0", None);
    check("1.0.0-rc1", None);
    check("v1.0.0", None);
    check(" 1.0.0", None);
    check("1.0.x", None);
    check("1.0.１", None);
}

#[test]
fn versions_are_ordered_by_number() {
    let version = |text| Version::parse(text).unwrap();
    assert!(version("1.9.9") < version("1.10.0"));
    assert!(version("1.10.0") < version("1.10.1"));
    assert!(version("9.0.0") < version("10.0.0"));
}

#[test]
fn reformatting_keeps_the_hash() {
    /// White space around every token.
    fn spread(json: &str, space: &str) -> String {
        let (mut spread, mut in_string, mut escaped) = (String::new(), false, false);
        for c in json.chars() {
            if c == '"' && !escaped {
                in_string = !in_string;
            }
            escaped = in_string && c == '\\' && !escaped;
            let mark = !in_string && "{}[]:,".contains(c);
            if mark {
                spread.push_str(space);
            }
            if in_string || !c.is_whitespace() {
                spread.push(c);
            }
            if mark {
                spread.push_str(space);
            }
        }
        spread
    }
    #[track_caller]
    fn check(json: &str) {
        let hash = ContentHash::of(json);
        for space in ["", " ", "\n", "\r\n\t  "] {
            assert_eq!(ContentHash::of(&spread(json, space)), hash, "{space:?}");
        }
    }
    check("{}");
    check(r#"{"a": [1, 2.5, "b c"]}"#);
    check(r#"{"a \" b": "\\", "c": "d e"}"#);
    check(&sketch_json("a ++-+, b +"));
    check(&crate::support::instrument_json("creativity-skills"));
}

#[test]
fn what_only_the_linter_reads_is_left_out_of_what_is_shipped() {
    #[track_caller]
    fn check(json: &str, kept: &str) {
        assert_eq!(essence(json), kept);
        assert_eq!(ContentHash::of(json), ContentHash::of(kept));
    }
    check("{}", "{}");
    check(r#"{"golden": []}"#, "{}");
    check(r#"{"golden": [{"a": 1}], "a": 2}"#, r#"{"a":2}"#);
    check(r#"{"a": 2, "golden": [{"a": 1}]}"#, r#"{"a":2}"#);
    check(r#"{"$schema": "x", "a": 2, "balanced": true, "b": "c d", "allow": [[]]}"#, r#"{"a":2,"b":"c d"}"#);
    // Only at the top, only by the whole name, and not in a text.
    check(r#"{"a": {"golden": 1}}"#, r#"{"a":{"golden":1}}"#);
    check(r#"{"golden_cases": 1, "a": "golden"}"#, r#"{"golden_cases":1,"a":"golden"}"#);
    check(r#"{"a": "{, \"golden\": 1, {,", "b": "\\"}"#, r#"{"a":"{, \"golden\": 1, {,","b":"\\"}"#);
    check("[1, 2]", "[1,2]");
    check("no JSON", "noJSON");
    let whole = crate::support::instrument_json("creativity-skills");
    let (before, after) =
        (Instrument::from_json(&whole).unwrap(), Instrument::from_json(&essence(&whole)).unwrap());
    assert_eq!(before, after);
    assert!(!essence(&whole).contains("golden"));
}

#[test]
fn any_other_content_has_another_hash() {
    #[track_caller]
    fn check(one: &str, other: &str) {
        assert_ne!(ContentHash::of(one), ContentHash::of(other), "{one} {other}");
    }
    check(r#"{"a": 1}"#, r#"{"a": 2}"#);
    check(r#"{"a": 1}"#, r#"{"b": 1}"#);
    check(r#"{"a": 1}"#, r#"{"a": -1}"#);
    check(r#"{"a": "1"}"#, r#"{"a": 1}"#);
    check(r#"{"a": "b c"}"#, r#"{"a": "bc"}"#);
    check(r#"{"a": "b c"}"#, r#"{"a": "b  c"}"#);
    check(r#"{"a": "\" b"}"#, r#"{"a": "\"b"}"#);
    check(r#"{"a": "\\", "b": "c d"}"#, r#"{"a": "\\", "b": "cd"}"#);
    check("[1, 2]", "[2, 1]");
    check("[12]", "[1, 2]");

    // A change of any one character of a file is seen, white space between tokens apart.
    let json = sketch_json("a +-, b +");
    let hash = ContentHash::of(&json);
    for (place, _) in json.match_indices(|c: char| c.is_ascii_alphanumeric()) {
        let mut changed = json.clone();
        changed.replace_range(place..=place, "~");
        assert_ne!(ContentHash::of(&changed), hash, "at {place}");
    }
}

#[test]
fn what_only_the_linter_reads_makes_no_other_edition() {
    #[track_caller]
    fn check(with: &str, without: &str) {
        assert_eq!(ContentHash::of(with), ContentHash::of(without), "{with}");
    }
    check(r#"{"a": 1, "golden": [{"b": [",}", 2]}]}"#, r#"{"a": 1}"#);
    check(r#"{"golden": [], "a": 1}"#, r#"{"a": 1}"#);
    check(r#"{"a": 1, "golden" : {"x": "}"} , "b": 2}"#, r#"{"a": 1, "b": 2}"#);
    check(r#"{"a": 1, "golden": "\\\"", "b": 2}"#, r#"{"a": 1, "b": 2}"#);
    check(r#"{"golden": []}"#, "{}");
    check(r#"{"balanced": true, "a": 1, "allow": [], "$schema": "x"}"#, r#"{"a": 1}"#);
    #[track_caller]
    fn differ(one: &str, other: &str) {
        assert_ne!(ContentHash::of(one), ContentHash::of(other), "{one} {other}");
    }
    differ(r#"{"a": {"golden": 1}}"#, r#"{"a": {}}"#);
    differ(r#"[{"golden": 1}]"#, r#"[{}]"#);
    differ(r#"["golden", 1]"#, "[1]");
    differ(r#"{"goldene": 1}"#, "{}");
    differ(r#"{"a": "golden"}"#, r#"{"a": ""}"#);
    differ(r#"{"a": 1, "golden": [], "b": 2}"#, r#"{"a": 1, "b": 3}"#);

    // A golden case more is no other instrument, whatever it holds.
    let json = crate::support::instrument_json("creativity-skills");
    let start = json.find(r#""golden": ["#).unwrap();
    let more = json.replacen(
        r#""golden": ["#,
        r#""golden": [{"name": "empty", "answers": {}, "expect": {"total": null}}, "#,
        1,
    );
    let fewer = format!("{}\"golden\": []\n}}", &json[..start]);
    for changed in [more, fewer] {
        assert_eq!(Instrument::from_json(&changed).unwrap(), skills());
    }

    // Texts that are no JSON have a hash too.
    for text in ["", "{", "}", "]", "{,}", "\"", "{\"golden", "}{\"golden\": 1}", "é{é,é}é"] {
        assert_eq!(ContentHash::of(text), ContentHash::of(text));
    }
}

#[test]
fn hashes_are_read_as_written() {
    #[track_caller]
    fn check(text: &str, valid: bool) {
        assert_eq!(ContentHash::parse(text).map(|hash| hash.to_string()), valid.then(|| text.to_owned()));
    }
    check("0123456789abcdef", true);
    check("0000000000000000", true);
    check("ffffffffffffffff", true);
    check(&ContentHash::of("{}").to_string(), true);
    check("0123456789ABCDEF", false);
    check("123456789abcdef", false);
    check("00123456789abcdef", false);
    check("+123456789abcdef", false);
    check("0123456789abcdeg", false);
    check("", false);
}
