//! How a table is written: what stands between cells and at the end of a line.

use csv::{ByteRecord, ReaderBuilder, Terminator};

use crate::instrument::Instrument;

/// What may stand between cells, the likeliest first.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    delimiter: u8,
    line_end: u8,
}

impl Dialect {
    /// Tells the dialect from a table's beginning: the delimiter that finds most statements in the header, and among
    /// equals most columns.
    pub(super) fn of(head: &[u8], instrument: &Instrument) -> Self {
        // Only files of old Macs end their lines with a carriage return alone.
        let line_end = match head.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            Some(at) if head[at] == b'\r' && head.get(at + 1) != Some(&b'\n') => b'\r',
            _ => b'\n',
        };
        let mut best = Self { delimiter: DELIMITERS[0], line_end };
        let mut most = (0, 0);
        for delimiter in DELIMITERS {
            let dialect = Self { delimiter, line_end };
            let found = dialect.found(head, instrument);
            if most < found {
                (best, most) = (dialect, found);
            }
        }
        best
    }

    /// A builder for readers of this dialect. Carriage returns before a line feed are left to the caller, because
    /// the reader counts its lines right only when they end with one byte.
    pub(super) fn reader(self) -> ReaderBuilder {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(self.delimiter);
        builder.terminator(Terminator::Any(self.line_end));
        builder
    }

    /// A line end, for a file whose last line has none.
    pub(super) fn line_end(self) -> &'static [u8] {
        if self.line_end == b'\r' { b"\r" } else { b"\n" }
    }

    /// Where the comma does not part cells, it may part decimals.
    pub(super) fn decimal_comma(self) -> bool {
        self.delimiter != b','
    }

    /// Statements and columns that the header has in this dialect.
    fn found(self, head: &[u8], instrument: &Instrument) -> (usize, usize) {
        let mut record = ByteRecord::new();
        let mut reader = self.reader().from_reader(head);
        // Lines before the header may be empty.
        while reader.read_byte_record(&mut record).is_ok_and(|more| more) && record.as_slice() == b"\r" {}
        let is_item = |name: &&[u8]| {
            let name = name.trim_ascii();
            instrument.items().any(|(_, item)| item.id.as_str().as_bytes() == name)
        };
        (record.iter().filter(is_item).count(), record.len())
    }
}
