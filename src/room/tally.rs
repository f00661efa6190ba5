//! The codes of a room, decoded in slices so that a page stays responsive.

use std::iter::Peekable;
use std::sync::Arc;

use crate::exchange::code::{Envelope, Kind, Layout};
use crate::instrument::{FormId, Instrument, RoleId};
use crate::response::Screen;
use crate::scoring::{Metric, Scorer};
use crate::store::{HandIn, Member, Moment};

use super::Room;

/// How far a tally is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Hand-ins decoded.
    pub done: usize,
    /// Hand-ins of the room.
    pub of: usize,
}

impl Progress {
    /// Whether every hand-in is decoded.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.done == self.of
    }
}

/// One hand-in, decoded.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub(super) member: Member,
    pub(super) moment: Moment,
    /// The role's place among the instrument's.
    pub(super) role: Option<usize>,
    /// Whether the answers look hurried or uniform.
    pub(super) hurried: bool,
    /// Each statement's state, as in a code.
    pub(super) states: Vec<u8>,
    /// A score for each dimension and group of the instrument, then the total; POMP 0–100.
    pub(super) scores: Vec<Option<f64>>,
}

/// What the hand-ins of a room say, decoded. It lives in memory only, and only counts and reports come out of it.
#[derive(Debug, Clone)]
pub struct Tally {
    pub(super) instrument: Instrument,
    layout: Layout,
    screen: Screen,
    scorer: Scorer,
    /// The value of each state; 0 is none.
    values: Vec<Option<f64>>,
    form: FormId,
    /// In the order of the numbers.
    pub(super) people: Vec<Arc<Counted>>,
    /// What is still to be decoded, the last first.
    waiting: Vec<HandIn>,
    /// Codes that this edition of the instrument cannot read, in the order of the numbers.
    unreadable: Vec<HandIn>,
}

impl Tally {
    /// Makes an instrument ready to count a room; nothing is decoded yet. With an instrument that does not
    /// [fit](Room::fits) every hand-in is unreadable.
    #[must_use]
    pub fn new(room: &Room, instrument: &Instrument) -> Self {
        let form = instrument.form_or_first(&room.record().form);
        let options = instrument.options.iter().map(|option| Some(option.value));
        let mut tally = Self {
            layout: Layout::of(instrument),
            screen: Screen::new(instrument, form),
            scorer: Scorer::new(instrument, form, Metric::Pomp),
            values: std::iter::once(None).chain(options).collect(),
            form: room.record().form.clone(),
            instrument: instrument.clone(),
            people: Vec::new(),
            waiting: Vec::new(),
            unreadable: Vec::new(),
        };
        tally.follow(room);
        tally
    }

    /// What codes are read with, for [`Room::hand_in`].
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Who the instrument lets people answer as.
    #[must_use]
    pub fn roles(&self) -> &[RoleId] {
        &self.instrument.roles
    }

    /// Takes up whatever changed in the room since: what is new waits to be decoded, what was withdrawn is forgotten.
    pub fn follow(&mut self, room: &Room) -> Progress {
        // Everything is in the order of the numbers, so each list is gone through once beside the other.
        let hand_ins = &room.record().hand_ins;
        let number = |hand_in: &&HandIn| hand_in.nonce;
        let mut there = hand_ins.iter().peekable();
        self.people.retain(|counted| {
            let same = |now: &&HandIn| now.moment == counted.moment && now.member() == counted.member;
            reach(&mut there, counted.member.nonce, number).is_some_and(same)
        });
        let mut there = hand_ins.iter().peekable();
        self.unreadable.retain(|known| {
            let same = |now: &&HandIn| now.moment == known.moment && now.member() == known.member();
            reach(&mut there, known.nonce, number).is_some_and(same)
        });
        let mut read = self.people.iter().map(|counted| counted.member.nonce).peekable();
        let mut unread = self.unreadable.iter().map(|hand_in| hand_in.nonce).peekable();
        let new = |hand_in: &&HandIn| {
            let nonce = hand_in.nonce;
            reach(&mut read, nonce, |n| *n).is_none() && reach(&mut unread, nonce, |n| *n).is_none()
        };
        self.waiting = hand_ins.iter().filter(new).cloned().collect();
        self.waiting.reverse();
        self.progress()
    }

    /// Decodes at most so many of those that wait.
    pub fn step(&mut self, at_most: usize) -> Progress {
        for _ in 0..at_most {
            let Some(hand_in) = self.waiting.pop() else { break };
            match self.decoded(&hand_in) {
                Some(counted) => match self.place(hand_in.nonce) {
                    Ok(_) => {}
                    Err(place) => self.people.insert(place, Arc::new(counted)),
                },
                None => match self.unread(hand_in.nonce) {
                    Ok(_) => {}
                    Err(place) => self.unreadable.insert(place, hand_in),
                },
            }
        }
        self.progress()
    }

    /// Takes up what changed and decodes all of it at once: for one new hand-in.
    pub fn catch_up(&mut self, room: &Room) -> Progress {
        self.follow(room);
        self.step(usize::MAX)
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let done = self.people.len() + self.unreadable.len();
        Progress { done, of: done + self.waiting.len() }
    }

    /// Hand-ins of a moment that this edition of the instrument cannot read.
    #[must_use]
    pub fn unreadable(&self, moment: Moment) -> usize {
        self.unreadable.iter().filter(|hand_in| hand_in.moment == moment).count()
    }

    /// Columns of scores.
    pub(super) fn columns(&self) -> usize {
        self.scorer.names().len()
    }

    pub(super) fn place(&self, nonce: u32) -> Result<usize, usize> {
        self.people.binary_search_by_key(&nonce, |counted| counted.member.nonce)
    }

    /// Whether a hand-in's turn has come, whatever its code says.
    pub(super) fn has_read(&self, member: Member) -> bool {
        self.place(member.nonce).is_ok() || self.unread(member.nonce).is_ok()
    }

    fn unread(&self, nonce: u32) -> Result<usize, usize> {
        self.unreadable.binary_search_by_key(&nonce, |hand_in| hand_in.nonce)
    }

    fn decoded(&self, hand_in: &HandIn) -> Option<Counted> {
        let envelope = Envelope::parse(&hand_in.code).ok()?;
        // A record that was tampered with could count one code under many numbers.
        if envelope.nonce().number() != hand_in.nonce || envelope.kind() != Kind::Answers {
            return None;
        }
        let states = envelope.states_with(&self.layout).ok()?;
        if *states.form != self.form {
            return None;
        }
        let values: Vec<Option<f64>> = states.states.iter().map(|state| self.value(*state)).collect();
        let mut scores = Vec::with_capacity(self.columns());
        self.scorer.score(&values, &mut scores);
        Some(Counted {
            member: hand_in.member(),
            moment: hand_in.moment,
            role: states.role,
            hurried: self.screen.leaves_out(&values),
            states: states.states,
            scores,
        })
    }

    /// The value of a state before keying, in scale points.
    pub(super) fn value(&self, state: u8) -> Option<f64> {
        self.values.get(usize::from(state)).copied().flatten()
    }
}

/// Goes on in a list in the order of its numbers up to a number, which is higher each time; what is there, if anything is.
fn reach<T>(list: &mut Peekable<impl Iterator<Item = T>>, number: u32, of: impl Fn(&T) -> u32) -> Option<&T> {
    while list.next_if(|next| of(next) < number).is_some() {}
    list.peek().filter(|next| of(next) == number)
}
