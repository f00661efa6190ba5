//! Floor 1: the app in a frame on another site: what is said between frame and host page, who may say it, and how far
//! the host may change the look.
//!
//! The host learns that the app is there, how high it is, how many statements are answered of how many, and that a
//! profile was opened. It never learns an answer or a score, unless the person presses the button that sends a result
//! code to the host it names.

mod accent;
mod colour;
mod configure;
mod link;
mod message;
mod snippet;

pub use accent::{Accent, PAPERS, Papers, Shade};
pub use colour::{Colour, ENOUGH, contrast};
pub use configure::{Configure, Font, LanguageTag, Look, Radius, Tint};
pub use link::{Letter, Link, Origin};
pub use message::{Outgoing, PROTOCOL, pixels};
pub use snippet::Snippet;
