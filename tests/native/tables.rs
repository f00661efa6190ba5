//! Tables of attempts and codebooks, read by the `csv` crate.

use std::collections::BTreeSet;

use innospark::exchange::table::{MARK, Row, Sheet, attempts, codebook, date, name};
use innospark::instrument::{Day, FormId, Instrument, Wording, golden_cases};
use innospark::response::{Answer, Attempt, Timestamp};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::laws::config;
use crate::support::{
    answers, instrument, instrument_json, instrument_names, item, near, sketch, sketch_json, skills, start,
    wordings,
};

/// A table's rows, read strictly: every row as long as the first.
#[track_caller]
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

/// The cells of one column, without its head.
#[track_caller]
pub fn column(rows: &[Vec<String>], name: &str) -> Vec<String> {
    let place = rows[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("no column {name}"));
    rows[1..].iter().map(|row| row[place].clone()).collect()
}

/// Scores by the name of a dimension, a group or `total`.
type Expected = Vec<(String, Option<f64>)>;

/// An attempt at an instrument for each golden case, with what it expects.
pub fn golden_attempts(name: &str) -> Vec<(Attempt, Expected)> {
    let instrument = instrument(name);
    let cases = golden_cases(&instrument_json(name)).unwrap().into_iter().zip(1..);
    let attempt = |(case, random): (innospark::instrument::GoldenCase, u64)| {
        let form = case.form.as_ref().unwrap_or(&instrument.forms[0].id);
        let mut attempt = Attempt::begin(&instrument, start(form.as_str(), random));
        for (item, answer) in &case.answers {
            attempt.answers.insert(item.clone(), Answer::parse(answer).unwrap());
        }
        (attempt, case.expect.iter().map(|(id, score)| (id.clone(), *score)).collect())
    };
    cases.map(attempt).collect()
}

/// A table of attempts without names.
pub fn table_of(instrument: &Instrument, attempts_of: &[&Attempt]) -> String {
    let rows: Vec<Row<'_>> = attempts_of.iter().map(|attempt| Row { attempt, name: "" }).collect();
    attempts(instrument, &rows)
}

fn sheet_of(cells: &[&str]) -> String {
    let mut sheet = Sheet::new();
    sheet.row(cells);
    sheet.into_text()
}

#[test]
fn cells_are_quoted_where_they_must_be_and_no_text_is_a_formula() {
    #[track_caller]
    fn check(cell: &str, expected: &str) {
        assert_eq!(sheet_of(&["x", cell, "y"]), format!("x,{expected},y\r\n"), "{cell:?}");
    }
    check("", "");
    check("plain", "plain");
    check("a b", "a b");
    check(" a", "\" a\"");
    check("a ", "\"a \"");
    check("a,b", "\"a,b\"");
    check("say \"so\"", "\"say \"\"so\"\"\"");
    check("\"", "\"\"\"\"");
    check("\u{feff}", "\"\u{feff}\"");
    check("one\ntwo", "\"one\ntwo\"");
    check("one\r\ntwo", "\"one\r\ntwo\"");
    check("Ω, ж", "\"Ω, ж\"");
    check("=1+1", "'=1+1");
    check("+49 30", "'+49 30");
    check("-1", "'-1");
    check("@SUM(A1)", "'@SUM(A1)");
    check("\t=1", "\"'\t=1\"");
    check("\r=1", "\"'\r=1\"");
    check("\n=1", "\"'\n=1\"");
    check("＝1", "'＝1");
    check("=HYPERLINK(\"http://x.y\",\"z\")", "\"'=HYPERLINK(\"\"http://x.y\"\",\"\"z\"\")\"");
    check("a=1", "a=1");
    check("’=1", "’=1");
    check("'quoted'", "'quoted'");
    check("'", "'");
    check("'=1", "''=1");
    check("''-1", "'''-1");
}

#[test]
fn a_row_of_one_empty_cell_is_a_row() {
    assert_eq!(rows(&(sheet_of(&["a"]) + &sheet_of(&[""]) + &sheet_of(&["b"]))), [["a"], [""], ["b"]]);
    assert_eq!(sheet_of(&["", ""]), ",\r\n");
}

