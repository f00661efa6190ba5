//! What bringing a backup back would do, record by record, before anything is done.
//!
//! Nothing that was answered is lost. Of two states of one attempt the further one keeps the name, the other goes to the
//! history as an attempt of its own, under a name that follows from its contents. So a second import of the same file
//! finds everything there, and for attempts the order of imports does not matter. Two copies of a training room become
//! one, in which nobody counts twice.

use std::cmp::Ordering;

use litemap::LiteMap;

use super::read::{Backup, Entry};
use crate::instrument::ContentHash;
use crate::response::{Attempt, AttemptId};
use crate::store::{Key, OWN, RecordError, check, read_attempt, read_room, write_attempt, write_room};

/// Names that are tried for an attempt that goes to the history. Two are only needed when somebody went on with one.
const NAMES: usize = 16;

/// What happens to a record of the backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// It is added; of a training room that is there, whatever was not in it.
    New,
    /// The same is there already, for an attempt the same answers, for a training room all of it; nothing is done.
    Identical,
    /// It is the further state of an attempt that is there: it takes its place, and what was there goes to the history
    /// under this name.
    Newer(AttemptId),
    /// What is there is the further state: this one goes to the history under this name.
    Older(AttemptId),
    /// Another record is there, which stays; this one is left out.
    Kept,
    /// It cannot be used by this version. It is added as it is, for a version that can.
    SetAside(RecordError),
    /// It is no record of this app, or a part of it is missing; it is left out.
    Foreign,
    /// In its place lies something that this version must not touch, or there is no name for it; it is left out.
    Occupied,
}

impl Action {
    /// Whether nothing is written for it.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        matches!(self, Self::Identical | Self::Kept | Self::Foreign | Self::Occupied)
    }
}

/// A record of the backup with what happens to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where it lay; empty where the file does not say.
    pub key: String,
    /// What lay there; empty where the file does not say.
    pub text: String,
    /// What happens.
    pub action: Action,
}

/// What bringing a backup back would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merge {
    /// Every record of the backup, in the file's order.
    pub items: Vec<Item>,
    writes: LiteMap<String, String>,
}

impl Merge {
    /// Compares a backup with what is there. Nothing is written. `existing` are keys with their texts; of a key that
    /// is there twice the first counts.
    #[must_use]
    pub fn plan(existing: &[(String, String)], backup: &Backup) -> Self {
        let mut there: LiteMap<String, String> = LiteMap::new();
        for (key, text) in existing {
            if there.get(key).is_none() {
                there.insert(key.clone(), text.clone());
            }
        }
        let mut place = Place { there, writes: LiteMap::new() };
        let items = backup.entries.iter().map(|entry| place.item(entry)).collect();
        Self { items, writes: place.writes }
    }

    /// What is to be written, keys with their texts. All of it or nothing makes the import.
    #[must_use]
    pub fn writes(&self) -> Vec<(String, String)> {
        self.writes.iter().map(|(key, text)| (key.clone(), text.clone())).collect()
    }
}

/// What is there, with what the records so far would write.
struct Place {
    there: LiteMap<String, String>,
    writes: LiteMap<String, String>,
}

impl Place {
    fn get(&self, key: &str) -> Option<&str> {
        self.writes.get(key).or_else(|| self.there.get(key)).map(String::as_str)
    }

    fn write(&mut self, key: String, text: String) {
        self.writes.insert(key, text);
    }

    fn item(&mut self, entry: &Entry) -> Item {
        let (key, text) = (entry.key.clone(), entry.text.clone().unwrap_or_default());
        let named = key.len() > OWN.len() && key.starts_with(OWN);
        let action = if named && entry.text.is_some() { self.act(&key, &text) } else { Action::Foreign };
        Item { key, text, action }
    }

