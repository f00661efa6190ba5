//! The radar: geometry, label placement, and what is drawn, read back from plotters' SVG.

#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use std::{env, fs, path::Path};

use innospark::chart::geometry::{Dial, Point, Run, band, dashes, direction, runs};
use innospark::chart::{
    Axis, KEY_SIZE, Kind, LabelMode, Palette, Radar, RadarLayout, Reading, Rgb, Series, Surface, TextMeasure,
    draw_key, draw_radar, layout, layout_scaled, wraps,
};
use plotters::backend::SVGBackend;

const WIDTHS: [f64; 8] = [320.0, 360.0, 480.0, 560.0, 768.0, 1024.0, 1440.0, 3840.0];

#[rustfmt::skip]
const SKILLS: [&str; 15] = [
    "Critical and analytic thinking", "Emotional intelligence", "Originality", "Intuition", "Trend awareness",
    "Design", "Imagination", "Courage", "Curiosity", "Optimism",
    "Goal setting", "Coordination", "Pragmatic approach", "Flexibility", "Perseverance",
];
#[rustfmt::skip]
const GERMAN: [&str; 15] = [
    "Kritisches und analytisches Denkvermögen", "Emotionale Intelligenz", "Originalität", "Intuition",
    "Trendbewusstsein", "Gestaltungskompetenz", "Vorstellungskraft", "Mut", "Wissbegierde und Lernbereitschaft",
    "Optimismus", "Zielsetzungsfähigkeit", "Koordinationsvermögen", "Problemlösungsorientierung",
    "Anpassungsfähigkeit", "Durchhaltevermögen",
];
#[rustfmt::skip]
const GREEK: [&str; 15] = [
    "Κριτική και αναλυτική σκέψη", "Συναισθηματική νοημοσύνη", "Πρωτοτυπία", "Διαίσθηση", "Επίγνωση των τάσεων",
    "Σχεδιασμός", "Φαντασία", "Θάρρος", "Περιέργεια", "Αισιοδοξία",
    "Καθορισμός στόχων", "Συντονισμός", "Πραγματιστική προσέγγιση", "Ευελιξία", "Επιμονή",
];
#[rustfmt::skip]
const BULGARIAN: [&str; 15] = [
    "Критично и аналитично мислене", "Емоционална интелигентност", "Оригиналност", "Интуиция", "Усет за тенденции",
    "Дизайн", "Въображение", "Смелост", "Любознателност", "Оптимизъм",
    "Поставяне на цели", "Координация", "Прагматичен подход", "Гъвкавост", "Постоянство",
];
const SCORES: [f64; 15] =
    [69.0, 56.0, 81.0, 62.5, 43.75, 50.0, 87.5, 37.5, 81.25, 68.75, 56.25, 43.75, 60.0, 75.0, 62.5];

/// Every character is 0.55 em wide.
struct Table;

impl TextMeasure for Table {
    fn width(&self, text: &str, font_px: f64) -> f64 {
        0.55 * font_px * text.chars().count() as f64
    }
}

/// A port that answers nonsense.
struct Broken(f64);

impl TextMeasure for Broken {
    fn width(&self, _: &str, _: f64) -> f64 {
        self.0
    }
}

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

