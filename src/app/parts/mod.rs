//! Parts that pages are made of.

mod radar;
mod statement;

pub use radar::{Radar, RadarData};
pub use statement::{Statement, statement_dom_id};
