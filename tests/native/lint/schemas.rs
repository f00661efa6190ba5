//! The JSON Schemas beside the instruments: a whole validator, the linter and the app's reader agree on them.

use boon::{Compiler, SchemaIndex, Schemas};
use innospark::instrument::{Instrument, Wording};
use innospark::lint::{Rule, Source, check};
use serde_json::{Value, json};

use super::{SOUND, files};
use crate::support::{INSTRUMENTS, read};

/// A schema as a whole validator understands it.
struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    /// Compiles a schema of the repository, which is held to its own schema by that.
    fn of(below_root: &str) -> Self {
        let place = format!("file:///{below_root}");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource(&place, serde_json::from_str(&read(below_root)).unwrap()).unwrap();
        let index = compiler.compile(&place, &mut schemas).unwrap_or_else(|error| panic!("{error:#}"));
        Self { schemas, index }
    }

    fn problem(&self, value: &Value) -> Option<String> {
        self.schemas.validate(value, self.index).err().map(|error| format!("{error:#}"))
    }
}

const INSTRUMENT: &str = "assets/instruments/instrument.schema.json";
const WORDING: &str = "assets/instruments/wording.schema.json";
const TECHNIQUES: &str = "src/lint/schemas/techniques.schema.json";
const TECHNIQUE_WORDS: &str = "src/lint/schemas/technique-words.schema.json";

/// The schema of a file, by its name.
fn schema_of(name: &str) -> Option<&'static str> {
    let name = name.rsplit('/').next().unwrap();
    match name {
        "instrument.json" => Some(INSTRUMENT),
        "techniques.json" => Some(TECHNIQUES),
        _ if name.starts_with("wording.") && !name.ends_with(".schema.json") => Some(WORDING),
        _ if name.starts_with("techniques.") => Some(TECHNIQUE_WORDS),
        _ => None,
    }
}

#[test]
fn what_we_ship_fits_the_schemas() {
    let mut seen = 0;
    for folder in [INSTRUMENTS, SOUND] {
        for source in files(folder) {
            let Some(schema) = schema_of(&source.path) else { continue };
            let value: Value = serde_json::from_slice(&source.bytes).unwrap();
            assert_eq!(Schema::of(schema).problem(&value), None, "{}", source.path);
            seen += 1;
        }
    }
    assert!(seen >= 8, "{seen}");
}

#[test]
fn the_schemas_use_only_what_the_linter_understands() {
    const WORDS: [&str; 22] = [
        "$schema",
        "$defs",
        "$ref",
        "title",
        "description",
        "type",
        "const",
        "enum",
        "pattern",
        "minLength",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "items",
        "minItems",
        "maxItems",
        "properties",
        "required",
        "additionalProperties",
        "propertyNames",
        "examples",
    ];
    fn walk(schema: &Value, place: &str) {
        let Some(object) = schema.as_object() else { return };
        for (word, value) in object {
            assert!(WORDS.contains(&word.as_str()), "{place}/{word}");
            match (word.as_str(), value) {
                ("properties" | "$defs", Value::Object(parts)) => {
                    parts.iter().for_each(|(name, part)| walk(part, &format!("{place}/{word}/{name}")));
                }
                ("items" | "additionalProperties" | "propertyNames", part) => {
                    walk(part, &format!("{place}/{word}"))
                }
                _ => {}
            }
        }
    }
    for schema in [INSTRUMENT, WORDING, TECHNIQUES, TECHNIQUE_WORDS] {
        walk(&serde_json::from_str(&read(schema)).unwrap(), schema);
    }
}

#[test]
fn every_field_that_an_author_writes_is_described() {
    fn walk(schema: &Value, place: &str) {
        if !schema.is_object() {
            return;
        }
        for (name, part) in schema["properties"].as_object().into_iter().flatten() {
            assert!(part["description"].is_string(), "{place}/{name} has no description");
            walk(part, &format!("{place}/{name}"));
        }
        for part in [&schema["items"], &schema["additionalProperties"]] {
            walk(part, place);
        }
        for (name, part) in schema["$defs"].as_object().into_iter().flatten() {
            walk(part, &format!("{place}/$defs/{name}"));
        }
    }
    for schema in [INSTRUMENT, WORDING] {
        walk(&serde_json::from_str(&read(schema)).unwrap(), schema);
    }
}

