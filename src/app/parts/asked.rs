//! Questions that are no statements: conditions and facts, with their words and what was said of them.

use crate::app::library::Questionnaire;
use crate::app::words::Words;
use crate::instrument::{FactId, GateAnswer, GateId, Instrument, OptionId, text_or_id};
use crate::language::fill;
use crate::response::Attempt;

/// Most decimals of a condition's number.
const DECIMALS: u8 = 3;

/// A condition or a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A condition that decides eligibility.
    Gate(GateId),
    /// A question of fact.
    Fact(FactId),
}

impl Asked {
    /// Its name in the page.
    pub fn id(&self) -> &str {
        match self {
            Self::Gate(id) => id.as_str(),
            Self::Fact(id) => id.as_str(),
        }
    }

    /// The question. A condition's number stands in the instrument only, and is written as the language writes it.
    pub fn question(&self, questionnaire: &Questionnaire, words: Words) -> String {
        let Questionnaire { instrument, wording } = questionnaire;
        match self {
            Self::Gate(id) => {
                let question = wording.gates.get(id).map_or(id.as_str(), |words| &words.question);
                let gate = instrument.gates.iter().find(|gate| gate.id == *id);
                let threshold = gate.and_then(|gate| gate.threshold);
                let threshold =
                    threshold.map(|number| words.number(number, decimals(number))).unwrap_or_default();
                fill(question, &[("threshold", &threshold)])
            }
            Self::Fact(id) => wording.facts.get(id).map_or(id.as_str(), |words| &words.question).to_owned(),
        }
    }

    /// The answers on offer, as the page and the record have them.
    pub fn choices(&self, instrument: &Instrument) -> Vec<String> {
        match self {
            Self::Gate(_) => GateAnswer::ALL.map(|answer| answer.as_str().to_owned()).into(),
            Self::Fact(id) => {
                let fact = instrument.facts.iter().find(|fact| fact.id == *id);
                fact.into_iter().flat_map(|fact| &fact.options).map(OptionId::to_string).collect()
            }
        }
    }

    /// What an answer is called.
    pub fn label(&self, questionnaire: &Questionnaire, choice: &str) -> String {
        let wording = &questionnaire.wording;
        let label = match self {
            Self::Gate(_) => {
                let words = wording.gate_answers.as_ref().zip(GateAnswer::parse(choice));
                words.map(|(words, answer)| words.of(answer))
            }
            Self::Fact(id) => {
                let words = wording.facts.get(id).zip(OptionId::parse(choice).ok());
                return words
                    .map_or_else(|| choice.to_owned(), |(w, id)| text_or_id(&w.options, &id).to_owned());
            }
        };
        label.unwrap_or(choice).to_owned()
    }

    /// What was said, if anything.
    pub fn given(&self, attempt: &Attempt) -> Option<String> {
        match self {
            Self::Gate(id) => attempt.gates.get(id).map(|answer| answer.as_str().to_owned()),
            Self::Fact(id) => attempt.facts.get(id).map(OptionId::to_string),
        }
    }

    /// Records what is said.
    pub fn answer(&self, attempt: &mut Attempt, instrument: &Instrument, choice: &str) {
        match (self, GateAnswer::parse(choice), OptionId::parse(choice)) {
            (Self::Gate(id), Some(answer), _) => attempt.answer_gate(instrument, id, answer),
            (Self::Fact(id), _, Ok(option)) => attempt.state_fact(instrument, id, option),
            _ => {}
        }
    }
}

/// The fewest decimals that show a number as it is.
fn decimals(number: f64) -> u8 {
    let whole = |digits: &u8| (number * 10_f64.powi(i32::from(*digits))).fract() == 0.0;
    (0..DECIMALS).find(whole).unwrap_or(DECIMALS)
}
