//! Scores a table of responses with the app's engine.

use clap::{Args, ValueEnum};
use innospark::scoring::{Metric, Scorer};

use super::ahead::each_batch;
use super::files::Files;
use super::trouble::Trouble;

/// What `score --help` says before the options.
pub(crate) const ABOUT: &str = "\
Score a table of responses with exactly the app's engine.

Writes CSV: the table's own columns that are no items, then a column for each dimension and group of the instrument, \
and `total`. A score that too few answers were given for is an empty cell, never 0. Groups and total are unweighted \
means, given when at least half of their parts are scored.

The table is read row by row, so it may be larger than the memory. The result appears when it is complete: until then \
a long one waits in the temporary folder (TMPDIR), or beside its place when --output names one.";

/// What `score --help` says behind the options.
pub(crate) const EXAMPLES: &str = "\
Examples:
  innospark-cli score --instrument instrument.json responses.csv
  innospark-cli score --instrument instrument.json --form short --metric mean responses.csv --output scores.csv
  unzip -p export.zip responses.csv | innospark-cli score --instrument instrument.json -";

/// What `score` is asked for.
#[derive(Debug, Args)]
pub(crate) struct Score {
    #[command(flatten)]
    files: Files,
    /// Which number a score is
    #[arg(long, value_enum, default_value_t = Scale::Pomp)]
    metric: Scale,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Scale {
    /// Percent of the maximum possible, 0 to 100
    Pomp,
    /// The mean of the answers' values after keying, in scale points
    Mean,
}

/// Writes the table's own columns with the scores of each row behind them.
pub(crate) fn score(asked: &Score) -> Result<(), Trouble> {
    let files = &asked.files;
    let instrument = files.instrument()?;
    let metric = match asked.metric {
        Scale::Pomp => Metric::Pomp,
        Scale::Mean => Metric::Mean,
    };
    let scorer = Scorer::new(&instrument, files.form(&instrument)?, metric);
    let responses = files.responses(&instrument, scorer.items())?;
    let is_score = |column: &&str| scorer.names().iter().any(|name| name == column.trim());
    if let Some(column) = responses.passed_names().find(is_score) {
        return Err(Trouble::Clash { name: files.name(), column: column.trim().to_owned() });
    }

    let mut table = files.table()?;
    table.names(responses.passed_names().chain(scorer.names().iter().map(String::as_str)))?;
    let mut scores = Vec::new();
    let unread = |error| files.unread(error);
    each_batch(responses, unread, |batch| {
        for (values, cells) in batch.rows() {
            scorer.score(values, &mut scores);
            for cell in cells {
                table.text(cell);
            }
            for score in &scores {
                table.number(*score);
            }
            table.end_row()?;
        }
        Ok(())
    })?;
    table.deliver()
}
