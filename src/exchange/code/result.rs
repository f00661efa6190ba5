//! What a code carried, once it is unpacked.

use super::envelope::Envelope;
use super::error::CodeError;
use crate::instrument::{FormId, Instrument, InstrumentId, ItemId, RoleId, Version};
use crate::response::{Answers, Attempt, AttemptId, Facts, GateAnswers, Timestamp};
use crate::scoring::{DimensionSum, Profile};
use crate::store::Shared;

/// A result that somebody shared.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedResult {
    /// The name under which it is kept on a device.
    pub kept_id: AttemptId,
    /// What was answered.
    pub instrument: InstrumentId,
    /// The edition that it was written with.
    pub version: Version,
    /// Which choice of statements.
    pub form: FormId,
    /// The form's statements, in the instrument's order.
    pub items: Vec<ItemId>,
    /// Whom the person answered as.
    pub role: Option<RoleId>,
    /// How much of it was shared.
    pub content: Content,
}

/// How much of a result was shared.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Everything that was answered.
    Answers {
        /// The answers to the form's statements.
        answers: Answers,
        /// What was said of conditions.
        gates: GateAnswers,
        /// What was said of facts.
        facts: Facts,
    },
    /// The sum of each dimension that the form asks about, in the instrument's order.
    Scores(Vec<DimensionSum>),
}

impl SharedResult {
    /// A kept result, with its profile. Which instrument it needs, [`Envelope::parse`] of its code tells.
    ///
    /// # Errors
    /// When its code cannot be read, or not with this instrument.
    pub fn of_kept(kept: &Shared, instrument: &Instrument) -> Result<(Self, Profile), CodeError> {
        let result = Envelope::parse(&kept.code)?.open(instrument)?;
        let profile = result.profile(instrument);
        Ok((result, profile))
    }

    /// The profile, computed as one's own is. Without answers its dimensions have no terms.
    #[must_use]
    pub fn profile(&self, instrument: &Instrument) -> Profile {
        let form = instrument.form_or_first(&self.form);
        match &self.content {
            Content::Answers { answers, .. } => Profile::score(instrument, form, answers),
            Content::Scores(sums) => Profile::from_sums(instrument, form, sums),
        }
    }

    /// The answers as an attempt of that kept name, for what reads attempts. No code says when and in which language
    /// they were given: both ends are at `moment`, the language is empty. Without answers it has none.
    #[must_use]
    pub fn attempt(&self, instrument: &Instrument, moment: Timestamp) -> Attempt {
        let (answers, gates, facts) = match &self.content {
            Content::Answers { answers, gates, facts } => (answers.clone(), gates.clone(), facts.clone()),
            Content::Scores(_) => Default::default(),
        };
        Attempt {
            id: self.kept_id.clone(),
            instrument: self.instrument.clone(),
            version: self.version,
            hash: instrument.hash,
            form: self.form.clone(),
            role: self.role.clone(),
            language: String::new(),
            order: self.items.clone(),
            answers,
            gates,
            facts,
            page: 0,
            page_times: Vec::new(),
            started: moment,
            finished: Some(moment),
        }
    }
}
