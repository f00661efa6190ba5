//! A training room: whose results were handed in, and which sets of them were shown. Plain data; `crate::room` knows
//! what may be done with it.

mod merge;
mod read;
mod write;

use std::fmt;

use crate::base32;
use crate::instrument::{ContentHash, Day, FormId, InstrumentId, Version};
use crate::response::AttemptId;

pub use merge::{MergeError, Merged};
pub use read::read_room;
pub use write::write_room;

/// Most hand-ins of a room, both moments and what was withdrawn together.
pub const MOST_HAND_INS: usize = 20_000;

/// Characters of the longest name of a room.
pub const LONGEST_ROOM_NAME: usize = 80;

/// The fewest people that a room may be told to show together; `SmallestGroup::LEAST` of the scoring floor, which this
/// floor does not know. A test holds them to be the same.
pub const LEAST_SHOWN: usize = 5;

/// Names a room in addresses and storage, as an [`AttemptId`] names an attempt.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoomId(AttemptId);

impl RoomId {
    /// An id from 50 of 64 random bits.
    #[must_use]
    pub fn from_random(bits: u64) -> Self {
        Self(AttemptId::from_random(bits))
    }

    /// Reads an id: ten characters of Crockford's base32, in small letters; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        AttemptId::parse(text).map(Self)
    }

    /// The id as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for RoomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// When people answered: two sets of answers that are shown side by side and never summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Moment {
    /// Before the course; also the only moment of a single session.
    #[default]
    Before,
    /// After it.
    After,
}

impl Moment {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Before, Self::After];

    /// The word in records, exports and the page.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|moment| moment.as_str() == text)
    }
}

/// A result that was handed in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct HandIn {
    /// The number that tells it apart, 30 bits; it stands in the code too.
    pub nonce: u32,
    /// When its person answered.
    pub moment: Moment,
    /// The result code without separators.
    pub code: String,
}

/// A hand-in that was withdrawn. Its code is gone; the number stays, so that no merge brings it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Withdrawn {
    /// The number of the hand-in.
    pub nonce: u32,
    /// Which moment it belonged to.
    pub moment: Moment,
}

/// A hand-in as a release remembers it: its number, and the 30 bits of its code's checksum, by which another code of
/// the same attempt is told from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// The number of the hand-in.
    pub nonce: u32,
    /// Its code's checksum.
    pub sum: u32,
}

/// A set of hand-ins whose results were shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// From 1; the highest of a moment is the one that is shown.
    pub number: u32,
    /// Which moment.
    pub moment: Moment,
    /// Hand-ins that were left out of it because they looked hurried.
    pub left_out: usize,
    /// How many of its people were scored: on each dimension, group and the total; first all of them, then those of each
    /// of the instrument's roles. It tells what a withdrawal takes away once the answers are gone.
    pub scored: Vec<usize>,
    /// Whose answers are in it, in the order of their numbers; at least the fewest that may be shown.
    pub members: Vec<Member>,
}

/// Everything that is kept of a room. No time of day is among it, and nothing says in which order people handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomRecord {
    /// Its name in addresses and storage.
    pub id: RoomId,
    /// What the facilitator calls it; one line of at most [`LONGEST_ROOM_NAME`] characters.
    pub name: String,
    /// What is answered.
    pub instrument: InstrumentId,
    /// Which edition of it the room was opened with.
    pub version: Version,
    /// The content of that edition.
    pub hash: ContentHash,
    /// Which choice of statements.
    pub form: FormId,
    /// The fewest people that are shown together, k; at least [`LEAST_SHOWN`].
    pub smallest: usize,
    /// Whether answers that look hurried count.
    pub count_hurried: bool,
    /// Which moment is being collected.
    pub collecting: Moment,
    /// The day it was opened.
    pub created: Day,
    /// What was handed in, in the order of the numbers, each once.
    pub hand_ins: Vec<HandIn>,
    /// What was withdrawn, in the order of the numbers, each once; none of them is among the hand-ins.
    pub withdrawn: Vec<Withdrawn>,
    /// What was shown, in the order of their moments and numbers; no set of a moment is there twice.
    pub releases: Vec<Release>,
}

impl HandIn {
    /// As a release remembers it.
    #[must_use]
    pub fn member(&self) -> Member {
        let code = self.code.as_bytes();
        Member { nonce: self.nonce, sum: base32::number(&code[code.len().saturating_sub(6)..]) }
    }
}

/// What a room is called, as somebody typed it: one line, without what is not seen, cut to [`LONGEST_ROOM_NAME`]
/// characters.
#[must_use]
pub fn room_name(typed: &str) -> String {
    // Marks that turn the direction of writing could make a name look like another.
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{61c}' | '\u{feff}');
    let line: String =
        typed.chars().filter(|c| !hidden(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let kept: String = line.trim().chars().take(LONGEST_ROOM_NAME).collect();
    kept.trim_end().to_owned()
}
