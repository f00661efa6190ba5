//! What we ship is sound, and stays so.

use innospark::lint::{Rule, Severity, check};

use super::{complaints, files};
use crate::support::read;

#[test]
fn nothing_is_to_be_mended_in_what_we_ship() {
    let findings = complaints(&files("assets"));
    assert!(
        findings.is_empty(),
        "{}",
        findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn the_skills_say_what_answering_everything_alike_scores() {
    let findings = check(&files("assets"));
    let told = findings.iter().find(|finding| {
        finding.rule == Rule::ConstantAnswer
            && finding.file == "instruments/creativity-skills/instrument.json"
    });
    assert!(told.unwrap().message.contains("o5: 75 in every dimension"), "{told:?}");
    assert!(findings.iter().all(|finding| finding.rule.severity() == Severity::Info));
}

#[test]
fn the_documentation_lists_every_rule_with_its_severity_and_words() {
    let page = read("docs/authoring.md");
    for rule in Rule::ALL {
        let row = format!("| `{rule}` | {} | {} |", rule.severity().as_str(), rule.says());
        assert!(page.contains(&row), "docs/authoring.md misses the row\n{row}");
    }
}
