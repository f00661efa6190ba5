//! Native tests of the house's floors below the browser, of its files, and of the direction of its floors.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what is not as expected fails the test"
)]

mod agreement;
mod attempt;
mod change;
mod chart;
mod constants;
mod datasets;
mod eligibility;
mod evidence;
mod first_paint;
mod floors;
mod golden;
mod insight;
mod instrument;
mod json;
mod language;
mod laws;
mod order;
mod quality;
mod questions;
mod records;
mod reliability;
mod sample_laws;
mod scoring;
mod shelf;
mod stages;
mod support;
mod suppression;
mod wording;
