//! Instruments for use elsewhere.

use leptos::prelude::*;

use crate::app::pages::lost;

/// Instruments for use elsewhere.
pub fn author() -> AnyView {
    lost()
}
