//! Taking a profile along.

use std::sync::Arc;

use leptos::prelude::*;

use super::exports::exports;
use crate::app::library::Questionnaire;
use crate::response::Attempt;

/// Taking a profile along.
pub fn share(questionnaire: Signal<Arc<Questionnaire>>, attempt: StoredValue<Attempt>) -> AnyView {
    exports(questionnaire, attempt)
}
