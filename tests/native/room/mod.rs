//! The training room: who is taken in, what is shown when, and that nothing is said about one person.

mod codes;
mod draft;
mod exports;
mod files;
mod group;
mod hand_in;
mod many;
mod merge;
mod record;
mod release;
mod report;

use innospark::exchange::code::{Envelope, Kind, Layout, Nonce, ResultCode};
use innospark::instrument::{Day, Instrument};
use innospark::response::{Attempt, AttemptId};
use innospark::room::{Moment, NotYet, Report, Room, RoomId, Tally};

use crate::support::{answers, form_id, sketch, start};

/// Two dimensions of three statements, one of them reversed.
pub fn example() -> Instrument {
    sketch("a ++-, b +++")
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn room(instrument: &Instrument) -> Room {
    Room::begin(RoomId::from_random(1), "Tuesday", instrument, &form_id("full"), day("2026-11-22"))
}

/// The attempt of a person, with a role by its place.
pub fn attempt(instrument: &Instrument, person: u64, role: Option<usize>, given: &str) -> Attempt {
    let mut attempt = Attempt::begin(instrument, start("full", person));
    attempt.role = role.map(|place| instrument.roles[place].clone());
    for (item, answer) in answers(given) {
        attempt.answer(instrument, &item, answer);
    }
    attempt
}

pub fn code_of(instrument: &Instrument, attempt: &Attempt) -> String {
    ResultCode::of(Kind::Answers, instrument, attempt).unwrap().compact().to_owned()
}

/// The code of a person.
pub fn code(instrument: &Instrument, person: u64, role: Option<usize>, given: &str) -> String {
    code_of(instrument, &attempt(instrument, person, role, given))
}

/// Some answers that are alike for nobody, without signs of haste.
pub fn some(person: u64) -> String {
    let given = |place: u64| (person * 7 + place * 3) % 5 + 1;
    format!("a: {} {} {}, b: {} {} {}", given(0), given(1), given(2), given(3), given(5), given(9))
}

pub fn nonce(person: u64) -> Nonce {
    Nonce::of(&AttemptId::from_random(person))
}

/// A room with its tally, changed as a facilitator would.
pub struct Desk {
    pub instrument: Instrument,
    pub layout: Layout,
    pub room: Room,
    pub tally: Tally,
}

impl Desk {
    pub fn of(instrument: Instrument) -> Self {
        let room = room(&instrument);
        let tally = Tally::new(&room, &instrument);
        Self { layout: Layout::of(&instrument), instrument, room, tally }
    }

    pub fn new() -> Self {
        Self::of(example())
    }

    /// A person hands in some answers.
    #[track_caller]
    pub fn takes(&mut self, person: u64) {
        self.takes_as(person, None);
    }

    #[track_caller]
    pub fn takes_as(&mut self, person: u64, role: Option<usize>) {
        self.takes_answers(person, role, &some(person));
    }

    #[track_caller]
    pub fn takes_answers(&mut self, person: u64, role: Option<usize>, given: &str) {
        let code = code(&self.instrument, person, role, given);
        let entry = self.room.hand_in(&code, &self.layout).unwrap();
        assert_eq!(entry.nonce, nonce(person));
        self.tally.catch_up(&self.room);
    }

    #[track_caller]
    pub fn takes_all(&mut self, people: impl IntoIterator<Item = u64>) {
        people.into_iter().for_each(|person| self.takes(person));
    }

    #[track_caller]
    pub fn drops(&mut self, person: u64) {
        assert!(self.room.withdraw(nonce(person)));
        self.tally.catch_up(&self.room);
    }

    pub fn can_reveal(&self) -> Result<usize, NotYet> {
        self.room.can_reveal(&self.tally, Moment::Before)
    }

    pub fn reveals(&mut self) -> Result<usize, NotYet> {
        self.room.reveal(&self.tally, Moment::Before)
    }

    #[track_caller]
    pub fn report(&self) -> Report {
        self.room.report(&self.tally, Moment::Before).unwrap()
    }
}

#[test]
fn the_helpers_do_what_they_say() {
    let code = code(&example(), 5, Some(1), &some(5));
    let envelope = Envelope::parse(&code).unwrap();
    assert_eq!(envelope.nonce(), nonce(5));
    assert_eq!(nonce(5).number(), 5);
    assert_eq!(Nonce::from_number(5), Some(nonce(5)));
    assert_eq!(Nonce::from_number(1 << 30), None);
}
