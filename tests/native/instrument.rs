//! Reading instruments: every rule, and the instruments we ship.

use innospark::instrument::{
    ContentHash, Instrument, InstrumentError, Key, Missing, Problem, RoleId, TechniqueId,
};

use crate::support::{dimension, form_id, instrument, instrument_names, item, near, option, sketch, skills};

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
