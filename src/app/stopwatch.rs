//! Time spent on a page of statements, without the time the window was hidden.

use leptos::prelude::*;

use crate::web::{device, events, page};

/// Runs while the page is visible.
#[derive(Clone, Copy)]
pub struct Stopwatch {
    since: StoredValue<Option<f64>>,
    spent: StoredValue<f64>,
}

impl Stopwatch {
    /// A running stopwatch; it belongs to the current owner.
    pub fn start() -> Self {
        let watch = Self { since: StoredValue::new(Some(device::monotonic())), spent: StoredValue::new(0.0) };
        let listener =
            events::on_visibility_change(
                move || {
                    if page::is_hidden() { watch.pause() } else { watch.resume() }
                },
            );
        let listener = StoredValue::new_local(listener);
        on_cleanup(move || listener.dispose());
        watch
    }

    fn pause(self) {
        if let Some(Some(since)) = self.since.try_get_value() {
            self.spent.update_value(|spent| *spent += device::monotonic() - since);
            self.since.set_value(None);
        }
    }

    fn resume(self) {
        self.since.try_set_value(Some(device::monotonic()));
    }

    /// Milliseconds since the last lap.
    pub fn lap(self) -> u64 {
        self.pause();
        let spent = self.spent.try_get_value().unwrap_or(0.0);
        self.spent.try_set_value(0.0);
        self.resume();
        spent as u64
    }
}