#[test]
fn numbers_read_back_the_same_and_are_never_neutralised() {
    #[track_caller]
    fn check(number: Option<f64>, expected: &str) {
        let mut sheet = Sheet::new();
        sheet.text("x");
        sheet.number(number);
        sheet.end_row();
        assert_eq!(sheet.into_text(), format!("x,{expected}\r\n"), "{number:?}");
    }
    check(None, "");
    check(Some(0.0), "0");
    check(Some(-0.0), "0");
    check(Some(-1.0), "-1");
    check(Some(58.333_333_333_333_336), "58.333333333333336");
    check(Some(1e21), "1000000000000000000000");
    check(Some(f64::NAN), "");
    check(Some(f64::INFINITY), "");
}

/// What was written, by the rule that `Sheet` documents.
fn before_neutralising(cell: &str) -> &str {
    let plain = cell.trim_start_matches('\'');
    let formula = plain.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if formula { cell.strip_prefix('\'').unwrap_or(cell) } else { cell }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_texts_come_back_and_none_begins_a_formula(
        table in (1_usize..5).prop_flat_map(|width| vec(vec("[-=+@'\"\t\r\n, a＝]{0,4}|\\PC*|(?s).{0,6}", width), 1..6)),
    ) {
        let mut sheet = Sheet::new();
        for row in &table {
            sheet.row(&row.iter().map(String::as_str).collect::<Vec<_>>());
        }
        let text = sheet.into_text();
        prop_assert!(text.ends_with("\r\n"));
        let found = rows(&text);
        for cell in found.iter().flatten() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
        }
        let back: Vec<Vec<&str>> =
            found.iter().map(|row| row.iter().map(|cell| before_neutralising(cell)).collect()).collect();
        prop_assert_eq!(back, table);
    }

    #[test]
    fn any_number_reads_back_the_same(number in any::<f64>().prop_filter("finite", |n| n.is_finite())) {
        let mut sheet = Sheet::new();
        sheet.number(Some(number));
        sheet.end_row();
        let text = sheet.into_text();
        prop_assert_eq!(text.trim_end().parse::<f64>().unwrap(), number);
    }

    #[test]
    fn the_day_after_is_the_next_day_there_is(day in 0_u64..2_900_000) {
        let at = |day: u64| date(Timestamp(day * 86_400_000));
        let (one, next) = (at(day), at(day + 1));
        prop_assert!(Day::parse(&one).is_some(), "{one}");
        prop_assert!(one < next);
        // The same day to its last millisecond.
        prop_assert_eq!(&one, &date(Timestamp(day * 86_400_000 + 86_399_999)));
        let day_of = |text: &str| text[8..].parse::<u32>().unwrap();
        prop_assert!(day_of(&next) == day_of(&one) + 1 || day_of(&next) == 1, "{one} {next}");
    }
}

#[test]
fn moments_are_days_in_utc() {
    #[track_caller]
    fn check(seconds: u64, expected: &str) {
        assert_eq!(date(Timestamp(seconds * 1_000)), expected, "{seconds}");
    }
    // By `date -u -d @…`.
    check(0, "1970-01-01");
    check(68_169_599, "1972-02-28");
    check(68_169_600, "1972-02-29");
    check(68_256_000, "1972-03-01");
    check(951_782_400, "2000-02-29");
    check(951_868_800, "2000-03-01");
    check(1_795_305_600, "2026-11-22");
    check(4_107_542_399, "2100-02-28");
    check(4_107_542_400, "2100-03-01");
    // Whatever a record says, it is a text.
    assert!(date(Timestamp(u64::MAX)).len() > 10);
}

