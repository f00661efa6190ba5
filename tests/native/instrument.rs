//! Reading instruments: ids, versions, hashes, every rule, and the instruments we ship.

use innospark::instrument::{
    BandId, ContentHash, DimensionId, FormId, GroupId, Instrument, InstrumentError, InstrumentId, ItemId,
    Key, MAX_ID_LENGTH, Missing, OptionId, Problem, RoleId, TechniqueId, Version, essence,
};

use crate::support::{
    dimension, form_id, instrument, instrument_names, item, near, option, sketch, sketch_json, skills,
};

// Ids, versions, hashes

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

// Reading

/// A file with every list, as `sketch_json` writes it.
const WHOLE: &str = r#"{
  "schema": 1, "id": "whole", "version": "1.2.3", "licence": "CC0-1.0", "citation": "Whole", "sources": ["made up"],
  "roles": ["employee"], "minutes": 4,
  "options": [{"id": "no", "value": 0}, {"id": "some", "value": 1}, {"id": "yes", "value": 2}],
  "missing": ["na"], "minimum_answered": 0.5,
  "bands": [{"id": "low", "from": 0}, {"id": "high", "from": 62.5}],
  "precision": {"reliability": 0.70, "sd": 18, "source": "assumed"},
  "groups": [{"id": "first", "dimensions": ["alpha"]}, {"id": "second", "dimensions": ["beta"]}],
  "dimensions": [
    {"id": "alpha", "items": [{"id": "a1", "key": 1}, {"id": "a2", "key": -1}], "techniques": ["scamper"]},
    {"id": "beta", "items": [{"id": "b1", "key": 1}], "precision": {"reliability": 0.9, "sd": 20, "source": "a pilot"}}
  ],
  "forms": [{"id": "full"}, {"id": "short", "items": ["b1", "a1"]}]
}"#;

/// The file with one thing changed.
#[track_caller]
fn edited(from: &str, to: &str) -> String {
    assert_eq!(WHOLE.matches(from).count(), 1, "{from} must stand once in the file");
    WHOLE.replacen(from, to, 1)
}

#[test]
fn a_file_is_read_whole() {
    let whole = Instrument::from_json(WHOLE).unwrap();
    assert_eq!(whole.id.as_str(), "whole");
    assert_eq!(whole.version.to_string(), "1.2.3");
    assert_eq!(whole.hash, ContentHash::of(WHOLE));
    assert_eq!((whole.licence.as_str(), whole.citation.as_str()), ("CC0-1.0", "Whole"));
    assert_eq!(whole.sources, ["made up"]);
    assert_eq!(whole.roles.iter().map(RoleId::as_str).collect::<Vec<_>>(), ["employee"]);
    assert_eq!(whole.missing, [Missing::NotApplicable]);
    assert_eq!(whole.ends(), (0.0, 2.0));
    assert_eq!(whole.value(&option("some")), Some(1.0));
    assert_eq!(whole.value(&option("na")), None);
    near(whole.minutes, 4.0);
    near(whole.minimum_answered, 0.5);
    near(whole.seconds_per_item(), 80.0);

    let items: Vec<(&str, &str, Key)> =
        whole.items().map(|(dimension, item)| (dimension.id.as_str(), item.id.as_str(), item.key)).collect();
    assert_eq!(
        items,
        [("alpha", "a1", Key::Positive), ("alpha", "a2", Key::Reversed), ("beta", "b1", Key::Positive)]
    );
    assert_eq!(
        whole.dimensions[0].techniques.iter().map(TechniqueId::as_str).collect::<Vec<_>>(),
        ["scamper"]
    );
    assert!(whole.dimensions[1].techniques.is_empty());
    assert_eq!(whole.groups[1].id.as_str(), "second");
    assert_eq!(whole.groups[1].dimensions, [dimension("beta")]);
}