fn skills(width: f64) -> RadarLayout {
    layout(&Axis::numbered(SKILLS), width, &Table).unwrap()
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

// Geometry

#[test]
fn axes_go_clockwise_from_twelve() {
    #[track_caller]
    fn check(count: usize, index: usize, x: f64, y: f64) {
        let found = direction(index, count);
        assert!(found.distance(Point::new(x, y)) < 1e-12, "{index} of {count}: {found:?}");
    }
    let (half, root) = (0.5, 0.75_f64.sqrt());
    check(4, 0, 0.0, -1.0);
    check(4, 1, 1.0, 0.0);
    check(4, 2, 0.0, 1.0);
    check(4, 3, -1.0, 0.0);
    check(3, 1, root, half);
    check(3, 2, -root, half);
    check(8, 1, half.sqrt(), -half.sqrt());
    check(12, 1, half, -root);
    check(12, 11, -half, -root);
    for index in 0..30 {
        let (sin, cos) = (std::f64::consts::TAU * index as f64 / 30.0).sin_cos();
        check(30, index, sin, -cos);
    }
}

#[test]
fn scores_lie_on_their_axis() {
    #[track_caller]
    fn check(axis: usize, score: f64, x: f64, y: f64) {
        let dial = Dial { center: Point::new(300.0, 200.0), radius: 150.0, axes: 4 };
        assert!(dial.point(axis, score).distance(Point::new(x, y)) < 1e-9, "{axis} at {score}");
    }
    check(0, 0.0, 300.0, 200.0);
    check(3, 0.0, 300.0, 200.0);
    check(0, 100.0, 300.0, 50.0);
    check(1, 50.0, 375.0, 200.0);
    check(2, 10.0, 300.0, 215.0);
    check(3, 100.0, 150.0, 200.0);
}

#[test]
fn runs_end_at_gaps() {
    /// `x` is a score, `.` a gap; runs as (start, length).
    #[track_caller]
    fn check(scored: &str, expected: &[(usize, usize)]) {
        let scored: Vec<bool> = scored.chars().map(|letter| letter == 'x').collect();
        let found = runs(&scored);
        let spans: Vec<_> = found.iter().map(|run| (run.start, run.len)).collect();
        assert_eq!(spans, expected, "{scored:?}");
        assert!(found.iter().all(|run| run.closed == scored.iter().all(|scored| *scored)));
    }
    check("", &[]);
    check("...", &[]);
    check("xxxx", &[(0, 4)]);
    check(".xxx", &[(1, 3)]);
    check("xxx.", &[(0, 3)]);
    check("xx.xx", &[(3, 4)]);
    check("x....", &[(0, 1)]);
    check("x.x.x", &[(2, 1), (4, 2)]);
    check("x.x.", &[(2, 1), (0, 1)]);
    check("xx..xx.x", &[(4, 2), (7, 3)]);
    let run = Run { start: 3, len: 4, closed: false };
    assert_eq!(run.axes(5).collect::<Vec<_>>(), [3, 4, 0, 1]);
}

#[test]
fn a_band_is_a_keyhole_or_a_ribbon() {
    let at = |x: f64| Point::new(x, 0.0);
    let outer = [at(10.0), at(20.0), at(30.0)];
    let inner = [at(1.0), at(2.0), at(3.0)];
    let xs = |closed: bool| band(&outer, &inner, closed).iter().map(|point| point.x).collect::<Vec<_>>();
    assert_eq!(xs(true), [10.0, 20.0, 30.0, 10.0, 1.0, 3.0, 2.0, 1.0]);
    assert_eq!(xs(false), [10.0, 20.0, 30.0, 3.0, 2.0, 1.0]);
}

#[test]
fn dashes_fill_the_way_between_markers() {
    #[track_caller]
    fn check(length: f64, clear: f64, on: f64, off: f64, count: usize) {
        let (from, to) = (Point::new(5.0, 7.0), Point::new(5.0 + length * 0.6, 7.0 + length * 0.8));
        let found = dashes(from, to, clear, on, off);
        assert_eq!(found.len(), count, "{length} px");
        let (Some(first), Some(last)) = (found.first(), found.last()) else {
            return;
        };
        assert!((first.0.distance(from) - clear).abs() < 1e-9);
        assert!((last.1.distance(to) - clear).abs() < 1e-9);
        let dash = first.0.distance(first.1);
        let free = length - 2.0 * clear;
        let gap = if count == 1 { 0.0 } else { (free - dash * count as f64) / (count as f64 - 1.0) };
        for (from, to) in &found {
            assert!((from.distance(*to) - dash).abs() < 1e-9, "dashes of different lengths");
        }
        for pair in found.windows(2) {
            assert!((pair[0].1.distance(pair[1].0) - gap).abs() < 1e-9, "gaps of different lengths");
        }
        if count > 1 {
            assert!((dash / gap - on / off).abs() < 1e-9, "another rhythm");
            assert!(dash > on * 0.66 && dash < on * 1.5, "{dash} instead of {on}");
        }
    }
    check(100.0, 0.0, 10.0, 5.0, 7);
    check(100.0, 10.0, 10.0, 5.0, 6);
    check(25.0, 0.0, 10.0, 5.0, 2);
    check(12.0, 0.0, 10.0, 5.0, 1);
    check(4.0, 0.0, 10.0, 5.0, 1);
    check(20.0, 10.0, 10.0, 5.0, 0);
    check(0.0, 0.0, 10.0, 5.0, 0);
    check(f64::NAN, 0.0, 10.0, 5.0, 0);
    check(10.0, 0.0, 0.0, 0.0, 0);
}

// Labels

#[test]
fn names_break_where_they_may() {
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = wraps(text, 10.0, &Table).iter().map(|wrap| wrap.lines.join("|")).collect();
        assert_eq!(found, expected);
    }
    check("", &[]);
    check("  ", &[]);
    check("Design", &["Design"]);
    check(" Goal  setting ", &["Goal setting", "Goal|setting"]);
    check(
        "Critical and analytic thinking",
        &[
            "Critical and analytic thinking",
            "Critical and|analytic thinking",
            "Critical and|analytic|thinking",
        ],
    );
    check("Know-how", &["Know-how", "Know-|how"]);
    check("Pro-active team work", &["Pro-active team work", "Pro-active|team work", "Pro-active|team|work"]);
    check("Problem\u{AD}lösung", &["Problemlösung", "Problem-|lösung"]);
    check("A - B", &["A - B", "A -|B", "A|-|B"]);
    check("100\u{A0}% sure", &["100\u{A0}% sure", "100\u{A0}%|sure"]);
    check("Συναισθηματική νοημοσύνη", &["Συναισθηματική νοημοσύνη", "Συναισθηματική|νοημοσύνη"]);
}