#[test]
fn a_row_says_what_was_answered_and_what_it_scores() {
    let instrument = sketch("a ++-, b ++");
    let mut attempt = Attempt::begin(&instrument, start("full", 7));
    attempt.answers = answers("a: 5 na 1, b: dk .");
    attempt.started = Timestamp(951_782_400_000);
    attempt.finished = Some(Timestamp(951_868_800_000));
    let text = attempts(&instrument, &[Row { attempt: &attempt, name: "Before the course" }]);
    assert_eq!(
        text,
        "attempt.id,attempt.name,attempt.instrument,attempt.version,attempt.form,attempt.role,attempt.language,\
         attempt.started,attempt.finished,a_1,a_2,a_3,b_1,b_2,score.a,score.b,score.all,score.total\r\n\
         7000000000,Before the course,sketch,1.2.3,full,,en,2000-02-29,2000-03-01,o5,NA,o1,DK,,100,,100,100\r\n"
    );
    // Unfinished, nothing answered: a row all the same.
    let empty = Attempt::begin(&instrument, start("full", 8));
    let text = attempts(&instrument, &[Row { attempt: &empty, name: "" }]);
    assert!(text.ends_with("8000000000,,sketch,1.2.3,full,,en,1970-01-01,,,,,,,,,,\r\n"), "{text}");
}

#[test]
fn a_hostile_name_runs_nowhere() {
    let instrument = sketch("a +");
    let mut attempt = Attempt::begin(&instrument, start("full", 7));
    attempt.language = "@cmd".to_owned();
    let named = "=cmd|' /C calc'!A0,\"\r\nx";
    let found = rows(&attempts(&instrument, &[Row { attempt: &attempt, name: named }]));
    assert_eq!(column(&found, "attempt.name"), [format!("'{named}")]);
    assert_eq!(column(&found, "attempt.language"), ["'@cmd"]);
    assert_eq!(found.len(), 2);
}

#[test]
fn what_this_instrument_cannot_score_is_left_out() {
    let instrument = sketch("a +-, b +");
    let fits = Attempt::begin(&instrument, start("full", 1));
    let mut other = fits.clone();
    other.instrument = skills().id;
    let mut later = fits.clone();
    later.version.major += 1;
    let mut wider = fits.clone();
    wider.order.push(item("c_1"));
    let mut patched = Attempt::begin(&instrument, start("full", 2));
    patched.version.patch += 1;
    // An option that this edition does not have counts as unanswered, in the score as in the cell.
    patched.answers = answers("a: 6 1, b: 5");
    let found = rows(&table_of(&instrument, &[&fits, &other, &later, &wider, &patched]));
    assert_eq!(column(&found, "attempt.id"), ["1000000000", "2000000000"]);
    assert_eq!(column(&found, "a_1"), ["", ""]);
    assert_eq!(column(&found, "score.a"), ["", "100"]);
    assert_eq!(rows(&table_of(&instrument, &[])).len(), 1);
}

#[test]
fn no_instrument_makes_a_column_stand_twice() {
    // Items, dimensions and forms named like everything that the table itself has.
    let json = sketch_json("attempt ++, score +, language +, id +").replace("attempt_1", "attempt");
    let instrument = Instrument::from_json(&json).unwrap();
    let found = rows(&table_of(&instrument, &[]));
    let heads: BTreeSet<&String> = found[0].iter().collect();
    assert_eq!(heads.len(), found[0].len(), "{:?}", found[0]);
}

#[test]
fn every_golden_case_comes_out_as_its_author_expects() {
    for name in instrument_names() {
        let instrument = instrument(&name);
        let golden = golden_attempts(&name);
        let attempts: Vec<&Attempt> = golden.iter().map(|(attempt, _)| attempt).collect();
        let found = rows(&table_of(&instrument, &attempts));
        assert_eq!(found.len(), golden.len() + 1, "{name}");
        for (row, (_, expect)) in golden.iter().enumerate() {
            for (id, score) in expect {
                let cell = &column(&found, &format!("score.{id}"))[row];
                match score {
                    Some(score) => near(cell.parse().unwrap(), *score),
                    None => assert_eq!(cell, "", "{name}: {id} in row {row}"),
                }
            }
        }
    }
}

/// The codebook of an instrument, and its rows by column.
#[track_caller]
fn book(instrument: &Instrument, wording: &Wording) -> Vec<Vec<String>> {
    rows(&codebook(instrument, wording))
}

