//! A room's results as files: aggregates that may be shown, never a row for a person.

use super::report::{DimensionReport, Report, RoleReport, TotalReport};
use crate::exchange::table::Sheet;
use crate::json::{ObjectWriter, quoted};
use crate::scoring::Visibility;

/// What the JSON file says it is.
const KIND: &str = "innospark-room-report";

/// Its schema.
const SCHEMA: u64 = 1;

/// The table's columns, with what each is.
pub const COLUMNS: [(&str, &str); 23] = [
    ("moment", "When people answered: before or after."),
    ("role", "Whom they answered as; empty for everybody together."),
    ("part", "What the row is about: dimension, group or total."),
    ("id", "Its name in the instrument; empty for the total."),
    ("shown", "yes; or no-one, too-few, complementary, too-few-changed: why the other cells are empty."),
    ("n", "People scored."),
    ("mean", "Their mean, POMP 0 to 100."),
    ("sd", "Standard deviation (n - 1), POMP points; not for roles."),
    ("q1", "First quartile, POMP 0 to 100 (definition 7 of Hyndman and Fan); from ten people on."),
    ("median", "Median, POMP 0 to 100; from ten people on."),
    ("q3", "Third quartile, POMP 0 to 100; from ten people on."),
    ("r_star_wg_j", "Agreement, r*wg(j); 1 is the same answers, below 0 more different than at random."),
    ("views", "The same in words: close, differ, differ-strongly, two-camps."),
    ("bin_0_10", "People from 0 to below 10; from ten people on, as those that follow."),
    ("bin_10_20", "People from 10 to below 20."),
    ("bin_20_30", "People from 20 to below 30."),
    ("bin_30_40", "People from 30 to below 40."),
    ("bin_40_50", "People from 40 to below 50."),
    ("bin_50_60", "People from 50 to below 60."),
    ("bin_60_70", "People from 60 to below 70."),
    ("bin_70_80", "People from 70 to below 80."),
    ("bin_80_90", "People from 80 to below 90."),
    ("bin_90_100", "People from 90 to 100."),
];

/// One line of the table.
struct Line<'a> {
    role: &'a str,
    part: &'a str,
    id: &'a str,
    visibility: Visibility,
    n: usize,
    mean: Option<f64>,
    sd: Option<f64>,
    dimension: Option<&'a DimensionReport>,
}

impl<'a> Line<'a> {
    fn of_role(of: &'a RoleReport, part: &'a str, id: &'a str) -> Self {
        let RoleReport { role, n, visibility, mean } = of;
        Self {
            role: role.as_str(),
            part,
            id,
            visibility: *visibility,
            n: *n,
            mean: *mean,
            sd: None,
            dimension: None,
        }
    }

    fn of_total(of: &'a TotalReport, part: &'a str, id: &'a str) -> Self {
        Self {
            role: "",
            part,
            id,
            visibility: of.visibility,
            n: of.n,
            mean: of.mean,
            sd: of.sd,
            dimension: None,
        }
    }

    fn of_dimension(of: &'a DimensionReport) -> Self {
        Self {
            role: "",
            part: "dimension",
            id: of.id.as_str(),
            visibility: of.visibility,
            n: of.n,
            mean: of.mean,
            sd: of.sd,
            dimension: Some(of),
        }
    }

    /// Its number of people, where it may be shown.
    fn people(&self) -> Option<usize> {
        (self.visibility == Visibility::Shown).then_some(self.n)
    }
}

fn shown(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Shown => "yes",
        Visibility::Empty => "no-one",
        Visibility::TooFew => "too-few",
        Visibility::Complementary => "complementary",
        Visibility::TooFewChanged => "too-few-changed",
    }
}

/// Every line of a report.
fn lines(report: &Report) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for dimension in &report.dimensions {
        lines.push(Line::of_dimension(dimension));
        let id = dimension.id.as_str();
        lines.extend(dimension.by_role.iter().map(|role| Line::of_role(role, "dimension", id)));
    }
    for group in &report.groups {
        let id = group.id.as_str();
        lines.push(Line::of_total(&group.score, "group", id));
        lines.extend(group.score.by_role.iter().map(|role| Line::of_role(role, "group", id)));
    }
    lines.push(Line::of_total(&report.total, "total", ""));
    lines.extend(report.total.by_role.iter().map(|role| Line::of_role(role, "total", "")));
    lines
}

