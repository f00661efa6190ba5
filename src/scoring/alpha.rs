//! Cronbach's alpha, with Feldt's interval.

use cdflib::{FisherSnedecor, traits::ContinuousCdf};

use super::covariance::{Symmetric, total_variance};
use super::undefined::{Undefined, finite};

/// How far beyond 1 rounding alone may carry a coefficient.
const ROUNDING: f64 = 1e-9;

/// Cronbach's alpha, k/(k − 1)·(1 − Σvarᵢ/var(total)) (Cronbach 1951), from covariances; from correlations it is the
/// standardised alpha. At most 1; negative values are possible and usually mean an item keyed the wrong way.
pub(super) fn alpha(covariances: &Symmetric) -> Result<f64, Undefined> {
    let items = covariances.size();
    if items < 2 {
        return Err(Undefined::TooFewItems { found: items, needed: 2 });
    }
    let k = items as f64;
    at_most_1(k / (k - 1.0) * (1.0 - covariances.trace() / total_variance(covariances)?))
}

/// A coefficient that rounding may carry over 1 by a hair; more than that comes from covariances that contradict each
/// other.
pub(super) fn at_most_1(value: f64) -> Result<f64, Undefined> {
    match finite(value)? {
        value if value > 1.0 + ROUNDING => Err(Undefined::Contradictory),
        value => Ok(value.min(1.0)),
    }
}

/// Feldt's 95 % interval for an alpha of `k` items from `n` people with every answer (Feldt, Woodruff & Salih 1987):
/// 1 − (1 − α)·F, with the .975 and .025 quantiles of F with n − 1 and (n − 1)(k − 1) degrees of freedom.
///
/// # Errors
/// When there are fewer than two people or items, or alpha is not a number.
pub fn feldt_95(alpha: f64, n: usize, k: usize) -> Result<(f64, f64), Undefined> {
    let (people, items) = (n.saturating_sub(1) as f64, k.saturating_sub(1) as f64);
    let f = FisherSnedecor::try_new(people, people * items).map_err(|_| Undefined::Unsettled)?;
    let end = |p: f64| {
        let quantile = f.inverse_cdf(p).map_err(|_| Undefined::Unsettled)?;
        finite(1.0 - (1.0 - alpha) * quantile)
    };
    Ok((end(0.975)?, end(0.025)?))
}

/// The correlation of an item with the sum of the others, −1 to 1.
pub(super) fn item_rest(covariances: &Symmetric, item: usize) -> Result<f64, Undefined> {
    if covariances.size() < 2 {
        return Err(Undefined::TooFewItems { found: covariances.size(), needed: 2 });
    }
    let own = covariances.at(item, item);
    let with_rest = covariances.row(item).iter().sum::<f64>() - own;
    let rest = total_variance(&covariances.without(item))?;
    let r = with_rest / (own.sqrt() * rest.sqrt());
    at_most_1(r.abs()).map(|size| size.copysign(r))
}
