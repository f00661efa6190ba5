//! From a profile to practice.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::library::Questionnaire;
use crate::response::Attempt;

/// From a profile to practice.
pub fn plan(_questionnaire: Signal<Arc<Questionnaire>>, _attempt: StoredValue<Attempt>) -> AnyView {
    ().into_any()
}
