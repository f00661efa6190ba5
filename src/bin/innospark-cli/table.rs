//! Results as CSV: comma, dot, line feed.

use std::io::Write as _;
use std::path::Path;

use super::decimals::Decimals;
use super::sink::Sink;
use super::trouble::Trouble;

/// Bytes written at once.
const BUFFER: usize = 1 << 16;

/// A table in the making. Dropped without [`Table::deliver`], it leaves nothing.
///
/// The rows are put together here and not by `csv::Writer`, which looks at every byte of a number for something to
/// quote and so would take longer than the scoring.
pub(crate) struct Table {
    sink: Sink,
    /// Complete rows and the one in the making; every cell ends with a comma, until the row does.
    rows: Vec<u8>,
    quoting: csv_core::Writer,
    decimals: Decimals,
}

impl Table {
    /// Begins a table for a file or standard output.
    pub(crate) fn begin(output: Option<&Path>, inputs: &[&Path]) -> Result<Self, Trouble> {
        let sink = Sink::begin(output, inputs)?;
        let (rows, quoting) = (Vec::with_capacity(2 * BUFFER), csv_core::Writer::new());
        Ok(Self { sink, rows, quoting, decimals: Decimals::default() })
    }

    /// Writes a row of names.
    pub(crate) fn names<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> Result<(), Trouble> {
        for name in names {
            self.text(name);
        }
        self.end_row()
    }

    /// Writes a cell of text, quoted where it must be.
    pub(crate) fn text(&mut self, text: &str) {
        let from = self.rows.len();
        // At worst every byte is a quotation mark; then two more around them and the comma.
        self.rows.resize(from + 2 * text.len() + 3, 0);
        let (_, _, cell) = self.quoting.field(text.as_bytes(), &mut self.rows[from..]);
        let (_, end) = self.quoting.delimiter(&mut self.rows[from + cell..]);
        self.rows.truncate(from + cell + end);
    }

    /// Writes a cell with a number; empty where there is none.
    pub(crate) fn number(&mut self, number: Option<f64>) {
        if let Some(number) = number {
            self.decimals.write(number, &mut self.rows);
        }
        self.rows.push(b',');
    }

    /// Writes a cell with a count.
    pub(crate) fn count(&mut self, count: usize) {
        self.rows.extend_from_slice(count.to_string().as_bytes());
        self.rows.push(b',');
    }

    /// Ends a row.
    pub(crate) fn end_row(&mut self) -> Result<(), Trouble> {
        if let Some(last) = self.rows.last_mut() {
            *last = b'\n';
        }
        if self.rows.len() < BUFFER { Ok(()) } else { self.hand_over() }
    }

    /// Puts the complete table in its place.
    pub(crate) fn deliver(mut self) -> Result<(), Trouble> {
        self.hand_over()?;
        self.sink.deliver()
    }

    fn hand_over(&mut self) -> Result<(), Trouble> {
        self.sink.write_all(&self.rows).map_err(|error| self.sink.trouble(error))?;
        self.rows.clear();
        Ok(())
    }
}
