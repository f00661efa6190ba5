//! Where the circle and its labels go, for one width.

use super::fit::{Fitted, Frame, fit};
use super::geometry::{Dial, Point, Rect};
use super::place::EDGE;
use super::wrap::{TextMeasure, Wrapped, wraps};
use super::{Axis, place};

/// Narrower figures get numbers (CSS px).
const NAMES_FROM: f64 = 480.0;
/// A circle with names has at least this radius, as a share of the width; below it numbers serve better.
const MIN_RADIUS: f64 = 0.26;
/// The share is taken of at most this width, since the height is limited too (CSS px).
const MIN_RADIUS_OF: f64 = 900.0;
/// The smallest circle worth drawing at all (CSS px).
const SMALLEST: f64 = 40.0;

/// A label further above or below its axis than this gets a line to it (em).
const LEADER_FROM: f64 = 1.25;
/// Between such a line and what it connects (em).
const LEADER_CLEAR: f64 = 0.25;

/// How the axes are labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelMode {
    /// With their names.
    Names,
    /// With [`Axis::number`], because names do not fit; the page shows a numbered list.
    Numbers,
}

/// How the lines of a label stand in its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// Centred.
    Center,
    /// At the right edge.
    Right,
}

/// One placed axis label.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it says, one to three lines from the top.
    pub lines: Vec<String>,
    /// The room of all lines, in CSS pixels from the figure's upper left corner.
    pub bounds: Rect,
    /// How the lines stand in that room.
    pub align: Align,
}

/// A radar laid out for one width. All lengths are CSS pixels from the figure's upper left corner.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RadarLayout {
    /// The width asked for.
    pub width: f64,
    /// The height needed, a whole number of at most 720.
    pub height: f64,
    /// The circle of the axes.
    pub dial: Dial,
    /// Names or numbers.
    pub mode: LabelMode,
    /// One label an axis.
    pub labels: Vec<Label>,
    /// The size of the labels' font.
    pub label_px: f64,
    /// The size of the ring numbers' font.
    pub ring_px: f64,
}

impl RadarLayout {
    /// The size in device pixels that a canvas or an SVG needs at `scale` device pixels per CSS pixel.
    pub fn device_size(&self, scale: f64) -> (u32, u32) {
        let device = |css: f64| (css * scale + 0.5) as u32;
        (device(self.width), device(self.height))
    }

    /// Lines from the ends of axes to labels that had to stray from them, upright, and clear of all labels.
    pub fn leaders(&self) -> Vec<(Point, Point)> {
        let near = LEADER_CLEAR * self.label_px;
        let leader = |(axis, label): (usize, &Label)| {
            let end = self.dial.point(axis, 100.0);
            let edge = if end.y < self.dial.center.y { label.bounds.bottom } else { label.bounds.top };
            let (way, distance) = ((edge - end.y).signum(), (edge - end.y).abs());
            let outside = (end.y < self.dial.center.y) == (way < 0.0);
            (outside && distance > LEADER_FROM * self.label_px)
                .then(|| (Point::new(end.x, end.y + way * near), Point::new(end.x, edge - way * near)))
        };
        self.labels.iter().enumerate().filter_map(leader).collect()
    }
}

/// Lays a radar out for a figure `width` CSS pixels wide.
///
/// `None` when there is no radar to draw: fewer than three axes, or so little room that even numbers would collide.
pub fn layout(axes: &[Axis], width: f64, measure: &dyn TextMeasure) -> Option<RadarLayout> {
    layout_scaled(axes, width, 1.0, measure)
}

/// [`layout()`] for a reader who has enlarged the page's text: `text_scale` is the root font size over 16 px, kept
/// within 0.5–4.
pub fn layout_scaled(
    axes: &[Axis],
    width: f64,
    text_scale: f64,
    measure: &dyn TextMeasure,
) -> Option<RadarLayout> {
    if axes.len() < 3 || !width.is_finite() || width <= 0.0 {
        return None;
    }
    let base = match width {
        ..560.0 => 13.0,
        ..900.0 => 14.0,
        _ => 15.0,
    };
    let text_scale = if text_scale.is_finite() { text_scale } else { 1.0 };
    let label_px = base * text_scale.clamp(0.5, 4.0);
    let in_mode = |mode: LabelMode, least: f64| {
        let frame = Frame::new(width, label_px, mode);
        fit(&frame, &choices(axes, &frame, measure), least)
    };
    let least = MIN_RADIUS * width.min(MIN_RADIUS_OF);
    let named = if width < NAMES_FROM { None } else { in_mode(LabelMode::Names, least) };
    let (mode, fitted) = match named {
        Some(fitted) => (LabelMode::Names, fitted),
        None => (LabelMode::Numbers, in_mode(LabelMode::Numbers, SMALLEST)?),
    };
    Some(finish(fitted, width, mode, label_px))
}

/// Every way to break each axis's label.
fn choices(axes: &[Axis], frame: &Frame, measure: &dyn TextMeasure) -> Vec<Vec<Wrapped>> {
    let one = |axis: &Axis| {
        let named = match frame.mode {
            LabelMode::Names => wraps(&axis.label, frame.font, measure),
            LabelMode::Numbers => Vec::new(),
        };
        // An axis without a name still needs something to be told by.
        if named.is_empty() { wraps(&axis.number.to_string(), frame.font, measure) } else { named }
    };
    axes.iter().map(one).collect()
}

fn finish(fitted: Fitted, width: f64, mode: LabelMode, label_px: f64) -> RadarLayout {
    let (top, bottom) = place::extent(&fitted.boxes, fitted.radius);
    // A whole number keeps the first axis's rings and their numbers on the pixel grid.
    let center = Point::new(width / 2.0, (EDGE - top).ceil());
    let labels: Vec<Label> = fitted
        .lines
        .into_iter()
        .zip(fitted.boxes)
        .zip(fitted.aligns)
        .map(|((wrapped, bounds), align)| Label {
            lines: wrapped.lines,
            bounds: bounds.moved(center.x, center.y),
            align,
        })
        .collect();
    RadarLayout {
        width,
        height: (center.y + bottom + EDGE).ceil(),
        dial: Dial { center, radius: fitted.radius, axes: labels.len() },
        mode,
        labels,
        label_px,
        ring_px: label_px - 2.0,
    }
}
