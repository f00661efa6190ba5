//! What the files of the library have in common: their schema, words by id, and where facts come from.

use litemap::LiteMap;

use crate::json::{Document, JsonError, Node};

/// The schema of the library's files.
const SCHEMA: u64 = 1;

/// Why a file of the library, or its words in one language, cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LibraryError {
    /// A text is no JSON, or a field of it is missing, of another kind or out of its range.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// The file is of a schema that this program does not read.
    #[error("/schema: this file has schema {0}, this program reads schema {SCHEMA}")]
    Schema(u64),
    /// The words of a language have no text for something that the data name.
    #[error("there are no words for {0}")]
    Wordless(String),
    /// The data name a source that they do not list.
    #[error("there is no source {0}")]
    Sourceless(String),
}

/// Parses a file of the library.
///
/// # Errors
/// When it is no JSON, or of another schema.
pub(super) fn parse(text: &str) -> Result<Document<'_>, LibraryError> {
    let document = Document::parse(text)?;
    let schema = document.finish(document.root().field("schema").count())?;
    if schema == SCHEMA { Ok(document) } else { Err(LibraryError::Schema(schema)) }
}

/// Texts by id.
pub(super) type Texts = LiteMap<String, String>;

/// An object of texts.
pub(super) fn texts(node: Node<'_>) -> Texts {
    let entries = node.entries().into_iter();
    entries.map(|(name, text)| (name.to_owned(), text.owned())).collect()
}

/// The texts of a list.
pub(super) fn paragraphs(node: Node<'_>) -> Vec<String> {
    node.list().into_iter().map(Node::owned).collect()
}

/// What the words say for an id.
///
/// # Errors
/// When they say nothing.
pub(super) fn said<'a, T>(words: &'a LiteMap<String, T>, id: &str) -> Result<&'a T, LibraryError> {
    words.get(id).ok_or_else(|| LibraryError::Wordless(id.to_owned()))
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is and where it lies, as the source itself is written; not translated.
    pub text: String,
    /// In words, how far we know it: read, well known, or looked for in vain.
    pub status: String,
    /// Whether there is such a text; a source that was only looked for carries no fact.
    pub found: bool,
    /// Its year or day as ISO 8601 has it, where known.
    pub date: Option<String>,
}

/// A source as it stands in the data, with the words for its status.
pub(super) fn source(node: Node<'_>, statuses: &Texts) -> Result<Source, LibraryError> {
    let status = node.field("status").text();
    Ok(Source {
        text: node.field("text").owned(),
        status: said(statuses, status)?.clone(),
        found: status != "not_found",
        date: node.optional("date").map(Node::owned),
    })
}
