//! Which techniques fit a person's choices, and what would make one fit where none does.

use crate::guidance::technique::{Mode, Technique, Trained};
use crate::guidance::toolkit::Filter;
use crate::instrument::{DimensionId, InstrumentId};
use crate::store::{Company, Plan};

/// The techniques that train a dimension within so many minutes in such company, by the rule of the toolkit's filter:
/// the shorter first, of equally long ones the first by id.
pub(super) fn fitting<'a>(
    instrument: &InstrumentId,
    dimension: &DimensionId,
    techniques: &[&'a Technique],
    minutes: u32,
    company: Company,
) -> Vec<&'a Technique> {
    let modes: &[Mode] = match company {
        Company::Alone => &[Mode::Alone],
        Company::Colleagues => &[Mode::Pair, Mode::Group],
    };
    let filters = modes.iter().map(|mode| Filter {
        trains: Some(Trained { instrument: instrument.clone(), dimension: dimension.clone() }),
        minutes: Some(minutes),
        mode: Some(*mode),
        search: String::new(),
    });
    let filters: Vec<Filter> = filters.collect();
    let mut found: Vec<&Technique> = Vec::new();
    for technique in techniques {
        if filters.iter().any(|filter| filter.admits(technique)) {
            let before =
                |other: &&&Technique| (other.minutes.to, &other.id) <= (technique.minutes.to, &technique.id);
            let place = found.iter().take_while(before).count();
            found.insert(place, technique);
        }
    }
    found
}

/// The one or two techniques of a priority.
pub(super) struct Pair<'a> {
    /// What they train.
    pub(super) dimension: DimensionId,
    short: &'a Technique,
    deep: &'a Technique,
    others: Vec<&'a Technique>,
}

impl<'a> Pair<'a> {
    /// Chooses the short one, for now alone; nothing where none fits.
    pub(super) fn of(
        plan: &Plan,
        instrument: &InstrumentId,
        dimension: &DimensionId,
        techniques: &[&'a Technique],
    ) -> Option<Self> {
        let fitting = fitting(instrument, dimension, techniques, plan.minutes, plan.company);
        let (short, others) = fitting.split_first()?;
        Some(Self { dimension: dimension.clone(), short, deep: short, others: others.to_vec() })
    }

    /// Minutes that the short one takes.
    pub(super) fn least(&self) -> u32 {
        self.short.minutes.to
    }

    /// Chooses the deep one: the longest that takes no more than `room` minutes, of equals the first.
    pub(super) fn deepen(&mut self, room: u32) {
        for technique in self.others.iter().filter(|technique| technique.minutes.to <= room) {
            let first = self.deep.id == self.short.id;
            if first || self.deep.minutes.to < technique.minutes.to {
                self.deep = technique;
            }
        }
    }

    /// The technique for a priority's step, counted from 0: A, A, B, A, B, A …, or the other of the two where only that
    /// fits into the minutes left.
    pub(super) fn turn(&self, step: usize, left: u32) -> Option<&'a Technique> {
        let deep = 2 <= step && step.is_multiple_of(2);
        let (wanted, other) = if deep { (self.deep, self.short) } else { (self.short, self.deep) };
        [wanted, other].into_iter().find(|technique| technique.minutes.to <= left)
    }
}

/// A priority for which no technique fits, with what would change that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unserved {
    /// Which one.
    pub dimension: DimensionId,
    /// The fewest minutes a week with which one fits in the same company; nothing where none does at any length.
    pub minutes: Option<u32>,
    /// Whether one fits into the same minutes in the other company.
    pub company: bool,
}

impl Unserved {
    pub(super) fn of(
        plan: &Plan,
        instrument: &InstrumentId,
        dimension: &DimensionId,
        techniques: &[&Technique],
    ) -> Self {
        let shortest = |minutes, company| {
            let found = fitting(instrument, dimension, techniques, minutes, company);
            found.first().map(|technique| technique.minutes.to)
        };
        let other = match plan.company {
            Company::Alone => Company::Colleagues,
            Company::Colleagues => Company::Alone,
        };
        Self {
            dimension: dimension.clone(),
            minutes: shortest(u32::MAX, plan.company),
            company: shortest(plan.minutes, other).is_some(),
        }
    }
}
