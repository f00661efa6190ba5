//! An instrument in the Open Scale Definition of openscales.net and PEBL.
//!
//! What is relied on: the Open Scale Definition specification, version 1.0.16 of 17 June 2026, its validator
//! (`tools/validate_scale.py`) and its example scale, read in stored public copies of the project's repository; the
//! runner itself was not at hand. Only what the specification calls Core is used.

use serde::ser::{Serialize, Serializer};

use super::text::{gate_question, html, option_text};
use crate::instrument::{GateAnswer, Instrument, Item, Key, Wording, text_or_id};

/// The version of the file's outer shape, not of the specification's text.
const OSD_VERSION: &str = "1.0";

/// An object whose fields stand in the order given.
struct Fields<V>(Vec<(String, V)>);

impl<V: Serialize> Serialize for Fields<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[derive(serde::Serialize)]
struct File<'a> {
    osd_version: &'a str,
    definition: Definition<'a>,
    translations: Fields<Fields<String>>,
}

#[derive(serde::Serialize)]
struct Definition<'a> {
    scale_info: ScaleInfo<'a>,
    implementation: Implementation,
    default_required: bool,
    parameters: Parameters<'a>,
    likert_options: Likert<'a>,
    dimensions: Vec<DimensionInfo<'a>>,
    items: Vec<ItemInfo<'a>>,
    scoring: Fields<Scoring<'a>>,
}

#[derive(serde::Serialize)]
struct ScaleInfo<'a> {
    name: &'a str,
    code: &'a str,
    description: &'a str,
    citation: &'a str,
    license: String,
    version: String,
}

#[derive(serde::Serialize)]
struct Implementation {
    author: &'static str,
    notes: String,
}

#[derive(serde::Serialize)]
struct Parameters<'a> {
    shuffle_questions: Parameter<'a>,
}

#[derive(serde::Serialize)]
struct Parameter<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    default: bool,
    description: &'a str,
}

#[derive(serde::Serialize)]
struct Likert<'a> {
    points: usize,
    min: i64,
    max: i64,
    labels: Vec<String>,
    question_head: &'a str,
}

#[derive(serde::Serialize)]
struct DimensionInfo<'a> {
    id: &'a str,
    name: &'a str,
    description: &'a str,
}

#[derive(serde::Serialize)]
struct ItemInfo<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    text_key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    dimension: Option<&'a str>,
    random_group: u8,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<Choice<'a>>,
}

#[derive(serde::Serialize)]
struct Choice<'a> {
    value: &'a str,
    text_key: String,
}

#[derive(serde::Serialize)]
struct Scoring<'a> {
    method: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Fields<i8>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    scores: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value_map: Option<Fields<Vec<f64>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    transform: Vec<Step>,
}

#[derive(serde::Serialize)]
struct Step {
    op: &'static str,
    value: f64,
}

/// An instrument with its words in one language, as one `.osd` file (JSON).
///
/// Statements are Likert items with their keys; a dimension's score is the mean of its coded items, moved to POMP 0–100;
/// groups and the total are means of scores. Statements are shuffled among each other, conditions come before and facts
/// after them. Nothing is required, and skipping is the one way not to answer that the format has, so its button says
/// both "does not apply" and "I do not know".
///
/// The format has no rule for how many answers a score needs; the notes of the file say ours. Bands are left out: it
/// would call them norms, and they are none.
#[must_use]
pub fn openscales(instrument: &Instrument, wording: &Wording) -> String {
    let scale = Scale::of(instrument);
    let file = File {
        osd_version: OSD_VERSION,
        definition: Definition {
            scale_info: ScaleInfo {
                name: &wording.title,
                code: instrument.id.as_str(),
                description: &wording.introduction,
                citation: &instrument.citation,
                license: licence(&instrument.licence),
                version: instrument.version.to_string(),
            },
            implementation: implementation(instrument),
            default_required: false,
            parameters: Parameters {
                shuffle_questions: Parameter {
                    kind: "boolean",
                    default: true,
                    description: "Mix the statements, as the INNOSPARK app does",
                },
            },
            likert_options: scale.likert(instrument),
            dimensions: dimensions(instrument, wording),
            items: items(instrument),
            scoring: scoring(instrument, &scale),
        },
        translations: Fields(vec![(wording.language.clone(), texts(instrument, wording))]),
    };
    serde_json::to_string(&file).unwrap_or_default()
}