/// Reports as a table, with the columns of [`COLUMNS`]: a row for each dimension, group and the total, and for each role
/// in them. Numbers are not rounded.
#[must_use]
pub fn report_csv(reports: &[&Report]) -> String {
    let mut sheet = Sheet::new();
    sheet.row(&COLUMNS.map(|(name, _)| name));
    for report in reports {
        for line in lines(report) {
            sheet.text(report.moment.as_str());
            sheet.text(line.role);
            sheet.text(line.part);
            sheet.text(line.id);
            sheet.text(shown(line.visibility));
            let quartiles = line.dimension.and_then(|dimension| dimension.quartiles);
            let agreement = line.dimension.and_then(|dimension| dimension.agreement);
            let numbers = [
                line.people().map(|n| n as f64),
                line.mean,
                line.sd,
                quartiles.map(|quartiles| quartiles.q1),
                quartiles.map(|quartiles| quartiles.median),
                quartiles.map(|quartiles| quartiles.q3),
                agreement.map(|agreement| agreement.r_star_wg_j),
            ];
            numbers.into_iter().for_each(|number| sheet.number(number));
            sheet.text(agreement.map_or("", |agreement| agreement.views.as_str()));
            let bins = line.dimension.and_then(|dimension| dimension.bins);
            for bin in 0..crate::scoring::BINS {
                sheet.number(bins.and_then(|bins| bins.get(bin).map(|people| *people as f64)));
            }
            sheet.end_row();
        }
    }
    sheet.into_text()
}

/// A number as JSON; `null` for what is no finite number or not there.
fn number(number: Option<f64>) -> String {
    let finite = number.filter(|number| number.is_finite());
    finite.map_or_else(|| "null".to_owned(), |number| (number + 0.0).to_string())
}

/// Reports as JSON: `kind`, `schema`, instrument, form, k, and for each moment the people, those left out, and every row
/// of the table with the fields of [`COLUMNS`]; `bins` is a list. What is not shown is absent.
#[must_use]
pub fn report_json(reports: &[&Report]) -> String {
    let mut file = ObjectWriter::default();
    file.text("kind", Some(KIND));
    file.number("schema", Some(SCHEMA));
    let first = reports.first();
    file.text("instrument", first.map(|report| report.instrument.as_str()));
    file.text("form", first.map(|report| report.form.as_str()));
    file.number("smallest", first.map(|report| report.smallest as u64));
    file.list("moments", &mut reports.iter().map(|report| moment_json(report)));
    file.end() + "\n"
}

fn moment_json(report: &Report) -> String {
    let mut moment = ObjectWriter::default();
    moment.text("moment", Some(report.moment.as_str()));
    moment.number("people", Some(report.n as u64));
    moment.number("left_out", Some(report.left_out as u64));
    moment.list("worth_talking", &mut report.worth_talking.iter().map(|id| quoted(id.as_str())));
    moment.list("rows", &mut lines(report).iter().map(row_json));
    moment.end()
}

fn row_json(line: &Line<'_>) -> String {
    let mut row = ObjectWriter::default();
    row.text("part", Some(line.part));
    for (name, text) in [("id", line.id), ("role", line.role)] {
        if !text.is_empty() {
            row.text(name, Some(text));
        }
    }
    row.text("shown", Some(shown(line.visibility)));
    let Some(n) = line.people() else { return row.end() };
    row.number("n", Some(n as u64));
    row.json("mean", &number(line.mean));
    if line.role.is_empty() {
        row.json("sd", &number(line.sd));
    }
    let Some(dimension) = line.dimension else { return row.end() };
    if let Some(quartiles) = dimension.quartiles {
        row.json("q1", &number(Some(quartiles.q1)));
        row.json("median", &number(Some(quartiles.median)));
        row.json("q3", &number(Some(quartiles.q3)));
    }
    if let Some(agreement) = dimension.agreement {
        row.json("r_star_wg_j", &number(Some(agreement.r_star_wg_j)));
        row.text("views", Some(agreement.views.as_str()));
    }
    if let Some(bins) = dimension.bins {
        row.list("bins", &mut bins.iter().map(usize::to_string));
    }
    row.end()
}
