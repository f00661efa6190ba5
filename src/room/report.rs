//! What a room's people say together: nothing that is made of fewer than k of them, and nothing about one of them.

use super::cells::{Cell, Sight, shown_people};
use super::tally::{Counted, Tally};
use super::{Moment, Room};
use crate::instrument::{Dimension, DimensionId, FormId, GroupId, InstrumentId, ItemId, Key, RoleId};
use crate::scoring::{
    Agreement, BINS, Distribution, Quartiles, RatingScale, ResponseMatrix, SmallestGroup, Truncated,
    Visibility, keyed,
};
use crate::store::Release;

/// Most dimensions that are named as worth talking about.
const MOST_WORTH: usize = 3;

/// Half of a normal distribution lies within so many standard deviations of its mean.
const MIDDLE: f64 = 0.674_489_750_196_081_7;

/// What may be shown of a moment's release.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Which moment.
    pub moment: Moment,
    /// What was answered.
    pub instrument: InstrumentId,
    /// Which choice of statements.
    pub form: FormId,
    /// People in the release; at least k.
    pub n: usize,
    /// Hand-ins left out of it because they looked hurried.
    pub left_out: usize,
    /// The fewest people shown together, k.
    pub smallest: usize,
    /// The dimensions that the form asks about, in the instrument's order.
    pub dimensions: Vec<DimensionReport>,
    /// Groups of them, in the instrument's order.
    pub groups: Vec<GroupReport>,
    /// The total.
    pub total: TotalReport,
    /// The dimensions about which views differ most, those that differ most first; at most three, none where views are
    /// close.
    pub worth_talking: Vec<DimensionId>,
}

/// One dimension. Where it is not [shown](Visibility::Shown) every number but `n` is absent.
#[derive(Debug, Clone, PartialEq)]
pub struct DimensionReport {
    /// Which dimension.
    pub id: DimensionId,
    /// People scored on it.
    pub n: usize,
    /// Whether the numbers may be shown, and why not.
    pub visibility: Visibility,
    /// Mean score, POMP 0–100.
    pub mean: Option<f64>,
    /// Standard deviation (n − 1), POMP points.
    pub sd: Option<f64>,
    /// Where the middle half of the people lies.
    pub middle: Option<MiddleHalf>,
    /// Quartiles, POMP 0–100; of five sorted scores they are three, so they are shown with a distribution only.
    pub quartiles: Option<Quartiles>,
    /// People in each ten points; only where a distribution may be shown, from ten people on.
    pub bins: Option<[usize; BINS]>,
    /// How far people agree; absent with fewer than two statements.
    pub agreement: Option<RoomAgreement>,
    /// Each of the instrument's roles, in its order.
    pub by_role: Vec<RoleReport>,
}

/// Where the middle half of the people lies, POMP 0–100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MiddleHalf {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// Whether it follows from mean and standard deviation, as of a normal distribution, because so few people's
    /// quartiles would be some of their very scores.
    pub estimated: bool,
}

/// A dimension, group or the total among the people of one role.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleReport {
    /// Which role.
    pub role: RoleId,
    /// Its people who are scored.
    pub n: usize,
    /// Whether the mean may be shown, and why not.
    pub visibility: Visibility,
    /// Mean score, POMP 0–100; absent where it is not shown.
    pub mean: Option<f64>,
}

/// One group of dimensions. Where it is not shown every number but `n` is absent.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupReport {
    /// Which group.
    pub id: GroupId,
    /// The rest, as for the total.
    pub score: TotalReport,
}

/// The total, or a group's score. Where it is not shown every number but `n` is absent.
#[derive(Debug, Clone, PartialEq)]
pub struct TotalReport {
    /// People scored.
    pub n: usize,
    /// Whether the numbers may be shown, and why not.
    pub visibility: Visibility,
    /// Mean score, POMP 0–100.
    pub mean: Option<f64>,
    /// Standard deviation (n − 1), POMP points.
    pub sd: Option<f64>,
    /// Each of the instrument's roles, in its order.
    pub by_role: Vec<RoleReport>,
}

/// How far people agree about a dimension, in words; by r*wg(j) and the variance ratio m of [`Agreement`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Views {
    /// r*wg(j) is .70 or more.
    Close,
    /// Below .70.
    Differ,
    /// Below .50.
    DifferStrongly,
    /// m is above 1: people differ more than random answers would.
    TwoCamps,
}

impl Views {
    /// The word in exports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Differ => "differ",
            Self::DifferStrongly => "differ-strongly",
            Self::TwoCamps => "two-camps",
        }
    }

    /// The words for r*wg(j), which is 1 − m.
    #[must_use]
    pub fn of(r_star_wg_j: f64) -> Self {
        match r_star_wg_j {
            // By no more than rounding it is still none.
            r if r < -1e-9 => Self::TwoCamps,
            r if r < 0.5 => Self::DifferStrongly,
            r if r < 0.7 => Self::Differ,
            _ => Self::Close,
        }
    }
}

