//! Tables of responses as people have them.

use std::io::{self, Read};

use innospark::exchange::responses::{Responses, ResponsesError};
use innospark::instrument::{Instrument, OptionId, ScaleOption};
use innospark::scoring::{Metric, Scorer};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::laws::config;
use crate::support::sketch;

/// What is read of a table, written as one text: the columns passed through, then for each person the row, the cells
/// passed through and the values.
fn table(instrument: &Instrument, text: &[u8]) -> Result<String, ResponsesError> {
    let scorer = Scorer::new(instrument, &instrument.forms[0], Metric::Mean);
    let mut responses = Responses::open(text, instrument, scorer.items())?;
    let mut found = responses.passed_names().collect::<Vec<_>>().join("|");
    let mut values = Vec::new();
    while responses.read(&mut values)? {
        let cells = responses.passed_cells().collect::<Vec<_>>().join("|");
        let value = |value: &Option<f64>| value.map_or(".".to_owned(), |value| value.to_string());
        let values = values.iter().map(value).collect::<Vec<_>>().join(" ");
        found.push_str(&format!("\n{} {cells}: {values}", responses.row()));
    }
    Ok(found)
}

/// Two dimensions, three statements: `a_1`, `a_2`, `b_1`.
fn small() -> Instrument {
    sketch("a +-, b +")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let found = table(&small(), text.as_bytes()).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    assert_eq!(found, expected, "{text:?}");
}

#[track_caller]
fn check_error(text: &str, expected: &str) {
    check_bytes(text.as_bytes(), expected);
}

#[track_caller]
fn check_bytes(text: &[u8], expected: &str) {
    let found = table(&small(), text).map_err(|error| error.to_string());
    assert_eq!(found, Err(expected.to_owned()), "{:?}", String::from_utf8_lossy(text));
}

#[test]
fn tables_are_read_however_they_are_written() {
    const PLAIN: &str = "who\n2 P: 4 2 5\n3 Q: 1 . 3";
    check("who,a_1,a_2,b_1\nP,4,2,5\nQ,1,,3\n", PLAIN);
    check("who,a_1,a_2,b_1\nP,4,2,5\nQ,1,,3", PLAIN);
    check("who,a_1,a_2,b_1\r\nP,4,2,5\r\nQ,1,,3\r\n", PLAIN);
    check("who,a_1,a_2,b_1\r\nP,4,2,5\r\nQ,1,,3", PLAIN);
    check("who,a_1,a_2,b_1\rP,4,2,5\rQ,1,,3\r", PLAIN);
    check("who,a_1,a_2,b_1\rP,4,2,5\rQ,1,,3", PLAIN);
    check("\u{feff}who,a_1,a_2,b_1\nP,4,2,5\nQ,1,,3\n", PLAIN);
    check("who;a_1;a_2;b_1\r\nP;4;2;5\r\nQ;1;;3\r\n", PLAIN);
    check("\u{feff}who;a_1;a_2;b_1\nP;4;2;5\nQ;1;;3\n", PLAIN);
    check("who\ta_1\ta_2\tb_1\nP\t4\t2\t5\nQ\t1\t\t3\n", PLAIN);
    check("\"who\",\"a_1\",\"a_2\",\"b_1\"\n\"P\",\"4\",\"2\",\"5\"\nQ,\"1\",\"\",3\n", PLAIN);
    check(
        "\u{feff}\"who\";\"a_1\";\"a_2\";\"b_1\"\r\n\"P\";\"4\";\"2\";\"5\"\r\n\"Q\";\"1\";\"\";\"3\"\r\n",
        PLAIN,
    );
    check(" who, a_1 ,a_2\t,b_1\nP, 4,2 ,\u{a0}5\nQ,1,  ,3\n", " who\n2 P: 4 2 5\n3 Q: 1 . 3");
}

