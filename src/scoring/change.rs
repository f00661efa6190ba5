//! Reliable change: whether a second score differs from a first by more than measurement error.
//!
//! Jacobson & Truax (1991): RCI = (after − before) / Sdiff, reliable when |RCI| > 1.96. They use one standard error
//! for both times, Sdiff = √2·SEM. The two times may be answered in different forms or with different gaps here, so
//! it is √(sem₁² + sem₂²), which is the same when the errors are equal. The reliability is the one that the
//! instrument declares; with an internal consistency instead of a retest reliability, true fluctuation between the
//! two times counts as change.

use super::difference::{Difference, Verdict};
use super::estimate::Estimate;
use super::profile::Profile;
use crate::instrument::{DimensionId, GroupId};

/// The change from one score to a later one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The earlier score.
    pub before: Estimate,
    /// The later score.
    pub after: Estimate,
    /// Later minus earlier, POMP points, with Sdiff as its error when both scores have one.
    pub difference: Difference,
}

impl Change {
    /// The change from `before` to `after`.
    #[must_use]
    pub fn new(before: Estimate, after: Estimate) -> Self {
        Self { before, after, difference: Difference::between(&after, &before) }
    }

    /// The reliable change index, in standard errors of the difference; `None` without declared precision.
    #[must_use]
    pub fn index(&self) -> Option<f64> {
        self.difference.in_errors()
    }

    /// Reliably higher, reliably lower, or too small to tell, at 5 %; `None` without declared precision.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.difference.verdict()
    }

    /// The smallest change that counts, 1.96·Sdiff, POMP points; `None` without declared precision.
    #[must_use]
    pub fn smallest(&self) -> Option<f64> {
        self.difference.critical_95()
    }
}

/// Two profiles of one person compared, part by part.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The total's change; `None` when it is not scored both times.
    pub total: Option<Change>,
    /// Each group of the later profile, in its order; `None` for one that is not scored both times.
    pub groups: Vec<(GroupId, Option<Change>)>,
    /// Each dimension of the later profile, in its order; `None` for one that is not scored both times.
    pub dimensions: Vec<(DimensionId, Option<Change>)>,
}

impl Comparison {
    /// Compares two profiles by the names of their parts. That both come from comparable editions of one instrument
    /// is the caller's to know.
    #[must_use]
    pub fn of(before: &Profile, after: &Profile) -> Self {
        let groups = after.groups.iter().map(|group| {
            let earlier = before.groups.iter().find(|other| other.id == group.id);
            (group.id.clone(), change(earlier.and_then(|group| group.estimate), group.estimate))
        });
        let dimensions = after.dimensions.iter().map(|dimension| {
            let earlier = before.dimension(&dimension.id).and_then(|dimension| dimension.estimate);
            (dimension.id.clone(), change(earlier, dimension.estimate))
        });
        Self {
            total: change(before.total, after.total),
            groups: groups.collect(),
            dimensions: dimensions.collect(),
        }
    }
}

fn change(before: Option<Estimate>, after: Option<Estimate>) -> Option<Change> {
    before.zip(after).map(|(before, after)| Change::new(before, after))
}
