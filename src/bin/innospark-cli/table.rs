//! Results as CSV: comma, dot, line feed; numbers as the shortest decimals that read back to the same number.

use std::path::Path;

use super::sink::Sink;
use super::trouble::Trouble;

/// Bytes written at once.
const BUFFER: usize = 1 << 16;

/// A table in the making. Dropped without [`Table::deliver`], it leaves nothing.
pub(crate) struct Table {
    writer: csv::Writer<Sink>,
    number: zmij::Buffer,
}

impl Table {
    /// Begins a table for a file or standard output.
    pub(crate) fn begin(output: Option<&Path>, inputs: &[&Path]) -> Result<Self, Trouble> {
        let sink = Sink::begin(output, inputs)?;
        let writer = csv::WriterBuilder::new().buffer_capacity(BUFFER).flexible(true).from_writer(sink);
        Ok(Self { writer, number: zmij::Buffer::new() })
    }

    /// Writes a cell of text.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Trouble> {
        self.writer.write_field(text).map_err(|error| self.writer.get_ref().trouble(error.into()))
    }

    /// Writes a cell with a number; empty where there is none.
    pub(crate) fn number(&mut self, number: Option<f64>) -> Result<(), Trouble> {
        let text = match number {
            Some(number) if number.is_finite() => self.number.format_finite(number),
            _ => "",
        };
        let text = text.strip_suffix(".0").unwrap_or(text);
        self.writer.write_field(text).map_err(|error| self.writer.get_ref().trouble(error.into()))
    }

    /// Ends a row.
    pub(crate) fn end_row(&mut self) -> Result<(), Trouble> {
        let ended = self.writer.write_record(None::<&[u8]>);
        ended.map_err(|error| self.writer.get_ref().trouble(error.into()))
    }

    /// Puts the complete table in its place.
    pub(crate) fn deliver(mut self) -> Result<(), Trouble> {
        self.writer.flush().map_err(|error| self.writer.get_ref().trouble(error))?;
        match self.writer.into_inner() {
            Ok(sink) => sink.deliver(),
            Err(error) => Err(Trouble::Stdout(error.into_error())),
        }
    }
}
