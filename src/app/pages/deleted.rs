//! What was deleted last, until the page is left.

use leptos::prelude::*;

use crate::app::records::Records;
use crate::app::view::{button, when};
use crate::app::words::{Msg, Words};
use crate::store::Bundle;
use crate::web::{events, page};

/// What was deleted last, with the way to have it back.
#[derive(Clone, Copy)]
pub struct Deleted(RwSignal<Option<Bundle>>);

impl Deleted {
    /// Nothing yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Holds what was just taken off the shelf, and puts the focus on the way back: the row that had it is gone.
    pub fn hold(self, bundle: Bundle) {
        self.0.set(Some(bundle));
        events::before_paint(|| page::focus("[data-action='undo']"));
    }

    /// Whether there is anything to have back, tracked.
    pub fn is_some(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// The sentence that says so, with its button. Afterwards the button is gone, so the focus goes to `then`.
    pub fn line(self, then: &'static str) -> AnyView {
        let words = Words::here();
        let records = Records::here();
        let undo = move || {
            if let Some(bundle) = self.0.get_untracked() {
                self.0.set(None);
                records.put_back(&bundle);
                events::before_paint(move || page::focus(then));
            }
        };
        let line = when(
            move || self.is_some(),
            move || {
                view! {
                    <p class="small" role="status">
                        {words.text(Msg::AttemptDeleted)} " "
                        {button("link", "undo", words.t(Msg::AttemptUndo), undo)}
                    </p>
                }
                .into_any()
            },
        );
        line.into_any()
    }
}
