//! What an instrument scores: its golden cases, what answering everything alike gives, and bands that nobody reaches.

use super::file::File;
use super::finding::Report;
use super::reach::Reach;
use super::rule::Rule;
use super::value::below;
use crate::instrument::{Form, FormId, GoldenCase, Instrument, ScaleOption, golden_cases};
use crate::response::{Answer, Answers};
use crate::scoring::Profile;

/// Where a score reads as neither high nor low, POMP; whoever answers a balanced form alike scores it.
const MIDDLE: f64 = 50.0;

/// How far a golden score may lie from the computed one: rounding of floating point.
const TOLERANCE: f64 = 1e-9;

/// Says what is wrong with an instrument's scores.
pub(super) fn check(report: &mut Report, file: &File<'_>, instrument: &Instrument) {
    check_golden(report, file, instrument);
    for (index, form) in instrument.forms.iter().enumerate() {
        check_constants(report, file, instrument, form, &format!("/forms/{index}"));
    }
    let mut reach = Reach::default();
    for (index, band) in instrument.bands.iter().enumerate() {
        let end = instrument.bands.get(index + 1).map_or(f64::INFINITY, |next| next.from);
        if !reach.holds(instrument, band.from, end) {
            let message =
                format!("no answers give a score in \"{}\"; move its beginning or remove it", band.id);
            report.say(file, format!("/bands/{index}"), Rule::UnreachableBand, message);
        }
    }
}

fn check_golden(report: &mut Report, file: &File<'_>, instrument: &Instrument) {
    let Some(Ok(cases)) = file.text.map(golden_cases) else { return };
    let first = instrument.forms.first().map(|form| &form.id);
    let covered = |form: &FormId| cases.iter().any(|case| case.form.as_ref().or(first) == Some(form));
    let bare: Vec<&str> =
        instrument.forms.iter().map(|form| &form.id).filter(|id| !covered(id)).map(FormId::as_str).collect();
    if !bare.is_empty() {
        let message = format!(
            "no golden case for the form {}; work one out by hand: answers, and the scores they must give",
            bare.join(", ")
        );
        report.say(file, "/golden", Rule::GoldenMissing, message);
    } else {
        check_coverage(report, file, instrument, &cases);
    }
    for (index, case) in cases.iter().enumerate() {
        for (pointer, message) in differences(instrument, case) {
            report.say(file, format!("/golden/{index}{pointer}"), Rule::Golden, message);
        }
    }
}

/// A score that is never expected to be absent may be made up where it must not be, and the other way round.
fn check_coverage(report: &mut Report, file: &File<'_>, instrument: &Instrument, cases: &[GoldenCase]) {
    let dimensions = instrument.dimensions.iter().map(|dimension| dimension.id.as_str());
    let names = dimensions.chain(instrument.groups.iter().map(|group| group.id.as_str()));
    let expected = |name: &str, scored: bool| {
        cases.iter().any(|case| case.expect.get(name).is_some_and(|score| score.is_some() == scored))
    };
    let (mut never_scored, mut never_absent) = (Vec::new(), Vec::new());
    for name in names {
        if !expected(name, true) {
            never_scored.push(name);
        }
        if !expected(name, false) {
            never_absent.push(name);
        }
    }
    let lists = [(never_scored, "as a score"), (never_absent, "as null, with too few answers")];
    let missing: Vec<String> = lists
        .into_iter()
        .filter(|(names, _)| !names.is_empty())
        .map(|(names, how)| format!("{how}: {}", names.join(", ")))
        .collect();
    if !missing.is_empty() {
        let message = format!("no case expects {}; add cases", missing.join("; "));
        report.say(file, "/golden", Rule::GoldenCoverage, message);
    }
}

