//! Why a table is not one of responses.

use std::io;

use crate::instrument::{InstrumentId, ItemId};

/// Names listed in a message, and characters of a cell shown there, at most.
const SHOWN: usize = 12;
const SHOWN_CHARACTERS: usize = 40;

/// Why a table of responses cannot be read. Rows are counted as a spreadsheet does: the header is row 1.
#[derive(Debug, thiserror::Error)]
pub enum ResponsesError {
    /// The system does not give it.
    #[error("it cannot be read: {0}")]
    Read(#[source] io::Error),
    /// There is not even a header.
    #[error("it is empty: a first row with the names of the columns is expected")]
    Empty,
    /// Each character has two bytes.
    #[error("it is written in UTF-16: save it as \"CSV UTF-8\" and try again")]
    Utf16,
    /// Bytes that are no text.
    #[error("row {row}: not every character is UTF-8: save the file as \"CSV UTF-8\" and try again")]
    NotUtf8 {
        /// Where.
        row: u64,
    },
    /// No column is a statement's.
    #[error(
        "row 1: no column has the id of a statement of {instrument}: the first row must name the columns, with comma, \
         semicolon or tab between them"
    )]
    NoItems {
        /// The instrument that the statements would be of.
        instrument: InstrumentId,
    },
    /// Statements of the form without a column.
    #[error(
        "row 1: there is no column for {}: add it, empty where nobody answered, or choose a form that does not ask it",
        listed(.items)
    )]
    Lost {
        /// Which ones.
        items: Vec<ItemId>,
    },
    /// A statement has two columns.
    #[error("row 1: columns {first} and {second} are both named {item}: only one can hold its answers")]
    Twice {
        /// Which statement.
        item: String,
        /// Its first column, counted from 1.
        first: usize,
        /// Its second column, counted from 1.
        second: usize,
    },
    /// A row has more or fewer cells than the header.
    #[error(
        "row {row}: it has {found} cells, the first row has {expected}: a delimiter or quotation mark may be amiss"
    )]
    Ragged {
        /// Which row.
        row: u64,
        /// Cells in it.
        found: usize,
        /// Cells in the header.
        expected: usize,
    },
    /// A row without an end.
    #[error("row {row}: it does not end within 16 MB: a quotation mark may be open")]
    TooLong {
        /// Which row.
        row: u64,
    },
    /// A cell holds no answer.
    #[error("row {row}, column {column}: \"{cell}\" {}: expected {expected}, NA, DK or nothing", .blemish.says())]
    Cell {
        /// Which row.
        row: u64,
        /// Which column, by its name.
        column: String,
        /// What it holds, its beginning, without control characters.
        cell: String,
        /// What is wrong with that.
        blemish: Blemish,
        /// The options with their values.
        expected: String,
    },
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blemish {
    /// It is neither an option nor a value.
    Unknown,
    /// It is one option's id and another's value.
    Ambiguous,
}

impl Blemish {
    fn says(self) -> &'static str {
        match self {
            Self::Unknown => "is no answer",
            Self::Ambiguous => "is the id of one option and the value of another",
        }
    }
}

impl ResponsesError {
    pub(super) fn cell(row: u64, column: String, cell: &str, blemish: Blemish, expected: &str) -> Self {
        let mut shown: String = cell.chars().take(SHOWN_CHARACTERS).flat_map(char::escape_debug).collect();
        if SHOWN_CHARACTERS < cell.chars().count() {
            shown.push('…');
        }
        Self::Cell {
            row,
            column: column.trim().to_owned(),
            cell: shown,
            blemish,
            expected: expected.to_owned(),
        }
    }
}

fn listed(items: &[ItemId]) -> String {
    let mut list = items.iter().take(SHOWN).map(ItemId::as_str).collect::<Vec<_>>().join(", ");
    if SHOWN < items.len() {
        list.push_str(&format!(" and {} more", items.len() - SHOWN));
    }
    list
}
