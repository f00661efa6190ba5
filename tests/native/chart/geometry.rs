//! Where axes, scores, runs, bands and dashes lie.

use innospark::chart::geometry::{Dial, Point, Run, band, dashes, direction, runs};

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
