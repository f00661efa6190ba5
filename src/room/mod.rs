//! Floor 6: a training room. People hand in result codes, the facilitator reveals what they say together, and nothing
//! says what one of them answered.
//!
//! A [`Room`] takes and gives back what its record keeps. A [`Tally`] decodes the codes, in slices, and holds the
//! answers in memory only. A [`Report`] is what may be shown: a [`Draft`] makes it of the hand-ins of the current release,
//! and of nothing else, a dimension at a time. `crate::store` keeps the record.

mod cells;
mod change;
mod counts;
mod draft;
mod export;
mod file;
mod mark;
mod priority;
mod refusal;
mod release;
mod report;
mod tally;

pub use change::{Change, changes, total_change};
pub use counts::{Counts, RoleCount};
pub use draft::Draft;
pub use export::{COLUMNS, report_csv, report_json};
pub use file::{RoomFileError, read_room_file, write_room_file};
pub use mark::Mark;
pub use priority::{MOST_PRIORITIES, Priority, exercises, priorities};
pub use refusal::Refusal;
pub use release::{NotShown, NotYet};
pub use report::{
    DimensionReport, GroupReport, MiddleHalf, Report, RoleReport, RoomAgreement, TotalReport, Views,
};
pub use tally::{Progress, Tally};

pub use crate::exchange::code::{CodeFinder, MAX_TEXT, codes_in};
pub use crate::store::{MergeError, Merged, Moment, RoomId, RoomRecord};

use crate::exchange::code::{CodeError, Envelope, Kind, Layout, Nonce};
use crate::instrument::{Day, FormId, Instrument};
use crate::scoring::{SmallestGroup, SuppressionError};
use crate::store::{HandIn, MOST_HAND_INS, Withdrawn, room_name};

/// A training room at work. Whatever is done to it is to be kept with `write_room(room.record())`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    record: RoomRecord,
}

/// One hand-in as the facilitator may see it: that it is there, and nothing that was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What tells it apart.
    pub nonce: Nonce,
    /// The short word by which its person asks for it.
    pub mark: Mark,
    /// When it was answered.
    pub moment: Moment,
}

impl Room {
    /// Opens a new room for a form of an instrument. The name is cut to what is kept; an unknown form is taken as the
    /// instrument's first.
    #[must_use]
    pub fn begin(id: RoomId, name: &str, instrument: &Instrument, form: &FormId, created: Day) -> Self {
        Self {
            record: RoomRecord {
                id,
                name: room_name(name),
                instrument: instrument.id.clone(),
                version: instrument.version,
                hash: instrument.hash,
                form: instrument.form_or_first(form).id.clone(),
                smallest: SmallestGroup::LEAST,
                count_hurried: false,
                collecting: Moment::Before,
                created,
                hand_ins: Vec::new(),
                withdrawn: Vec::new(),
                releases: Vec::new(),
            },
        }
    }

    /// Goes on with a room that was kept.
    #[must_use]
    pub fn open(record: RoomRecord) -> Self {
        Self { record }
    }

    /// What is to be kept.
    #[must_use]
    pub fn record(&self) -> &RoomRecord {
        &self.record
    }

    /// Whether an instrument is the one that this room is about, in an edition that can read its codes and with its form.
    #[must_use]
    pub fn fits(&self, instrument: &Instrument) -> bool {
        let same_line =
            self.record.instrument == instrument.id && self.record.version.major == instrument.version.major;
        same_line && instrument.form(&self.record.form).is_some()
    }

