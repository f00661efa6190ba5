//! Whether the conditions of an instrument are met, as a person sees them. No score makes up for a missing one.

use crate::instrument::{GateAnswer, GateId, Instrument};
use crate::response::GateAnswers;

/// What follows from the answers to the conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EligibilityVerdict {
    /// At least one condition is not met: not yet eligible, whatever the scores.
    NotYet,
    /// None is known to be missing, but at least one has to be found out.
    ToCheck,
    /// Every condition is met, by the person's own word.
    Met,
}

/// The conditions by what was said of them, each in the instrument's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligibility {
    /// Those answered with "no".
    pub missing: Vec<GateId>,
    /// Those answered with "not sure" and those without an answer.
    pub to_check: Vec<GateId>,
    /// Number of conditions.
    pub asked: usize,
}

impl Eligibility {
    /// Sorts the conditions; `None` for an instrument without any. Answers to what it does not ask count for nothing.
    #[must_use]
    pub fn of(instrument: &Instrument, answers: &GateAnswers) -> Option<Self> {
        let with = |fits: fn(Option<&GateAnswer>) -> bool| {
            let gates = instrument.gates.iter().filter(move |gate| fits(answers.get(&gate.id)));
            gates.map(|gate| gate.id.clone()).collect()
        };
        (!instrument.gates.is_empty()).then(|| Self {
            missing: with(|answer| answer == Some(&GateAnswer::No)),
            to_check: with(|answer| matches!(answer, None | Some(GateAnswer::Unsure))),
            asked: instrument.gates.len(),
        })
    }

    /// Number of conditions without an answer.
    #[must_use]
    pub fn unanswered(instrument: &Instrument, answers: &GateAnswers) -> usize {
        instrument.gates.iter().filter(|gate| !answers.contains_key(&gate.id)).count()
    }

    /// What follows: one "no" is enough for [`EligibilityVerdict::NotYet`].
    #[must_use]
    pub fn verdict(&self) -> EligibilityVerdict {
        if !self.missing.is_empty() {
            EligibilityVerdict::NotYet
        } else if !self.to_check.is_empty() {
            EligibilityVerdict::ToCheck
        } else {
            EligibilityVerdict::Met
        }
    }
}
