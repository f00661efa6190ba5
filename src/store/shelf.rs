//! The shelf: every record of this app on this device, and those that only memory holds.

use super::check::check;
use super::port::{MemoryStorage, Storage, StorageError};
use super::record::{RecordError, Settings, read_attempt, read_settings, write_attempt, write_settings};
use super::room::RoomId;
use crate::instrument::InstrumentId;
use crate::response::{Attempt, AttemptId};

/// Where a record lies. Nothing outside this prefix is ever read or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// One attempt.
    Attempt(AttemptId),
    /// What a person calls an attempt, and notes about it.
    Label(AttemptId),
    /// The training plan made from an attempt.
    Plan(AttemptId),
    /// The levels a person wishes for in an instrument.
    Target(InstrumentId),
    /// A result that somebody shared, kept under a name of its own.
    Shared(AttemptId),
    /// A training room.
    Room(RoomId),
    /// The settings.
    Settings,
}

/// What every key of this app begins with.
pub const OWN: &str = "innospark/";

const SETTINGS: &str = "innospark/settings";
const ATTEMPTS: &str = "innospark/attempt/";
const LABELS: &str = "innospark/label/";
const PLANS: &str = "innospark/plan/";
const TARGETS: &str = "innospark/target/";
const SHARED: &str = "innospark/shared/";
const ROOMS: &str = "innospark/room/";

impl Key {
    /// The key as written.
    #[must_use]
    pub fn as_text(&self) -> String {
        let (place, name) = match self {
            Self::Settings => (SETTINGS, ""),
            Self::Attempt(id) => (ATTEMPTS, id.as_str()),
            Self::Label(id) => (LABELS, id.as_str()),
            Self::Plan(id) => (PLANS, id.as_str()),
            Self::Target(id) => (TARGETS, id.as_str()),
            Self::Shared(id) => (SHARED, id.as_str()),
            Self::Room(id) => (ROOMS, id.as_str()),
        };
        let mut text = place.to_owned();
        text.push_str(name);
        text
    }

    /// Reads a key; `None` for one that this version does not know.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == SETTINGS {
            return Some(Self::Settings);
        }
        let named = |place: &str| text.strip_prefix(place).and_then(AttemptId::parse);
        let target =
            || text.strip_prefix(TARGETS).and_then(|id| InstrumentId::parse(id).ok()).map(Self::Target);
        named(ATTEMPTS)
            .map(Self::Attempt)
            .or_else(|| named(LABELS).map(Self::Label))
            .or_else(|| named(PLANS).map(Self::Plan))
            .or_else(|| named(SHARED).map(Self::Shared))
            .or_else(|| text.strip_prefix(ROOMS).and_then(RoomId::parse).map(Self::Room))
            .or_else(target)
    }
}

/// Where answers are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// On this device.
    Device,
    /// Until the page is closed.
    Memory(Why),
}

/// Why answers are held in memory only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The person, or the page that embeds us, wants nothing kept.
    Chosen,
    /// The browser refuses.
    Blocked,
    /// There is no room left.
    Full,
    /// A record lies in its place that this version must not touch.
    Occupied,
}

/// A record that cannot be used; it stays where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Where it lies.
    pub key: String,
    /// What it holds.
    pub text: String,
    /// Why it cannot be used.
    pub why: RecordError,
}

/// Everything on the shelf.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contents {
    /// Attempts, the latest begun first.
    pub attempts: Vec<Attempt>,
    /// Records that cannot be used.
    pub set_aside: Vec<SetAside>,
}

impl Contents {
    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.attempts.is_empty() && self.set_aside.is_empty()
    }
}

/// Records on the device with those that only memory can hold laid over them.
pub struct Shelf {
    pub(super) device: Option<Box<dyn Storage>>,
    pub(super) memory: MemoryStorage,
    without_device: Why,
    keep_nothing: bool,
}

impl Shelf {
    /// A shelf on a device's storage.
    #[must_use]
    pub fn on(device: Box<dyn Storage>) -> Self {
        let memory = MemoryStorage::default();
        Self { device: Some(device), memory, without_device: Why::Blocked, keep_nothing: false }
    }

    /// A shelf in memory only.
    #[must_use]
    pub fn in_memory(why: Why) -> Self {
        Self { device: None, memory: MemoryStorage::default(), without_device: why, keep_nothing: false }
    }

    /// Whether there is a device to keep anything on.
    #[must_use]
    pub fn has_device(&self) -> bool {
        self.device.is_some()
    }

