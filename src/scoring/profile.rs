//! From answers to a profile, with everything needed to recompute it by hand (contract 4.4).

use super::estimate::{Estimate, keyed, pomp, standard_error};
use crate::instrument::{
    BandId, Dimension, DimensionId, Form, GroupId, Instrument, ItemId, Key, Missing, OptionId,
};
use crate::response::{Answer, Answers};

/// Everything that can be said in numbers about one person's answers to one form.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Dimensions that the form asks about, in the instrument's order.
    pub dimensions: Vec<DimensionScore>,
    /// Groups, in the instrument's order.
    pub groups: Vec<GroupScore>,
    /// The mean of the groups, when at least half of them are scored.
    pub total: Option<Estimate>,
}

/// One dimension's score and what it is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct DimensionScore {
    /// Which dimension.
    pub id: DimensionId,
    /// Its statements in this form, in file order.
    pub terms: Vec<Term>,
    /// Statements answered on the scale.
    pub answered: usize,
    /// Statements that must be answered for a score.
    pub required: usize,
    /// The mean of the keyed values, in scale points.
    pub mean: Option<f64>,
    /// The score; `None` when too few statements were answered.
    pub estimate: Option<Estimate>,
}

/// One statement's part in a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Which statement.
    pub item: ItemId,
    /// Which way it counts.
    pub key: Key,
    /// What was answered.
    pub state: TermState,
}

/// The four states of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum TermState {
    /// Counts.
    Answered {
        /// The option chosen.
        option: OptionId,
        /// Its value, in scale points.
        value: f64,
        /// The value after keying, in scale points.
        keyed: f64,
    },
    /// Missing by choice; does not count.
    Missing(Missing),
    /// No answer; does not count.
    Unanswered,
}

/// A group's score.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupScore {
    /// Which group.
    pub id: GroupId,
    /// Its dimensions that the form asks about.
    pub asked: usize,
    /// Those of them that are scored.
    pub scored: usize,
    /// The mean of the scored ones; `None` when fewer than half are scored.
    pub estimate: Option<Estimate>,
}

impl Profile {
    /// Scores the answers to a form. Never fails: what cannot be scored is absent.
    ///
    /// Keyed value = value or lo + hi − value; dimension = POMP of the mean keyed value when at least
    /// `minimum_answered` of its statements in the form are answered; group and total = unweighted mean when at
    /// least half of the parts are scored. Answers to statements outside the form do not count.
    #[must_use]
    pub fn score(instrument: &Instrument, form: &Form, answers: &Answers) -> Self {
        let dimensions: Vec<DimensionScore> = instrument
            .dimensions
            .iter()
            .map(|dimension| score_dimension(instrument, dimension, form, answers))
            .filter(|dimension| !dimension.terms.is_empty())
            .collect();
        let groups: Vec<GroupScore> = instrument
            .groups
            .iter()
            .map(|group| {
                let asked: Vec<&DimensionScore> =
                    dimensions.iter().filter(|d| group.dimensions.contains(&d.id)).collect();
                let scored: Vec<Estimate> = asked.iter().filter_map(|d| d.estimate).collect();
                GroupScore {
                    id: group.id.clone(),
                    asked: asked.len(),
                    scored: scored.len(),
                    estimate: mean_of_half(&scored, asked.len()),
                }
            })
            .collect();
        let scored: Vec<Estimate> = groups.iter().filter_map(|group| group.estimate).collect();
        let asked = groups.iter().filter(|group| 0 < group.asked).count();
        let total = mean_of_half(&scored, asked);
        Self { dimensions, groups, total }
    }

    /// One dimension's score by its name.
    #[must_use]
    pub fn dimension(&self, id: &DimensionId) -> Option<&DimensionScore> {
        self.dimensions.iter().find(|dimension| dimension.id == *id)
    }
}

impl DimensionScore {
    /// The band the score lies in, by the unrounded score.
    #[must_use]
    pub fn band<'a>(&self, instrument: &'a Instrument) -> Option<&'a BandId> {
        self.estimate.map(|estimate| &instrument.band(estimate.score).id)
    }
}

fn mean_of_half(scored: &[Estimate], parts: usize) -> Option<Estimate> {
    if at_least_half(scored.len(), parts) { Estimate::mean(scored) } else { None }
}

/// Answers needed of `asked`: the share, rounded up. A share such as 0.28 is not exact in binary, and 0.28 × 25 must
/// not become 8 for its last bit.
pub(super) fn required(share: f64, asked: usize) -> usize {
    (share * asked as f64 - 1e-9).ceil().max(1.0) as usize
}

/// Whether enough of a whole's parts are scored for their mean to speak for it.
pub(super) fn at_least_half(scored: usize, parts: usize) -> bool {
    parts <= scored * 2
}

fn score_dimension(
    instrument: &Instrument,
    dimension: &Dimension,
    form: &Form,
    answers: &Answers,
) -> DimensionScore {
    let ends = instrument.ends();
    let terms: Vec<Term> = dimension
        .items
        .iter()
        .filter(|item| form.asks(&item.id))
        .map(|item| Term {
            item: item.id.clone(),
            key: item.key,
            state: term_state(instrument, answers.get(&item.id), item.key, ends),
        })
        .collect();
    let keyed: Vec<f64> = terms
        .iter()
        .filter_map(|term| match term.state {
            TermState::Answered { keyed, .. } => Some(keyed),
            TermState::Missing(_) | TermState::Unanswered => None,
        })
        .collect();
    let required = required(instrument.minimum_answered, terms.len());
    let mean = (keyed.len() >= required).then(|| keyed.iter().sum::<f64>() / keyed.len() as f64);
    let sem = dimension.precision.as_ref().map(|p| standard_error(p, dimension.items.len(), keyed.len()));
    DimensionScore {
        id: dimension.id.clone(),
        answered: keyed.len(),
        required,
        mean,
        estimate: mean.map(|mean| Estimate { score: pomp(mean, ends), sem }),
        terms,
    }
}

fn term_state(instrument: &Instrument, answer: Option<&Answer>, key: Key, ends: (f64, f64)) -> TermState {
    match answer {
        None => TermState::Unanswered,
        Some(Answer::Missing(missing)) => TermState::Missing(*missing),
        Some(Answer::Option(option)) => match instrument.value(option) {
            // An option of another edition: said to be unanswered rather than guessed.
            None => TermState::Unanswered,
            Some(value) => {
                TermState::Answered { option: option.clone(), value, keyed: keyed(value, key, ends) }
            }
        },
    }
}
