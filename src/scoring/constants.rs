//! Reliability and spread from a group that answered, in place of what an instrument only assumes.

use super::alpha::alpha;
use super::covariance::covariances;
use super::estimate::pomp;
use super::matrix::{MatrixError, ResponseMatrix};
use super::undefined::Undefined;
use crate::instrument::{Dimension, DimensionId, Instrument, Precision};
use crate::response::Answers;
use crate::statistics::variance;

/// Fewest people whose answers may replace an instrument's declared constants: below it alpha and SD are too unsure
/// to be better than an assumption.
pub const SMALLEST_SAMPLE: usize = 30;

/// Reliability and spread of one dimension in a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupConstants {
    reliability: f64,
    sd: f64,
    n: usize,
}

/// Constants of a group by dimension, for an instrument.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GroupNorms {
    /// The dimensions with constants of the group, in the instrument's order.
    pub constants: Vec<(DimensionId, GroupConstants)>,
    /// The dimensions without, in the instrument's order, and why; they keep what the instrument declares.
    pub refused: Vec<(DimensionId, ConstantsError)>,
}

/// Why a group gives no constants for a dimension.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ConstantsError {
    /// The sample is too small.
    #[error(
        "{found} people answered every item; at least {SMALLEST_SAMPLE} are needed to replace the constants"
    )]
    TooFewPeople {
        /// People with every answer.
        found: usize,
    },
    /// A coefficient that is no reliability.
    #[error("a reliability from 0 to below 1 is needed, and this group's is {0:.2}")]
    Reliability(f64),
    /// A spread that is none.
    #[error("a spread above 0, up to 50 POMP points, is needed, and this group's is {0:.2}")]
    Spread(f64),
    /// Alpha cannot be computed.
    #[error(transparent)]
    Undefined(#[from] Undefined),
    /// The answers are no matrix.
    #[error(transparent)]
    Matrix(#[from] MatrixError),
}

impl GroupConstants {
    /// Constants as a group's file states them: the reliability with all items answered (0 to below 1), the standard
    /// deviation between people in POMP points (above 0, up to 50), and the number of people behind both.
    ///
    /// # Errors
    /// When there are fewer than 30 people, or a number is out of its range.
    pub fn new(reliability: f64, sd: f64, n: usize) -> Result<Self, ConstantsError> {
        if n < SMALLEST_SAMPLE {
            return Err(ConstantsError::TooFewPeople { found: n });
        }
        if !Precision::is_reliability(reliability) {
            return Err(ConstantsError::Reliability(reliability));
        }
        if !Precision::is_sd(sd) {
            return Err(ConstantsError::Spread(sd));
        }
        Ok(Self { reliability, sd, n })
    }

    /// The constants of a dimension in a sample: Cronbach's alpha, and the standard deviation (n − 1) of the scores
    /// in POMP points. `ends` are the scale's, in scale points.
    ///
    /// Only people who answered every item count: the constants are those of a score with all items answered.
    ///
    /// # Errors
    /// When fewer than 30 people answered every item, alpha cannot be computed or is negative, or the scores do not
    /// differ.
    pub fn of_sample(sample: &ResponseMatrix, ends: (f64, f64)) -> Result<Self, ConstantsError> {
        let complete = sample.complete();
        let n = complete.respondents();
        if n < SMALLEST_SAMPLE {
            return Err(ConstantsError::TooFewPeople { found: n });
        }
        let scores: Vec<f64> = complete.person_means().into_iter().map(|mean| pomp(mean, ends)).collect();
        let sd = variance(&scores).unwrap_or_default().sqrt();
        let alpha = alpha(&covariances(&complete)?)?;
        Self::new(alpha, sd, n)
    }

    /// Reliability of the dimension with all its items, 0 to below 1.
    #[must_use]
    pub fn reliability(&self) -> f64 {
        self.reliability
    }

    /// Standard deviation between people, POMP points.
    #[must_use]
    pub fn sd(&self) -> f64 {
        self.sd
    }

    /// People behind the constants, 30 or more.
    #[must_use]
    pub fn n(&self) -> usize {
        self.n
    }
}

impl GroupNorms {
    /// The constants of every dimension of an instrument in a sample of people; what the sample cannot give is refused
    /// dimension by dimension. People who answered a short form count for the dimensions it asks in full.
    #[must_use]
    pub fn of_sample<'a, P>(instrument: &Instrument, people: P) -> Self
    where
        P: IntoIterator<Item = &'a Answers> + Clone,
    {
        let of_dimension = |dimension: &Dimension| {
            let sample = ResponseMatrix::of_answers(instrument, dimension, people.clone())?;
            GroupConstants::of_sample(&sample, instrument.ends())
        };
        let mut norms = Self::default();
        for dimension in &instrument.dimensions {
            match of_dimension(dimension) {
                Ok(constants) => norms.constants.push((dimension.id.clone(), constants)),
                Err(error) => norms.refused.push((dimension.id.clone(), error)),
            }
        }
        norms
    }

    /// The instrument with these constants in place of its own. `source` says where a dimension's come from, given the
    /// number of people, in the words of whoever shows it; every score's explanation repeats it.
    #[must_use]
    pub fn applied_to(&self, instrument: Instrument, source: impl Fn(usize) -> String) -> Instrument {
        instrument.with_precision(|id| {
            let (_, found) = self.constants.iter().find(|(dimension, _)| dimension == id)?;
            Some(Precision { reliability: found.reliability, sd: found.sd, source: source(found.n) })
        })
    }
}
