//! One line over time, as the content of an SVG element: small enough to stand beside fourteen others.
//!
//! The markup names classes and no colours, so that the page's style decides, in both themes and on paper.

use super::Reading;

/// The size of the drawing's own coordinates, for `viewBox`: tenths of a CSS pixel at its natural size.
pub const TREND_BOX: &str = "0 0 3000 1240";

const LEFT: i32 = 300;
const RIGHT: i32 = 2900;
const TOP: i32 = 100;
const BOTTOM: i32 = 1140;

/// Half the width of the error bar of a score that has no scored neighbour.
const BAR: i32 = 40;

/// How large a mark is.
const DOT: &str = "55";

/// The scores at which there is a line across.
const RULES: [i32; 3] = [0, 50, 100];

/// Draws readings from left to right, equally far apart, on a scale from 0 to 100: `.rule` and `text` for the scale,
/// `.band` for the uncertainty, `.line` and `circle` for the scores. What is not scored leaves a gap.
#[must_use]
pub fn trend_marks(readings: &[Option<Reading>]) -> String {
    let mut svg = String::new();
    for score in RULES {
        let y = height(f64::from(score));
        element(&mut svg, "path class=\"rule\"", &[("d", &path(&[(LEFT, y), (RIGHT, y)], false))]);
        let (x, text_y) = ((LEFT - 50).to_string(), (y + 38).to_string());
        svg.push_str("<text x=\"");
        svg.push_str(&x);
        svg.push_str("\" y=\"");
        svg.push_str(&text_y);
        svg.push_str("\">");
        svg.push_str(&score.to_string());
        svg.push_str("</text>");
    }
    let places = readings.len();
    let drawable: Vec<Option<(i32, Reading)>> = readings
        .iter()
        .enumerate()
        .map(|(place, reading)| Some((across(place, places), reading.and_then(Reading::drawable)?)))
        .collect();
    let runs = || drawable.split(Option::is_none).filter(|run| !run.is_empty());
    for run in runs() {
        let scored: Vec<&(i32, Reading)> = run.iter().flatten().collect();
        let side = |end: fn(&Reading) -> f64, by: i32| -> Vec<(i32, i32)> {
            scored.iter().map(|(x, reading)| (x + by, height(end(reading)))).collect()
        };
        if scored.iter().any(|(_, reading)| reading.low < reading.high) {
            // What stands alone has an error bar instead of an area of no width.
            let sides: &[i32] = if scored.len() == 1 { &[-BAR, BAR] } else { &[0] };
            let mut area: Vec<(i32, i32)> = sides.iter().flat_map(|by| side(|r| r.high, *by)).collect();
            let mut back: Vec<(i32, i32)> = sides.iter().flat_map(|by| side(|r| r.low, *by)).collect();
            back.reverse();
            area.extend(back);
            element(&mut svg, "path class=\"band\"", &[("d", &path(&area, true))]);
        }
        if 1 < scored.len() {
            element(&mut svg, "path class=\"line\"", &[("d", &path(&side(|r| r.score, 0), false))]);
        }
    }
    for (x, reading) in drawable.iter().flatten() {
        let (x, y) = (x.to_string(), height(reading.score).to_string());
        element(&mut svg, "circle", &[("cx", &x), ("cy", &y), ("r", DOT)]);
    }
    svg
}

fn across(place: usize, places: usize) -> i32 {
    let share = if places < 2 { 0.5 } else { place as f64 / (places - 1) as f64 };
    LEFT + BAR + (f64::from(RIGHT - LEFT - 2 * BAR) * share).round() as i32
}

fn height(score: f64) -> i32 {
    BOTTOM - (f64::from(BOTTOM - TOP) * score / 100.0).round() as i32
}

fn path(points: &[(i32, i32)], closed: bool) -> String {
    let mut path = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        path.push(if index == 0 { 'M' } else { 'L' });
        path.push_str(&x.to_string());
        path.push(' ');
        path.push_str(&y.to_string());
    }
    if closed {
        path.push('Z');
    }
    path
}

/// Writes an empty element. Nothing written here comes from outside, so nothing is escaped.
fn element(svg: &mut String, name: &str, attributes: &[(&str, &str)]) {
    svg.push('<');
    svg.push_str(name);
    for (attribute, value) in attributes {
        svg.push(' ');
        svg.push_str(attribute);
        svg.push_str("=\"");
        svg.push_str(value);
        svg.push('"');
    }
    svg.push_str("/>");
}
