//! Instruments as other programs' surveys, read by rules written down from those programs' documentation.

use std::collections::{BTreeMap, BTreeSet};

use innospark::exchange::survey::{limesurvey, openscales};
use innospark::instrument::{Instrument, Key, OptionId, ScaleOption, Wording};
use innospark::response::{Answer, Answers};
use innospark::scoring::Profile;
use serde_json::Value;

use crate::support::{answers, instrument, instrument_names, near, sketch, sketch_json, wordings};
use crate::tables::golden_attempts;

/// A line of a survey structure, by the names of its columns.
type Line = BTreeMap<String, String>;

/// Reads a survey structure as LimeSurvey's importer does: UTF-8 with a byte order mark, lines, tabs, the header first.
/// Quotation marks are refused, because the importer takes them away.
#[track_caller]
fn lines(text: &str) -> Vec<Line> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(!text.contains(['"', '\r']), "a quotation mark or a carriage return");
    let mut lines = text.lines();
    let heads: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let line = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), heads.len(), "{line}");
        heads.iter().zip(cells).map(|(head, cell)| ((*head).to_owned(), cell.to_owned())).collect()
    };
    lines.map(line).collect()
}

/// A question with its group, rows and answers.
#[derive(Debug, Default)]
struct Question {
    code: String,
    kind: String,
    text: String,
    group: String,
    rows: Vec<(String, String)>,
    answers: Vec<(String, String, String)>,
}

