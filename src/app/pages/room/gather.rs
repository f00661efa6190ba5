//! Handing in whatever texts hold, in slices: ten thousand codes must not keep anybody from typing.

use std::collections::VecDeque;
use std::sync::Arc;

use leptos::prelude::*;

use super::chamber::{Chamber, MANY, SLICE, is_long};
use crate::app::words::Msg;
use crate::room::{CodeFinder, MAX_TEXT, Refusal, Room, codes_in};
use crate::store::Keeping;
use crate::web::{device, events};

/// Codes taken between two looks at the clock.
const AT_ONCE: usize = 20;

/// What came of what was given last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Results that are new.
    pub added: usize,
    /// Results that were here already.
    pub again: usize,
    /// What could not be used, by its reason.
    pub refused: Vec<(Msg, usize)>,
    /// Whether there was no code at all.
    pub nothing: bool,
    /// Whether the device took the change.
    pub unsaved: bool,
    /// Sentences about files.
    pub notes: Vec<String>,
}

/// The work at hand, and what came of it.
#[derive(Clone, Copy)]
pub struct Gathering {
    /// How many codes are read, of how many, while it lasts.
    pub progress: RwSignal<Option<(usize, usize)>>,
    /// What came of it.
    pub outcome: RwSignal<Outcome>,
    waiting: StoredValue<VecDeque<String>>,
    total: StoredValue<usize>,
    /// The room as it grows, with what it was when the work began.
    at_hand: StoredValue<Option<(Arc<Room>, Room)>>,
}

impl Gathering {
    /// Nothing at hand.
    pub fn new() -> Self {
        Self {
            progress: RwSignal::new(None),
            outcome: RwSignal::new(Outcome::default()),
            waiting: StoredValue::new(VecDeque::new()),
            total: StoredValue::new(0),
            at_hand: StoredValue::new(None),
        }
    }

    /// Says a sentence beside what else came of it.
    pub fn note(self, sentence: String) {
        self.outcome.try_update(|outcome| outcome.notes.push(sentence));
    }
}

/// Hands in every code of these texts.
pub fn gather(chamber: Chamber, gathering: Gathering, texts: Vec<String>) {
    search(chamber, gathering, Search { texts, ..Search::default() });
}

/// Texts on their way through the search for codes.
#[derive(Default)]
struct Search {
    texts: Vec<String>,
    /// The text at hand.
    place: usize,
    finder: CodeFinder,
    found: Vec<String>,
}

/// Searches for a moment, and goes on after whatever the person did meanwhile.
fn search(chamber: Chamber, gathering: Gathering, mut at: Search) {
    let begun = device::monotonic();
    while let Some(text) = at.texts.get(at.place) {
        let code = if MAX_TEXT < text.len() { at.finder.next_in(text) } else { None };
        if let Some(code) = code {
            at.found.push(code.to_owned());
        } else {
            if text.len() <= MAX_TEXT {
                at.found.extend(codes_in(text).into_iter().map(Into::into));
            }
            at.place += 1;
            at.finder = CodeFinder::default();
        }
        if at.found.len().is_multiple_of(AT_ONCE) && SLICE < device::monotonic() - begun {
            return later(gathering, move || search(chamber, gathering, at));
        }
    }
    enter(chamber, gathering, at.found, at.texts.len());
}

/// Goes on after whatever the person did meanwhile, unless the page is gone by then.
fn later(gathering: Gathering, then: impl FnOnce() + 'static) {
    events::after(0, move || {
        if !gathering.progress.is_disposed() {
            then();
        }
    });
}