    /// Where the next record would be kept, unless there is no room.
    #[must_use]
    pub fn keeping(&self) -> Keeping {
        match (&self.device, self.keep_nothing) {
            (_, true) => Keeping::Memory(Why::Chosen),
            (None, false) => Keeping::Memory(self.without_device),
            (Some(_), false) => Keeping::Device,
        }
    }

    /// Holds everything in memory from now on, or keeps it on the device again. The given attempt moves along, with
    /// what another window answered meanwhile; others stay where they are.
    pub fn keep_nothing(&mut self, nothing: bool, moving: &Attempt) -> Keeping {
        self.keep_nothing = nothing;
        let key = Key::Attempt(moving.id.clone());
        match self.attempt(&moving.id) {
            Ok(Some(latest)) => {
                let ours = self.attempt_on_device(&moving.id).is_ok();
                if let (true, true, Some(device)) = (nothing, ours, &self.device) {
                    device.remove(&key.as_text());
                }
                self.save(&latest)
            }
            Ok(None) | Err(_) => self.keeping(),
        }
    }

    /// Every record of this app.
    #[must_use]
    pub fn contents(&self) -> Contents {
        let mut keys = self.memory.keys(ATTEMPTS);
        let on_device = self.device.iter().flat_map(|device| device.keys(ATTEMPTS));
        keys.extend(on_device.filter(|key| self.memory.get(key).is_none()));
        let mut contents = Contents::default();
        for key in keys {
            let Some(id) = key.strip_prefix(ATTEMPTS) else { continue };
            // A key that is no attempt's name can only hold something that cannot be used.
            let found = match AttemptId::parse(id) {
                Some(id) => self.attempt(&id),
                None => self
                    .read(&key)
                    .map_or(Ok(None), |text| Err(SetAside { key, text, why: RecordError::Damaged })),
            };
            match found {
                Ok(Some(attempt)) => {
                    // A handful of records: insertion needs no sorting code in the app.
                    let later =
                        |other: &Attempt| (attempt.started, &attempt.id) <= (other.started, &other.id);
                    let place = contents.attempts.iter().take_while(|other| later(other)).count();
                    contents.attempts.insert(place, attempt);
                }
                Ok(None) => {}
                Err(aside) => contents.set_aside.push(aside),
            }
        }
        contents
    }

    /// One attempt; `None` when there is none of that name. What memory holds is laid over what the device has, which
    /// another window may have changed.
    ///
    /// # Errors
    /// When there is a record that cannot be used, and nothing in memory.
    pub fn attempt(&self, id: &AttemptId) -> Result<Option<Attempt>, SetAside> {
        self.laid_over(id, self.attempt_on_device(id))
    }

    fn laid_over(
        &self,
        id: &AttemptId,
        there: Result<Option<Attempt>, SetAside>,
    ) -> Result<Option<Attempt>, SetAside> {
        let held = self.memory.get(&Key::Attempt(id.clone()).as_text());
        match (there, held.and_then(|text| read_attempt(&text).ok())) {
            (Ok(Some(attempt)), Some(held)) => Ok(Some(attempt.with(&held))),
            (_, Some(held)) => Ok(Some(held)),
            (there, None) => there,
        }
    }

    /// Changes an attempt and keeps it. The change is made to what is stored, if anything is, so that two windows
    /// on one attempt do not undo each other's answers.
    pub fn change(&self, attempt: &Attempt, edit: impl FnOnce(&mut Attempt)) -> (Attempt, Keeping) {
        let key = Key::Attempt(attempt.id.clone());
        // Read once: this happens at every answer.
        let there = self.attempt_on_device(&attempt.id);
        let slot = Slot::of(&there);
        let stored = self.laid_over(&attempt.id, there).ok().flatten();
        let mut latest = stored.unwrap_or_else(|| attempt.clone());
        edit(&mut latest);
        let keeping = self.write(&key, &write_attempt(&latest), slot);
        (latest, keeping)
    }

    /// Keeps an attempt, on the device if that can be.
    pub fn save(&self, attempt: &Attempt) -> Keeping {
        let slot = Slot::of(&self.attempt_on_device(&attempt.id));
        self.write(&Key::Attempt(attempt.id.clone()), &write_attempt(attempt), slot)
    }

    /// Removes an attempt; a record that cannot be used stays.
    pub fn remove(&self, id: &AttemptId) {
        let key = Key::Attempt(id.clone());
        self.memory.remove(&key.as_text());
        if let (Some(device), Ok(_)) = (&self.device, self.attempt_on_device(id)) {
            device.remove(&key.as_text());
        }
    }