#[test]
fn columns_stand_in_any_order() {
    check("b_1,a_2,a_1\n5,2,4\n", "\n2 : 4 2 5");
    check("b_1,team,a_2,,a_1,note\n5,x,2,,4,y\n", "team||note\n2 x||y: 4 2 5");
    // Semicolons in a comma's table, and the other way round
    check("\"a;b;c;d;e\",a_1,a_2,b_1\n;,4,2,5\n", "a;b;c;d;e\n2 ;: 4 2 5");
    check("a_1;a_2;b_1;x,y,z,u\n4;2;5;1,2\n", "x,y,z,u\n2 1,2: 4 2 5");
}

#[test]
fn cells_hold_ids_values_or_what_is_missing() {
    #[track_caller]
    fn cell(cell: &str, expected: &str) {
        check(&format!("a_1,a_2,b_1\n{cell},,\n"), &format!("\n2 : {expected} . ."));
    }
    for whole in 1..=5 {
        cell(&whole.to_string(), &whole.to_string());
        cell(&format!("o{whole}"), &whole.to_string());
    }
    cell("4.0", "4");
    cell("4.", "4");
    cell("04", "4");
    cell("+4", "4");
    cell(" o4 ", "4");
    cell("", ".");
    cell(" ", ".");
    for missing in ["NA", "na", "Na", "nA", "DK", "dk", "Dk", " NA "] {
        cell(missing, ".");
    }
    check("a_1;a_2;b_1\n4,0;2,00;5\n", "\n2 : 4 2 5");
    check("a_1\ta_2\tb_1\n4,0\t\"2,0\"\t5.0\n", "\n2 : 4 2 5");
}

#[test]
fn anything_else_in_a_cell_is_named() {
    #[track_caller]
    fn cell(cell: &str, shown: &str) {
        check_error(
            &format!("who,a_1,a_2,b_1\nP,4,2,5\nQ,4,{cell},5\n"),
            &format!(
                "row 3, column a_2: \"{shown}\" is no answer: expected o1 (1), o2 (2), o3 (3), o4 (4), o5 (5), NA, DK or nothing"
            ),
        );
    }
    for stranger in
        ["0", "6", "3.5", "-1", "o6", "O4", "x", ".", "N/A", "nan", "NaN", "inf", "null", "44", "4 4", "٤"]
    {
        cell(stranger, stranger);
    }
    cell("\"4,0\"", "4,0");
    cell("\"4\n\"\"\"", "4\\n\\\"");
    cell("\u{1b}[31m", "\\u{1b}[31m");
    cell(&"x".repeat(10_000), &format!("{}…", "x".repeat(40)));
    // The line end is no part of the cell.
    check_error(
        "a_1,a_2,b_1\r\n4,,\r\n4,,6\r\n",
        "row 3, column b_1: \"6\" is no answer: expected o1 (1), o2 (2), o3 (3), o4 (4), o5 (5), NA, DK or nothing",
    );
    // Thousands and decimals cannot be told apart where the comma parts cells, but they can elsewhere.
    check_error(
        "a_1;a_2;b_1\n4;2;3,5\n",
        "row 2, column b_1: \"3,5\" is no answer: expected o1 (1), o2 (2), o3 (3), o4 (4), o5 (5), NA, DK or nothing",
    );
}

