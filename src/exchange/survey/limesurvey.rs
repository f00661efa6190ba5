//! An instrument as LimeSurvey's "Tab Separated Values" survey structure.
//!
//! What is relied on: the page "Tab Separated Value survey structure" of LimeSurvey's manual (columns, classes), the
//! importer `TSVImportSurvey` in LimeSurvey's `import_helper.php` (what it does with a row, quotation marks and the
//! byte order mark), a structure exported by LimeSurvey (names of settings), and the columns' widths in its database.
//! They were read in stored public copies; no running LimeSurvey was at hand.

use super::codes::{Codes, answers};
use super::text::{gate_question, html, option_text};
use crate::exchange::table::MARK;
use crate::instrument::{
    Dimension, Fact, GateAnswer, Instrument, Missing, OptionId, RoleId, Wording, text_or_id,
};

/// The columns. `assessment_value` repeats for answers what the manual expects under `relevance`: the importer reads it
/// there. Identifiers of groups and questions are left out, because what belongs together follows each other.
const COLUMNS: [&str; 13] = [
    "class",
    "type/scale",
    "name",
    "relevance",
    "text",
    "help",
    "language",
    "validation",
    "mandatory",
    "other",
    "default",
    "same_default",
    "assessment_value",
];

/// Settings of the survey: one group a page, the way back open, and nothing kept that the answers do not need. Names of
/// groups stay hidden, because they would tell people what is scored.
const SETTINGS: [(&str, &str); 10] = [
    ("format", "G"),
    ("anonymized", "Y"),
    ("datestamp", "N"),
    ("ipaddr", "N"),
    ("refurl", "N"),
    ("savetimings", "N"),
    ("allowprev", "Y"),
    ("showgroupinfo", "X"),
    ("showprogress", "Y"),
    ("assessments", "N"),
];

/// Characters of a survey's title at most.
const LONGEST_TITLE: usize = 200;

/// An array: rows with the same options.
const ARRAY: &str = "F";
/// A list of which one is chosen.
const LIST: &str = "L";

/// An instrument as a survey in the wording's language. The file's name must end with `.txt`; the text begins with a
/// byte order mark, as LimeSurvey's own files do.
///
/// A group of dimensions is a page, a dimension an array, a statement a row with the code [`Codes::item`]. The options
/// keep their ids where LimeSurvey allows it and carry their values as assessment values; the ways not to answer follow
/// as `NA` and `DK`. Nothing is mandatory. Conditions, facts and the role are lists.
///
/// LimeSurvey's assessments know neither reversed statements nor missing answers, so they are switched off: score the
/// responses with `innospark-cli score`. The order of statements is by dimension, not mixed as in the app, and every
/// statement is asked, whatever the form.
#[must_use]
pub fn limesurvey(instrument: &Instrument, wording: &Wording) -> String {
    let mut survey = Survey { text: String::from(MARK), language: &wording.language };
    survey.line(COLUMNS);
    survey.settings(instrument, wording);
    let codes = Codes::of(instrument);
    survey.lists_before(instrument, wording, &codes);
    survey.statements(instrument, wording, &codes);
    survey.facts(instrument, wording, &codes);
    survey.text
}

struct Survey<'a> {
    text: String,
    language: &'a str,
}

