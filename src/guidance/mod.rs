//! Floor 4: from numbers to what a person can do with them.

mod insight;

pub use insight::{StandOut, stand_out};
