//! Why a text was not taken into a room.

use crate::exchange::code::CodeError;
use crate::instrument::Version;
use crate::store::MOST_HAND_INS;

/// Why a text was not taken. The room is as it was; each reason has a sentence of its own.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It does not begin as a code does.
    #[error("this is not a result code: one begins with IS1")]
    NotACode,
    /// It begins as a code, and ends before one could.
    #[error("this result code is not complete")]
    Incomplete,
    /// A character is wrong or missing.
    #[error("this result code is damaged: a character is wrong or missing")]
    Damaged,
    /// It is longer than any code.
    #[error("this is too long to be a result code")]
    TooLong,
    /// It was written in a later format.
    #[error("this result code was made with a newer version of the program")]
    FromTheFuture,
    /// It belongs to another instrument.
    #[error("this result belongs to another instrument than this room")]
    OtherInstrument,
    /// It was answered in an edition that asks something else.
    #[error("this result was answered with version {then} of the instrument, and this room uses {now}")]
    OtherEdition {
        /// The edition that was answered.
        then: Version,
        /// The edition that is here.
        now: Version,
    },
    /// It carries scores without the answers.
    #[error("this code carries scores only; a room needs a code with the answers")]
    ScoresOnly,
    /// It was answered in another form.
    #[error("this result was answered in another form than this room collects")]
    OtherForm,
    /// No statement was answered.
    #[error("nothing was answered in this result")]
    NothingAnswered,
    /// The same code is here.
    #[error("this result is here already; it counts once")]
    AlreadyHere,
    /// The same attempt is here with other answers.
    #[error("this result was handed in before with other answers; the first one counts")]
    AnsweredOtherwise,
    /// It was here and was withdrawn.
    #[error("this result was withdrawn from this room and cannot be handed in again")]
    WithdrawnBefore,
    /// There is no room left.
    #[error("this room is full: it holds {MOST_HAND_INS} hand-ins")]
    Full,
}

impl From<CodeError> for Refusal {
    fn from(error: CodeError) -> Self {
        match error {
            CodeError::NotACode => Self::NotACode,
            CodeError::Incomplete => Self::Incomplete,
            CodeError::Damaged => Self::Damaged,
            CodeError::TooLong => Self::TooLong,
            CodeError::FromTheFuture => Self::FromTheFuture,
            CodeError::UnknownInstrument => Self::OtherInstrument,
            CodeError::OtherVersion { then, now } => Self::OtherEdition { then, now },
        }
    }
}
