//! How reliable each dimension is in a sample.

use clap::{Args, ValueEnum};
use innospark::scoring::{MissingPolicy, Reliability, Undefined};

use super::files::Files;
use super::sample::Answered;
use super::table::Table;
use super::trouble::{Trouble, say};

/// What `reliability --help` says before the options.
pub(crate) const ABOUT: &str = "\
Report how reliable each dimension is in a sample.

Writes CSV, a row for each dimension that the form asks about: the people counted, the items, Cronbach's alpha with \
Feldt's 95 % interval, alpha of the standardised items, McDonald's omega total (one factor, minres, 1 − Σu²/ΣR as \
psych::omega), then mean and standard deviation of the person means and the standard error of measurement, in scale \
points (not POMP). With --items the table is another one: each item's correlation with the sum of the others, and \
alpha without it.

What cannot be computed is an empty cell, and standard error says why. How missing answers were dealt with stands \
there too. The sample is held in memory.";

/// What `reliability --help` says behind the options.
pub(crate) const EXAMPLES: &str = "\
Examples:
  innospark-cli reliability --instrument instrument.json responses.csv
  innospark-cli reliability --instrument instrument.json --items --missing pairwise responses.csv";

/// What `reliability` is asked for.
#[derive(Debug, Args)]
pub(crate) struct Asked {
    #[command(flatten)]
    files: Files,
    /// How missing answers are dealt with
    #[arg(long, value_enum, default_value_t = Missing::Listwise)]
    missing: Missing,
    /// Write a row for each item instead of each dimension
    #[arg(long)]
    items: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Missing {
    /// Count the people who answered every item of the dimension
    Listwise,
    /// Count for each pair of items the people who answered both
    Pairwise,
}

const DIMENSIONS: [&str; 11] = [
    "dimension",
    "n",
    "k",
    "alpha",
    "alpha_low",
    "alpha_high",
    "alpha_std",
    "omega_total",
    "mean",
    "sd",
    "sem",
];

const ITEMS: [&str; 4] = ["dimension", "item", "item_rest_r", "alpha_if_dropped"];

/// Writes the reliability of every dimension, or of every item.
pub(crate) fn reliability(asked: &Asked) -> Result<(), Trouble> {
    let files = &asked.files;
    let instrument = files.instrument()?;
    let mut sample = Answered::none_yet(&instrument, files.form(&instrument)?);
    let mut responses = files.responses(&instrument, &Answered::items(&sample))?;
    let mut table = files.table()?;
    let mut values = Vec::new();
    while responses.read(&mut values).map_err(|error| files.unread(error))? {
        Answered::add(&mut sample, &values);
    }
    drop(responses);

    let (policy, counted) = match asked.missing {
        Missing::Listwise => {
            (MissingPolicy::Listwise, "a dimension counts the people who answered all of its items")
        }
        Missing::Pairwise => {
            (MissingPolicy::Pairwise, "each pair of items counts the people who answered both")
        }
    };
    let mut remarks = vec![format!("missing answers: {}, {counted}", policy.as_str())];
    let names: &[&str] = if asked.items { &ITEMS } else { &DIMENSIONS };
    table.names(names.iter().copied())?;
    for answered in sample {
        let matrix = answered.matrix().map_err(|error| Trouble::Sample(answered.dimension.clone(), error))?;
        let found = Reliability::of(&matrix, policy);
        if asked.items {
            write_items(&mut table, &answered.dimension, &found, &mut remarks)?;
        } else {
            write_dimension(&mut table, &answered.dimension, &found, &mut remarks)?;
        }
    }
    table.deliver()?;
    remarks.iter().for_each(say);
    Ok(())
}

fn write_dimension(
    table: &mut Table,
    dimension: &str,
    found: &Reliability,
    remarks: &mut Vec<String>,
) -> Result<(), Trouble> {
    table.text(dimension);
    table.count(found.n);
    table.count(found.k);
    let (low, high) = match &found.alpha_95 {
        Ok((low, high)) => (Ok(*low), Ok(*high)),
        Err(reason) => (Err(reason.clone()), Err(reason.clone())),
    };
    let omega = found.omega.clone().map(|omega| omega.total);
    let alpha = [found.alpha.clone(), low, high, found.alpha_standardised.clone(), omega];
    let numbers = alpha.into_iter().chain([found.mean.clone(), found.sd.clone(), found.sem.clone()]);
    let gaps = write_numbers(table, DIMENSIONS[3..].iter().zip(numbers));
    remarks.extend(gaps.into_iter().map(|gap| format!("{dimension}: {gap}")));
    if found.omega.as_ref().is_ok_and(|omega| omega.heywood) {
        let why = "an item's loading reaches 1, so one factor may not fit";
        remarks.push(format!("{dimension}: read omega_total with care: {why}"));
    }
    table.end_row()
}

fn write_items(
    table: &mut Table,
    dimension: &str,
    found: &Reliability,
    remarks: &mut Vec<String>,
) -> Result<(), Trouble> {
    for item in &found.items {
        table.text(dimension);
        table.text(item.item.as_str());
        let numbers = [item.item_rest_r.clone(), item.alpha_if_dropped.clone()];
        let gaps = write_numbers(table, ITEMS[2..].iter().zip(numbers));
        remarks.extend(gaps.into_iter().map(|gap| format!("{dimension}, {}: {gap}", item.item)));
        table.end_row()?;
    }
    Ok(())
}

/// Writes numbers by the names of their columns. Gives a remark for each reason that leaves some of them empty.
pub(crate) fn write_numbers<'a>(
    table: &mut Table,
    numbers: impl Iterator<Item = (&'a &'a str, Result<f64, Undefined>)>,
) -> Vec<String> {
    let mut gaps: Vec<(Undefined, Vec<&str>)> = Vec::new();
    for (column, number) in numbers {
        table.number(number.as_ref().ok().copied());
        let Err(reason) = number else { continue };
        match gaps.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, columns)) => columns.push(column),
            None => gaps.push((reason, vec![column])),
        }
    }
    gaps.into_iter().map(|(reason, columns)| format!("no {}: {reason}", columns.join(", "))).collect()
}
