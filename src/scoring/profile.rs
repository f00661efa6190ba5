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
    /// Its statements in this form, in file order; empty where only the sums are known.
    pub terms: Vec<Term>,
    /// Number of its statements in this form.
    pub asked: usize,
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
        let dimensions = instrument.dimensions.iter();
        let scored = dimensions.map(|dimension| score_dimension(instrument, dimension, form, answers));
        Self::of_dimensions(instrument, scored.collect())
    }

    /// The same scores from each dimension's sum alone, when nothing is known of single answers. `sums` has an entry for
    /// each dimension that the form asks about, in the instrument's order; one that is not there counts as unanswered.
    /// Never fails.
    #[must_use]
    pub fn from_sums(instrument: &Instrument, form: &Form, sums: &[DimensionSum]) -> Self {
        let asked = |dimension: &Dimension| dimension.items.iter().filter(|item| form.asks(&item.id)).count();
        let asked = instrument.dimensions.iter().map(|dimension| (dimension, asked(dimension)));
        let nothing = DimensionSum::default();
        let sums = sums.iter().chain(std::iter::repeat(&nothing));
        let scored = asked
            .filter(|(_, asked)| 0 < *asked)
            .zip(sums)
            .map(|((dimension, asked), sum)| of_sum(instrument, dimension, asked, *sum, Vec::new()));
        Self::of_dimensions(instrument, scored.collect())
    }

    /// The profile of dimensions: those that the form asks about, their groups, and the total.
    fn of_dimensions(instrument: &Instrument, mut dimensions: Vec<DimensionScore>) -> Self {
        dimensions.retain(|dimension| 0 < dimension.asked);
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

/// What a dimension's score is made of, without the single answers.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct DimensionSum {
    /// Statements answered on the scale.
    pub answered: usize,
    /// The sum of their values after keying, in scale points.
    pub keyed: f64,
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
    let keyed = terms.iter().filter_map(|term| match term.state {
        TermState::Answered { keyed, .. } => Some(keyed),
        TermState::Missing(_) | TermState::Unanswered => None,
    });
    let sum = keyed.fold(DimensionSum::default(), |sum, keyed| DimensionSum {
        answered: sum.answered + 1,
        keyed: sum.keyed + keyed,
    });
    of_sum(instrument, dimension, terms.len(), sum, terms)
}

/// The one way from a sum to a score: its mean as POMP, when enough is answered.
fn of_sum(
    instrument: &Instrument,
    dimension: &Dimension,
    asked: usize,
    sum: DimensionSum,
    terms: Vec<Term>,
) -> DimensionScore {
    let DimensionSum { answered, keyed } = sum;
    let required = required(instrument.minimum_answered, asked);
    let mean = (answered >= required).then(|| keyed / answered as f64);
    let sem = dimension.precision.as_ref().map(|p| standard_error(p, dimension.items.len(), answered));
    DimensionScore {
        id: dimension.id.clone(),
        terms,
        asked,
        answered,
        required,
        mean,
        estimate: mean.map(|mean| Estimate { score: pomp(mean, instrument.ends()), sem }),
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
