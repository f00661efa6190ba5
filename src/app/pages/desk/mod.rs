//! What one does with a profile: plan, share, compare, keep, take out.

mod author;
mod compare;
mod data;
mod entry;
mod exports;
mod hand_in;
mod history;
mod pictures;
mod plan;
mod received;
mod share;
mod tables;
mod target;
mod told;

pub use author::author;
pub use compare::compare;
pub use data::data;
pub(super) use exports::{File, Files, JSON};
pub use hand_in::{coded, hand_in};
pub use history::history;
pub use pictures::drawn;
pub use plan::plan;
pub use received::received;
pub use share::{copying, share};
pub use target::target;
