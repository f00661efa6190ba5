//! The shelf: every record of this app on this device, and those that only memory holds.

use super::port::{MemoryStorage, Storage, StorageError};
use super::record::{RecordError, Settings, read_attempt, read_settings, write_attempt, write_settings};
use crate::response::{Attempt, AttemptId};

/// Where a record lies. Nothing outside this prefix is ever read or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// One attempt.
    Attempt(AttemptId),
    /// The settings.
    Settings,
}

const SETTINGS: &str = "innospark/settings";
const ATTEMPTS: &str = "innospark/attempt/";

impl Key {
    /// The key as written.
    #[must_use]
    pub fn as_text(&self) -> String {
        match self {
            Self::Settings => SETTINGS.to_owned(),
            Self::Attempt(id) => {
                let mut text = ATTEMPTS.to_owned();
                text.push_str(id.as_str());
                text
            }
        }
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

/// Records on the device with those that only memory can hold laid over them.
pub struct Shelf {
    device: Option<Box<dyn Storage>>,
    memory: MemoryStorage,
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

    /// Holds everything in memory from now on, or keeps it on the device again. The given attempt moves along;
    /// others stay where they are.
    pub fn keep_nothing(&mut self, nothing: bool, moving: &Attempt) -> Keeping {
        self.keep_nothing = nothing;
        let key = Key::Attempt(moving.id.clone()).as_text();
        if self.read(&key).is_none() {
            return self.keeping();
        }
        if let (true, Some(device)) = (nothing, &self.device) {
            device.remove(&key);
        }
        self.save(moving)
    }

    /// Every record of this app.
    #[must_use]
    pub fn contents(&self) -> Contents {
        let mut keys = self.memory.keys(ATTEMPTS);
        let on_device = self.device.iter().flat_map(|device| device.keys(ATTEMPTS));
        keys.extend(on_device.filter(|key| self.memory.get(key).is_none()));
        let mut contents = Contents::default();
        for key in keys {
            let Some(text) = self.read(&key) else { continue };
            match read_attempt(&text) {
                Ok(attempt) => {
                    // A handful of records: insertion needs no sorting code in the app.
                    let later =
                        |other: &Attempt| (attempt.started, &attempt.id) <= (other.started, &other.id);
                    let place = contents.attempts.iter().take_while(|other| later(other)).count();
                    contents.attempts.insert(place, attempt);
                }
                Err(why) => contents.set_aside.push(SetAside { key, text, why }),
            }
        }
        contents
    }

    /// One attempt; `None` when there is none of that name.
    ///
    /// # Errors
    /// When there is a record that cannot be used.
    pub fn attempt(&self, id: &AttemptId) -> Result<Option<Attempt>, SetAside> {
        let key = Key::Attempt(id.clone()).as_text();
        let Some(text) = self.read(&key) else { return Ok(None) };
        read_attempt(&text).map(Some).map_err(|why| SetAside { key, text, why })
    }

    /// Changes an attempt and keeps it. The change is made to what is stored, if anything is, so that two windows
    /// on one attempt do not undo each other's answers.
    pub fn change(&self, attempt: &Attempt, edit: impl FnOnce(&mut Attempt)) -> (Attempt, Keeping) {
        let stored = self.attempt(&attempt.id).ok().flatten();
        let mut latest = stored.unwrap_or_else(|| attempt.clone());
        edit(&mut latest);
        let keeping = self.save(&latest);
        (latest, keeping)
    }

    /// Keeps an attempt, on the device if that can be.
    pub fn save(&self, attempt: &Attempt) -> Keeping {
        self.write(&Key::Attempt(attempt.id.clone()), &write_attempt(attempt))
    }

    /// Removes an attempt.
    pub fn remove(&self, id: &AttemptId) {
        let key = Key::Attempt(id.clone()).as_text();
        self.memory.remove(&key);
        if let Some(device) = &self.device {
            device.remove(&key);
        }
    }

    /// The settings; what cannot be read counts as not set.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let text = self.read(&Key::Settings.as_text());
        text.and_then(|text| read_settings(&text).ok()).unwrap_or_default()
    }

    /// Keeps the settings, unless settings from a newer version are there.
    pub fn save_settings(&self, settings: &Settings) -> Keeping {
        let there = self.read(&Key::Settings.as_text()).map(|text| read_settings(&text));
        if let Some(Err(RecordError::Newer(_))) = there {
            return self.keeping();
        }
        self.write(&Key::Settings, &write_settings(settings))
    }

    fn read(&self, key: &str) -> Option<String> {
        self.memory.get(key).or_else(|| self.device.as_ref()?.get(key))
    }

    fn write(&self, key: &Key, text: &str) -> Keeping {
        let key = key.as_text();
        let outcome = match (&self.device, self.keeping()) {
            (Some(device), Keeping::Device) => device.set(&key, text).map(|()| Keeping::Device),
            (_, elsewhere) => Ok(elsewhere),
        };
        let keeping = match outcome {
            Ok(keeping) => keeping,
            Err(StorageError::Full) => Keeping::Memory(Why::Full),
            Err(StorageError::Unavailable) => Keeping::Memory(Why::Blocked),
        };
        if keeping == Keeping::Device {
            self.memory.remove(&key);
        } else if self.memory.set(&key, text).is_err() {
            // Memory takes every text; the port's shape is what makes this branch exist.
            return Keeping::Memory(Why::Full);
        }
        keeping
    }
}