#[test]
fn a_cell_that_reads_as_two_options_is_refused() {
    #[track_caller]
    fn cell(options: &[(&str, f64)], cell: &str, expected: Result<&str, &str>) {
        let mut instrument = sketch("a +");
        instrument.options = options
            .iter()
            .map(|(id, value)| ScaleOption { id: OptionId::parse(id).unwrap(), value: *value })
            .collect();
        let found =
            table(&instrument, format!("a_1\n{cell}\n").as_bytes()).map_err(|error| error.to_string());
        let expected = expected.map(|values| format!("\n2 : {values}")).map_err(str::to_owned);
        assert_eq!(found, expected, "{cell}");
    }
    let turned = [("1", 3.0), ("2", 2.0), ("3", 1.0), ("x", 4.0)];
    cell(&turned, "2", Ok("2"));
    cell(&turned, "4", Ok("4"));
    let refused = "row 2, column a_1: \"3\" is the id of one option and the value of another: expected 1 (3), 2 (2), \
                   3 (1), x (4), NA, DK or nothing";
    cell(&turned, "3", Err(refused));
    cell(&turned, "x", Ok("4"));
    cell(&[("no", 0.0), ("half", 0.5), ("yes", 1.0)], "0.5", Ok("0.5"));
    cell(&[("no", 0.0), ("half", 0.5), ("yes", 1.0)], ".5", Ok("0.5"));
    cell(&[("no", 0.0), ("half", 0.5), ("yes", 1.0)], "half", Ok("0.5"));
    cell(&[("low", -2.0), ("high", 2.0)], "-2", Ok("-2"));
    cell(&[("10", 10.0), ("100", 100.0)], "10", Ok("10"));
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    #[track_caller]
    fn row(before: &str, row: u64) {
        check_error(
            &format!("{before}6,,\n"),
            &format!(
                "row {row}, column a_1: \"6\" is no answer: expected o1 (1), o2 (2), o3 (3), o4 (4), o5 (5), NA, DK or nothing"
            ),
        );
    }
    row("a_1,a_2,b_1\n", 2);
    row("a_1,a_2,b_1\r\n", 2);
    row("a_1,a_2,b_1\n4,,\n4,,\n", 4);
    row("a_1,a_2,b_1\r\n4,,\r\n4,,\r\n", 4);
    // Files that were put together
    row("a_1,a_2,b_1\r\n4,,\n4,,\r\n4,,\n", 5);
    // Empty lines count
    row("\n\na_1,a_2,b_1\n\n\n4,,\n\n", 8);
    row("\r\n\r\na_1,a_2,b_1\r\n\r\n4,,\r\n\r\n", 7);
    // Lines within a cell do not
    row("\"a_1\n\",a_2,b_1\n\"\n\",\" \r\n \n\",\n\n", 4);
}

#[test]
fn rows_are_counted_in_files_of_old_macs() {
    check_error(
        "a_1,a_2,b_1\r4,,\r4,,\r6,,\r",
        "row 4, column a_1: \"6\" is no answer: expected o1 (1), o2 (2), o3 (3), o4 (4), o5 (5), NA, DK or nothing",
    );
}

#[test]
fn what_is_passed_through_is_passed_whole() {
    check(
        "who,a_1,a_2,b_1,note\n\"Ann, \"\"A\"\"\",4,2,5,\"two\r\nlines\"\n=1+1,,,,\u{1f600} \n",
        "who|note\n2 Ann, \"A\"|two\r\nlines: 4 2 5\n3 =1+1|\u{1f600} : . . .",
    );
    // Two columns of one name, as long as it is no statement's.
    check("x,x,a_1,a_2,b_1\n1,2,3,4,5\n", "x|x\n2 1|2: 3 4 5");
}

#[test]
fn tables_without_people_are_tables() {
    check("who,a_1,a_2,b_1\n", "who");
    check("who,a_1,a_2,b_1", "who");
    check("\u{feff}a_1,a_2,b_1\r\n\r\n", "");
}

