//! Taking a profile along.

use std::sync::Arc;

use leptos::prelude::*;

use super::pictures::pictures;
use crate::app::library::Questionnaire;
use crate::response::Attempt;

/// Taking a profile along.
pub fn share(questionnaire: Signal<Arc<Questionnaire>>, attempt: StoredValue<Attempt>) -> AnyView {
    view! { <section class="stack" data-role="share">{pictures(questionnaire, attempt)}</section> }.into_any()
}
