//! An accent colour of a host page, corrected until it can be read.

use std::fs;

use innospark::embed::{Accent, Colour, ENOUGH, PAPERS, Shade, contrast};
use proptest::prelude::*;

use crate::support::path;

fn colour(text: &str) -> Colour {
    Colour::parse(text).unwrap_or_else(|| panic!("{text} is a colour"))
}

#[test]
fn a_colour_is_six_hexadecimal_digits_behind_a_sign_and_nothing_else() {
    #[track_caller]
    fn check(text: &str, expected: Option<Colour>) {
        assert_eq!(Colour::parse(text), expected, "{text:?}");
    }
    check("#000000", Some(Colour(0, 0, 0)));
    check("#ffffff", Some(Colour(255, 255, 255)));
    check("#0aF19b", Some(Colour(10, 241, 155)));
    check("", None);
    check("#", None);
    check("#fff", None);
    check("#12345", None);
    check("#1234567", None);
    check("#ff00ff80", None);
    check("ffffff", None);
    check("#gggggg", None);
    check("#+12345", None);
    check("#-1-1-1", None);
    check(" #ffffff", None);
    check("#ffffff;", None);
    check("red", None);
    check("rgb(0,0,0)", None);
    check("var(--x)", None);
    check("url(https://x)", None);
    check("#ffffff;background:url(//x)", None);
    check("#éé", None);
    check("#１２３４５６", None);
    check("#\u{0}00000", None);
}

#[test]
fn a_colour_is_written_as_it_is_read() {
    for text in ["#000000", "#ffffff", "#0af19b", "#b23a0a"] {
        assert_eq!(colour(text).to_string(), text);
    }
}

#[test]
fn contrast_is_what_wcag_says() {
    #[track_caller]
    fn check(one: &str, other: &str, expected: f64) {
        for (one, other) in [(one, other), (other, one)] {
            let found = contrast(colour(one), colour(other));
            assert!((found - expected).abs() < 0.005, "{one} on {other}: {found}");
        }
    }
    // The values that the common contrast checkers give.
    check("#000000", "#ffffff", 21.0);
    check("#ffffff", "#ffffff", 1.0);
    check("#777777", "#ffffff", 4.478);
    check("#767676", "#ffffff", 4.542);
    check("#ff0000", "#ffffff", 3.998);
    check("#0000ff", "#ffffff", 8.592);
    check("#ffff00", "#ffffff", 1.074);
}

#[track_caller]
fn check_legible(wanted: Colour) {
    let accent = Accent::of(wanted);
    for (shade, papers) in [accent.light, accent.dark].into_iter().zip(PAPERS) {
        for paper in [papers.paper, papers.raised] {
            let found = contrast(shade.accent, paper);
            assert!(ENOUGH <= found, "{wanted}: {} on {paper} has {found}", shade.accent);
        }
        let found = contrast(shade.ink, shade.accent);
        assert!(ENOUGH <= found, "{wanted}: {} on {} has {found}", shade.ink, shade.accent);
    }
    assert_eq!(accent.wanted, wanted);
}

proptest! {
    #[test]
    fn every_accent_can_be_read_in_both_themes(red: u8, green: u8, blue: u8) {
        check_legible(Colour(red, green, blue));
    }

    #[test]
    fn no_more_is_changed_than_needed(red: u8, green: u8, blue: u8) {
        let wanted = Colour(red, green, blue);
        for papers in PAPERS {
            let shade = Shade::of(wanted, papers);
            let least = |colour| contrast(colour, papers.paper).min(contrast(colour, papers.raised));
            if ENOUGH <= least(wanted) {
                prop_assert_eq!(shade.accent, wanted);
            } else {
                // One step of lightness, and the rounding to whole channels.
                prop_assert!(least(shade.accent) < ENOUGH + 0.6, "{} became {}", wanted, shade.accent);
            }
        }
    }
}

#[test]
fn the_edges_of_the_space_can_be_read() {
    for red in [0, 127, 255] {
        for green in [0, 127, 255] {
            for blue in [0, 127, 255] {
                check_legible(Colour(red, green, blue));
            }
        }
    }
    for paper in PAPERS {
        check_legible(paper.paper);
        check_legible(paper.raised);
    }
}

#[test]
fn a_corrected_accent_keeps_its_hue() {
    #[track_caller]
    fn check(wanted: &str, light: [bool; 3], dark: [bool; 3]) {
        // Which channels are the strongest tells a hue well enough to see that yellow did not become grey.
        let strong = |Colour(red, green, blue): Colour| {
            let most = red.max(green).max(blue);
            [red, green, blue].map(|channel| i32::from(most) - i32::from(channel) < 70)
        };
        let accent = Accent::of(colour(wanted));
        assert_eq!(strong(accent.light.accent), light, "{wanted} became {}", accent.light.accent);
        assert_eq!(strong(accent.dark.accent), dark, "{wanted} became {}", accent.dark.accent);
    }
    check("#ffee00", [true, true, false], [true, true, false]);
    check("#00ff00", [false, true, false], [false, true, false]);
    check("#7b0000", [true, false, false], [true, false, false]);
}

#[test]
fn a_corrected_accent_is_noted_for_the_theme_that_needed_it() {
    #[track_caller]
    fn check(wanted: &str, dark: bool, expected: Option<&str>) {
        assert_eq!(Accent::of(colour(wanted)).note(dark).as_deref(), expected);
    }
    // The app's own: dark enough for light paper, too dark for dark paper.
    check("#b23a0a", false, None);
    assert!(Accent::of(colour("#b23a0a")).note(true).is_some());
    check("#ffee00", true, None);
    let light = Accent::of(colour("#ffee00")).light.accent;
    let note = format!(
        "Innospark: in the light theme the accent #ffee00 would have a contrast of 1.1, 4.5 is needed; {light} is shown instead."
    );
    check("#ffee00", false, Some(&note));
    assert_ne!(light, colour("#ffee00"));
}

#[test]
fn the_papers_are_those_of_the_style() {
    let style = fs::read_to_string(path("style/critical.css")).unwrap();
    let [light, dark] = PAPERS;
    for (name, light, dark) in [("paper", light.paper, dark.paper), ("raised", light.raised, dark.raised)] {
        let expected = format!("--{name}: light-dark({light}, {dark});");
        assert!(style.contains(&expected), "{expected}");
    }
}

#[test]
fn what_is_chosen_can_be_read_on_its_wash() {
    for wanted in ["#ff00ff", "#00ff00", "#0000ff", "#ffee00", "#000000", "#ffffff"] {
        let accent = Accent::of(colour(wanted));
        for (shade, ink) in [(accent.light, "#1b1d21"), (accent.dark, "#eceae4")] {
            assert!(7.0 < contrast(colour(ink), shade.wash), "{wanted}: {ink} on {}", shade.wash);
        }
    }
}
