//! A result that somebody shared.

use leptos::prelude::*;

use crate::app::pages::lost;

/// A result that somebody shared.
pub fn received(_code: &str) -> AnyView {
    lost()
}