    /// The settings; what cannot be read counts as not set.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let text = self.read(&Key::Settings.as_text());
        text.and_then(|text| read_settings(&text).ok()).unwrap_or_default()
    }

    /// Keeps the settings.
    pub fn save_settings(&self, settings: &Settings) -> Keeping {
        let there = self.device.as_ref().and_then(|device| device.get(&Key::Settings.as_text()));
        let usable = there.is_none_or(|text| read_settings(&text).is_ok());
        let slot = if usable { Slot::Ours } else { Slot::Occupied };
        self.write(&Key::Settings, &write_settings(settings), slot)
    }

    /// The key of every record of this app, of other versions too, in the order of their texts.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let mut keys = self.memory.keys(OWN);
        let on_device = self.device.iter().flat_map(|device| device.keys(OWN));
        keys.extend(on_device.filter(|key| self.memory.get(key).is_none()));
        keys.sort_unstable();
        keys
    }

    /// A record as it is written; what memory holds comes before what the device has.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<String> {
        self.read(key)
    }

    /// Keeps a record as it is written, on the device if that can be. One that cannot be used is not written over.
    pub fn keep(&self, key: &Key, text: &str) -> Keeping {
        self.rewrite(key, None, |_| (text.to_owned(), ())).1
    }

    /// Keeps what `edit` makes of a record as it lies here at this moment. Where that is the text that is `known`, it is
    /// taken for one that can be used and not read again, which takes its time with the largest records. Returns what
    /// `edit` gives beside the new text, and where that is kept.
    pub fn rewrite<T>(
        &self,
        key: &Key,
        known: Option<&str>,
        edit: impl FnOnce(Option<&str>) -> (String, T),
    ) -> (T, Keeping) {
        let name = key.as_text();
        let held = self.memory.get(&name);
        let holds = |known: &&str| self.device.as_ref().is_some_and(|device| device.holds(&name, known));
        if let Some(known) = known.filter(|known| held.is_none() && holds(known)) {
            let (text, outcome) = edit(Some(known));
            return (outcome, self.write(key, &text, Slot::Ours));
        }
        let there = self.device.as_ref().and_then(|device| device.get(&name));
        let (text, outcome) = edit(held.as_deref().or(there.as_deref()));
        let usable = |there: String| check(key, &there).is_ok();
        let slot = if there.is_none_or(usable) { Slot::Ours } else { Slot::Occupied };
        (outcome, self.write(key, &text, slot))
    }

    /// Removes a record, from memory and from the device; one that cannot be used stays.
    pub fn discard(&self, key: &Key) {
        let name = key.as_text();
        self.memory.remove(&name);
        if let Some(device) = &self.device
            && device.get(&name).is_some_and(|text| check(key, &text).is_ok())
        {
            device.remove(&name);
        }
    }

    fn read(&self, key: &str) -> Option<String> {
        self.memory.get(key).or_else(|| self.device.as_ref()?.get(key))
    }

    /// What the device has of an attempt. A record under another attempt's name is damaged.
    pub(super) fn attempt_on_device(&self, id: &AttemptId) -> Result<Option<Attempt>, SetAside> {
        let key = Key::Attempt(id.clone()).as_text();
        let Some(text) = self.device.as_ref().and_then(|device| device.get(&key)) else { return Ok(None) };
        match read_attempt(&text) {
            Ok(attempt) if attempt.id == *id => Ok(Some(attempt)),
            Ok(_) => Err(SetAside { key, text, why: RecordError::Damaged }),
            Err(why) => Err(SetAside { key, text, why }),
        }
    }

    fn write(&self, key: &Key, text: &str, slot: Slot) -> Keeping {
        let key = key.as_text();
        let keeping = match (&self.device, self.keeping(), slot) {
            (Some(_), Keeping::Device, Slot::Occupied) => Keeping::Memory(Why::Occupied),
            (Some(device), Keeping::Device, Slot::Ours) => match device.set(&key, text) {
                Ok(()) => Keeping::Device,
                Err(StorageError::Full) => Keeping::Memory(Why::Full),
                Err(StorageError::Unavailable) => Keeping::Memory(Why::Blocked),
            },
            (_, elsewhere, _) => elsewhere,
        };
        if keeping == Keeping::Device {
            self.memory.remove(&key);
        } else {
            // Memory takes every text; the port's shape is what makes this fallible.
            let _ = self.memory.set(&key, text);
        }
        keeping
    }
}

/// Whether a place on the device may be written.
#[derive(Clone, Copy)]
enum Slot {
    /// Empty, or with a record of this version.
    Ours,
    /// With a record that this version must not touch.
    Occupied,
}

impl Slot {
    fn of(there: &Result<Option<Attempt>, SetAside>) -> Self {
        if there.is_ok() { Self::Ours } else { Self::Occupied }
    }
}
