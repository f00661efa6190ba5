//! What is drawn, read back from plotters' SVG.

use std::{env, fs, path::Path};

use innospark::chart::geometry::{Dial, Point};
use innospark::chart::{
    Axis, KEY_SIZE, Kind, Palette, Radar, RadarLayout, Reading, Rgb, Series, Surface, draw_key, draw_radar,
    layout,
};
use plotters::backend::SVGBackend;

use super::{Table, skills};

const SCORES: [f64; 15] =
    [69.0, 56.0, 81.0, 62.5, 43.75, 50.0, 87.5, 37.5, 81.25, 68.75, 56.25, 43.75, 60.0, 75.0, 62.5];

const LIGHT: Palette = Palette {
    ink: Rgb(0x1b, 0x1d, 0x21),
    soft: Rgb(0x56, 0x5a, 0x61),
    rule: Rgb(0xde, 0xdb, 0xd2),
    accent: Rgb(0xb2, 0x3a, 0x0a),
    second: Rgb(0x1f, 0x5f, 0x78),
    paper: Rgb(0xfb, 0xfa, 0xf6),
    band: 0.2,
};
const ACCENT: &str = "#B23A0A";
const SECOND: &str = "#1F5F78";
const SOFT: &str = "#565A61";
const PAPER: &str = "#FBFAF6";

fn surface(scale: f64) -> Surface<'static> {
    let font_factor = Surface::SVG_FONT_FACTOR;
    Surface { scale, font_factor, font_family: "system-ui, sans-serif", paper: false }
}

fn person(gaps: &[usize], count: usize) -> Series {
    let reading = |axis: usize| {
        let score = SCORES[axis % SCORES.len()];
        Reading { score, low: (score - 14.0).max(0.0), high: (score + 14.0).min(100.0) }
    };
    let readings = (0..count).map(|axis| (!gaps.contains(&axis)).then(|| reading(axis))).collect();
    Series { kind: Kind::Person, readings }
}

fn flat(kind: Kind, score: f64, count: usize) -> Series {
    Series { kind, readings: vec![Some(Reading::exact(score)); count] }
}

fn svg_of(layout: RadarLayout, series: Vec<Series>, surface: Surface<'_>) -> String {
    let mut svg = String::new();
    let size = layout.device_size(surface.scale);
    let mut backend = SVGBackend::with_string(&mut svg, size);
    draw_radar(&mut backend, &Radar { layout, series }, &LIGHT, surface).unwrap();
    drop(backend);
    svg
}

/// The skills' radar at 640 px, one device pixel per CSS pixel.
fn svg(series: Vec<Series>) -> String {
    svg_of(skills(640.0), series, surface(1.0))
}

/// The start tags of one element, in order.
fn tags<'a>(svg: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!("<{name} ");
    svg.lines().filter(|line| line.starts_with(&start)).collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    tag.split_once(&format!(" {name}=\"")).unwrap().1.split_once('"').unwrap().0
}

fn points(tag: &str) -> Vec<(i32, i32)> {
    let number = |text: &str| text.parse::<i32>().unwrap();
    attribute(tag, "points")
        .split_whitespace()
        .map(|pair| pair.split_once(',').unwrap())
        .map(|(x, y)| (number(x), number(y)))
        .collect()
}

/// The lines of one colour, as the places they go through.
fn lines(svg: &str, color: &str) -> Vec<Vec<(i32, i32)>> {
    let lines = tags(svg, "polyline").into_iter();
    lines.filter(|tag| attribute(tag, "stroke") == color).map(points).collect()
}

/// The centres and radii of the filled circles of one colour.
fn discs(svg: &str, color: &str) -> Vec<(i32, i32, u32)> {
    let discs = tags(svg, "circle").into_iter().filter(|tag| attribute(tag, "fill") == color);
    let number = |tag: &str, name: &str| attribute(tag, name).parse::<i32>().unwrap();
    discs.map(|tag| (number(tag, "cx"), number(tag, "cy"), number(tag, "r") as u32)).collect()
}

/// The filled polygons of one colour.
fn areas(svg: &str, color: &str) -> Vec<Vec<(i32, i32)>> {
    let areas = tags(svg, "polygon").into_iter();
    areas.filter(|tag| attribute(tag, "fill") == color).map(points).collect()
}

