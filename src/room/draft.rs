//! How a report is made: a dimension at a time, so that a page stays responsive while thousands of people are summed up.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::cells::{Cell, Sight, shown_people};
use super::report::{
    DimensionReport, GroupReport, MiddleHalf, Report, RoleReport, RoomAgreement, TotalReport, Views,
};
use super::tally::{Counted, Tally};
use super::{NotShown, Room};
use crate::instrument::{Dimension, DimensionId, Instrument, ItemId, Key};
use crate::scoring::{Agreement, Distribution, Quartiles, RatingScale, SmallestGroup, Visibility, keyed};
use crate::statistics::{Frequencies, mean};
use crate::store::{Moment, Release};

/// Most dimensions that are named as worth talking about.
const MOST_WORTH: usize = 3;

/// Half of a normal distribution lies within so many standard deviations of its mean.
const MIDDLE: f64 = 0.674_489_750_196_081_7;

/// A report on its way. It holds its people as they were when it was begun: whatever is handed in or withdrawn meanwhile,
/// it is about these and no others, and whoever shows it has to ask first whether it may still be shown.
#[derive(Debug, Clone)]
pub struct Draft {
    people: People,
    smallest: SmallestGroup,
    /// Dimensions, then groups, that are done.
    columns: usize,
    /// Statements of the form in those dimensions.
    statements: usize,
    report: Report,
}

impl Draft {
    /// Begins with a release whose people are all in the tally.
    fn of(room: &Room, tally: &Tally, release: &Release) -> Self {
        let instrument = &tally.instrument;
        let all: Vec<Arc<Counted>> = shown_people(tally, release.moment, &release.members).cloned().collect();
        let earlier = room.releases(release.moment).filter(|other| other.members != release.members);
        let smallest = room.smallest();
        let sight = Sight::of(tally, smallest, &all, release, earlier);
        let people = People { all, sight };
        let report = Report {
            moment: release.moment,
            instrument: instrument.id.clone(),
            form: instrument.form_or_first(&room.record().form).id.clone(),
            n: release.members.len(),
            left_out: release.left_out,
            smallest: smallest.get(),
            dimensions: Vec::new(),
            groups: Vec::new(),
            total: people.total(tally, instrument.dimensions.len() + instrument.groups.len()),
            worth_talking: Vec::new(),
        };
        Self { people, smallest, columns: 0, statements: 0, report }
    }

    /// Does the next part of it, with the tally that it was begun with; the whole after the last.
    pub fn step(mut self, tally: &Tally) -> ControlFlow<Report, Self> {
        let instrument = &tally.instrument;
        let column = self.columns;
        self.columns += 1;
        if let Some(dimension) = instrument.dimensions.get(column) {
            let items = asked(instrument, dimension, &self.report);
            let asked = items.len();
            if 0 < asked {
                let done = self.dimension(tally, dimension, column, items);
                self.report.dimensions.push(done);
            }
            self.statements += asked;
            return ControlFlow::Continue(self);
        }
        if let Some(group) = instrument.groups.get(column - instrument.dimensions.len()) {
            let score = self.people.total(tally, column);
            self.report.groups.push(GroupReport { id: group.id.clone(), score });
            return ControlFlow::Continue(self);
        }
        self.report.worth_talking = worth_talking(&self.report.dimensions);
        ControlFlow::Break(self.report)
    }

    fn dimension(
        &self,
        tally: &Tally,
        dimension: &Dimension,
        column: usize,
        items: Vec<(ItemId, Key)>,
    ) -> DimensionReport {
        let Cell { people, visibility } = self.people.sight.total(column);
        let found = self.people.distribution(column);
        let all = found.as_ref().filter(|_| self.smallest.shows_distribution(people));
        DimensionReport {
            id: dimension.id.clone(),
            n: people,
            visibility,
            mean: found.as_ref().map(|found| found.mean),
            sd: found.as_ref().and_then(|found| found.sd),
            quartiles: all.map(|found| found.quartiles),
            bins: all.map(|found| found.bins),
            middle: match all {
                Some(found) => {
                    let Quartiles { q1, q3, .. } = found.quartiles;
                    Some(MiddleHalf { low: q1, high: q3, estimated: false })
                }
                None => found.as_ref().and_then(estimated),
            },
            agreement: found.and_then(|_| self.agreement(tally, items)),
            by_role: self.people.by_role(tally, column),
        }
    }

