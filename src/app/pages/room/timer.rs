//! A countdown for an exercise: seen, and said now and then; it makes no sound.

use leptos::prelude::*;

use crate::app::view::{button, change, effect, live, memo, text};
use crate::app::words::{Msg, Words};
use crate::web::{device, events};

/// How often the clock looks at the time, in milliseconds: more than twice a second, so that no second is skipped.
const TICK: i32 = 400;

/// Longest exercise, in minutes.
const LONGEST: u32 = 240;

const MINUTE: f64 = 60_000.0;

/// Where the clock is.
#[derive(Clone, Copy, PartialEq)]
enum Clock {
    /// Not running, with this many milliseconds left.
    Still(f64),
    /// Running until this moment.
    Running(f64),
}

impl Clock {
    fn left(self) -> f64 {
        match self {
            Self::Still(left) => left,
            Self::Running(until) => (until - device::monotonic()).max(0.0),
        }
    }
}

/// A countdown of so many minutes, which may be changed.
pub fn timer(minutes: u32) -> AnyView {
    let words = Words::here();
    let whole = RwSignal::new(minutes.clamp(1, LONGEST));
    let full = move || f64::from(whole.get_untracked()) * MINUTE;
    let clock = RwSignal::new(Clock::Still(full()));
    // Seconds left, rounded up: the last one shows 0:01, and 0:00 is the end.
    let seconds = RwSignal::new(f64::from(minutes.clamp(1, LONGEST)) * 60.0);
    let running = memo(move || matches!(clock.get(), Clock::Running(_)));
    let begun = RwSignal::new(false);
    effect(move || seconds.set((clock.get().left() / 1000.0).ceil()));
    let toggle = move || {
        let now = clock.get_untracked();
        let left = now.left();
        begun.set(true);
        clock.set(match now {
            Clock::Running(_) => Clock::Still(left),
            Clock::Still(0.0) => Clock::Running(device::monotonic() + full()),
            Clock::Still(left) => Clock::Running(device::monotonic() + left),
        });
        if running.get_untracked() {
            tick(clock, seconds);
        }
    };
    let reset = move || {
        begun.set(false);
        clock.set(Clock::Still(full()));
    };
    let set = change(move |event| {
        if let Ok(minutes) = event_target_value(&event).parse::<u32>() {
            whole.set(minutes.clamp(1, LONGEST));
            reset();
        }
    });
    let shown = text(move || {
        let seconds = seconds.get() as usize;
        let mut two = words.whole(seconds % 60);
        if seconds % 60 < 10 {
            two.insert_str(0, &words.whole(0));
        }
        words.fill(Msg::RoomTimerLeft, &[("minutes", &words.whole(seconds / 60)), ("seconds", &two)])
    });
    // Said when something changes and every five minutes, not every second.
    let milestone = memo(move || {
        let minutes = (seconds.get() / 60.0).ceil() as usize;
        if minutes <= 1 { minutes } else { minutes.div_ceil(5) * 5 }
    });
    let over = memo(move || seconds.get() <= 0.0);
    let said = text(move || match (over.get(), running.get(), begun.get()) {
        (true, ..) => words.text(Msg::RoomTimerOver),
        (_, true, _) => {
            milestone.track();
            let minutes = (seconds.get_untracked() / 60.0).ceil() as usize;
            words.count(Msg::RoomTimerRunning, minutes)
        }
        (_, false, true) => words.text(Msg::RoomTimerPaused),
        (_, false, false) => String::new(),
    });
    let label =
        text(move || words.text(if running.get() { Msg::RoomTimerPause } else { Msg::RoomTimerStart }));
    let value = text(move || whole.get().to_string());
    let buttons = live(move || {
        view! {
            {button("button", "timer", label, toggle)}
            {button("button quiet", "timer-reset", words.t(Msg::RoomTimerReset), reset)}
        }
        .into_any()
    });
    view! {
        <div class="timer" data-role="timer">
            <p class="clock num" role="timer">{shown}</p>
            <div class="actions">
                {buttons}
                <label class="pick">
                    <span>{words.t(Msg::RoomTimerSet)}</span>
                    <input
                        type="number"
                        name="minutes"
                        min="1"
                        max=LONGEST.to_string()
                        prop:value=value
                        on:change=set
                    />
                </label>
            </div>
            <p class="soft" role="status">{said}</p>
        </div>
    }
    .into_any()
}

/// Looks at the time now and again, for as long as the clock runs and its page stands.
fn tick(clock: RwSignal<Clock>, seconds: RwSignal<f64>) {
    events::after(TICK, move || {
        let Some(now @ Clock::Running(_)) = clock.try_get_untracked() else { return };
        let left = now.left();
        if left <= 0.0 {
            clock.set(Clock::Still(0.0));
            return;
        }
        let next = (left / 1000.0).ceil();
        if seconds.get_untracked() != next {
            seconds.set(next);
        }
        tick(clock, seconds);
    });
}