#[test]
fn a_full_circle_has_one_seamless_band() {
    let svg = svg(vec![person(&[], 15)]);
    let bands = areas(&svg, ACCENT);
    assert_eq!(bands.len(), 1);
    assert_eq!(bands[0].len(), 2 * 15 + 2);
    assert_eq!((bands[0][0], bands[0][16]), (bands[0][15], bands[0][31]));
    assert_eq!(lines(&svg, ACCENT).len(), 15);
    assert_eq!(discs(&svg, ACCENT).len(), 15);
}

#[test]
fn a_gap_breaks_the_outline_and_is_never_zero() {
    #[track_caller]
    fn check(gaps: &[usize], sides: usize, bands: &[usize]) {
        let svg = svg(vec![person(gaps, 15)]);
        let Dial { center, .. } = skills(640.0).dial;
        let near = |&(x, y): &(i32, i32)| Point::new(f64::from(x), f64::from(y)).distance(center) < 20.0;
        assert_eq!(discs(&svg, ACCENT).len(), 15 - gaps.len(), "markers");
        assert_eq!(lines(&svg, ACCENT).len(), sides, "sides");
        assert!(!lines(&svg, ACCENT).iter().flatten().any(near), "a side at the centre");
        assert!(!discs(&svg, ACCENT).iter().any(|(x, y, _)| near(&(*x, *y))), "a marker at the centre");
        let corners: Vec<usize> = areas(&svg, ACCENT).iter().map(Vec::len).collect();
        assert_eq!(corners, bands, "bands");
        for gap in gaps {
            let dial = skills(640.0).dial;
            for score in 1..=100 {
                let place = dial.point(*gap, f64::from(score));
                let close = |&(x, y, _): &(i32, i32, u32)| {
                    Point::new(f64::from(x), f64::from(y)).distance(place) < 2.0
                };
                assert!(!discs(&svg, ACCENT).iter().any(close), "a marker at an axis without a score");
            }
        }
    }
    check(&[12], 13, &[28]);
    check(&[0], 13, &[28]);
    check(&[3, 5], 11, &[4, 24]);
    check(&[3, 5, 12], 9, &[4, 12, 10]);
    check(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], 0, &[4]);
    check(&(0..15).collect::<Vec<_>>(), 0, &[]);
}

#[test]
fn a_zero_is_a_score() {
    let svg = svg(vec![flat(Kind::Person, 0.0, 15)]);
    let Point { x, y } = skills(640.0).dial.center;
    assert_eq!(discs(&svg, ACCENT), [(x as i32, y as i32, 4); 15]);
}

#[test]
fn a_lone_score_has_an_error_bar_along_its_axis() {
    let svg = svg(vec![Series {
        kind: Kind::Person,
        readings: vec![Some(Reading { score: 50.0, low: 40.0, high: 60.0 })],
    }]);
    let dial = skills(640.0).dial;
    let bar = &areas(&svg, ACCENT)[0];
    let near = |a: i32, b: f64| (f64::from(a) - b).abs() <= 1.0;
    assert!(near(bar[0].1, dial.point(0, 60.0).y) && near(bar[2].1, dial.point(0, 40.0).y), "{bar:?}");
    assert_eq!((bar[1].0 - bar[0].0).abs(), 10);
}

#[test]
fn what_is_not_a_number_is_not_scored() {
    #[track_caller]
    fn check(score: f64, low: f64, high: f64, expected: Option<(f64, f64, f64)>) {
        let found = Reading { score, low, high }.drawable();
        assert_eq!(found.map(|reading| (reading.score, reading.low, reading.high)), expected);
    }
    let nan = f64::NAN;
    check(50.0, 40.0, 60.0, Some((50.0, 40.0, 60.0)));
    check(nan, 40.0, 60.0, None);
    check(f64::INFINITY, 40.0, 60.0, None);
    check(50.0, nan, f64::INFINITY, Some((50.0, 50.0, 50.0)));
    check(50.0, 60.0, 40.0, Some((50.0, 50.0, 50.0)));
    check(50.0, 60.0, 70.0, Some((50.0, 60.0, 70.0)));
    check(90.0, 60.0, 70.0, Some((90.0, 60.0, 70.0)));
    check(50.0, 60.0, nan, Some((50.0, 50.0, 50.0)));
    check(120.0, 90.0, 130.0, Some((100.0, 90.0, 100.0)));
    check(-5.0, -10.0, 3.0, Some((0.0, 0.0, 3.0)));

    let mut broken = person(&[], 15);
    broken.readings[3] = Some(Reading::exact(nan));
    assert_eq!(svg(vec![broken]), svg(vec![person(&[3], 15)]));
    let mut longer = person(&[14], 15);
    longer.readings.extend([Some(Reading::exact(50.0)); 3]);
    assert_eq!(svg(vec![longer]), svg(vec![person(&[], 14)]));
}

