//! Reckoning with days.

use innospark::instrument::Day;
use proptest::prelude::*;

use crate::laws::config;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn a_day_has_its_number_and_its_weekday() {
    #[track_caller]
    fn check(text: &str, number: i64, weekday: u8) {
        assert_eq!((day(text).number(), day(text).weekday()), (number, weekday), "{text}");
        assert_eq!(Day::from_number(number), Some(day(text)));
    }
    check("1970-01-01", 0, 3);
    check("1969-12-31", -1, 2);
    check("2000-02-29", 11_016, 1);
    check("2000-03-01", 11_017, 2);
    check("2026-11-22", 20_779, 6);
    check("2026-11-23", 20_780, 0);
    check("1900-03-01", -25_508, 3);
    check("0001-01-01", -719_162, 0);
    check("9999-12-31", 2_932_896, 4);
}

#[test]
fn days_are_added_over_months_and_years() {
    #[track_caller]
    fn check(text: &str, days: u32, sum: Option<&str>) {
        assert_eq!(day(text).plus(days).as_ref().map(Day::as_str), sum, "{text} + {days}");
    }
    check("2026-11-22", 0, Some("2026-11-22"));
    check("2026-11-22", 9, Some("2026-12-01"));
    check("2026-12-31", 1, Some("2027-01-01"));
    check("2028-02-28", 1, Some("2028-02-29"));
    check("2100-02-28", 1, Some("2100-03-01"));
    check("9999-12-31", 1, None);
    assert_eq!([Day::from_number(i64::MAX), Day::from_number(i64::MIN)], [None, None]);
}

#[test]
fn the_next_monday_is_never_today() {
    #[track_caller]
    fn check(text: &str, monday: &str) {
        assert_eq!(day(text).next_monday(), Some(day(monday)));
    }
    check("2026-11-22", "2026-11-23");
    check("2026-11-23", "2026-11-30");
    check("2026-11-24", "2026-11-30");
    check("2026-12-31", "2027-01-04");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn numbers_and_days_are_each_others_inverse(number in -719_162_i64..=2_932_896) {
        let day = Day::from_number(number).unwrap();
        prop_assert_eq!(day.number(), number);
        prop_assert_eq!(Day::parse(day.as_str()), Some(day.clone()));
        if let Some(next) = day.plus(1) {
            prop_assert!(day < next, "the order of the texts is that of the days");
            prop_assert_eq!(next.weekday(), (day.weekday() + 1) % 7);
        }
    }
}
