//! Painting a radar, from the grid up.

use std::f64::consts::TAU;

use plotters::backend::DrawingBackend;
use plotters::drawing::DrawingAreaErrorKind;

use super::geometry::{Dial, Point, Rect, Run, band, dashes, direction};
use super::pen::Pen;
use super::{Align, Kind, Palette, Radar, RadarLayout, Reading, Rgb, Series, Surface};

/// What drawing answers: the backend's own error, wrapped as plotters' drawing areas wrap it.
pub type DrawResult<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// The width and height in CSS pixels of what [`draw_key`] draws.
pub const KEY_SIZE: (f64, f64) = (44.0, 16.0);

/// The rings, as scores; all but the outermost carry their number.
const RINGS: [u32; 4] = [25, 50, 75, 100];

// CSS pixels.
const GRID: f64 = 1.0;
const SPOKE_SPACE: f64 = 2.5;
const OUTER_RING: f64 = 1.5;
const PERSON_LINE: f64 = 2.5;
const OVERLAY_LINE: f64 = 1.75;
const DOT: f64 = 1.25;
const HALO: f64 = 1.75;
/// Half the size of the person's, the previous attempt's and the target's marker.
const MARKER: [f64; 3] = [4.0, 4.0, 5.5];
/// Half the width of the error bar of a score that has no scored neighbour.
const BAR: f64 = 5.0;

/// Draws a radar whose upper left corner is the backend's; the backend has [`RadarLayout::device_size`].
///
/// Draws only; whoever owns the backend presents it.
pub fn draw_radar<DB: DrawingBackend>(
    backend: &mut DB,
    chart: &Radar,
    palette: &Palette,
    surface: Surface<'_>,
) -> DrawResult<DB> {
    let mut pen = Pen { backend, surface };
    let layout = &chart.layout;
    if surface.paper {
        pen.sheet(Rect { left: 0.0, top: 0.0, right: layout.width, bottom: layout.height }, palette.paper)?;
    }
    grid(&mut pen, &layout.dial, palette)?;
    for (from, to) in layout.leaders() {
        pen.line(&[from, to], palette.rule, GRID)?;
    }
    let of = |kind: Kind| chart.series.iter().filter(move |series| series.kind == kind);
    for series in of(Kind::Person) {
        bands(&mut pen, chart, series, palette)?;
    }
    for kind in [Kind::Target, Kind::Previous, Kind::Person] {
        for series in of(kind) {
            outline(&mut pen, chart, series, palette)?;
        }
    }
    ring_numbers(&mut pen, layout, palette)?;
    labels(&mut pen, layout, palette)
}

/// Draws the sample of a series' line and marker for a legend, [`KEY_SIZE`] large.
pub fn draw_key<DB: DrawingBackend>(
    backend: &mut DB,
    kind: Kind,
    palette: &Palette,
    surface: Surface<'_>,
) -> DrawResult<DB> {
    let mut pen = Pen { backend, surface };
    let (width, height) = KEY_SIZE;
    let [left, middle, right] = [0.0, 0.5, 1.0].map(|share| Point::new(width * share, height / 2.0));
    side(&mut pen, kind, left, middle, palette)?;
    side(&mut pen, kind, middle, right, palette)?;
    marker(&mut pen, kind, middle, palette)
}

fn grid<DB: DrawingBackend>(pen: &mut Pen<'_, DB>, dial: &Dial, palette: &Palette) -> DrawResult<DB> {
    // Spokes begin where they are far enough apart to be told from one another, so that no blot forms at the centre.
    let start = 100.0 * SPOKE_SPACE * dial.axes as f64 / (TAU * dial.radius);
    for axis in 0..dial.axes {
        pen.line(&[dial.point(axis, start), dial.point(axis, 100.0)], palette.rule, GRID)?;
    }
    for score in RINGS {
        let (color, width) = match score {
            100 => (palette.rule.towards(palette.soft, 0.15), OUTER_RING),
            _ => (palette.rule, GRID),
        };
        pen.outline(&dial.ring(f64::from(score)), color, width)?;
    }
    Ok(())
}

fn bands<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    chart: &Radar,
    series: &Series,
    palette: &Palette,
) -> DrawResult<DB> {
    let dial = &chart.layout.dial;
    let readings = series.drawable(dial.axes);
    for run in chart.runs(series) {
        let spread = scored(&readings, run);
        if spread.iter().all(|(_, reading)| reading.high <= reading.low) {
            continue;
        }
        let ends = |end: fn(&Reading) -> f64| -> Vec<Point> {
            spread.iter().map(|(axis, reading)| dial.point(*axis, end(reading))).collect()
        };
        let (outer, inner) = (ends(|reading| reading.high), ends(|reading| reading.low));
        let area = match (run.len, outer.first(), inner.first()) {
            (1, Some(&outer), Some(&inner)) => error_bar(outer, inner, direction(run.start, dial.axes)),
            _ => band(&outer, &inner, run.closed),
        };
        pen.area(&area, palette.accent, palette.band)?;
    }
    Ok(())
}

