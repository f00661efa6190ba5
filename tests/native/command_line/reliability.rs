//! `innospark-cli reliability`, against the published numbers of R's psych and Python's pingouin.

use super::{Desk, as_table, instrument_of, refused, row};
use crate::datasets::{ATTITUDE, FIFTEEN_BY_TEN, TWELVE_BY_ELEVEN};
use crate::support::sketch_json;

const RELIABILITY: &str = "reliability --instrument i.json";
const HEADER: &str = "dimension,n,k,alpha,alpha_low,alpha_high,alpha_std,omega_total,mean,sd,sem";
const LISTWISE: &str =
    "innospark-cli: missing answers: listwise, a dimension counts the people who answered all of its items\n";
const PAIRWISE: &str =
    "innospark-cli: missing answers: pairwise, each pair of items counts the people who answered both\n";

fn desk(dimension: &str, dataset: &str, ends: (u32, u32)) -> Desk {
    let instrument = instrument_of(dimension, dataset, ends);
    Desk::with(&[("i.json", instrument.as_bytes()), ("r.csv", as_table(dataset).as_bytes())])
}

/// Runs the command; the header and standard error must be these. Gives the rows.
#[track_caller]
fn rows(desk: &Desk, arguments: &str, header: &str, said: &str) -> Vec<String> {
    let outcome = desk.run(&format!("{RELIABILITY} {arguments} r.csv"));
    assert_eq!((outcome.code, outcome.err.as_str()), (Some(0), said), "{arguments}");
    let mut lines = outcome.out.lines().map(str::to_owned);
    assert_eq!(lines.next().as_deref(), Some(header));
    lines.collect()
}

#[test]
fn the_attitude_data_give_what_psych_gives() {
    let desk = desk("attitude", ATTITUDE, (0, 100));
    let found = rows(&desk, "", HEADER, LISTWISE);
    assert_eq!(found.len(), 1);
    row(&found[0], "attitude,30,7,.8431428,.7393757,.9157731,.8390838,.850992,60.4381,8.249789,3.267346");
    // Without gaps the policy makes no difference to the numbers, and is named all the same.
    let pairwise = rows(&desk, "--missing pairwise", HEADER, PAIRWISE);
    assert_eq!(pairwise, found);
}

#[test]
fn each_item_of_the_attitude_data_gives_what_psych_gives() {
    let desk = desk("attitude", ATTITUDE, (0, 100));
    let found = rows(&desk, "--items", "dimension,item,item_rest_r,alpha_if_dropped", LISTWISE);
    let expected = "\
attitude,rating,.6713,.80976
attitude,complaints,.7421,.79692
attitude,privileges,.5607,.82785
attitude,learning,.7144,.80303
attitude,raises,.7863,.79539
attitude,critical,.2650,.86387
attitude,advance,.4608,.84046";
    assert_eq!(found.len(), 7);
    for (found, expected) in found.iter().zip(expected.lines()) {
        row(found, expected);
    }
}

#[test]
fn the_missing_policy_decides_and_is_named() {
    let whole = desk("ten", FIFTEEN_BY_TEN, (1, 7));
    let found = whole.run(&format!("{RELIABILITY} r.csv")).out;
    // Omega has no published number for these data; the others have.
    let cells: Vec<&str> = found.lines().nth(1).unwrap().split(',').collect();
    let published = [&cells[..7], &cells[8..]].concat().join(",");
    row(&published, "ten,15,10,.5917188485995826,.1949214,.8398208,.6343498,3.72,.6603030,.4219130");

    let gaps = desk("eleven", TWELVE_BY_ELEVEN, (0, 1));
    #[track_caller]
    fn begins(desk: &Desk, arguments: &str, said: &str, n: usize, expected: [f64; 3]) {
        let outcome = desk.run(&format!("{RELIABILITY} {arguments} r.csv"));
        assert!(outcome.code == Some(0) && outcome.err.starts_with(said), "{}", outcome.err);
        let cells: Vec<&str> = outcome.out.lines().nth(1).unwrap().split(',').collect();
        assert_eq!(cells[..3], ["eleven", n.to_string().as_str(), "11"]);
        for (cell, expected) in cells[3..6].iter().zip(expected) {
            let found: f64 = cell.parse().unwrap();
            assert!((found - expected).abs() < 5e-4, "{found} is not {expected}");
        }
    }
    // pingouin's listwise interval takes twelve people for the nine that count; the engine's tests say more.
    begins(&gaps, "", LISTWISE, 9, [0.8016949152542373, 0.5330, 0.9472]);
    begins(&gaps, "--missing listwise", LISTWISE, 9, [0.8016949152542373, 0.5330, 0.9472]);
    begins(&gaps, "--missing pairwise", PAIRWISE, 12, [0.732660835214447, 0.435, 0.909]);
}

