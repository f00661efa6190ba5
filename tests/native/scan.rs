//! Codes in pictures: what is drawn is read again, turned, noisy, small or light on dark; anything else is no code and
//! stops nothing.

use innospark::exchange::code::{Kind, ResultCode};
use innospark::exchange::qr::Picture;
use innospark::exchange::scan::{Greys, LARGEST_SIDE};
use innospark::response::Attempt;
use proptest::prelude::*;

use crate::laws::config;
use crate::support::{instrument, start};

/// A result code of an attempt that differs with `random`.
fn code(random: u64) -> ResultCode {
    let instrument = instrument("creativity-skills");
    let mut attempt = Attempt::begin(&instrument, start("full", random));
    for (place, item) in attempt.order.clone().iter().enumerate() {
        let option =
            &instrument.options[(random as usize).wrapping_add(place * 7) % instrument.options.len()];
        attempt.answer(&instrument, item, innospark::response::Answer::Option(option.id.clone()));
    }
    ResultCode::of(Kind::Answers, &instrument, &attempt).unwrap()
}

/// Whether each module is dark, by the runs of the picture's path.
fn modules(picture: &Picture) -> Vec<Vec<bool>> {
    let mut dark = vec![vec![false; picture.size]; picture.size];
    for run in picture.path.split('M').skip(1) {
        let (place, rest) = run.split_once('h').unwrap();
        let (x, y) = place.split_once(' ').unwrap();
        let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        dark[y][x..x + length].fill(true);
    }
    dark
}

/// A picture as a camera sees it: `side` pixels square, turned by `degrees` around its middle, each pixel off by up to
/// `noise`, on a ground of middling grey.
fn seen(picture: &Picture, side: usize, degrees: f64, noise: u64, random: u64) -> Vec<u8> {
    let dark = modules(picture);
    let scale = picture.size as f64 / (side as f64 * 0.65);
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let middle = side as f64 / 2.0;
    let mut state = random | 1;
    let mut pixels = Vec::new();
    for y in 0..side {
        for x in 0..side {
            let (dx, dy) = (x as f64 + 0.5 - middle, y as f64 + 0.5 - middle);
            let place = |a: f64, b: f64| (a * scale + b * scale + picture.size as f64 / 2.0).floor();
            let (mx, my) = (place(dx * cosine, dy * sine), place(-dx * sine, dy * cosine));
            let inside = |m: f64| 0.0 <= m && m < picture.size as f64;
            let grey: i64 = if !inside(mx) || !inside(my) {
                150
            } else if dark[my as usize][mx as usize] {
                40
            } else {
                225
            };
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let off = ((state >> 33) % (2 * noise + 1)) as i64 - noise as i64;
            pixels.push((grey + off).clamp(0, 255) as u8);
        }
    }
    pixels
}

#[track_caller]
fn check(random: u64, side: usize, degrees: f64, noise: u64) {
    let code = code(random);
    for (address, expected) in [
        ("file:///somewhere", code.compact().to_owned()),
        ("https://example.org/x", format!("https://example.org/x#/r/{}", code.compact())),
    ] {
        let picture = Picture::of(address, &code).unwrap();
        let greys = Greys::new(side, seen(&picture, side, degrees, noise, random)).unwrap();
        assert_eq!(
            greys.texts(),
            std::slice::from_ref(&expected),
            "{address} {side} px, {degrees} degrees, noise {noise}"
        );
        assert_eq!(greys.inverted().inverted(), greys);
        let light_on_dark = greys.inverted();
        assert_eq!(light_on_dark.inverted().texts(), [expected]);
    }
}

#[test]
fn a_code_is_read_as_it_was_drawn() {
    check(1, 640, 0.0, 0);
    check(2, 320, 0.0, 0);
    check(3, LARGEST_SIDE, 0.0, 0);
}

#[test]
fn a_code_is_read_however_it_is_turned() {
    for (random, degrees) in
        [(4, 90.0), (5, 180.0), (6, 270.0), (7, 17.0), (8, 45.0), (9, 128.0), (10, -33.0)]
    {
        check(random, 720, degrees, 0);
    }
}

