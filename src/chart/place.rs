//! Labels around a circle about the origin.

use super::fit::Frame;
use super::geometry::{Point, Rect, direction};
use super::wrap::Wrapped;
use super::{Align, LabelMode};

/// A figure is at most this high (CSS px).
pub(super) const MAX_HEIGHT: f64 = 720.0;
/// Clear space along the figure's edges; also room for the error of a measurement (CSS px).
pub(super) const EDGE: f64 = 4.0;

/// Why labels cannot be placed at a radius.
pub(super) enum Misfit {
    /// A label leaves the figure, or the figure gets too high: try a smaller circle.
    TooLarge,
    /// Labels touch or stray from their axes: a smaller circle would be worse.
    Crowded,
}

/// The labels' boxes, none touching another, the circle or the figure's edge.
pub(super) fn place(
    frame: &Frame,
    lines: &[&Wrapped],
    radius: f64,
) -> Result<(Vec<Rect>, Vec<Align>), Misfit> {
    let count = lines.len();
    let beside = |(axis, wrapped): (usize, &&Wrapped)| {
        let height = wrapped.lines.len() as f64 * frame.line();
        attach(frame, direction(axis, count), wrapped.width, height, radius + frame.gap())
    };
    let (mut boxes, aligns): (Vec<Rect>, Vec<Align>) = lines.iter().enumerate().map(beside).unzip();
    if boxes.iter().any(|label| label.left < -frame.half || label.right > frame.half) {
        return Err(Misfit::TooLarge);
    }
    if frame.mode == LabelMode::Names {
        spread(frame, &mut boxes)?;
    }
    let (top, bottom) = extent(&boxes, radius);
    // One pixel less, for what whole numbers add.
    if bottom - top + 2.0 * EDGE > MAX_HEIGHT - 1.0 {
        return Err(Misfit::TooLarge);
    }
    let clear = |(index, label): (usize, &Rect)| {
        let apart = boxes[..index].iter().all(|other| !label.overlaps(other));
        apart && label.distance(Point::default()) >= radius
    };
    if boxes.iter().enumerate().all(clear) { Ok((boxes, aligns)) } else { Err(Misfit::Crowded) }
}

/// How far up and down labels and rings reach.
pub(super) fn extent(boxes: &[Rect], radius: f64) -> (f64, f64) {
    let reach = |(top, bottom): (f64, f64), (axis, label): (usize, &Rect)| {
        let y = direction(axis, boxes.len()).y * radius;
        (label.top.min(top).min(y), label.bottom.max(bottom).max(y))
    };
    boxes.iter().enumerate().fold((0.0, 0.0), reach)
}

/// Whether an axis points straight up or down, so that its label is centred.
pub(super) fn upright(direction: Point) -> bool {
    direction.x.abs() < 0.02
}

/// A label's box beside the end of its axis, nowhere nearer to the origin than `clearance`.
fn attach(frame: &Frame, direction: Point, width: f64, height: f64, clearance: f64) -> (Rect, Align) {
    let (align, lean) = match frame.mode {
        LabelMode::Numbers => (Align::Center, direction.x),
        LabelMode::Names if upright(direction) => (Align::Center, 0.0),
        LabelMode::Names if direction.x > 0.0 => (Align::Left, 1.0),
        LabelMode::Names => (Align::Right, -1.0),
    };
    let mut reach = clearance;
    loop {
        let left = direction.x * reach + (lean - 1.0) * width / 2.0;
        let top = direction.y * reach + (direction.y - 1.0) * height / 2.0;
        let label = Rect { left, top, right: left + width, bottom: top + height };
        let missing = clearance - label.distance(Point::default());
        // No label needs to go as far as the second bound; it makes sure that this ends, whatever was measured.
        if !(missing >= 0.01 && reach <= clearance * 4.0) {
            return (label, align);
        }
        reach += missing;
    }
}

/// Moves labels that touch away from the equator, each side from its middle outwards, the upright ones last.
fn spread(frame: &Frame, boxes: &mut [Rect]) -> Result<(), Misfit> {
    let natural = boxes.to_vec();
    let (mut right, mut left, mut poles) = (Vec::new(), Vec::new(), Vec::new());
    for axis in 0..boxes.len() {
        let direction = direction(axis, boxes.len());
        match direction.x {
            _ if upright(direction) => poles.push(axis),
            0.0.. => right.push(axis),
            _ => left.push(axis),
        }
    }
    left.reverse();
    let mut placed = Vec::new();
    for side in [right, left] {
        // From the top; the label nearest to the equator stays where it is.
        let height = |&at: &usize| (natural[side[at]].top + natural[side[at]].bottom).abs();
        let Some(calm) = (0..side.len()).min_by(|a, b| height(a).total_cmp(&height(b))) else {
            continue;
        };
        let upwards: Vec<usize> = side[..=calm].iter().rev().copied().collect();
        for chain in [upwards.as_slice(), &side[calm..]] {
            for (index, &axis) in chain.iter().enumerate() {
                push(frame, boxes, axis, &chain[..index]);
            }
        }
        placed.extend(side);
    }
    for &pole in &poles {
        push(frame, boxes, pole, &placed);
    }
    let stray = frame.stray * frame.line();
    let strayed = boxes.iter().zip(&natural).any(|(is, was)| (is.top - was.top).abs() > stray);
    if strayed { Err(Misfit::Crowded) } else { Ok(()) }
}

/// Moves one label up (above the equator) or down (below it) until it is clear of `others`.
fn push(frame: &Frame, boxes: &mut [Rect], axis: usize, others: &[usize]) {
    let (beside, between) = (frame.font * 0.8, frame.font * 0.25);
    let upwards = direction(axis, boxes.len()).y < 0.0;
    // Each step clears one of the others for good, so as many steps as there are others suffice.
    for _ in others {
        let label = boxes[axis];
        let near = |other: &Rect| {
            label.shares_columns(other, beside)
                && label.top < other.bottom + between
                && other.top < label.bottom + between
        };
        let Some(other) = others.iter().map(|&other| boxes[other]).find(near) else {
            return;
        };
        let shift =
            if upwards { other.top - between - label.bottom } else { other.bottom + between - label.top };
        boxes[axis] = label.moved(0.0, shift);
    }
}
