//! Strokes, fills and text in CSS pixels on a backend that counts device pixels.

use plotters::backend::DrawingBackend;
use plotters::drawing::DrawingAreaErrorKind::BackendError;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, RGBColor, ShapeStyle, TextStyle};

use super::geometry::{Point, Rect};
use super::{Align, DrawResult, Rgb};

/// What is drawn on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surface<'a> {
    /// Device pixels per CSS pixel, at least 1. Backends round to whole device pixels, so 2 and more look best.
    pub scale: f64,
    /// By how much the backend shrinks fonts, to be made good: [`Surface::SVG_FONT_FACTOR`], or 1 on a canvas.
    pub font_factor: f64,
    /// A CSS font family list, for example `system-ui, sans-serif`.
    pub font_family: &'a str,
    /// Whether the paper is painted first, as a file needs that leaves the page; on the page it shows through.
    pub paper: bool,
}

impl Surface<'_> {
    /// plotters' SVG backend divides every font size by this.
    pub const SVG_FONT_FACTOR: f64 = 1.24;
}

/// A backend with its scale.
pub(super) struct Pen<'a, DB: DrawingBackend> {
    pub(super) backend: &'a mut DB,
    pub(super) surface: Surface<'a>,
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    /// Floor of one half more, since `round` is a library call in WebAssembly.
    fn device(&self, css: f64) -> i32 {
        (css * self.surface.scale + 0.5).floor() as i32
    }

    fn at(&self, point: Point) -> (i32, i32) {
        (self.device(point.x), self.device(point.y))
    }

    fn stroke_style(&self, color: Rgb, width: f64) -> ShapeStyle {
        ShapeStyle { color: shade(color, 1.0), filled: false, stroke_width: self.device(width).max(1) as u32 }
    }

    /// A line through `points`.
    pub(super) fn line(&mut self, points: &[Point], color: Rgb, width: f64) -> DrawResult<DB> {
        let path: Vec<_> = points.iter().map(|&point| self.at(point)).collect();
        let style = self.stroke_style(color, width);
        self.backend.draw_path(path, &style).map_err(BackendError)
    }

    /// The outline of the polygon with these corners.
    pub(super) fn outline(&mut self, corners: &[Point], color: Rgb, width: f64) -> DrawResult<DB> {
        // Backends do not join the ends of a path: going on to the second corner again makes the first one a join.
        let closed: Vec<Point> = corners.iter().chain(corners.iter().take(2)).copied().collect();
        self.line(&closed, color, width)
    }

    /// The area of the polygon with these corners; `alpha` 0–1.
    pub(super) fn area(&mut self, corners: &[Point], color: Rgb, alpha: f64) -> DrawResult<DB> {
        let path: Vec<_> = corners.iter().map(|&corner| self.at(corner)).collect();
        let style = ShapeStyle { color: shade(color, alpha), filled: true, stroke_width: 0 };
        self.backend.fill_polygon(path, &style).map_err(BackendError)
    }

    /// A filled circle.
    pub(super) fn disc(&mut self, center: Point, radius: f64, color: Rgb) -> DrawResult<DB> {
        let radius = self.device(radius).max(1) as u32;
        let style = ShapeStyle { color: shade(color, 1.0), filled: true, stroke_width: 0 };
        self.backend.draw_circle(self.at(center), radius, &style, true).map_err(BackendError)
    }

    /// A filled rectangle.
    pub(super) fn sheet(&mut self, bounds: Rect, color: Rgb) -> DrawResult<DB> {
        let style = ShapeStyle { color: shade(color, 1.0), filled: true, stroke_width: 0 };
        let from = self.at(Point::new(bounds.left, bounds.top));
        let to = self.at(Point::new(bounds.right, bounds.bottom));
        self.backend.draw_rect(from, to, &style, true).map_err(BackendError)
    }

    /// One line of text; `at` is its middle in height, and its left end, middle or right end by `align`.
    pub(super) fn text(
        &mut self,
        text: &str,
        at: Point,
        align: Align,
        px: f64,
        color: Rgb,
    ) -> DrawResult<DB> {
        let side = match align {
            Align::Left => HPos::Left,
            Align::Center => HPos::Center,
            Align::Right => HPos::Right,
        };
        let size = px * self.surface.scale * self.surface.font_factor;
        let style = TextStyle {
            // `Name` and not `from`, which lower-cases: a table of all letters in the wasm.
            font: FontDesc::new(FontFamily::Name(self.surface.font_family), size, FontStyle::Normal),
            color: RGBColor(color.0, color.1, color.2).to_backend_color(),
            pos: Pos::new(side, VPos::Center),
        };
        self.backend.draw_text(text, &style, self.at(at)).map_err(BackendError)
    }
}

fn shade(color: Rgb, alpha: f64) -> RGBAColor {
    RGBAColor(color.0, color.1, color.2, alpha)
}
