//! Which language a person gets.

use crate::json::{Document, JsonError, Node};

/// The language everything was written in first.
pub const SOURCE: &str = "en";

/// What stands before an English text that another language lacks, so that everybody sees what it is.
pub const LENT: &str = "[en] ";

/// A language with words for the interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// BCP 47 tag.
    pub tag: String,
    /// Its own name for itself.
    pub name: String,
    /// Whether its words are a draft that no named person has reviewed.
    pub draft: bool,
}

/// The languages that have words, in the order offered. A new one needs its files and a line in that list.
#[must_use]
pub fn languages() -> Vec<Language> {
    // A test reads the same file, so the fallback is for the type only.
    read_languages(include_str!("../../assets/locales/languages.json")).unwrap_or_default()
}

fn read_languages(text: &str) -> Result<Vec<Language>, JsonError> {
    let document = Document::parse(text)?;
    let draft = |text: &str| match text {
        "draft" => Some(true),
        "source" | "reviewed" => Some(false),
        _ => None,
    };
    let read = |node: Node<'_>| Language {
        tag: node.field("tag").owned(),
        name: node.field("name").owned(),
        draft: node.field("status").read("source, draft or reviewed is expected", draft).unwrap_or(true),
    };
    document.finish(document.root().list().into_iter().map(read).collect())
}

/// The first wanted language that is available, by whole tag or by its first part; English when none is.
#[must_use]
pub fn negotiate<'a>(wanted: impl IntoIterator<Item = &'a str>, available: &[Language]) -> String {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    for tag in wanted {
        let exact = available.iter().find(|language| language.tag.eq_ignore_ascii_case(tag));
        let related = || available.iter().find(|language| primary(&language.tag) == primary(tag));
        if let Some(language) = exact.or_else(related) {
            return language.tag.clone();
        }
    }
    SOURCE.to_owned()
}