impl Survey<'_> {
    /// Writes a line. A cell has neither tabs nor line ends, and no quotation marks: the importer takes them away from
    /// a cell that begins and ends with them.
    fn line(&mut self, cells: [&str; 13]) {
        for (place, cell) in cells.iter().enumerate() {
            if 0 < place {
                self.text.push('\t');
            }
            self.text.push_str(&cell.replace('"', "&quot;"));
        }
        self.text.push('\n');
    }

    fn setting(&mut self, name: &str, value: &str) {
        self.line(["S", "", name, "", value, "", "", "", "", "", "", "", ""]);
    }

    fn wording(&mut self, name: &str, text: &str) {
        let language = self.language;
        self.line(["SL", "", name, "", text, "", language, "", "", "", "", "", ""]);
    }

    fn group(&mut self, name: &str, description: &str) {
        let (name, description, language) = (html(name), html(description), self.language);
        self.line(["G", "", &name, "1", &description, "", language, "", "", "", "", "", ""]);
    }

    fn question(&mut self, kind: &str, code: &str, text: &str) {
        let (text, language) = (html(text), self.language);
        self.line(["Q", kind, code, "1", &text, "", language, "", "N", "N", "", "", ""]);
    }

    fn row(&mut self, code: &str, text: &str) {
        let (text, language) = (html(text), self.language);
        self.line(["SQ", "0", code, "1", &text, "", language, "", "N", "", "", "", ""]);
    }

    fn answer(&mut self, code: &str, text: &str, value: &str) {
        let (text, language) = (html(text), self.language);
        self.line(["A", "0", code, value, &text, "", language, "", "", "", "", "", value]);
    }

    /// A list with its answers.
    fn list(&mut self, code: &str, text: &str, choices: &[(&str, &str)]) {
        self.question(LIST, code, text);
        let ids: Vec<&str> = choices.iter().map(|(id, _)| *id).collect();
        for (code, (_, text)) in answers(&ids).iter().zip(choices) {
            self.answer(code, text, "0");
        }
    }

    fn settings(&mut self, instrument: &Instrument, wording: &Wording) {
        self.setting("language", &wording.language);
        SETTINGS.iter().for_each(|(name, value)| self.setting(name, value));
        let title: String = html(&wording.title).chars().take(LONGEST_TITLE).collect();
        self.wording("surveyls_title", &title);
        let Instrument { citation, licence, .. } = instrument;
        self.wording("surveyls_description", &html(&[citation, ". ", licence].concat()));
        self.wording("surveyls_welcometext", &html(&wording.introduction));
    }

    /// Whom the person answers as, and the conditions: a page of their own, where there are any.
    fn lists_before(&mut self, instrument: &Instrument, wording: &Wording, codes: &Codes) {
        if instrument.roles.is_empty() && instrument.gates.is_empty() {
            return;
        }
        self.group(&wording.title, "");
        if !instrument.roles.is_empty() {
            let text = |id| (RoleId::as_str(id), text_or_id(&wording.roles, id));
            let choices: Vec<(&str, &str)> = instrument.roles.iter().map(text).collect();
            // The wording has no question for it; the choices speak for themselves.
            let question: Vec<&str> = choices.iter().map(|(_, text)| *text).collect();
            self.list(&codes.role, &question.join(" / "), &choices);
        }
        for (gate, code) in instrument.gates.iter().zip(&codes.gates) {
            let choices = GateAnswer::ALL.map(|answer| {
                let text = wording.gate_answers.as_ref().map(|words| words.of(answer));
                (answer.as_str(), text.unwrap_or(answer.as_str()))
            });
            self.list(code, &gate_question(gate, wording), &choices);
        }
    }

    /// A page for each group; dimensions that are in none come last.
    fn statements(&mut self, instrument: &Instrument, wording: &Wording, codes: &Codes) {
        for group in &instrument.groups {
            let words = wording.groups.get(&group.id);
            let name = words.map_or(group.id.as_str(), |words| &words.name);
            self.group(name, words.map_or("", |words| &words.definition));
            self.arrays(instrument, wording, codes, |d| group.dimensions.contains(&d.id));
        }
        let grouped = |d: &Dimension| instrument.groups.iter().any(|group| group.dimensions.contains(&d.id));
        if !instrument.dimensions.iter().all(grouped) {
            self.group(&wording.title, "");
            self.arrays(instrument, wording, codes, |d| !grouped(d));
        }
    }

    /// The arrays of the dimensions that are wanted, in the instrument's order.
    fn arrays(
        &mut self,
        instrument: &Instrument,
        wording: &Wording,
        codes: &Codes,
        wanted: impl Fn(&Dimension) -> bool,
    ) {
        let mut place = 0;
        for (dimension, code) in instrument.dimensions.iter().zip(&codes.dimensions) {
            if !wanted(dimension) {
                place += dimension.items.len();
                continue;
            }
            self.question(ARRAY, code, &wording.stem);
            for item in &dimension.items {
                self.row(&Codes::item(place), text_or_id(&wording.items, &item.id));
                place += 1;
            }
            self.scale(instrument, wording);
        }
    }

    /// The options with their values, and the ways not to answer.
    fn scale(&mut self, instrument: &Instrument, wording: &Wording) {
        let ids: Vec<&str> = instrument.options.iter().map(|option| option.id.as_str()).collect();
        for (code, option) in answers(&ids).iter().zip(&instrument.options) {
            // An assessment value is a whole number; another one cannot be said.
            let value =
                if option.value.fract() == 0.0 { option.value.to_string() } else { String::from("0") };
            self.answer(code, option_text(wording, &option.id), &value);
        }
        for missing in &instrument.missing {
            self.answer(missing_code(*missing), wording.missing.of(*missing), "0");
        }
    }

    /// The questions of fact: the last page.
    fn facts(&mut self, instrument: &Instrument, wording: &Wording, codes: &Codes) {
        if instrument.facts.is_empty() {
            return;
        }
        self.group(&wording.title, "");
        for (fact, code) in instrument.facts.iter().zip(&codes.facts) {
            let (question, texts) = fact_texts(fact, wording);
            let choices: Vec<(&str, &str)> =
                fact.options.iter().zip(&texts).map(|(id, text)| (id.as_str(), *text)).collect();
            self.list(code, question, &choices);
        }
    }
}

fn missing_code(missing: Missing) -> &'static str {
    match missing {
        Missing::NotApplicable => "NA",
        Missing::DontKnow => "DK",
    }
}

fn fact_texts<'a>(fact: &'a Fact, wording: &'a Wording) -> (&'a str, Vec<&'a str>) {
    let words = wording.facts.get(&fact.id);
    let text = |id: &'a OptionId| words.map_or(id.as_str(), |words| text_or_id(&words.options, id));
    (words.map_or(fact.id.as_str(), |words| &words.question), fact.options.iter().map(text).collect())
}
