//! Holds a file to its JSON Schema, with a sentence for each mistake.
//!
//! The schemas that editors use are the linter's own list of fields, so the two cannot disagree. Only the part of the
//! 2020-12 vocabulary that those schemas use is understood; the tests hold that, and compare with a whole validator.

use std::sync::OnceLock;

use serde_json::{Map, Value};

use super::value::below;

/// A schema that is compiled in.
pub(super) struct Schema {
    text: &'static str,
    parsed: OnceLock<Value>,
}

pub(super) static INSTRUMENT: Schema =
    Schema::new(include_str!("../../assets/instruments/instrument.schema.json"));
pub(super) static WORDING: Schema = Schema::new(include_str!("../../assets/instruments/wording.schema.json"));
pub(super) static TECHNIQUES: Schema = Schema::new(include_str!("schemas/techniques.schema.json"));
pub(super) static TECHNIQUE_WORDS: Schema = Schema::new(include_str!("schemas/technique-words.schema.json"));

impl Schema {
    const fn new(text: &'static str) -> Self {
        Self { text, parsed: OnceLock::new() }
    }

    /// What is wrong with a value.
    pub(super) fn problems(&self, value: &Value) -> Vec<Problem> {
        // Tests read the same files, so the fallback is for the type only.
        let root = self.parsed.get_or_init(|| serde_json::from_str(self.text).unwrap_or_default());
        let mut walk = Walk { root, problems: Vec::new() };
        walk.check(root, value, "");
        walk.problems
    }
}

/// Something that a schema forbids.
pub(super) struct Problem {
    pub(super) pointer: String,
    pub(super) about: About,
    pub(super) message: String,
}

/// What a problem is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// A field that the schema does not know.
    Field,
    /// A text without a character.
    EmptyText,
    /// Anything else.
    Shape,
}

/// A pattern, and whether a text fits it.
type Pattern = (&'static str, fn(&str) -> bool);

/// A limit's name, how it is said, and whether a number keeps it.
type Limit = (&'static str, &'static str, fn(f64, f64) -> bool);

/// How the patterns in the schemas are understood: without a library for regular expressions.
const PATTERNS: [Pattern; 5] = [
    ("^[a-z0-9][a-z0-9_-]{0,63}$", is_id),
    ("^[a-z0-9][a-z0-9_-]{0,63}/[a-z0-9][a-z0-9_-]{0,63}$", |text| {
        text.split_once('/').is_some_and(|(one, other)| is_id(one) && is_id(other))
    }),
    (r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$", |text| {
        let number = |part: &str| {
            part == "0" || (part.starts_with(|c: char| c != '0') && part.bytes().all(|b| b.is_ascii_digit()))
        };
        text.split('.').count() == 3 && text.split('.').all(number)
    }),
    ("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", is_day),
    ("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", super::file::is_language),
];

fn is_id(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = text.as_bytes();
    bytes.first().is_some_and(|first| letter(*first))
        && bytes.iter().all(|byte| letter(*byte) || matches!(byte, b'-' | b'_'))
        && bytes.len() <= 64
}

fn is_day(text: &str) -> bool {
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let within = |part: &str, last: u8| part.parse::<u8>().is_ok_and(|number| (1..=last).contains(&number));
    digits(year, 4) && digits(month, 2) && digits(day, 2) && within(month, 12) && within(day, 31)
}

struct Walk<'a> {
    root: &'a Value,
    problems: Vec<Problem>,
}

impl<'a> Walk<'a> {
    fn say(&mut self, pointer: &str, about: About, message: String) {
        self.problems.push(Problem { pointer: pointer.to_owned(), about, message });
    }

    fn resolve(&self, schema: &'a Value) -> &'a Value {
        let target = schema.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix('#'));
        target.and_then(|pointer| self.root.pointer(pointer)).unwrap_or(schema)
    }

