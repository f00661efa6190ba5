//! Floor 0: reads JSON with the place of every mistake.
//!
//! Derived readers know a line and column; people who write instruments need the pointer of the field, and derived
//! code for every type costs the app 30 kB. So files are parsed once to `serde_json`'s values and read from there.

use serde_json::Value;

/// Why a text or a part of it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{pointer}: {problem}")]
pub struct JsonError {
    /// Where, as a JSON pointer (RFC 6901); empty for the whole text.
    pub pointer: String,
    /// What is wrong, and what is expected.
    pub problem: String,
}

/// A parsed JSON text.
pub struct Document(Value);

impl Document {
    /// Parses a text.
    ///
    /// # Errors
    /// When it is not JSON, or nested deeper than 128 levels.
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        match serde_json::from_str(text) {
            Ok(value) => Ok(Self(value)),
            Err(error) => {
                let mut problem = String::from("not JSON from line ");
                problem.push_str(&error.line().to_string());
                Err(JsonError { pointer: String::new(), problem })
            }
        }
    }

    /// The outermost value.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node { value: &self.0, pointer: String::new() }
    }
}

/// A value with its place.
#[derive(Clone)]
pub struct Node<'a> {
    value: &'a Value,
    pointer: String,
}

impl<'a> Node<'a> {
    /// The value's place, as a JSON pointer.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// An error at this place.
    #[must_use]
    pub fn error(&self, problem: &str) -> JsonError {
        JsonError { pointer: self.pointer.clone(), problem: problem.to_owned() }
    }

    fn below(&self, step: &str, value: &'a Value) -> Self {
        let mut pointer = self.pointer.clone();
        pointer.push('/');
        for character in step.chars() {
            match character {
                '~' => pointer.push_str("~0"),
                '/' => pointer.push_str("~1"),
                other => pointer.push(other),
            }
        }
        Self { value, pointer }
    }

    /// A field that must be there.
    ///
    /// # Errors
    /// When this is no object, or has no such field.
    pub fn field(&self, name: &str) -> Result<Self, JsonError> {
        match self.value.get(name) {
            Some(value) => Ok(self.below(name, value)),
            None => Err(self.below(name, self.value).error("this field is missing")),
        }
    }

    /// A field that may be absent or `null`.
    #[must_use]
    pub fn optional(&self, name: &str) -> Option<Self> {
        self.value.get(name).filter(|value| !value.is_null()).map(|value| self.below(name, value))
    }

    /// The text.
    ///
    /// # Errors
    /// When this is something else.
    pub fn text(&self) -> Result<&'a str, JsonError> {
        self.value.as_str().ok_or_else(|| self.error("a text is expected"))
    }

    /// The text, read as something narrower.
    ///
    /// # Errors
    /// When this is no text, or `read` refuses it; `expected` says what is wanted.
    pub fn read<T>(&self, expected: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, JsonError> {
        read(self.text()?).ok_or_else(|| self.error(expected))
    }

    /// The number.
    ///
    /// # Errors
    /// When this is something else.
    pub fn number(&self) -> Result<f64, JsonError> {
        self.value.as_f64().ok_or_else(|| self.error("a number is expected"))
    }

    /// The number, when this is one, or nothing when it is `null`.
    ///
    /// # Errors
    /// When this is something else.
    pub fn number_or_null(&self) -> Result<Option<f64>, JsonError> {
        if self.value.is_null() { Ok(None) } else { self.number().map(Some) }
    }

    /// The whole number.
    ///
    /// # Errors
    /// When this is something else.
    pub fn integer(&self) -> Result<i64, JsonError> {
        self.value.as_i64().ok_or_else(|| self.error("a whole number is expected"))
    }

    /// The whole number from 0.
    ///
    /// # Errors
    /// When this is something else.
    pub fn count(&self) -> Result<u64, JsonError> {
        self.value.as_u64().ok_or_else(|| self.error("a whole number from 0 is expected"))
    }

    /// The members of a list.
    ///
    /// # Errors
    /// When this is no list.
    pub fn list(&self) -> Result<Vec<Self>, JsonError> {
        let members = self.value.as_array().ok_or_else(|| self.error("a list is expected"))?;
        Ok(members.iter().enumerate().map(|(index, value)| self.below(&index.to_string(), value)).collect())
    }

    /// The fields of an object, by name.
    ///
    /// # Errors
    /// When this is no object.
    pub fn entries(&self) -> Result<Vec<(&'a str, Self)>, JsonError> {
        let fields = self.value.as_object().ok_or_else(|| self.error("an object is expected"))?;
        Ok(fields.iter().map(|(name, value)| (name.as_str(), self.below(name, value))).collect())
    }
}
