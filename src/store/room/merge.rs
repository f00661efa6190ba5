//! Two records of a room, or of two rooms that collect the same, made one.

use super::{HandIn, MOST_HAND_INS, Release, RoomRecord, Withdrawn};
use crate::instrument::Version;

/// What a merge brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// Hand-ins that were not here.
    pub added: usize,
    /// Hand-ins that were here already, or were withdrawn here.
    pub already: usize,
    /// Hand-ins that were here and are withdrawn now, because they are there.
    pub withdrawn: usize,
}

/// Why two rooms cannot be made one. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// They are about different instruments.
    #[error("the other room uses another instrument; nothing was changed")]
    OtherInstrument,
    /// They ask different statements of it.
    #[error("the other room uses another form of the instrument; nothing was changed")]
    OtherForm,
    /// They use editions whose scores are not comparable.
    #[error("the other room uses version {there} of the instrument, this one {here}; nothing was changed")]
    OtherEdition {
        /// The edition of the other room.
        there: Version,
        /// The edition of this one.
        here: Version,
    },
    /// Together they have more than a room can hold.
    #[error("together the rooms have more than {MOST_HAND_INS} hand-ins; nothing was changed")]
    Full,
}

impl RoomRecord {
    /// Where the hand-in of a number is, or else would be.
    ///
    /// # Errors
    /// The place where it would be.
    pub fn place(&self, nonce: u32) -> Result<usize, usize> {
        self.hand_ins.binary_search_by_key(&nonce, |hand_in| hand_in.nonce)
    }

    /// Where the withdrawal of a number is, or else would be.
    ///
    /// # Errors
    /// The place where it would be.
    pub fn withdrawal(&self, nonce: u32) -> Result<usize, usize> {
        self.withdrawn.binary_search_by_key(&nonce, |gone| gone.nonce)
    }

    /// Brings in everything of another record. A number counts once; where both have other answers or another moment for
    /// it, the same one of the two is taken whichever comes first. What either has withdrawn is withdrawn. What either
    /// has shown stays known, and the higher k holds. The name, what is collected and whether hurried answers count stay
    /// this room's.
    ///
    /// # Errors
    /// When the rooms do not collect the same, or have too many hand-ins together.
    pub fn merge(&mut self, other: &Self) -> Result<Merged, MergeError> {
        if self.instrument != other.instrument {
            return Err(MergeError::OtherInstrument);
        }
        if self.version.major != other.version.major {
            return Err(MergeError::OtherEdition { there: other.version, here: self.version });
        }
        if self.form != other.form {
            return Err(MergeError::OtherForm);
        }
        let withdrawn = both(&self.withdrawn, &other.withdrawn, |gone: &Withdrawn| gone.nonce);
        let mut hand_ins = both(&self.hand_ins, &other.hand_ins, |hand_in: &HandIn| hand_in.nonce);
        let gone = |nonce: u32| withdrawn.binary_search_by_key(&nonce, |gone| gone.nonce).is_ok();
        hand_ins.retain(|hand_in| !gone(hand_in.nonce));
        if MOST_HAND_INS < hand_ins.len() + withdrawn.len() {
            return Err(MergeError::Full);
        }
        let known = |nonce: u32| self.place(nonce).is_ok() || self.withdrawal(nonce).is_ok();
        let already = other.hand_ins.iter().filter(|hand_in| known(hand_in.nonce)).count();
        let added = hand_ins.iter().filter(|hand_in| !known(hand_in.nonce)).count();
        let lost = self.hand_ins.iter().filter(|hand_in| gone(hand_in.nonce)).count();
        self.releases = releases(&self.releases, &other.releases);
        self.smallest = self.smallest.max(other.smallest);
        if other.created < self.created {
            self.created = other.created.clone();
        }
        (self.hand_ins, self.withdrawn) = (hand_ins, withdrawn);
        Ok(Merged { added, already, withdrawn: lost })
    }
}

/// Two lists in the order of their numbers as one, of two with the same number the lesser.
fn both<T: Clone + Ord>(one: &[T], other: &[T], number: impl Fn(&T) -> u32) -> Vec<T> {
    let mut all: Vec<T> = one.iter().chain(other).cloned().collect();
    all.sort_by(|a, b| number(a).cmp(&number(b)).then_with(|| a.cmp(b)));
    all.dedup_by(|later, earlier| number(later) == number(earlier));
    all
}

/// The releases of both, in their order; one that both have has the higher of its numbers.
fn releases(one: &[Release], other: &[Release]) -> Vec<Release> {
    let mut all = one.to_vec();
    for release in other {
        let same = |known: &&mut Release| known.moment == release.moment && known.members == release.members;
        match all.iter_mut().find(same) {
            Some(known) => {
                known.number = known.number.max(release.number);
                known.left_out = known.left_out.max(release.left_out);
            }
            None => all.push(release.clone()),
        }
    }
    all.sort_by(|a, b| (a.moment, a.number, &a.members).cmp(&(b.moment, b.number, &b.members)));
    all
}
