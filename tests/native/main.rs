//! Native tests of the house's floors below the browser, of its files, and of the direction of its floors.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what is not as expected fails the test"
)]

mod attempt;
mod chart;
#[cfg(feature = "cli")]
mod check;
mod first_paint;
mod floors;
mod fuzz;
mod golden;
mod insight;
mod instrument;
mod json;
mod language;
mod laws;
mod lint;
mod order;
mod records;
mod scoring;
mod shelf;
mod support;
mod wording;
