//! What the heuristics for English statements see, and what they pass over.

use innospark::lint::Rule;

use super::{complaints, edited};

/// The rules that speak about a statement, a positive one unless told.
#[track_caller]
fn check(statement: &str, expected: &[Rule]) {
    check_as("m2", "Before lunch I show somebody the result of my morning.", statement, expected);
}

#[track_caller]
fn check_as(item: &str, from: &str, statement: &str, expected: &[Rule]) {
    let findings = complaints(&edited("instruments/small/wording.en.json", from, statement));
    let place = format!("/items/{item}");
    let found: Vec<Rule> = findings.iter().filter(|f| f.pointer == place).map(|f| f.rule).collect();
    assert_eq!(found, expected, "{statement}: {findings:#?}");
}

#[track_caller]
fn reversed(statement: &str, expected: &[Rule]) {
    check_as("m3", "I polish details while the purpose is still unclear.", statement, expected);
}

#[test]
fn hedges_are_found() {
    let hedged = &[Rule::Hedged];
    check("I often show somebody the result of my morning.", hedged);
    check("Sometimes, I show somebody the result of my morning.", hedged);
    check("I try to show somebody the result of my morning.", hedged);
    check("Most of the time somebody sees what I make.", hedged);
    check("I tend to show somebody my half-finished results.", hedged);
    check("I ask how often somebody uses my result.", &[]);
    check("I try a new tool before I recommend it.", &[]);
    check("I always show somebody the result of my morning.", &[]);
    check("I keep an eye on the oftentide of results.", &[]);
}

#[test]
fn two_behaviours_are_found_and_two_things_are_not() {
    let two = &[Rule::DoubleBarrelled];
    check("I collect results and show them before lunch.", two);
    check("I write results down or tell somebody before lunch.", two);
    check("We plan and test every result before lunch.", two);
    check("I show results to somebody and I ask questions.", two);
    check("I show my result and then explain its limits.", two);
    check("I show my result and/or my draft before lunch.", two);
    check("By asking and listening I learn what matters.", two);
    check("A colleague collects and organises results before lunch.", two);
    check("I gather feedback and use it before lunch.", two);
    check("Our managers studied the results and applied them early.", two);
    check("I show results and drafts to somebody before lunch.", &[]);
    check("There is time and money to show new results.", &[]);
    check("I know the strengths and limits of my results.", &[]);
    check("Our research and development team shows results early.", &[]);
    check("I get help and advice before I show results.", &[]);
    check("Questions and answers are written down before lunch.", &[]);
    check("In a sandbox I show organisers the result.", &[]);
    check("And then I show somebody my morning’s result.", &[]);
}

#[test]
fn negations_are_counted() {
    let double = &[Rule::DoubleNegation];
    check("I never show results without somebody beside me.", double);
    check("It is not unusual that somebody sees my results.", double);
    check("I don’t show nothing to somebody before lunch.", double);
    check("I do not refuse to show somebody my result.", double);
    check("Nobody here cannot see my results before lunch.", double);
    check("Neither my boss nor my client saw results early.", &[]);
    check("I do not wait until somebody asks about results.", &[]);
    check("I show results without a long speech before lunch.", &[]);
    check("I do not understand why somebody hides a result.", &[]);
}

#[test]
fn reversed_statements_are_plain_opposites() {
    let negated = &[Rule::NegatedReversal];
    reversed("I do not show results before they are perfect.", negated);
    reversed("I don’t show results before they are perfect.", negated);
    reversed("I never show results before they are perfect.", negated);
    reversed("I keep results to myself until they are perfect.", &[]);
    reversed("I start without a plan of the whole work.", &[]);
    // Positive statements may say what is not done.
    check("I do not hide results before they are perfect.", &[]);
}

#[test]
fn statements_that_say_nearly_the_same_are_found() {
    let similar = &[Rule::SimilarStatements];
    check("I build a rough version to learn from it.", similar);
    check("I build rough versions to learn from them.", similar);
    check("To learn, I am building rough versions of it.", similar);
    check("I build a small team to learn a language.", &[]);
}

#[test]
fn lengths_depend_on_whom_the_statement_is_about() {
    let long =
        "Before lunch the whole company shows somebody outside the result of its morning in six places.";
    assert_eq!(long.split_whitespace().count(), 16);
    check(long, &[Rule::StatementLength]);
    let mut sources = edited(
        "instruments/small/wording.en.json",
        "Before lunch I show somebody the result of my morning.",
        long,
    );
    let instrument =
        sources.iter_mut().find(|source| source.path == "instruments/small/instrument.json").unwrap();
    let text = String::from_utf8(instrument.bytes.clone()).unwrap();
    instrument.bytes = text.replacen(r#""about": "person""#, r#""about": "company""#, 1).into_bytes();
    assert_eq!(complaints(&sources), []);
}
