//! The radar as a picture that leaves the page, on paper and in files: the same wherever it is made and shown.

use plotters::backend::SVGBackend;

use super::{Axis, LabelMode, Palette, Radar, RadarLayout, Series, Surface, TextMeasure, draw_radar, layout};

/// The widths tried, in CSS pixels: the narrowest that leaves every name whole is taken, since a picture is scaled to
/// its place and its letters with it.
const WIDTHS: [f64; 5] = [640.0, 720.0, 840.0, 1000.0, 1200.0];

/// Steps per CSS pixel in an SVG file. Backends count whole steps; a vector picture must not show them.
const SVG_STEPS: f64 = 8.0;

/// Fonts that every system has under these names.
const FONTS: &str = "system-ui, sans-serif";

/// What is said of a picture inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caption<'a> {
    /// Its name.
    pub title: &'a str,
    /// What it shows; empty where the title says that.
    pub description: &'a str,
    /// The language of both, and of the labels, as a tag such as `en`.
    pub language: &'a str,
}

/// A radar laid out for a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The radar. Its layout depends on nothing but its axes.
    pub radar: Radar,
}

impl Picture {
    /// Lays the picture of a radar out. `None` where there is no radar to draw: fewer than three axes.
    pub fn new(axes: &[Axis], series: Vec<Series>) -> Option<Self> {
        let clean = |axis: &Axis| Axis { label: printable(&axis.label), number: axis.number };
        let axes: Vec<Axis> = axes.iter().map(clean).collect();
        let mut chosen: Option<RadarLayout> = None;
        for width in WIDTHS {
            chosen = layout(&axes, width, &Roomy);
            if chosen.as_ref().is_none_or(|layout| layout.mode == LabelMode::Names) {
                break;
            }
        }
        Some(Self { radar: Radar { layout: chosen?, series } })
    }

    /// The picture as an SVG file in the colours of [`Palette::PRINT`]; its text stays text. With `paper` it is opaque.
    ///
    /// `None` where the backend fails, which one that writes into memory does not.
    pub fn svg(&self, caption: Caption<'_>, paper: bool) -> Option<String> {
        let font_factor = Surface::SVG_FONT_FACTOR;
        let surface = Surface { scale: SVG_STEPS, font_factor, font_family: FONTS, paper };
        let layout = &self.radar.layout;
        let size = layout.device_size(SVG_STEPS);
        let mut drawn = String::new();
        let mut backend = SVGBackend::with_string(&mut drawn, size);
        draw_radar(&mut backend, &self.radar, &Palette::PRINT, surface).ok()?;
        drop(backend);
        // The backend's own start tag knows neither names nor joins, so another takes its place.
        let (_, content) = drawn.split_once('>')?;
        let (width, height) = layout.device_size(1.0);
        let described = !caption.description.is_empty();
        let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        let view = ["0", "0", &size.0.to_string(), &size.1.to_string()].join(" ");
        let labelled = if described { "radar-title radar-description" } else { "radar-title" };
        let attributes = [
            ("width", &*width.to_string()),
            ("height", &height.to_string()),
            ("viewBox", &view),
            ("role", "img"),
            ("aria-labelledby", labelled),
            ("xml:lang", caption.language),
            ("stroke-linejoin", "round"),
            ("stroke-linecap", "round"),
        ];
        for (name, value) in attributes {
            svg.push(' ');
            svg.push_str(name);
            svg.push_str("=\"");
            escape(&mut svg, value);
            svg.push('"');
        }
        svg.push_str(">\n<title id=\"radar-title\">");
        escape(&mut svg, caption.title);
        svg.push_str("</title>");
        if described {
            svg.push_str("\n<desc id=\"radar-description\">");
            escape(&mut svg, caption.description);
            svg.push_str("</desc>");
        }
        svg.push_str(content);
        Some(svg)
    }
}

/// A text without what XML cannot hold and no one can read: control characters and non-characters.
fn printable(text: &str) -> String {
    let kept = |letter: &char| !letter.is_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    text.chars().filter(kept).collect()
}

fn escape(into: &mut String, text: &str) {
    for letter in printable(text).chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            other => into.push(other),
        }
    }
}

/// Widths at least those of the usual sans-serif fonts, by the widest among them (Verdana, DejaVu Sans): a picture is
/// shown in a font that nobody knows when it is made, and no name may touch another or be cut in any.
struct Roomy;

impl TextMeasure for Roomy {
    fn width(&self, text: &str, font_px: f64) -> f64 {
        text.chars().map(em).sum::<f64>() * font_px
    }
}

/// The width of a letter in em.
fn em(letter: char) -> f64 {
    match letter {
        '\u{AD}' | '\u{300}'..='\u{36F}' => 0.0,
        'i' | 'j' | 'l' | 'í' | 'ì' | 'ï' | 'ι' | 'ί' | 'ϊ' | 'ΐ' | 'і' | 'ї' | '|' | '\'' | '’' => {
            0.35
        }
        ' '..='/' | ':' | ';' | '[' | ']' | '\u{A0}' | 'f' | 't' | 'r' | 'I' | 'J' => 0.46,
        'm' | 'w' | 'M' | 'W' | 'ω' | 'ώ' | 'Ω' | 'Μ' | 'М' | 'ж' | 'щ' | 'ш' | 'ю' | 'ы' | 'ф' => {
            1.0
        }
        'Ж' | 'Ш' | 'Щ' | 'Ю' | 'Ы' | '@' | '…' | '—' => 1.15,
        'д' | 'ц' | 'ъ' | 'м' | 'њ' => 0.78,
        '\u{2E80}'.. => 1.05,
        _ if letter.is_uppercase() => 0.82,
        _ => 0.67,
    }
}
