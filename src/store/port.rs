//! The storage port: what the app needs of a place for texts, and its twin in memory.

use litemap::LiteMap;
use std::cell::RefCell;
/// Why a text was not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser refuses to store anything here.
    #[error("storage is not available")]
    Unavailable,
    /// There is no room left.
    #[error("storage is full")]
    Full,
}

/// A place that keeps texts by key.
pub trait Storage {
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Whether this text lies under a key. The largest records are a megabyte, which takes its time to come from a browser.
    fn holds(&self, key: &str, text: &str) -> bool {
        self.get(key).as_deref() == Some(text)
    }
    /// Every key that begins so, in any order.
    fn keys(&self, prefix: &str) -> Vec<String>;
    /// Keeps a text.
    ///
    /// # Errors
    /// When the text could not be kept; what was there before is still there.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;
    /// Removes a key; a key that is not there is no error.
    fn remove(&self, key: &str);
}

/// Keeps texts until it is dropped.
#[derive(Debug, Default)]
pub struct MemoryStorage(RefCell<LiteMap<String, String>>);

impl Storage for MemoryStorage {
    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key).cloned()
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        self.0.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.0.borrow_mut().remove(key);
    }
}