/// How far people agree about a dimension; the numbers are those of [`Agreement`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoomAgreement {
    /// r*wg(j) = 1 − m; negative where people differ more than at random.
    pub r_star_wg_j: f64,
    /// rwg(j), 0–1.
    pub rwg_j: Truncated,
    /// Mean absolute deviation from the statements' means, in scale points.
    pub ad_mean: Option<f64>,
    /// Mean absolute deviation from the statements' medians, in scale points.
    pub ad_median: Option<f64>,
    /// The same in words.
    pub views: Views,
}

impl Report {
    /// What may be shown of a release, whose people are all in the tally.
    pub(super) fn of(room: &Room, tally: &Tally, release: &Release) -> Self {
        let instrument = &tally.instrument;
        let form = instrument.form_or_first(&room.record().form);
        let people = shown_people(tally, release.moment, &release.members);
        let earlier = room.releases(release.moment).filter(|other| other.members != release.members);
        let smallest = room.smallest();
        let sight = Sight::of(tally, smallest, &people, release, earlier);
        let view = View { tally, people, sight, smallest };
        let mut first = 0;
        let mut dimensions = Vec::new();
        for (column, dimension) in instrument.dimensions.iter().enumerate() {
            let items: Vec<(ItemId, Key)> = dimension
                .items
                .iter()
                .filter(|item| form.asks(&item.id))
                .map(|item| (item.id.clone(), item.key))
                .collect();
            let asked = items.len();
            if 0 < asked {
                dimensions.push(view.dimension(dimension, column, first, items));
            }
            first += asked;
        }
        let groups = instrument.groups.iter().enumerate().map(|(index, group)| GroupReport {
            id: group.id.clone(),
            score: view.total(instrument.dimensions.len() + index),
        });
        Self {
            moment: release.moment,
            instrument: instrument.id.clone(),
            form: form.id.clone(),
            n: release.members.len(),
            left_out: release.left_out,
            smallest: smallest.get(),
            groups: groups.collect(),
            total: view.total(instrument.dimensions.len() + instrument.groups.len()),
            worth_talking: worth_talking(&dimensions),
            dimensions,
        }
    }

    /// A dimension by its name.
    #[must_use]
    pub fn dimension(&self, id: &DimensionId) -> Option<&DimensionReport> {
        self.dimensions.iter().find(|dimension| dimension.id == *id)
    }
}

/// The people of a release with what may be shown of them.
struct View<'a> {
    tally: &'a Tally,
    people: Vec<&'a Counted>,
    sight: Sight,
    smallest: SmallestGroup,
}

impl View<'_> {
    fn scores(&self, column: usize, role: Option<usize>) -> Vec<f64> {
        let people = self.people.iter().filter(|counted| role.is_none() || counted.role == role);
        people.filter_map(|counted| counted.scores.get(column).copied().flatten()).collect()
    }

    /// The distribution of a column, where it may be shown.
    fn distribution(&self, column: usize) -> (Cell, Option<Distribution>) {
        let cell = self.sight.total(column);
        let shown = cell.visibility == Visibility::Shown;
        (cell, shown.then(|| Distribution::of(&self.scores(column, None))).flatten())
    }

    fn by_role(&self, column: usize) -> Vec<RoleReport> {
        let roles = self.tally.roles().iter().enumerate();
        roles
            .map(|(place, role)| {
                let Cell { people, visibility } = self.sight.role(place, column);
                let shown = visibility == Visibility::Shown;
                let mean = || crate::statistics::mean(&self.scores(column, Some(place)));
                RoleReport { role: role.clone(), n: people, visibility, mean: shown.then(mean).flatten() }
            })
            .collect()
    }

    fn total(&self, column: usize) -> TotalReport {
        let (Cell { people, visibility }, found) = self.distribution(column);
        TotalReport {
            n: people,
            visibility,
            mean: found.as_ref().map(|found| found.mean),
            sd: found.and_then(|found| found.sd),
            by_role: self.by_role(column),
        }
    }

    fn dimension(
        &self,
        dimension: &Dimension,
        column: usize,
        first: usize,
        items: Vec<(ItemId, Key)>,
    ) -> DimensionReport {
        let (Cell { people, visibility }, found) = self.distribution(column);
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
            agreement: found.and_then(|_| self.agreement(first, items)),
            by_role: self.by_role(column),
        }
    }

    /// How far people agree about the statements from `first` on; nothing of fewer than two.
    fn agreement(&self, first: usize, items: Vec<(ItemId, Key)>) -> Option<RoomAgreement> {
        if items.len() < 2 {
            return None;
        }
        let ends = self.tally.instrument.ends();
        let row = |counted: &&Counted| -> Vec<Option<f64>> {
            let states = counted.states.iter().skip(first).zip(&items);
            states.map(|(state, (_, key))| Some(keyed(self.tally.value(*state)?, *key, ends))).collect()
        };
        let rows: Vec<Vec<Option<f64>>> = self.people.iter().map(row).collect();
        let names = items.iter().map(|(id, _)| id.clone()).collect();
        let matrix = ResponseMatrix::new(names, rows).ok()?;
        let found = Agreement::of(&matrix, &RatingScale::of(&self.tally.instrument));
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