/// Everything a reader takes for granted about labels.
#[track_caller]
fn check_layout(names: &[&str], width: f64) -> RadarLayout {
    let axes = Axis::numbered(names.iter().copied());
    let found = layout(&axes, width, &Table).unwrap();
    let place = format!("{} axes at {width} px, first {:?}: {found:?}", names.len(), names[0]);
    let RadarLayout { dial, labels, .. } = &found;
    assert_eq!(labels.len(), names.len());
    assert_eq!((dial.axes, dial.center.x, found.width), (names.len(), width / 2.0, width));
    assert!(found.height <= 720.0 && found.height.fract() == 0.0, "{place}");
    for (index, label) in labels.iter().enumerate() {
        let bounds = &label.bounds;
        assert!(bounds.left >= 0.0 && bounds.right <= width, "{index} leaves the figure sideways: {place}");
        assert!(bounds.top >= 0.0 && bounds.bottom <= found.height, "{index} leaves the figure: {place}");
        assert!(bounds.distance(dial.center) >= dial.radius, "{index} enters the circle: {place}");
        for (other, label) in labels.iter().enumerate().skip(index + 1) {
            assert!(!bounds.overlaps(&label.bounds), "{index} and {other} overlap: {place}");
        }
        assert!((1..=3).contains(&label.lines.len()));
        for line in &label.lines {
            let measured = Table.width(line, found.label_px);
            assert!(measured <= bounds.width() + 1e-9, "{line:?} is wider than its box: {place}");
        }
        let said = label.lines.join(" ");
        match found.mode {
            LabelMode::Names => assert_eq!(said, names[index]),
            LabelMode::Numbers => assert_eq!(said, (index + 1).to_string()),
        }
    }
    for (from, to) in found.leaders() {
        let steps = (0..=20).map(|step| from.towards(to, f64::from(step) / 20.0));
        for step in steps {
            assert!(
                labels.iter().all(|label| label.bounds.distance(step) > 0.0),
                "a line in a label: {place}"
            );
            assert!(step.distance(dial.center) > dial.radius, "a line in the circle: {place}");
        }
    }
    for corner in dial.ring(100.0) {
        assert!(corner.x >= 0.0 && corner.x <= width && corner.y >= 0.0 && corner.y <= found.height);
    }
    match found.mode {
        LabelMode::Names => assert!(width >= 480.0 && dial.radius >= 0.26 * width.min(900.0), "{place}"),
        LabelMode::Numbers => assert!(width < 480.0 || dial.radius >= 40.0, "{place}"),
    }
    found
}

#[test]
fn labels_never_touch_clip_or_enter_the_circle() {
    for width in WIDTHS {
        for names in [SKILLS, GERMAN, GREEK, BULGARIAN] {
            check_layout(&names, width);
            for count in [3, 4, 5, 9, 10] {
                check_layout(&names[..count], width);
            }
            check_layout(&[names, names].concat(), width);
        }
    }
    for width in (300..1300).step_by(3) {
        check_layout(&SKILLS, f64::from(width));
    }
}

#[test]
fn names_give_way_to_numbers() {
    #[track_caller]
    fn check(names: &[&str], width: f64, mode: LabelMode) {
        assert_eq!(check_layout(names, width).mode, mode, "{width} px");
    }
    check(&SKILLS, 479.0, LabelMode::Numbers);
    for width in &WIDTHS[2..] {
        check(&SKILLS, *width, LabelMode::Names);
        check(&GREEK, *width, LabelMode::Names);
        check(&BULGARIAN, *width, LabelMode::Names);
    }
    check(&GERMAN, 480.0, LabelMode::Numbers);
    check(&GERMAN, 768.0, LabelMode::Numbers);
    check(&GERMAN, 1024.0, LabelMode::Names);
    check(&[GERMAN, GERMAN].concat(), 640.0, LabelMode::Numbers);
    check(&[SKILLS, SKILLS].concat(), 1024.0, LabelMode::Names);
}

#[test]
fn a_long_word_shrinks_the_circle_and_is_never_cut() {
    // At three o'clock, where width is scarcest.
    let names = |word: &'static str| ["Mut", word, "Mut", "Mut"];
    let word = "Rindfleischetikettierungsgesetz";
    let radius = |word: &'static str| check_layout(&names(word), 1100.0).dial.radius;
    assert!(radius(word) < radius("Mut"));
    assert_eq!(check_layout(&names(word), 1100.0).labels[1].lines, [word]);
    assert_eq!(check_layout(&names(word), 640.0).mode, LabelMode::Numbers);
}