#[test]
fn precision_may_stand_on_a_dimension() {
    #[track_caller]
    fn check(json: &str, expected: [Option<f64>; 2]) {
        let instrument = Instrument::from_json(json).unwrap();
        let found = instrument.dimensions.iter().map(|d| d.precision.as_ref().map(|p| p.reliability));
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }
    let shared = r#""precision": {"reliability": 0.70, "sd": 18, "source": "assumed"},"#;
    check(WHOLE, [Some(0.7), Some(0.9)]);
    check(&edited(shared, ""), [None, Some(0.9)]);
    let own = r#", "precision": {"reliability": 0.9, "sd": 20, "source": "a pilot"}"#;
    check(&edited(own, ""), [Some(0.7), Some(0.7)]);
    check(&edited(shared, "").replacen(own, "", 1), [None, None]);
}

#[test]
fn lists_that_may_be_absent() {
    #[track_caller]
    fn check(from: &str) -> Instrument {
        Instrument::from_json(&edited(from, "")).unwrap()
    }
    assert!(check(r#""roles": ["employee"],"#).roles.is_empty());
    assert!(check(r#""missing": ["na"],"#).missing.is_empty());
    assert!(check(r#", "techniques": ["scamper"]"#).dimensions[0].techniques.is_empty());
    let groups =
        r#""groups": [{"id": "first", "dimensions": ["alpha"]}, {"id": "second", "dimensions": ["beta"]}],"#;
    assert!(check(groups).groups.is_empty());
}

#[test]
fn unknown_fields_are_ignored() {
    #[track_caller]
    fn check(from: &str, to: &str) {
        let changed = Instrument::from_json(&edited(from, to)).unwrap();
        let expected = Instrument { hash: changed.hash, ..Instrument::from_json(WHOLE).unwrap() };
        assert_eq!(changed, expected);
        assert_ne!(changed.hash, Instrument::from_json(WHOLE).unwrap().hash);
    }
    check(r#""schema": 1,"#, r#""schema": 1, "gates": [], "facts": [], "golden": [], "about": "person","#);
    check(r#""id": "alpha","#, r#""id": "alpha", "colour": {"deep": [1]},"#);
    check(r#"{"id": "a2", "key": -1}"#, r#"{"id": "a2", "key": -1, "note": null}"#);
    check(r#"{"id": "yes", "value": 2}"#, r#"{"id": "yes", "value": 2, "text": "Yes"}"#);
    check(r#"{"id": "full"}"#, r#"{"id": "full", "minutes": 9}"#);
}

#[test]
fn other_schemas_are_refused_whatever_they_hold() {
    #[track_caller]
    fn check(json: &str, expected: &str) {
        let error = Instrument::from_json(json).unwrap_err();
        assert!(matches!(&error, InstrumentError::Schema(_)), "{error:?}");
        assert!(error.to_string().starts_with("/schema: "), "{error}");
        assert!(error.to_string().contains(&format!("schema {expected},")), "{error}");
    }
    check(&edited(r#""schema": 1"#, r#""schema": 2"#), "2");
    check(&edited(r#""schema": 1"#, r#""schema": 0"#), "0");
    check(r#"{"schema": 7}"#, "7");
    check(r#"{"schema": 2, "dimensions": "elsewhere"}"#, "2");
}

#[test]
fn files_of_another_shape_are_refused() {
    #[track_caller]
    fn check(json: &str) {
        let error = Instrument::from_json(json).unwrap_err();
        assert!(matches!(error, InstrumentError::Json(_)), "{error:?}");
    }
    check("");
    check("null");
    check("[]");
    check("{}");
    check("<!doctype html>");
    check(&WHOLE[..WHOLE.len() - 1]);
    check(&edited(r#""schema": 1,"#, ""));
    check(&edited(r#""schema": 1"#, r#""schema": "1""#));
    check(&edited(r#""schema": 1"#, r#""schema": -1"#));
    check(&edited(r#""schema": 1"#, r#""schema": 1.5"#));
    check(&edited(r#""id": "whole","#, ""));
    check(&edited(r#""id": "whole""#, r#""id": "Whole thing""#));
    check(&edited(r#""id": "whole""#, r#""id": null"#));
    check(&edited(r#""version": "1.2.3","#, ""));
    check(&edited(r#""version": "1.2.3""#, r#""version": "1.2""#));
    check(&edited(r#""version": "1.2.3""#, r#""version": 1"#));
    check(&edited(r#""licence": "CC0-1.0","#, ""));
    check(&edited(r#""citation": "Whole","#, ""));
    check(&edited(r#""sources": ["made up"],"#, ""));
    check(&edited(r#""sources": ["made up"]"#, r#""sources": "made up""#));
    check(&edited(r#""minutes": 4,"#, ""));
    check(&edited(r#""minutes": 4"#, r#""minutes": "4""#));
    check(&edited(r#""minimum_answered": 0.5,"#, ""));
    check(&edited(r#""missing": ["na"]"#, r#""missing": ["perhaps"]"#));
    check(&edited(r#""roles": ["employee"]"#, r#""roles": ["The boss"]"#));
    check(&edited(r#"{"id": "yes", "value": 2}"#, r#"{"id": "yes"}"#));
    check(&edited(r#"{"id": "yes", "value": 2}"#, r#"{"id": "yes", "value": 1e999}"#));
    check(&edited(r#"{"id": "low", "from": 0}"#, r#"{"id": "low", "from": "0"}"#));
    check(&edited(r#"{"id": "a1", "key": 1}"#, r#"{"id": "a1"}"#));
    check(&edited(r#"{"id": "a1", "key": 1}"#, r#"{"id": "a1", "key": 0.5}"#));
    check(&edited(r#"{"id": "a1", "key": 1}"#, r#"{"id": "a1", "key": "1"}"#));
    check(&edited(r#", "techniques": ["scamper"]"#, r#", "techniques": "scamper""#));
    check(&edited(r#"{"id": "full"}"#, "{}"));
    check(&edited(r#""source": "a pilot""#, r#""page": 7"#));
}

#[test]
fn every_rule_between_fields_is_kept() {
    #[track_caller]
    fn check(from: &str, to: &str, expected_pointer: &str, expected: &Problem) {
        match Instrument::from_json(&edited(from, to)).unwrap_err() {
            InstrumentError::Rule { pointer, problem } => {
                assert_eq!(pointer, expected_pointer, "{problem}");
                // Which range it is, is said by the pointer.
                let same = matches!((&problem, expected), (Problem::Range(_), Problem::Range(_)));
                assert!(same || problem == *expected, "{problem}");
            }
            other => panic!("{other}"),
        }
    }
    let twice = |id: &str| Problem::Duplicate(id.to_owned());
    let unknown = |id: &str| Problem::Unknown(id.to_owned());
    let range = Problem::Range("");

    let options = r#"[{"id": "no", "value": 0}, {"id": "some", "value": 1}, {"id": "yes", "value": 2}]"#;
    check(options, "[]", "/options", &Problem::Scale);
    check(options, r#"[{"id": "no", "value": 0}]"#, "/options", &Problem::Scale);
    check(options, r#"[{"id": "no", "value": 3}, {"id": "yes", "value": 3}]"#, "/options", &Problem::Scale);
    check(r#"{"id": "yes","#, r#"{"id": "some","#, "/options", &twice("some"));
    check(r#"{"id": "yes","#, r#"{"id": "na","#, "/options", &twice("na"));
    check(r#"{"id": "yes","#, r#"{"id": "dk","#, "/options", &twice("dk"));

    let bands = r#"[{"id": "low", "from": 0}, {"id": "high", "from": 62.5}]"#;
    check(bands, "[]", "/bands", &Problem::Bands);
    check(r#""from": 0}"#, r#""from": 1}"#, "/bands", &Problem::Bands);
    check(r#""from": 0}"#, r#""from": -1}"#, "/bands", &Problem::Bands);
    check(r#""from": 62.5}"#, r#""from": 0}"#, "/bands", &Problem::Bands);
    check(r#""from": 62.5}"#, r#""from": 100.5}"#, "/bands", &Problem::Bands);
    check(
        bands,
        r#"[{"id": "low", "from": 0}, {"id": "high", "from": 60}, {"id": "mid", "from": 50}]"#,
        "/bands",
        &Problem::Bands,
    );
    check(r#"{"id": "high","#, r#"{"id": "low","#, "/bands", &twice("low"));

    check(r#""minimum_answered": 0.5"#, r#""minimum_answered": 0"#, "/minimum_answered", &range);
    check(r#""minimum_answered": 0.5"#, r#""minimum_answered": -0.5"#, "/minimum_answered", &range);
    check(r#""minimum_answered": 0.5"#, r#""minimum_answered": 1.01"#, "/minimum_answered", &range);
    check(r#""minutes": 4"#, r#""minutes": 0"#, "/minutes", &range);
    check(r#""minutes": 4"#, r#""minutes": -4"#, "/minutes", &range);
    check(r#""minutes": 4"#, r#""minutes": 241"#, "/minutes", &range);

    check(r#"{"id": "b1", "key": 1}"#, "", "/dimensions/1/items", &Problem::Empty);
    check(r#"{"id": "beta", "items""#, r#"{"id": "alpha", "items""#, "/dimensions", &twice("alpha"));
    check(r#"{"id": "b1", "key": 1}"#, r#"{"id": "a1", "key": 1}"#, "/dimensions", &twice("a1"));
    check(r#"{"id": "a2", "key": -1}"#, r#"{"id": "a1", "key": -1}"#, "/dimensions", &twice("a1"));

    let forms = r#"[{"id": "full"}, {"id": "short", "items": ["b1", "a1"]}]"#;
    check(forms, "[]", "/forms", &Problem::Empty);
    check(r#"{"id": "short","#, r#"{"id": "full","#, "/forms", &twice("full"));
    check(r#"["b1", "a1"]"#, "[]", "/forms/1/items", &Problem::Empty);
    check(r#"["b1", "a1"]"#, r#"["b1", "b1"]"#, "/forms/1/items", &twice("b1"));
    check(r#"["b1", "a1"]"#, r#"["b1", "c1"]"#, "/forms/1/items", &unknown("c1"));

    check(r#"{"id": "second","#, r#"{"id": "first","#, "/groups", &twice("first"));
    // A score table has a column for each dimension and each group.
    check(r#"{"id": "second","#, r#"{"id": "alpha","#, "/groups", &twice("alpha"));
    check(r#""dimensions": ["beta"]"#, r#""dimensions": ["beta", "alpha"]"#, "/groups", &twice("alpha"));
    check(r#""dimensions": ["beta"]"#, r#""dimensions": ["beta", "beta"]"#, "/groups", &twice("beta"));
    check(r#""dimensions": ["beta"]"#, r#""dimensions": []"#, "/groups/1/dimensions", &Problem::Empty);
    check(
        r#""dimensions": ["beta"]"#,
        r#""dimensions": ["gamma"]"#,
        "/groups/1/dimensions",
        &unknown("gamma"),
    );
}

#[test]
fn a_mistake_in_one_field_has_its_place() {
    #[track_caller]
    fn check(from: &str, to: &str, pointer: &str) {
        let error = Instrument::from_json(&edited(from, to)).unwrap_err();
        assert!(matches!(error, InstrumentError::Json(_)), "{error:?}");
        assert!(error.to_string().starts_with(&format!("{pointer}: ")), "{error}");
    }
    check(r#""reliability": 0.70"#, r#""reliability": 1"#, "/precision/reliability");
    check(r#""reliability": 0.70"#, r#""reliability": -0.1"#, "/precision/reliability");
    check(r#""reliability": 0.70, "#, "", "/precision/reliability");
    check(r#""sd": 18"#, r#""sd": 0"#, "/precision/sd");
    check(r#""sd": 18"#, r#""sd": 50.1"#, "/precision/sd");
    check(r#""sd": 18"#, r#""sd": "18""#, "/precision/sd");
    check(r#""reliability": 0.9"#, r#""reliability": 1"#, "/dimensions/1/precision/reliability");
    check(r#""sd": 20"#, r#""sd": -20"#, "/dimensions/1/precision/sd");
    check(r#", "source": "a pilot""#, "", "/dimensions/1/precision/source");
    check(r#"{"id": "a2", "key": -1}"#, r#"{"id": "a2", "key": 0}"#, "/dimensions/0/items/1/key");
    check(r#"{"id": "a2", "key": -1}"#, r#"{"id": "a2", "key": 2}"#, "/dimensions/0/items/1/key");
    check(r#"{"id": "a2", "key": -1}"#, r#"{"id": "a2", "key": -1.5}"#, "/dimensions/0/items/1/key");
    check(r#"{"id": "b1", "key": 1}"#, r#"{"id": "b1"}"#, "/dimensions/1/items/0/key");
    check(r#"{"id": "b1", "key": 1}"#, r#"{"id": "B 1", "key": 1}"#, "/dimensions/1/items/0/id");
    check(r#"["b1", "a1"]"#, r#"["b1", 1]"#, "/forms/1/items/1");
    check(r#"["b1", "a1"]"#, r#""b1 a1""#, "/forms/1/items");
    check(r#""version": "1.2.3""#, r#""version": "1.2""#, "/version");
    check(r#""missing": ["na"]"#, r#""missing": ["na", "perhaps"]"#, "/missing/1");
    check(r#""sources": ["made up"]"#, r#""sources": ["made up", null]"#, "/sources/1");
    check(r#"{"id": "yes", "value": 2}"#, r#"{"id": "yes", "value": "2"}"#, "/options/2/value");
    check(r#""dimensions": ["beta"]"#, r#""dimensions": ["beta", ""]"#, "/groups/1/dimensions/1");
    check(r#""licence": "CC0-1.0", "#, "", "/licence");
}

#[test]
fn an_instrument_without_dimensions_is_refused() {
    let all = WHOLE.find("\"dimensions\": [\n").unwrap()..WHOLE.find("\n  ],").unwrap();
    let error = Instrument::from_json(&edited(&WHOLE[all], "\"dimensions\": [")).unwrap_err();
    assert!(
        matches!(&error, InstrumentError::Rule { pointer, problem: Problem::Empty } if pointer == "/dimensions"),
        "{error}"
    );
}

#[test]
fn the_ends_of_every_range_are_allowed() {
    #[track_caller]
    fn check(from: &str, to: &str) {
        assert!(Instrument::from_json(&edited(from, to)).is_ok(), "{to}");
    }
    check(r#""minimum_answered": 0.5"#, r#""minimum_answered": 1"#);
    check(r#""minimum_answered": 0.5"#, r#""minimum_answered": 0.001"#);
    check(r#""minutes": 4"#, r#""minutes": 240"#);
    check(r#""minutes": 4"#, r#""minutes": 0.5"#);
    check(r#""from": 62.5}"#, r#""from": 100}"#);
    check(r#""reliability": 0.70"#, r#""reliability": 0"#);
    check(r#""sd": 18"#, r#""sd": 50"#);
    check(r#"{"id": "no", "value": 0}"#, r#"{"id": "no", "value": -3.5}"#);
    check(r#""version": "1.2.3""#, r#""version": "0.0.0""#);
}

// Looking things up

#[test]
fn bands_begin_at_their_lower_end() {
    #[track_caller]
    fn check(score: f64, expected: &str) {
        assert_eq!(skills().band(score).id.as_str(), expected, "{score}");
    }
    check(0.0, "emerging");
    check(25.0, "emerging");
    check(39.999_999, "emerging");
    check(40.0_f64.next_down(), "emerging");
    check(40.0, "developing");
    check(54.6875, "developing");
    check(59.9996, "developing");
    check(60.0_f64.next_down(), "developing");
    check(60.0, "established");
    check(79.999_999, "established");
    check(80.0, "strong");
    check(100.0, "strong");
    check(-5.0, "emerging");
    check(105.0, "strong");
}

#[test]
fn forms_choose_statements() {
    let whole = Instrument::from_json(WHOLE).unwrap();
    let form = |id: &str| whole.form_or_first(&form_id(id));
    #[track_caller]
    fn check(asked: bool, expected: bool) {
        assert_eq!(asked, expected);
    }
    check(form("full").asks(&item("a2")), true);
    check(form("short").asks(&item("a1")), true);
    check(form("short").asks(&item("a2")), false);
    check(form("short").asks(&item("c1")), false);
    assert_eq!(whole.length(form("full")), 3);
    assert_eq!(whole.length(form("short")), 2);
    assert_eq!(form("long").id, form_id("full"), "an unknown form is the first one");
    assert!(whole.form(&form_id("long")).is_none());
}

#[test]
fn ways_not_to_answer_are_read_as_written() {
    for missing in [Missing::NotApplicable, Missing::DontKnow] {
        assert_eq!(Missing::parse(missing.as_str()), Some(missing));
    }
    assert_eq!(Missing::parse("NA"), None);
    assert_eq!(Missing::parse(""), None);
}

#[test]
fn ends_do_not_depend_on_the_order_of_options() {
    let mut sketch = sketch("a +");
    sketch.options.reverse();
    assert_eq!(sketch.ends(), (1.0, 5.0));
    sketch.options.swap(0, 2);
    assert_eq!(sketch.ends(), (1.0, 5.0));
}

// What we ship

#[test]
fn every_instrument_is_read_and_named_after_its_folder() {
    for name in instrument_names() {
        let instrument = instrument(&name);
        assert_eq!(instrument.id.as_str(), name);
        assert!(!instrument.licence.is_empty() && !instrument.citation.is_empty(), "{name}");
        assert!(!instrument.sources.is_empty(), "{name}");
        let seconds = instrument.seconds_per_item();
        assert!((3.0..=60.0).contains(&seconds), "{name}: {seconds} s for a statement");
        for form in &instrument.forms {
            let asked = instrument.length(form);
            assert!(asked > 0 && asked <= instrument.items().count(), "{name}/{}", form.id);
        }
    }
}

#[test]
fn the_creative_skills_have_their_size() {
    let skills = skills();
    assert_eq!(skills.version.major, 1);
    assert_eq!(skills.groups.iter().map(|g| g.dimensions.len()).collect::<Vec<_>>(), [5, 5, 5]);
    assert_eq!(skills.dimensions.len(), 15);
    assert_eq!(skills.items().count(), 60);
    assert_eq!(skills.ends(), (1.0, 5.0));
    assert_eq!(skills.missing, [Missing::NotApplicable, Missing::DontKnow]);
    assert_eq!(skills.roles.iter().map(RoleId::as_str).collect::<Vec<_>>(), ["employee", "employer"]);
    near(skills.seconds_per_item(), 9.0);

    #[track_caller]
    fn check(instrument: &Instrument, id: &str, length: usize, each: usize, reversed_each: usize) {
        let form = instrument.form(&form_id(id)).unwrap();
        assert_eq!(instrument.length(form), length);
        for dimension in &instrument.dimensions {
            let asked: Vec<_> = dimension.items.iter().filter(|item| form.asks(&item.id)).collect();
            assert_eq!(asked.len(), each, "{}", dimension.id);
            let reversed = asked.iter().filter(|item| item.key == Key::Reversed).count();
            assert_eq!(reversed, reversed_each, "{}", dimension.id);
        }
    }
    check(&skills, "full", 60, 4, 1);
    // With one of two reversed, answering everything alike gives 50 and flatters nobody.
    check(&skills, "short", 30, 2, 1);
    for dimension in &skills.dimensions {
        let precision = dimension.precision.as_ref().unwrap();
        assert_eq!((precision.reliability, precision.sd), (0.70, 18.0));
        assert!(precision.source.contains("assumed"), "an assumption is called one");
        assert!((3..=5).contains(&dimension.techniques.len()), "{}", dimension.id);
    }
}
