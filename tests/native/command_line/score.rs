//! `innospark-cli score`.

use std::fs;
use std::io::Read as _;

use super::{Desk, Outcome, fine, refused};
use crate::support::{sketch_json, skills};

const SCORE: &str = "score --instrument i.json";

/// The worked example: five scales with the keys + + − +, and two columns of the researcher's own.
const EXAMPLE: &str = "\
person,a_1,a_2,a_3,a_4,b_1,b_2,b_3,b_4,c_1,c_2,c_3,c_4,d_1,d_2,d_3,d_4,e_1,e_2,e_3,e_4,team
P 1,4,5,2,4,3,,,2,,,,5,5,5,5,5,2,3,4,1,\"north, east\"
P 2,NA,dk,,,o5,o5,o1,o5,1,1,5,1,3,3,3,4,5,4,2,5,
";

const SCORED: &str = "\
person,team,a,b,c,d,e,all,total
P 1,\"north, east\",81.25,37.5,,75,25,54.6875,54.6875
P 2,,,100,0,56.25,87.5,60.9375,60.9375
";

/// A desk with the worked example's instrument and this table.
fn desk(table: &[u8]) -> Desk {
    Desk::with(&[
        ("i.json", sketch_json("a ++-+, b ++-+, c ++-+, d ++-+, e ++-+").as_bytes()),
        ("r.csv", table),
    ])
}

/// A desk with two dimensions, three statements, and this table.
fn small(table: &str) -> Desk {
    let json = sketch_json("a +-, b +").replace(
        r#""forms": [{"id": "full"}]"#,
        r#""forms": [{"id": "full"}, {"id": "short", "items": ["a_1"]}]"#,
    );
    Desk::with(&[("i.json", json.as_bytes()), ("r.csv", table.as_bytes())])
}

#[track_caller]
fn check(table: &[u8], arguments: &str, expected: &str) {
    assert_eq!(desk(table).run(&format!("{SCORE} {arguments}")), fine(expected), "{arguments}");
}

#[test]
fn the_worked_example_scores_as_worked_out() {
    check(EXAMPLE.as_bytes(), "r.csv", SCORED);
    check(EXAMPLE.as_bytes(), "--metric pomp --form full r.csv", SCORED);
    let means = "\
person,team,a,b,c,d,e,all,total
P 1,\"north, east\",4.25,2.5,,4,2,3.1875,3.1875
P 2,,,5,1,3.25,4.5,3.4375,3.4375
";
    check(EXAMPLE.as_bytes(), "--metric mean r.csv", means);
}

#[test]
fn however_the_table_is_written_it_scores_alike() {
    let semicolons =
        EXAMPLE.replace("\"north, east\"", "\"north; east\"").replace(',', ";").replace("north;", "north,");
    let crlf = EXAMPLE.replace('\n', "\r\n");
    let bom = format!("\u{feff}{EXAMPLE}");
    let quoted: String =
        EXAMPLE.replace("\"north, east\"", "north# east").lines().fold(String::new(), |text, line| {
            let cells: Vec<String> =
                line.split(',').map(|cell| format!("\"{}\"", cell.replace('#', ","))).collect();
            text + &cells.join(",") + "\n"
        });
    for table in [semicolons.as_str(), &crlf, &bom, &quoted, EXAMPLE.trim_end()] {
        check(table.as_bytes(), "r.csv", SCORED);
        let desk = desk(b"");
        assert_eq!(desk.run_with(&format!("{SCORE} -"), table.as_bytes()), fine(SCORED), "{table}");
    }
}

#[test]
fn a_form_asks_for_its_statements_only() {
    let desk = small("a_1,who\n4,P\n,Q\n");
    assert_eq!(
        desk.run(&format!("{SCORE} --form short r.csv")),
        fine("who,a,b,all,total\nP,75,,75,75\nQ,,,,\n")
    );
    let desk = small("a_1,a_2,b_1,who\n4,5,5,P\n");
    // Statements that the form does not ask are no columns of the researcher's own either.
    assert_eq!(desk.run(&format!("{SCORE} --form short r.csv")), fine("who,a,b,all,total\nP,75,,75,75\n"));
    let refusal = "sketch has no form \"tiny\": choose one of full, short";
    assert_eq!(desk.run(&format!("{SCORE} --form tiny r.csv")), refused(refusal));
    assert_eq!(desk.run(&format!("{SCORE} --form Q!? r.csv")), refused(&refusal.replace("tiny", "Q!?")));
}

#[test]
fn numbers_are_as_short_as_they_can_be_and_exact() {
    let desk = Desk::with(&[
        ("i.json", sketch_json("a +++, b +++++++").as_bytes()),
        ("r.csv", b"a_1,a_2,a_3,b_1,b_2,b_3,b_4,b_5,b_6,b_7\n1,1,2,1,1,1,1,1,1,2\n"),
    ]);
    let outcome = desk.run(&format!("{SCORE} r.csv"));
    let row = outcome.out.lines().nth(1).unwrap();
    let (a, b) = ((4.0 / 3.0 - 1.0) / 4.0 * 100.0, (8.0 / 7.0 - 1.0) / 4.0 * 100.0);
    let mean = (a + b) / 2.0;
    assert_eq!(row, format!("{a},{b},{mean},{mean}"));
}

