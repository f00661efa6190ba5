//! Floor 5: what leaves or enters as text.

pub mod backup;
/// Tables of responses, for the command line: reading them needs a crate that the app never links.
#[cfg(feature = "cli")]
pub mod responses;

/// Calendar files.
pub mod calendar;
/// Instruments as other programs' surveys.
pub mod survey;
/// Attempts as a table, and the codebook beside it.
pub mod table;
