//! Native tests of the house's floors below the browser, of its files, and of the direction of its floors.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what is not as expected fails the test"
)]

mod agreement;
mod attempt;
mod backup;
mod base32;
mod bundle;
mod calendar;
mod change;
mod chart;
#[cfg(feature = "cli")]
mod check;
#[cfg(feature = "cli")]
mod command_line;
mod comparison;
mod constants;
mod countries;
mod datasets;
mod day;
mod eligibility;
mod embed;
mod evidence;
mod first_paint;
mod floors;
mod fuzz;
mod golden;
mod identity;
mod insight;
mod instrument;
mod json;
mod language;
mod laws;
mod lint;
mod order;
mod over_time;
mod picture;
mod plan;
mod quality;
mod questions;
mod records;
mod reliability;
#[cfg(feature = "cli")]
mod responses;
mod result_code;
mod room;
mod sample_laws;
#[cfg(feature = "cli")]
mod scan;
mod scorer;
mod scoring;
mod search;
mod shelf;
mod stages;
mod statistics;
mod stories;
mod support;
mod suppression;
#[cfg(feature = "cli")]
mod surveys;
#[cfg(feature = "cli")]
mod tables;
mod to_go;
mod toolkit;
mod trend;
mod wording;