#[test]
fn a_table_without_people_scores_to_its_header() {
    assert_eq!(small("a_1,a_2,b_1\n").run(&format!("{SCORE} r.csv")), fine("a,b,all,total\n"));
    assert_eq!(small("who,a_1,a_2,b_1").run(&format!("{SCORE} r.csv")), fine("who,a,b,all,total\n"));
}

#[test]
fn what_is_wrong_is_one_sentence_and_nothing_else() {
    #[track_caller]
    fn check(table: &str, sentence: &str) {
        let desk = small(table);
        assert_eq!(desk.run(&format!("{SCORE} r.csv")), refused(&format!("r.csv: {sentence}")), "{table:?}");
        let name = format!("standard input: {sentence}");
        assert_eq!(desk.run_with(&format!("{SCORE} -"), table.as_bytes()), refused(&name), "{table:?}");
        assert_eq!(
            desk.run(&format!("{SCORE} --output o.csv r.csv")),
            refused(&format!("r.csv: {sentence}"))
        );
        assert_eq!(desk.names(), ["i.json", "r.csv"], "something was left behind");
    }
    const EXPECTED: &str = "expected o1 (1), o2 (2), o3 (3), o4 (4), o5 (5), NA, DK or nothing";
    check("", "it is empty: a first row with the names of the columns is expected");
    check(
        "who,a_1,b_1\nP,4,5\n",
        "row 1: there is no column for a_2: add it, empty where nobody answered, or choose a form that does not ask it",
    );
    check("a_1,a_2,b_1,a_1\n", "row 1: columns 1 and 4 are both named a_1: only one can hold its answers");
    check(
        "who,a_1,a_2,b_1\nP,4,2,5\nQ,4,7,5\n",
        &format!("row 3, column a_2: \"7\" is no answer: {EXPECTED}"),
    );
    // In the last of many rows, when most of the result is written
    let long = format!("who,a_1,a_2,b_1\n{}Z,4,maybe,5\n", "P,4,2,5\n".repeat(50_000));
    check(&long, &format!("row 50002, column a_2: \"maybe\" is no answer: {EXPECTED}"));
    check(
        "who,a_1,a_2,b_1\nP,4,2\n",
        "row 2: it has 3 cells, the first row has 4: a delimiter or quotation mark may be amiss",
    );
    check(
        "who,a_1,a_2,b_1, total\nP,4,2,5,1\n",
        "row 1: the column \"total\" has the name of a score: rename it, or leave it out",
    );
    check(
        "b,a_1,a_2,b_1\nP,4,2,5\n",
        "row 1: the column \"b\" has the name of a score: rename it, or leave it out",
    );
}

#[test]
fn files_that_are_not_there_or_not_what_they_should_be_are_named() {
    #[track_caller]
    fn check(arguments: &str, begins: &str) {
        let Outcome { code, out, err } = small("a_1,a_2,b_1\n").run(arguments);
        let whole = err.starts_with(&format!("innospark-cli: {begins}")) && err.lines().count() == 1;
        assert!(code == Some(1) && out.is_empty() && whole, "{arguments}: {err}");
    }
    check("score --instrument none.json r.csv", "none.json: it cannot be read: ");
    check("score --instrument i.json none.csv", "none.csv: it cannot be read: ");
    check("score --instrument i.json .", ".: it cannot be read: ");
    check("score --instrument . r.csv", ".: it cannot be read: ");
    check("score --instrument r.csv r.csv", "r.csv: ");
    check("score --instrument i.json i.json", "i.json: row 1: no column has the id of a statement of sketch");
    check(
        "score --instrument i.json r.csv --output none/o.csv",
        "none/o.csv: the result cannot be written: ",
    );
    check("score --instrument i.json r.csv --output .", ".: the result cannot be written: ");
}

#[test]
fn a_result_takes_its_place_when_it_is_complete() {
    let desk = desk(EXAMPLE.as_bytes());
    assert_eq!(desk.run(&format!("{SCORE} --output o.csv r.csv")), fine(""));
    assert_eq!(desk.text("o.csv"), SCORED);
    // An older result is replaced by a newer one, but not by an error.
    fs::write(desk.path().join("o.csv"), "older").unwrap();
    assert_eq!(desk.run_with(&format!("{SCORE} --output o.csv -"), b"x\n").code, Some(1));
    assert_eq!(desk.text("o.csv"), "older");
    assert_eq!(desk.run(&format!("{SCORE} --output o.csv r.csv")), fine(""));
    assert_eq!(desk.text("o.csv"), SCORED);
    assert_eq!(desk.run(&format!("{SCORE} --output - r.csv")), fine(SCORED));
    assert_eq!(desk.names(), ["i.json", "o.csv", "r.csv"]);
}