/// Hands in the codes of so many texts.
fn enter(chamber: Chamber, gathering: Gathering, found: Vec<String>, texts: usize) {
    let idle = gathering.progress.with_untracked(Option::is_none);
    if idle {
        // The notes of the files that these texts came from belong to them.
        gathering.outcome.update(|outcome| {
            let notes = if texts == 1 { Vec::new() } else { std::mem::take(&mut outcome.notes) };
            *outcome = Outcome { nothing: found.is_empty(), notes, ..Outcome::default() };
        });
    }
    if found.is_empty() {
        return;
    }
    if idle {
        gathering.total.set_value(0);
        let begun = untrack(|| chamber.room());
        let grows = (*begun).clone();
        gathering.at_hand.set_value(Some((begun, grows)));
    }
    gathering.total.update_value(|total| *total += found.len());
    let many = MANY <= found.len();
    gathering.waiting.update_value(|waiting| waiting.extend(found));
    if idle {
        gathering.progress.set(Some((0, gathering.total.get_value())));
        if many {
            later(gathering, move || slice(chamber, gathering));
        } else {
            slice(chamber, gathering);
        }
    }
}

/// Takes codes for a moment, and goes on after whatever the person did meanwhile.
fn slice(chamber: Chamber, gathering: Gathering) {
    let begun = device::monotonic();
    let mut outcome = gathering.outcome.get_untracked();
    let left = gathering.at_hand.try_update_value(|at_hand| {
        let (_, room) = at_hand.as_mut()?;
        loop {
            let codes = gathering.waiting.try_update_value(|waiting| {
                let many = AT_ONCE.min(waiting.len());
                waiting.drain(..many).collect::<Vec<_>>()
            })?;
            for code in &codes {
                take(chamber, room, code, &mut outcome);
            }
            let left = gathering.waiting.with_value(VecDeque::len);
            if left == 0 || SLICE < device::monotonic() - begun {
                return Some(left);
            }
        }
    });
    // The page may be gone by now; what it had taken and not kept yet is gone with it.
    let Some(Some(left)) = left else { return };
    // What follows the last code takes its time too, and gets a task of its own.
    if 0 < left || is_long(begun) {
        gathering.outcome.set(outcome);
        let total = gathering.total.get_value();
        gathering.progress.set(Some((total - left, total)));
        return later(gathering, move || slice(chamber, gathering));
    }
    if let Some((before, room)) = gathering.at_hand.try_update_value(Option::take).flatten()
        && 0 < outcome.added
    {
        let (_, keeping) = chamber.change(|stored| {
            if *stored == *before {
                *stored = room;
            } else {
                // Somebody else added or withdrew meanwhile. Two states of one room always fit together, unless they
                // are too many for it, and then the stored one holds.
                let _ = stored.merge(room.record());
            }
        });
        outcome.unsaved = chamber.records.can_keep() && keeping != Keeping::Device;
    }
    gathering.outcome.set(outcome);
    gathering.progress.set(None);
}

fn take(chamber: Chamber, room: &mut Room, code: &str, outcome: &mut Outcome) {
    match chamber.hand_in(room, code) {
        Ok(_) => outcome.added += 1,
        Err(Refusal::AlreadyHere) => outcome.again += 1,
        Err(refusal) => {
            let why = why(&refusal);
            match outcome.refused.iter_mut().find(|(other, _)| *other == why) {
                Some((_, count)) => *count += 1,
                None => outcome.refused.push((why, 1)),
            }
        }
    }
}

/// The sentence for a text that was not taken.
fn why(refusal: &Refusal) -> Msg {
    match refusal {
        Refusal::Damaged => Msg::RoomWhyDamaged,
        Refusal::Incomplete => Msg::RoomWhyIncomplete,
        Refusal::TooLong => Msg::RoomWhyLong,
        Refusal::FromTheFuture => Msg::RoomWhyFuture,
        Refusal::OtherInstrument => Msg::RoomWhyInstrument,
        Refusal::OtherEdition { .. } => Msg::RoomWhyVersion,
        Refusal::ScoresOnly => Msg::RoomWhyScores,
        Refusal::OtherForm => Msg::RoomWhyForm,
        Refusal::NothingAnswered => Msg::RoomWhyNothing,
        Refusal::AnsweredOtherwise => Msg::RoomWhyOtherwise,
        Refusal::WithdrawnBefore => Msg::RoomWhyWithdrawn,
        Refusal::Full => Msg::RoomWhyFull,
        Refusal::NotACode | Refusal::AlreadyHere => Msg::RoomWhyElse,
    }
}
