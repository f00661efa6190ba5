//! A broken copy for each rule: one change to a sound house, and exactly what is said about it.

mod instruments;
mod words;

use std::collections::BTreeSet;

use innospark::lint::{Rule, Severity, Source, check};

use super::{complaints, edited, short, sound};

const INSTRUMENT: &str = "instruments/small/instrument.json";
const ORIGINS: &str = "instruments/small/origins.json";
const ENGLISH: &str = "instruments/small/wording.en.json";
const ITALIAN: &str = "instruments/small/wording.it.json";
const TECHNIQUES: &str = "library/techniques.json";
const TECHNIQUES_EN: &str = "library/techniques.en.json";
const TECHNIQUES_IT: &str = "library/techniques.it.json";
const STORIES: &str = "library/stories.json";
const STORIES_EN: &str = "library/stories.en.json";
const STORIES_IT: &str = "library/stories.it.json";
const LOCALE_EN: &str = "locales/en.json";
const LOCALE_IT: &str = "locales/it.json";
const LANGUAGES: &str = "locales/languages.json";

/// A file, what is changed in it, and each finding as `pointer rule` in that file, or `path:pointer rule` in another.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

fn cases() -> impl Iterator<Item = &'static Case> {
    instruments::CASES.iter().chain(words::CASES)
}

fn in_full(file: &str, finding: &str) -> String {
    let (place, rule) = finding.rsplit_once(' ').unwrap();
    if place.contains(':') { format!("{place}: {rule}") } else { format!("{file}:{place}: {rule}") }
}

#[test]
fn each_broken_copy_is_found_and_nothing_else() {
    let mut wrong = Vec::new();
    for (file, from, to, expected) in cases() {
        let findings = complaints(&edited(file, from, to));
        let found: BTreeSet<String> = findings.iter().map(short).collect();
        let expected: BTreeSet<String> = expected.iter().map(|finding| in_full(file, finding)).collect();
        if found != expected {
            let all: Vec<String> = findings.iter().map(ToString::to_string).collect();
            wrong.push(format!("{from} -> {to}\n  expected {expected:#?}\n  found {all:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_rule_has_a_broken_copy() {
    let cases =
        cases().flat_map(|(_, _, _, expected)| *expected).map(|finding| finding.rsplit_once(' ').unwrap().1);
    // Two rules are about files rather than about what is in them, and one says what there is to know.
    let elsewhere = [Rule::UnknownFile, Rule::MissingWording, Rule::ConstantAnswer].map(Rule::id);
    let covered: BTreeSet<&str> = cases.chain(elsewhere).collect();
    let rules: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    assert_eq!(covered, rules);
}

#[test]
fn missing_and_unknown_files_are_found() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut Vec<Source>), expected: &[&str]) {
        let mut sources = sound();
        change(&mut sources);
        assert_eq!(complaints(&sources).iter().map(short).collect::<Vec<_>>(), expected);
    }
    let without = |name: &'static str| {
        move |sources: &mut Vec<Source>| {
            let before = sources.len();
            sources.retain(|source| source.path != name);
            assert_eq!(sources.len(), before - 1);
        }
    };
    let renamed = |from: &'static str, to: &str| {
        let to = to.to_owned();
        move |sources: &mut Vec<Source>| {
            sources.iter_mut().find(|source| source.path == from).unwrap().path = to;
        }
    };
    check(without(ITALIAN), &[]);
    check(
        without(ENGLISH),
        &[
            "instruments/small/instrument.json:: missing-wording",
            "instruments/small/wording.it.json:: missing-wording",
        ],
    );
    check(without(ORIGINS), &["instruments/small/instrument.json:: origin"]);
    check(without(TECHNIQUES_IT), &[]);
    check(
        without(TECHNIQUES_EN),
        &["library/techniques.it.json:: missing-wording", "library/techniques.json:: missing-wording"],
    );
    check(
        without(STORIES),
        &["library/stories.en.json:: missing-wording", "library/stories.it.json:: missing-wording"],
    );
    check(without(LANGUAGES), &[]);
    check(without(LOCALE_IT), &["locales/languages.json:/1/tag: language-list"]);
    check(
        without(LOCALE_EN),
        &["locales/it.json:: missing-wording", "locales/languages.json:/0/tag: language-list"],
    );
    // Without a library nothing is said of techniques.
    check(|sources| sources.retain(|source| !source.path.starts_with("library/")), &[]);
    // Not even that what is allowed of them is not needed.
    check(
        |sources| {
            sources.retain(|source| !source.path.starts_with("library/"));
            let allow = r#""minutes": 1, "allow": [{"rule": "technique-count", "reason": "Few fit."}],"#;
            let instrument = sources.iter_mut().find(|source| source.path == INSTRUMENT).unwrap();
            let text = String::from_utf8(instrument.bytes.clone()).unwrap();
            instrument.bytes = text.replacen(r#""minutes": 1,"#, allow, 1).into_bytes();
        },
        &[],
    );
    // Without instruments nothing is said of what techniques train.
    check(|sources| sources.retain(|source| source.path.starts_with("library/")), &[]);
    check(renamed(LANGUAGES, "locales/list.json"), &["locales/list.json:: unknown-file"]);
    check(
        |sources| sources.push(Source { path: "notes.json".to_owned(), bytes: b"[]".to_vec(), asked: true }),
        &["notes.json:: unknown-file"],
    );
    check(
        |sources| sources.push(Source { path: "notes.json".to_owned(), bytes: b"[".to_vec(), asked: true }),
        &["notes.json:: unreadable"],
    );
    // By what it holds, an instrument is one under any name.
    check(
        |sources| {
            sources.retain(|source| source.path == INSTRUMENT);
            sources[0].path = "mine.json".to_owned();
        },
        &["mine.json:: missing-wording", "mine.json:: origin"],
    );
    // Files that only stand by are not spoken of.
    check(
        |sources| {
            without(ENGLISH)(sources);
            sources.iter_mut().for_each(|source| source.asked = source.path == TECHNIQUES);
        },
        &[],
    );
    check(
        |sources| {
            without(STORIES)(sources);
            sources.iter_mut().for_each(|source| source.asked = source.path == STORIES_IT);
        },
        &["library/stories.it.json:: missing-wording"],
    );
}

#[test]
fn what_answering_everything_alike_scores_is_told() {
    let findings = check(&sound());
    let told: Vec<String> =
        findings.iter().filter(|f| f.rule == Rule::ConstantAnswer).map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "instruments/small/instrument.json:/forms/0: constant-answer: every item of \"full\" answered alike scores \
             o1: 33.33 in every dimension; o2: 50 in every dimension; o3: 66.67 in every dimension",
            "instruments/small/instrument.json:/forms/1: constant-answer: every item of \"short\" answered alike scores \
             o1: 50 in every dimension; o2: 50 in every dimension; o3: 50 in every dimension",
        ]
    );
    assert_eq!(findings.len(), told.len(), "the sound files are sound: {findings:#?}");
}

#[test]
fn rules_are_named_once_and_described() {
    for rule in Rule::ALL {
        assert_eq!(Rule::parse(rule.id()), Some(*rule));
        assert!(rule.id().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{rule}");
        let says = rule.says();
        assert!(says.ends_with('.') && !says.contains('\n') && says.len() <= 120, "{rule}: {says}");
    }
    assert_eq!(Rule::parse("Shape"), None);
    assert!(Severity::Info < Severity::Warning && Severity::Warning < Severity::Error);
}
