//! The radar chart: geometry, label placement, and drawing on any plotters backend.
//!
//! [`layout()`] turns axes and a width into a [`RadarLayout`]; [`draw_radar`] paints a [`Radar`] on a canvas, as SVG or
//! in a test with the same code. All lengths here are CSS pixels; [`Surface::scale`] turns them into device pixels.
//! Nothing here measures text itself: whoever lays a chart out brings a [`TextMeasure`].
//!
//! Three things hold for every picture: an axis without a score is a gap and never zero, the names of the axes never
//! overlap or leave the figure (numbers take their place first), and series differ by line and marker, not only by colour.

pub mod geometry;

mod draw;
mod fit;
mod layout;
mod palette;
mod pen;
mod picture;
mod place;
pub mod png;
mod series;
mod trend;
mod wrap;

pub use draw::{DrawResult, KEY_SIZE, draw_key, draw_radar};
pub use layout::{Align, Label, LabelMode, RadarLayout, layout, layout_scaled};
pub use palette::{Palette, Rgb};
pub use pen::Surface;
pub use picture::{Caption, Picture};
pub use series::{Axis, Kind, Radar, Reading, Series};
pub use trend::{TREND_BOX, trend_marks};
pub use wrap::{TextMeasure, Wrapped, wraps};
