//! A JSON value as small as the readers need it: fields are looked up a handful at a time, so a list serves.

use std::borrow::Cow;

/// A JSON value. Numbers are doubles, as in every browser: whole ones are exact up to 2⁵³. Texts and names are parts of
/// what was parsed wherever nothing in them is escaped: a room of thousands has tens of thousands of them.
pub(super) enum Value<'a> {
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl Value<'_> {
    /// The first field of this name.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// Takes what is missing from `other`: fields by name, all the way down. Texts that come from there get `mark` before
    /// them; the fields named in `plain`, at the top, do not.
    pub(super) fn take_missing(&mut self, other: &Self, mark: &str, plain: &[&str]) {
        let (Self::Object(own), Self::Object(others)) = (self, other) else { return };
        for (name, value) in others {
            let mark = if plain.contains(&&**name) { "" } else { mark };
            match own.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) if known.is_empty_text() => *known = value.marked(mark),
                Some((_, known)) => known.take_missing(value, mark, &[]),
                None => own.push((name.clone(), value.marked(mark))),
            }
        }
    }

    fn is_empty_text(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }

    fn marked(&self, mark: &str) -> Self {
        match self {
            Self::Null => Self::Null,
            Self::Bool(truth) => Self::Bool(*truth),
            Self::Number(number) => Self::Number(*number),
            Self::Text(text) => Self::Text(Cow::Owned(mark.to_owned() + text)),
            Self::List(members) => Self::List(members.iter().map(|member| member.marked(mark)).collect()),
            Self::Object(fields) => {
                Self::Object(fields.iter().map(|(name, value)| (name.clone(), value.marked(mark))).collect())
            }
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn as_truth(&self) -> Option<bool> {
        if let Self::Bool(truth) = self { Some(*truth) } else { None }
    }

    pub(super) fn as_number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A whole number that a double holds exactly.
    pub(super) fn as_whole(&self) -> Option<i64> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let number = self.as_number()?;
        (number.trunc() == number && number.abs() <= EXACT).then_some(number as i64)
    }
}