#[test]
fn a_result_never_replaces_what_it_is_made_from() {
    let desk = desk(EXAMPLE.as_bytes());
    for name in ["r.csv", "i.json", "./r.csv"] {
        let sentence =
            format!("{name}: this is one of the files that are read: choose another name for the result");
        assert_eq!(desk.run(&format!("{SCORE} --output {name} r.csv")), refused(&sentence));
    }
    assert_eq!(desk.text("r.csv"), EXAMPLE);
}

#[cfg(unix)]
#[test]
fn a_result_has_the_rights_of_any_new_file_and_follows_links() {
    use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
    let desk = desk(EXAMPLE.as_bytes());
    let place = |name: &str| desk.path().join(name);
    let mode = |name: &str| fs::metadata(place(name)).unwrap().permissions().mode() & 0o777;
    fs::write(place("new.txt"), "").unwrap();
    assert_eq!(desk.run(&format!("{SCORE} --output o.csv r.csv")), fine(""));
    assert_eq!(mode("o.csv"), mode("new.txt"));
    // A file that only its owner may read stays so.
    fs::set_permissions(place("o.csv"), fs::Permissions::from_mode(0o600)).unwrap();
    symlink(place("o.csv"), place("link.csv")).unwrap();
    assert_eq!(desk.run(&format!("{SCORE} --output link.csv --metric mean r.csv")), fine(""));
    assert!(fs::symlink_metadata(place("link.csv")).unwrap().is_symlink());
    assert!(desk.text("o.csv").contains("4.25") && mode("o.csv") == 0o600);
    symlink(place("r.csv"), place("input.csv")).unwrap();
    assert_eq!(desk.run(&format!("{SCORE} --output input.csv r.csv")).code, Some(1));
    fs::set_permissions(place("o.csv"), fs::Permissions::from_mode(0o400)).unwrap();
    let sentence = "o.csv: this file may not be changed: choose another name for the result";
    assert_eq!(desk.run(&format!("{SCORE} --output o.csv r.csv")), refused(sentence));
    // A device is written to, not replaced.
    assert_eq!(desk.run(&format!("{SCORE} --output /dev/null r.csv")), fine(""));
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

#[test]
fn a_long_result_arrives_whole_without_waiting_in_memory() {
    let note = "n".repeat(100_000);
    let row = format!("4,2,5,{note}\n");
    let table = format!("a_1,a_2,b_1,note\n{}", row.repeat(400));
    let outcome = small(&table).run(&format!("{SCORE} r.csv"));
    let expected = format!("note,a,b,all,total\n{}", format!("{note},75,100,87.5,87.5\n").repeat(400));
    assert!(outcome == fine(&expected), "{} bytes, {:?}, {}", outcome.out.len(), outcome.code, outcome.err);
}

#[test]
fn rows_keep_their_order_and_their_cells() {
    #[track_caller]
    fn check(rows: usize) {
        let (mut table, mut expected) =
            ("a_1,who,a_2,b_1,é\n".to_owned(), "who,é,a,b,all,total\n".to_owned());
        let (mut bare, mut scores) = ("a_1,a_2,b_1\n".to_owned(), "a,b,all,total\n".to_owned());
        for row in 0..rows {
            let (a, b, note) = (1 + row % 5, 1 + row % 3, if row % 7 == 0 { "" } else { "ü" });
            table.push_str(&format!("{a},{row},,{b},{note}\n"));
            bare.push_str(&format!("{a},,{b}\n"));
            let (a, b) = ((a - 1) * 25, (b - 1) * 25);
            let mean = (a + b) as f64 / 2.0;
            expected.push_str(&format!("{row},{note},{a},{b},{mean},{mean}\n"));
            scores.push_str(&format!("{a},{b},{mean},{mean}\n"));
        }
        assert!(small(&table).run(&format!("{SCORE} r.csv")) == fine(&expected), "{rows} rows");
        assert!(small(&bare).run(&format!("{SCORE} r.csv")) == fine(&scores), "{rows} rows");
    }
    for rows in [1, 511, 512, 513, 1024, 20_000] {
        check(rows);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let table = format!("a_1,a_2,b_1\n{}", "4,2,5\n".repeat(50_000));
    let desk = small(&table);
    let mut child = desk.command(&format!("{SCORE} r.csv")).spawn().unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert!(child.wait().unwrap().success() && err.is_empty(), "{err}");
}

#[test]
fn the_creativity_skills_score_from_a_file() {
    let skills = skills();
    let ids: Vec<&str> = skills.items().map(|(_, item)| item.id.as_str()).collect();
    let alike = |cell: &str| vec![cell; ids.len()].join(",");
    let table = format!("{}\n{}\n{}\n{}\n", ids.join(","), alike("5"), alike("o3"), alike("NA"));
    let desk = Desk::with(&[("r.csv", table.as_bytes())]);
    let outcome =
        desk.run("score --instrument REPOSITORY/assets/instruments/creativity-skills/instrument.json r.csv");
    let rows: Vec<&str> = outcome.out.lines().collect();
    let all = |cell: &str| vec![cell; 19].join(",");
    assert_eq!(rows[1..], [all("75"), all("50"), all("")]);
}
