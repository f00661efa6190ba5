//! Floor 5: what leaves or enters as text.

/// A result as a code to hand on.
pub mod code;
/// Pictures of codes for a phone's camera.
pub mod qr;
/// Tables of responses, for the command line: reading them needs a crate that the app never links.
#[cfg(feature = "cli")]
pub mod responses;