#[test]
fn series_differ_in_line_and_marker() {
    let svg =
        svg(vec![flat(Kind::Person, 40.0, 15), flat(Kind::Previous, 60.0, 15), flat(Kind::Target, 80.0, 15)]);
    assert_eq!(areas(&svg, ACCENT).len(), 0, "a band without uncertainty");
    assert_eq!(lines(&svg, ACCENT).len(), 15, "the person's line is solid");
    assert!(discs(&svg, ACCENT).iter().all(|(.., radius)| *radius == 4));

    let hollow = areas(&svg, PAPER);
    assert_eq!(hollow.len(), 30);
    let (diamonds, squares) = hollow.split_at(15);
    assert!(diamonds.iter().all(|corners| corners[0].0 == corners[2].0 && corners[1].1 == corners[3].1));
    assert!(squares.iter().all(|corners| corners[0].1 == corners[1].1 && corners[1].0 == corners[2].0));

    let previous = lines(&svg, SECOND);
    let (markers, dashes): (Vec<_>, Vec<_>) = previous.iter().partition(|line| line.len() > 2);
    assert_eq!(markers.len(), 15);
    assert!(dashes.len() >= 15 * 3, "{} dashes", dashes.len());

    assert_eq!(lines(&svg, SOFT).len(), 15, "only the diamonds' outlines");
    assert!(discs(&svg, SOFT).len() > 15 * 8, "{} dots", discs(&svg, SOFT).len());
}

#[test]
fn only_the_person_has_a_band() {
    let mut previous = person(&[], 15);
    previous.kind = Kind::Previous;
    let svg = svg(vec![previous]);
    assert!(tags(&svg, "polygon").iter().all(|tag| attribute(tag, "opacity") == "1"));
}

#[test]
fn the_drawing_grows_with_its_surface() {
    let series = || vec![person(&[], 15)];
    let (one, three) =
        (svg_of(skills(640.0), series(), surface(1.0)), svg_of(skills(640.0), series(), surface(3.0)));
    assert_eq!(tags(&one, "text").len(), tags(&three, "text").len());
    let size = |svg: &str| attribute(tags(svg, "text").last().unwrap(), "font-size").parse::<f64>().unwrap();
    assert!((size(&one) - 14.0).abs() < 1e-9 && (size(&three) - 42.0).abs() < 1e-9);
    let weight = |svg: &str| attribute(tags(svg, "polyline").last().unwrap(), "stroke-width").to_owned();
    assert_eq!((weight(&one).as_str(), weight(&three).as_str()), ("3", "8"));
    assert_eq!(tags(&one, "rect").len(), 0);
    let paper = svg_of(skills(640.0), series(), Surface { paper: true, ..surface(1.0) });
    assert_eq!(attribute(tags(&paper, "rect")[0], "fill"), PAPER);
}

#[test]
fn a_key_shows_the_line_and_its_marker() {
    #[track_caller]
    fn check(kind: Kind, color: &str, sides: usize, dots: usize) {
        let mut svg = String::new();
        let mut backend = SVGBackend::with_string(&mut svg, (KEY_SIZE.0 as u32, KEY_SIZE.1 as u32));
        draw_key(&mut backend, kind, &LIGHT, surface(1.0)).unwrap();
        drop(backend);
        assert_eq!((lines(&svg, color).len(), discs(&svg, color).len()), (sides, dots), "{svg}");
    }
    check(Kind::Person, ACCENT, 2, 1);
    check(Kind::Previous, SECOND, 3, 0);
    check(Kind::Target, SOFT, 1, 4);
}

#[test]
fn golden_drawings() {
    let names = ["Ideas & risks", "Courage", "Goal setting", "Trend awareness", "Flexibility", "Optimism"];
    let golden = |name: &str, series: Vec<Series>| {
        let layout = layout(&Axis::numbered(names), 520.0, &Table).unwrap();
        check_golden(name, &svg_of(layout, series, surface(2.0)));
    };
    golden("radar-full.svg", vec![person(&[], 6)]);
    golden(
        "radar-gapped.svg",
        vec![person(&[1, 3], 6), flat(Kind::Previous, 45.0, 5), flat(Kind::Target, 70.0, 6)],
    );
}

/// Compares byte by byte; `UPDATE_GOLDEN=1` writes the file instead.
#[track_caller]
fn check_golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/golden").join(name);
    if env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        fs::write(&path, found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == found, "{name} has changed: look at it, then run again with UPDATE_GOLDEN=1");
}
