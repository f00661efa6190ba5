//! Calendar files: lines, folding, escaping and times, as RFC 5545 has them.

use innospark::exchange::calendar::{Event, calendar};
use innospark::instrument::Day;
use innospark::response::Timestamp;
use proptest::prelude::*;

use crate::laws::config;

/// 2026-11-22, 08:05:09 UTC.
const STAMP: Timestamp = Timestamp(1_795_334_709_000);

fn event(summary: &str, description: &str) -> Event {
    Event {
        name: "0123456789-1-courage-1".to_owned(),
        day: Day::parse("2026-12-01").unwrap(),
        time: 545,
        minutes: 30,
        summary: summary.to_owned(),
        description: description.to_owned(),
    }
}

/// The content lines, unfolded (RFC 5545, 3.1).
fn lines(file: &str) -> Vec<String> {
    assert!(file.ends_with("\r\n"));
    file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

fn value(file: &str, property: &str) -> String {
    let found = lines(file);
    let mut found = found.iter().filter_map(|line| line.strip_prefix(property)?.strip_prefix(':'));
    let value = found.next().unwrap().to_owned();
    assert_eq!(found.next(), None, "{property} twice");
    value
}

#[test]
fn a_file_has_these_lines() {
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//INNOSPARK//Training plan//EN\r\n\
        CALSCALE:GREGORIAN\r\nBEGIN:VEVENT\r\nUID:0123456789-1-courage-1@innospark\r\n\
        DTSTAMP:20261122T080509Z\r\nDTSTART:20261201T090500\r\nDURATION:PT30M\r\nSUMMARY:Fear setting\r\n\
        DESCRIPTION:One\\, two\\nthree\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(calendar(&[event("Fear setting", "One, two\nthree")], STAMP, false), expected);
    let empty = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//INNOSPARK//Training plan//EN\r\n\
        CALSCALE:GREGORIAN\r\nEND:VCALENDAR\r\n";
    assert_eq!(calendar(&[], STAMP, true), empty);
}

#[test]
fn an_alarm_is_there_only_when_asked_for() {
    let [without, with] = [false, true].map(|remind| calendar(&[event("a;b", "c")], STAMP, remind));
    assert!(!without.contains("VALARM"));
    let alarm =
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT10M\r\nDESCRIPTION:a\\;b\r\nEND:VALARM\r\nEND:VEVENT";
    assert!(with.contains(alarm), "{with}");
}

#[test]
fn times_are_local_and_run_into_the_next_day() {
    #[track_caller]
    fn check(day: &str, time: u32, begins: Option<&str>) {
        let event = Event { day: Day::parse(day).unwrap(), time, ..event("a", "b") };
        let file = calendar(&[event], STAMP, false);
        let found = lines(&file).iter().find_map(|line| Some(line.strip_prefix("DTSTART:")?.to_owned()));
        assert_eq!(found.as_deref(), begins);
    }
    check("2026-12-01", 0, Some("20261201T000000"));
    check("2026-12-01", 1439, Some("20261201T235900"));
    check("2026-12-31", 1440, Some("20270101T000000"));
    check("2028-02-28", 1501, Some("20280229T010100"));
    check("9999-12-31", 1439, Some("99991231T235900"));
    check("9999-12-31", 1440, None);
}

#[test]
fn an_event_takes_at_least_a_minute() {
    let of = |minutes| value(&calendar(&[Event { minutes, ..event("a", "b") }], STAMP, false), "DURATION");
    assert_eq!([of(0), of(1), of(2400)], ["PT1M", "PT1M", "PT2400M"]);
}

#[test]
fn the_stamp_is_universal_time() {
    let of = |milliseconds| value(&calendar(&[event("a", "b")], Timestamp(milliseconds), false), "DTSTAMP");
    assert_eq!(of(0), "19700101T000000Z");
    assert_eq!(of(951_827_696_789), "20000229T123456Z");
    assert_eq!(of(u64::MAX), "19700101T142551Z", "a clock that is out of its mind");
}

#[test]
fn hostile_text_stays_text() {
    #[track_caller]
    fn check(text: &str, written: &str) {
        assert_eq!(value(&calendar(&[event(text, "d")], STAMP, false), "SUMMARY"), written);
    }
    check("a;b,c\\d", "a\\;b\\,c\\\\d");
    check("x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "x\\nEND:VEVENT\\nBEGIN:VEVENT");
    check("x\nATTACH:http://a", "x\\nATTACH:http://a");
    check("x\rY:1\u{2028}Z:1\u{2029}\u{85}\u{b}\u{c}", "x\\nY:1\\nZ:1\\n\\n\\n\\n");
    check("a\n\nb\r\r\nc", "a\\n\\nb\\n\\nc");
    check("nul\0 bell\u{7} del\u{7f} c1\u{9b} tab\t.", "nul bell del c1 tab\t.");
    check("\u{202e}gnp.exe \u{2067}א\u{2069}", "\u{202e}gnp.exe \u{2067}א\u{2069}");
    check("\"quoted\": =1+1", "\"quoted\": =1+1");
    check("", "");
    check("\\n", "\\\\n");
}

#[test]
fn a_line_is_folded_at_75_octets_and_not_before() {
    // "SUMMARY:" has 8 octets.
    let of = |text: &str| calendar(&[event(text, "d")], STAMP, false);
    assert!(of(&"a".repeat(67)).contains(&["SUMMARY:", &"a".repeat(67), "\r\nDESC"].concat()));
    let folded = ["SUMMARY:", &"a".repeat(67), "\r\n ", "a\r\nDESC"].concat();
    assert!(of(&"a".repeat(68)).contains(&folded));
    let folded = ["SUMMARY:", &"a".repeat(66), "\r\n ", "й\r\nDESC"].concat();
    assert!(of(&["a".repeat(66).as_str(), "й"].concat()).contains(&folded), "no character is cut");
}

/// What a reader makes of a value (3.3.11).
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, chars.clone().next()) {
            ('\\', Some('n')) => {
                chars.next();
                text.push('\n');
            }
            ('\\', Some(next)) => {
                chars.next();
                text.push(next);
            }
            (c, _) => text.push(c),
        }
    }
    text
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_stays_within_its_line_and_comes_back(summary in any::<String>(), description in "\\PC*") {
        let file = calendar(&[event(&summary, &description), event(&description, &summary)], STAMP, true);
        for line in file.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {line}", line.len());
            prop_assert!(!line.chars().any(|c| c.is_control() && c != '\t'));
        }
        let names = lines(&file).into_iter().map(|line| line.split([':', ';']).next().unwrap().to_owned());
        let names: Vec<String> = names.collect();
        let one = ["BEGIN", "UID", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY", "DESCRIPTION"];
        let alarm = ["BEGIN", "ACTION", "TRIGGER", "DESCRIPTION", "END", "END"];
        let mut expected = vec!["BEGIN", "VERSION", "PRODID", "CALSCALE"];
        for _ in 0..2 {
            expected.extend(one);
            expected.extend(alarm);
        }
        expected.push("END");
        prop_assert_eq!(names, expected);
        let first = lines(&file).iter().find_map(|line| Some(unescaped(line.strip_prefix("DESCRIPTION:")?)));
        prop_assert_eq!(first.unwrap(), description.replace(['\u{2028}', '\u{2029}'], "\n"));
    }
}
