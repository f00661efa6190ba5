//! Local storage as a [`Storage`] port.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};

use crate::store::{Storage, StorageError};

/// This origin's local storage.
#[derive(Debug)]
pub struct DeviceStorage(web_sys::Storage);

impl DeviceStorage {
    /// The storage, if the browser lets this page read it. A storage without room is still given: it can be read.
    #[must_use]
    pub fn open() -> Option<Self> {
        // gloo's accessor throws where storage is blocked, so the browser is asked first.
        let readable = web_sys::window()?.local_storage().ok()??.length().is_ok();
        readable.then(|| Self(LocalStorage::raw()))
    }
}

impl Storage for DeviceStorage {
    fn get(&self, key: &str) -> Option<String> {
        self.0.get_item(key).ok()?
    }

    fn holds(&self, key: &str, text: &str) -> bool {
        // Compared over there. A key of ours has no name that a storage has a method or a field by.
        js_sys::Reflect::get(&self.0, &key.into()).is_ok_and(|there| there == JsValue::from_str(text))
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        let length = self.0.length().unwrap_or(0);
        (0..length)
            .filter_map(|index| self.0.key(index).ok()?)
            .filter(|key| key.starts_with(prefix))
            .collect()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.set_item(key, text).map_err(|error| reason(&error))
    }

    fn remove(&self, key: &str) {
        // A refused removal leaves the record, which the next look at the shelf shows.
        let _ = self.0.remove_item(key);
    }
}

fn reason(error: &JsValue) -> StorageError {
    let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StorageError::Full,
        Some(_) | None => StorageError::Unavailable,
    }
}
