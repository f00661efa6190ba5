//! Everything stored on this device.

use leptos::prelude::*;

use crate::app::pages::lost;

/// Everything stored on this device.
pub fn data() -> AnyView {
    lost()
}
