//! Four weeks of practice that follow from a profile and a person's choices, and from nothing else.
//!
//! The rule; `docs/plan.md` says more of why:
//! 1. **Few exercises, repeated.** Each priority has at most two: the shortest that fits, to be done often, and the
//!    longest that leaves the week room for the shortest of the other priorities, to go deeper. Of equally long ones the
//!    first by id; where none leaves that room, the shortest is all there is.
//! 2. **Spaced.** They take turns as A, A, B, A, B, A …: learnt, repeated, left for a while, taken up again.
//! 3. **Little and often.** At most two steps a week for a priority and four in all, on working days, as far apart as
//!    the week allows; time left over stays free.
//! 4. **Fair.** The next step goes to the priority with the fewest so far, of equals to the more wanted one. So each has
//!    its first step by the third week, however little time there is.
//! 5. A step is planned with the longest time its technique takes, the same rule as the toolkit's filter, so that the
//!    week's minutes are always enough.

mod fitting;
mod proposal;

use crate::instrument::{Day, InstrumentId, TechniqueId};
use crate::store::{DAYS, Edit, Plan, StepId, WEEKS};

use super::technique::Technique;
use fitting::Pair;
pub use fitting::Unserved;
pub use proposal::Proposal;

/// Most steps a week.
const MOST_A_WEEK: usize = 4;

/// Most steps a week for one priority.
const MOST_FOR_ONE: u8 = 2;

/// Working days of a week.
const WORKING_DAYS: usize = 5;

/// One exercise on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name, with the week and what it trains.
    pub id: StepId,
    /// The technique that the rule gave it.
    pub planned: TechniqueId,
    /// The technique to do: the planned one, or one chosen in its place.
    pub technique: TechniqueId,
    /// How long, in minutes, at most.
    pub minutes: u32,
    /// The day of its week, from 0 for the week's first day to 6.
    pub day: u8,
    /// Whether an earlier step has the same technique, so that this one repeats it.
    pub again: bool,
    /// What the person changed and noted.
    pub edit: Edit,
}

impl Step {
    /// Days after the plan's first day.
    #[must_use]
    pub fn offset(&self) -> u32 {
        u32::from(self.id.week - 1) * u32::from(DAYS) + u32::from(self.day)
    }
}

/// Four weeks of practice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrainingPlan {
    /// The steps in the order of their days, those left out among them.
    pub steps: Vec<Step>,
    /// Priorities for which no technique fits the choices.
    pub unserved: Vec<Unserved>,
}

impl TrainingPlan {
    /// Plans the four weeks from a day on. The same choices give the same plan, whatever the language and the order of
    /// the techniques.
    #[must_use]
    pub fn of(plan: &Plan, instrument: &InstrumentId, techniques: &[&Technique], start: &Day) -> Self {
        let mut unserved = Vec::new();
        let mut pairs: Vec<Pair<'_>> = Vec::new();
        for dimension in &plan.priorities {
            match Pair::of(plan, instrument, dimension, techniques) {
                Some(pair) => pairs.push(pair),
                None => unserved.push(Unserved::of(plan, instrument, dimension, techniques)),
            }
        }
        let shortest: u32 = pairs.iter().map(Pair::least).sum();
        for pair in &mut pairs {
            let others = shortest - pair.least();
            pair.deepen(plan.minutes.saturating_sub(others));
        }
        let mut steps: Vec<Step> = Vec::new();
        let mut turns = vec![0; pairs.len()];
        for week in 1..=WEEKS {
            let planned = week_of(week, plan.minutes, &pairs, &mut turns);
            let days = spread(planned.len(), start.weekday());
            let week = planned.into_iter().zip(days).map(|((id, technique), day)| Step {
                edit: Edit::none(id.clone(), technique.id.clone()),
                id,
                planned: technique.id.clone(),
                technique: technique.id.clone(),
                minutes: technique.minutes.to,
                day,
                again: false,
            });
            steps.extend(week);
        }
        let mut planned = Self { steps, unserved };
        for edit in &plan.edits {
            planned.apply(edit, plan, instrument, techniques);
        }
        planned.settle();
        planned
    }

    /// A step by its name.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    /// Minutes that the earlier steps of a step's day take, so that each begins when the one before is over.
    #[must_use]
    pub fn before(&self, step: &Step) -> u32 {
        let earlier = self.steps.iter().take_while(|other| other.id != step.id);
        let same_day = earlier.filter(|other| other.offset() == step.offset() && !other.edit.left_out);
        same_day.map(|other| other.minutes).sum()
    }

