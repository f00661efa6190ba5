//! A row for each attempt.

use super::date::date;
use super::sheet::Sheet;
use crate::instrument::{Instrument, Missing};
use crate::response::{Answer, Attempt};
use crate::scoring::Profile;

/// An attempt with what its owner calls it.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The attempt.
    pub attempt: &'a Attempt,
    /// Its name; empty where it has none. A note about it stays on the device.
    pub name: &'a str,
}

/// The columns before the statements. A point stands in every name that is no statement's, because no identifier has
/// one: whatever an instrument calls its items, no column is there twice, and `innospark-cli score`, which gives its
/// results the names of dimensions, passes these through.
pub(super) const ABOUT: [(&str, &str); 9] = [
    ("attempt.id", "The attempt, as in the address of its result."),
    ("attempt.name", "What its owner calls it; empty where it has no name."),
    ("attempt.instrument", "The instrument."),
    ("attempt.version", "The version of the instrument that was answered."),
    ("attempt.form", "The form: which statements were asked."),
    ("attempt.role", "Whom the person answered as; empty where it makes no difference."),
    ("attempt.language", "The language it was answered in, a BCP 47 tag."),
    ("attempt.started", "The day it began, ISO 8601, UTC. Nothing finer leaves the device."),
    ("attempt.finished", "The day it was finished, ISO 8601, UTC; empty where it was not."),
];

/// The name of a column.
pub(super) fn column(kind: &str, id: &str) -> String {
    [kind, ".", id].concat()
}

/// Attempts as a table, a row for each, in the order given.
///
/// - `attempt.…`: what [`ABOUT`] says. Times are days in UTC: enough to tell before from after, too little to tell when
///   somebody sat down; how long a page took is not written at all.
/// - a column for each statement, named by its id, with the option's id, `NA` (does not apply), `DK` (I do not know)
///   or nothing: not answered, not asked in this form, or an option that this instrument does not have. These are the
///   cells that [`Responses`](crate::exchange::responses) reads.
/// - `gate.…` with `yes`, `no` or `unsure`, and `fact.…` with the choice's id.
/// - `score.…`: each dimension, group and the total as unrounded POMP, 0–100, by the form that was answered; empty where
///   it is not scored.
///
/// Attempts at another instrument, or at an edition that this one cannot score, are left out: their answers would stand
/// in columns that mean something else. The caller says how many.
#[must_use]
pub fn attempts(instrument: &Instrument, rows: &[Row<'_>]) -> String {
    let mut sheet = Sheet::new();
    header(instrument, &mut sheet);
    for row in rows.iter().filter(|row| row.attempt.can_be_scored_with(instrument)) {
        about(row, &mut sheet);
        answers(instrument, row.attempt, &mut sheet);
        scores(instrument, row.attempt, &mut sheet);
        sheet.end_row();
    }
    sheet.into_text()
}

fn header(instrument: &Instrument, sheet: &mut Sheet) {
    ABOUT.iter().for_each(|(name, _)| sheet.text(name));
    instrument.items().for_each(|(_, item)| sheet.text(item.id.as_str()));
    instrument.gates.iter().for_each(|gate| sheet.text(&column("gate", gate.id.as_str())));
    instrument.facts.iter().for_each(|fact| sheet.text(&column("fact", fact.id.as_str())));
    instrument.dimensions.iter().for_each(|d| sheet.text(&column("score", d.id.as_str())));
    instrument.groups.iter().for_each(|group| sheet.text(&column("score", group.id.as_str())));
    sheet.text("score.total");
    sheet.end_row();
}

fn about(row: &Row<'_>, sheet: &mut Sheet) {
    let attempt = row.attempt;
    sheet.text(attempt.id.as_str());
    sheet.text(row.name);
    sheet.text(attempt.instrument.as_str());
    sheet.text(&attempt.version.to_string());
    sheet.text(attempt.form.as_str());
    sheet.text(attempt.role.as_ref().map_or("", |role| role.as_str()));
    sheet.text(&attempt.language);
    sheet.text(&date(attempt.started));
    sheet.text(&attempt.finished.map(date).unwrap_or_default());
}

fn answers(instrument: &Instrument, attempt: &Attempt, sheet: &mut Sheet) {
    for (_, item) in instrument.items() {
        sheet.text(match attempt.answers.get(&item.id) {
            None => "",
            Some(Answer::Missing(Missing::NotApplicable)) => "NA",
            Some(Answer::Missing(Missing::DontKnow)) => "DK",
            Some(Answer::Option(option)) if instrument.value(option).is_some() => option.as_str(),
            Some(Answer::Option(_)) => "",
        });
    }
    for gate in &instrument.gates {
        sheet.text(attempt.gates.get(&gate.id).map_or("", |answer| answer.as_str()));
    }
    for fact in &instrument.facts {
        sheet.text(attempt.facts.get(&fact.id).map_or("", |option| option.as_str()));
    }
}

fn scores(instrument: &Instrument, attempt: &Attempt, sheet: &mut Sheet) {
    let profile = Profile::score(instrument, instrument.form_or_first(&attempt.form), &attempt.answers);
    for dimension in &instrument.dimensions {
        let scored = profile.dimension(&dimension.id).and_then(|scored| scored.estimate);
        sheet.number(scored.map(|estimate| estimate.score));
    }
    for group in &profile.groups {
        sheet.number(group.estimate.map(|estimate| estimate.score));
    }
    sheet.number(profile.total.map(|estimate| estimate.score));
}

/// What a file about an instrument is called: `innospark-creativity-skills-codebook-en.csv`.
#[must_use]
pub fn name(instrument: &Instrument, parts: &[&str], ending: &str) -> String {
    let mut name = ["innospark-", instrument.id.as_str()].concat();
    for part in parts {
        name.push('-');
        name.push_str(part);
    }
    name.push('.');
    name.push_str(ending);
    name
}
