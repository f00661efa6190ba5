//! The interface's words.

use super::locale::PluralCategory;
use super::message::Msg;
use crate::json::{Document, JsonError};
use litemap::LiteMap;

/// The interface's words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    texts: LiteMap<String, String>,
}

impl Catalogue {
    /// Reads a flat JSON object of texts by key.
    ///
    /// # Errors
    /// When the text is not a JSON object of strings.
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        let document = Document::parse(text)?;
        let mut texts = LiteMap::new();
        for (key, text) in document.root().entries() {
            texts.insert(key.to_owned(), text.owned());
        }
        document.finish(Self { texts })
    }

    /// The words compiled into the program.
    #[must_use]
    pub fn english() -> Self {
        // A test reads the same file, so the fallback is for the type only.
        Self::from_json(include_str!("../../assets/locales/en.json")).unwrap_or_default()
    }

    /// A text without a count.
    #[must_use]
    pub fn text(&self, message: Msg) -> Option<&str> {
        self.texts.get(message.key()).map(String::as_str)
    }

    /// A text for a count: the category's form, else the form `other`.
    #[must_use]
    pub fn plural(&self, message: Msg, category: PluralCategory) -> Option<&str> {
        let form = |category: PluralCategory| {
            let mut key = message.key().to_owned();
            key.push('.');
            key.push_str(category.as_str());
            self.texts.get(&key)
        };
        form(category).or_else(|| form(PluralCategory::Other)).map(String::as_str)
    }

    /// Every key with its text.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }
}

/// Puts values in the places `{name}` of a text. A place without a value stays as it is.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + length];
        filled.push_str(&rest[..open]);
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.push_str(&rest[open..=open + length]),
        }
        rest = &rest[open + length + 1..];
    }
    filled.push_str(rest);
    filled
}
