//! A moment as a day of the calendar.

use crate::response::Timestamp;

const MILLISECONDS_A_DAY: u64 = 86_400_000;

/// The day of a moment as ISO 8601 writes it, `2026-11-22`, in UTC.
///
/// Howard Hinnant's `civil_from_days` for days from 1970 on: years are counted from March, so that the day that may
/// be missing is the last one.
#[must_use]
pub fn date(moment: Timestamp) -> String {
    // Days since 1 March of the year 0.
    let days = moment.0 / MILLISECONDS_A_DAY + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    let mut text = padded(year, 4);
    for part in [month, day] {
        text.push('-');
        text.push_str(&padded(part, 2));
    }
    text
}

fn padded(number: u64, digits: usize) -> String {
    let text = number.to_string();
    let mut padded = "0".repeat(digits.saturating_sub(text.len()));
    padded.push_str(&text);
    padded
}
