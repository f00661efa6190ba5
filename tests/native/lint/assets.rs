//! What we ship is sound, and stays so.

use innospark::lint::{Rule, Severity, Source, check};

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

/// The example's file in the documentation: the block behind its marker.
fn example(page: &str, file: &str) -> String {
    let marker = format!("<!-- file: {file} -->\n```json\n");
    let (_, after) = page.split_once(&marker).unwrap_or_else(|| panic!("{marker}"));
    after.split_once("\n```").unwrap().0.to_owned()
}

#[test]
fn the_example_of_the_documentation_goes_as_it_says() {
    let page = read("docs/authoring.md");
    let folder = "assets/instruments/good-meetings";
    let told = |files: &[(&str, &str)]| -> Vec<String> {
        let source = |(name, text): &(&str, &str)| Source {
            path: format!("{folder}/{name}"),
            bytes: text.as_bytes().to_vec(),
            asked: true,
        };
        check(&files.iter().map(source).collect::<Vec<_>>()).iter().map(ToString::to_string).collect()
    };
    let shown = |lines: &[String]| lines.iter().all(|line| page.contains(line));

    // Step 1
    let empty = told(&[("instrument.json", "{}")]);
    assert_eq!(empty.len(), 14, "{empty:#?}");
    assert!(page.contains(&empty[0]) && page.contains(&empty[4]), "{empty:#?}");

    // Step 2
    let bare = example(&page, "instrument.json");
    let next = told(&[("instrument.json", &bare)]);
    let rules: Vec<&str> = next.iter().map(|line| line.split(": ").nth(1).unwrap()).collect();
    assert_eq!(rules, ["golden-missing", "constant-answer", "missing-wording", "origin"]);

    // Steps 3 to 5
    let origins = example(&page, "origins.json");
    let wording = example(&page, "wording.en.json");
    let golden = example(&page, "golden");
    let whole = format!("{},\n{golden}\n}}", bare.strip_suffix("\n}").unwrap());
    let sound =
        told(&[("instrument.json", &whole), ("origins.json", &origins), ("wording.en.json", &wording)]);
    assert_eq!(sound.len(), 1, "only what --constant tells: {sound:#?}");
    assert!(shown(&sound), "{sound:#?}");

    let hedged = wording.replace(
        "I learn what a meeting is about when I sit in it.",
        "I usually come to meetings and find out there what they are about.",
    );
    let found =
        told(&[("instrument.json", &whole), ("origins.json", &origins), ("wording.en.json", &hedged)]);
    assert!(found.len() == 3 && shown(&found), "{found:#?}");

    let wrong = whole.replace("\"purpose\": 75", "\"purpose\": 70");
    let found =
        told(&[("instrument.json", &wrong), ("origins.json", &origins), ("wording.en.json", &wording)]);
    assert!(found.len() == 2 && shown(&found), "{found:#?}");
}
