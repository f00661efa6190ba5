//! Floor 5: what leaves or enters as text.

pub mod backup;
/// A result as a code to hand on.
pub mod code;
/// Pictures of codes for a phone's camera.
pub mod qr;
/// Tables of responses, for the command line: reading them needs a crate that the app never links.
#[cfg(feature = "cli")]
pub mod responses;
/// Codes in pictures.
pub mod scan;

/// Calendar files.
pub mod calendar;
/// Instruments as other programs' surveys.
pub mod survey;
/// Attempts as a table, and the codebook beside it.
pub mod table;
