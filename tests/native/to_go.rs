//! How far a score is from a wish.

use innospark::guidance::ToGo;
use innospark::scoring::Estimate;

#[test]
fn a_wish_is_reached_near_or_so_many_points_away() {
    #[track_caller]
    fn check(score: f64, sem: Option<f64>, level: u8, expected: ToGo) {
        assert_eq!(ToGo::of(&Estimate { score, sem }, level), expected, "{score} ± {sem:?} to {level}");
    }
    check(60.0, Some(10.0), 60, ToGo::Reached);
    check(60.0, Some(10.0), 0, ToGo::Reached);
    check(100.0, Some(10.0), 100, ToGo::Reached);
    check(60.0, Some(10.0), 65, ToGo::WithinError);
    // 1.96 × 10 is the end of the error.
    check(60.0, Some(10.0), 79, ToGo::WithinError);
    check(60.0, Some(10.0), 80, ToGo::Points(20.0));
    // At the upper end of the scale the band is cut, and reaches the top.
    check(85.0, Some(10.0), 100, ToGo::WithinError);
    check(60.0, None, 61, ToGo::Points(1.0));
    check(60.0, None, 60, ToGo::Reached);
    check(59.9996, None, 60, ToGo::Points(60.0 - 59.9996));
    check(0.0, Some(0.0), 100, ToGo::Points(100.0));
}
