//! What is kept, and where: the shelf as signals.

use leptos::prelude::*;

use super::Lasting;
use crate::response::{Attempt, AttemptId};
use crate::store::{Bundle, Contents, Erased, Keeping, Key, SetAside, Settings, Shelf, StorageError, Why};
use crate::web::events;
use crate::web::storage::DeviceStorage;

/// The shelf, with a signal for where the latest record went.
#[derive(Clone, Copy)]
pub struct Records {
    shelf: StoredValue<Shelf, LocalStorage>,
    keeping: RwSignal<Keeping>,
    changed: Trigger,
}

impl Records {
    /// Opens this device's storage, or memory when it is refused or not wanted.
    pub fn open(keep_nothing: bool) -> Self {
        let shelf = match (keep_nothing, DeviceStorage::open()) {
            (true, _) => Shelf::in_memory(Why::Chosen),
            (false, None) => Shelf::in_memory(Why::Blocked),
            (false, Some(storage)) => Shelf::on(Box::new(storage)),
        };
        let keeping = RwSignal::new(shelf.keeping());
        let changed = Trigger::new();
        // Another window may add, finish or delete attempts.
        let listener = StoredValue::new_local(events::on_storage_change(move || changed.notify()));
        on_cleanup(move || listener.dispose());
        Self { shelf: StoredValue::new_local(shelf), keeping, changed }
    }

    /// The records of this app.
    pub fn here() -> Self {
        Lasting::here().records
    }

    /// Where the latest record is kept, tracked.
    pub fn keeping(self) -> Keeping {
        self.keeping.get()
    }

    /// Whether there is a device to keep anything on.
    pub fn can_keep(self) -> bool {
        self.shelf.with_value(Shelf::has_device)
    }

    /// Everything on the shelf, tracked.
    pub fn contents(self) -> Contents {
        self.changed.track();
        self.shelf.with_value(Shelf::contents)
    }

    /// One attempt as it is now.
    ///
    /// # Errors
    /// When there is a record that cannot be used.
    pub fn attempt(self, id: &AttemptId) -> Result<Option<Attempt>, SetAside> {
        self.shelf.with_value(|shelf| shelf.attempt(id))
    }

    /// Says where the latest record went, to those who need to hear of a change.
    fn went_to(self, keeping: Keeping) {
        if self.keeping.get_untracked() != keeping {
            self.keeping.set(keeping);
        }
        self.changed.notify();
    }

    /// Changes an attempt, keeps it, and gives it as it is then.
    pub fn change(self, attempt: &Attempt, edit: impl FnOnce(&mut Attempt)) -> Attempt {
        let (latest, keeping) = self.shelf.with_value(|shelf| shelf.change(attempt, edit));
        self.went_to(keeping);
        latest
    }

    /// Takes an attempt off the shelf, with what belongs to it.
    pub fn take_attempt(self, id: &AttemptId) -> Bundle {
        let bundle = self.shelf.with_value(|shelf| Bundle::take_attempt(shelf, id));
        self.changed.notify();
        bundle
    }

    /// Takes a record off the shelf.
    pub fn take(self, key: Key) -> Bundle {
        let bundle = self.shelf.with_value(|shelf| Bundle::take(shelf, [key]));
        self.changed.notify();
        bundle
    }

    /// Puts back what was taken.
    pub fn put_back(self, bundle: &Bundle) {
        if let Some(keeping) = self.shelf.with_value(|shelf| bundle.put_back(shelf)) {
            self.went_to(keeping);
        }
    }

    /// Holds everything in memory from now on, or keeps it on the device again.
    pub fn keep_nothing(self, nothing: bool, moving: &Attempt) {
        let keeping = self.shelf.try_update_value(|shelf| shelf.keep_nothing(nothing, moving));
        if let Some(keeping) = keeping {
            self.went_to(keeping);
        }
    }

    /// The key of every record, tracked.
    pub fn keys(self) -> Vec<String> {
        self.changed.track();
        self.shelf.with_value(Shelf::keys)
    }

    /// Runs whoever asks again with the next change of any record, here or in another window.
    pub fn follow(self) {
        self.changed.track();
    }

    /// A record as it is written, tracked.
    pub fn text(self, key: &str) -> Option<String> {
        self.changed.track();
        self.shelf.with_value(|shelf| shelf.text(key))
    }

    /// Keeps a record as it is written.
    pub fn keep(self, key: &Key, text: &str) -> Keeping {
        self.rewrite(key, None, |_| (text.to_owned(), ())).1
    }

    /// Keeps what `edit` makes of a record as it lies here at this moment; one that is the text `known` is not checked.
    /// Returns what `edit` gives beside the new text, and where that is kept.
    pub fn rewrite<T>(
        self,
        key: &Key,
        known: Option<&str>,
        edit: impl FnOnce(Option<&str>) -> (String, T),
    ) -> (T, Keeping) {
        let (outcome, keeping) = self.shelf.with_value(|shelf| shelf.rewrite(key, known, edit));
        self.went_to(keeping);
        (outcome, keeping)
    }

    /// Removes a record.
    pub fn discard(self, key: &Key) {
        self.shelf.with_value(|shelf| shelf.discard(key));
        self.changed.notify();
    }

    /// Every record with its text, tracked.
    pub fn everything(self) -> Vec<(String, String)> {
        self.changed.track();
        self.shelf.with_value(Shelf::everything)
    }

    /// Writes all of these records or none.
    ///
    /// # Errors
    /// When the device does not take them all; everything is as it was.
    pub fn keep_together(self, records: &[(String, String)]) -> Result<(), StorageError> {
        let outcome = self.shelf.with_value(|shelf| shelf.keep_together(records));
        self.changed.notify();
        outcome
    }

    /// Removes every record of this app.
    pub fn erase(self) -> Erased {
        let erased = self.shelf.with_value(Shelf::erase);
        self.changed.notify();
        erased
    }

    /// Puts back what was removed.
    pub fn undo_erase(self, erased: &Erased) {
        self.shelf.with_value(|shelf| shelf.put_back(erased));
        self.changed.notify();
    }

    /// The settings.
    pub fn settings(self) -> Settings {
        self.shelf.with_value(Shelf::settings)
    }

    /// Changes the settings and keeps them.
    pub fn change_settings(self, edit: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings();
        edit(&mut settings);
        // Settings that could not be kept hold until the page is closed, which needs no sentence.
        self.shelf.with_value(|shelf| shelf.save_settings(&settings));
    }
}
