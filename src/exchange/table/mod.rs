//! Attempts as CSV, and the codebook that says what each column is.
//!
//! The tables follow RFC 4180: comma, lines that end with CR LF, cells quoted where they must be. Text is UTF-8, a
//! decimal is a point, whatever the language. The `csv` crate writes the same, but brings 8 kB (brotli) for a writer
//! with settings that nothing here needs; the tests read every table with it.

mod attempts;
mod codebook;
mod date;
mod sheet;

pub use attempts::{Row, attempts, name};
pub use codebook::codebook;
pub use date::date;
pub use sheet::Sheet;

/// What stands before a text so that spreadsheets read it as UTF-8: the byte order mark. Excel needs it; most other
/// programs pass over it, and some take it for part of the first column's name.
pub const MARK: char = '\u{feff}';
