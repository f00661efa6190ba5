//! How many people a room has, which may be shown at any time.

use super::{Moment, Room, Tally};
use crate::instrument::RoleId;

/// People of one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleCount {
    /// Whom they answered as; `None` for those who did not say.
    pub role: Option<RoleId>,
    /// How many.
    pub people: usize,
}

/// How many people handed in at a moment, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Hand-ins, whatever they hold.
    pub handed_in: usize,
    /// Those whose answers look hurried or uniform.
    pub hurried: usize,
    /// Those that the next release would count.
    pub counted: usize,
    /// Those of them that the current release does not have.
    pub new: usize,
    /// Withdrawn since the room was opened.
    pub withdrawn: usize,
    /// Those that this edition of the instrument cannot read.
    pub unreadable: usize,
    /// All hand-ins that can be read, by role in the instrument's order, those without one last; roles that nobody has
    /// are left out.
    pub roles: Vec<RoleCount>,
}

impl Room {
    /// The counts of a moment, as far as the tally is.
    #[must_use]
    pub fn counts(&self, tally: &Tally, moment: Moment) -> Counts {
        let people = || tally.people.iter().filter(|counted| counted.moment == moment);
        let counted = self.would_count(tally, moment);
        let known = self.current(moment).map(|release| release.members.as_slice()).unwrap_or_default();
        let new = counted.iter().filter(|member| known.binary_search(member).is_err()).count();
        let places = (0..tally.roles().len()).map(Some).chain([None]);
        let roles = places.map(|place| RoleCount {
            role: place.and_then(|place| tally.roles().get(place)).cloned(),
            people: people().filter(|counted| counted.role == place).count(),
        });
        Counts {
            handed_in: self.handed_in(moment),
            hurried: people().filter(|counted| counted.hurried).count(),
            counted: counted.len(),
            new,
            withdrawn: self.record().withdrawn.iter().filter(|gone| gone.moment == moment).count(),
            unreadable: tally.unreadable(moment),
            roles: roles.filter(|count| 0 < count.people).collect(),
        }
    }
}
