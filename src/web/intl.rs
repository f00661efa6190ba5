//! The browser's `Intl` as a [`Locale`] port. One formatter a kind is made when a language is chosen.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::language::{Locale, PluralCategory};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(tag: &str, options: &Object) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, value: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(tag: &str) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, count: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(tag: &str, options: &Object) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(tag: &str) -> Result<ListFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &ListFormat, parts: &Array) -> String;
}

/// Decimals that are ever shown.
const DIGITS: [u8; 3] = [0, 1, 2];

/// The last moment that a browser's date can be, in milliseconds since 1970.
const LAST_MOMENT: f64 = 8.64e15;

/// How the browser writes numbers, dates and lists in a language.
pub struct BrowserLocale {
    numbers: [Option<NumberFormat>; DIGITS.len()],
    plurals: Option<PluralRules>,
    dates: Option<DateTimeFormat>,
    lists: Option<ListFormat>,
}

impl BrowserLocale {
    /// The formatters of a language; a browser without one of them writes plainly.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        let numbers = DIGITS.map(|digits| {
            let digits = JsValue::from(digits);
            let options = [("minimumFractionDigits", &digits), ("maximumFractionDigits", &digits)];
            NumberFormat::new(tag, &object(&options)).ok()
        });
        let long = JsValue::from("long");
        let numeric = JsValue::from("numeric");
        let day = object(&[("year", &numeric), ("month", &long), ("day", &numeric)]);
        Self {
            numbers,
            plurals: PluralRules::new(tag).ok(),
            dates: DateTimeFormat::new(tag, &day).ok(),
            lists: ListFormat::new(tag).ok(),
        }
    }
}

impl Locale for BrowserLocale {
    fn number(&self, value: f64, digits: u8) -> String {
        let index = usize::from(digits).min(DIGITS.len() - 1);
        match &self.numbers[index] {
            Some(format) => format.format(value),
            None => plain_number(value),
        }
    }

    fn plural(&self, count: usize) -> PluralCategory {
        let rules = self.plurals.as_ref();
        rules.map_or(PluralCategory::Other, |rules| PluralCategory::parse(&rules.select(count as f64)))
    }

    fn date(&self, milliseconds: u64) -> String {
        // Formatting a moment outside the calendar throws, and what a record says may lie there.
        let milliseconds = (milliseconds as f64).min(LAST_MOMENT);
        match &self.dates {
            Some(format) => format.format(milliseconds),
            None => {
                let text = String::from(js_sys::Date::new(&JsValue::from(milliseconds)).to_iso_string());
                text.split('T').next().unwrap_or_default().to_owned()
            }
        }
    }

    fn list(&self, parts: &[String]) -> String {
        match &self.lists {
            Some(format) => format.format(&parts.iter().map(JsValue::from).collect::<Array>()),
            None => parts.join(", "),
        }
    }
}

/// A day with its weekday and without its year, such as "Tuesday 1 December"; nothing where the browser has no such
/// words. A formatter of its own, because few pages say weekdays.
#[must_use]
pub fn weekday(tag: &str, milliseconds: u64) -> Option<String> {
    let (long, numeric) = (JsValue::from("long"), JsValue::from("numeric"));
    let day = object(&[("weekday", &long), ("month", &long), ("day", &numeric)]);
    DateTimeFormat::new(tag, &day).ok().map(|format| format.format(milliseconds as f64))
}

/// A number as JavaScript writes it: shortest text that reads back as the same number.
#[must_use]
pub fn plain_number(value: f64) -> String {
    js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

fn object(entries: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        // Fails only on frozen objects.
        let _ = Reflect::set(object.unchecked_ref(), &JsValue::from(*name), value);
    }
    object
}
