//! What one does with a profile: plan, share, compare, keep, take out.

mod author;
mod compare;
mod data;
mod history;
mod plan;
mod received;
mod share;
mod target;

pub use author::author;
pub use compare::compare;
pub use data::data;
pub use history::history;
pub use plan::plan;
pub use received::received;
pub use share::share;
pub use target::target;
