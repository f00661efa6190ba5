//! Parts that pages are made of.

mod radar;
mod statement;

pub use radar::{RadarData, radar};
pub use statement::{statement, statement_dom_id};
