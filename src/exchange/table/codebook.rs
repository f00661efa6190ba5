//! What each column of the table of attempts is.

use super::attempts::{ABOUT, column};
use super::sheet::Sheet;
use crate::exchange::survey::{Codes, gate_question, option_text};
use crate::instrument::{
    Dimension, Form, GateAnswer, Instrument, Item, ItemId, Key, Missing, OptionId, ScaleOption, Wording,
    text_or_id,
};

/// The columns of a codebook.
const COLUMNS: [&str; 18] = [
    "column",
    "kind",
    "name",
    "text",
    "language",
    "dimension",
    "group",
    "key",
    "values",
    "missing",
    "lowest",
    "highest",
    "forms",
    "limesurvey",
    "instrument",
    "version",
    "licence",
    "citation",
];

/// The language of what this program says itself in a codebook.
const OWN: &str = "en";

const EMPTY: &str = "empty = no answer, or not asked in this form";
const NOT_SCORED: &str = "empty = too few answers for a score";

/// The ends of a score, POMP.
const ENDS: Option<(f64, f64)> = Some((0.0, 100.0));

/// What stands in a row besides what every row has.
#[derive(Default)]
struct Entry<'a> {
    column: &'a str,
    kind: &'a str,
    name: &'a str,
    text: &'a str,
    /// Whether `text` is this program's own.
    own: bool,
    dimension: &'a str,
    group: &'a str,
    /// 1, or -1 for a reversed statement, as the instrument's file has it.
    key: Option<f64>,
    values: &'a str,
    missing: &'a str,
    ends: Option<(f64, f64)>,
    forms: &'a str,
    limesurvey: &'a str,
}

/// The codebook of an instrument as CSV: a row for each column of [`attempts`](super::attempts), in the same order.
///
/// `values` lists what a cell may hold, such as `o1 = 1 (Not at all like me)`: the id in the cell, its value in scale
/// points before keying, its words; parted by ` | `. `missing` does the same for cells without a value. `key` is 1, or -1
/// for a reversed statement, whose value counts as lowest + highest - value. `limesurvey` is what the column is
/// called in the responses to this instrument's LimeSurvey export. `language` is the language of `text`: the statements'
/// is the wording's, what is said of the other columns is English.
#[must_use]
pub fn codebook(instrument: &Instrument, wording: &Wording) -> String {
    let mut sheet = Sheet::new();
    sheet.row(&COLUMNS);
    let mut book = Book { instrument, wording, sheet };
    for (column, text) in ABOUT {
        let values = match column {
            "attempt.role" => book.roles(),
            "attempt.form" => book.forms(),
            _ => String::new(),
        };
        book.write(&Entry { column, kind: "attempt", text, own: true, values: &values, ..Entry::default() });
    }
    book.statements();
    book.questions();
    book.scores();
    book.sheet.into_text()
}

struct Book<'a> {
    instrument: &'a Instrument,
    wording: &'a Wording,
    sheet: Sheet,
}

