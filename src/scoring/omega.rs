//! McDonald's omega total from one factor.

use super::alpha::at_most_1;
use super::covariance::{Symmetric, total_variance};
use super::undefined::{Undefined, finite};

/// Fewer items do not determine a factor.
const FEWEST_ITEMS: usize = 3;

/// The largest share of an item's variance that the factor may explain freely; psych's `fa` has the same. Beyond it
/// lies a Heywood case, a factor that would explain more than there is.
const MOST_COMMUNALITY: f64 = 0.995;

/// Most passes over all loadings, and the change of a loading at which they end.
const MOST_PASSES: usize = 20_000;
const SETTLED: f64 = 1e-12;

/// Newton's method needs a handful; from far away each step is a third.
const MOST_STEPS: usize = 100;

/// Omega total: the share of the total's variance that one factor and not the items alone explain.
#[derive(Debug, Clone, PartialEq)]
pub struct Omega {
    /// 1 − Σu²/ΣR, with the observed correlations in the denominator, as `psych::omega` reports it. The one to quote.
    pub total: f64,
    /// (Σλ)² / ((Σλ)² + Σu²), with the correlations that the factor implies in the denominator. Slightly different.
    pub implied: f64,
    /// Standardised loadings by minimum residuals (Harman & Jones 1966), in the order of the items; their sum is not
    /// negative.
    pub loadings: Vec<f64>,
    /// Whether the factor would explain all of an item's variance or more (a Heywood case), which happens in small
    /// samples: read the value with care.
    pub heywood: bool,
}

/// Omega total of a correlation matrix. Items are not turned round by their loadings; their keys are declared.
pub(super) fn omega(correlations: &Symmetric) -> Result<Omega, Undefined> {
    let found = correlations.size();
    if found < FEWEST_ITEMS {
        return Err(Undefined::TooFewItems { found, needed: FEWEST_ITEMS });
    }
    let starts = [centroid(correlations), leading(correlations)];
    let mut best: Option<(f64, Vec<f64>)> = None;
    for loadings in starts.into_iter().filter_map(|start| minimum_residuals(correlations, start)) {
        let residual = residual(correlations, &loadings);
        if best.as_ref().is_none_or(|(least, _)| residual < *least) {
            best = Some((residual, loadings));
        }
    }
    let mut loadings = best.ok_or(Undefined::Unsettled)?.1;
    if loadings.iter().sum::<f64>() < 0.0 {
        loadings.iter_mut().for_each(|loading| *loading = -*loading);
    }
    let unique = uniqueness(&loadings);
    Ok(Omega {
        total: at_most_1(1.0 - unique / total_variance(correlations)?)?,
        implied: omega_of_loadings(&loadings)?,
        heywood: loadings.iter().any(|loading| MOST_COMMUNALITY < loading * loading),
        loadings,
    })
}

/// Omega total with the correlations that the standardised loadings of one factor imply:
/// (Σλ)² / ((Σλ)² + Σ(1 − λ²)), McDonald (1999).
///
/// # Errors
/// When there are no loadings, or one of them is not a number.
pub fn omega_of_loadings(loadings: &[f64]) -> Result<f64, Undefined> {
    let common = loadings.iter().sum::<f64>().powi(2);
    finite(common / (common + uniqueness(loadings)))
}

/// What is left of the items' variances, Σ(1 − λ²).
fn uniqueness(loadings: &[f64]) -> f64 {
    loadings.iter().map(|loading| 1.0 - loading * loading).sum()
}

/// Loadings that leave the least sum of squared residuals beside the diagonal. Each pass sets every loading to its
/// best value given the others, so the sum never rises; `None` when the passes come to no end.
fn minimum_residuals(correlations: &Symmetric, mut loadings: Vec<f64>) -> Option<Vec<f64>> {
    for _ in 0..MOST_PASSES {
        let mut change = 0.0_f64;
        for item in 0..loadings.len() {
            let own = loadings[item];
            let products = correlations.row(item).iter().zip(&loadings);
            let shared = products.map(|(r, loading)| r * loading).sum::<f64>() - own;
            let squares = loadings.iter().map(|loading| loading * loading).sum::<f64>() - own * own;
            let best = if squares > SETTLED { held(shared / squares, squares) } else { 0.0 };
            change = change.max((best - own).abs());
            loadings[item] = best;
        }
        if change < SETTLED {
            return Some(loadings);
        }
    }
    None
}

/// A loading that explains more of an item than it may also pays for the excess: it minimises
/// squares·(x − loading)² + (x² − most)²/2, the least squares with uniquenesses bounded from below. The root lies below
/// `loading`, and Newton's steps from there only fall.
fn held(loading: f64, squares: f64) -> f64 {
    let (size, mut root) = (loading.abs(), loading.abs());
    if size * size <= MOST_COMMUNALITY {
        return loading;
    }
    for _ in 0..MOST_STEPS {
        let excess = root * root - MOST_COMMUNALITY;
        let step = (squares * (root - size) + root * excess) / (squares + excess + 2.0 * root * root);
        root -= step;
        if step.abs() < SETTLED {
            break;
        }
    }
    root.copysign(loading)
}

fn residual(correlations: &Symmetric, loadings: &[f64]) -> f64 {
    let pairs = (0..loadings.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
    pairs.map(|(i, j)| (correlations.at(i, j) - loadings[i] * loadings[j]).powi(2)).sum()
}

/// A start for items that mostly agree: each item's correlation with the total.
fn centroid(correlations: &Symmetric) -> Vec<f64> {
    let length = correlations.sum().abs().sqrt().max(1.0);
    let rows = (0..correlations.size()).map(|item| correlations.row(item).iter().sum::<f64>() / length);
    rows.map(|loading| loading.clamp(-1.0, 1.0)).collect()
}

/// A start for items that do not: near the first principal component.
fn leading(correlations: &Symmetric) -> Vec<f64> {
    const STEPS: usize = 50;
    let squares = |row: &[f64]| row.iter().map(|cell| cell * cell).sum::<f64>();
    let rows = (0..correlations.size()).map(|item| correlations.row(item));
    let longest = rows.max_by(|a, b| squares(a).total_cmp(&squares(b))).unwrap_or_default();
    let (mut vector, mut size) = (longest.to_vec(), 1.0);
    for _ in 0..STEPS {
        let length = squares(&vector).sqrt();
        vector.iter_mut().for_each(|cell| *cell /= length);
        let product = |item: usize| correlations.row(item).iter().zip(&vector).map(|(r, v)| r * v).sum();
        vector = (0..vector.len()).map(product).collect();
        size = squares(&vector).sqrt();
    }
    let scale = if size > 0.0 { size.sqrt() / size } else { 0.0 };
    vector.iter().map(|cell| (cell * scale).clamp(-1.0, 1.0)).collect()
}
