//! The app as a part of another page, and the page that makes it one.

mod around;
mod builder;
mod connection;
mod send;

pub use around::{above, below};
pub use builder::builder;
pub use send::send;