/// What the linter says that a schema would say too.
fn told(name: &str, value: &Value) -> Vec<String> {
    let source = Source { path: name.to_owned(), bytes: serde_json::to_vec(value).unwrap(), asked: true };
    let findings = check(&[source]).into_iter();
    let about_shape = findings.filter(|finding| {
        let shape = matches!(finding.rule, Rule::Shape | Rule::UnknownField | Rule::Key);
        (shape && !finding.message.starts_with("the app refuses")) || finding.message.starts_with("is empty")
    });
    about_shape.map(|finding| finding.to_string()).collect()
}

/// Every value below a value, as pointers.
fn places(value: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    match value {
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(index, part)| places(part, &format!("{pointer}/{index}"), found));
        }
        Value::Object(object) => {
            object.iter().for_each(|(name, part)| places(part, &format!("{pointer}/{name}"), found));
        }
        _ => {}
    }
}

#[test]
fn the_linter_reads_the_schemas_as_a_whole_validator_does() {
    // Values of sound files are replaced by odd ones, taken away, or joined by a stranger.
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1),
        json!(101.5),
        json!(""),
        json!("x"),
        json!("A b"),
        json!("2026-02-30"),
        json!("1.0.01"),
        json!([]),
        json!({}),
        json!(["x"]),
        json!({"id": "x"}),
        json!({"Ä": 1}),
        json!("x/y"),
        json!("na"),
        json!("source"),
        json!([{"id": "x", "key": 1}]),
    ];
    let names = [
        "instruments/small/instrument.json",
        "instruments/small/wording.en.json",
        "library/techniques.json",
        "library/techniques.en.json",
    ];
    let (mut accepted, mut refused) = (0, 0);
    for name in names {
        let schema = Schema::of(schema_of(name).unwrap());
        let mut sound: Value = serde_json::from_str(&read(&format!("{SOUND}/{name}"))).unwrap();
        if name.ends_with("techniques.en.json") {
            // Three of a kind teach no more than one.
            sound["techniques"].as_object_mut().unwrap().retain(|id, _| id == "interview");
        }
        let mut pointers = Vec::new();
        places(&sound, "", &mut pointers);
        let mut compare = |changed: &Value, what: &str| {
            let (whole, ours) = (schema.problem(changed), told(name, changed));
            assert_eq!(whole.is_some(), !ours.is_empty(), "{name} {what}: {whole:?} {ours:#?}");
            if whole.is_some() { refused += 1 } else { accepted += 1 }
        };
        for (index, pointer) in pointers.iter().enumerate() {
            // Each place meets some of them; places that are alike meet the others.
            for value in odd.iter().cycle().skip(index * 7).take(7) {
                let mut changed = sound.clone();
                *changed.pointer_mut(pointer).unwrap() = value.clone();
                compare(&changed, &format!("{pointer} = {value}"));
            }
            let mut changed = sound.clone();
            if let Some(object) = changed.pointer_mut(pointer).unwrap().as_object_mut() {
                object.insert("stranger".to_owned(), json!("x"));
                compare(&changed, &format!("{pointer}/stranger"));
            }
            let Some((parent, step)) = pointer.rsplit_once('/') else { continue };
            let mut changed = sound.clone();
            if let Some(object) = changed.pointer_mut(parent).unwrap().as_object_mut() {
                object.remove(step);
                compare(&changed, &format!("without {pointer}"));
            }
        }
    }
    assert!(accepted > 100 && refused > 500, "{accepted} accepted, {refused} refused");
}

/// The sound file with one text in it replaced.
#[track_caller]
fn edited(name: &str, from: &str, to: &str) -> String {
    let text = read(&format!("{SOUND}/instruments/small/{name}"));
    assert_eq!(text.matches(from).count(), 1, "{from} must stand once in {name}");
    text.replacen(from, to, 1)
}