/// Two dimensions, three and one statements, with a short form that asks one of each.
fn small(table: &str) -> Desk {
    let json = sketch_json("a ++-, b +").replace(
        r#""forms": [{"id": "full"}]"#,
        r#""forms": [{"id": "full"}, {"id": "short", "items": ["a_1", "a_2"]}]"#,
    );
    Desk::with(&[("i.json", json.as_bytes()), ("r.csv", table.as_bytes())])
}

#[test]
fn reversed_items_are_turned_round() {
    // The third item is the first turned round, so after keying all three agree.
    let desk = small("a_1,a_2,a_3,b_1\n1,1,5,3\n2,2,4,3\n4,4,2,3\n5,5,1,\n");
    let outcome = desk.run(&format!("{RELIABILITY} r.csv"));
    let cells: Vec<&str> = outcome.out.lines().nth(1).unwrap().split(',').collect();
    assert_eq!(
        (&cells[..7], cells[8], cells[10]),
        (["a", "4", "3", "1", "1", "1", "1"].as_slice(), "3", "0")
    );
    // Answers given the other way round do not fit together, and alpha says so.
    let desk = small("a_1,a_2,a_3,b_1\n1,1,1,3\n2,2,2,3\n4,4,5,3\n5,5,5,\n");
    let outcome = desk.run(&format!("{RELIABILITY} r.csv"));
    let alpha: f64 = outcome.out.lines().nth(1).unwrap().split(',').nth(3).unwrap().parse().unwrap();
    assert!(alpha < 0.0, "{alpha}");
}

#[test]
fn what_cannot_be_computed_is_empty_and_said() {
    let desk = small("a_1,a_2,a_3,b_1\n1,1,5,3\n2,4,4,3\n5,4,1,\n");
    let outcome = desk.run(&format!("{RELIABILITY} r.csv"));
    let b = outcome.out.lines().nth(2).unwrap();
    assert_eq!(b, "b,2,1,,,,,,3,0,");
    let said = "\
innospark-cli: b: no alpha, alpha_low, alpha_high, sem: at least 2 items are needed, and there are 1
innospark-cli: b: no alpha_std: everybody answered b_1 alike, so it has no correlation with the other items
innospark-cli: b: no omega_total: at least 3 items are needed, and there are 1
";
    assert!(outcome.err.ends_with(said), "{}", outcome.err);
    let items = desk.run(&format!("{RELIABILITY} --items r.csv"));
    assert_eq!(items.out.lines().last(), Some("b,b_1,,"));
    assert!(items.err.contains("innospark-cli: b, b_1: no "), "{}", items.err);

    // Nobody at all, and one person
    let nobody = small("a_1,a_2,a_3,b_1\n").run(&format!("{RELIABILITY} r.csv"));
    assert_eq!((nobody.code, nobody.out), (Some(0), format!("{HEADER}\na,0,3,,,,,,,,\nb,0,1,,,,,,,,\n")));
    let one = small("a_1,a_2,a_3,b_1\n4,5,1,2\n").run(&format!("{RELIABILITY} r.csv"));
    let mean = 14.0 / 3.0;
    assert_eq!((one.code, one.out), (Some(0), format!("{HEADER}\na,1,3,,,,,,{mean},,\nb,1,1,,,,,,2,,\n")));
}

#[test]
fn a_form_counts_its_items_only() {
    let desk = small("a_1,a_2\n1,2\n3,3\n5,4\n");
    let outcome = desk.run(&format!("{RELIABILITY} --form short r.csv"));
    let lines: Vec<&str> = outcome.out.lines().collect();
    // The dimension b is not asked at all.
    assert_eq!(lines.len(), 2, "{outcome:?}");
    assert!(lines[1].starts_with("a,3,2,"), "{outcome:?}");
}

#[test]
fn a_result_for_a_file_is_the_same_and_an_error_leaves_none() {
    let desk = desk("attitude", ATTITUDE, (0, 100));
    let out = desk.run(&format!("{RELIABILITY} r.csv")).out;
    let outcome = desk.run(&format!("{RELIABILITY} r.csv --output o.csv"));
    assert_eq!((outcome.code, outcome.out.as_str(), outcome.err.as_str()), (Some(0), "", LISTWISE));
    assert_eq!(desk.text("o.csv"), out);
    let wrong = as_table(ATTITUDE).replace("81,90,50", "81,190,50");
    let outcome = desk.run_with(&format!("{RELIABILITY} - --output none.csv"), wrong.as_bytes());
    assert_eq!(outcome.code, Some(1));
    let begins = "innospark-cli: standard input: row 17, column complaints: \"190\" is no answer: expected v0 (0), v1 (1), ";
    assert!(outcome.err.starts_with(begins), "{}", outcome.err);
    assert_eq!(desk.names(), ["i.json", "o.csv", "r.csv"]);
    let lost = desk
        .run_with(&format!("{RELIABILITY} -"), b"rating,complaints,privileges,learning,raises,critical\n");
    let sentence = "row 1: there is no column for advance: add it, empty where nobody answered, or choose a form that \
                    does not ask it";
    assert_eq!(lost, refused(&format!("standard input: {sentence}")));
}
