//! Floor 0: reads JSON with the place of every mistake.
//!
//! Derived readers stop at the first mistake and know a line and column; people who write instruments need every
//! mistake with the pointer of its field, and derived code for each type costs the app 30 kB. So a text is parsed once
//! and read leniently: a wrong field is noted and read as an empty value, and [`Document::finish`] gives what was read
//! only when nothing was noted.

mod parse;
mod raw;
mod value;
mod write;

use std::cell::RefCell;

pub use raw::{compact, fields, members};
use value::Value;
pub use write::{ObjectWriter, quoted};

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
pub struct Document<'a> {
    value: Value<'a>,
    problems: RefCell<Vec<JsonError>>,
}

impl<'a> Document<'a> {
    /// Parses a text.
    ///
    /// # Errors
    /// When it is not JSON, or nested deeper than 128 levels.
    pub fn parse(text: &'a str) -> Result<Self, JsonError> {
        match parse::parse(text) {
            Ok(value) => Ok(Self { value, problems: RefCell::default() }),
            Err(line) => {
                let mut problem = String::from("not JSON from line ");
                problem.push_str(&line.to_string());
                Err(JsonError { pointer: String::new(), problem })
            }
        }
    }

    /// Takes what is missing from another document: fields by name, all the way down. Texts that come from there get
    /// `mark` before them; the fields named in `plain`, at the top, do not.
    pub fn take_missing(&mut self, other: &Self, mark: &str, plain: &[&str]) {
        self.value.take_missing(&other.value, mark, plain);
    }

    /// The outermost value.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node { value: Some(&self.value), document: self }
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

    fn note(&self, pointer: String, problem: &str) {
        self.problems.borrow_mut().push(JsonError { pointer, problem: problem.to_owned() });
    }
}

/// A value in its document. What is missing or of another kind is noted once and read as empty.
///
/// It does not carry its place: the few that are wrong are searched for, the many that are right cost nothing.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    value: Option<&'a Value<'a>>,
    document: &'a Document<'a>,
}

impl<'a> Node<'a> {
    /// The value's place, as a JSON pointer; empty for the whole text and for what is not there.
    #[must_use]
    pub fn pointer(self) -> String {
        let mut pointer = String::new();
        if let Some(value) = self.value {
            find(&self.document.value, value, &mut pointer);
        }
        pointer
    }

    /// Notes that something is wrong here. What is not there was noted when it was looked for.
    pub fn wrong(self, problem: &str) {
        if self.value.is_some() {
            self.document.note(self.pointer(), problem);
        }
    }

    /// The value as one kind.
    fn kind<T>(self, expected: &str, read: impl FnOnce(&'a Value<'a>) -> Option<T>) -> Option<T> {
        let read = read(self.value?);
        if read.is_none() {
            self.wrong(expected);
        }
        read
    }

    /// A field that must be there.
    #[must_use]
    #[inline(never)]
    pub fn field(self, name: &str) -> Self {
        let value = self.value.and_then(|value| value.get(name));
        if self.value.is_some() && value.is_none() {
            let mut pointer = self.pointer();
            step(&mut pointer, name);
            self.document.note(pointer, "this field is missing");
        }
        Self { value, ..self }
    }

    /// A field that may be absent or `null`.
    #[must_use]
    #[inline(never)]
    pub fn optional(self, name: &str) -> Option<Self> {
        let value = self.value?.get(name).filter(|value| !matches!(value, Value::Null))?;
        Some(Self { value: Some(value), ..self })
    }

    /// The text.
    #[must_use]
    #[inline(never)]
    pub fn text(self) -> &'a str {
        self.kind("a text is expected", Value::as_text).unwrap_or_default()
    }

    /// The text, to be kept.
    #[must_use]
    #[inline(never)]
    pub fn owned(self) -> String {
        self.text().to_owned()
    }

    /// The text, read as something narrower; `expected` says what is wanted.
    pub fn read<T>(self, expected: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.kind(expected, |value| read(value.as_text()?))
    }

    /// True or false.
    #[must_use]
    pub fn truth(self) -> bool {
        self.kind("true or false is expected", Value::as_truth).unwrap_or_default()
    }

    /// The number.
    #[must_use]
    #[inline(never)]
    pub fn number(self) -> f64 {
        self.kind("a number is expected", Value::as_number).unwrap_or_default()
    }

    /// The number, when it lies where it must; `expected` says where.
    pub fn number_in(self, expected: &str, fits: impl FnOnce(f64) -> bool) -> f64 {
        self.kind(expected, |value| value.as_number().filter(|number| fits(*number))).unwrap_or_default()
    }

    /// The number, or nothing when it is `null`.
    #[must_use]
    pub fn number_or_null(self) -> Option<f64> {
        let null = matches!(self.value, None | Some(Value::Null));
        if null { None } else { Some(self.number()) }
    }

    /// The whole number, read as something narrower; `expected` says what is wanted.
    pub fn integer<T>(self, expected: &str, read: impl FnOnce(i64) -> Option<T>) -> Option<T> {
        self.kind(expected, |value| read(value.as_whole()?))
    }

    /// The whole number from 0.
    #[must_use]
    #[inline(never)]
    pub fn count(self) -> u64 {
        let whole = |value: &Value<'_>| value.as_whole().and_then(|number| u64::try_from(number).ok());
        self.kind("a whole number from 0 is expected", whole).unwrap_or_default()
    }

    /// The members of a list.
    #[must_use]
    #[inline(never)]
    pub fn list(self) -> Vec<Self> {
        let members = self.kind("a list is expected", |value| match value {
            Value::List(members) => Some(members.as_slice()),
            _ => None,
        });
        let members = members.unwrap_or_default().iter();
        members.map(|value| Self { value: Some(value), ..self }).collect()
    }

    /// The fields of an object, by name.
    #[must_use]
    #[inline(never)]
    pub fn entries(self) -> Vec<(&'a str, Self)> {
        let fields = self.kind("an object is expected", |value| match value {
            Value::Object(fields) => Some(fields.as_slice()),
            _ => None,
        });
        let fields = fields.unwrap_or_default().iter();
        fields.map(|(name, value)| (&**name, Self { value: Some(value), ..self })).collect()
    }
}

/// Walks down to the very value, and leaves its pointer; says whether it was met.
fn find(here: &Value<'_>, wanted: &Value<'_>, pointer: &mut String) -> bool {
    if std::ptr::eq(here, wanted) {
        return true;
    }
    let length = pointer.len();
    let mut try_step = |name: &str, below: &Value<'_>| {
        step(pointer, name);
        let met = find(below, wanted, pointer);
        if !met {
            pointer.truncate(length);
        }
        met
    };
    match here {
        Value::List(members) => {
            members.iter().enumerate().any(|(index, value)| try_step(&index.to_string(), value))
        }
        Value::Object(fields) => fields.iter().any(|(name, value)| try_step(name, value)),
        _ => false,
    }
}

/// Adds a step to a JSON pointer.
fn step(pointer: &mut String, name: &str) {
    pointer.push('/');
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}