#[test]
fn labels_that_stray_are_led_back() {
    let crowded = [SKILLS, SKILLS].concat();
    assert_eq!(skills(640.0).leaders(), []);
    assert_ne!(check_layout(&crowded, 560.0).leaders(), []);
    assert_eq!(check_layout(&crowded, 360.0).leaders(), []);
}

#[test]
fn the_figure_stays_as_high_as_a_page_can_show() {
    let (wide, widest) = (skills(1440.0), skills(3840.0));
    assert!(wide.height > 690.0, "{}", wide.height);
    assert_eq!((wide.height, wide.dial.radius), (widest.height, widest.dial.radius));
    assert!(skills(480.0).dial.radius < skills(560.0).dial.radius);
    assert_eq!(skills(640.0).device_size(2.0), (1280, 2 * skills(640.0).height as u32));
}

#[test]
fn enlarged_text_enlarges_labels_until_numbers_serve_better() {
    let axes = Axis::numbered(SKILLS);
    let at = |width: f64, scale: f64| layout_scaled(&axes, width, scale, &Table).unwrap();
    assert_eq!((at(1024.0, 2.0).mode, at(1024.0, 2.0).label_px), (LabelMode::Names, 30.0));
    assert_eq!(at(560.0, 2.0).mode, LabelMode::Numbers);
    assert_eq!(at(640.0, f64::NAN), at(640.0, 1.0));
}

#[test]
fn no_radar_where_none_can_be() {
    let none =
        |count: usize, width: f64| layout(&Axis::numbered(SKILLS.into_iter().take(count)), width, &Table);
    for count in 0..3 {
        assert_eq!(none(count, 640.0), None);
    }
    for width in [f64::NAN, f64::INFINITY, -640.0, 0.0, 60.0] {
        assert_eq!(none(15, width), None, "{width} px");
    }
}

#[test]
fn a_broken_measure_breaks_nothing() {
    for nonsense in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e300] {
        for width in WIDTHS {
            let _ = layout(&Axis::numbered(SKILLS), width, &Broken(nonsense));
        }
    }
    let blank = Axis::numbered(["", " ", "Design"]);
    let found = layout(&blank, 640.0, &Table).unwrap();
    assert_eq!(found.labels[0].lines, ["1"]);
    assert_eq!(found.labels[2].lines, ["Design"]);
}

// Drawing

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

// Colours

#[test]
fn colours_are_read_as_browsers_write_them() {
    #[track_caller]
    fn check(css: &str, expected: Option<(u8, u8, u8)>) {
        assert_eq!(Rgb::parse(css).map(|Rgb(r, g, b)| (r, g, b)), expected, "{css:?}");
    }
    check("rgb(178, 58, 10)", Some((178, 58, 10)));
    check("rgb(178,58,10)", Some((178, 58, 10)));
    check(" rgb(0, 0, 0) ", Some((0, 0, 0)));
    check("rgba(178, 58, 10, 0.5)", Some((178, 58, 10)));
    check("rgb(178 58 10 / 0.5)", Some((178, 58, 10)));
    check("rgb(178 58 10 / 50%)", Some((178, 58, 10)));
    check("rgb(177.5 57.49 9.9)", Some((178, 57, 10)));
    check("rgb(300, 255.9, 0)", Some((255, 255, 0)));
    check("#b23a0a", Some((178, 58, 10)));
    check("#B23A0A", Some((178, 58, 10)));
    check("", None);
    check("#b23a0", None);
    check("#b23a0a80", None);
    check("#+23a0a", None);
    check("#žžž", None);
    check("rgb()", None);
    check("rgb(1, 2)", None);
    check("rgb(1, 2, 3, 4, 5)", None);
    check("rgb(-1, 2, 3)", None);
    check("rgb(+1, 2, 3)", None);
    check("rgb(1e1, 2, 3)", None);
    check("rgb(99999, 2, 3)", None);
    check("rgb(10%, 2%, 3%)", None);
    check("rgb(1, 2, 3", None);
    check("hsl(10, 20%, 30%)", None);
    check("transparent", None);
    check("light-dark(#fbfaf6, #16171a)", None);
}

#[test]
fn colours_mix_channel_by_channel() {
    let (black, warm) = (Rgb(0, 0, 0), Rgb(200, 100, 1));
    assert_eq!(black.towards(warm, 0.0), black);
    assert_eq!(black.towards(warm, 1.0), warm);
    assert_eq!(black.towards(warm, 0.25), Rgb(50, 25, 0));
    assert_eq!(warm.towards(black, 0.5), Rgb(100, 50, 1));
}
