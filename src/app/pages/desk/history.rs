//! Every attempt in this browser.

use leptos::prelude::*;

use crate::app::pages::lost;

/// Every attempt in this browser.
pub fn history() -> AnyView {
    lost()
}
