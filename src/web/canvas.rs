//! Paints a radar on a canvas, and says when it must be painted again.

use litemap::LiteMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement, ResizeObserver};

use super::events::{Listener, media_matches, on_media_change};
use crate::chart::{
    Axis, LabelMode, Palette, Picture, Radar, Rgb, Series, Surface, TextMeasure, draw_radar, layout_scaled,
};

/// Where screens are coarse, twice the pixels are drawn and the browser scales down: backends count whole pixels.
const LEAST_SCALE: f64 = 2.0;

/// How opaque the uncertainty band is.
const BAND_OPACITY: f64 = 0.2;

/// Device pixels per CSS pixel of a PNG file.
const PNG_SCALE: f64 = 2.0;

struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    family: String,
    font_px: Cell<f64>,
    known: RefCell<LiteMap<String, f64>>,
}

impl TextMeasure for CanvasMeasure {
    fn width(&self, text: &str, font_px: f64) -> f64 {
        // A layout asks for the same words again and again, and setting a font costs more than drawing with it.
        if self.font_px.replace(font_px) != font_px {
            let mut font = super::intl::plain_number(font_px);
            font.push_str("px ");
            font.push_str(&self.family);
            self.context.set_font(&font);
            self.known.borrow_mut().clear();
        }
        if let Some(width) = self.known.borrow().get(text) {
            return *width;
        }
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width());
        self.known.borrow_mut().insert(text.to_owned(), width);
        width
    }
}

/// Paints a radar as wide as the canvas's parent. `None` when there is nothing to paint with, or too little to show.
pub fn paint(canvas: &HtmlCanvasElement, axes: &[Axis], series: Vec<Series>) -> Option<LabelMode> {
    let window = web_sys::window()?;
    let style = window.get_computed_style(canvas).ok()??;
    let family = style.get_property_value("font-family").ok()?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (font_px, known) = (Cell::default(), RefCell::default());
    let measure = CanvasMeasure { context: context.clone(), family, font_px, known };
    let root = window.document()?.document_element()?;
    let root_style = window.get_computed_style(&root).ok()??;
    let text_scale = pixels(&root_style, "font-size").unwrap_or(16.0) / 16.0;
    let width = f64::from(canvas.parent_element()?.client_width());
    let layout = layout_scaled(axes, width, text_scale, &measure)?;

    let scale = window.device_pixel_ratio().max(LEAST_SCALE);
    let (device_width, device_height) = layout.device_size(scale);
    // Setting a size clears the canvas and resets its state, so both come first.
    canvas.set_width(device_width);
    canvas.set_height(device_height);
    context.set_line_join("round");
    context.set_line_cap("round");

    let mode = layout.mode;
    let surface = Surface { scale, font_factor: 1.0, font_family: &measure.family, paper: false };
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone())?;
    draw_radar(&mut backend, &Radar { layout, series }, &palette(&style)?, surface).ok()?;
    Some(mode)
}

/// A picture as the bytes of a PNG file, twice as many pixels as its CSS size each way; with `paper` it is opaque. `None`
/// when the browser has no canvas to give, or refuses to read it out.
#[must_use]
pub fn png(picture: &Picture, paper: bool) -> Option<Vec<u8>> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = picture.radar.layout.device_size(PNG_SCALE);
    canvas.set_width(width);
    canvas.set_height(height);
    context.set_line_join("round");
    context.set_line_cap("round");
    let surface = Surface { scale: PNG_SCALE, font_factor: 1.0, font_family: "system-ui, sans-serif", paper };
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone())?;
    draw_radar(&mut backend, &picture.radar, &Palette::PRINT, surface).ok()?;
    let address = canvas.to_data_url().ok()?;
    // `atob` gives a letter for each byte.
    let letters = window.atob(address.strip_prefix("data:image/png;base64,")?).ok()?;
    Some(letters.chars().map(|letter| letter as u8).collect())
}

/// The canvas's own style carries the palette, because only real properties are resolved to colours:
/// a custom property would be read back as it was written.
fn palette(style: &CssStyleDeclaration) -> Option<Palette> {
    let color = |property: &str| Rgb::parse(&style.get_property_value(property).ok()?);
    Some(Palette {
        ink: color("color")?,
        paper: color("background-color")?,
        rule: color("border-top-color")?,
        soft: color("border-bottom-color")?,
        accent: color("outline-color")?,
        second: color("text-decoration-color")?,
        band: BAND_OPACITY,
    })
}

fn pixels(style: &CssStyleDeclaration, property: &str) -> Option<f64> {
    let text = style.get_property_value(property).ok()?;
    let value = js_sys::parse_float(text.trim_end_matches("px"));
    value.is_finite().then_some(value)
}

/// Calls when an element's width, the pixel ratio or the colour scheme changes, until it is dropped.
pub struct Repaint {
    observer: Option<ResizeObserver>,
    _closure: Closure<dyn FnMut()>,
    _listeners: Vec<Listener>,
    _ratio: Rc<RefCell<Option<Listener>>>,
}

impl Repaint {
    /// Watches an element; the first call comes at once from the observer.
    pub fn watch(element: &Element, handler: impl FnMut() + Clone + 'static) -> Self {
        let (watched, mut painted, mut repaint) = (element.clone(), None::<i32>, handler.clone());
        // The paint itself changes the height, which must not lead to another one. And paper takes the picture as it
        // is, scaled: a repaint would change the page's height after its sheets are counted.
        let closure = Closure::<dyn FnMut()>::new(move || {
            let width = watched.client_width();
            if painted != Some(width) && !media_matches("print") {
                painted = Some(width);
                repaint();
            }
        });
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        let ratio = Rc::new(RefCell::new(None));
        await_other_ratio(&ratio, handler.clone());
        let queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];
        let listeners = queries.iter().filter_map(|query| on_media_change(query, handler.clone())).collect();
        Self { observer, _closure: closure, _listeners: listeners, _ratio: ratio }
    }
}

/// Calls when the pixel ratio is no longer what it is now, and then waits for the next change.
fn await_other_ratio(place: &Rc<RefCell<Option<Listener>>>, handler: impl FnMut() + Clone + 'static) {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    let mut query = String::from("(resolution: ");
    query.push_str(&super::intl::plain_number(ratio));
    query.push_str("dppx)");
    // Weak, because the listener lies in the very place it would hold.
    let (again, mut now) = (Rc::downgrade(place), handler.clone());
    let listener = on_media_change(&query, move || {
        now();
        if let Some(place) = again.upgrade() {
            let handler = handler.clone();
            // Replacing a listener from within itself would free the running code.
            super::events::before_paint(move || await_other_ratio(&place, handler));
        }
    });
    *place.borrow_mut() = listener;
}

impl Drop for Repaint {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