    /// Minutes planned in a week, from 1 on, without what is left out.
    #[must_use]
    pub fn minutes(&self, week: u8) -> u32 {
        let steps = self.steps.iter().filter(|step| step.id.week == week && !step.edit.left_out);
        steps.map(|step| step.minutes).sum()
    }

    /// The techniques that a step could have: those that train the same, fit the choices, and leave the week within its
    /// minutes. Its own is among them; shorter ones come first.
    #[must_use]
    pub fn could_be<'a>(
        &self,
        step: &Step,
        plan: &Plan,
        instrument: &InstrumentId,
        techniques: &[&'a Technique],
    ) -> Vec<&'a Technique> {
        let others = self.reserved(step.id.week).saturating_sub(step.minutes);
        let mut fitting =
            fitting::fitting(instrument, &step.id.dimension, techniques, plan.minutes, plan.company);
        fitting.retain(|technique| others + technique.minutes.to <= plan.minutes);
        fitting
    }

    /// Minutes of a week with those of steps left out, so that these can always be taken up again.
    fn reserved(&self, week: u8) -> u32 {
        self.steps.iter().filter(|step| step.id.week == week).map(|step| step.minutes).sum()
    }

    /// Applies a change to the step it was made for; without such a step, or with a technique that does not fit any
    /// more, that part of it waits until it fits again.
    fn apply(&mut self, edit: &Edit, plan: &Plan, instrument: &InstrumentId, techniques: &[&Technique]) {
        let place = self.steps.iter().position(|step| step.id == edit.step && step.planned == edit.planned);
        let Some(place) = place else { return };
        let fits = edit.instead.as_ref().and_then(|instead| {
            let could_be = self.could_be(&self.steps[place], plan, instrument, techniques);
            could_be.into_iter().find(|technique| technique.id == *instead)
        });
        let step = &mut self.steps[place];
        if let Some(technique) = fits {
            step.technique = technique.id.clone();
            step.minutes = technique.minutes.to;
        }
        step.day = edit.day.filter(|day| *day < DAYS).unwrap_or(step.day);
        step.edit = edit.clone();
    }

    /// Puts the steps in the order of their days, and says which repeat an earlier one.
    fn settle(&mut self) {
        let mut settled: Vec<Step> = Vec::with_capacity(self.steps.len());
        for step in std::mem::take(&mut self.steps) {
            let place = settled.iter().take_while(|other| other.offset() <= step.offset()).count();
            settled.insert(place, step);
        }
        for index in 0..settled.len() {
            let earlier = settled[..index].iter().filter(|step| !step.edit.left_out);
            settled[index].again = earlier.into_iter().any(|step| step.technique == settled[index].technique);
        }
        self.steps = settled;
    }
}

/// The steps of a week in the order in which they are given out; `turns` counts each priority's steps so far.
fn week_of<'a>(
    week: u8,
    minutes: u32,
    pairs: &[Pair<'a>],
    turns: &mut [usize],
) -> Vec<(StepId, &'a Technique)> {
    let mut left = minutes;
    let mut given = vec![0_u8; pairs.len()];
    let mut steps = Vec::new();
    while steps.len() < MOST_A_WEEK {
        let mut next: Option<(usize, &'a Technique)> = None;
        for (index, pair) in pairs.iter().enumerate() {
            let Some(technique) = pair.turn(turns[index], left).filter(|_| given[index] < MOST_FOR_ONE)
            else {
                continue;
            };
            if next.is_none_or(|(best, _)| turns[index] < turns[best]) {
                next = Some((index, technique));
            }
        }
        let Some((index, technique)) = next else { break };
        given[index] += 1;
        turns[index] += 1;
        left -= technique.minutes.to;
        let dimension = pairs[index].dimension.clone();
        steps.push((StepId { week, dimension, nth: given[index] }, technique));
    }
    steps
}

/// Days for a week's steps, from 0 for the week's first day: working days, evenly apart. `first` is the weekday of the
/// week's first day, from 0 for Monday.
fn spread(steps: usize, first: u8) -> Vec<u8> {
    let working: Vec<u8> = (0..DAYS).filter(|day| (first + day) % DAYS < 5).collect();
    (0..steps).map(|step| working[(2 * step + 1) * WORKING_DAYS / (2 * steps)]).collect()
}
