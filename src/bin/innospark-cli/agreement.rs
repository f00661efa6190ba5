//! How far the people of a group agree.

use std::collections::BTreeMap;

use clap::Args;
use innospark::scoring::{Agreement, RatingScale, TeamMean};

use super::files::Files;
use super::reliability::write_numbers;
use super::sample::Answered;
use super::table::Table;
use super::trouble::{Trouble, say};

/// What `agreement --help` says before the options.
pub(crate) const ABOUT: &str = "\
Report how far the people of each group agree about each dimension.

Writes CSV, a row for each group and dimension: the people with any answer, mean and standard deviation of the person \
means in scale points, rwg(j) (James, Demaree & Wolf 1984), r*wg(j) (Lindell, Brandt & Whitney 1999), and the mean \
absolute deviation from the item's mean and from its median, in scale points.

rwg(j) grows with the number of items and is cut at 0, which standard error says; r*wg(j) is not cut and falls below 0 \
where people differ more than random answers would, as two camps do. What cannot be computed is an empty cell, and \
standard error says why. The sample is held in memory.

Groups of any size are reported: whoever has this table has every answer in it. Mind that when you pass the result on: \
in a group of fewer than five, people may find out what the others answered.";

/// What `agreement --help` says behind the options.
pub(crate) const EXAMPLES: &str = "\
Examples:
  innospark-cli agreement --instrument instrument.json --by team responses.csv";

/// What `agreement` is asked for.
#[derive(Debug, Args)]
pub(crate) struct Asked {
    #[command(flatten)]
    files: Files,
    /// The column that names each person's group; people without one are left out
    #[arg(long, value_name = "COLUMN")]
    by: String,
}

const COLUMNS: [&str; 9] =
    ["group", "dimension", "n", "mean", "sd", "rwg_j", "r_star_wg_j", "ad_mean", "ad_median"];

/// Writes the agreement of every group about every dimension, groups in the order in which the table has them.
pub(crate) fn agreement(asked: &Asked) -> Result<(), Trouble> {
    let files = &asked.files;
    let instrument = files.instrument()?;
    let nobody = Answered::none_yet(&instrument, files.form(&instrument)?);
    let mut responses = files.responses(&instrument, &Answered::items(&nobody))?;
    let by = asked.by.trim();
    let named: Vec<usize> = (0_usize..)
        .zip(responses.passed_names())
        .filter(|(_, name)| name.trim() == by)
        .map(|(index, _)| index)
        .collect();
    let [by] = named[..] else {
        let known = responses.passed_names().map(|name| name.trim().escape_debug().to_string()).collect();
        return Err(Trouble::By { name: files.name(), by: by.to_owned(), found: named.len(), known });
    };

    let mut table = files.table()?;
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<(String, Vec<Answered>)> = Vec::new();
    let (mut values, mut without) = (Vec::new(), 0_usize);
    while responses.read(&mut values).map_err(|error| files.unread(error))? {
        let group = responses.passed_cells().nth(by).unwrap_or_default().trim();
        if group.is_empty() {
            without += 1;
            continue;
        }
        let place = match places.get(group) {
            Some(place) => *place,
            None => {
                places.insert(group.to_owned(), groups.len());
                groups.push((group.to_owned(), nobody.clone()));
                groups.len() - 1
            }
        };
        Answered::add(&mut groups[place].1, &values);
    }
    drop(responses);

    let scale = RatingScale::of(&instrument);
    let mut remarks = Vec::new();
    if 0 < without {
        remarks.push(format!("people without a group, left out: {without}"));
    }
    table.names(COLUMNS.into_iter())?;
    for (group, sample) in groups {
        for answered in sample {
            let dimension = &answered.dimension;
            let matrix = answered.matrix().map_err(|error| Trouble::Sample(dimension.clone(), error))?;
            let found = Agreement::of(&matrix, &scale);
            let remarked = write(&mut table, &group, dimension, TeamMean::of(&matrix), &found)?;
            remarks.extend(remarked.into_iter().map(|remark| format!("{group}, {dimension}: {remark}")));
        }
    }
    table.deliver()?;
    remarks.iter().for_each(say);
    Ok(())
}

/// Writes a row, and gives what must be said about it.
fn write(
    table: &mut Table,
    group: &str,
    dimension: &str,
    team: TeamMean,
    found: &Agreement,
) -> Result<Vec<String>, Trouble> {
    table.text(group);
    table.text(dimension);
    table.count(found.n);
    let numbers = [
        team.mean,
        team.sd,
        found.rwg_j.clone().map(|index| index.value),
        found.r_star_wg_j.clone(),
        found.ad_mean.clone(),
        found.ad_median.clone(),
    ];
    let mut remarks = write_numbers(table, COLUMNS[3..].iter().zip(numbers));
    if found.rwg_j.as_ref().is_ok_and(|index| index.truncated) {
        remarks.push(
            "rwg_j is cut at 0: people differ more than random answers would, as two camps do".to_owned(),
        );
    }
    table.end_row()?;
    Ok(remarks)
}
