//! Covariances between items, from answers with or without gaps.

use super::matrix::ResponseMatrix;
use super::undefined::{Undefined, finite};
use crate::statistics::{mean, variance};

/// What to do with people who left gaps. Both are in use and give different results, so it is never chosen silently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingPolicy {
    /// Only people who answered every item count.
    Listwise,
    /// Each covariance comes from the people who answered both of its items.
    Pairwise,
}

impl MissingPolicy {
    /// The word in commands and tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Listwise => "listwise",
            Self::Pairwise => "pairwise",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Listwise, Self::Pairwise].into_iter().find(|policy| policy.as_str() == text)
    }
}

/// A total variance, relative to the items' own, that is nothing but rounding.
const ROUNDING: f64 = 1e-12;

/// A symmetric matrix over items, k × k.
#[derive(Debug, Clone)]
pub(super) struct Symmetric {
    size: usize,
    cells: Vec<f64>,
}

impl Symmetric {
    /// From the cells on and below the diagonal.
    pub(super) fn build<E>(
        size: usize,
        mut cell: impl FnMut(usize, usize) -> Result<f64, E>,
    ) -> Result<Self, E> {
        let mut cells = vec![0.0; size * size];
        for i in 0..size {
            for j in 0..=i {
                let value = cell(i, j)?;
                cells[i * size + j] = value;
                cells[j * size + i] = value;
            }
        }
        Ok(Self { size, cells })
    }

    pub(super) fn size(&self) -> usize {
        self.size
    }

    pub(super) fn at(&self, i: usize, j: usize) -> f64 {
        self.cells[i * self.size + j]
    }

    pub(super) fn row(&self, i: usize) -> &[f64] {
        &self.cells[i * self.size..(i + 1) * self.size]
    }

    pub(super) fn trace(&self) -> f64 {
        (0..self.size).map(|i| self.at(i, i)).sum()
    }

    /// The sum of all cells: for covariances the variance of the total.
    pub(super) fn sum(&self) -> f64 {
        self.cells.iter().sum()
    }

    /// Without the row and column of one item.
    pub(super) fn without(&self, item: usize) -> Self {
        let kept = |index: &usize| *index != item;
        let rows = (0..self.size).filter(kept);
        let cells = rows.flat_map(|i| (0..self.size).filter(kept).map(move |j| self.at(i, j)));
        Self { cells: cells.collect(), size: self.size - 1 }
    }
}

/// The people that a policy lets count: those with every answer, or those with any.
pub(super) fn counted(matrix: &ResponseMatrix, policy: MissingPolicy) -> ResponseMatrix {
    match policy {
        MissingPolicy::Listwise => matrix.complete(),
        MissingPolicy::Pairwise => matrix.answered(),
    }
}

/// The covariances (n − 1) between the items, each from the respondents who answered both.
pub(super) fn covariances(matrix: &ResponseMatrix) -> Result<Symmetric, Undefined> {
    let found = matrix.respondents();
    if found < 2 {
        return Err(Undefined::TooFewRespondents { found, needed: 2 });
    }
    Symmetric::build(matrix.items().len(), |i, j| finite(pair(matrix, i, j)?.covariance))
}

/// The correlations between the items, each from the respondents who answered both.
pub(super) fn correlations(matrix: &ResponseMatrix) -> Result<Symmetric, Undefined> {
    Symmetric::build(matrix.items().len(), |i, j| {
        if i == j {
            return Ok(1.0);
        }
        let Pair { variances: (first, second), covariance } = pair(matrix, i, j)?;
        let constant = |index: usize| Undefined::ConstantItem(matrix.items()[index].clone());
        match (first, second) {
            (0.0, _) => Err(constant(i)),
            (_, 0.0) => Err(constant(j)),
            _ => finite(covariance / (first.sqrt() * second.sqrt())),
        }
    })
}

/// The correlations that belong to covariances.
pub(super) fn standardised(covariances: &Symmetric, matrix: &ResponseMatrix) -> Result<Symmetric, Undefined> {
    Symmetric::build(covariances.size(), |i, j| {
        let deviation = |index: usize| match covariances.at(index, index) {
            0.0 => Err(Undefined::ConstantItem(matrix.items()[index].clone())),
            variance => Ok(variance.sqrt()),
        };
        finite(covariances.at(i, j) / (deviation(i)? * deviation(j)?))
    })
}

/// The variance of a total, refused when it is none, or one that no answers could have.
pub(super) fn total_variance(covariances: &Symmetric) -> Result<f64, Undefined> {
    let (sum, trace) = (finite(covariances.sum())?, covariances.trace());
    match sum {
        sum if sum > ROUNDING * trace => Ok(sum),
        sum if sum < -ROUNDING * trace => Err(Undefined::Contradictory),
        _ => Err(Undefined::NoVariance),
    }
}

struct Pair {
    variances: (f64, f64),
    covariance: f64,
}

fn pair(matrix: &ResponseMatrix, i: usize, j: usize) -> Result<Pair, Undefined> {
    let both = matrix.rows().filter_map(|row| row[i].zip(row[j]));
    let (first, second): (Vec<f64>, Vec<f64>) = both.unzip();
    let few = || Undefined::NoOverlap(matrix.items()[i].clone(), matrix.items()[j].clone());
    let variances = variance(&first).zip(variance(&second)).ok_or_else(few)?;
    let means = mean(&first).zip(mean(&second)).ok_or_else(few)?;
    let covariance = match variances {
        (0.0, _) | (_, 0.0) => 0.0,
        _ if i == j => variances.0,
        _ => {
            let products = first.iter().zip(&second).map(|(a, b)| (a - means.0) * (b - means.1));
            products.sum::<f64>() / (first.len() - 1) as f64
        }
    };
    Ok(Pair { variances, covariance })
}