    /// Takes a result code, in any spelling or as a link, into the moment that is being collected.
    ///
    /// # Errors
    /// A [`Refusal`] for each reason not to; the room is as it was.
    pub fn hand_in(&mut self, text: &str, layout: &Layout) -> Result<Entry, Refusal> {
        let envelope = Envelope::parse(text)?;
        if !envelope.may_be_of(&self.record.instrument) {
            return Err(Refusal::OtherInstrument);
        }
        if envelope.kind() == Kind::Scores {
            return Err(Refusal::ScoresOnly);
        }
        let states = envelope.states_with(layout).map_err(|error| match error {
            CodeError::UnknownInstrument => Refusal::OtherInstrument,
            other => Refusal::from(other),
        })?;
        if *states.form != self.record.form {
            return Err(Refusal::OtherForm);
        }
        if states.states.iter().all(|state| *state == 0) {
            return Err(Refusal::NothingAnswered);
        }
        let nonce = envelope.nonce();
        if self.record.withdrawal(nonce.number()).is_ok() {
            return Err(Refusal::WithdrawnBefore);
        }
        let code = envelope.code();
        match self.record.place(nonce.number()) {
            Ok(place) => {
                let same = self.record.hand_ins.get(place).is_some_and(|there| there.code == code.compact());
                Err(if same { Refusal::AlreadyHere } else { Refusal::AnsweredOtherwise })
            }
            Err(_) if MOST_HAND_INS <= self.record.hand_ins.len() + self.record.withdrawn.len() => {
                Err(Refusal::Full)
            }
            Err(place) => {
                let moment = self.record.collecting;
                let hand_in = HandIn { nonce: nonce.number(), moment, code: code.compact().to_owned() };
                self.record.hand_ins.insert(place, hand_in);
                Ok(Entry { nonce, mark: Mark::of(nonce), moment })
            }
        }
    }

    /// Withdraws a hand-in for good: its code is dropped, and the number kept, so that it cannot come back. Says whether
    /// it was there. If it was in what is shown, nothing of that moment is shown until the next release.
    pub fn withdraw(&mut self, nonce: Nonce) -> bool {
        let Ok(place) = self.record.place(nonce.number()) else { return false };
        let gone = self.record.hand_ins.remove(place);
        if let Err(place) = self.record.withdrawal(gone.nonce) {
            self.record.withdrawn.insert(place, Withdrawn { nonce: gone.nonce, moment: gone.moment });
        }
        true
    }

    /// Every hand-in, in the order of the numbers, which says nothing about who came first.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        self.record.hand_ins.iter().filter_map(|hand_in| {
            let nonce = Nonce::from_number(hand_in.nonce)?;
            Some(Entry { nonce, mark: Mark::of(nonce), moment: hand_in.moment })
        })
    }

    /// Hand-ins of a moment, hurried ones among them.
    #[must_use]
    pub fn handed_in(&self, moment: Moment) -> usize {
        self.record.hand_ins.iter().filter(|hand_in| hand_in.moment == moment).count()
    }

    /// Which moment is collected from now on.
    pub fn set_moment(&mut self, moment: Moment) {
        self.record.collecting = moment;
    }

    /// Another name, cut to what is kept.
    pub fn set_name(&mut self, name: &str) {
        self.record.name = room_name(name);
    }

    /// Whether answers that look hurried count, from the next release on.
    pub fn count_hurried(&mut self, count: bool) {
        self.record.count_hurried = count;
    }

    /// The fewest people that are shown together.
    #[must_use]
    pub fn smallest(&self) -> SmallestGroup {
        SmallestGroup::new(self.record.smallest).unwrap_or_default()
    }

    /// Raises k; it is never lowered. A higher one holds at once, also for what is shown.
    ///
    /// # Errors
    /// [`SuppressionError::TooSmall`] when it is lower than it was, or beyond any room.
    pub fn raise_smallest(&mut self, people: usize) -> Result<(), SuppressionError> {
        let smallest = SmallestGroup::new(people)?.get();
        if smallest < self.record.smallest || MOST_HAND_INS < smallest {
            return Err(SuppressionError::TooSmall(people));
        }
        self.record.smallest = smallest;
        Ok(())
    }

    /// Brings in another collector's room, or an older or newer copy of this one. See [`RoomRecord::merge`].
    ///
    /// # Errors
    /// When the rooms do not collect the same, or have too many hand-ins together; nothing was changed.
    pub fn merge(&mut self, other: &RoomRecord) -> Result<Merged, MergeError> {
        self.record.merge(other)
    }
}
