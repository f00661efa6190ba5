//! A table of responses: a row for each person, a column for each statement, and whatever else the researcher keeps
//! beside them (contract 4.8).

mod cell;
mod dialect;
mod error;
mod header;

use std::io::{self, Chain, Cursor, Read};

use csv::ByteRecord;

use self::cell::Cells;
use self::dialect::Dialect;
use self::header::{Column, Header};
use crate::instrument::{Instrument, ItemId};

pub use self::error::{Blemish, ResponsesError};

/// Bytes that the delimiter is told from; the header must fit in.
const HEAD: u64 = 1 << 20;

/// Bytes of one row at most. Without a limit, a quotation mark that is never closed would draw the rest of a file of
/// any size into memory.
const LONGEST_ROW: usize = 1 << 24;

/// Bytes asked for at once.
const BUFFER: usize = 1 << 16;

/// Reads a table of responses row by row. The memory needed does not depend on the number of rows.
///
/// UTF-8 with or without a byte order mark; comma, semicolon or tab, told from the header; any line ends; quoted
/// cells. A cell below a statement's id holds an option's id or its value; an empty one is unanswered, `NA` and `DK`
/// are missing by choice, and anything else is an error. Other columns are passed through.
#[derive(Debug)]
pub struct Responses<R> {
    reader: csv::Reader<Rationed<Whole<R>>>,
    record: ByteRecord,
    header: Header,
    cells: Cells,
    /// Line ends inside quoted cells so far; a spreadsheet does not count them.
    inner_lines: u64,
    row: u64,
}

/// The head that was looked at, the rest, and a last line end.
type Whole<R> = Chain<Chain<Cursor<Vec<u8>>, R>, &'static [u8]>;

impl<R: Read> Responses<R> {
    /// Reads the header. `items` are the statements wanted, in the order in which [`Responses::read`] gives their
    /// values; those of the instrument that are not wanted are read and checked, but not given.
    ///
    /// # Errors
    /// When nothing can be read, or the header is not one of responses to the instrument.
    pub fn open(mut input: R, instrument: &Instrument, items: &[ItemId]) -> Result<Self, ResponsesError> {
        let mut head = Vec::new();
        input.by_ref().take(HEAD).read_to_end(&mut head).map_err(ResponsesError::Read)?;
        if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
            return Err(ResponsesError::Utf16);
        }
        let bom = if head.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let dialect = Dialect::of(&head[bom..], instrument);
        let mut head = Cursor::new(head);
        head.set_position(bom as u64);
        let whole = head.chain(input).chain(dialect.line_end());
        let reader = dialect.reader().buffer_capacity(BUFFER).from_reader(Rationed::new(whole));
        let cells = Cells::new(instrument, dialect.decimal_comma());
        let mut responses = Self {
            reader,
            record: ByteRecord::new(),
            header: Header::default(),
            cells,
            inner_lines: 0,
            row: 0,
        };
        if !responses.next_record()? {
            return Err(ResponsesError::Empty);
        }
        let names = responses.record_cells().map(text).collect::<Option<Vec<&str>>>();
        let names = names.ok_or(ResponsesError::NotUtf8 { row: responses.row })?;
        responses.header = Header::new(&names, instrument, items)?;
        Ok(responses)
    }

    /// Reads the next person's row; `false` when there is none left. `values` is filled with a value for each of the
    /// items wanted, in scale points before keying, `None` where there is no answer or it is missing by choice.
    ///
    /// # Errors
    /// When the row cannot be read, has another number of cells than the header, or a cell holds no answer.
    pub fn read(&mut self, values: &mut Vec<Option<f64>>) -> Result<bool, ResponsesError> {
        values.clear();
        values.resize(self.header.wanted, None);
        if !self.next_record()? {
            return Ok(false);
        }
        let (row, expected) = (self.row, self.header.columns.len());
        if self.record.len() != expected {
            return Err(ResponsesError::Ragged { row, found: self.record.len(), expected });
        }
        if !self.record.as_slice().is_ascii() && self.record.iter().any(|cell| text(cell).is_none()) {
            return Err(ResponsesError::NotUtf8 { row });
        }
        for (index, column) in self.header.columns.iter().enumerate() {
            let place = match column {
                Column::Passed => continue,
                Column::Item(place) => place,
            };
            // A line end's carriage return is white space, which does not count.
            match self.cells.read(self.record.get(index).unwrap_or_default()) {
                Ok(value) => {
                    if let Some(place) = place {
                        values[*place] = value;
                    }
                }
                Err(blemish) => {
                    let column = self.header.names[index].clone();
                    let cell = String::from_utf8_lossy(self.cell(index));
                    let expected = self.cells.expected();
                    return Err(ResponsesError::cell(row, column, &cell, blemish, expected));
                }
            }
        }
        Ok(true)
    }

    /// The names of the columns that are no statements, in the file's order.
    pub fn passed_names(&self) -> impl Iterator<Item = &str> {
        self.header.passed.iter().map(|index| self.header.names[*index].as_str())
    }

    /// The cells of the row last read that belong to [`Responses::passed_names`].
    pub fn passed_cells(&self) -> impl Iterator<Item = &str> {
        self.header.passed.iter().map(|index| text(self.cell(*index)).unwrap_or_default())
    }

    /// The row last read, as a spreadsheet counts: the header is 1.
    #[must_use]
    pub fn row(&self) -> u64 {
        self.row
    }

    /// Reads into `record`; empty lines are passed over, but counted.
    fn next_record(&mut self) -> Result<bool, ResponsesError> {
        loop {
            self.reader.get_mut().refill();
            let row = self.row + 1;
            match self.reader.read_byte_record(&mut self.record) {
                Ok(true) => {}
                Ok(false) => return Ok(false),
                Err(_) if self.reader.get_ref().is_spent() => return Err(ResponsesError::TooLong { row }),
                Err(error) => return Err(ResponsesError::Read(error.into())),
            }
            self.inner_lines += self.record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
            let lines = self.reader.position().line() - 1;
            // A file whose lines end with a carriage return alone has no lines that the reader counts.
            self.row = row.max(lines.saturating_sub(self.inner_lines));
            let empty_line = self.record.len() == 1 && self.record.as_slice() == b"\r";
            if !empty_line {
                return Ok(true);
            }
        }
    }

    /// A cell of the record; nothing where there is none.
    fn cell(&self, index: usize) -> &[u8] {
        let cell = self.record.get(index).unwrap_or_default();
        // The carriage return of a line end stands behind the last cell.
        if index + 1 == self.record.len() { without_return(cell) } else { cell }
    }

    /// The cells of the record, in order.
    fn record_cells(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.record.len()).map(|index| self.cell(index))
    }
}

fn without_return(cell: &[u8]) -> &[u8] {
    cell.strip_suffix(b"\r").unwrap_or(cell)
}

fn text(cell: &[u8]) -> Option<&str> {
    std::str::from_utf8(cell).ok()
}

/// A reader that gives at most so many bytes until it is refilled.
#[derive(Debug)]
struct Rationed<R> {
    inner: R,
    left: usize,
}

impl<R> Rationed<R> {
    fn new(inner: R) -> Self {
        Self { inner, left: LONGEST_ROW }
    }

    fn refill(&mut self) {
        self.left = LONGEST_ROW;
    }

    fn is_spent(&self) -> bool {
        self.left == 0
    }
}

impl<R: Read> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let most = buffer.len().min(self.left);
        let read = self.inner.read(&mut buffer[..most])?;
        self.left -= read;
        Ok(read)
    }
}
