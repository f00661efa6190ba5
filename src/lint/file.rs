//! A file that is given to the linter, and what kind of file it is.

use serde_json::Value;

use super::strict;

/// A file as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its path with `/` between the names; the names of file and folders say what it is.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Whether findings are wanted; other files only stand by, so that what they define is known.
    pub asked: bool,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// An instrument's definition.
    Instrument,
    /// An instrument's words in a language.
    Wording(String),
    /// Where an instrument's items come from.
    Origins,
    /// A part of the library: techniques, stories, countries.
    Data(String),
    /// A part of the library in words of a language.
    Words(String, String),
    /// The interface's words in a language.
    Catalogue(String),
    /// The list of the interface's languages.
    Languages,
    /// A JSON Schema.
    Schema,
    /// What whoever runs a site says of themselves: theirs to fill in, and read leniently.
    Site,
    /// Something else.
    Other,
}

/// A file that was read as far as possible.
pub(super) struct File<'a> {
    pub(super) path: &'a str,
    pub(super) asked: bool,
    pub(super) kind: Kind,
    /// `Null` when it is not JSON.
    pub(super) root: Value,
    /// The text when it is JSON.
    pub(super) text: Option<&'a str>,
    /// Pointers of fields that stand twice.
    pub(super) repeated: Vec<String>,
    /// Why it is not JSON.
    pub(super) unreadable: Option<String>,
}

impl<'a> File<'a> {
    pub(super) fn read(source: &'a Source) -> Self {
        let (path, asked) = (source.path.as_str(), source.asked);
        let (folder, name) = split(path);
        match strict::parse(&source.bytes) {
            Ok(read) => {
                let kind = kind(folder, name, &read.value);
                let (root, repeated) = (read.value, read.repeated);
                Self { path, asked, kind, root, text: Some(read.text), repeated, unreadable: None }
            }
            Err(why) => {
                let (kind, root) = (kind(folder, name, &Value::Null), Value::Null);
                Self { path, asked, kind, root, text: None, repeated: Vec::new(), unreadable: Some(why) }
            }
        }
    }

    /// The path of the folder it lies in; empty for none.
    pub(super) fn folder(&self) -> &str {
        split(self.path).0
    }

    /// The name of the folder it lies in.
    pub(super) fn folder_name(&self) -> &str {
        split(self.folder()).1
    }

    /// Its language, for files that have one.
    pub(super) fn language(&self) -> Option<&str> {
        match &self.kind {
            Kind::Wording(language) | Kind::Words(_, language) | Kind::Catalogue(language) => Some(language),
            _ => None,
        }
    }
}

/// The folder's path and the file's name.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// Whether a part of a file's name is a language: `en`, `pt-BR`.
pub(super) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let primary = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase());
    primary && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// By its name; where that says nothing, by what it holds.
fn kind(folder: &str, name: &str, root: &Value) -> Kind {
    let place = split(folder).1;
    let stem = name.strip_suffix(".json").unwrap_or(name);
    if name.ends_with(".schema.json") {
        return Kind::Schema;
    }
    match stem {
        "instrument" => return Kind::Instrument,
        "origins" => return Kind::Origins,
        "site" => return Kind::Site,
        "languages" if place == "locales" => return Kind::Languages,
        _ if place == "locales" && is_language(stem) => return Kind::Catalogue(stem.to_owned()),
        _ => {}
    }
    if let Some((stem, language)) = stem.rsplit_once('.').filter(|(_, language)| is_language(language)) {
        let language = language.to_owned();
        return if stem == "wording" {
            Kind::Wording(language)
        } else {
            Kind::Words(stem.to_owned(), language)
        };
    }
    let has = |field: &str| root.get(field).is_some();
    if place == "library" || stem == "techniques" {
        Kind::Data(stem.to_owned())
    } else if has("options") && has("dimensions") && !has("instrument") {
        Kind::Instrument
    } else if has("instrument") && has("items") {
        Kind::Wording(root.get("language").and_then(Value::as_str).unwrap_or_default().to_owned())
    } else {
        Kind::Other
    }
}