#[test]
fn schema_and_reader_agree_on_broken_instruments() {
    let schema = Schema::of(INSTRUMENT);
    #[track_caller]
    fn check(schema: &Schema, from: &str, to: &str, fits: bool, read: bool) {
        let text = edited("instrument.json", from, to);
        let problem = schema.problem(&serde_json::from_str(&text).unwrap());
        assert_eq!(problem.is_none(), fits, "schema, {to}: {problem:?}");
        let instrument = Instrument::from_json(&text);
        assert_eq!(instrument.is_ok(), read, "reader, {to}: {:?}", instrument.err());
    }
    // Refused by both.
    for (from, to) in [
        (r#""schema": 1, "#, ""),
        (r#""schema": 1"#, r#""schema": 2"#),
        (r#""schema": 1"#, r#""schema": "1""#),
        (r#""id": "small", "#, ""),
        (r#""id": "small""#, r#""id": "Small""#),
        (r#""id": "small""#, r#""id": 7"#),
        (r#""version": "1.0.0""#, r#""version": "1.0""#),
        (r#""version": "1.0.0""#, r#""version": "01.0.0""#),
        (r#""licence": "CC0-1.0", "#, ""),
        (r#""citation": "A small one", "#, ""),
        (r#""sources": ["Made up for tests."]"#, r#""sources": "Made up for tests.""#),
        (r#""roles": ["employee"]"#, r#""roles": "employee""#),
        (r#""roles": ["employee"]"#, r#""roles": ["An employee"]"#),
        (r#""minutes": 1"#, r#""minutes": 0"#),
        (r#""minutes": 1"#, r#""minutes": 241"#),
        (r#""minutes": 1"#, r#""minutes": "1""#),
        (r#"{"id": "o2", "value": 2}"#, r#"{"id": "o2"}"#),
        (r#"{"id": "o2", "value": 2}"#, r#"{"value": 2}"#),
        (r#"{"id": "o2", "value": 2}"#, r#"{"id": "o2", "value": "2"}"#),
        (r#"{"id": "o2", "value": 2}"#, r#""o2""#),
        (r#""missing": ["na", "dk"]"#, r#""missing": ["NA"]"#),
        (r#""minimum_answered": 0.5, "#, ""),
        (r#""minimum_answered": 0.5"#, r#""minimum_answered": 0"#),
        (r#""minimum_answered": 0.5"#, r#""minimum_answered": 1.01"#),
        (r#"{"id": "low", "from": 0}"#, r#"{"id": "low", "from": -1}"#),
        (r#"{"id": "high", "from": 90}"#, r#"{"id": "high", "from": 100.5}"#),
        (r#"{"id": "high", "from": 90}"#, r#"{"id": "high"}"#),
        (r#""reliability": 0.7"#, r#""reliability": 1"#),
        (r#""reliability": 0.7"#, r#""reliability": -0.1"#),
        (r#""sd": 18"#, r#""sd": 0"#),
        (r#""sd": 18"#, r#""sd": 51"#),
        (r#", "source": "assumed""#, ""),
        (r#""dimensions": ["asking", "making"]"#, r#""dimensions": []"#),
        (r#""dimensions": ["asking", "making"]"#, r#""dimensions": ["asking", 2]"#),
        (r#"{"id": "a2", "key": 1}"#, r#"{"id": "a2", "key": 2}"#),
        (r#"{"id": "a2", "key": 1}"#, r#"{"id": "a2", "key": "1"}"#),
        (r#"{"id": "a2", "key": 1}"#, r#"{"id": "a2"}"#),
        (r#""techniques": ["interview", "five_whys", "listening"]"#, r#""techniques": ["Six hats"]"#),
        (r#"{"id": "full"}"#, "{}"),
        (r#"{"id": "short", "items": ["a1", "a3", "m1", "m3"]}"#, r#"{"id": "short", "items": []}"#),
        (r#"{"id": "short", "items": ["a1", "a3", "m1", "m3"]}"#, r#"{"id": "short", "items": "a1"}"#),
    ] {
        check(&schema, from, to, false, false);
    }
    // Only the linter and the schema mind: the app passes over what it does not know.
    for (from, to) in [
        (r#""schema": 1"#, r#""schema": 1, "colour": "red""#),
        (r#"{"id": "a2", "key": 1}"#, r#"{"id": "a2", "key": 1, "text": "x"}"#),
        (r#""balanced": true"#, r#""balanced": "yes""#),
        (r#""name": "all o3", "#, ""),
        (r#""licence": "CC0-1.0""#, r#""licence": """#),
    ] {
        check(&schema, from, to, false, true);
    }
    for (from, to) in [
        (r#""about": "person""#, r#""about": "planet""#),
        (r#""checked": "2026-11-21""#, r#""checked": "yesterday""#),
        (r#"["micro", "larger"]"#, r#"["micro"]"#),
    ] {
        check(&schema, from, to, false, false);
    }
    // Rules between fields are beyond a schema.
    for (from, to) in [
        (r#"{"id": "a2", "key": 1}"#, r#"{"id": "a1", "key": 1}"#),
        (r#""items": ["a1", "a3", "m1", "m3"]"#, r#""items": ["a1", "z"]"#),
        (r#""dimensions": ["asking", "making"]"#, r#""dimensions": ["asking", "resting"]"#),
        (r#"{"id": "high", "from": 90}"#, r#"{"id": "high", "from": 70}"#),
        (r#"{"id": "low", "from": 0}"#, r#"{"id": "low", "from": 1}"#),
    ] {
        check(&schema, from, to, true, false);
    }
    // Allowed by both.
    for (from, to) in [
        (r#""schema": 1"#, r#""$schema": "../instrument.schema.json", "schema": 1"#),
        (r#""missing": ["na", "dk"], "#, ""),
        (r#""roles": ["employee"], "#, ""),
        (r#""balanced": true,"#, ""),
        (r#", "techniques": ["interview", "five_whys", "listening"]"#, ""),
        (
            r#"  "gates": [{"id": "fte", "threshold": 0.5, "checked": "2026-11-21", "source": "A programme’s page."}],"#,
            "",
        ),
        (r#""threshold": 0.5, "#, ""),
        (r#""minimum_answered": 0.5"#, r#""minimum_answered": 1"#),
        (r#""minutes": 1"#, r#""minutes": 240"#),
        (r#""sd": 18"#, r#""sd": 50"#),
    ] {
        check(&schema, from, to, true, true);
    }
}

#[test]
fn schema_and_reader_agree_on_broken_wordings() {
    let schema = Schema::of(WORDING);
    #[track_caller]
    fn check(schema: &Schema, from: &str, to: &str, fits: bool, read: bool) {
        let text = edited("wording.en.json", from, to);
        let problem = schema.problem(&serde_json::from_str(&text).unwrap());
        assert_eq!(problem.is_none(), fits, "schema, {to}: {problem:?}");
        assert_eq!(Wording::from_json(&text).is_ok(), read, "reader, {to}");
    }
    for (from, to) in [
        (r#""instrument": "small", "#, ""),
        (r#""instrument": "small""#, r#""instrument": "A small one""#),
        (r#""language": "en", "#, ""),
        (r#""status": "source""#, r#""status": "done""#),
        (r#""title": "Asking first", "#, ""),
        (r#""title": "Asking first""#, r#""title": 1"#),
        (r#""stem": "How well does it describe you?", "#, ""),
        (r#", "dk": "I don’t know""#, ""),
        (r#""o2": "In part""#, r#""o2": 2"#),
        (r#""o2": "In part""#, r#""O2": "In part""#),
        (r#""caveats": ["A description, no test."]"#, r#""caveats": "A description, no test.""#),
        (r#", "definition": "All that is asked.""#, ""),
        (r#""low": "Guesses come first.", "#, ""),
        (r#", "text": "Below the middle.""#, ""),
    ] {
        check(&schema, from, to, false, false);
    }
    for (from, to) in [
        (r#""title""#, r#""note": "x", "title""#),
        (r#""title": "Asking first""#, r#""title": """#),
        (r#""language": "en""#, r#""language": "English""#),
        (r#""caveats": ["A description, no test."]"#, r#""caveats": []"#),
    ] {
        check(&schema, from, to, false, true);
    }
    check(&schema, r#""no": "No", "#, "", false, false);
    check(&schema, r#""title""#, r#""$schema": "../wording.schema.json", "title""#, true, true);
    check(
        &schema,
        r#"  "documents": {"a1": "The notes of the last interview."}"#,
        r#"  "schema": 1"#,
        true,
        true,
    );
}
