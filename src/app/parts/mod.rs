//! Parts that pages are made of.

mod asked;
mod radar;
mod statement;

pub use asked::Asked;
pub use radar::{RadarData, radar};
pub use statement::{statement, statement_dom_id};
