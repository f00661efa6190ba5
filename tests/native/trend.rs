//! Lines over time as SVG.

use innospark::chart::{Reading, TREND_BOX, trend_marks};

fn band(score: f64, half: f64) -> Option<Reading> {
    Some(Reading { score, low: score - half, high: score + half })
}

fn exact(score: f64) -> Option<Reading> {
    Some(Reading::exact(score))
}

/// How often a text occurs.
fn count(svg: &str, text: &str) -> usize {
    svg.matches(text).count()
}

/// The values of an attribute, as whole numbers.
fn numbers(svg: &str, attribute: &str) -> Vec<i32> {
    let begin = format!(" {attribute}=\"");
    svg.split(&begin).skip(1).map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn marks_lines_and_bands_follow_the_readings() {
    #[track_caller]
    fn check(readings: &[Option<Reading>], circles: usize, lines: usize, bands: usize) {
        let svg = trend_marks(readings);
        let found = (count(&svg, "<circle"), count(&svg, "class=\"line\""), count(&svg, "class=\"band\""));
        assert_eq!(found, (circles, lines, bands), "{readings:?}");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
    check(&[], 0, 0, 0);
    check(&[None, None, None], 0, 0, 0);
    check(&[band(20.0, 5.0), band(40.0, 5.0), band(60.0, 5.0)], 3, 1, 1);
    check(&[exact(20.0), exact(40.0), exact(60.0)], 3, 1, 0);
    // A gap parts the line; what stands alone keeps its mark and its error.
    check(&[band(20.0, 5.0), None, band(60.0, 5.0)], 2, 0, 2);
    check(&[band(20.0, 5.0), band(30.0, 5.0), None, band(60.0, 5.0), band(10.0, 5.0)], 4, 2, 2);
    check(&[Some(Reading::exact(f64::NAN)), exact(10.0), exact(20.0)], 2, 1, 0);
    check(&[Some(Reading { score: 50.0, low: f64::NAN, high: f64::INFINITY }), exact(1.0)], 2, 1, 0);
}

#[test]
fn time_goes_right_and_more_is_higher_within_the_box() {
    let svg = trend_marks(&[exact(0.0), exact(50.0), exact(100.0), exact(1e9), exact(-1e9)]);
    let (xs, ys) = (numbers(&svg, "cx"), numbers(&svg, "cy"));
    assert!(xs.windows(2).all(|pair| pair[0] < pair[1]), "{xs:?}");
    assert!(ys[2] < ys[1] && ys[1] < ys[0], "{ys:?}");
    assert_eq!((ys[3], ys[4]), (ys[2], ys[0]), "beyond the scale is at its end");
    assert_eq!(ys[1] * 2, ys[0] + ys[2]);
    let size: Vec<i32> = TREND_BOX.split(' ').map(|number| number.parse().unwrap()).collect();
    assert!(xs.iter().all(|x| (0..size[2]).contains(x)) && ys.iter().all(|y| (0..size[3]).contains(y)));
}

#[test]
fn one_moment_stands_in_the_middle() {
    let svg = trend_marks(&[band(50.0, 10.0)]);
    assert_eq!(numbers(&svg, "cx"), [1600]);
}
