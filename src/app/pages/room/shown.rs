//! What may be shown of a room, made in slices whenever the room changes.

use std::ops::ControlFlow;
use std::sync::Arc;

use leptos::prelude::*;

use super::chamber::{Chamber, MANY, SLICE, is_long};
use crate::app::view::effect;
use crate::room::{Draft, Moment, NotShown, Priority, Report, priorities};
use crate::web::{device, events};

/// What may be shown of a moment.
type May = Result<Arc<Report>, NotShown>;

/// What is shown of a room, and which of its moments.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The room.
    pub chamber: Chamber,
    before: RwSignal<May>,
    after: RwSignal<May>,
    chosen: RwSignal<Option<Moment>>,
    /// Counts the states of the room that were taken up: whatever was begun for an earlier one is dropped.
    state: StoredValue<usize>,
}

impl Shown {
    /// What may be shown of a room as it is now and will be.
    pub fn of(chamber: Chamber) -> Self {
        let nothing = || RwSignal::new(Err(NotShown::Counting));
        let chosen = RwSignal::new(None);
        let shown = Self { chamber, before: nothing(), after: nothing(), chosen, state: StoredValue::new(0) };
        effect(move || shown.take_up());
        shown
    }

    /// Takes up the room as it is now, tracked. What must not be shown any more is gone when this returns.
    fn take_up(self) {
        self.state.update_value(|state| *state += 1);
        let state = self.state.get_value();
        let begun = device::monotonic();
        for moment in Moment::ALL {
            let may = self.chamber.with_tally(|room, _| room.is_shown(moment));
            if let Err(why) = may {
                self.say(moment, Err(why));
                continue;
            }
            // A report that was made before k was raised may have a number of too few. Any other was shown until now, and
            // may be until the next one is ready.
            let smallest = self.chamber.smallest();
            let fits = |may: &May| may.as_ref().is_ok_and(|report| report.smallest == smallest);
            if !self.signal(moment).with_untracked(fits) {
                self.say(moment, Err(NotShown::Counting));
            }
            if self.chamber.with(|room| room.handed_in(moment)) < MANY {
                self.begin(moment, state, begun);
            } else {
                self.later(state, move || self.begin(moment, state, device::monotonic()));
            }
        }
    }

    fn begin(self, moment: Moment, state: usize, begun: f64) {
        match untrack(|| self.chamber.with_tally(|room, tally| room.draft(tally, moment))) {
            Err(why) => self.say(moment, Err(why)),
            Ok(draft) => self.go_on(moment, draft, state, begun),
        }
    }

    /// Goes on with a report until a slice that began so long ago is over, and then after whatever the person did.
    fn go_on(self, moment: Moment, mut draft: Draft, state: usize, begun: f64) {
        while device::monotonic() - begun <= SLICE {
            match untrack(|| self.chamber.with_tally(|_, tally| draft.step(tally))) {
                ControlFlow::Continue(further) => draft = further,
                ControlFlow::Break(report) => {
                    let say = move || self.say(moment, Ok(Arc::new(report)));
                    // To draw it takes its time too.
                    return if is_long(begun) { self.later(state, say) } else { say() };
                }
            }
        }
        self.later(state, move || self.go_on(moment, draft, state, device::monotonic()));
    }

    /// Does something in a task of its own, unless the page is gone by then, or the room another.
    fn later(self, state: usize, then: impl FnOnce() + 'static) {
        events::after(0, move || {
            if self.state.try_get_value() == Some(state) {
                then();
            }
        });
    }

    fn signal(self, moment: Moment) -> RwSignal<May> {
        match moment {
            Moment::Before => self.before,
            Moment::After => self.after,
        }
    }

    fn say(self, moment: Moment, may: May) {
        let signal = self.signal(moment);
        if signal.with_untracked(|known| *known != may) {
            signal.set(may);
        }
    }

    /// What may be shown of a moment, or why nothing; tracked.
    pub fn report(self, moment: Moment) -> May {
        self.signal(moment).get()
    }

    /// What is shown of both, the earlier first; tracked.
    pub fn all(self) -> Vec<Arc<Report>> {
        Moment::ALL.into_iter().filter_map(|moment| self.report(moment).ok()).collect()
    }

    /// Whether anything is shown, tracked.
    pub fn any(self) -> bool {
        self.before.with(Result::is_ok) || self.after.with(Result::is_ok)
    }

    /// Whether both moments are shown, tracked.
    pub fn both(self) -> bool {
        self.before.with(Result::is_ok) && self.after.with(Result::is_ok)
    }

    /// Turns the page to a moment.
    pub fn choose(self, moment: Moment) {
        self.chosen.set(Some(moment));
    }

    /// What the page is about: the moment chosen, else the later one that is shown; tracked.
    pub fn current(self) -> Option<Arc<Report>> {
        let chosen = self.chosen.get().and_then(|moment| self.report(moment).ok());
        chosen.or_else(|| self.all().pop())
    }

    /// What the room might practise, tracked.
    pub fn priorities(self) -> Vec<Priority> {
        let Some(report) = self.current() else { return Vec::new() };
        self.chamber.questionnaire.with(|q| priorities(&report, &q.instrument))
    }
}
