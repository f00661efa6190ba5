//! The radar as a picture for paper and files: the same everywhere, nothing cut, its name inside.

use std::{env, fs};

use innospark::chart::png::with_texts;
use innospark::chart::{Axis, Caption, Kind, LabelMode, Palette, Picture, Reading, Rgb, Series, TextMeasure};

use crate::support::{instrument, instrument_names, path, read, wordings};

const CAPTION: Caption<'_> = Caption { title: "Skills", description: "What it shows.", language: "en" };
const NAMES: [&str; 5] = ["Ideas & <risks>", "\"Courage\"", "Goal setting", "Trend awareness", "Optimism"];

fn person(scores: &[Option<f64>]) -> Series {
    let reading = |score: f64| Reading { score, low: score - 12.0, high: score + 12.0 };
    Series { kind: Kind::Person, readings: scores.iter().map(|score| score.map(reading)).collect() }
}

fn picture(names: &[&str]) -> Picture {
    let scores: Vec<Option<f64>> = (0..names.len()).map(|axis| (axis != 3).then_some(55.0)).collect();
    Picture::new(&Axis::numbered(names.iter().copied()), vec![person(&scores)]).unwrap()
}

fn svg(names: &[&str], caption: Caption<'_>, paper: bool) -> String {
    picture(names).svg(caption, paper).unwrap()
}

#[test]
fn golden_picture() {
    let place = path("tests/native/golden/picture.svg");
    let found = svg(&NAMES, CAPTION, true);
    if env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        fs::write(&place, &found).unwrap();
    }
    let expected = fs::read_to_string(place).unwrap_or_default();
    assert!(expected == found, "picture.svg has changed: look at it, then run again with UPDATE_GOLDEN=1");
}

#[test]
fn its_name_and_description_are_inside() {
    let whole = svg(&NAMES, CAPTION, true);
    assert!(whole.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" "));
    assert!(
        whole.contains(" role=\"img\" aria-labelledby=\"radar-title radar-description\" xml:lang=\"en\" ")
    );
    assert!(whole.contains("<title id=\"radar-title\">Skills</title>"));
    assert!(whole.contains("<desc id=\"radar-description\">What it shows.</desc>"));
    let short = svg(&NAMES, Caption { description: "", ..CAPTION }, true);
    assert!(short.contains(" aria-labelledby=\"radar-title\" ") && !short.contains("<desc"));
}

#[test]
fn every_text_is_only_text() {
    let hostile = "</title><script>alert(1)</script>\" & ' \u{0}\u{1}\u{7}\u{FFFE}";
    let caption = Caption { title: hostile, description: hostile, language: "en\" onload=\"alert(1)" };
    let found = svg(&[hostile, "Ideas & <risks>", "Design"], caption, true);
    assert!(!found.contains("<script") && !found.contains(" onload=\""), "{found}");
    assert!(
        found.chars().all(|letter| letter == '\n' || !letter.is_control()) && !found.contains('\u{FFFE}')
    );
    assert!(found.contains("\n&lt;risks&gt;\n"), "{found}");
    assert_eq!(found.matches("</title>").count(), 1);
}

#[test]
fn a_background_is_a_choice() {
    let (white, clear) = (svg(&NAMES, CAPTION, true), svg(&NAMES, CAPTION, false));
    let sheet = white.lines().find(|line| line.starts_with("<rect ")).unwrap();
    assert!(sheet.contains("fill=\"#FFFFFF\""), "{sheet}");
    assert!(!clear.contains("<rect "));
    assert_eq!(white.replace(&format!("{sheet}\n"), ""), clear);
}

#[test]
fn no_picture_where_there_is_no_radar() {
    for count in 0..3 {
        assert_eq!(Picture::new(&Axis::numbered(NAMES.into_iter().take(count)), Vec::new()), None);
    }
}

/// The widths of DejaVu Sans, in hundredths of an em: among the usual fonts the widest, next to Verdana.
#[rustfmt::skip]
const DEJAVU: [(u32, &str); 22] = [
    (28, "ijlí"), (29, "IJ"), (32, " ’"), (34, "ίιϊ"), (36, "-f"), (41, "tr"), (52, "sz"), (55, "гзέεζcс"),
    (59, "LΓνξFkυχύтvxyγκλςвухчь"), (61, "PπτРкяTaoàáäóõöőΤΥδθοόГТУао"), (62, "eéбе"), (63, "ESbdghnpquÉñúüűΕΣήηρσЕр"),
    (66, "βμлийнпKΚάαφψ"), (69, "AVΑΔАцBRΒΧВд"), (71, "CСКъ"), (75, "UHNΗΠИЛПм"), (79, "DGДOQÖΘΦΨО"), (82, "w"),
    (86, "ωώюфMΜМФ"), (90, "ж"), (94, "щ"), (97, "m"),
];

struct DejaVu;