impl Book<'_> {
    fn write(&mut self, entry: &Entry<'_>) {
        let Self { instrument, wording, sheet } = self;
        let language = if entry.own { OWN } else { &wording.language };
        let before =
            [entry.column, entry.kind, entry.name, entry.text, language, entry.dimension, entry.group];
        before.iter().for_each(|text| sheet.text(text));
        sheet.number(entry.key);
        sheet.text(entry.values);
        sheet.text(entry.missing);
        sheet.number(entry.ends.map(|ends| ends.0));
        sheet.number(entry.ends.map(|ends| ends.1));
        sheet.text(entry.forms);
        sheet.text(entry.limesurvey);
        sheet.text(instrument.id.as_str());
        sheet.text(&instrument.version.to_string());
        sheet.text(&instrument.licence);
        sheet.text(&instrument.citation);
        sheet.end_row();
    }

    fn roles(&self) -> String {
        let roles = self.instrument.roles.iter();
        listed(roles.map(|id| [id.as_str(), " = ", text_or_id(&self.wording.roles, id)].concat()))
    }

    fn forms(&self) -> String {
        let forms = self.instrument.forms.iter();
        listed(
            forms.map(|form| [form.id.as_str(), " = ", text_or_id(&self.wording.forms, &form.id)].concat()),
        )
    }

    fn statements(&mut self) {
        let (instrument, wording) = (self.instrument, self.wording);
        let option = |option: &ScaleOption| {
            let words = option_text(wording, &option.id);
            [option.id.as_str(), " = ", &option.value.to_string(), " (", words, ")"].concat()
        };
        let values = listed(instrument.options.iter().map(option));
        let way = |missing: &Missing| {
            let code = match missing {
                Missing::NotApplicable => "NA",
                Missing::DontKnow => "DK",
            };
            [code, " = ", wording.missing.of(*missing)].concat()
        };
        let missing = listed(instrument.missing.iter().map(way).chain([EMPTY.to_owned()]));
        let codes = Codes::of(instrument);
        let mut place = 0;
        for (dimension, question) in instrument.dimensions.iter().zip(&codes.dimensions) {
            let named = wording.dimensions.get(&dimension.id);
            for item in &dimension.items {
                self.write(&Entry {
                    column: item.id.as_str(),
                    kind: "item",
                    name: named.map_or("", |words| &words.name),
                    text: text_or_id(&wording.items, &item.id),
                    dimension: dimension.id.as_str(),
                    group: group_of(instrument, dimension),
                    key: Some(sign(item)),
                    values: &values,
                    missing: &missing,
                    ends: Some(instrument.ends()),
                    forms: &asked_in(instrument, &item.id),
                    limesurvey: &[question, "[", &Codes::item(place), "]"].concat(),
                    ..Entry::default()
                });
                place += 1;
            }
        }
    }

    /// The conditions and the facts.
    fn questions(&mut self) {
        let (instrument, wording) = (self.instrument, self.wording);
        let codes = Codes::of(instrument);
        let answers = listed(GateAnswer::ALL.map(|answer| {
            let words = wording.gate_answers.as_ref().map_or(answer.as_str(), |words| words.of(answer));
            [answer.as_str(), " = ", words].concat()
        }));
        for (gate, code) in instrument.gates.iter().zip(&codes.gates) {
            self.write(&Entry {
                column: &column("gate", gate.id.as_str()),
                kind: "gate",
                text: &gate_question(gate, wording),
                values: &answers,
                missing: EMPTY,
                limesurvey: code,
                ..Entry::default()
            });
        }
        for (fact, code) in instrument.facts.iter().zip(&codes.facts) {
            let words = wording.facts.get(&fact.id);
            let choice = |id: &OptionId| {
                let text = words.map_or(id.as_str(), |words| text_or_id(&words.options, id));
                [id.as_str(), " = ", text].concat()
            };
            self.write(&Entry {
                column: &column("fact", fact.id.as_str()),
                kind: "fact",
                text: words.map_or(fact.id.as_str(), |words| &words.question),
                values: &listed(fact.options.iter().map(choice)),
                missing: EMPTY,
                limesurvey: code,
                ..Entry::default()
            });
        }
    }

    fn scores(&mut self) {
        let (instrument, wording) = (self.instrument, self.wording);
        for dimension in &instrument.dimensions {
            let words = wording.dimensions.get(&dimension.id);
            self.write(&Entry {
                column: &column("score", dimension.id.as_str()),
                kind: "dimension",
                name: words.map_or("", |words| &words.name),
                text: words.map_or("", |words| &words.definition),
                dimension: dimension.id.as_str(),
                group: group_of(instrument, dimension),
                missing: NOT_SCORED,
                ends: ENDS,
                ..Entry::default()
            });
        }
        for group in &instrument.groups {
            let words = wording.groups.get(&group.id);
            self.write(&Entry {
                column: &column("score", group.id.as_str()),
                kind: "group",
                name: words.map_or("", |words| &words.name),
                text: words.map_or("", |words| &words.definition),
                group: group.id.as_str(),
                missing: NOT_SCORED,
                ends: ENDS,
                ..Entry::default()
            });
        }
        self.write(&Entry {
            column: "score.total",
            kind: "total",
            text: "The unweighted mean of the groups, given when at least half of them are scored.",
            own: true,
            missing: NOT_SCORED,
            ends: ENDS,
            ..Entry::default()
        });
    }
}

fn listed(parts: impl IntoIterator<Item = String>) -> String {
    let mut list = String::new();
    for part in parts {
        if !list.is_empty() {
            list.push_str(" | ");
        }
        list.push_str(&part);
    }
    list
}

fn sign(item: &Item) -> f64 {
    match item.key {
        Key::Positive => 1.0,
        Key::Reversed => -1.0,
    }
}

fn group_of<'a>(instrument: &'a Instrument, dimension: &Dimension) -> &'a str {
    let group = instrument.groups.iter().find(|group| group.dimensions.contains(&dimension.id));
    group.map_or("", |group| group.id.as_str())
}

/// The forms that ask a statement, parted by spaces.
fn asked_in(instrument: &Instrument, item: &ItemId) -> String {
    let forms = instrument.forms.iter().filter(|form: &&Form| form.asks(item));
    forms.map(|form| form.id.as_str()).collect::<Vec<_>>().join(" ")
}