/// What a case asks for that is not there, or expects and does not get, with its place in the case.
fn differences(instrument: &Instrument, case: &GoldenCase) -> Vec<(String, String)> {
    let form = match &case.form {
        None => instrument.forms.first(),
        Some(id) => instrument.form(id),
    };
    let Some(form) = form else {
        return vec![("/form".to_owned(), "there is no such form; correct its id".to_owned())];
    };
    let mut found = Vec::new();
    let mut answers = Answers::new();
    for (item, text) in &case.answers {
        let place = || below("/answers", item.as_str());
        if !instrument.items().any(|(_, known)| known.id == *item) {
            found.push((place(), format!("there is no item \"{item}\"; correct the id")));
        }
        match Answer::parse(text).filter(|answer| answer.fits(instrument)) {
            Some(answer) => drop(answers.insert(item.clone(), answer)),
            None => {
                found.push((place(), format!("\"{text}\" is no answer here; write an option's id, na or dk")))
            }
        }
    }
    if case.expect.is_empty() {
        found.push(("/expect".to_owned(), "expects nothing; write the scores that must follow".to_owned()));
    }
    let profile = Profile::score(instrument, form, &answers);
    for (name, expected) in &case.expect {
        let place = below("/expect", name);
        let dimension = profile.dimensions.iter().find(|d| d.id.as_str() == name).map(|d| d.estimate);
        let group = profile.groups.iter().find(|g| g.id.as_str() == name).map(|g| g.estimate);
        let total = (name == "total").then_some(profile.total);
        let Some(estimate) = dimension.or(group).or(total) else {
            found.push((place, format!("the form scores nothing called \"{name}\"; correct the id")));
            continue;
        };
        let score = estimate.map(|estimate| estimate.score);
        let same = match (score, expected) {
            (Some(score), Some(expected)) => (score - expected).abs() <= TOLERANCE,
            (None, None) => true,
            _ => false,
        };
        if !same {
            let message = format!(
                "these answers give {}, the case expects {}; find out which is right",
                in_words(score),
                in_words(*expected)
            );
            found.push((place, message));
        }
    }
    found
}

fn in_words(score: Option<f64>) -> String {
    score.map_or_else(|| "null (not scored)".to_owned(), |score| score.to_string())
}

/// Answering everything alike is no description of anybody, so it should not look like a strength.
fn check_constants(report: &mut Report, file: &File<'_>, instrument: &Instrument, form: &Form, place: &str) {
    // With three bands or more, the second highest is where a profile begins to read as praise; below that there is
    // only the highest.
    let second = match instrument.bands.len() {
        0 | 1 => None,
        2 => instrument.bands.get(1),
        count => instrument.bands.get(count - 2),
    };
    let mut flattered: Vec<String> = Vec::new();
    let mut scores: Vec<String> = Vec::new();
    for option in &instrument.options {
        let profile = constant(instrument, form, option);
        let found: Vec<(&str, f64)> =
            profile.dimensions.iter().filter_map(|d| Some((d.id.as_str(), d.estimate?.score))).collect();
        scores.push(format!("{}: {}", option.id, grouped(&found)));
        let above = found
            .iter()
            .filter(|(_, score)| second.is_some_and(|band| *score >= band.from && *score > MIDDLE))
            .count();
        if above > 0 {
            flattered.push(format!("\"{}\" in {above} of {} dimensions", option.id, found.len()));
        }
    }
    let message = format!("every item of \"{}\" answered alike scores {}", form.id, scores.join("; "));
    report.say(file, place, Rule::ConstantAnswer, message);
    if let Some(band) = second.filter(|_| !flattered.is_empty()) {
        let message = format!(
            "answering every item of \"{}\" alike reaches the band \"{}\" with {}; reverse more items, or allow it with the reason",
            form.id,
            band.id,
            flattered.join(", ")
        );
        report.say(file, place, Rule::FlatteringConstant, message);
    }
}

fn constant(instrument: &Instrument, form: &Form, option: &ScaleOption) -> Profile {
    let answer = Answer::Option(option.id.clone());
    let asked = instrument.items().map(|(_, item)| item.id.clone()).filter(|item| form.asks(item));
    let answers: Answers = asked.map(|item| (item, answer.clone())).collect();
    Profile::score(instrument, form, &answers)
}

/// Scores with the dimensions that have them: all of them in a word when they are the same.
fn grouped(scores: &[(&str, f64)]) -> String {
    let show = |score: f64| format!("{}", (score * 100.0).round() / 100.0);
    match scores {
        [] => "nothing".to_owned(),
        [(_, first), rest @ ..] if rest.iter().all(|(_, score)| score == first) => {
            format!("{} in every dimension", show(*first))
        }
        _ => scores.iter().map(|(id, score)| format!("{id} {}", show(*score))).collect::<Vec<_>>().join(", "),
    }
}