#[test]
fn a_code_is_read_through_noise() {
    for (random, noise) in [(11, 10), (12, 25), (13, 40)] {
        check(random, 720, 8.0, noise);
    }
}

#[test]
fn several_codes_in_one_picture_are_all_read_once_each() {
    let codes = [code(20), code(21), code(20)];
    let mut pixels = Vec::new();
    for code in &codes {
        pixels.extend(seen(&Picture::of("", code).unwrap(), 420, 3.0, 5, 1));
    }
    let mut texts = Greys::new(420, pixels).unwrap().texts();
    texts.sort_unstable();
    let mut expected = vec![codes[0].compact().to_owned(), codes[1].compact().to_owned()];
    expected.sort_unstable();
    assert_eq!(texts, expected);
}

#[test]
fn what_is_transparent_lies_on_white_paper() {
    let code = code(30);
    let picture = Picture::of("", &code).unwrap();
    let (dark, scale) = (modules(&picture), 6);
    let side = picture.size * scale;
    let pixel = |index: usize| {
        let (x, y) = (index % side / scale, index / side / scale);
        if dark[y][x] { [0, 0, 0, 255] } else { [0, 0, 0, 0] }
    };
    let bytes: Vec<u8> = (0..side * side).flat_map(pixel).collect();
    assert_eq!(Greys::of_rgba(side, &bytes).unwrap().texts(), [code.compact()]);
}

#[test]
fn a_picture_of_impossible_size_is_none() {
    for (width, length) in [
        (0, 0),
        (0, 10),
        (20, 400),
        (100, 99),
        (100, 1050),
        (LARGEST_SIDE + 1, (LARGEST_SIDE + 1) * 100),
        (100, 100 * (LARGEST_SIDE + 1)),
        (usize::MAX, 100),
    ] {
        assert_eq!(Greys::new(width, vec![0; length]), None, "{width} of {length}");
    }
    assert_eq!(Greys::of_rgba(30, &[0; 30 * 30 * 4 - 1]), None);
    assert!(Greys::of_rgba(30, &[0; 30 * 30 * 4]).is_some());
}

#[test]
fn a_picture_without_a_code_says_nothing() {
    for grey in [0, 128, 255] {
        assert_eq!(Greys::new(200, vec![grey; 200 * 150]).unwrap().texts(), [""; 0]);
    }
    let board: Vec<u8> =
        (0..200 * 200).map(|i| if (i / 200 / 8 + i % 200 / 8) % 2 == 0 { 0 } else { 255 }).collect();
    assert_eq!(Greys::new(200, board).unwrap().texts(), [""; 0]);
}

proptest! {
    #![proptest_config(config())]

    /// Pictures made to hurt: noise of every grain, and codes whose modules were overwritten, so that finder patterns
    /// are there and what they enclose makes no sense. Nothing panics, and no text is made up: a result code's own
    /// checksum is not even needed.
    #[test]
    fn hostile_pictures_stop_nothing(
        random in any::<u64>(),
        width in 21_usize..160,
        height in 21_usize..160,
        grain in 1_usize..8,
        damage in 0_usize..400,
    ) {
        let mut state = random | 1;
        let mut next = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize
        };
        let cells: Vec<u8> = (0..160 * 160).map(|_| if next() % 2 == 0 { 0 } else { 255 }).collect();
        let noise: Vec<u8> = (0..width * height).map(|i| cells[i / width / grain * 160 + i % width / grain]).collect();
        prop_assert_eq!(Greys::new(width, noise).unwrap().texts(), Vec::<String>::new());

        let picture = Picture::of("", &code(random % 16)).unwrap();
        let mut dark = modules(&picture);
        for _ in 0..damage {
            let (y, x) = (next() % picture.size, next() % picture.size);
            dark[y][x] = next() % 2 == 0;
        }
        let (scale, cut) = (3, next() % (picture.size * 3));
        let side = picture.size * scale;
        let pixels: Vec<u8> = (0..side * side)
            .map(|i| if i / side < cut || !dark[i / side / scale][i % side / scale] { 255 } else { 0 })
            .collect();
        let texts = Greys::new(side, pixels).unwrap().texts();
        prop_assert!(texts.iter().all(|text| *text == code(random % 16).compact()), "{:?}", texts);
    }
}