    /// What is expected, in words: where the schema is used first, then where it is defined.
    fn expected(&self, schema: &'a Value) -> String {
        let own = schema.get("description").and_then(Value::as_str);
        let shared =
            self.resolve(schema).get("description").and_then(Value::as_str).filter(|text| own != Some(text));
        [own, shared].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn check(&mut self, schema: &'a Value, value: &Value, pointer: &str) {
        let rules = self.resolve(schema);
        let expected = self.expected(schema);
        if let Some(wanted) = rules.get("const").filter(|wanted| *wanted != value) {
            self.say(pointer, About::Shape, sentence(&format!("must be {wanted}"), &expected));
            return;
        }
        if let Some(wanted) = rules.get("enum").and_then(Value::as_array).filter(|list| !list.contains(value))
        {
            let wanted: Vec<String> = wanted.iter().map(Value::to_string).collect();
            self.say(pointer, About::Shape, sentence(&format!("must be {}", wanted.join(" or ")), &expected));
            return;
        }
        if let Some(kinds) = rules.get("type") {
            let kinds: Vec<&str> = match kinds {
                Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
                one => one.as_str().into_iter().collect(),
            };
            if !kinds.iter().any(|kind| is_kind(value, kind)) {
                let kinds: Vec<&str> = kinds.into_iter().map(kind_in_words).collect();
                let message = format!("{} is expected, not {}", kinds.join(" or "), kind_of(value));
                self.say(pointer, About::Shape, sentence(&message, &expected));
                return;
            }
        }
        match value {
            Value::String(text) => self.check_text(rules, text, pointer, &expected),
            Value::Number(number) => {
                self.check_number(rules, number.as_f64().unwrap_or_default(), pointer, &expected);
            }
            Value::Array(list) => self.check_list(rules, list, pointer, &expected),
            Value::Object(object) => self.check_object(rules, object, pointer),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn check_text(&mut self, rules: &'a Value, text: &str, pointer: &str, expected: &str) {
        let shortest = rules.get("minLength").and_then(Value::as_u64).unwrap_or(0);
        if (text.chars().count() as u64) < shortest {
            self.say(pointer, About::EmptyText, sentence("is empty; write a text", expected));
        }
        let pattern = rules.get("pattern").and_then(Value::as_str);
        let known = pattern.and_then(|pattern| PATTERNS.iter().find(|(known, _)| *known == pattern));
        if known.is_some_and(|(_, fits)| !fits(text)) {
            let shown: String = text.chars().take(64).collect();
            self.say(pointer, About::Shape, sentence(&format!("\"{shown}\" does not fit"), expected));
        }
    }

    fn check_number(&mut self, rules: &'a Value, number: f64, pointer: &str, expected: &str) {
        let limits: [Limit; 4] = [
            ("minimum", "at least", |number, limit| number >= limit),
            ("exclusiveMinimum", "above", |number, limit| number > limit),
            ("maximum", "at most", |number, limit| number <= limit),
            ("exclusiveMaximum", "below", |number, limit| number < limit),
        ];
        for (name, words, holds) in limits {
            let Some(limit) = rules.get(name).and_then(Value::as_f64) else { continue };
            if !holds(number, limit) {
                self.say(
                    pointer,
                    About::Shape,
                    sentence(&format!("{number} must be {words} {limit}"), expected),
                );
            }
        }
    }

    fn check_list(&mut self, rules: &'a Value, list: &[Value], pointer: &str, expected: &str) {
        let length = list.len() as u64;
        let limit = |name: &str| rules.get(name).and_then(Value::as_u64);
        if let Some(least) = limit("minItems").filter(|least| length < *least) {
            let message = format!("has {length} of at least {least} members");
            self.say(pointer, About::Shape, sentence(&message, expected));
        }
        if let Some(most) = limit("maxItems").filter(|most| length > *most) {
            let message = format!("has {length} members, at most {most} are meant");
            self.say(pointer, About::Shape, sentence(&message, expected));
        }
        if let Some(schema) = rules.get("items") {
            for (index, member) in list.iter().enumerate() {
                self.check(schema, member, &below(pointer, &index.to_string()));
            }
        }
    }

    fn check_object(&mut self, rules: &'a Value, object: &Map<String, Value>, pointer: &str) {
        let known = rules.get("properties").and_then(Value::as_object);
        for name in
            rules.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
        {
            if !object.contains_key(name) {
                let field = known.and_then(|known| known.get(name));
                let expected = field.map(|schema| self.expected(schema)).unwrap_or_default();
                let message = sentence("this field is missing", &expected);
                self.say(&below(pointer, name), About::Shape, message);
            }
        }
        let others = rules.get("additionalProperties");
        let names = rules.get("propertyNames");
        for (name, value) in object {
            let place = below(pointer, name);
            if let Some(schema) = known.and_then(|known| known.get(name)) {
                self.check(schema, value, &place);
            } else if others == Some(&Value::Bool(false)) {
                let known = known.into_iter().flatten().map(|(known, _)| known.as_str());
                self.say(&place, About::Field, unknown_field(name, known));
            } else {
                if let Some(schema) = names {
                    self.check(schema, &Value::String(name.clone()), &place);
                }
                if let Some(schema) = others {
                    self.check(schema, value, &place);
                }
            }
        }
    }
}

fn is_kind(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => true,
    }
}

fn kind_in_words(kind: &str) -> &str {
    match kind {
        "object" => "an object",
        "array" => "a list",
        "string" => "a text",
        "number" => "a number",
        "boolean" => "true or false",
        other => other,
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn sentence(message: &str, expected: &str) -> String {
    if expected.is_empty() { message.to_owned() } else { format!("{message}: {expected}") }
}

/// Names the field that was probably meant.
fn unknown_field<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    let nearest = known.iter().map(|other| (distance(name, other), *other)).min();
    match nearest.filter(|(distance, _)| *distance <= 2) {
        Some((_, nearest)) => format!("there is no such field; did you mean \"{nearest}\"?"),
        None => format!("there is no such field; remove it. Known here: {}", known.join(", ")),
    }
}

/// Levenshtein's distance, for names of a length that people write.
fn distance(one: &str, other: &str) -> usize {
    if one.len().abs_diff(other.len()) > 2 {
        return usize::MAX;
    }
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, a) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], line + 1);
        for (column, b) in other.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
