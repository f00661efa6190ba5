//! Reading ahead: one thread reads rows while another scores and writes those read before. Reading and scoring take
//! about as long, so this halves the time.

use std::io::Read;
use std::sync::mpsc;
use std::thread;

use innospark::exchange::responses::{Responses, ResponsesError};

use super::trouble::Trouble;

/// Rows handed over at once.
const ROWS: usize = 512;

/// Batches that may wait to be scored; with them the memory needed is settled.
const WAITING: usize = 4;

/// Some rows of a table of responses.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    rows: usize,
    /// Row by row, as [`Responses::read`] gives them.
    values: Vec<Option<f64>>,
    /// The cells passed through, row by row.
    cells: String,
    /// Where each of those cells ends.
    ends: Vec<usize>,
    /// One row's values, on their way.
    row: Vec<Option<f64>>,
}

impl Batch {
    /// Reads the next rows; none when none are left.
    fn fill<R: Read>(&mut self, from: &mut Responses<R>) -> Result<(), ResponsesError> {
        self.rows = 0;
        self.values.clear();
        self.cells.clear();
        self.ends.clear();
        while self.rows < ROWS && from.read(&mut self.row)? {
            self.rows += 1;
            self.values.extend_from_slice(&self.row);
            for cell in from.passed_cells() {
                self.cells.push_str(cell);
                self.ends.push(self.cells.len());
            }
        }
        Ok(())
    }

    /// Each row's values and the cells passed through.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&[Option<f64>], impl Iterator<Item = &str>)> {
        let (values, cells) = (self.values.len() / self.rows.max(1), self.ends.len() / self.rows.max(1));
        (0..self.rows).map(move |row| {
            let cell = move |index: usize| {
                let from = index.checked_sub(1).map_or(0, |before| self.ends[before]);
                &self.cells[from..self.ends[index]]
            };
            (&self.values[row * values..(row + 1) * values], (row * cells..(row + 1) * cells).map(cell))
        })
    }
}

/// Reads a table to its end in a thread of its own, and hands every batch to `take` in this one.
///
/// # Errors
/// The first one, of reading or of `take`; no batch follows it.
pub(crate) fn each_batch<R: Read + Send>(
    mut responses: Responses<R>,
    unread: impl Fn(ResponsesError) -> Trouble,
    mut take: impl FnMut(&Batch) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    thread::scope(|scope| {
        let (full, arriving) = mpsc::sync_channel(WAITING);
        let (spent, empty) = mpsc::channel::<Batch>();
        scope.spawn(move || {
            loop {
                let mut batch = empty.try_recv().unwrap_or_default();
                let read = batch.fill(&mut responses);
                let ended = read.is_err() || batch.rows < ROWS;
                // Where nobody takes it, something else went wrong and is said there.
                if full.send(read.map(|()| batch)).is_err() || ended {
                    return;
                }
            }
        });
        for batch in arriving {
            let batch = batch.map_err(&unread)?;
            take(&batch)?;
            drop(spent.send(batch));
        }
        Ok(())
    })
}
