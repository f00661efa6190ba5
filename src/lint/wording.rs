//! An instrument's words: a text for each id, none left over, and statements that people can answer.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::file::File;
use super::finding::Report;
use super::prose::places;
use super::rule::Rule;
use super::statement::{content, double_negation, hedge, joint, plain_negation, similarity, words};
use super::value::{below, fields, ids, list, named, text, texts};
use crate::language::SOURCE;

/// Words of a statement about a person, and of one about a company.
const WORDS: [(bool, std::ops::RangeInclusive<usize>); 2] = [(true, 6..=14), (false, 6..=18)];

/// Two statements share this much of their content when they say nearly the same.
const SIMILAR: f64 = 0.6;

/// Statements that are compared with each other; their pairs grow with the square, and no person answers so many.
const MOST_COMPARED: usize = 300;

/// Says what is wrong with a wording of an instrument.
pub(super) fn check(report: &mut Report, file: &File<'_>, language: &str, instrument: &File<'_>) {
    let (words, root) = (&file.root, &instrument.root);
    let id = text(root, "id").unwrap_or_default();
    if text(words, "instrument").is_some_and(|named| named != id) {
        let message = format!("the instrument beside this file is \"{id}\"; write its id, or move the file");
        report.say(file, "/instrument", Rule::FileName, message);
    }
    check_ids(report, file, root);
    check_gates(report, file, root);
    if language == SOURCE {
        check_statements(report, file, root);
    }
}

/// Holds an object of texts to the ids that it must have.
fn same_ids(report: &mut Report, file: &File<'_>, place: &str, what: &str, wanted: &[&str]) {
    let there = file.root.pointer(place);
    let known: BTreeSet<&str> = wanted.iter().copied().collect();
    if there.is_none() && !known.is_empty() && !report.has(file, place) {
        let message = format!("each {what} needs its words: {}", wanted.join(", "));
        report.say(file, place, Rule::MissingText, message);
    }
    for id in &known {
        if there.is_some_and(|there| there.get(id).is_none()) {
            let message = format!("the {what} \"{id}\" has no words; write them");
            report.say(file, below(place, id), Rule::MissingText, message);
        }
    }
    for (place, id, _) in there.map(|there| fields(there, place)).unwrap_or_default() {
        if !known.contains(id) {
            let message = format!("there is no {what} \"{id}\"; remove it or correct the id");
            report.say(file, place, Rule::SuperfluousText, message);
        }
    }
}

fn check_ids(report: &mut Report, file: &File<'_>, root: &Value) {
    let dimensions = list(root, "", "dimensions");
    let items: Vec<&str> = dimensions.iter().flat_map(|(_, dimension)| ids(dimension, "items")).collect();
    let bands = ids(root, "bands");
    let roles: Vec<&str> = texts(root, "", "roles").into_iter().map(|(_, id)| id).collect();
    same_ids(report, file, "/options", "option", &ids(root, "options"));
    same_ids(report, file, "/roles", "role", &roles);
    same_ids(report, file, "/forms", "form", &ids(root, "forms"));
    same_ids(report, file, "/items", "item", &items);
    same_ids(report, file, "/groups", "group", &ids(root, "groups"));
    same_ids(report, file, "/dimensions", "dimension", &ids(root, "dimensions"));
    same_ids(report, file, "/bands", "band", &bands);
    for dimension in ids(root, "dimensions") {
        if file.root.get("dimensions").is_some_and(|words| words.get(dimension).is_some()) {
            same_ids(report, file, &format!("{}/bands", below("/dimensions", dimension)), "band", &bands);
        }
    }
    same_ids(report, file, "/gates", "gate", &ids(root, "gates"));
    same_ids(report, file, "/facts", "fact", &ids(root, "facts"));
    for (_, fact, value) in named(root, "", "facts") {
        let options: Vec<&str> = texts(value, "", "options").into_iter().map(|(_, id)| id).collect();
        if file.root.get("facts").is_some_and(|words| words.get(fact).is_some()) {
            same_ids(report, file, &format!("{}/options", below("/facts", fact)), "option", &options);
        }
    }
    // Not every item asks for documents.
    let known: BTreeSet<&str> = items.into_iter().collect();
    for (place, id, _) in file.root.get("documents").map(|d| fields(d, "/documents")).unwrap_or_default() {
        if !known.contains(id) {
            let message = format!("there is no item \"{id}\"; remove it or correct the id");
            report.say(file, place, Rule::SuperfluousText, message);
        }
    }
}

