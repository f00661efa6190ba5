//! Parts that pages are made of.

mod asked;
mod axis;
mod legend;
mod qr;
mod radar;
mod statement;

pub use asked::Asked;
pub use axis::axis_reading;
pub use legend::legend;
pub use qr::qr;
pub use radar::{RadarData, captioned, radar};
pub use statement::{statement, statement_dom_id};
