//! When a number about a group would tell on one of its people, and is not shown.
//!
//! Below a smallest size no aggregate is shown. That alone is not enough where a total and its subgroups are shown
//! side by side: total minus the subgroups shown is the aggregate of those hidden. So when all that is hidden comes to
//! fewer people than the smallest size, the next smallest subgroup is hidden too (complementary suppression). Its own
//! size is at least the smallest one, so one is always enough: what could be derived then is again an aggregate of
//! enough people.
//!
//! This protects one division into subgroups. Two divisions of the same people shown together (by role and by site),
//! or the same one before and after few people joined, can still be subtracted from each other; whoever shows them
//! shows one, and publishes anew only with enough new people.

use std::fmt;

/// The fewest people an aggregate may be made of: 5 or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SmallestGroup(usize);

/// Why a division cannot be protected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SuppressionError {
    /// The smallest size may be raised and never lowered.
    #[error("the smallest group may be raised, not lowered: {0} is below {least}", least = SmallestGroup::LEAST)]
    TooSmall(usize),
    /// Subgroups that overlap.
    #[error(
        "the subgroups have {subgroups} people and the whole group {total}; nobody may be in two of them"
    )]
    Overlap {
        /// People in all subgroups.
        subgroups: usize,
        /// People in the whole group.
        total: usize,
    },
}

/// What may be shown of one aggregate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Enough people.
    Shown,
    /// Nobody answered; there is nothing to show or to hide.
    Empty,
    /// Too few people.
    TooFew,
    /// Enough people, but with it a smaller subgroup could be worked out.
    Complementary,
    /// Enough people, but too few of them are other than in an aggregate that was shown before.
    TooFewChanged,
}

/// What may be shown of a group and its subgroups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The whole group.
    pub total: Visibility,
    /// Its subgroups, in the order given.
    pub subgroups: Vec<Visibility>,
}

impl SmallestGroup {
    /// Fewer than this is never allowed: of two people each knows the other's answer, of three or four it takes one
    /// more to know.
    pub const LEAST: usize = 5;

    /// Fewest people for a distribution, a minimum or a maximum, which tell more than a mean.
    const LEAST_FOR_DISTRIBUTION: usize = 10;

    /// A smallest size.
    ///
    /// # Errors
    /// When it is below 5.
    pub fn new(people: usize) -> Result<Self, SuppressionError> {
        if people < Self::LEAST { Err(SuppressionError::TooSmall(people)) } else { Ok(Self(people)) }
    }

    /// The number of people.
    #[must_use]
    pub fn get(self) -> usize {
        self.0
    }

    /// What may be shown of an aggregate of this many people that stands alone.
    #[must_use]
    pub fn visibility(self, people: usize) -> Visibility {
        match people {
            0 => Visibility::Empty,
            people if people < self.0 => Visibility::TooFew,
            _ => Visibility::Shown,
        }
    }

    /// Whether a distribution of answers, a minimum or a maximum may be shown of this many people: 10 or more.
    #[must_use]
    pub fn shows_distribution(self, people: usize) -> bool {
        people >= self.0.max(Self::LEAST_FOR_DISTRIBUTION)
    }
}

impl Default for SmallestGroup {
    fn default() -> Self {
        Self(Self::LEAST)
    }
}

impl fmt::Display for SmallestGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Suppression {
    /// What may be shown of an aggregate over `total` people and of the same aggregate over its `subgroups`.
    ///
    /// Count the people whose answers are in the number itself: who is not scored on a dimension is not in its mean.
    /// People of the whole group who are in no subgroup are a hidden one, and are protected like one. Of several next
    /// smallest subgroups the first is hidden.
    ///
    /// # Errors
    /// When the subgroups have more people than the whole group.
    pub fn of(smallest: SmallestGroup, total: usize, subgroups: &[usize]) -> Result<Self, SuppressionError> {
        let in_subgroups = subgroups.iter().fold(0, |sum: usize, people| sum.saturating_add(*people));
        let Some(in_none) = total.checked_sub(in_subgroups) else {
            return Err(SuppressionError::Overlap { subgroups: in_subgroups, total });
        };
        let mut found: Vec<Visibility> =
            subgroups.iter().map(|people| smallest.visibility(*people)).collect();
        let few = subgroups.iter().zip(&found).filter(|(_, seen)| **seen == Visibility::TooFew);
        let hidden = in_none + few.map(|(people, _)| people).sum::<usize>();
        if smallest.visibility(hidden) == Visibility::TooFew {
            let shown = found.iter_mut().zip(subgroups).filter(|(seen, _)| **seen == Visibility::Shown);
            if let Some((next, _)) = shown.min_by_key(|(_, people)| **people) {
                *next = Visibility::Complementary;
            }
        }
        Ok(Self { total: smallest.visibility(total), subgroups: found })
    }
}
