//! Floor 4: reads instruments, wordings, the library and the interface's words as an author does, and says everything
//! that is wrong with them, with its place, its rule and what to do.
//!
//! The app reads what it needs and passes the rest over; the linter passes nothing over. It stands this high because
//! golden cases are scored, and it is pure: whoever calls it brings the files.

mod allow;
mod catalogue;
mod english;
mod file;
mod finding;
mod instrument;
mod library;
mod prose;
mod reach;
mod rule;
mod schema;
mod scores;
mod statement;
mod strict;
mod translation;
mod value;
mod wording;

pub use file::Source;
pub use finding::Finding;
pub use rule::{Rule, Severity};

use std::collections::BTreeMap;

use file::{File, Kind};
use finding::Report;
use library::Known;
use schema::{About, INSTRUMENT, Schema, WORDING};

use crate::instrument::Instrument;
use crate::language::SOURCE;

/// Everything that is to be said about files: in their order, and in each in the order of the rules' reading. What a
/// file needs is looked for among the files given; an instrument is found in the folder of its wording, techniques are
/// those of any `techniques.json`. Findings about files that were not asked for are left out.
#[must_use]
pub fn check(sources: &[Source]) -> Vec<Finding> {
    let files: Vec<File<'_>> = sources.iter().map(File::read).collect();
    let known = Known::of(&files);
    let folders = by_folder(&files);
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.asked) {
        let beside: Vec<&File<'_>> = folders
            .get(file.folder())
            .into_iter()
            .flatten()
            .copied()
            .filter(|other| other.path != file.path)
            .collect();
        let mut report = Report::default();
        if let Some(why) = &file.unreadable {
            report.say(file, "", Rule::Unreadable, why.as_str());
        } else {
            for pointer in &file.repeated {
                let message = "this field stands twice and the last one would win; remove one";
                report.say(file, pointer.as_str(), Rule::DuplicateKey, message);
            }
            check_file(&mut report, file, &beside, &known);
        }
        if allow::possible(&file.root) {
            allow::apply(&mut report, file, known.has_library());
        }
        findings.append(report.findings());
    }
    findings
}

fn by_folder<'f, 'a>(files: &'f [File<'a>]) -> BTreeMap<&'f str, Vec<&'f File<'a>>> {
    let mut folders: BTreeMap<&str, Vec<&File<'a>>> = BTreeMap::new();
    for file in files {
        folders.entry(file.folder()).or_default().push(file);
    }
    folders
}

fn check_file(report: &mut Report, file: &File<'_>, beside: &[&File<'_>], known: &Known<'_>) {
    match &file.kind {
        Kind::Instrument => {
            shape(report, file, &INSTRUMENT);
            check_instrument(report, file, beside);
            known.check_instrument(report, file);
        }
        Kind::Wording(language) => {
            shape(report, file, &WORDING);
            check_wording(report, file, beside, language);
        }
        Kind::Origins => match of_kind(beside, &Kind::Instrument) {
            Some(instrument) if instrument.text.is_none() => {}
            Some(instrument) => wording::check_origins(report, file, instrument),
            None => {
                let message = "there is no instrument.json beside this file; write it or move the file";
                report.say(file, "", Rule::MissingWording, message);
            }
        },
        Kind::Data(stem) => {
            if let Some(schema) = library::schema(&file.kind) {
                shape(report, file, schema);
            }
            known.check_data(report, file, stem);
            if of_kind(beside, &Kind::Words(stem.clone(), SOURCE.to_owned())).is_none() {
                let message = format!("there is no {stem}.{SOURCE}.json beside this file; write its words");
                report.say(file, "", Rule::MissingWording, message);
            }
        }
        Kind::Words(stem, language) => {
            if let Some(schema) = library::schema(&file.kind) {
                shape(report, file, schema);
            }
            prose::check(report, file);
            library::check_words(report, file, stem, language, of_kind(beside, &Kind::Data(stem.clone())));
            let english = of_kind(beside, &Kind::Words(stem.clone(), SOURCE.to_owned()));
            check_translation(report, file, english, language, library::is_name);
        }
        Kind::Catalogue(language) => {
            catalogue::check_shape(report, file);
            prose::check(report, file);
            let english = of_kind(beside, &Kind::Catalogue(SOURCE.to_owned()));
            match if language == SOURCE { Some(file) } else { english } {
                Some(english) if english.text.is_none() => {}
                Some(english) => catalogue::check(report, english, file, language),
                None => missing_english(report, file),
            }
        }
        Kind::Languages => catalogue::check_languages(report, file, beside),
        Kind::Schema | Kind::Site => {}
        Kind::Other => {
            let message =
                "no kind of file that this program knows; rename it as docs/authoring.md says, or move it";
            report.say(file, "", Rule::UnknownFile, message);
        }
    }
}

