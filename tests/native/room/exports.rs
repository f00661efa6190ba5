//! Exports: aggregates that may be shown, and nothing by which somebody could be found.

use innospark::room::{COLUMNS, Mark, Moment, report_csv, report_json};
use innospark::store::write_room;

use super::{Desk, nonce};

/// A room with both moments, roles, a hurried person, a withdrawal, and a dimension that few are scored on.
fn full() -> Desk {
    let mut desk = Desk::new();
    for person in 1_000..1_012 {
        desk.takes_as(person, Some(usize::from(person % 3 == 0)));
    }
    desk.takes_answers(2_000, None, "a: 5 5 5, b: 5 5 5");
    desk.drops(1_011);
    desk.reveals().unwrap();
    desk.room.set_moment(Moment::After);
    for person in 3_000..3_006 {
        desk.takes_answers(person, Some(0), &format!("a: {} 4 2", person % 5 + 1));
    }
    desk.takes_as(3_006, Some(1));
    desk.room.reveal(&desk.tally, Moment::After).unwrap();
    desk
}

fn files(desk: &Desk) -> (String, String) {
    let reports = Moment::ALL.map(|moment| desk.room.report(&desk.tally, moment).unwrap());
    let reports: Vec<_> = reports.iter().collect();
    (report_csv(&reports), report_json(&reports))
}

/// The table's rows as maps.
#[cfg(feature = "cli")]
fn rows(table: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
#[cfg(feature = "cli")]
fn the_table_has_a_row_for_each_number_that_may_be_shown() {
    let desk = full();
    let (table, _) = files(&desk);
    let rows = rows(&table);
    // Two dimensions, a group and the total, each for everybody and for two roles, at two moments.
    assert_eq!(rows.len(), 4 * 3 * 2);
    let row = |moment: &str, role: &str, part: &str, id: &str| {
        let found = rows.iter().find(|row| {
            row["moment"] == moment && row["role"] == role && row["part"] == part && row["id"] == id
        });
        found.unwrap_or_else(|| panic!("{moment} {role} {part} {id}")).clone()
    };
    let report = desk.room.report(&desk.tally, Moment::Before).unwrap();
    let a = row("before", "", "dimension", "a");
    assert_eq!((a["shown"].as_str(), a["n"].as_str()), ("yes", "11"));
    assert_eq!(a["mean"].parse::<f64>().ok(), report.dimensions[0].mean);
    assert_eq!(a["sd"].parse::<f64>().ok(), report.dimensions[0].sd);
    assert_eq!(a["median"].parse::<f64>().ok(), report.dimensions[0].quartiles.map(|q| q.median));
    assert_eq!(a["r_star_wg_j"].parse::<f64>().ok(), report.dimensions[0].agreement.map(|a| a.r_star_wg_j));
    let bins: usize = COLUMNS
        .iter()
        .filter(|(name, _)| name.starts_with("bin_"))
        .map(|(name, _)| a[*name].parse::<usize>().unwrap())
        .sum();
    assert_eq!(bins, 11);
    // What is hidden has empty cells, and the reason.
    let b = row("after", "", "dimension", "b");
    assert_eq!(b["shown"], "too-few");
    let few = row("before", "employer", "dimension", "a");
    assert_eq!(few["shown"], "too-few");
    assert_eq!(row("before", "employee", "dimension", "a")["shown"], "complementary");
    let lone = row("after", "employer", "total", "");
    assert_eq!(lone["shown"], "too-few");
    for hidden in [b, few, lone] {
        for (name, cell) in hidden {
            let told = ["moment", "role", "part", "id", "shown"].contains(&name.as_str());
            assert_eq!(cell.is_empty(), !told || cell.is_empty(), "{name}: {cell}");
        }
    }
    // Small groups have no quartiles and no strip.
    let small = row("after", "", "dimension", "a");
    assert_eq!((small["n"].as_str(), small["q1"].as_str(), small["bin_0_10"].as_str()), ("7", "", ""));
    assert_eq!(small["shown"], "yes");
}

#[test]
fn the_json_says_the_same() {
    let desk = full();
    let (_, json) = files(&desk);
    let file: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(file["kind"], "innospark-room-report");
    assert_eq!((&file["schema"], &file["smallest"]), (&1.into(), &5.into()));
    assert_eq!((&file["instrument"], &file["form"]), (&"sketch".into(), &"full".into()));
    let before = &file["moments"][0];
    assert_eq!((&before["people"], &before["left_out"]), (&11.into(), &1.into()));
    let report = desk.room.report(&desk.tally, Moment::Before).unwrap();
    assert_eq!(before["rows"][0]["mean"].as_f64(), report.dimensions[0].mean);
    assert_eq!(before["rows"][0]["bins"].as_array().unwrap().len(), 10);
    let rows = before["rows"].as_array().unwrap();
    for row in rows.iter().filter(|row| row["shown"] != "yes") {
        assert!(row.get("n").is_none() && row.get("mean").is_none(), "{row}");
    }
    // A single moment, and none.
    assert!(report_json(&[&report]).contains("\"before\""));
    assert!(!report_json(&[&report]).contains("\"after\""));
    let nothing: serde_json::Value = serde_json::from_str(&report_json(&[])).unwrap();
    assert_eq!(nothing["moments"], serde_json::json!([]));
}

#[test]
fn no_export_says_anything_about_one_person() {
    let desk = full();
    let record = desk.room.record();
    let (table, json) = files(&desk);
    for export in [&table, &json] {
        assert!(!export.contains("IS1"));
        assert!(!export.contains("2026"), "no day, no time");
        assert!(!export.contains("Tuesday"), "nor the room's name, which may be a person's");
        assert!(!export.contains(record.id.as_str()));
        for hand_in in &record.hand_ins {
            assert!(!export.contains(&hand_in.code));
            let person = u64::from(hand_in.nonce);
            let mark = Mark::of(nonce(person)).to_string();
            assert!(!export.contains(&mark), "{mark}");
            let number = format!(",{person},");
            assert!(!export.contains(&number), "{number}");
        }
    }
    // The order of arrival is nowhere: the same people in another order give the same files and record.
    let mut other = Desk::new();
    let mut people: Vec<u64> = (1_000..1_012).collect();
    people.reverse();
    for person in people {
        other.takes_as(person, Some(usize::from(person % 3 == 0)));
    }
    other.takes_answers(2_000, None, "a: 5 5 5, b: 5 5 5");
    other.drops(1_011);
    other.reveals().unwrap();
    other.room.set_moment(Moment::After);
    other.takes_as(3_006, Some(1));
    for person in (3_000..3_006).rev() {
        other.takes_answers(person, Some(0), &format!("a: {} 4 2", person % 5 + 1));
    }
    other.room.reveal(&other.tally, Moment::After).unwrap();
    assert_eq!(files(&other), (table, json));
    assert_eq!(write_room(other.room.record()), write_room(record));
}

#[test]
fn the_columns_are_all_there_and_explained() {
    let (table, _) = files(&full());
    let header = table.lines().next().unwrap();
    assert_eq!(header, COLUMNS.map(|(name, _)| name).join(","));
    assert!(COLUMNS.iter().all(|(_, what)| what.ends_with('.')));
    assert!(table.lines().all(|line| line.split(',').count() == COLUMNS.len()));
}
