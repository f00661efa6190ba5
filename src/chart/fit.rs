//! The search for the largest circle that leaves every name whole.

use super::geometry::{Rect, direction};
use super::place::{EDGE, MAX_HEIGHT, Misfit, place, upright};
use super::wrap::Wrapped;
use super::{Align, LabelMode};

/// Line widths tried when names are broken, the comfortable one first (em).
const MEASURES: [f64; 9] = [11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 18.0];
/// The comfortable line width above and below the circle (em).
const UPRIGHT_MEASURE: f64 = 14.0;
/// A wider measure wins over one that gains less than this share of the radius.
const WORTH_BREAKING: f64 = 0.97;
/// How far a label may stray from its axis to make room, in lines: at first, and where that leaves no solution.
const STRAY: [f64; 2] = [1.25, 3.5];

/// What all placements for one width have in common. Lengths are CSS pixels.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    /// Half of the usable width.
    pub(super) half: f64,
    /// The labels' font size.
    pub(super) font: f64,
    /// How far a label may stray, in lines.
    pub(super) stray: f64,
    pub(super) mode: LabelMode,
}

impl Frame {
    pub(super) fn new(width: f64, font: f64, mode: LabelMode) -> Self {
        Self { half: width / 2.0 - EDGE, font, stray: STRAY[0], mode }
    }

    /// The height of a line.
    pub(super) fn line(&self) -> f64 {
        (self.font * 1.2 + 0.5).floor()
    }

    /// Between the outer ring and a label.
    pub(super) fn gap(&self) -> f64 {
        self.font * 0.75
    }
}

/// A solution around the origin.
pub(super) struct Fitted {
    pub(super) radius: f64,
    pub(super) lines: Vec<Wrapped>,
    pub(super) boxes: Vec<Rect>,
    pub(super) aligns: Vec<Align>,
}

/// The largest circle of at least the radius `least` over all ways to break the labels.
pub(super) fn fit(frame: &Frame, choices: &[Vec<Wrapped>], least: f64) -> Option<Fitted> {
    STRAY.iter().find_map(|&stray| fit_within(&Frame { stray, ..*frame }, choices, least))
}

fn fit_within(frame: &Frame, choices: &[Vec<Wrapped>], least: f64) -> Option<Fitted> {
    let mut best: Option<(f64, Vec<usize>)> = None;
    for measure in MEASURES {
        let limit = measure * frame.font;
        let chosen: Vec<usize> = choices.iter().map(|choices| choose(choices, limit)).collect();
        if let Some(radius) = largest(frame, &pick(choices, &chosen), least)
            && best.as_ref().is_none_or(|(found, _)| *found < radius * WORTH_BREAKING)
        {
            best = Some((radius, chosen));
        }
    }
    let (radius, mut chosen) = best?;
    unbreak(frame, choices, radius, &mut chosen);
    let lines = pick(choices, &chosen);
    let (boxes, aligns) = place(frame, &lines, radius).ok()?;
    Some(Fitted { radius, boxes, aligns, lines: lines.into_iter().cloned().collect() })
}

/// The fewest lines within `limit`, or else the narrowest.
fn choose(choices: &[Wrapped], limit: f64) -> usize {
    let width = |&index: &usize| choices[index].width;
    let narrowest = || (0..choices.len()).min_by(|a, b| width(a).total_cmp(&width(b)));
    choices.iter().position(|choice| choice.width <= limit).or_else(narrowest).unwrap_or(0)
}

fn pick<'a>(choices: &'a [Vec<Wrapped>], chosen: &[usize]) -> Vec<&'a Wrapped> {
    choices.iter().zip(chosen).filter_map(|(choices, &index)| choices.get(index)).collect()
}

/// The largest radius, in whole pixels, at which these lines can be placed.
fn largest(frame: &Frame, lines: &[&Wrapped], least: f64) -> Option<f64> {
    let mut low = least.ceil();
    let mut high = (frame.half - frame.gap()).min(MAX_HEIGHT).floor();
    if high < low || matches!(place(frame, lines, low), Err(Misfit::TooLarge)) {
        return None;
    }
    while low < high {
        let middle = ((low + high + 1.0) / 2.0).floor();
        match place(frame, lines, middle) {
            Err(Misfit::TooLarge) => high = middle - 1.0,
            // More room only helps against crowding.
            Err(Misfit::Crowded) | Ok(_) => low = middle,
        }
    }
    place(frame, lines, low).ok().map(|_| low)
}

/// Undoes breaks that this circle does not need.
fn unbreak(frame: &Frame, choices: &[Vec<Wrapped>], radius: f64, chosen: &mut [usize]) {
    for axis in 0..chosen.len() {
        let broken = chosen[axis];
        // Above and below the circle there is more room than beside it.
        let upright = upright(direction(axis, chosen.len()));
        let comfortable = frame.font * if upright { UPRIGHT_MEASURE } else { MEASURES[0] };
        for fewer in 0..broken {
            if choices[axis][fewer].width <= comfortable {
                chosen[axis] = fewer;
                if place(frame, &pick(choices, chosen), radius).is_ok() {
                    break;
                }
                chosen[axis] = broken;
            }
        }
    }
}
