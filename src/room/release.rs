//! What may be shown when: the rule against working somebody's answers out of two results.
//!
//! Results of a moment are hidden until they are revealed, and a reveal fixes a set of hand-ins. New hand-ins,
//! withdrawals and the choice to count hurried ones change nothing that is shown before the next release. A set may be
//! released when it has at least k people and differs from *every* earlier release of its moment in nobody or in at
//! least k people: two results that differ in fewer could be subtracted from each other. A withdrawal from the current
//! release hides the moment at once.

use super::cells::{Cells, shown_people};
use super::{Moment, Room, Tally};
use crate::store::{Member, Release};

/// Why results cannot be revealed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotYet {
    /// The codes are still being decoded.
    #[error("the hand-ins are still being counted")]
    Counting,
    /// Fewer people than may be shown.
    #[error("{have} people count so far, and results are shown from {need} on")]
    TooFew {
        /// People who count.
        have: usize,
        /// The fewest, k.
        need: usize,
    },
    /// Too few people are other than in an earlier release.
    #[error("only {changed} people are new, gone or counted otherwise; {need} are needed")]
    TooFewChanged {
        /// People who are in one and not in the other.
        changed: usize,
        /// The fewest, k.
        need: usize,
    },
    /// What is shown is what there is.
    #[error("nothing has changed since the results were revealed")]
    NothingNew,
}

/// Why there is no report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotShown {
    /// The codes are still being decoded.
    #[error("the hand-ins are still being counted")]
    Counting,
    /// Nothing was revealed.
    #[error("the results have not been revealed")]
    NotRevealed,
    /// Somebody in it withdrew, or handed in something else on another device.
    #[error("somebody withdrew; the results are hidden until they can be revealed anew")]
    Withdrawn,
    /// k was raised above the number of people in it.
    #[error("fewer than {need} people are in these results")]
    TooFew {
        /// The fewest, k.
        need: usize,
    },
}

impl Room {
    /// Whom the next release of a moment would count, as far as the tally is.
    pub(super) fn would_count(&self, tally: &Tally, moment: Moment) -> Vec<Member> {
        let hurried = self.record().count_hurried;
        let people = tally.people.iter().filter(|counted| counted.moment == moment);
        people.filter(|counted| hurried || !counted.hurried).map(|counted| counted.member).collect()
    }

    /// The releases of a moment, the earliest first.
    pub(super) fn releases(&self, moment: Moment) -> impl DoubleEndedIterator<Item = &Release> {
        self.record().releases.iter().filter(move |release| release.moment == moment)
    }

    /// The latest release of a moment, whether it can still be shown or not.
    pub(super) fn current(&self, moment: Moment) -> Option<&Release> {
        self.releases(moment).next_back()
    }

    /// Whether the results of a moment were ever revealed.
    #[must_use]
    pub fn was_revealed(&self, moment: Moment) -> bool {
        self.current(moment).is_some()
    }

    /// Whether the results of a moment can be shown now; needs no tally.
    ///
    /// # Errors
    /// Why not.
    pub fn is_shown(&self, moment: Moment) -> Result<(), NotShown> {
        let release = self.current(moment).ok_or(NotShown::NotRevealed)?;
        let there = |member: &Member| {
            let place = self.record().place(member.nonce).ok();
            let hand_in = place.and_then(|place| self.record().hand_ins.get(place));
            hand_in.is_some_and(|hand_in| hand_in.moment == moment && hand_in.member() == *member)
        };
        if !release.members.iter().all(there) {
            return Err(NotShown::Withdrawn);
        }
        let need = self.smallest().get();
        if release.members.len() < need { Err(NotShown::TooFew { need }) } else { Ok(()) }
    }

    /// Whether the results of a moment may be revealed as they would be now; with how many people.
    ///
    /// # Errors
    /// Why not.
    pub fn can_reveal(&self, tally: &Tally, moment: Moment) -> Result<usize, NotYet> {
        if !tally.progress().is_complete() {
            return Err(NotYet::Counting);
        }
        let members = self.would_count(tally, moment);
        let (have, need) = (members.len(), self.smallest().get());
        if have < need {
            return Err(NotYet::TooFew { have, need });
        }
        if self.current(moment).is_some_and(|current| current.members == members) {
            return Err(NotYet::NothingNew);
        }
        let closest = self.releases(moment).map(|release| changed(&release.members, &members));
        match closest.filter(|changed| (1..need).contains(changed)).min() {
            Some(changed) => Err(NotYet::TooFewChanged { changed, need }),
            None => Ok(have),
        }
    }

    /// Reveals the results of a moment: fixes whose answers are shown from now on. With how many people.
    ///
    /// # Errors
    /// Why not; nothing was changed.
    pub fn reveal(&mut self, tally: &Tally, moment: Moment) -> Result<usize, NotYet> {
        let people = self.can_reveal(tally, moment)?;
        let members = self.would_count(tally, moment);
        let readable = tally.people.iter().filter(|counted| counted.moment == moment).count();
        let number = self.current(moment).map_or(1, |release| release.number.saturating_add(1));
        let scored = Cells::of(tally, shown_people(tally, moment, &members)).into_counts();
        let left_out = readable.saturating_sub(people);
        let release = Release { number, moment, left_out, scored, members };
        let releases = &mut self.record.releases;
        releases.retain(|known| known.moment != moment || known.members != release.members);
        let place = releases.iter().take_while(|known| known.moment <= moment).count();
        releases.insert(place, release);
        Ok(people)
    }
}

/// People who are in one of two sets and not in the other; somebody with another code is one person.
pub(super) fn changed(one: &[Member], other: &[Member]) -> usize {
    let only = |of: &[Member], than: &[Member]| {
        of.iter().filter(|member| than.binary_search_by_key(&member.nonce, |m| m.nonce).is_err()).count()
    };
    let answered_otherwise = one
        .iter()
        .filter(|member| {
            let place = other.binary_search_by_key(&member.nonce, |m| m.nonce);
            place.is_ok_and(|place| other[place].sum != member.sum)
        })
        .count();
    only(one, other) + only(other, one) + answered_otherwise
}
