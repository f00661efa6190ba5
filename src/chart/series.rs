//! What a radar shows.

use super::{RadarLayout, geometry};

/// One axis of a radar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Its name, in any script; may wrap at spaces, after hyphens and at soft hyphens (U+00AD).
    pub label: String,
    /// Its place in the page's numbered list, from 1; shown where names do not fit.
    pub number: u32,
}

impl Axis {
    /// The axes of these names, numbered from 1.
    pub fn numbered<'a>(labels: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        (1..).zip(labels).map(|(number, label)| Self { label: label.to_owned(), number }).collect()
    }
}

/// A score with a band, all POMP 0–100: a person's score with its uncertainty, or a group's mean with the middle half of
/// its scores. Such a half need not hold the mean: a few who are far off pull the mean out of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The score.
    pub score: f64,
    /// The lower end of the band.
    pub low: f64,
    /// The upper end of the band, at least the lower one.
    pub high: f64,
}

impl Reading {
    /// A score without uncertainty.
    pub const fn exact(score: f64) -> Self {
        Self { score, low: score, high: score }
    }

    /// The reading as it can be drawn: inside 0–100. `None` when the score is not a number; an end of the band that is
    /// not a number becomes the score, and a band whose ends are out of order is none.
    #[must_use]
    pub fn drawable(self) -> Option<Self> {
        if !self.score.is_finite() {
            return None;
        }
        let score = self.score.clamp(0.0, 100.0);
        let end = |end: f64| {
            if end.is_finite() { end.clamp(0.0, 100.0) } else { score }
        };
        let (low, high) = (end(self.low), end(self.high));
        Some(if low <= high { Self { score, low, high } } else { Self::exact(score) })
    }
}

/// Whose scores a series holds; decides its line, marker and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The person or company itself: solid line, filled circles, with the band.
    Person,
    /// An earlier attempt, or others' view: dashed line, hollow squares.
    Previous,
    /// A target: dotted line, hollow diamonds.
    Target,
}

/// One outline of a radar.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Whose scores these are.
    pub kind: Kind,
    /// One reading an axis, in the order of the axes; `None`, or missing at the end, is not scored and leaves a gap.
    pub readings: Vec<Option<Reading>>,
}

impl Series {
    /// The drawable readings, exactly one an axis.
    pub(super) fn drawable(&self, axes: usize) -> Vec<Option<Reading>> {
        (0..axes).map(|axis| self.readings.get(axis).copied().flatten().and_then(Reading::drawable)).collect()
    }
}

/// A radar ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Radar {
    /// Where everything is; its axes are those of the series.
    pub layout: RadarLayout,
    /// The outlines, in any order; the person's lies on top.
    pub series: Vec<Series>,
}

impl Radar {
    /// The runs of scored axes of `series`, between its gaps.
    pub fn runs(&self, series: &Series) -> Vec<geometry::Run> {
        let scored: Vec<bool> = series.drawable(self.layout.dial.axes).iter().map(Option::is_some).collect();
        geometry::runs(&scored)
    }
}
