//! How many people stand behind each number of a report, and which numbers may be shown beside those of earlier
//! releases.
//!
//! A release as a whole differs from every earlier one in at least k people. A single number may still differ in fewer:
//! five join, and one of them is an employer, or only one of them is scored on a dimension. So each number is held to
//! the same rule by itself. Subgroups stay hidden as well when an earlier release had one of fewer than k people: its
//! total, which was shown, minus the others, shown now, would be theirs.

use std::sync::Arc;

use super::tally::{Counted, Tally};
use crate::scoring::{SmallestGroup, Suppression, Visibility};
use crate::store::{Member, Moment, Release};

/// The people of a release whose answers are here, in the order of their numbers.
pub(super) fn shown_people<'a>(
    tally: &'a Tally,
    moment: Moment,
    members: &[Member],
) -> impl Iterator<Item = &'a Arc<Counted>> {
    let people = tally.people.iter().filter(move |counted| counted.moment == moment);
    people.filter(|counted| members.binary_search(&counted.member).is_ok())
}

/// People scored in each column (dimensions, groups, total): first all of them, then those of each role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cells {
    columns: usize,
    counts: Vec<usize>,
}

impl Cells {
    fn none(tally: &Tally) -> Self {
        let columns = tally.columns();
        Self { columns, counts: vec![0; columns * (1 + tally.roles().len())] }
    }

    /// The cells of these people.
    pub(super) fn of<'a>(tally: &Tally, people: impl IntoIterator<Item = &'a Arc<Counted>>) -> Self {
        let mut cells = Self::none(tally);
        people.into_iter().for_each(|counted| cells.add(counted));
        cells
    }

    fn add(&mut self, counted: &Counted) {
        let scored = counted.scores.iter().enumerate().filter(|(_, score)| score.is_some());
        for (column, _) in scored {
            let row = counted.role.map(|role| role + 1);
            for row in [Some(0), row].into_iter().flatten() {
                if let Some(cell) = self.counts.get_mut(row * self.columns + column) {
                    *cell += 1;
                }
            }
        }
    }

    pub(super) fn into_counts(self) -> Vec<usize> {
        self.counts
    }

    /// People of a row in a column.
    fn at(&self, row: usize, column: usize) -> usize {
        self.counts.get(row * self.columns + column).copied().unwrap_or_default()
    }

    /// The roles' people in a column.
    fn roles(&self, column: usize) -> Vec<usize> {
        (1..self.counts.len() / self.columns.max(1)).map(|row| self.at(row, column)).collect()
    }

    /// Whether a column has a role, or people without one, that are fewer than may be shown.
    fn has_few(&self, column: usize, smallest: SmallestGroup) -> bool {
        let roles = self.roles(column);
        let without = self.at(0, column).saturating_sub(roles.iter().sum());
        roles.into_iter().chain([without]).any(|people| smallest.visibility(people) == Visibility::TooFew)
    }
}

/// What may be shown of every cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sight {
    cells: Cells,
    visible: Vec<Suppression>,
}

/// A cell: its people, and whether its number may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) people: usize,
    pub(super) visibility: Visibility,
}

impl Sight {
    /// What may be shown of a release beside the earlier ones of its moment.
    pub(super) fn of<'a>(
        tally: &Tally,
        smallest: SmallestGroup,
        people: &[Arc<Counted>],
        shown: &Release,
        earlier: impl Iterator<Item = &'a Release>,
    ) -> Self {
        let cells = Cells::of(tally, people);
        let mut visible: Vec<Suppression> = (0..cells.columns)
            .map(|column| {
                let (total, roles) = (cells.at(0, column), cells.roles(column));
                // Everybody has one role at most, so the roles never have more people than the whole.
                Suppression::of(smallest, total, &roles).unwrap_or_else(|_| Suppression {
                    total: smallest.visibility(total),
                    subgroups: vec![Visibility::TooFew; roles.len()],
                })
            })
            .collect();
        for release in earlier {
            let (before, changed) = compared(tally, shown, release);
            for (column, visible) in visible.iter_mut().enumerate() {
                let few = |row: usize| (1..smallest.get()).contains(&changed.at(row, column));
                if few(0) {
                    hide(&mut visible.total);
                }
                if (0..=visible.subgroups.len()).any(few) || before.has_few(column, smallest) {
                    visible.subgroups.iter_mut().for_each(hide);
                }
            }
        }
        Self { cells, visible }
    }

    /// The whole group in a column.
    pub(super) fn total(&self, column: usize) -> Cell {
        let visibility = self.visible.get(column).map_or(Visibility::Empty, |visible| visible.total);
        Cell { people: self.cells.at(0, column), visibility }
    }

    /// A role in a column.
    pub(super) fn role(&self, role: usize, column: usize) -> Cell {
        let visible = self.visible.get(column).and_then(|visible| visible.subgroups.get(role));
        let visibility = visible.copied().unwrap_or(Visibility::Empty);
        Cell { people: self.cells.at(role + 1, column), visibility }
    }
}

fn hide(visibility: &mut Visibility) {
    if *visibility == Visibility::Shown {
        *visibility = Visibility::TooFewChanged;
    }
}

/// The cells of an earlier release, and how many people of each are in one of the two releases only.
fn compared(tally: &Tally, shown: &Release, earlier: &Release) -> (Cells, Cells) {
    let (mut before, mut changed, mut still) = (Cells::none(tally), Cells::none(tally), Cells::none(tally));
    for counted in tally.people.iter().filter(|counted| counted.moment == shown.moment) {
        let was = earlier.members.binary_search(&counted.member).is_ok();
        if was {
            still.add(counted);
        }
        if was != shown.members.binary_search(&counted.member).is_ok() {
            changed.add(counted);
        }
    }
    // Of those who are gone it is known how many they were in each cell, and nothing else. Written with another edition of
    // the instrument, not even that: then each of them may be one.
    let known = earlier.scored.len() == before.counts.len();
    let gone =
        earlier.members.len().saturating_sub(shown_people(tally, shown.moment, &earlier.members).count());
    for (index, cell) in before.counts.iter_mut().enumerate() {
        let there = still.counts.get(index).copied().unwrap_or_default();
        *cell = if known { earlier.scored[index].max(there) } else { there };
        if let Some(changed) = changed.counts.get_mut(index) {
            *changed += if known { *cell - there } else { usize::from(0 < gone) };
        }
    }
    (before, changed)
}
