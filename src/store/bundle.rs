//! Records that belong together, taken off the shelf and put back as one, so that a deletion can be undone.

use super::check::check;
use super::record::write_attempt;
use super::shelf::{Keeping, Key, Shelf};
use crate::response::AttemptId;

/// Records that were taken off the shelf together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bundle(Vec<(Key, String)>);

impl Bundle {
    /// Takes an attempt off the shelf, with its label and its plan.
    #[must_use]
    pub fn take_attempt(shelf: &Shelf, id: &AttemptId) -> Self {
        Self::take(shelf, [Key::Attempt(id.clone()), Key::Label(id.clone()), Key::Plan(id.clone())])
    }

    /// Takes records off the shelf. What is not there, or cannot be used, is left out of it and stays as it is.
    #[must_use]
    pub fn take(shelf: &Shelf, keys: impl IntoIterator<Item = Key>) -> Self {
        let mut taken = Vec::new();
        for key in keys {
            let text = match &key {
                // What memory holds of an attempt is laid over what the device has; one of the two would lose answers.
                Key::Attempt(id) => shelf.attempt(id).ok().flatten().map(|attempt| write_attempt(&attempt)),
                _ => shelf.text(&key.as_text()).filter(|text| check(&key, text).is_ok()),
            };
            if let Some(text) = text {
                shelf.discard(&key);
                taken.push((key, text));
            }
        }
        Self(taken)
    }

    /// Puts everything back; where the first of it is kept now. Nothing for an empty bundle.
    pub fn put_back(&self, shelf: &Shelf) -> Option<Keeping> {
        let kept = self.0.iter().map(|(key, text)| shelf.keep(key, text));
        // All are put back before the first is looked at.
        kept.fold(None, |first, keeping| first.or(Some(keeping)))
    }

    /// Whether nothing was taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
