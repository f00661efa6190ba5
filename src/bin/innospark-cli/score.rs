//! Scores a file of responses with the app's engine.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use innospark::scoring::{Metric, Scorer};

use super::source;
use super::table::Table;
use super::trouble::Trouble;

/// What `score` is asked for.
#[derive(Debug, Args)]
pub(crate) struct Score {
    /// The instrument's file, instrument.json
    #[arg(long, value_name = "FILE")]
    instrument: PathBuf,
    /// The form that was answered; the instrument's first unless told
    #[arg(long)]
    form: Option<String>,
    /// Which number a score is
    #[arg(long, value_enum, default_value_t = Scale::Pomp)]
    metric: Scale,
    /// Where the scores go; standard output unless told
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The table of responses; `-` is standard input
    #[arg(value_name = "RESPONSES.csv")]
    responses: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Scale {
    /// Percent of the maximum possible, 0 to 100
    Pomp,
    /// The mean of the answers' values after keying, in scale points
    Mean,
}

/// Writes the file's own columns with the scores of each row behind them.
pub(crate) fn score(asked: &Score) -> Result<(), Trouble> {
    let instrument = source::instrument(&asked.instrument)?;
    let form = source::form(&instrument, asked.form.as_deref())?;
    let metric = match asked.metric {
        Scale::Pomp => Metric::Pomp,
        Scale::Mean => Metric::Mean,
    };
    let scorer = Scorer::new(&instrument, form, metric);
    let mut responses = source::responses(&asked.responses, &instrument, scorer.items())?;
    let name = || source::name(&asked.responses);
    let clash =
        responses.passed_names().find(|column| scorer.names().iter().any(|name| name == column.trim()));
    if let Some(column) = clash {
        return Err(Trouble::Clash { name: name(), column: column.to_owned() });
    }

    let mut table = Table::begin(asked.output.as_deref(), &[&asked.instrument, &asked.responses])?;
    for column in responses.passed_names().chain(scorer.names().iter().map(String::as_str)) {
        table.text(column);
    }
    table.end_row()?;
    let (mut values, mut scores) = (Vec::new(), Vec::new());
    let unread = |source| Trouble::Responses { name: name(), source };
    while responses.read(&mut values).map_err(unread)? {
        scorer.score(&values, &mut scores);
        for cell in responses.passed_cells() {
            table.text(cell);
        }
        for score in &scores {
            table.number(*score);
        }
        table.end_row()?;
    }
    // The bar goes before the table comes.
    drop(responses);
    table.deliver()
}
