//! Reads JSON and notes what readers pass over in silence: a field that stands twice, of which the last would win.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::value::below;

/// A text that is JSON.
pub(super) struct Read<'a> {
    pub(super) text: &'a str,
    pub(super) value: Value,
    /// Pointers of fields that stand twice.
    pub(super) repeated: Vec<String>,
}

/// Reads a file's bytes; the error says what to do.
pub(super) fn parse(bytes: &[u8]) -> Result<Read<'_>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        format!("not UTF-8 in line {line}; save the file as UTF-8")
    })?;
    if text.starts_with('\u{feff}') {
        return Err("begins with a byte order mark; save the file as UTF-8 without one".to_owned());
    }
    let repeated = RefCell::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Place { pointer: String::new(), repeated: &repeated }.deserialize(&mut reader);
    let value = value.and_then(|value| reader.end().map(|()| value));
    let value = value.map_err(|error| format!("not JSON: {error}; mend it there"))?;
    Ok(Read { text, value, repeated: repeated.into_inner() })
}

/// Where a value is read.
struct Place<'a> {
    pointer: String,
    repeated: &'a RefCell<Vec<String>>,
}

impl Place<'_> {
    fn below(&self, step: &str) -> Self {
        Self { pointer: below(&self.pointer, step), repeated: self.repeated }
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = members.next_element_seed(self.below(&list.len().to_string()))? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            let place = self.below(&name);
            if object.contains_key(&name) {
                self.repeated.borrow_mut().push(place.pointer.clone());
            }
            object.insert(name, fields.next_value_seed(place)?);
        }
        Ok(Value::Object(object))
    }
}