fn of_kind<'f, 'a>(beside: &[&'f File<'a>], kind: &Kind) -> Option<&'f File<'a>> {
    beside.iter().find(|file| file.kind == *kind).copied()
}

/// Holds a file to its schema.
fn shape(report: &mut Report, file: &File<'_>, schema: &Schema) {
    for problem in schema.problems(&file.root) {
        let key = problem.pointer.starts_with("/dimensions/") && problem.pointer.ends_with("/key");
        let rule = match problem.about {
            About::Field => Rule::UnknownField,
            About::EmptyText if file.language().is_some() => Rule::MissingText,
            _ if key && file.kind == Kind::Instrument => Rule::Key,
            _ => Rule::Shape,
        };
        report.say(file, problem.pointer, rule, problem.message);
    }
}

/// Rules of the linter that say in better words why the app refuses a file.
const REFUSALS: [Rule; 7] = [
    Rule::Shape,
    Rule::Key,
    Rule::Scale,
    Rule::Bands,
    Rule::DuplicateId,
    Rule::UnknownId,
    Rule::EmptyDimension,
];

fn check_instrument(report: &mut Report, file: &File<'_>, beside: &[&File<'_>]) {
    instrument::check(report, file);
    match file.text.map(Instrument::from_json) {
        Some(Ok(instrument)) => scores::check(report, file, &instrument),
        // What the app refuses is an error here, also when no rule has a better word for it.
        Some(Err(error)) if !report.has_any(&REFUSALS) => {
            let said = error.to_string();
            let (pointer, message) = said.split_once(": ").unwrap_or(("", said.as_str()));
            report.say(file, pointer, Rule::Shape, format!("the app refuses this file: {message}"));
        }
        _ => {}
    }
    if of_kind(beside, &Kind::Wording(SOURCE.to_owned())).is_none() {
        let message =
            format!("there is no wording.{SOURCE}.json beside this file; write the instrument's words");
        report.say(file, "", Rule::MissingWording, message);
    }
    if of_kind(beside, &Kind::Origins).is_none() {
        let message = "there is no origins.json beside this file; say where each item comes from";
        report.say(file, "", Rule::Origin, message);
    }
}

fn check_wording(report: &mut Report, file: &File<'_>, beside: &[&File<'_>], language: &str) {
    prose::check(report, file);
    if value::text(&file.root, "language").is_some_and(|named| named != language) {
        let message = format!("the file's name says \"{language}\"; write the same, or rename the file");
        report.say(file, "/language", Rule::FileName, message);
    }
    match of_kind(beside, &Kind::Instrument) {
        // An unreadable neighbour has its own finding, and nothing can be compared with it.
        Some(instrument) if instrument.text.is_none() => {}
        Some(instrument) => wording::check(report, file, language, instrument),
        None => {
            let message = "there is no instrument.json beside this file; write it or move the file";
            report.say(file, "", Rule::MissingWording, message);
        }
    }
    let english = of_kind(beside, &Kind::Wording(SOURCE.to_owned()));
    check_translation(report, file, english, language, |_| false);
}

fn check_translation(
    report: &mut Report,
    file: &File<'_>,
    english: Option<&File<'_>>,
    language: &str,
    name: fn(&str) -> bool,
) {
    match english {
        _ if language == SOURCE => {}
        Some(english) if english.text.is_none() => {}
        Some(english) => translation::check(report, english, file, name),
        None => missing_english(report, file),
    }
}

fn missing_english(report: &mut Report, file: &File<'_>) {
    let message = "there is no English file beside this one to compare with; write it first";
    report.say(file, "", Rule::MissingWording, message);
}
