//! Where names stand around the radar, in any width and language.

use innospark::chart::{Axis, LabelMode, RadarLayout, TextMeasure, layout, layout_scaled, wraps};

use super::{SKILLS, Table, skills};

const WIDTHS: [f64; 8] = [320.0, 360.0, 480.0, 560.0, 768.0, 1024.0, 1440.0, 3840.0];

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

/// A port that answers nonsense.
struct Broken(f64);

impl TextMeasure for Broken {
    fn width(&self, _: &str, _: f64) -> f64 {
        self.0
    }
}

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
