//! What can be wrong with a result code.

use crate::instrument::Version;

/// Why a text is not a result that can be shown; each has a sentence of its own.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// It does not begin as a code does.
    #[error("this is not a result code: one begins with IS1")]
    NotACode,
    /// It begins as a code, and ends before one could.
    #[error("this result code is not complete")]
    Incomplete,
    /// A character is wrong, missing or one too many.
    #[error("a character of this result code is wrong or missing")]
    Damaged,
    /// It is longer than any code.
    #[error("this is too long to be a result code")]
    TooLong,
    /// It was written in a later format.
    #[error("this result code was made with a newer version of the program")]
    FromTheFuture,
    /// No instrument here has its id.
    #[error("this result code belongs to an instrument that is not here")]
    UnknownInstrument,
    /// Its instrument is here in an edition that asks something else.
    #[error("this result was answered with version {then} of its instrument, and version {now} is here")]
    OtherVersion {
        /// The edition that was answered.
        then: Version,
        /// The edition that is here.
        now: Version,
    },
}
