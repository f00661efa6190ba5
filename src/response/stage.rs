//! The pages of an attempt in the order walked: conditions, statements, facts, review.
//!
//! Conditions come first: whoever meets a "no" there knows at once what the score cannot change. Facts come last, where
//! they cost nobody the way to the statements and cannot colour how these are answered.

use super::attempt::Attempt;
use crate::instrument::Instrument;

/// What a page of an attempt asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The conditions that decide eligibility, on one page.
    Gates,
    /// Statements, a few on each page.
    Statements,
    /// The facts, on one page.
    Facts,
    /// What is still open, and the way to the profile.
    Review,
}

impl Attempt {
    /// What the page of this number asks, from 0. Whatever lies behind the last page is the review.
    #[must_use]
    pub fn stage(&self, instrument: &Instrument, page: usize) -> Stage {
        match page.checked_sub(self.first_statements(instrument)) {
            None => Stage::Gates,
            Some(page) if page < self.pages() => Stage::Statements,
            Some(page) if page == self.pages() && !instrument.facts.is_empty() => Stage::Facts,
            Some(_) => Stage::Review,
        }
    }

    /// The number of the first page of statements: 1 behind a page of conditions, else 0.
    #[must_use]
    pub fn first_statements(&self, instrument: &Instrument) -> usize {
        usize::from(!instrument.gates.is_empty())
    }

    /// The number of the review.
    #[must_use]
    pub fn review_page(&self, instrument: &Instrument) -> usize {
        self.first_statements(instrument) + self.pages() + usize::from(!instrument.facts.is_empty())
    }
}
