//! The texts of the parts of a JSON text, exactly as they are written.
//!
//! A backup carries records that must come back byte for byte, numbers and the order of fields included, so it is
//! taken apart without being read.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The texts of a list's members; `None` for a text that is no list in JSON.
#[must_use]
pub fn members(text: &str) -> Option<Vec<&str>> {
    let members: Vec<&RawValue> = serde_json::from_str(text).ok()?;
    Some(members.into_iter().map(RawValue::get).collect())
}

/// The names of an object's fields with the texts of their values, in their order, repeated ones too; `None` for a text
/// that is no object in JSON.
#[must_use]
pub fn fields(text: &str) -> Option<Vec<(String, &str)>> {
    serde_json::from_str::<Fields<'_>>(text).ok().map(|fields| fields.0)
}

struct Fields<'a>(Vec<(String, &'a str)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsReader)
    }
}

struct FieldsReader;

impl<'de> Visitor<'de> for FieldsReader {
    type Value = Fields<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Fields<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some((name, value)) = object.next_entry::<String, &RawValue>()? {
            fields.push((name, value.get()));
        }
        Ok(Fields(fields))
    }
}

/// A JSON text without the white space between its tokens. Everything else stays as it is written.
#[must_use]
pub fn compact(json: &str) -> String {
    let mut kept = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for character in json.chars() {
        if !in_string && character.is_ascii_whitespace() {
            continue;
        }
        if character == '"' && !escaped {
            in_string = !in_string;
        }
        escaped = in_string && character == '\\' && !escaped;
        kept.push(character);
    }
    kept
}
