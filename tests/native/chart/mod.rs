//! The radar: geometry, label placement, and what is drawn, read back from plotters' SVG.

#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

mod colours;
mod drawing;
mod geometry;
mod labels;

use innospark::chart::{Axis, RadarLayout, TextMeasure, layout};

#[rustfmt::skip]
const SKILLS: [&str; 15] = [
    "Critical and analytic thinking", "Emotional intelligence", "Originality", "Intuition", "Trend awareness",
    "Design", "Imagination", "Courage", "Curiosity", "Optimism",
    "Goal setting", "Coordination", "Pragmatic approach", "Flexibility", "Perseverance",
];
/// Every character is 0.55 em wide.
struct Table;

impl TextMeasure for Table {
    fn width(&self, text: &str, font_px: f64) -> f64 {
        0.55 * font_px * text.chars().count() as f64
    }
}

fn skills(width: f64) -> RadarLayout {
    layout(&Axis::numbered(SKILLS), width, &Table).unwrap()
}
