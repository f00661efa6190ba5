//! What a room's people say together: nothing that is made of fewer than k of them, and nothing about one of them.

use super::Moment;
use crate::instrument::{DimensionId, FormId, GroupId, InstrumentId, RoleId};
use crate::scoring::{BINS, Quartiles, Truncated, Visibility};

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
    /// A dimension by its name.
    #[must_use]
    pub fn dimension(&self, id: &DimensionId) -> Option<&DimensionReport> {
        self.dimensions.iter().find(|dimension| dimension.id == *id)
    }
}
