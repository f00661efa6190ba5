//! What can go wrong between the person's files and the core.

use std::fmt;
use std::io::{self, Write as _};
use std::path::PathBuf;

use innospark::exchange::responses::ResponsesError;
use innospark::instrument::InstrumentError;
use innospark::json::JsonError;
use innospark::scoring::MatrixError;

/// Why a command cannot do what it was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// A file cannot be opened.
    #[error("{}: it cannot be read: {source}", .path.display())]
    Read { path: PathBuf, source: io::Error },
    /// A file is no instrument.
    #[error("{}: {source}", .path.display())]
    Instrument { path: PathBuf, source: InstrumentError },
    /// A file is no wording.
    #[error("{}: {source}", .path.display())]
    Wording { path: PathBuf, source: JsonError },
    /// A wording belongs to another instrument.
    #[error("{}: these are the words of {other}: choose the wording of {instrument}", .path.display())]
    OtherWording { path: PathBuf, other: String, instrument: String },
    /// A wording is not complete.
    #[error(
        "{}: it has no words for something that {instrument} asks: innospark-cli check says for what",
        .path.display()
    )]
    Wordless { path: PathBuf, instrument: String },
    /// The instrument has no form of this name.
    #[error("{instrument} has no form \"{form}\": choose one of {}", .known.join(", "))]
    Form { instrument: String, form: String, known: Vec<String> },
    /// A file is no table of responses.
    #[error("{name}: {source}")]
    Responses { name: String, source: ResponsesError },
    /// The result's columns would not be told apart.
    #[error("{name}: row 1: the column \"{column}\" has the name of a score: rename it, or leave it out")]
    Clash { name: String, column: String },
    /// There is no one column that names the groups.
    #[error(
        "{name}: row 1: {} is named \"{by}\": --by needs one of the columns that are no items, {}",
        if *.found == 0 { "no column for groups" } else { "more than one column" },
        listed(.known)
    )]
    By { name: String, by: String, found: usize, known: Vec<String> },
    /// The answers cannot be computed with.
    #[error("{0}: {1}")]
    Sample(String, #[source] MatrixError),
    /// The result would replace what it is made from.
    #[error("{}: this is one of the files that are read: choose another name for the result", .0.display())]
    Replaces(PathBuf),
    /// The result would replace a protected file.
    #[error("{}: this file may not be changed: choose another name for the result", .0.display())]
    Protected(PathBuf),
    /// The result cannot be put where it was asked for.
    #[error("{}: the result cannot be written: {source}", .path.display())]
    Write { path: PathBuf, source: io::Error },
    /// The result cannot be kept aside.
    #[error(
        "the result cannot be kept until it is complete: {0} (TMPDIR names the folder for that; --output does without)"
    )]
    Spool(#[source] io::Error),
    /// The result cannot be given out.
    #[error("the result cannot be written: {0}")]
    Stdout(#[source] io::Error),
}

fn listed(names: &[String]) -> String {
    if names.is_empty() { "and there are none".to_owned() } else { format!("here {}", names.join(", ")) }
}

/// Says something on standard error. Where nobody listens any more, nothing is lost.
pub(crate) fn say(what: impl fmt::Display) {
    drop(writeln!(io::stderr(), "innospark-cli: {what}"));
}
