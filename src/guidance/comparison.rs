//! Two results side by side: whether they can be compared, on which statements, and what is left out.
//!
//! Scores from different statements differ for that reason alone. So only what was asked both times counts on either
//! side, and what does not is named.

use crate::instrument::{DimensionId, Form, FormId, Instrument, InstrumentId, ItemId, RoleId, Version};
use crate::response::{Answers, Attempt};
use crate::scoring::{Comparison, Profile};

/// One of two results.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What was answered.
    pub instrument: &'a InstrumentId,
    /// Which edition of it.
    pub version: Version,
    /// Which form.
    pub form: &'a FormId,
    /// The statements that were asked, in any order.
    pub asked: &'a [ItemId],
    /// What is known of the answers.
    pub evidence: Evidence<'a>,
}

/// What is known of somebody's answers.
#[derive(Debug, Clone, Copy)]
pub enum Evidence<'a> {
    /// Each answer, so that a part of the statements can be scored.
    Answers(&'a Answers),
    /// The scores of the whole form alone.
    Scores(&'a Profile),
}

impl<'a> From<&'a Attempt> for Side<'a> {
    fn from(attempt: &'a Attempt) -> Self {
        Self {
            instrument: &attempt.instrument,
            version: attempt.version,
            form: &attempt.form,
            asked: &attempt.order,
            evidence: Evidence::Answers(&attempt.answers),
        }
    }
}

/// Why two results cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Incomparable {
    /// They are about different things.
    #[error("of different instruments")]
    OtherInstrument,
    /// One belongs to an edition whose scores mean something else.
    #[error("answered with version {0}, which cannot be scored any more")]
    OtherVersion(Version),
    /// One has scores alone, of other statements than the other's.
    #[error("scores alone, of another form")]
    ScoresAlone,
    /// No statement was asked in both.
    #[error("no statement in common")]
    NothingInCommon,
    /// No dimension has a score on both sides.
    #[error("no score on both sides")]
    NothingScored,
}

/// Why a dimension has no difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// None of its statements was asked in both.
    NotAskedInBoth,
    /// Too few answers in the first.
    UnscoredBefore,
    /// Too few answers in the second.
    UnscoredAfter,
    /// Too few answers in both.
    UnscoredBoth,
}

/// Two results that can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The first, on the statements in common.
    pub before: Profile,
    /// The second, on the statements in common.
    pub after: Profile,
    /// Second minus first, part by part, each with its error.
    pub changes: Comparison,
    /// Statements asked in both.
    pub common: usize,
    /// Statements asked in the first alone, which do not count here.
    pub only_before: usize,
    /// Statements asked in the second alone, which do not count here.
    pub only_after: usize,
    /// Dimensions without a difference, in the instrument's order.
    pub gaps: Vec<(DimensionId, Gap)>,
}

/// Compares two results by the definition that is at hand.
///
/// # Errors
/// The first [`Incomparable`] that holds.
pub fn compare(instrument: &Instrument, before: Side<'_>, after: Side<'_>) -> Result<Compared, Incomparable> {
    for side in [before, after] {
        if *side.instrument != instrument.id {
            return Err(Incomparable::OtherInstrument);
        }
        let known = |asked: &ItemId| instrument.items().any(|(_, item)| item.id == *asked);
        if side.version.major != instrument.version.major || !side.asked.iter().all(known) {
            return Err(Incomparable::OtherVersion(side.version));
        }
    }
    let in_both = |item: &ItemId| before.asked.contains(item) && after.asked.contains(item);
    let common: Vec<ItemId> =
        instrument.items().map(|(_, item)| &item.id).filter(|item| in_both(item)).cloned().collect();
    let only = |side: Side<'_>| side.asked.iter().filter(|item| !common.contains(item)).count();
    let (only_before, only_after) = (only(before), only(after));
    let scores_alone = [before, after].iter().any(|side| matches!(side.evidence, Evidence::Scores(_)));
    if scores_alone && 0 < only_before + only_after {
        return Err(Incomparable::ScoresAlone);
    }
    if common.is_empty() {
        return Err(Incomparable::NothingInCommon);
    }
    let (counted, form) = (common.len(), Form { id: after.form.clone(), items: Some(common) });
    let profile = |side: Side<'_>| match side.evidence {
        Evidence::Answers(answers) => Profile::score(instrument, &form, answers),
        Evidence::Scores(profile) => profile.clone(),
    };
    let (first, second) = (profile(before), profile(after));
    let changes = Comparison::of(&first, &second);
    if changes.dimensions.iter().all(|(_, change)| change.is_none()) {
        return Err(Incomparable::NothingScored);
    }
    let scored = |of: &Profile, id: &DimensionId| {
        of.dimension(id).is_some_and(|dimension| dimension.estimate.is_some())
    };
    let mut gaps = Vec::new();
    for dimension in &instrument.dimensions {
        let id = &dimension.id;
        let asked = |side: Side<'_>| dimension.items.iter().any(|item| side.asked.contains(&item.id));
        let together = dimension.items.iter().any(|item| form.asks(&item.id));
        let gap = match (together, scored(&first, id), scored(&second, id)) {
            (true, true, true) => None,
            (true, false, true) => Some(Gap::UnscoredBefore),
            (true, true, false) => Some(Gap::UnscoredAfter),
            (true, false, false) => Some(Gap::UnscoredBoth),
            (false, ..) => (asked(before) || asked(after)).then_some(Gap::NotAskedInBoth),
        };
        gaps.extend(gap.map(|gap| (id.clone(), gap)));
    }
    Ok(Compared { before: first, after: second, changes, common: counted, only_before, only_after, gaps })
}

/// What a difference between two results is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same person at two times: a change.
    Change,
    /// Views from two roles: no change, but a difference between views.
    Views,
    /// Two people: no change, but a difference between them.
    People,
}

impl Relation {
    /// What two results are to each other, from whom each answered as and whether one of them was shared by somebody.
    #[must_use]
    pub fn between(before: Option<&RoleId>, after: Option<&RoleId>, shared: bool) -> Self {
        match (before, after) {
            (Some(before), Some(after)) if before != after => Self::Views,
            _ if shared => Self::People,
            _ => Self::Change,
        }
    }
}