fn error_bar(outer: Point, inner: Point, along: Point) -> Vec<Point> {
    let beside = |point: Point, side: f64| Point::new(point.x - along.y * side, point.y + along.x * side);
    vec![beside(outer, -BAR), beside(outer, BAR), beside(inner, BAR), beside(inner, -BAR)]
}

fn outline<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    chart: &Radar,
    series: &Series,
    palette: &Palette,
) -> DrawResult<DB> {
    let dial = &chart.layout.dial;
    let readings = series.drawable(dial.axes);
    let runs: Vec<(Run, Vec<Point>)> = chart
        .runs(series)
        .into_iter()
        .map(|run| {
            let places = scored(&readings, run);
            (run, places.iter().map(|(axis, reading)| dial.point(*axis, reading.score)).collect())
        })
        .collect();
    for (run, points) in &runs {
        for pair in points.windows(2) {
            side(pen, series.kind, pair[0], pair[1], palette)?;
        }
        if let (true, [first, .., last]) = (run.closed, points.as_slice()) {
            side(pen, series.kind, *last, *first, palette)?;
        }
    }
    for point in runs.iter().flat_map(|(_, points)| points) {
        marker(pen, series.kind, *point, palette)?;
    }
    Ok(())
}

fn scored(readings: &[Option<Reading>], run: Run) -> Vec<(usize, Reading)> {
    run.axes(readings.len()).filter_map(|axis| readings[axis].map(|reading| (axis, reading))).collect()
}

/// One side of an outline. Each on its own: a path through sharp corners would have spikes, and the markers join it.
fn side<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    kind: Kind,
    from: Point,
    to: Point,
    palette: &Palette,
) -> DrawResult<DB> {
    let color = color(kind, palette);
    match kind {
        Kind::Person => pen.line(&[from, to], color, PERSON_LINE)?,
        Kind::Previous => {
            for (from, to) in dashes(from, to, MARKER[1] + 3.0, 7.0, 4.5) {
                pen.line(&[from, to], color, OVERLAY_LINE)?;
            }
        }
        Kind::Target => {
            for (from, to) in dashes(from, to, MARKER[2] + 1.5, 2.0 * DOT, 3.0) {
                pen.disc(from.towards(to, 0.5), DOT, color)?;
            }
        }
    }
    Ok(())
}

fn marker<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    kind: Kind,
    at: Point,
    palette: &Palette,
) -> DrawResult<DB> {
    let color = color(kind, palette);
    let corner = |x: f64, y: f64| Point::new(at.x + x, at.y + y);
    let corners = match kind {
        Kind::Person => return pen.disc(at, MARKER[0], color),
        Kind::Previous => {
            let half = MARKER[1];
            [corner(-half, -half), corner(half, -half), corner(half, half), corner(-half, half)]
        }
        Kind::Target => {
            let half = MARKER[2];
            [corner(0.0, -half), corner(half, 0.0), corner(0.0, half), corner(-half, 0.0)]
        }
    };
    pen.area(&corners, palette.paper, 1.0)?;
    pen.outline(&corners, color, OVERLAY_LINE)
}

fn color(kind: Kind, palette: &Palette) -> Rgb {
    match kind {
        Kind::Person => palette.accent,
        Kind::Previous => palette.second,
        Kind::Target => palette.soft,
    }
}

/// Last but for the labels, and haloed in paper, so that no line runs through a number.
fn ring_numbers<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    layout: &RadarLayout,
    palette: &Palette,
) -> DrawResult<DB> {
    for score in &RINGS[..RINGS.len() - 1] {
        let ring = layout.dial.point(0, f64::from(*score));
        let at = Point::new(ring.x + 6.0, ring.y);
        let text = score.to_string();
        // Four copies do; text is what a canvas is slowest at.
        for corner in [1, 3, 5, 7] {
            let way = direction(corner, 8);
            let halo = Point::new(at.x + way.x * HALO, at.y + way.y * HALO);
            pen.text(&text, halo, Align::Left, layout.ring_px, palette.paper)?;
        }
        pen.text(&text, at, Align::Left, layout.ring_px, palette.soft)?;
    }
    Ok(())
}

fn labels<DB: DrawingBackend>(
    pen: &mut Pen<'_, DB>,
    layout: &RadarLayout,
    palette: &Palette,
) -> DrawResult<DB> {
    for label in &layout.labels {
        let x = match label.align {
            Align::Left => label.bounds.left,
            Align::Center => (label.bounds.left + label.bounds.right) / 2.0,
            Align::Right => label.bounds.right,
        };
        let height = label.bounds.height() / label.lines.len().max(1) as f64;
        for (index, line) in label.lines.iter().enumerate() {
            let y = label.bounds.top + height * (index as f64 + 0.5);
            pen.text(line, Point::new(x, y), label.align, layout.label_px, palette.ink)?;
        }
    }
    Ok(())
}