/// The text that HTML shows.
fn shown(html: &str) -> String {
    assert!(!html.contains(['<', '>', '{', '}']), "{html}");
    let pairs =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#123;", "{"), ("&#125;", "}"), ("&amp;", "&")];
    pairs.iter().fold(html.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

/// The settings and questions of a survey structure, held to LimeSurvey's rules.
#[track_caller]
fn survey(text: &str, language: &str) -> (BTreeMap<String, String>, Vec<Question>) {
    let mut settings = BTreeMap::new();
    let mut questions: Vec<Question> = Vec::new();
    let mut group = None;
    let mut group_filled = true;
    for line in lines(text) {
        let cell = |name: &str| line[name].clone();
        match line["class"].as_str() {
            "S" => {
                assert!(group.is_none(), "a setting behind a group");
                assert!(settings.insert(cell("name"), cell("text")).is_none(), "{line:?}");
                continue;
            }
            "SL" => drop(settings.insert(cell("name"), cell("text"))),
            "G" => {
                assert!(group_filled, "an empty group before {line:?}");
                assert!(!cell("name").is_empty());
                (group, group_filled) = (Some(cell("name")), false);
            }
            "Q" => {
                group_filled = true;
                assert_eq!(cell("relevance"), "1");
                assert_eq!(cell("mandatory"), "N", "a question that must be answered");
                questions.push(Question {
                    code: cell("name"),
                    kind: cell("type/scale"),
                    text: shown(&cell("text")),
                    group: group.clone().expect("a group before the question"),
                    ..Question::default()
                });
            }
            "SQ" => {
                let question = questions.last_mut().expect("a question before the row");
                assert!(question.answers.is_empty(), "rows stand before answers");
                question.rows.push((cell("name"), shown(&cell("text"))));
            }
            "A" => {
                assert_eq!(cell("relevance"), cell("assessment_value"));
                let question = questions.last_mut().expect("a question before the answer");
                question.answers.push((cell("name"), shown(&cell("text")), cell("assessment_value")));
            }
            other => panic!("LimeSurvey knows no {other}"),
        }
        assert_eq!(cell("language"), language, "{line:?}");
    }
    assert!(group_filled);
    let alphanumeric = |code: &str| code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let fits = |code: &str, longest: usize| {
        !code.is_empty()
            && code.len() <= longest
            && alphanumeric(code)
            && code.as_bytes()[0].is_ascii_alphabetic()
    };
    let codes: BTreeSet<String> = questions.iter().map(|q| q.code.to_lowercase()).collect();
    assert_eq!(codes.len(), questions.len(), "{codes:?}");
    let mut rows = BTreeSet::new();
    for question in &questions {
        assert!(fits(&question.code, 20), "{}", question.code);
        assert!(!["time", "other", "language"].contains(&question.code.as_str()));
        for (code, _) in &question.rows {
            assert!(fits(code, 20) && rows.insert(code.clone()), "{code}");
        }
        let answers: BTreeSet<String> =
            question.answers.iter().map(|(code, ..)| code.to_lowercase()).collect();
        assert_eq!(answers.len(), question.answers.len(), "{answers:?}");
        for (code, text, value) in &question.answers {
            assert!(code.len() <= 5 && alphanumeric(code) && !code.is_empty(), "{code}");
            assert!(!text.is_empty());
            value.parse::<i32>().unwrap();
        }
        match question.kind.as_str() {
            "F" => assert!(!question.rows.is_empty() && !question.answers.is_empty()),
            "L" => assert!(question.rows.is_empty() && question.answers.len() >= 2),
            other => panic!("{other} is no kind that is used here"),
        }
    }
    (settings, questions)
}

#[test]
fn every_instrument_is_a_limesurvey_survey_in_every_language() {
    for name in instrument_names() {
        let instrument = instrument(&name);
        for (_, wording) in wordings(&name) {
            let (settings, questions) = survey(&limesurvey(&instrument, &wording), &wording.language);
            assert_eq!(settings["language"], wording.language);
            assert_eq!(shown(&settings["surveyls_title"]), wording.title);
            assert_eq!(shown(&settings["surveyls_welcometext"]), wording.introduction);
            assert!(settings["surveyls_description"].contains(&instrument.licence));
            assert_eq!((&*settings["anonymized"], &*settings["ipaddr"]), ("Y", "N"));
            let arrays: Vec<&Question> = questions.iter().filter(|q| q.kind == "F").collect();
            assert_eq!(arrays.len(), instrument.dimensions.len());
            let rows: BTreeMap<&String, &String> =
                arrays.iter().flat_map(|array| &array.rows).map(|(code, text)| (code, text)).collect();
            for (place, (_, item)) in instrument.items().enumerate() {
                assert_eq!(rows[&format!("I{:03}", place + 1)], &wording.items[&item.id]);
            }
            assert_eq!(rows.len(), instrument.items().count());
            for array in &arrays {
                assert_eq!(array.text, wording.stem);
                let values: Vec<(String, String, String)> = instrument
                    .options
                    .iter()
                    .map(|o| (o.id.to_string(), wording.options[&o.id].clone(), o.value.to_string()))
                    .chain([
                        ("NA".to_owned(), wording.missing.na.clone(), "0".to_owned()),
                        ("DK".to_owned(), wording.missing.dk.clone(), "0".to_owned()),
                    ])
                    .collect();
                assert_eq!(array.answers, values);
            }
            for (group, array) in
                instrument.groups.iter().flat_map(|g| g.dimensions.iter().map(move |_| g)).zip(&arrays)
            {
                assert_eq!(shown(&array.group), wording.groups[&group.id].name);
            }
            let lists = questions.iter().filter(|q| q.kind == "L").count();
            let roles = usize::from(!instrument.roles.is_empty());
            assert_eq!(lists, roles + instrument.gates.len() + instrument.facts.len(), "{name}");
        }
    }
}

#[test]
fn the_codebook_names_the_columns_of_the_survey() {
    for name in instrument_names() {
        let instrument = instrument(&name);
        let (_, wording) = wordings(&name).remove(0);
        let (_, questions) = survey(&limesurvey(&instrument, &wording), &wording.language);
        let mut expected: BTreeMap<String, String> = BTreeMap::new();
        for question in &questions {
            expected.insert(question.code.clone(), question.text.clone());
            for (code, text) in &question.rows {
                expected.insert(format!("{}[{code}]", question.code), text.clone());
            }
        }
        let book = crate::tables::rows(&innospark::exchange::table::codebook(&instrument, &wording));
        let headings = crate::tables::column(&book, "limesurvey");
        let texts = crate::tables::column(&book, "text");
        let named: Vec<(&String, &String)> =
            headings.iter().zip(&texts).filter(|(heading, _)| !heading.is_empty()).collect();
        assert_eq!(named.len(), instrument.items().count() + instrument.gates.len() + instrument.facts.len());
        for (heading, text) in named {
            assert_eq!(&expected[heading], text, "{name}: {heading}");
        }
    }
}

/// A wording in which these statements stand for a small instrument's.
fn words_for(instrument: &Instrument, text: &str) -> Wording {
    let mut wording = wordings("creativity-skills").into_iter().find(|(_, w)| w.language == "en").unwrap().1;
    for (_, item) in instrument.items() {
        wording.items.insert(item.id.clone(), text.to_owned());
    }
    wording
}

#[test]
fn hostile_texts_stay_text_in_limesurvey() {
    let instrument = sketch("a +");
    let hostile = "\"A\tb\r\nc <script>alert(1)</script> {TOKEN} & {1+1}\"";
    let (_, questions) = survey(&limesurvey(&instrument, &words_for(&instrument, hostile)), "en");
    let array = questions.iter().find(|q| q.kind == "F").unwrap();
    assert_eq!(array.rows[0].1, "\"A b  c <script>alert(1)</script> {TOKEN} & {1+1}\"");
}

#[test]
fn codes_stay_apart_however_ids_are_written() {
    // Alike without their marks, alike in the first twenty letters, a digit first, LimeSurvey's own names.
    let long = "abcdefghijklmnopqrstuvwxyz";
    let json = sketch_json(&format!(
        "a_b +, ab +, a-b +, {long}_1 +, {long}_2 +, 9lives +, time +, other +, role +"
    ));
    let instrument = Instrument::from_json(&json).unwrap();
    let wording = words_for(&instrument, "A statement");
    let (_, questions) = survey(&limesurvey(&instrument, &wording), "en");
    let codes: Vec<&str> = questions.iter().filter(|q| q.kind == "F").map(|q| q.code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "ab",
            "ab001",
            "ab002",
            "abcdefghijklmnopqrst",
            "abcdefghijklmnopq001",
            "Q9lives",
            "time001",
            "other001",
            "role"
        ]
    );
    assert_eq!(questions.iter().find(|q| q.kind == "L").unwrap().code, "role001");
}

#[test]
fn options_that_limesurvey_cannot_name_are_numbered() {
    let mut instrument = sketch("a +");
    let names = ["strongly", "mildly", "never-ever"];
    let values = [1.0, 2.5, 4.0];
    instrument.options = names
        .iter()
        .zip(values)
        .map(|(id, value)| ScaleOption { id: OptionId::parse(id).unwrap(), value })
        .collect();
    let (_, questions) = survey(&limesurvey(&instrument, &words_for(&instrument, "x")), "en");
    let array = questions.iter().find(|q| q.kind == "F").unwrap();
    let codes: Vec<(&str, &str)> = array.answers.iter().map(|(code, _, value)| (&**code, &**value)).collect();
    assert_eq!(codes, [("A1", "1"), ("A2", "0"), ("A3", "4"), ("NA", "0"), ("DK", "0")]);
}

#[test]
fn an_instrument_without_groups_is_one_page() {
    let json = sketch_json("a +, b -")
        .replace(r#""groups": [{"id": "all", "dimensions": ["a", "b"]}]"#, r#""groups": []"#);
    let instrument = Instrument::from_json(&json).unwrap();
    let wording = words_for(&instrument, "A statement");
    let (_, questions) = survey(&limesurvey(&instrument, &wording), "en");
    let groups: BTreeSet<&str> = questions.iter().map(|q| q.group.as_str()).collect();
    assert_eq!(groups, BTreeSet::from([wording.title.as_str()]));
    let file = scale(&openscales(&instrument, &wording), "en");
    assert!(file["definition"]["scoring"].get("total").is_none());
}

/// An Open Scale Definition, held to the rules of its specification and validator.
#[track_caller]
fn scale(text: &str, language: &str) -> Value {
    let file: Value = serde_json::from_str(text).unwrap();
    assert_eq!(file["osd_version"], "1.0");
    let definition = &file["definition"];
    for field in ["name", "code", "description", "citation", "license", "version"] {
        assert!(!definition["scale_info"][field].as_str().unwrap().is_empty(), "{field}");
    }
    let translations = file["translations"].as_object().unwrap();
    assert_eq!(translations.keys().collect::<Vec<_>>(), [language]);
    let texts = translations[language].as_object().unwrap();
    let said = |key: &Value| {
        let key = key.as_str().unwrap();
        assert!(texts.get(key).and_then(Value::as_str).is_some_and(|text| !text.is_empty()), "{key}");
    };
    let likert = &definition["likert_options"];
    let points = likert["points"].as_i64().unwrap();
    assert_eq!(likert["max"].as_i64().unwrap() - likert["min"].as_i64().unwrap() + 1, points);
    assert_eq!(likert["labels"].as_array().unwrap().len() as i64, points);
    likert["labels"].as_array().unwrap().iter().for_each(said);
    said(&likert["question_head"]);
    let list = |field: &str| definition[field].as_array().unwrap().clone();
    let ids = |things: &[Value]| -> BTreeSet<String> {
        let ids: BTreeSet<String> =
            things.iter().map(|thing| thing["id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(ids.len(), things.len());
        ids
    };
    let (dimensions, items) = (ids(&list("dimensions")), ids(&list("items")));
    let scoring = definition["scoring"].as_object().unwrap();
    for id in &dimensions {
        assert!(scoring.contains_key(id), "{id} has no scoring");
    }
    for item in list("items") {
        said(&item["text_key"]);
        match item["type"].as_str().unwrap() {
            "likert" => assert!(dimensions.contains(item["dimension"].as_str().unwrap())),
            "multi" => {
                let options = item["options"].as_array().unwrap();
                assert!(options.len() >= 2);
                options.iter().for_each(|option| said(&option["text_key"]));
            }
            other => panic!("{other} is no kind that is used here"),
        }
    }
    for (id, block) in scoring {
        assert_eq!(block["method"], "mean_coded", "{id}");
        for (item, coding) in block.get("items").and_then(Value::as_object).into_iter().flatten() {
            assert!(items.contains(item) && matches!(coding.as_i64(), Some(1 | -1)), "{id}: {item}");
        }
        for score in block.get("scores").and_then(Value::as_array).into_iter().flatten() {
            assert!(scoring.contains_key(score.as_str().unwrap()), "{id}: {score}");
        }
        assert!(block.get("items").is_some() != block.get("scores").is_some(), "{id}");
    }
    file
}

/// What a runner computes for a scoring block: the mean of coded responses or of scores, moved by the steps.
fn run(definition: &Value, id: &str, responses: &BTreeMap<String, i64>) -> Option<f64> {
    let block = &definition["scoring"][id];
    let likert = &definition["likert_options"];
    let (min, max) = (likert["min"].as_i64().unwrap(), likert["max"].as_i64().unwrap());
    let inputs: Vec<f64> = match (block.get("items"), block.get("scores")) {
        (Some(items), _) => {
            let coded = |(item, coding): (&String, &Value)| {
                let response = *responses.get(item)?;
                if let Some(map) = block.get("value_map").and_then(|map| map.get(item)) {
                    assert_eq!(coding.as_i64(), Some(1));
                    return map[(response - min) as usize].as_f64();
                }
                Some(if coding.as_i64() == Some(1) { response } else { min + max - response } as f64)
            };
            items.as_object().unwrap().iter().filter_map(coded).collect()
        }
        (None, Some(scores)) => {
            let scores = scores.as_array().unwrap().iter();
            scores.filter_map(|score| run(definition, score.as_str().unwrap(), responses)).collect()
        }
        (None, None) => Vec::new(),
    };
    if inputs.is_empty() {
        return None;
    }
    let mean = inputs.iter().sum::<f64>() / inputs.len() as f64;
    let steps = block.get("transform").and_then(Value::as_array);
    Some(steps.into_iter().flatten().fold(mean, |score, step| {
        let value = step["value"].as_f64().unwrap();
        match step["op"].as_str().unwrap() {
            "subtract" => score - value,
            "divide" => score / value,
            "multiply" => score * value,
            other => panic!("no step {other}"),
        }
    }))
}

/// Answers as a runner stores them: the number of the option from the scale's lowest.
fn responses(definition: &Value, instrument: &Instrument, answers: &Answers) -> BTreeMap<String, i64> {
    let min = definition["likert_options"]["min"].as_i64().unwrap();
    let place = |option: &OptionId| instrument.options.iter().position(|o| o.id == *option).unwrap() as i64;
    let number = |answer: &Answer| match answer {
        Answer::Option(option) => Some(min + place(option)),
        Answer::Missing(_) => None,
    };
    answers.iter().filter_map(|(item, answer)| Some((item.to_string(), number(answer)?))).collect()
}

#[test]
fn every_instrument_is_an_open_scale_in_every_language() {
    for name in instrument_names() {
        let instrument = instrument(&name);
        for (_, wording) in wordings(&name) {
            let file = scale(&openscales(&instrument, &wording), &wording.language);
            let definition = &file["definition"];
            let texts = &file["translations"][&wording.language];
            assert_eq!(definition["scale_info"]["code"], name.as_str());
            assert_eq!(definition["scale_info"]["license"], "CC BY 4.0");
            assert_eq!(definition["default_required"], false);
            for (dimension, item) in instrument.items() {
                assert_eq!(texts[format!("item.{}", item.id)], wording.items[&item.id].as_str());
                let sign = if item.key == Key::Positive { 1 } else { -1 };
                assert_eq!(definition["scoring"][dimension.id.as_str()]["items"][item.id.as_str()], sign);
            }
            for (option, value) in
                instrument.options.iter().zip(definition["likert_options"]["min"].as_i64().unwrap()..)
            {
                assert_eq!(option.value, value as f64);
                assert_eq!(texts[format!("option.{}", option.id)], wording.options[&option.id].as_str());
            }
            let skip = format!("{} / {}", wording.missing.na, wording.missing.dk);
            assert_eq!(texts["skip_label"], skip.as_str());
        }
    }
}

#[test]
fn a_runner_of_open_scales_computes_the_scores_of_the_golden_cases() {
    let mut compared = 0;
    for name in instrument_names() {
        let instrument = instrument(&name);
        let (_, wording) = wordings(&name).remove(0);
        let file = scale(&openscales(&instrument, &wording), &wording.language);
        for (attempt, expect) in golden_attempts(&name) {
            let given = responses(&file["definition"], &instrument, &attempt.answers);
            // The format scores a dimension from its first answer on; a mean of parts is ours where every part is.
            let whole = instrument
                .dimensions
                .iter()
                .all(|d| expect.iter().any(|(id, score)| id == d.id.as_str() && score.is_some()));
            for (id, score) in &expect {
                let dimension = instrument.dimensions.iter().any(|d| d.id.as_str() == id);
                if let (Some(score), true) = (score, dimension || whole) {
                    near(run(&file["definition"], id, &given).unwrap(), *score);
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 300, "{compared}");
}

#[test]
fn a_scale_of_any_values_counts_by_its_values() {
    let mut instrument = sketch("a +-, b -");
    for (option, value) in instrument.options.iter_mut().zip([10.0, 0.0, 2.5, -4.0, 1.0]) {
        option.value = value;
    }
    let wording = words_for(&instrument, "A statement");
    let file = scale(&openscales(&instrument, &wording), "en");
    for text in ["a: 1 2, b: 3", "a: 5 4, b: 5", "a: 3 ., b: 1", "a: 4 1, b: 4"] {
        let given = answers(text);
        let profile = Profile::score(&instrument, &instrument.forms[0], &given);
        for dimension in &profile.dimensions {
            let found = run(
                &file["definition"],
                dimension.id.as_str(),
                &responses(&file["definition"], &instrument, &given),
            );
            near(found.unwrap(), dimension.estimate.unwrap().score);
        }
    }
}

#[test]
fn licences_are_said_as_the_format_says_them() {
    #[track_caller]
    fn check(spdx: &str, expected: &str) {
        let mut instrument = sketch("a +");
        instrument.licence = spdx.to_owned();
        let file = scale(&openscales(&instrument, &words_for(&instrument, "x")), "en");
        assert_eq!(file["definition"]["scale_info"]["license"], expected);
    }
    check("CC-BY-4.0", "CC BY 4.0");
    check("CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0");
    check("CC0-1.0", "CC0");
    check("MIT", "MIT");
}
