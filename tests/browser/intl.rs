//! Numbers, counts, dates and lists as the browser writes them.

use innospark::language::{Locale, PluralCategory};
use innospark::web::intl::{BrowserLocale, plain_number};
use wasm_bindgen_test::wasm_bindgen_test;

#[track_caller]
fn number(tag: &str, value: f64, digits: u8, expected: &str) {
    assert_eq!(BrowserLocale::new(tag).number(value, digits), expected, "{value} in {tag}");
}

#[wasm_bindgen_test]
fn numbers_follow_the_language() {
    number("en-GB", 62.5, 1, "62.5");
    number("en-GB", 62.5, 0, "63");
    number("en-GB", 1234.5, 2, "1,234.50");
    number("bg", 62.5, 1, "62,5");
    number("no-such-language-at-all", 62.5, 1, "62.5");
}

#[wasm_bindgen_test]
fn counts_have_the_language_s_forms() {
    let english = BrowserLocale::new("en-GB");
    assert_eq!(
        [0, 1, 2].map(|n| english.plural(n)),
        [PluralCategory::Other, PluralCategory::One, PluralCategory::Other]
    );
    assert_eq!(
        [1, 3, 5].map(|n| BrowserLocale::new("uk").plural(n)),
        [PluralCategory::One, PluralCategory::Few, PluralCategory::Many]
    );
}

#[wasm_bindgen_test]
fn dates_and_lists_are_words() {
    let english = BrowserLocale::new("en-GB");
    assert_eq!(english.date(1_795_262_400_000), "21 November 2026");
    let names = ["Design", "Courage", "Optimism"].map(String::from);
    assert_eq!(english.list(&names[..1]), "Design");
    assert_eq!(english.list(&names), "Design, Courage and Optimism");
}

#[wasm_bindgen_test]
fn plain_numbers_read_back_the_same() {
    for value in [0.0, 56.25, 100.0, 100.0 / 3.0, 59.9996] {
        assert_eq!(plain_number(value).parse(), Ok(value));
    }
}