#[test]
fn what_is_no_table_is_refused() {
    const EMPTY: &str = "it is empty: a first row with the names of the columns is expected";
    check_error("", EMPTY);
    check_error("\u{feff}", EMPTY);
    check_error("\n\n\r\n", EMPTY);
    check_error("\r", EMPTY);
    const NO_ITEMS: &str = "row 1: no column has the id of a statement of sketch: the first row must name the columns, \
                            with comma, semicolon or tab between them";
    check_error(" ", NO_ITEMS);
    check_error("4,2,5\n", NO_ITEMS);
    check_error("A_1,A_2,B_1\n", NO_ITEMS);
    check_error("{\"schema\": 1}\n", NO_ITEMS);
    check_error("a_1|a_2|b_1\n4|2|5\n", NO_ITEMS);
    check_bytes(b"\x00\x01\x02", NO_ITEMS);
    const UTF16: &str = "it is written in UTF-16: save it as \"CSV UTF-8\" and try again";
    check_bytes(b"\xFF\xFEa\0_\x001\0", UTF16);
    check_bytes(b"\xFE\xFF\0a\0_\x001", UTF16);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    #[track_caller]
    fn row(text: &[u8], row: u64) {
        let expected = "not every character is UTF-8: save the file as \"CSV UTF-8\" and try again";
        check_bytes(text, &format!("row {row}: {expected}"));
    }
    row(b"caf\xE9,a_1,a_2,b_1\nP,4,2,5\n", 1);
    row(b"who,a_1,a_2,b_1\nP,4,2,5\nJos\xE9,4,2,5\n", 3);
    row(b"who,a_1,a_2,b_1\nP,4,2,5\nP,4,\xFF,5\n", 3);
    // The halves of one letter in two cells
    row(b"who,note,a_1,a_2,b_1\n\xC3,\xA9,4,2,5\n", 2);
    row(b"who,a_1,a_2,b_1\n\"a\n\xE9\",4,2,5\n", 2);
}

#[test]
fn statements_have_one_column_each() {
    check_error(
        "who,a_1,b_1\nP,4,5\n",
        "row 1: there is no column for a_2: add it, empty where nobody answered, or choose a form that does not ask it",
    );
    check_error(
        "b_1\n5\n",
        "row 1: there is no column for a_1, a_2: add it, empty where nobody answered, or choose a form that does not ask it",
    );
    check_error(
        "who,a_1,b_1,a_2, a_1\n",
        "row 1: columns 2 and 5 are both named a_1: only one can hold its answers",
    );
    let long = sketch("a ++++++++++, b ++++");
    let error = table(&long, b"a_1\n").unwrap_err().to_string();
    assert!(error.contains("for a_2, a_3, ") && error.contains(", b_3 and 1 more: "), "{error}");
}

#[test]
fn statements_that_are_not_wanted_are_checked_and_left_out() {
    let instrument = small();
    let wanted = [instrument.dimensions[1].items[0].id.clone()];
    let mut values = Vec::new();
    let mut responses =
        Responses::open("a_1,b_1,who\n4,5,P\n9,5,Q\n".as_bytes(), &instrument, &wanted).unwrap();
    assert_eq!(responses.passed_names().collect::<Vec<_>>(), ["who"]);
    assert!(responses.read(&mut values).unwrap());
    assert_eq!(values, [Some(5.0)]);
    assert!(
        responses.read(&mut values).unwrap_err().to_string().starts_with("row 3, column a_1: \"9\" is no")
    );
}

#[test]
fn rows_have_as_many_cells_as_the_header() {
    #[track_caller]
    fn ragged(text: &str, row: u64, found: usize) {
        let reason = "a delimiter or quotation mark may be amiss";
        check_error(text, &format!("row {row}: it has {found} cells, the first row has 4: {reason}"));
    }
    ragged("who,a_1,a_2,b_1\nP,4,2\n", 2, 3);
    ragged("who,a_1,a_2,b_1\nP,4,2,5\nP,4,2,5,\n", 3, 5);
    ragged("who,a_1,a_2,b_1\nP,4,2,5\nP\n", 3, 1);
    ragged("who,a_1,a_2,b_1\nP,4,2,5\n \n", 3, 1);
    // A quotation mark that is never closed
    ragged("who,a_1,a_2,b_1\n\"P,4,2,5\nQ,4,2,5\nR,4,2,5\n", 2, 1);
    // A decimal comma between commas
    ragged("who,a_1,a_2,b_1\nP,4,0,2,5\n", 2, 5);
}