fn check_gates(report: &mut Report, file: &File<'_>, root: &Value) {
    let gates = named(root, "", "gates");
    if !gates.is_empty() && file.root.get("gate_answers").is_none() {
        let message = "the instrument has gates; write the texts of yes, no and unsure";
        report.say(file, "/gate_answers", Rule::MissingText, message);
    }
    for (_, id, gate) in gates {
        let place = format!("{}/question", below("/gates", id));
        let Some(question) = file.root.pointer(&place).and_then(Value::as_str) else { continue };
        let Ok(there) = places(question) else { continue };
        let message = match (gate.get("threshold").is_some(), there.contains("threshold")) {
            (true, false) => {
                "the gate has a threshold; show it at {threshold}, so that no text repeats the number"
            }
            (false, true) => "the gate has no threshold; remove {threshold}",
            _ => continue,
        };
        report.say(file, place, Rule::Placeholder, message);
    }
}

fn check_statements(report: &mut Report, file: &File<'_>, root: &Value) {
    let person = text(root, "about").is_none_or(|about| about == "person");
    let (_, length) = if person { &WORDS[0] } else { &WORDS[1] };
    let dimensions = list(root, "", "dimensions");
    let items = dimensions.iter().flat_map(|(_, dimension)| named(dimension, "", "items"));
    let reversed: BTreeSet<&str> = items
        .filter(|(_, _, item)| item.get("key").and_then(Value::as_i64) == Some(-1))
        .map(|(_, id, _)| id)
        .collect();
    let items = file.root.get("items").map(|items| fields(items, "/items")).unwrap_or_default();
    let mut said: Vec<(&str, BTreeSet<String>)> = Vec::new();
    for (place, id, value) in items {
        let Some(statement) = value.as_str().filter(|statement| !statement.is_empty()) else { continue };
        let words = words(statement);
        let mut say = |rule, message: String| report.say(file, place.as_str(), rule, message);
        let count = statement.split_whitespace().count();
        if !length.contains(&count) {
            let (least, most) = (length.start(), length.end());
            say(Rule::StatementLength, format!("{count} words; write {least} to {most}"));
        }
        if let Some(hedge) = hedge(&words) {
            say(Rule::Hedged, format!("\"{hedge}\" softens what the answer options measure; leave it out"));
        }
        if let Some(joint) = joint(&words) {
            let message =
                format!("\"{joint}\" joins two behaviours, and people may do one of them; ask about one");
            say(Rule::DoubleBarrelled, message);
        }
        if let Some(negations) = double_negation(&words) {
            say(Rule::DoubleNegation, format!("\"{negations}\" negates twice; say it positively"));
        } else if let Some(negation) = plain_negation(&words).filter(|_| reversed.contains(id)) {
            let message = format!("\"{negation}\" negates a reversed statement; say what is done instead");
            say(Rule::NegatedReversal, message);
        }
        let about = content(statement);
        let similar = said.iter().find(|(_, other)| similarity(&about, other) >= SIMILAR);
        if let Some((other, _)) = similar {
            say(
                Rule::SimilarStatements,
                format!("says nearly the same as \"{other}\"; ask about something else"),
            );
        }
        if said.len() < MOST_COMPARED {
            said.push((id, about));
        }
    }
}

/// Holds origins.json to the items of its instrument.
pub(super) fn check_origins(report: &mut Report, file: &File<'_>, instrument: &File<'_>) {
    let dimensions = list(&instrument.root, "", "dimensions");
    let items: BTreeSet<&str> =
        dimensions.iter().flat_map(|(_, dimension)| ids(dimension, "items")).collect();
    let origins: BTreeMap<&str, &Value> =
        fields(&file.root, "").into_iter().map(|(_, id, value)| (id, value)).collect();
    for id in &items {
        if !origins.contains_key(id) {
            report.say(
                file,
                below("", id),
                Rule::Origin,
                format!("the item \"{id}\" has no origin; say where it is from"),
            );
        }
    }
    for (id, origin) in origins {
        let known =
            origin.as_str().is_some_and(|origin| origin == "own" || origin.starts_with("adapted from "));
        if !items.contains(id) {
            let message = format!("there is no item \"{id}\"; remove it or correct the id");
            report.say(file, below("", id), Rule::Origin, message);
        } else if !known {
            let message = "write \"own\", or \"adapted from \" with the source and its licence";
            report.say(file, below("", id), Rule::Origin, message);
        }
    }
}
