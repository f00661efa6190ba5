//! The countries' files: what is known, and what stays a gap.

use innospark::guidance::{Countries, LEVELS, LibraryError};

use crate::support::{flaws, read};
use crate::toolkit::languages;

fn data() -> String {
    read("assets/library/countries.json")
}

fn words(language: &str) -> String {
    read(&format!("assets/library/countries.{language}.json"))
}

fn english() -> Countries {
    Countries::from_json(&data(), &words("en")).unwrap()
}

#[test]
fn every_language_names_everything() {
    for language in languages("countries") {
        let countries =
            Countries::from_json(&data(), &words(&language)).unwrap_or_else(|e| panic!("{language}: {e}"));
        assert_eq!(countries.language, language);
        assert_eq!((countries.countries.len(), countries.levels.len()), (6, usize::from(LEVELS)));
        for country in &countries.countries {
            assert_eq!(flaws(&country.text), Vec::<&str>::new(), "{language} {}", country.id);
            assert!(countries.sources.get(country.source).is_some());
        }
    }
}

/// A country's levels over the years, `.` for a gap.
fn levels(countries: &Countries, id: &str) -> String {
    let country = countries.countries.iter().find(|country| country.id == id).unwrap();
    let level = |level: Option<u8>| level.map_or_else(|| ".".to_owned(), |level| level.to_string());
    country.standings.iter().map(|standing| level(standing.level)).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_scoreboard_has_gaps_where_nothing_was_found() {
    let countries = english();
    assert_eq!(countries.years, [2014, 2018, 2019, 2023, 2024]);
    assert_eq!(levels(&countries, "bg"), "1 1 1 1 1");
    assert_eq!(levels(&countries, "ee"), "3 2 3 2 3");
    assert_eq!(levels(&countries, "hu"), "2 2 2 2 2");
    assert_eq!(levels(&countries, "it"), "2 2 2 2 .");
    assert_eq!(levels(&countries, "es"), "2 2 2 2 .");
    assert_eq!(levels(&countries, "gb"), "3 4 3 . .");
    let gap = &countries.countries[5].standings[4];
    assert_eq!(gap.words, "Not in the texts we read (not in the European Union since 2020)");
    assert!(!countries.sources[gap.source].found);
    assert_eq!(countries.countries[0].standings[0].words, "Modest innovator");
    assert_eq!(countries.countries[0].standings[4].words, "Emerging innovator");
}

#[test]
fn both_counts_of_the_survey_are_there_and_what_is_not_known_is_no_zero() {
    let countries = english();
    let counts: Vec<Vec<&str>> = countries
        .survey
        .totals
        .iter()
        .map(|totals| totals.counts.iter().map(String::as_str).collect())
        .collect();
    assert_eq!(counts, [["176", "133", "50", "37"], ["183", "271", "42", "Not known"]]);
    let facts = |id: &str| {
        let country = countries.countries.iter().find(|country| country.id == id).unwrap();
        country.facts.iter().map(|(what, fact)| format!("{what}: {fact}")).collect::<Vec<_>>()
    };
    assert_eq!(
        facts("hu"),
        [
            "Project partner: CSMKIK",
            "People who answered: 30",
            "Organisations: 21",
            "People interviewed: 6",
            "When: 2016-02"
        ]
    );
    assert_eq!(
        facts("ee"),
        [
            "Project partner: TalTech",
            "People who answered: Not known",
            "When: 2016-02-15 – 2016-02-19",
            "What they said: More than 50 % say that creativity at work is important to them."
        ]
    );
    assert_eq!(
        facts("bg"),
        ["Project partner: Name of the partner not in the texts we read", "People who answered: Not known"]
    );
    assert_eq!(
        facts("gb"),
        ["Project partner and lead: Europa Training (UK) Ltd", "People who answered: Not known"]
    );
}

#[test]
fn what_is_wrong_is_named() {
    #[track_caller]
    fn check(from: &str, to: &str, expected: &str) {
        let data = data();
        assert!(data.contains(from), "{from}");
        let error = Countries::from_json(&data.replacen(from, to, 1), &words("en")).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    check("{", "", ": not JSON from line 2");
    check("\"schema\": 1", "\"schema\": 9", "/schema: this file has schema 9, this program reads schema 1");
    let level = "/countries/0/scoreboard/0/level: a level from 1 to 4 is expected";
    let first = "{\"year\": 2014, \"level\": 1, \"group\": \"modest\", \"status\": \"verified\"";
    check(first, &first.replace("\"level\": 1", "\"level\": 5"), level);
    check(first, &first.replace("\"level\": 1", "\"level\": 0"), level);
    check(first, &first.replace("\"level\": 1", "\"level\": -1"), level);
    check(first, &first.replace("\"level\": 1", "\"level\": 256"), level);
    check(first, &first.replace("\"level\": 1", "\"level\": 1.5"), level);
    let order =
        "/countries/0/scoreboard: one entry for each year of the editions is expected, in their order";
    check(first, &first.replace("2014", "2015"), order);
    // A gap needs its reason.
    let reason = "/countries/0/scoreboard/0/gap: this field is missing";
    check(first, &first.replace("\"level\": 1", "\"level\": null"), reason);
    check(first, &first.replace("modest", "glorious"), "there are no words for glorious");
    check("\"source\": \"survey_other\"", "\"source\": \"hearsay\"", "there is no source hearsay");
    check("\"lead\": false", "\"lead\": \"no\"", "/countries/0/lead: true or false is expected");
    check(
        "\"responses\": 30",
        "\"responses\": -30",
        "/countries/2/survey/responses: a whole number from 0 is expected",
    );
}

#[test]
fn words_that_are_missing_are_named() {
    #[track_caller]
    fn check(from: &str, to: &str, expected: &str) {
        let words = words("en");
        assert!(words.contains(from), "{from}");
        let error = Countries::from_json(&data(), &words.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    check("\"summary\"", "\"sum\"", "/chart/summary: this field is missing");
    check("\"hu\": {", "\"hungary\": {", "/countries/hu: this field is missing");
    check("\"second_hand\"", "\"third_hand\"", "there are no words for second_hand");
    check("\"3\":", "\"three\":", "there are no words for 3");
    let words = words("en").replacen("\"verified\"", "\"proved\"", 1);
    assert_eq!(Countries::from_json(&data(), &words), Err(LibraryError::Wordless("verified".into())));
}