/// A file without end, read a little at a time.
#[derive(Debug)]
struct Endless<'a> {
    beginning: &'a [u8],
    then: u8,
}

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.beginning.is_empty() {
            buffer.fill(self.then);
            return Ok(buffer.len());
        }
        let some = buffer.len().min(7);
        self.beginning.read(&mut buffer[..some])
    }
}

#[test]
fn a_row_without_end_is_refused() {
    #[track_caller]
    fn check(beginning: &str, row: u64) {
        let instrument = small();
        let items: Vec<_> = instrument.items().map(|(_, item)| item.id.clone()).collect();
        let endless = Endless { beginning: beginning.as_bytes(), then: b',' };
        let mut values = Vec::new();
        let found = Responses::open(endless, &instrument, &items).and_then(|mut responses| {
            while responses.read(&mut values)? {}
            Ok(())
        });
        let expected = format!("row {row}: it does not end within 16 MB: a quotation mark may be open");
        assert_eq!(found.unwrap_err().to_string(), expected);
    }
    check("", 1);
    check("a_1,a_2,b_1\n4,2,5\n\"", 3);
}

/// A file on a disk that breaks.
#[derive(Debug)]
struct Broken<'a>(&'a [u8]);

impl Read for Broken<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() { Err(io::Error::other("the disk is gone")) } else { self.0.read(buffer) }
    }
}

#[test]
fn what_the_system_does_not_give_is_no_end() {
    let instrument = small();
    let items: Vec<_> = instrument.items().map(|(_, item)| item.id.clone()).collect();
    let short = Responses::open(Broken(b"a_1,a_2,b_1\n4,2,5\n"), &instrument, &items);
    assert_eq!(short.unwrap_err().to_string(), "it cannot be read: the disk is gone");
    let long = format!("a_1,a_2,b_1\n{}", "4,2,5\n".repeat(300_000));
    let mut responses = Responses::open(Broken(long.as_bytes()), &instrument, &items).unwrap();
    let mut values = Vec::new();
    let error = loop {
        match responses.read(&mut values) {
            Ok(more) => assert!(more, "a broken file ended as if it were whole"),
            Err(error) => break error,
        }
    };
    assert_eq!(error.to_string(), "it cannot be read: the disk is gone");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..400)) {
        let _ = table(&small(), &bytes);
        let _ = table(&small(), &[b"who,a_1,a_2,b_1\n", bytes.as_slice()].concat());
    }

    #[test]
    fn anything_like_a_table_is_read_or_refused(
        text in vec("[,;\t\"\r\n 0-9]|a_1|a_2|b_1|o4|NA|dk|é|\u{feff}", 0..60)
    ) {
        if let Ok(found) = table(&small(), text.concat().as_bytes()) {
            prop_assert!(found.lines().count() > 0 || found.is_empty());
        }
    }

    #[test]
    fn what_a_table_holds_is_read_back(
        people in vec((".{0,12}", vec(0_usize..7, 3)), 0..20), delimiter in 0_usize..3, crlf in any::<bool>(), bom in any::<bool>()
    ) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter([b',', b';', b'\t'][delimiter])
            .terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
            .from_writer(if bom { "\u{feff}".as_bytes().to_vec() } else { Vec::new() });
        writer.write_record(["who", "a_1", "a_2", "b_1"]).unwrap();
        let mut expected = "who".to_owned();
        for (row, (who, answers)) in people.iter().enumerate() {
            let cells = answers.iter().map(|answer| ["", "o1", "2", "3.0", "o4", "5", "DK"][*answer]);
            writer.write_record([who.as_str()].into_iter().chain(cells)).unwrap();
            let values: Vec<_> = answers.iter().map(|answer| [".", "1", "2", "3", "4", "5", "."][*answer]).collect();
            expected.push_str(&format!("\n{} {who}: {}", row + 2, values.join(" ")));
        }
        prop_assert_eq!(table(&small(), &writer.into_inner().unwrap()).unwrap(), expected);
    }
}
