//! Nobody there any more: a countdown that everybody can see and stop, and then the page is wiped.

use leptos::prelude::*;

use super::{Kiosk, Stage};
use crate::app::view::{button, effect, memo, text, when};
use crate::app::words::{Msg, Words};
use crate::web::{device, events, page};

/// Milliseconds without a sign of anybody until the countdown begins. A statement may take some thought; a profile is
/// there for whoever comes by.
const WHILE_ANSWERING: u64 = 180_000;
const ON_THE_PROFILE: u64 = 60_000;

/// Milliseconds of the countdown.
const COUNTDOWN: u64 = 20_000;

/// Milliseconds between two looks at the clock.
const TICK: i32 = 1_000;

/// Watches for signs of one person.
#[derive(Clone, Copy)]
pub(super) struct Idle {
    /// When there was one last, by the wall clock: it also counts the hours that a closed laptop sleeps.
    last: StoredValue<u64>,
    /// Seconds left, while it counts.
    left: RwSignal<Option<u64>>,
}

impl Idle {
    /// Watches from now on, for as long as the person is here.
    pub(super) fn watch(kiosk: Kiosk, stage: Memo<Stage>) -> Self {
        let idle = Self { last: StoredValue::new(device::now().0), left: RwSignal::new(None) };
        // Once it counts, only the button says that the same person is still there.
        let alive = move || {
            if idle.left.try_get_untracked() == Some(None) {
                idle.last.try_set_value(device::now().0);
            }
        };
        let listeners = StoredValue::new_local(events::on_activity(alive));
        on_cleanup(move || listeners.dispose());
        idle.tick(kiosk, stage);
        idle
    }

    fn tick(self, kiosk: Kiosk, stage: Memo<Stage>) {
        events::after(TICK, move || {
            let (Some(last), Some(stage_now)) = (self.last.try_get_value(), stage.try_get_untracked()) else {
                return;
            };
            let now = device::now().0;
            let limit = match stage_now {
                Stage::Welcome => None,
                Stage::Answering => Some(WHILE_ANSWERING),
                Stage::Profile => Some(ON_THE_PROFILE),
            };
            // A clock that was put back begins anew.
            let (Some(limit), true) = (limit, last <= now) else {
                self.last.set_value(now);
                self.tick(kiosk, stage);
                return;
            };
            let idle = now - last;
            if limit + COUNTDOWN <= idle {
                kiosk.wipe();
                return;
            }
            let left = (limit <= idle).then(|| (limit + COUNTDOWN - idle).div_ceil(1000));
            if self.left.get_untracked() != left {
                self.left.set(left);
            }
            self.tick(kiosk, stage);
        });
    }

    /// Whether it counts, tracked.
    pub(super) fn counts(self) -> bool {
        self.left.get().is_some()
    }

    /// The question whether anybody is there, while it counts.
    pub(super) fn countdown(self, kiosk: Kiosk) -> AnyView {
        let words = Words::here();
        let before = StoredValue::new_local(None);
        let counts = memo(move || self.counts());
        effect(move || {
            if counts.get() {
                before.set_value(page::focused());
                events::before_paint(|| page::focus("[data-action='stay']"));
            }
        });
        let stay = move || {
            self.last.set_value(device::now().0);
            self.left.set(None);
            // What was out of reach can have the focus again once it is painted.
            let had = before.try_update_value(Option::take).flatten();
            events::before_paint(move || had.iter().for_each(page::Focused::again));
        };
        when(
            move || counts.get(),
            move || {
                let seconds = text(move || match self.left.get() {
                    Some(left) => words.count(Msg::KioskLeft, left as usize),
                    None => String::new(),
                });
                view! {
                    <div class="kiosk-wait">
                        <div
                            class="stack"
                            role="alertdialog"
                            aria-modal="true"
                            aria-labelledby="stay-title"
                            aria-describedby="stay-text"
                        >
                            <h2 id="stay-title">{words.t(Msg::KioskStayTitle)}</h2>
                            <p id="stay-text">{words.t(Msg::KioskStayText)}</p>
                            <p class="left" role="timer">{seconds}</p>
                            <p class="actions">
                                {button("button", "stay", words.t(Msg::KioskStay), stay)}
                                {button("button quiet", "wipe", words.t(Msg::KioskWipe), move || kiosk.wipe())}
                            </p>
                        </div>
                    </div>
                }
                .into_any()
            },
        )
        .into_any()
    }
}
