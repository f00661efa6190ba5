//! What the pages to read keep from one visit to the next.

use std::any::Any;
use std::sync::Arc;

use leptos::prelude::*;

use super::Lasting;
use crate::guidance::Filter;

/// A file of the library as it was read, with the words of a language. Which type it is only its page knows, so that
/// nothing of it stands in the app's main part.
pub type Book = Arc<dyn Any + Send + Sync>;

/// What the pages to read keep.
#[derive(Clone, Copy)]
pub struct Reading {
    /// What a person looks for in the toolkit. It outlives the page, so that it is still there after a technique.
    pub filter: RwSignal<Filter>,
    /// What was fetched so far, by name and language.
    pub books: StoredValue<Vec<(&'static str, String, Book)>>,
}

impl Reading {
    /// Nothing looked for, nothing fetched.
    pub fn new() -> Self {
        Self { filter: RwSignal::new(Filter::default()), books: StoredValue::new(Vec::new()) }
    }

    /// What is kept in this app.
    pub fn here() -> Self {
        Lasting::here().reading
    }
}
