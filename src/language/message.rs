//! The interface's words as constants, made from the English catalogue by `build.rs`: no text is missing, and none is
//! spelt twice.

use super::locale::PluralCategory;

/// A text of the interface. It carries its English words along, so each part of the app has the words that it says.
#[derive(Clone, Copy)]
pub struct Msg(&'static Text);

struct Text {
    key: &'static str,
    /// For one thing, where things are counted.
    one: Option<&'static str>,
    text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

impl Msg {
    /// Its key in the catalogue files; texts that depend on a count have a form a plural category below it.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.0.key
    }

    /// Its English words for a count of this category; `Other` for texts that depend on none.
    #[must_use]
    pub fn english(self, category: PluralCategory) -> &'static str {
        let one = if category == PluralCategory::One { self.0.one } else { None };
        one.unwrap_or(self.0.text)
    }

    /// Whether it depends on a count.
    #[must_use]
    pub fn is_counted(self) -> bool {
        self.0.one.is_some()
    }

    /// The name of an instrument, for places where its own words are not at hand.
    #[must_use]
    pub fn of_instrument(id: &str) -> Option<Self> {
        Self::INSTRUMENTS.iter().find(|(other, _)| *other == id).map(|(_, message)| *message)
    }
}

impl PartialEq for Msg {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Msg {}

impl std::fmt::Debug for Msg {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}
