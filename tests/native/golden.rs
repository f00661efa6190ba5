//! The golden cases in the instruments' own files, and that a wrong one would be found.

use std::collections::BTreeSet;

use innospark::instrument::{GoldenCase, Instrument, golden_cases};
use innospark::response::{Answer, Answers};
use innospark::scoring::{Estimate, Profile};

use crate::support::{instrument, instrument_json, instrument_names, sketch};

/// What a case expects and does not get.
fn differences(instrument: &Instrument, case: &GoldenCase) -> Vec<String> {
    let mut found = Vec::new();
    let form = match &case.form {
        None => &instrument.forms[0],
        Some(id) => match instrument.form(id) {
            Some(form) => form,
            None => return vec![format!("there is no form {id}")],
        },
    };
    let mut answers = Answers::new();
    for (item, text) in &case.answers {
        if !instrument.items().any(|(_, known)| known.id == *item) {
            found.push(format!("there is no statement {item}"));
        }
        match Answer::parse(text).filter(|answer| answer.fits(instrument)) {
            Some(answer) => drop(answers.insert(item.clone(), answer)),
            None => found.push(format!("{item} cannot be answered by {text}")),
        }
    }
    let profile = Profile::score(instrument, form, &answers);
    for (name, expected) in &case.expect {
        let dimension = profile.dimensions.iter().find(|d| d.id.as_str() == name).map(|d| d.estimate);
        let group = profile.groups.iter().find(|g| g.id.as_str() == name).map(|g| g.estimate);
        let total = (name == "total").then_some(profile.total);
        let Some(estimate) = dimension.or(group).or(total) else {
            found.push(format!("nothing is called {name}"));
            continue;
        };
        let score = estimate.map(|Estimate { score, .. }| score);
        let same = match (score, expected) {
            (Some(score), Some(expected)) => (score - expected).abs() <= 1e-9,
            (None, None) => true,
            _ => false,
        };
        if !same {
            found.push(format!("{name} is {score:?}, not {expected:?}"));
        }
    }
    found
}

#[test]
fn every_golden_case_holds() {
    for name in instrument_names() {
        let instrument = instrument(&name);
        for case in golden_cases(&instrument_json(&name)).unwrap() {
            let found = differences(&instrument, &case);
            assert!(found.is_empty(), "{name}, {}:\n{}", case.name, found.join("\n"));
        }
    }
}

#[test]
fn golden_cases_cover_every_form_and_every_score() {
    for name in instrument_names() {
        let instrument = instrument(&name);
        let cases = golden_cases(&instrument_json(&name)).unwrap();
        let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names.len(), cases.len(), "{name}: a case's name says what it shows");
        for form in &instrument.forms {
            let first = form.id == instrument.forms[0].id;
            let asked = cases.iter().any(|c| c.form.as_ref().map_or(first, |id| *id == form.id));
            assert!(asked, "{name}: no golden case for the form {}", form.id);
        }
        let scores = instrument.dimensions.iter().map(|d| d.id.as_str());
        for score in scores.chain(instrument.groups.iter().map(|g| g.id.as_str())) {
            let scored = cases.iter().any(|case| case.expect.get(score).is_some_and(Option::is_some));
            let absent = cases.iter().any(|case| case.expect.get(score).is_some_and(Option::is_none));
            assert!(scored && absent, "{name}: {score} must be expected once as a score and once as absent");
        }
    }
}

/// The sketch's cases are read from a file with this in its place.
#[track_caller]
fn check(golden: &str, expected: &[&str]) {
    let cases = golden_cases(&format!(r#"{{"golden": [{golden}]}}"#)).unwrap();
    assert_eq!(cases.len(), 1);
    assert_eq!(differences(&sketch("a ++-+, b +-"), &cases[0]), expected);
}

#[test]
fn a_wrong_expectation_is_found() {
    let answers = r#""answers": {"a_1": "o4", "a_2": "o5", "a_3": "o2", "a_4": "o4"}"#;
    let case = |expect: &str| format!(r#"{{"name": "x", {answers}, "expect": {{{expect}}}}}"#);
    check(&case(r#""a": 81.25, "b": null, "all": 81.25, "total": 81.25"#), &[]);
    check(&case(r#""a": 81.25000000001"#), &[]);
    check(&case(r#""a": 81.2500001"#), &["a is Some(81.25), not Some(81.2500001)"]);
    check(&case(r#""a": null"#), &["a is Some(81.25), not None"]);
    check(&case(r#""b": 0"#), &["b is None, not Some(0.0)"]);
    check(&case(r#""total": 80"#), &["total is Some(81.25), not Some(80.0)"]);
    check(&case(r#""all": null"#), &["all is Some(81.25), not None"]);
    check(&case(r#""c": null"#), &["nothing is called c"]);
}

#[test]
fn a_case_that_asks_for_what_is_not_there_is_found() {
    check(
        r#"{"name": "x", "answers": {"a_9": "o1"}, "expect": {"a": null}}"#,
        &["there is no statement a_9"],
    );
    check(
        r#"{"name": "x", "answers": {"a_1": "o9"}, "expect": {"a": null}}"#,
        &["a_1 cannot be answered by o9"],
    );
    check(
        r#"{"name": "x", "answers": {"a_1": "Agree"}, "expect": {"a": null}}"#,
        &["a_1 cannot be answered by Agree"],
    );
    check(
        r#"{"name": "x", "form": "tiny", "answers": {}, "expect": {"a": null}}"#,
        &["there is no form tiny"],
    );
}

#[test]
fn cases_of_another_shape_are_refused() {
    #[track_caller]
    fn check(json: &str) {
        assert!(golden_cases(json).is_err(), "{json}");
    }
    check("");
    check(r#"{"golden": {}}"#);
    check(r#"{"golden": [{"answers": {}, "expect": {}}]}"#);
    check(r#"{"golden": [{"name": "x", "expect": {}}]}"#);
    check(r#"{"golden": [{"name": "x", "answers": {}}]}"#);
    check(r#"{"golden": [{"name": "x", "answers": {"a_1": 4}, "expect": {}}]}"#);
    check(r#"{"golden": [{"name": "x", "answers": {"A 1": "o4"}, "expect": {}}]}"#);
    check(r#"{"golden": [{"name": "x", "answers": {}, "expect": {"a": "81.25"}}]}"#);
    assert!(golden_cases("{}").unwrap().is_empty(), "a file without cases has none");
}
