//! What only a browser shows: its storage, its `Intl`, its canvas, and the app standing in a page.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests say what they expect")]

mod app;
mod intl;
mod radar;
mod route;
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
