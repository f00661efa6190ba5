//! `innospark-cli export`, and that the tables of the app are tables of responses.

use innospark::exchange::{survey, table};

use super::{Desk, Outcome, fine, refused};
use crate::support::{INSTRUMENTS, instrument, instrument_json, instrument_names, read, wordings};
use crate::tables::{column, golden_attempts, rows, table_of};

/// A desk with an instrument and its words in English and Greek.
fn desk(name: &str) -> Desk {
    let words = |language: &str| read(&format!("{INSTRUMENTS}/{name}/wording.{language}.json"));
    Desk::with(&[
        ("instrument.json", instrument_json(name).as_bytes()),
        ("wording.en.json", words("en").as_bytes()),
        ("greek.json", words("el").as_bytes()),
    ])
}

#[test]
fn each_format_is_what_the_app_offers() {
    let name = "cluster-networking";
    let (desk, instrument) = (desk(name), instrument(name));
    for (file, argument) in [("wording.en.json", ""), ("wording.el.json", " --wording greek.json")] {
        let (_, wording) = wordings(name).into_iter().find(|(other, _)| other == file).unwrap();
        let run = |format: &str| {
            desk.run(&format!("export --format {format} --instrument instrument.json{argument}"))
        };
        assert_eq!(run("limesurvey"), fine(&survey::limesurvey(&instrument, &wording)));
        assert_eq!(run("openscales"), fine(&(survey::openscales(&instrument, &wording) + "\n")));
        assert_eq!(run("codebook"), fine(&table::codebook(&instrument, &wording)));
    }
}

#[test]
fn a_file_appears_complete_or_not_at_all() {
    let desk = desk("creativity-skills");
    let export = "export --format limesurvey --instrument instrument.json --output";
    assert_eq!(desk.run(&format!("{export} survey.txt")), fine(""));
    assert!(desk.text("survey.txt").starts_with('\u{feff}'));
    let replaced = "this is one of the files that are read: choose another name for the result";
    assert_eq!(
        desk.run(&format!("{export} wording.en.json")),
        refused(&format!("wording.en.json: {replaced}"))
    );
    assert_eq!(
        desk.run(&format!("{export} instrument.json")),
        refused(&format!("instrument.json: {replaced}"))
    );
    assert_eq!(desk.names(), ["greek.json", "instrument.json", "survey.txt", "wording.en.json"]);
}

#[test]
fn what_cannot_be_exported_is_refused_in_one_sentence() {
    let desk = desk("creativity-skills");
    let run = |argument: &str| {
        desk.run(&format!("export --format codebook --instrument instrument.json {argument}"))
    };
    std::fs::write(
        desk.path().join("other.json"),
        read("assets/instruments/creative-climate/wording.en.json"),
    )
    .unwrap();
    let words = desk.text("wording.en.json");
    std::fs::write(
        desk.path().join("thin.json"),
        words.replacen("\"originality_1\"", "\"originality_9\"", 1),
    )
    .unwrap();
    std::fs::write(desk.path().join("marked.json"), format!("\u{feff}{words}")).unwrap();
    std::fs::write(desk.path().join("none.json"), "{").unwrap();
    assert_eq!(
        run("--wording other.json"),
        refused(
            "other.json: these are the words of creative-climate: choose the wording of creativity-skills"
        )
    );
    assert_eq!(
        run("--wording thin.json"),
        refused(
            "thin.json: it has no words for something that creativity-skills asks: innospark-cli check says for what"
        )
    );
    assert_eq!(run("--wording marked.json").code, Some(0));
    for file in ["none.json", "absent.json"] {
        let Outcome { code, out, err } = run(&format!("--wording {file}"));
        assert_eq!((code, out.as_str()), (Some(1), ""));
        assert!(err.starts_with(&format!("innospark-cli: {file}: ")) && err.lines().count() == 1, "{err}");
    }
    assert_eq!(run("--format xml").code, Some(2));
}

#[test]
fn the_apps_table_is_scored_to_the_scores_it_has() {
    for name in instrument_names() {
        let instrument = instrument(&name);
        let golden = golden_attempts(&name);
        for form in &instrument.forms {
            let attempts: Vec<_> = golden.iter().map(|(a, _)| a).filter(|a| a.form == form.id).collect();
            assert!(!attempts.is_empty(), "{name}, {}", form.id);
            for mark in ["", "\u{feff}"] {
                let text = format!("{mark}{}", table_of(&instrument, &attempts));
                let desk =
                    Desk::with(&[("a.csv", text.as_bytes()), ("i.json", instrument_json(&name).as_bytes())]);
                let Outcome { code, out, err } =
                    desk.run(&format!("score --instrument i.json --form {} a.csv", form.id));
                assert_eq!((code, err.as_str()), (Some(0), ""), "{name}");
                let scored = rows(&out);
                assert_eq!(scored.len(), attempts.len() + 1);
                let named = instrument.dimensions.iter().map(|d| d.id.as_str());
                let named = named.chain(instrument.groups.iter().map(|g| g.id.as_str())).chain(["total"]);
                for score in named {
                    assert_eq!(
                        column(&scored, score),
                        column(&scored, &format!("score.{score}")),
                        "{name}: {score}"
                    );
                }
            }
        }
    }
}
