//! Two results side by side.

use crate::response::AttemptId;
use leptos::prelude::*;

use crate::app::pages::lost;

/// Two results side by side.
pub fn compare(_first: &AttemptId, _second: &AttemptId) -> AnyView {
    lost()
}