#[test]
fn every_codebook_explains_every_column_in_every_language() {
    for name in instrument_names() {
        let instrument = instrument(&name);
        let heads = rows(&table_of(&instrument, &[])).remove(0);
        let files = wordings(&name);
        assert!(files.len() >= 7, "{name}");
        for (file, wording) in files {
            let found = book(&instrument, &wording);
            assert_eq!(column(&found, "column"), heads, "{name}/{file}");
            let what = |column_name: &str| column(&found, column_name);
            for (at, head) in heads.iter().enumerate() {
                let cell = |column_name: &str| what(column_name)[at].clone();
                assert!(!cell("text").is_empty(), "{name}/{file}: {head}");
                let own = head.starts_with("attempt.") || head == "score.total";
                let language = if own { "en" } else { wording.language.as_str() };
                assert_eq!(cell("language"), language, "{name}/{file}: {head}");
                assert_eq!(cell("version"), instrument.version.to_string());
                assert_eq!(cell("licence"), instrument.licence);
                assert_eq!(cell("citation"), instrument.citation);
                if head.starts_with("score.") {
                    assert_eq!(
                        (cell("lowest"), cell("highest")),
                        ("0".to_owned(), "100".to_owned()),
                        "{head}"
                    );
                }
            }
            for (dimension, item) in instrument.items() {
                let at = heads.iter().position(|head| head == item.id.as_str()).unwrap();
                assert_eq!(what("text")[at], wording.items[&item.id]);
                assert_eq!(what("dimension")[at], dimension.id.as_str());
                let key = if item.key == innospark::instrument::Key::Positive { "1" } else { "-1" };
                assert_eq!(what("key")[at], key);
                for option in &instrument.options {
                    let words = format!("{} = {} ({})", option.id, option.value, wording.options[&option.id]);
                    assert!(what("values")[at].split(" | ").any(|one| one == words), "{words}");
                }
                for (code, words) in [("NA", &wording.missing.na), ("DK", &wording.missing.dk)] {
                    let words = format!("{code} = {words}");
                    assert!(what("missing")[at].split(" | ").any(|one| one == words), "{words}");
                }
                let forms = what("forms")[at].clone();
                for form in &instrument.forms {
                    let named = forms.split(' ').any(|id| FormId::parse(id).unwrap() == form.id);
                    assert_eq!(named, form.asks(&item.id), "{}: {forms}", item.id);
                }
            }
        }
    }
}

#[test]
fn a_codebook_lists_facts_and_conditions_with_their_choices() {
    let readiness = instrument("sme-readiness");
    let (_, english) =
        wordings("sme-readiness").into_iter().find(|(file, _)| file == "wording.en.json").unwrap();
    let found = book(&readiness, &english);
    let at = column(&found, "column").iter().position(|head| head == "fact.size").unwrap();
    let values = column(&found, "values")[at].clone();
    assert_eq!(values.split(" | ").count(), 4, "{values}");
    assert!(values.starts_with("micro = "), "{values}");
    let networking = instrument("cluster-networking");
    for (file, wording) in wordings("cluster-networking") {
        let found = book(&networking, &wording);
        let at = column(&found, "column").iter().position(|head| head == "gate.fte").unwrap();
        let question = column(&found, "text")[at].clone();
        let number = if file == "wording.en.json" { "0.5" } else { "0,5" };
        assert!(question.contains(number) && !question.contains('{'), "{file}: {question}");
        assert!(column(&found, "values")[at].starts_with("yes = "), "{file}");
    }
}

#[test]
fn a_statement_that_looks_like_a_formula_is_text_in_the_codebook() {
    let instrument = sketch("a +");
    let mut wording = wordings("creativity-skills").remove(0).1;
    wording.items.insert(item("a_1"), "-1 is a number, =A1 a formula".to_owned());
    let found = book(&instrument, &wording);
    let at = column(&found, "column").iter().position(|head| head == "a_1").unwrap();
    assert_eq!(column(&found, "text")[at], "'-1 is a number, =A1 a formula");
}

#[test]
fn files_are_named_by_what_they_hold() {
    let skills = skills();
    assert_eq!(name(&skills, &[], "csv"), "innospark-creativity-skills.csv");
    assert_eq!(name(&skills, &["codebook", "el"], "csv"), "innospark-creativity-skills-codebook-el.csv");
    assert_eq!(String::from(MARK).as_bytes(), [0xef, 0xbb, 0xbf]);
}
