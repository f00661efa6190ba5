//! What is done with many records at once: everything is taken out, written, removed or put back together.

use super::port::{Storage, StorageError};
use super::record::write_attempt;
use super::shelf::{Keeping, Key, OWN, Shelf};
use crate::response::Attempt;

/// Keys with what lies there.
type Records = Vec<(String, String)>;

/// What was removed with [`Shelf::erase`], for putting it back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erased {
    device: Records,
    memory: Records,
}

impl Shelf {
    /// Every record with its text, in the order of their keys, those of other versions too. An attempt that lies partly
    /// in memory is whole. Where memory holds a record because one that cannot be used lies in its place, the key is
    /// there twice: first what lies on the device.
    #[must_use]
    pub fn everything(&self) -> Records {
        let mut records = Records::new();
        for key in self.keys() {
            let attempt = match Key::parse(&key) {
                Some(Key::Attempt(id)) => Some(id),
                _ => None,
            };
            let held = self.memory.get(&key);
            let there = self.device.as_ref().and_then(|device| device.get(&key));
            let text = match (attempt, held, there) {
                (Some(id), Some(held), Some(there)) => {
                    if self.attempt_on_device(&id).is_err() {
                        records.push((key.clone(), there));
                    }
                    self.attempt(&id).ok().flatten().map_or(held, |attempt| write_attempt(&attempt))
                }
                (_, Some(text), _) | (_, None, Some(text)) => text,
                (_, None, None) => continue,
            };
            records.push((key, text));
        }
        records
    }

    /// Writes all of these records, each key once, or none: where one cannot be written, what was there before is put back. Keys that
    /// are not this app's are passed over. Without a device, or when nothing is to be kept there, memory takes them.
    ///
    /// # Errors
    /// When the device does not take them all. Everything is as it was.
    pub fn keep_together(&self, records: &[(String, String)]) -> Result<(), StorageError> {
        let own = || records.iter().filter(|(key, _)| key.starts_with(OWN));
        let device = match (&self.device, self.keeping()) {
            (Some(device), Keeping::Device) => device,
            _ => {
                // Memory takes every text.
                for (key, text) in own() {
                    let _ = self.memory.set(key, text);
                }
                return Ok(());
            }
        };
        let mut before: Vec<(&str, Option<String>)> = Vec::new();
        // What is new goes first: taking it away again needs no room.
        let (taken, free): (Vec<_>, Vec<_>) = own().partition(|(key, _)| device.get(key).is_some());
        for (key, text) in free.into_iter().chain(taken) {
            let old = device.get(key);
            if let Err(error) = device.set(key, text) {
                self.put_as_before(device.as_ref(), before);
                return Err(error);
            }
            before.push((key, old));
        }
        own().for_each(|(key, _)| self.memory.remove(key));
        Ok(())
    }

    fn put_as_before(&self, device: &dyn Storage, before: Vec<(&str, Option<String>)>) {
        for (key, _) in before.iter().filter(|(_, old)| old.is_none()) {
            device.remove(key);
        }
        for (key, old) in before {
            let Some(old) = old else { continue };
            // Another window may have taken the room meanwhile; then memory holds it.
            if device.set(key, &old).is_err() {
                let _ = self.memory.set(key, &old);
            }
        }
    }

    /// Removes every record of this app, also those that cannot be used, from the device and from memory. Records of
    /// others on the same origin stay. What was removed can be put back.
    #[must_use]
    pub fn erase(&self) -> Erased {
        let taken = |storage: &dyn Storage| {
            let keys = storage.keys(OWN).into_iter();
            let found: Records = keys.filter_map(|key| storage.get(&key).map(|text| (key, text))).collect();
            found.iter().for_each(|(key, _)| storage.remove(key));
            found
        };
        let device = self.device.as_ref().map(|device| taken(device.as_ref())).unwrap_or_default();
        Erased { device, memory: taken(&self.memory) }
    }

    /// Puts back what was removed. What was written meanwhile stays: an attempt that another window went on with gets
    /// the earlier answers back and keeps the later ones. What the device has no room for is held in memory.
    pub fn put_back(&self, erased: &Erased) {
        for (key, text) in &erased.device {
            let Some(device) = &self.device else { continue };
            let text = match (device.get(key), Key::parse(key)) {
                (None, _) => text.clone(),
                (Some(_), Some(Key::Attempt(id))) => match (super::read_attempt(text), self.attempt(&id)) {
                    (Ok(earlier), Ok(Some(later))) => write_attempt(&Attempt::with(earlier, &later)),
                    _ => continue,
                },
                (Some(_), _) => continue,
            };
            if device.set(key, &text).is_err() {
                let _ = self.memory.set(key, &text);
            }
        }
        for (key, text) in &erased.memory {
            if self.memory.get(key).is_none() {
                let _ = self.memory.set(key, text);
            }
        }
    }
}
