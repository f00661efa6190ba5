//! Floor 0: reads JSON with the place of every mistake.
//!
//! Derived readers stop at the first mistake and know a line and column; people who write instruments need every
//! mistake with the pointer of its field, and derived code for each type costs the app 30 kB. So a text is parsed once
//! and read leniently: a wrong field is noted and read as an empty value, and [`Document::finish`] gives what was read
//! only when nothing was noted.

use std::cell::RefCell;

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

/// A parsed JSON text, with what was found wrong while it was read.
pub struct Document {
    value: Value,
    problems: RefCell<Vec<JsonError>>,
}

impl Document {
    /// Parses a text.
    ///
    /// # Errors
    /// When it is not JSON, or nested deeper than 128 levels.
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        match serde_json::from_str(text) {
            Ok(value) => Ok(Self { value, problems: RefCell::default() }),
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
        Node { value: Some(&self.value), pointer: String::new(), problems: &self.problems }
    }

    /// What was read, if nothing was wrong.
    ///
    /// # Errors
    /// The first thing noted.
    pub fn finish<T>(&self, read: T) -> Result<T, JsonError> {
        match self.problems.borrow().first() {
            None => Ok(read),
            Some(problem) => Err(problem.clone()),
        }
    }

    /// Everything noted so far, in the order of reading.
    #[must_use]
    pub fn problems(&self) -> Vec<JsonError> {
        self.problems.borrow().clone()
    }
}

/// A value with its place. What is missing or of another kind is noted once and read as empty.
#[derive(Clone)]
pub struct Node<'a> {
    value: Option<&'a Value>,
    pointer: String,
    problems: &'a RefCell<Vec<JsonError>>,
}

impl<'a> Node<'a> {
    /// The value's place, as a JSON pointer.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Notes that something is wrong here.
    pub fn wrong(&self, problem: &str) {
        let error = JsonError { pointer: self.pointer.clone(), problem: problem.to_owned() };
        self.problems.borrow_mut().push(error);
    }

    /// The value as one kind; what is missing was noted when it was looked for.
    fn kind<T>(&self, expected: &str, read: impl FnOnce(&'a Value) -> Option<T>) -> Option<T> {
        let value = self.value?;
        let read = read(value);
        if read.is_none() {
            self.wrong(expected);
        }
        read
    }

    fn below(&self, step: &str, value: Option<&'a Value>) -> Self {
        let mut pointer = self.pointer.clone();
        pointer.push('/');
        for character in step.chars() {
            match character {
                '~' => pointer.push_str("~0"),
                '/' => pointer.push_str("~1"),
                other => pointer.push(other),
            }
        }
        Self { value, pointer, problems: self.problems }
    }

    /// A field that must be there.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        let field = self.below(name, self.value.and_then(|value| value.get(name)));
        if self.value.is_some() && field.value.is_none() {
            field.wrong("this field is missing");
        }
        field
    }

    /// A field that may be absent or `null`.
    #[must_use]
    pub fn optional(&self, name: &str) -> Option<Self> {
        let value = self.value?.get(name).filter(|value| !value.is_null())?;
        Some(self.below(name, Some(value)))
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.kind("a text is expected", Value::as_str).unwrap_or_default()
    }

    /// The text, to be kept.
    #[must_use]
    pub fn owned(&self) -> String {
        self.text().to_owned()
    }

    /// The text, read as something narrower; `expected` says what is wanted.
    pub fn read<T>(&self, expected: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.kind(expected, |value| read(value.as_str()?))
    }

    /// The number.
    #[must_use]
    pub fn number(&self) -> f64 {
        self.kind("a number is expected", Value::as_f64).unwrap_or_default()
    }

    /// The number, when it lies where it must; `expected` says where.
    pub fn number_in(&self, expected: &str, fits: impl FnOnce(f64) -> bool) -> f64 {
        self.kind(expected, |value| value.as_f64().filter(|number| fits(*number))).unwrap_or_default()
    }

    /// The number, or nothing when it is `null`.
    #[must_use]
    pub fn number_or_null(&self) -> Option<f64> {
        let null = self.value.is_none_or(Value::is_null);
        if null { None } else { Some(self.number()) }
    }

    /// The whole number, read as something narrower; `expected` says what is wanted.
    pub fn integer<T>(&self, expected: &str, read: impl FnOnce(i64) -> Option<T>) -> Option<T> {
        self.kind(expected, |value| read(value.as_i64()?))
    }

    /// The whole number from 0.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.kind("a whole number from 0 is expected", Value::as_u64).unwrap_or_default()
    }

    /// The members of a list.
    #[must_use]
    pub fn list(&self) -> Vec<Self> {
        let members = self.kind("a list is expected", Value::as_array);
        let members = members.into_iter().flatten().enumerate();
        members.map(|(index, value)| self.below(&index.to_string(), Some(value))).collect()
    }

    /// The fields of an object, by name.
    #[must_use]
    pub fn entries(&self) -> Vec<(&'a str, Self)> {
        let fields = self.kind("an object is expected", Value::as_object);
        fields
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.as_str(), self.below(name, Some(value))))
            .collect()
    }
}
