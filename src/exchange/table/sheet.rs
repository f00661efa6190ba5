//! A table in the making: quoting, line ends, and texts that no spreadsheet takes for a formula.

/// What a spreadsheet may take for the beginning of a formula, or drop before one. The wide forms are those that
/// East Asian editions of Excel read like the narrow ones.
const BEGINS_FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// What a cell must be quoted for: besides what parts cells, a byte order mark, which readers drop from a table's very
/// beginning. A leading or trailing space is quoted because some readers drop it.
const QUOTED: [char; 6] = [',', '"', '\r', '\n', '\t', '\u{feff}'];

/// A table in the making.
///
/// A text that a spreadsheet could run as a formula gets an apostrophe before it, which spreadsheets read as "this is
/// text". So that the way back is certain, a text that has apostrophes there already gets one more: of a cell that
/// begins with apostrophes and goes on with one of `=`, `+`, `-`, `@`, tab or a line end, take the first away.
#[derive(Debug, Default)]
pub struct Sheet {
    text: String,
    /// Where the row in the making begins.
    row: usize,
    cells: usize,
}

impl Sheet {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes a cell with a text that somebody wrote. It is shown as it is and never run.
    pub fn text(&mut self, text: &str) {
        self.separate();
        let quoted = text.contains(QUOTED) || text.starts_with(' ') || text.ends_with(' ');
        if quoted {
            self.text.push('"');
        }
        if text.trim_start_matches('\'').starts_with(BEGINS_FORMULA) {
            self.text.push('\'');
        }
        for part in text.chars() {
            if part == '"' {
                self.text.push('"');
            }
            self.text.push(part);
        }
        if quoted {
            self.text.push('"');
        }
    }

    /// Writes a cell with a number: the shortest decimal that reads back the same, never an exponent; empty for what is
    /// no finite number or not there.
    pub fn number(&mut self, number: Option<f64>) {
        self.separate();
        if let Some(number) = number.filter(|number| number.is_finite()) {
            // Negative zero is nothing that a person wants to read.
            self.text.push_str(&(number + 0.0).to_string());
        }
    }

    /// Ends a row.
    pub fn end_row(&mut self) {
        // One empty cell would read as no row at all.
        if self.cells == 1 && self.text.len() == self.row {
            self.text.push_str("\"\"");
        }
        self.text.push_str("\r\n");
        (self.row, self.cells) = (self.text.len(), 0);
    }

    /// Writes a row of texts.
    pub fn row(&mut self, cells: &[&str]) {
        for cell in cells {
            self.text(cell);
        }
        self.end_row();
    }

    /// The table.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    fn separate(&mut self) {
        if 0 < self.cells {
            self.text.push(',');
        }
        self.cells += 1;
    }
}