/// How answers are numbered: by their values where these are whole numbers in a row, else by their places.
struct Scale {
    min: i64,
    by_place: bool,
}

impl Scale {
    fn of(instrument: &Instrument) -> Self {
        let first = instrument.options.first().map_or(0.0, |option| option.value);
        let in_a_row = |(place, value): (usize, f64)| value == first + place as f64;
        let values = instrument.options.iter().map(|option| option.value);
        let whole = first.fract() == 0.0 && first.abs() < f64::from(i32::MAX);
        let by_place = !(whole && values.enumerate().all(in_a_row));
        Self { min: if by_place { 1 } else { first as i64 }, by_place }
    }

    fn likert(&self, instrument: &Instrument) -> Likert<'static> {
        let points = instrument.options.len();
        Likert {
            points,
            min: self.min,
            max: self.min + points as i64 - 1,
            labels: instrument.options.iter().map(|option| key("option", option.id.as_str())).collect(),
            question_head: "stem",
        }
    }

    /// How a dimension's items count: by keys, or, where places stand for values, by a table with the keyed values,
    /// because the format reverses places and not values.
    fn coded(&self, instrument: &Instrument, items: &[Item]) -> (Fields<i8>, Option<Fields<Vec<f64>>>) {
        let (lo, hi) = instrument.ends();
        let sign = |item: &Item| if item.key == Key::Reversed && !self.by_place { -1 } else { 1 };
        let coding = items.iter().map(|item| (item.id.to_string(), sign(item)));
        let keyed = |item: &Item| {
            let values = instrument.options.iter().map(|option| match item.key {
                Key::Positive => option.value,
                Key::Reversed => lo + hi - option.value,
            });
            (item.id.to_string(), values.collect())
        };
        let map = self.by_place.then(|| Fields(items.iter().map(keyed).collect()));
        (Fields(coding.collect()), map)
    }
}

/// The key of a text: no identifier has a point, so no two texts share one.
fn key(kind: &str, id: &str) -> String {
    [kind, ".", id].concat()
}

/// The format's short label of a licence: `CC BY 4.0` for `CC-BY-4.0`.
fn licence(spdx: &str) -> String {
    match spdx.strip_prefix("CC-").and_then(|rest| rest.rsplit_once('-')) {
        Some((kind, version)) => ["CC ", kind, " ", version].concat(),
        None if spdx.starts_with("CC0-") => String::from("CC0"),
        None => spdx.to_owned(),
    }
}

fn implementation(instrument: &Instrument) -> Implementation {
    let share = (instrument.minimum_answered * 100.0).to_string();
    let hash = instrument.hash.to_string();
    let notes = [
        "Exported from the instrument file with the content hash ",
        &hash,
        ". Scores are POMP, percent of the maximum possible, 0 to 100. Give a dimension's score only where at least ",
        &share,
        " % of its statements are answered, and a group's or the total only where at least half of its parts are scored: \
         the format has no rule for that.",
    ];
    Implementation { author: "INNOSPARK self-assessment", notes: notes.concat() }
}

fn dimensions<'a>(instrument: &'a Instrument, wording: &'a Wording) -> Vec<DimensionInfo<'a>> {
    let info = |id| {
        let words = wording.dimensions.get(id);
        let (name, description) = words.map_or(("", ""), |words| (&words.name, &words.definition));
        DimensionInfo { id: id.as_str(), name, description }
    };
    instrument.dimensions.iter().map(|dimension| info(&dimension.id)).collect()
}

