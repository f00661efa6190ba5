//! The device's clock and chance.

use crate::instrument::Day;
use crate::response::Timestamp;

/// Now.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp(js_sys::Date::now() as u64)
}

/// Today, where the device is.
#[must_use]
pub fn today() -> Option<Day> {
    let now = js_sys::Date::new_0();
    let local = now.get_time() - now.get_timezone_offset() * 60_000.0;
    Day::from_number((local / 86_400_000.0).floor() as i64)
}

/// Milliseconds on a clock that never goes back.
#[must_use]
pub fn monotonic() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// 64 random bits from the browser's cryptographic source, or from `Math.random` where there is none.
#[must_use]
pub fn random() -> u64 {
    let mut bytes = [0_u8; 8];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    u64::from_le_bytes(bytes)
}

/// Noon of a day such as `2026-11-21` where the device is, so that it is that day in the device's own time.
#[must_use]
pub fn noon_of(day: &str) -> Option<Timestamp> {
    let mut moment = day.to_owned();
    moment.push_str("T12:00:00");
    let milliseconds = js_sys::Date::parse(&moment);
    (0.0 <= milliseconds).then_some(Timestamp(milliseconds as u64))
}

/// The day of a moment where the device is, such as `2026-11-21`.
#[must_use]
pub fn day_of(moment: Timestamp) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from(moment.0 as f64));
    let mut day = String::new();
    for part in [date.get_full_year(), date.get_month() + 1, date.get_date()] {
        if !day.is_empty() {
            day.push('-');
        }
        if part < 10 {
            day.push('0');
        }
        day.push_str(&part.to_string());
    }
    day
}
