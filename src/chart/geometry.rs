//! Points, runs between gaps, bands and dashes. Plain numbers in CSS pixels, no drawing.

use std::f64::consts::TAU;

/// A place or a direction: x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Towards the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Point {
    /// The point at `(x, y)`.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The distance to `other`.
    pub fn distance(self, other: Self) -> f64 {
        let (dx, dy) = (other.x - self.x, other.y - self.y);
        (dx * dx + dy * dy).sqrt()
    }

    /// The point a `share` of the way to `other`: 0 is here, 1 is there.
    pub fn towards(self, other: Self, share: f64) -> Self {
        Self::new(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)
    }
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge, not left of `left`.
    pub right: f64,
    /// The lower edge, not above `top`.
    pub bottom: f64,
}

impl Rect {
    /// How wide it is.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The same rectangle `dx` further right and `dy` further down.
    #[must_use]
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        Self { left: self.left + dx, top: self.top + dy, right: self.right + dx, bottom: self.bottom + dy }
    }

    /// Whether less than `gap` lies between the two from side to side, wherever they are in height.
    pub fn shares_columns(&self, other: &Self, gap: f64) -> bool {
        self.left < other.right + gap && other.left < self.right + gap
    }

    /// Whether the two have any area in common; touching edges do not.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.shares_columns(other, 0.0) && self.top < other.bottom && other.top < self.bottom
    }

    /// The distance from `point` to the nearest part of the rectangle; 0 inside it.
    pub fn distance(&self, point: Point) -> f64 {
        let nearest = Point::new(
            point.x.max(self.left).min(self.right), //
            point.y.max(self.top).min(self.bottom),
        );
        nearest.distance(point)
    }
}

/// The unit vector of axis `index` of `count`: the first points to 12 o'clock, the others follow clockwise.
///
/// ```
/// let right = innospark::chart::geometry::direction(1, 4);
/// assert!((right.x - 1.0).abs() < 1e-12 && right.y.abs() < 1e-12);
/// ```
pub fn direction(index: usize, count: usize) -> Point {
    let turn = index as f64 / count.max(1) as f64;
    let angle = (if turn > 0.5 { turn - 1.0 } else { turn }) * TAU;
    // A series instead of `sin_cos`: kilobytes less in the wasm, and the same bits on every platform for golden files.
    let (mut sin, mut cos, mut term) = (0.0, 1.0, 1.0);
    for power in 1..=28_u32 {
        term *= angle / f64::from(power);
        match power % 4 {
            1 => sin += term,
            2 => cos -= term,
            3 => sin -= term,
            _ => cos += term,
        }
    }
    Point::new(sin, -cos)
}

/// Where the scores of a radar lie: 0 at the centre, 100 on the outer ring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dial {
    /// The place of score 0.
    pub center: Point,
    /// The length of an axis.
    pub radius: f64,
    /// How many axes there are, at least 3.
    pub axes: usize,
}

impl Dial {
    /// The place of `score` (0–100) on `axis` (from 0).
    pub fn point(&self, axis: usize, score: f64) -> Point {
        let direction = direction(axis, self.axes);
        let length = self.radius * score / 100.0;
        Point::new(self.center.x + direction.x * length, self.center.y + direction.y * length)
    }

    /// The corners of the polygon through `score` on every axis, from 12 o'clock clockwise.
    pub fn ring(&self, score: f64) -> Vec<Point> {
        (0..self.axes).map(|axis| self.point(axis, score)).collect()
    }
}

/// Neighbouring axes that all have a score, as long as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first axis.
    pub start: usize,
    /// How many axes, at least 1.
    pub len: usize,
    /// Whether it goes all the way round, without a gap.
    pub closed: bool,
}

impl Run {
    /// Its axes in order, wrapping round past 12 o'clock.
    pub fn axes(self, count: usize) -> impl Iterator<Item = usize> {
        (0..self.len).map(move |step| (self.start + step) % count)
    }
}

/// The runs of `true` around the circle; one that passes 12 o'clock is one run.
///
/// ```
/// use innospark::chart::geometry::{Run, runs};
/// assert_eq!(runs(&[true, false, true, true]), [Run { start: 2, len: 3, closed: false }]);
/// ```
pub fn runs(scored: &[bool]) -> Vec<Run> {
    let count = scored.len();
    let Some(gap) = scored.iter().position(|scored| !scored) else {
        return if count == 0 { Vec::new() } else { vec![Run { start: 0, len: count, closed: true }] };
    };
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for axis in (1..count).map(|step| (gap + step) % count) {
        match runs.last_mut() {
            Some(run) if open && scored[axis] => run.len += 1,
            _ if scored[axis] => runs.push(Run { start: axis, len: 1, closed: false }),
            _ => {}
        }
        open = scored[axis];
    }
    runs
}

/// The polygon between two outlines over the same axes.
///
/// A closed one is a keyhole: round the outer outline, across, and back round the inner one, so that a single fill
/// leaves no seams between sectors. An open one is the ribbon out along the first and back along the second.
pub fn band(outer: &[Point], inner: &[Point], closed: bool) -> Vec<Point> {
    let mut polygon = outer.to_vec();
    if closed {
        polygon.extend(outer.first());
        polygon.extend(inner.first());
    }
    polygon.extend(inner.iter().rev());
    polygon
}

/// Dashes from `from` to `to`, beginning and ending with a whole dash and clear of both ends by `clear`.
///
/// Dashes of about `on` and gaps of about `off`, both stretched alike so that a whole number fits.
pub fn dashes(from: Point, to: Point, clear: f64, on: f64, off: f64) -> Vec<(Point, Point)> {
    let length = from.distance(to);
    let free = length - 2.0 * clear;
    // Also turns away what is not a number.
    if !(free > 0.0 && on > 0.0 && off >= 0.0) {
        return Vec::new();
    }
    let count = ((free + off) / (on + off) + 0.5).floor().max(1.0);
    let stretch = free / (count * (on + off) - off);
    (0..count as u32)
        .map(|index| {
            let begin = clear + f64::from(index) * (on + off) * stretch;
            (from.towards(to, begin / length), from.towards(to, (begin + on * stretch) / length))
        })
        .collect()
}