    /// How far people agree about the statements that are next; nothing of fewer than two.
    fn agreement(&self, tally: &Tally, items: Vec<(ItemId, Key)>) -> Option<RoomAgreement> {
        if items.len() < 2 {
            return None;
        }
        let ends = tally.instrument.ends();
        let these = self.statements..self.statements + items.len();
        let mut counts = vec![[0_usize; 256]; items.len()];
        let mut anything = 0;
        for person in &self.people.all {
            let states = person.states.get(these.clone()).unwrap_or_default();
            for (counts, state) in counts.iter_mut().zip(states) {
                counts[usize::from(*state)] += 1;
            }
            anything += usize::from(states.iter().any(|state| tally.value(*state).is_some()));
        }
        let of_item = |((item, key), counts): ((ItemId, Key), [usize; 256])| {
            let given = (0..=u8::MAX).zip(counts).filter(|(_, count)| 0 < *count);
            let values =
                given.filter_map(|(state, count)| Some((keyed(tally.value(state)?, key, ends), count)));
            (item, Frequencies::counted(values))
        };
        let items: Vec<(ItemId, Frequencies)> = items.into_iter().zip(counts).map(of_item).collect();
        let found = Agreement::of_counts(anything, &items, &RatingScale::of(&tally.instrument));
        if found.items_used < 2 || found.n < self.smallest.get() {
            return None;
        }
        let r_star_wg_j = found.r_star_wg_j.ok()?;
        Some(RoomAgreement {
            r_star_wg_j,
            rwg_j: found.rwg_j.ok()?,
            ad_mean: found.ad_mean.ok(),
            ad_median: found.ad_median.ok(),
            views: Views::of(r_star_wg_j),
        })
    }
}

impl Room {
    /// Begins what may be shown of a moment; [`Draft::step`] goes on with it.
    ///
    /// # Errors
    /// Why nothing is.
    pub fn draft(&self, tally: &Tally, moment: Moment) -> Result<Draft, NotShown> {
        self.is_shown(moment)?;
        let release = self.current(moment).ok_or(NotShown::NotRevealed)?;
        // A tally that has not taken up yet what was revealed elsewhere would make a report of some of its people.
        let is_behind = || !release.members.iter().all(|member| tally.has_read(*member));
        if !tally.progress().is_complete() || is_behind() {
            return Err(NotShown::Counting);
        }
        Ok(Draft::of(self, tally, release))
    }

    /// What may be shown of a moment, at once.
    ///
    /// # Errors
    /// Why nothing is.
    pub fn report(&self, tally: &Tally, moment: Moment) -> Result<Report, NotShown> {
        let mut draft = self.draft(tally, moment)?;
        loop {
            match draft.step(tally) {
                ControlFlow::Continue(further) => draft = further,
                ControlFlow::Break(report) => return Ok(report),
            }
        }
    }
}

/// What a report's form asks of a dimension, in the order of the states.
fn asked(instrument: &Instrument, dimension: &Dimension, report: &Report) -> Vec<(ItemId, Key)> {
    let form = instrument.form_or_first(&report.form);
    let asked = dimension.items.iter().filter(|item| form.asks(&item.id));
    asked.map(|item| (item.id.clone(), item.key)).collect()
}

/// The people of a release with what may be shown of them.
#[derive(Debug, Clone)]
struct People {
    all: Vec<Arc<Counted>>,
    sight: Sight,
}

impl People {
    fn scores(&self, column: usize, role: Option<usize>) -> Vec<f64> {
        let people = self.all.iter().filter(|counted| role.is_none() || counted.role == role);
        people.filter_map(|counted| counted.scores.get(column).copied().flatten()).collect()
    }

    /// The distribution of a column, where it may be shown.
    fn distribution(&self, column: usize) -> Option<Distribution> {
        let shown = self.sight.total(column).visibility == Visibility::Shown;
        shown.then(|| Distribution::of(&self.scores(column, None))).flatten()
    }

    fn by_role(&self, tally: &Tally, column: usize) -> Vec<RoleReport> {
        let roles = tally.roles().iter().enumerate();
        roles
            .map(|(place, role)| {
                let Cell { people, visibility } = self.sight.role(place, column);
                let shown = visibility == Visibility::Shown;
                let mean = || mean(&self.scores(column, Some(place)));
                RoleReport { role: role.clone(), n: people, visibility, mean: shown.then(mean).flatten() }
            })
            .collect()
    }

    fn total(&self, tally: &Tally, column: usize) -> TotalReport {
        let Cell { people, visibility } = self.sight.total(column);
        let found = self.distribution(column);
        TotalReport {
            n: people,
            visibility,
            mean: found.as_ref().map(|found| found.mean),
            sd: found.and_then(|found| found.sd),
            by_role: self.by_role(tally, column),
        }
    }
}

/// The middle half of a normal distribution with this mean and spread, within the scale.
fn estimated(of: &Distribution) -> Option<MiddleHalf> {
    let half = MIDDLE * of.sd?;
    Some(MiddleHalf { low: (of.mean - half).max(0.0), high: (of.mean + half).min(100.0), estimated: true })
}

/// The dimensions about which views differ most; of equal ones the first in the instrument's order.
fn worth_talking(dimensions: &[DimensionReport]) -> Vec<DimensionId> {
    let mut found: Vec<(f64, &DimensionId)> = Vec::new();
    for dimension in dimensions {
        let Some(agreement) = dimension.agreement.filter(|agreement| agreement.views != Views::Close) else {
            continue;
        };
        let place = found.iter().take_while(|(other, _)| *other <= agreement.r_star_wg_j).count();
        found.insert(place, (agreement.r_star_wg_j, &dimension.id));
    }
    found.into_iter().take(MOST_WORTH).map(|(_, id)| id.clone()).collect()
}
