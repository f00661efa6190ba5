//! A calendar file (RFC 5545), to be opened in any calendar.
//!
//! Written here rather than with the crate `icalendar`: that one links chrono and uuid, which makes 79 kB of brotli for
//! one event (icalendar 0.17, chrono without features, optimised for size), more than everything else that is fetched
//! with the plan; and it reads the clock and draws chance for what it is not given. What we need is four rules: how a
//! text is escaped, where a line is folded, how a time is written, and which lines an event has.
//!
//! - **Times float**: neither time zone nor `Z`. Nine o'clock is nine o'clock wherever the person is (3.3.5, form 1), and
//!   no time zone has to be shipped.
//! - **No `METHOD`**: with one, a file is a message of scheduling, and every event would need an organiser (RFC 5546,
//!   3.2.1). Without one it is a calendar to import.
//! - **`CALSCALE:GREGORIAN`** says what is meant anyway (3.7.1); it is there for readers that look for it.
//! - **`UID`s stay the same** from file to file, so that a calendar replaces what it has instead of doubling it (3.8.4.7).

use crate::instrument::Day;
use crate::response::Timestamp;

/// Most octets of a line, without its end (3.1).
const LINE: usize = 75;

/// Who writes the file (3.7.3).
const PRODUCT: &str = "-//INNOSPARK//Training plan//EN";

/// What comes after every event's own name in its `UID`.
const HOUSE: &str = "@innospark";

/// Minutes of a day.
const DAY: u32 = 1440;

/// Minutes before an event at which a calendar reminds of it.
const AHEAD: &str = "-PT10M";

/// Something at its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name, which no other event of this house has and which stays the same.
    pub name: String,
    /// The day it begins on.
    pub day: Day,
    /// When it begins, in minutes from midnight; from 1440 on it is the next day.
    pub time: u32,
    /// How long it takes, in minutes; at least 1 is written.
    pub minutes: u32,
    /// What it is, in a few words.
    pub summary: String,
    /// More about it; may have several lines.
    pub description: String,
}

/// A calendar file. `stamp` is when it is made; with `remind` each event has an alarm ten minutes before.
///
/// Every text stays text, whatever it contains. An event that would begin after the year 9999 is left out.
#[must_use]
pub fn calendar(events: &[Event], stamp: Timestamp, remind: bool) -> String {
    let mut file = String::new();
    for fixed in ["BEGIN:VCALENDAR", "VERSION:2.0"] {
        line(&mut file, &[fixed]);
    }
    line(&mut file, &["PRODID:", PRODUCT]);
    line(&mut file, &["CALSCALE:GREGORIAN"]);
    let stamp = moment(stamp);
    for event in events {
        let Some(begins) = begins(event) else { continue };
        line(&mut file, &["BEGIN:VEVENT"]);
        line(&mut file, &["UID:", &event.name, HOUSE]);
        line(&mut file, &["DTSTAMP:", &stamp]);
        line(&mut file, &["DTSTART:", &begins]);
        line(&mut file, &["DURATION:PT", &event.minutes.max(1).to_string(), "M"]);
        let summary = escaped(&event.summary);
        line(&mut file, &["SUMMARY:", &summary]);
        line(&mut file, &["DESCRIPTION:", &escaped(&event.description)]);
        if remind {
            line(&mut file, &["BEGIN:VALARM"]);
            line(&mut file, &["ACTION:DISPLAY"]);
            line(&mut file, &["TRIGGER:", AHEAD]);
            line(&mut file, &["DESCRIPTION:", &summary]);
            line(&mut file, &["END:VALARM"]);
        }
        line(&mut file, &["END:VEVENT"]);
    }
    line(&mut file, &["END:VCALENDAR"]);
    file
}

/// Adds a content line, folded into lines of at most 75 octets; no character is cut in two (3.1).
fn line(file: &mut String, parts: &[&str]) {
    let mut length = 0;
    for c in parts.iter().flat_map(|part| part.chars()) {
        if LINE < length + c.len_utf8() {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(c);
        length += c.len_utf8();
    }
    file.push_str("\r\n");
}

/// A text as a value (3.3.11): line breaks of every kind become `\n`, other control characters go.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(c);
            }
            '\n' if before == '\r' => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => value.push_str("\\n"),
            '\t' => value.push(c),
            c if c.is_control() => {}
            c => value.push(c),
        }
        before = c;
    }
    value
}

/// When an event begins, as local time.
fn begins(event: &Event) -> Option<String> {
    let day = event.day.plus(event.time / DAY)?;
    let time = event.time % DAY;
    Some([&basic(&day), "T", &two(time / 60), &two(time % 60), "00"].concat())
}

/// A moment as universal time, as `DTSTAMP` must be (3.8.7.2).
fn moment(Timestamp(milliseconds): Timestamp) -> String {
    let seconds = milliseconds / 1000;
    let day = i64::try_from(seconds / 86_400).ok().and_then(Day::from_number);
    let of_day = (seconds % 86_400) as u32;
    let [hour, minute, second] = [of_day / 3600, of_day / 60 % 60, of_day % 60].map(two);
    // A clock beyond the year 9999 says nothing; the field must be there all the same.
    let date = day.map_or_else(|| String::from("19700101"), |day| basic(&day));
    [&date, "T", &hour, &minute, &second, "Z"].concat()
}

fn basic(day: &Day) -> String {
    day.as_str().chars().filter(|c| *c != '-').collect()
}

fn two(number: u32) -> String {
    let text = number.to_string();
    if text.len() < 2 { ["0", &text].concat() } else { text }
}
