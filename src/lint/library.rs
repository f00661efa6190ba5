//! The library: techniques, stories, countries; what they name exists, and every id has its words.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::file::{File, Kind};
use super::finding::Report;
use super::rule::Rule;
use super::schema::{TECHNIQUE_WORDS, TECHNIQUES};
use super::value::{below, fields, named, text, texts};

/// Techniques of a dimension.
const TECHNIQUES_PER_DIMENSION: std::ops::RangeInclusive<usize> = 3..=6;

/// Fields in a part of the library that name dimensions, as `instrument/dimension`.
const DIMENSIONS: [&str; 2] = ["trains", "skills"];

/// What the files together define.
pub(super) struct Known<'a> {
    /// Dimensions that a technique trains, by the technique's id; `None` without a library.
    trains: Option<BTreeMap<&'a str, BTreeSet<&'a str>>>,
    /// Every `instrument/dimension` with the techniques it names; `None` without an instrument.
    dimensions: Option<BTreeMap<String, BTreeSet<&'a str>>>,
}

impl<'a> Known<'a> {
    pub(super) fn of(files: &'a [File<'_>]) -> Self {
        let (mut trains, mut dimensions) = (None, None);
        for file in files.iter().filter(|file| file.text.is_some()) {
            match &file.kind {
                Kind::Data(stem) if stem == "techniques" => {
                    let all: &mut BTreeMap<&str, BTreeSet<&str>> = trains.get_or_insert_default();
                    for (_, id, technique) in named(&file.root, "", "techniques") {
                        let trained = texts(technique, "", "trains").into_iter().map(|(_, name)| name);
                        all.entry(id).or_default().extend(trained);
                    }
                }
                Kind::Instrument => {
                    let instrument = text(&file.root, "id").unwrap_or_default();
                    let all: &mut BTreeMap<String, BTreeSet<&str>> = dimensions.get_or_insert_default();
                    for (_, id, dimension) in named(&file.root, "", "dimensions") {
                        let names = texts(dimension, "", "techniques").into_iter().map(|(_, id)| id);
                        all.entry(format!("{instrument}/{id}")).or_default().extend(names);
                    }
                }
                _ => {}
            }
        }
        // What an unreadable instrument defines is not known to be missing.
        if files.iter().any(|file| file.kind == Kind::Instrument && file.text.is_none()) {
            dimensions = None;
        }
        Self { trains, dimensions }
    }

    /// Whether there is a library among the files.
    pub(super) fn has_library(&self) -> bool {
        self.trains.is_some()
    }

    /// Says what is wrong between an instrument and the library; nothing without a library.
    pub(super) fn check_instrument(&self, report: &mut Report, file: &File<'_>) {
        let Some(trains) = &self.trains else { return };
        let instrument = text(&file.root, "id").unwrap_or_default();
        for (place, id, dimension) in named(&file.root, "", "dimensions") {
            let techniques = texts(dimension, &place, "techniques");
            if !TECHNIQUES_PER_DIMENSION.contains(&techniques.len()) {
                let message = format!("\"{id}\" has {} techniques; name three to six", techniques.len());
                report.say(file, format!("{place}/techniques"), Rule::TechniqueCount, message);
            }
            let full = format!("{instrument}/{id}");
            for (place, technique) in techniques {
                match trains.get(technique) {
                    None => {
                        let message = format!(
                            "the library has no technique \"{technique}\"; correct the id or write it"
                        );
                        report.say(file, place, Rule::UnknownTechnique, message);
                    }
                    Some(trained) if !trained.contains(full.as_str()) => {
                        let message =
                            format!("\"{technique}\" does not say that it trains \"{full}\"; add it there");
                        report.say(file, place, Rule::TechniqueMismatch, message);
                    }
                    Some(_) => {}
                }
            }
        }
    }

    /// Says what is wrong with a part of the library.
    pub(super) fn check_data(&self, report: &mut Report, file: &File<'_>, stem: &str) {
        for (field, _) in lists(&file.root) {
            let mut seen = BTreeSet::new();
            for (place, id, member) in named(&file.root, "", field) {
                if !seen.insert(id) {
                    let message = format!("\"{id}\" stands twice; give it another id");
                    report.say(file, format!("{place}/id"), Rule::DuplicateId, message);
                }
                if stem == "techniques" && texts(member, "", "trains").is_empty() {
                    let message =
                        format!("\"{id}\" trains nothing; name a dimension, as instrument/dimension");
                    report.say(file, format!("{place}/trains"), Rule::TechniqueIdle, message);
                }
                for named in DIMENSIONS {
                    self.check_dimensions(report, file, id, texts(member, &place, named), stem);
                }
                for (place, technique) in texts(member, &place, "techniques") {
                    if self.trains.as_ref().is_some_and(|known| !known.contains_key(technique)) {
                        let message = format!("the library has no technique \"{technique}\"; correct the id");
                        report.say(file, place, Rule::UnknownTechnique, message);
                    }
                }
            }
        }
    }

    fn check_dimensions(
        &self,
        report: &mut Report,
        file: &File<'_>,
        id: &str,
        names: Vec<(String, &str)>,
        stem: &str,
    ) {
        let Some(dimensions) = &self.dimensions else { return };
        for (place, name) in names {
            match dimensions.get(name) {
                None => {
                    let message =
                        format!("there is no dimension \"{name}\"; correct it, as instrument/dimension");
                    report.say(file, place, Rule::TechniqueTrains, message);
                }
                Some(techniques) if stem == "techniques" && !techniques.contains(id) => {
                    let message =
                        format!("\"{name}\" does not name \"{id}\" among its techniques; add it there");
                    report.say(file, place, Rule::TechniqueMismatch, message);
                }
                Some(_) => {}
            }
        }
    }
}

