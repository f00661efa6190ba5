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

    /// The words compiled into the program, all of them: for comparing; the app asks [`Msg::english`].
    #[must_use]
    pub fn english() -> Self {
        let mut texts = LiteMap::new();
        for message in Msg::ALL {
            let other = PluralCategory::Other;
            if message.is_counted() {
                for form in [PluralCategory::One, other] {
                    texts.insert(form_of(*message, form), message.english(form).to_owned());
                }
            } else {
                texts.insert(message.key().to_owned(), message.english(other).to_owned());
            }
        }
        Self { texts }
    }

    /// A text without a count.
    #[must_use]
    pub fn text(&self, message: Msg) -> Option<&str> {
        self.texts.get(message.key()).map(String::as_str)
    }

    /// A text for a count: the category's form, else the form `other`.
    #[must_use]
    pub fn plural(&self, message: Msg, category: PluralCategory) -> Option<&str> {
        let form = |category: PluralCategory| self.texts.get(&form_of(message, category));
        form(category).or_else(|| form(PluralCategory::Other)).map(String::as_str)
    }

    /// Every key with its text.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }
}

/// The key of a text for a count of this category.
fn form_of(message: Msg, category: PluralCategory) -> String {
    let mut key = message.key().to_owned();
    key.push('.');
    key.push_str(category.as_str());
    key
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
