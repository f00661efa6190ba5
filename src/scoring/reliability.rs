//! How reliable a dimension is in a sample: alpha, omega and what each item adds.

use super::alpha::{alpha, feldt_95, item_rest};
use super::covariance::{MissingPolicy, correlations, counted, covariances, standardised};
use super::matrix::ResponseMatrix;
use super::omega::{Omega, omega};
use super::undefined::{Undefined, finite};
use crate::instrument::ItemId;
use crate::statistics::{mean, variance};

/// The reliability of one dimension in a sample. What cannot be computed says why.
///
/// Means, deviations and errors are in scale points of the keyed values, not POMP.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// How gaps were dealt with.
    pub policy: MissingPolicy,
    /// People who count: with every answer (listwise), or with any (pairwise).
    pub n: usize,
    /// Items.
    pub k: usize,
    /// Cronbach's alpha, at most 1. A negative one is shown as it is: usually an item is keyed the wrong way.
    pub alpha: Result<f64, Undefined>,
    /// Feldt's 95 % interval for alpha. With gaps it takes `n` as if all had answered everything.
    pub alpha_95: Result<(f64, f64), Undefined>,
    /// Alpha of the standardised items.
    pub alpha_standardised: Result<f64, Undefined>,
    /// McDonald's omega total.
    pub omega: Result<Omega, Undefined>,
    /// Mean of the person means.
    pub mean: Result<f64, Undefined>,
    /// Standard deviation (n − 1) of the person means.
    pub sd: Result<f64, Undefined>,
    /// Standard error of measurement, SD·√(1 − α), of a person mean.
    pub sem: Result<f64, Undefined>,
    /// Each item's part, in the order of the matrix.
    pub items: Vec<ItemReliability>,
}

/// What an item adds to its dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemReliability {
    /// Which item.
    pub item: ItemId,
    /// Its correlation with the sum of the other items (corrected item-total correlation), −1 to 1.
    pub item_rest_r: Result<f64, Undefined>,
    /// Alpha of the other items.
    pub alpha_if_dropped: Result<f64, Undefined>,
}

impl Reliability {
    /// The reliability of the items of a matrix.
    ///
    /// Pairwise, each covariance comes from the people who answered both items; alpha, standardised alpha and
    /// item-rest correlations follow from that one covariance matrix, omega from the correlations that each pair's
    /// own people give. That is what R's psych does. Person means are of the items answered.
    #[must_use]
    pub fn of(matrix: &ResponseMatrix, policy: MissingPolicy) -> Self {
        let matrix = counted(matrix, policy);
        let (n, k) = (matrix.respondents(), matrix.items().len());
        let shared = covariances(&matrix);
        let covariances = shared.as_ref().map_err(Undefined::clone);
        let alpha_of_all = covariances.clone().and_then(alpha);
        let means = matrix.person_means();
        let few = |needed| Undefined::TooFewRespondents { found: means.len(), needed };
        let sd = variance(&means).ok_or(few(2)).and_then(|variance| finite(variance.sqrt()));
        let error = |alpha: f64| sd.clone().and_then(|sd| finite(sd * (1.0 - alpha).sqrt()));
        let items = matrix.items().iter().enumerate().map(|(index, item)| ItemReliability {
            item: item.clone(),
            item_rest_r: covariances.clone().and_then(|covariances| {
                if covariances.at(index, index) == 0.0 {
                    return Err(Undefined::ConstantItem(item.clone()));
                }
                item_rest(covariances, index)
            }),
            alpha_if_dropped: covariances.clone().and_then(|covariances| {
                // One item alone has no alpha; the reason names the dimension's number of items.
                if k < 3 {
                    return Err(Undefined::TooFewItems { found: k, needed: 3 });
                }
                alpha(&covariances.without(index))
            }),
        });
        Self {
            policy,
            n,
            k,
            alpha_95: alpha_of_all.clone().and_then(|alpha| feldt_95(alpha, n, k)),
            alpha_standardised: covariances
                .clone()
                .and_then(|covariances| standardised(covariances, &matrix))
                .and_then(|correlations| alpha(&correlations)),
            omega: covariances.clone().and_then(|_| correlations(&matrix)).and_then(|r| omega(&r)),
            mean: mean(&means).ok_or(few(1)).and_then(finite),
            sem: alpha_of_all.clone().and_then(error),
            items: items.collect(),
            alpha: alpha_of_all,
            sd,
        }
    }
}