/// The lists of things with an id at the top of a file, with their ids.
fn lists(root: &Value) -> Vec<(&str, Vec<&str>)> {
    let lists = fields(root, "").into_iter().filter(|(_, _, value)| value.is_array());
    lists
        .map(|(_, name, _)| (name, named(root, "", name).into_iter().map(|(_, id, _)| id).collect()))
        .filter(|(_, ids): &(&str, Vec<&str>)| !ids.is_empty())
        .collect()
}

/// Says what is wrong with the words for a part of the library.
pub(super) fn check_words(
    report: &mut Report,
    file: &File<'_>,
    stem: &str,
    language: &str,
    data: Option<&File<'_>>,
) {
    let root = &file.root;
    if text(root, "language").is_none_or(|named| named != language) {
        let message = format!("the file's name says \"{language}\"; write the same, or rename the file");
        report.say(file, "/language", Rule::FileName, message);
    }
    let status = root.pointer("/translation/status").and_then(Value::as_str);
    if !matches!(status, Some("source" | "draft" | "reviewed")) {
        report.say(file, "/translation/status", Rule::Shape, "source, draft or reviewed is expected");
    }
    let Some(data) = data else {
        let message = format!("there is no {stem}.json beside this file; write it or move the file");
        report.say(file, "", Rule::MissingWording, message);
        return;
    };
    let lists = lists(&data.root);
    if root.get(stem).is_none() && data.root.get(stem).is_some() {
        let message = format!("the words for {stem}.json are missing; write an object of them by id");
        report.say(file, below("", stem), Rule::MissingText, message);
    }
    // A list without words, such as one of sources, carries its own texts.
    for (field, ids) in lists.into_iter().filter(|(field, _)| root.get(field).is_some_and(Value::is_object)) {
        let place = below("", field);
        let there: BTreeSet<&str> = root
            .get(field)
            .map(|words| fields(words, ""))
            .unwrap_or_default()
            .into_iter()
            .map(|(_, id, _)| id)
            .collect();
        for id in ids.iter().filter(|id| !there.contains(*id)) {
            let message = format!("\"{id}\" has no words; write them");
            report.say(file, below(&place, id), Rule::MissingText, message);
        }
        for id in there.iter().filter(|id| !ids.contains(id)) {
            let message = format!("{stem}.json has no \"{id}\"; remove it or correct the id");
            report.say(file, below(&place, id), Rule::SuperfluousText, message);
        }
    }
}

/// The schema of a part of the library, where it has one.
pub(super) fn schema(kind: &Kind) -> Option<&'static super::schema::Schema> {
    match kind {
        Kind::Data(stem) if stem == "techniques" => Some(&TECHNIQUES),
        Kind::Words(stem, _) if stem == "techniques" => Some(&TECHNIQUE_WORDS),
        _ => None,
    }
}

/// Whether a text in the library is a name, of a technique or a country, which may be the same in every language.
pub(super) fn is_name(pointer: &str) -> bool {
    pointer.ends_with("/name")
}
