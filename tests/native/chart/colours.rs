//! Colours as browsers write them.

use innospark::chart::Rgb;

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