fn items(instrument: &Instrument) -> Vec<ItemInfo<'_>> {
    let list = |id, kind, options| ItemInfo {
        id,
        kind: "multi",
        text_key: key(kind, id),
        dimension: None,
        random_group: 0,
        options,
    };
    let mut items = Vec::new();
    for gate in &instrument.gates {
        let choice =
            |answer: GateAnswer| Choice { value: answer.as_str(), text_key: key("answer", answer.as_str()) };
        items.push(list(gate.id.as_str(), "gate", GateAnswer::ALL.into_iter().map(choice).collect()));
    }
    for (dimension, item) in instrument.items() {
        items.push(ItemInfo {
            id: item.id.as_str(),
            kind: "likert",
            text_key: key("item", item.id.as_str()),
            dimension: Some(dimension.id.as_str()),
            random_group: 1,
            options: Vec::new(),
        });
    }
    for fact in &instrument.facts {
        let place = key("fact", fact.id.as_str());
        let choices =
            fact.options.iter().map(|id| Choice { value: id.as_str(), text_key: key(&place, id.as_str()) });
        items.push(list(fact.id.as_str(), "fact", choices.collect()));
    }
    items
}

fn scoring<'a>(instrument: &'a Instrument, scale: &Scale) -> Fields<Scoring<'a>> {
    let (lo, hi) = instrument.ends();
    let mean_of = |scores| Scoring {
        method: "mean_coded",
        items: None,
        scores,
        value_map: None,
        transform: Vec::new(),
    };
    let mut scoring = Vec::new();
    for dimension in &instrument.dimensions {
        let (items, value_map) = scale.coded(instrument, &dimension.items);
        let transform = vec![
            Step { op: "subtract", value: lo },
            Step { op: "divide", value: hi - lo },
            Step { op: "multiply", value: 100.0 },
        ];
        let block =
            Scoring { method: "mean_coded", items: Some(items), scores: Vec::new(), value_map, transform };
        scoring.push((dimension.id.to_string(), block));
    }
    for group in &instrument.groups {
        let scores = group.dimensions.iter().map(|id| id.as_str()).collect();
        scoring.push((group.id.to_string(), mean_of(scores)));
    }
    if !instrument.groups.is_empty() {
        let scores = instrument.groups.iter().map(|group| group.id.as_str()).collect();
        scoring.push((String::from("total"), mean_of(scores)));
    }
    Fields(scoring)
}

fn texts(instrument: &Instrument, wording: &Wording) -> Fields<String> {
    let mut texts = Vec::new();
    let mut say = |key: String, text: &str| texts.push((key, html(text)));
    say(String::from("LANGUAGE"), &wording.language);
    say(String::from("stem"), &wording.stem);
    let ways = instrument.missing.iter().map(|missing| wording.missing.of(*missing)).collect::<Vec<_>>();
    if !ways.is_empty() {
        say(String::from("skip_label"), &ways.join(" / "));
    }
    for option in &instrument.options {
        say(key("option", option.id.as_str()), option_text(wording, &option.id));
    }
    for gate in &instrument.gates {
        say(key("gate", gate.id.as_str()), &gate_question(gate, wording));
    }
    if !instrument.gates.is_empty() {
        for answer in GateAnswer::ALL {
            let text = wording.gate_answers.as_ref().map_or(answer.as_str(), |words| words.of(answer));
            say(key("answer", answer.as_str()), text);
        }
    }
    for (_, item) in instrument.items() {
        say(key("item", item.id.as_str()), text_or_id(&wording.items, &item.id));
    }
    for fact in &instrument.facts {
        let words = wording.facts.get(&fact.id);
        let place = key("fact", fact.id.as_str());
        say(place.clone(), words.map_or(fact.id.as_str(), |words| &words.question));
        for option in &fact.options {
            let text = words.map_or(option.as_str(), |words| text_or_id(&words.options, option));
            say(key(&place, option.as_str()), text);
        }
    }
    Fields(texts)
}
