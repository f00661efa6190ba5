//! INNOSPARK: a private self-assessment for people in small ICT companies.
//!
//! One way down: each floor knows only the floors below it, and a test holds that. An answer's way through the house
//! is the way it reads: [`instrument`] → [`response`] → [`scoring`] → [`guidance`] → page. Floors 1 to 5 are pure:
//! no browser, no clock, no chance of their own. `docs/architecture.md` is the map.

pub mod base32;
pub mod chart;
pub mod embed;
pub mod exchange;
pub mod guidance;
pub mod instrument;
pub mod json;
pub mod language;
pub mod lint;
pub mod response;
pub mod room;
pub mod scoring;
pub mod statistics;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod web;
