//! A day of the calendar, as instrument files write it.

use std::fmt;

/// Days in 400 years.
const ERA: i64 = 146_097;

/// Days from the first of March of the year 0 to the first of January 1970.
const MARCH: i64 = 719_468;

/// A day, such as `2026-11-21`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Day(String);

impl Day {
    /// Reads a day: year, month and day of the Gregorian calendar with four, two and two digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let shape = |(place, byte): (usize, u8)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        };
        if text.len() != 10 || !text.bytes().enumerate().all(shape) {
            return None;
        }
        let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=last).contains(&day).then(|| Self(text.to_owned()))
    }

    /// The day so many days after the first of January 1970; nothing before the year 1 or after 9999.
    ///
    /// The calendar repeats every 400 years of 146,097 days, and a year counted from March has its leap day at its end:
    /// Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
    #[must_use]
    pub fn from_number(days: i64) -> Option<Self> {
        let shifted = days.checked_add(MARCH)?;
        let (era, of_era) = (shifted.div_euclid(ERA), shifted.rem_euclid(ERA));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        if !(1..=9999).contains(&year) {
            return None;
        }
        let mut text = String::with_capacity(10);
        for (number, digits) in [(year, 4), (month, 2), (day, 2)] {
            if !text.is_empty() {
                text.push('-');
            }
            for place in (0..digits).rev() {
                text.push(char::from(b'0' + (number / 10_i64.pow(place) % 10) as u8));
            }
        }
        Some(Self(text))
    }

    /// How many days after the first of January 1970 it is; `days_from_civil` of the same source.
    #[must_use]
    pub fn number(&self) -> i64 {
        let part = |range: std::ops::Range<usize>| -> i64 {
            self.0.get(range).and_then(|digits| digits.parse().ok()).unwrap_or(1)
        };
        let (year, month, day) = (part(0..4), part(5..7), part(8..10));
        let year = year - i64::from(month <= 2);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        year.div_euclid(400) * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - MARCH
    }

    /// The day so many days later; nothing after the year 9999.
    #[must_use]
    pub fn plus(&self, days: u32) -> Option<Self> {
        Self::from_number(self.number() + i64::from(days))
    }

    /// The day of the week, from 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(&self) -> u8 {
        // The first of January 1970 was a Thursday.
        (self.number() + 3).rem_euclid(7) as u8
    }

    /// The first Monday after this day.
    #[must_use]
    pub fn next_monday(&self) -> Option<Self> {
        self.plus(u32::from(7 - self.weekday()))
    }

    /// The day as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