    fn act(&mut self, key: &str, text: &str) -> Action {
        if self.get(key) == Some(text) {
            return Action::Identical;
        }
        let parsed = Key::parse(key);
        // What lies under a name that this version does not know is for another version.
        let known = parsed.as_ref().ok_or(RecordError::Damaged);
        if let Err(why) = known.and_then(|key| check(key, text)) {
            return match self.get(key) {
                Some(_) => Action::Occupied,
                None => {
                    self.write(key.to_owned(), text.to_owned());
                    Action::SetAside(why)
                }
            };
        }
        let Some(there) = self.get(key) else {
            self.write(key.to_owned(), text.to_owned());
            return Action::New;
        };
        match (parsed, read_attempt(text)) {
            (Some(Key::Attempt(_)), Ok(attempt)) => self.attempt(key, text, attempt),
            (Some(parsed), _) if check(&parsed, there).is_err() => Action::Occupied,
            (Some(Key::Room(_)), _) => self.room(key, text),
            _ => Action::Kept,
        }
    }

    /// A training room that is there: its hand-ins, withdrawals and releases become one with those of the backup.
    fn room(&mut self, key: &str, text: &str) -> Action {
        let (there, room) = (self.get(key).and_then(|there| read_room(there).ok()), read_room(text).ok());
        let Some((mut merged, room)) = there.clone().zip(room) else { return Action::Kept };
        match merged.merge(&room) {
            Err(_) => Action::Kept,
            Ok(_) if there.is_some_and(|there| there == merged) => Action::Identical,
            Ok(_) => {
                self.write(key.to_owned(), write_room(&merged));
                Action::New
            }
        }
    }

    /// An attempt whose place is taken.
    fn attempt(&mut self, key: &str, text: &str, attempt: Attempt) -> Action {
        let there = self.get(key).and_then(|text| read_attempt(text).ok());
        let Some(there) = there.filter(|there| there.id == attempt.id) else {
            // Something that must not be touched lies there; the answers find another place.
            return self.place_in_history(&attempt).map_or(Action::Occupied, |kept| kept.action());
        };
        match further(&attempt, &there) {
            Ordering::Equal => Action::Identical,
            Ordering::Less => self.place_in_history(&attempt).map_or(Action::Occupied, |kept| kept.action()),
            Ordering::Greater => match self.place_in_history(&there) {
                Some(kept) => {
                    self.write(key.to_owned(), text.to_owned());
                    Action::Newer(kept.id)
                }
                None => Action::Occupied,
            },
        }
    }

    /// Finds an attempt in the history, or puts it there. `None` when every name for it is taken.
    fn place_in_history(&mut self, attempt: &Attempt) -> Option<InHistory> {
        let mut moved = attempt.clone();
        for _ in 0..NAMES {
            moved.id = name_of(&moved);
            let key = Key::Attempt(moved.id.clone()).as_text();
            let Some(there) = self.get(&key) else {
                self.write(key, write_attempt(&moved));
                return Some(InHistory { id: moved.id, was_there: false });
            };
            if read_attempt(there)
                .is_ok_and(|there| there.id == moved.id && answered(&there) == answered(&moved))
            {
                return Some(InHistory { id: moved.id, was_there: true });
            }
        }
        None
    }
}

struct InHistory {
    id: AttemptId,
    was_there: bool,
}

impl InHistory {
    fn action(self) -> Action {
        if self.was_there { Action::Identical } else { Action::Older(self.id) }
    }
}

/// The name that follows from what was answered in an attempt, its name so far included.
fn name_of(attempt: &Attempt) -> AttemptId {
    AttemptId::from_random(ContentHash::of(&answered(attempt)).bits())
}

/// Which of two states of one attempt is further: a finished one before one that goes on, the later finished, then the
/// one with more answers, then the later begun. What is left is decided by what was answered, so that it never depends on
/// which of them came first. They are equal when the same was answered.
fn further(one: &Attempt, other: &Attempt) -> Ordering {
    let answers = |attempt: &Attempt| attempt.answers.len() + attempt.gates.len() + attempt.facts.len();
    let rank = |attempt: &Attempt| (attempt.finished, answers(attempt), attempt.started);
    rank(one).cmp(&rank(other)).then_with(|| answered(one).cmp(&answered(other)))
}

/// An attempt as text without where the person was in it, for how long and in which language: somebody who only turned
/// a page is not to find the attempt twice.
fn answered(attempt: &Attempt) -> String {
    let mut answered = attempt.clone();
    answered.page = 0;
    answered.page_times.clear();
    answered.language.clear();
    write_attempt(&answered)
}
