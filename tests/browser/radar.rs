//! The radar on a real canvas.

use innospark::chart::{Axis, Kind, LabelMode, Reading, Series};
use innospark::web::canvas::paint;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlCanvasElement, HtmlElement};

fn canvas(width: u32) -> HtmlCanvasElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let parent: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    parent.style().set_property("width", &format!("{width}px")).unwrap();
    let canvas: HtmlCanvasElement = document.create_element("canvas").unwrap().unchecked_into();
    parent.append_child(&canvas).unwrap();
    document.body().unwrap().append_child(&parent).unwrap();
    canvas
}

fn axes(names: usize) -> Vec<Axis> {
    let names: Vec<String> = (0..names).map(|n| format!("Skill number {n}")).collect();
    Axis::numbered(names.iter().map(String::as_str))
}

fn person(axes: &[Axis], score: f64) -> Vec<Series> {
    let reading = Some(Reading { score, low: score - 10.0, high: score + 10.0 });
    vec![Series { kind: Kind::Person, readings: vec![reading; axes.len()] }]
}

#[track_caller]
fn check(width: u32, expected: LabelMode) {
    let (canvas, axes) = (canvas(width), axes(15));
    assert_eq!(paint(&canvas, &axes, person(&axes, 60.0)), Some(expected));
    let ratio = web_sys::window().unwrap().device_pixel_ratio().max(2.0);
    assert_eq!(f64::from(canvas.width()), f64::from(width) * ratio, "device pixels at {width}");
}

#[wasm_bindgen_test]
fn it_is_as_sharp_as_the_screen_and_labelled_as_wide_as_it_is() {
    check(320, LabelMode::Numbers);
    check(640, LabelMode::Names);
    check(1100, LabelMode::Names);
}

#[wasm_bindgen_test]
fn it_shows_the_scores() {
    let (canvas, axes) = (canvas(600), axes(9));
    paint(&canvas, &axes, person(&axes, 30.0)).unwrap();
    let low = canvas.to_data_url().unwrap();
    paint(&canvas, &axes, person(&axes, 80.0)).unwrap();
    let high = canvas.to_data_url().unwrap();
    assert_ne!(low, high);
    paint(&canvas, &axes, person(&axes, 30.0)).unwrap();
    assert_eq!(canvas.to_data_url().unwrap(), low, "nothing of an earlier picture is left");
}

#[wasm_bindgen_test]
fn fewer_than_three_axes_are_no_radar() {
    let (canvas, axes) = (canvas(600), axes(2));
    assert_eq!(paint(&canvas, &axes, person(&axes, 50.0)), None);
}