impl TextMeasure for DejaVu {
    fn width(&self, text: &str, font_px: f64) -> f64 {
        let of = |letter: char| DEJAVU.iter().find(|(_, letters)| letters.contains(letter));
        let em = |letter| of(letter).unwrap_or_else(|| panic!("the width of {letter:?} is not known")).0;
        f64::from(text.chars().map(em).sum::<u32>()) / 100.0 * font_px
    }
}

#[test]
fn every_instrument_in_every_language_has_all_names_whole() {
    for name in instrument_names() {
        let dimensions = instrument(&name).dimensions;
        for (language, wording) in wordings(&name) {
            let label = |id| wording.dimensions.get(id).map_or("", |words| words.name.as_str());
            let names: Vec<&str> = dimensions.iter().map(|dimension| label(&dimension.id)).collect();
            let layout = picture(&names).radar.layout;
            let place = format!("{name} in {language}");
            assert_eq!(layout.mode, LabelMode::Names, "{place}");
            for (index, label) in layout.labels.iter().enumerate() {
                assert_eq!(
                    label.lines.join(" ").replace("- ", "-"),
                    names[index].replace("- ", "-"),
                    "{place}"
                );
                let bounds = label.bounds;
                assert!(0.0 <= bounds.left && bounds.right <= layout.width, "{place}: {label:?}");
                assert!(0.0 <= bounds.top && bounds.bottom <= layout.height, "{place}: {label:?}");
                assert!(layout.dial.radius <= bounds.distance(layout.dial.center), "{place}: {label:?}");
                for other in &layout.labels[index + 1..] {
                    assert!(!bounds.overlaps(&other.bounds), "{place}: {label:?} and {other:?}");
                }
                for line in &label.lines {
                    assert!(DejaVu.width(line, layout.label_px) <= bounds.width(), "{place}: {line}");
                }
            }
        }
    }
}

#[test]
fn names_that_fit_nowhere_give_way_to_numbers() {
    let word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".repeat(3);
    let names = ["A", word.as_str(), "B", word.as_str()];
    assert_eq!(picture(&names).radar.layout.mode, LabelMode::Numbers);
}

#[test]
fn scores_do_not_move_the_names() {
    let axes = Axis::numbered(NAMES);
    let of = |series: Vec<Series>| Picture::new(&axes, series).unwrap().radar.layout;
    assert_eq!(of(Vec::new()), of(vec![person(&[Some(10.0), None, Some(f64::NAN)])]));
}

#[test]
fn its_colours_are_the_page_s() {
    let style = read("style/critical.css");
    let token = |name: &str| {
        let value = style.split_once(&format!("--{name}: light-dark(")).unwrap().1.split_once(',').unwrap().0;
        Rgb::parse(value).unwrap()
    };
    let Palette { ink, soft, accent, second, .. } = Palette::PRINT;
    assert_eq!([ink, soft, accent, second], ["ink", "soft", "accent", "second"].map(token));
}

// PNG

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A head of the right shape; what it says is of no matter here.
fn png() -> Vec<u8> {
    [SIGNATURE, b"\0\0\0\x0dIHDR", &[7; 13], b"sum.", b"\0\0\0\0IEND\xae\x42\x60\x82"].concat()
}

#[test]
fn texts_stand_between_the_head_and_the_rest() {
    let found = with_texts(&png(), "en", &[("Title", "Größe")]).unwrap();
    let (head, rest) = found.split_at(33);
    assert_eq!(head, &png()[..33]);
    // The sum is zlib's.
    let text =
        [b"\0\0\0\x13iTXtTitle\0\0\0en\0\0".as_slice(), "Größe".as_bytes(), b"\x7d\xa6\x83\xa6"].concat();
    let (chunk, rest) = rest.split_at(text.len());
    assert_eq!(chunk, text);
    assert_eq!(rest, &png()[33..]);
    let two = with_texts(&png(), "en", &[("Title", "A"), ("Description", "B")]).unwrap();
    let kinds = two.windows(4).filter(|bytes| *bytes == b"iTXt").count();
    assert_eq!(kinds, 2);
    assert_eq!(with_texts(&png(), "en", &[]).unwrap(), png());
    assert_eq!(
        with_texts(&png(), "en", &[("Title", "A\0B")]),
        with_texts(&png(), "en", &[("Title", "AB")]),
        "a text that would end early"
    );
}

#[test]
fn what_is_no_png_gets_no_texts() {
    #[track_caller]
    fn check(bytes: &[u8]) {
        assert_eq!(with_texts(bytes, "en", &[("Title", "A")]), None);
    }
    check(b"");
    check(SIGNATURE);
    check(&png()[..32]);
    check(&[0; 64]);
    check(&png()[1..]);
    check(&[SIGNATURE, b"\0\0\0\x0dIDAT", &[7; 64]].concat());
}
