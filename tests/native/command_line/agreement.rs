//! `innospark-cli agreement`, against the numbers of R's multilevel.

use super::{Desk, fine, refused, row};
use crate::support::sketch_json;

const AGREEMENT: &str = "agreement --instrument i.json --by team";
const HEADER: &str = "group,dimension,n,mean,sd,rwg_j,r_star_wg_j,ad_mean,ad_median";

/// Two teams of five: the first agrees, the second is two camps.
const TEAMS: &str = "\
team,x_1,x_2,x_3
A,4,4,5
B,1,5,2
A,4,5,4
B,5,1,4
A,5,4,4
B,2,4,5
A,4,4,4
B,4,2,1
A,3,4,4
B,3,3,3
";

fn desk(dimensions: &str, table: &str) -> Desk {
    Desk::with(&[("i.json", sketch_json(dimensions).as_bytes()), ("r.csv", table.as_bytes())])
}

#[test]
fn the_two_teams_give_what_multilevel_gives() {
    let outcome = desk("x +++", TEAMS).run(&format!("{AGREEMENT} r.csv"));
    let lines: Vec<&str> = outcome.out.lines().collect();
    assert_eq!((outcome.code, lines.len(), lines[0]), (Some(0), 3, HEADER));
    row(lines[1], "A,x,5,4.133333,.298142,.9444444,.85,.3466667,.2666667");
    // The second team's person means are 8, 10, 11, 7 and 9 thirds.
    row(lines[2], "B,x,5,3,.527046,0,-.25,1.2,1.2");
    let said = "innospark-cli: B, x: rwg_j is cut at 0: people differ more than random answers would, as two camps do\n";
    assert_eq!(outcome.err, said);
}

#[test]
fn reversed_items_are_turned_round() {
    // The first team again, with the second item asked the other way.
    let plain = desk("x +++", "team,x_1,x_2,x_3\nA,4,4,5\nA,4,5,4\nA,5,4,4\nA,4,4,4\nA,3,4,4\n");
    let turned = desk("x +-+", "team,x_1,x_2,x_3\nA,4,2,5\nA,4,1,4\nA,5,2,4\nA,4,2,4\nA,3,2,4\n");
    assert_eq!(plain.run(&format!("{AGREEMENT} r.csv")), turned.run(&format!("{AGREEMENT} r.csv")));
}

#[test]
fn groups_and_dimensions_come_in_the_table_s_and_the_instrument_s_order() {
    let table = "\
y_1,team,x_1,x_2\n3,\"Sofia, north\",4,4\n4, late ,2,2\n5,,1,1\n3,\"Sofia, north\",4,4\n4,late,2,2\n,\u{a0},5,5\n";
    let outcome = desk("x ++, y +", table).run(&format!("{AGREEMENT} r.csv"));
    let expected = "\
group,dimension,n,mean,sd,rwg_j,r_star_wg_j,ad_mean,ad_median
\"Sofia, north\",x,2,4,0,1,1,0,0
\"Sofia, north\",y,2,3,0,1,1,0,0
late,x,2,2,0,1,1,0,0
late,y,2,4,0,1,1,0,0
";
    assert_eq!(outcome.out, expected);
    assert_eq!(outcome.err, "innospark-cli: people without a group, left out: 2\n");
}

#[test]
fn one_person_agrees_with_nobody() {
    let outcome = desk("x ++", "team,x_1,x_2\nA,4,5\nB,NA,\n").run(&format!("{AGREEMENT} r.csv"));
    assert_eq!(outcome.out, format!("{HEADER}\nA,x,1,4.5,,,,,\nB,x,0,,,,,,\n"));
    let said: Vec<&str> = outcome.err.lines().collect();
    assert_eq!((outcome.code, said.len()), (Some(0), 3), "{said:?}");
    assert!(said[0].starts_with(
        "innospark-cli: A, x: no sd, rwg_j, r_star_wg_j, ad_mean, ad_median: at least 2 people"
    ));
    assert!(said[1].starts_with("innospark-cli: B, x: no mean: "), "{said:?}");
}

#[test]
fn a_table_without_people_has_no_groups() {
    assert_eq!(
        desk("x ++", "team,x_1,x_2\n").run(&format!("{AGREEMENT} r.csv")),
        fine(&format!("{HEADER}\n"))
    );
}

#[test]
fn one_column_names_the_groups() {
    #[track_caller]
    fn check(header: &str, sentence: &str) {
        let outcome = desk("x ++", &format!("{header}\n")).run(&format!("{AGREEMENT} r.csv"));
        assert_eq!(outcome, refused(&format!("r.csv: row 1: {sentence}")), "{header}");
    }
    let no = "no column for groups is named \"team\": --by needs one of the columns that are no items, ";
    check("Team,country,x_1,x_2", &format!("{no}here Team, country"));
    check("\"a\nb\",x_1,x_2", &format!("{no}here a\\nb"));
    check("x_1,x_2", &format!("{no}and there are none"));
    check(
        "team,x_1,x_2, team",
        "more than one column is named \"team\": --by needs one of the columns that are no items, here team, team",
    );
    let outcome = desk("x ++", "x_1,x_2\n").run("agreement --instrument i.json --by x_1 r.csv");
    assert_eq!(outcome.code, Some(1));
}
