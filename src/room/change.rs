//! What changed in a room from before the course to after it.
//!
//! The two moments are two sets of people: who they are is not known, so nobody is paired with themselves. The error of
//! the difference of two independent means is √(s₁²/n₁ + s₂²/n₂), with the degrees of freedom of Welch (1947), which
//! need no equal spread. A difference beyond 1.96 or more of these errors, by Student's t, is beyond chance at 5 %.
//! Where the same people answered twice that is cautious: their own differences would tell more.

use super::Report;
use crate::instrument::DimensionId;
use crate::scoring::{Verdict, Z_95};

/// The change of a room's mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Mean before, POMP 0–100.
    pub before: f64,
    /// Mean after, POMP 0–100.
    pub after: f64,
    /// After minus before, POMP points.
    pub difference: f64,
    /// Half of the 95 % interval around the difference, POMP points.
    pub margin: f64,
    /// Higher or lower beyond chance, or too small to tell.
    pub verdict: Verdict,
}

/// A mean with what its error needs.
#[derive(Clone, Copy)]
struct Mean {
    n: usize,
    mean: f64,
    sd: f64,
}

impl Change {
    fn between(before: Mean, after: Mean) -> Option<Self> {
        let part = |of: Mean| of.sd * of.sd / of.n as f64;
        let (one, other) = (part(before), part(after));
        let variance = one + other;
        let squares = one * one / (before.n as f64 - 1.0) + other * other / (after.n as f64 - 1.0);
        let difference = after.mean - before.mean;
        let margin =
            if variance == 0.0 { 0.0 } else { t_95(variance * variance / squares) * variance.sqrt() };
        let finite = difference.is_finite() && margin.is_finite();
        finite.then_some(Self {
            before: before.mean,
            after: after.mean,
            difference,
            margin,
            verdict: match difference {
                // Without any spread there is no error to hold it against.
                _ if margin == 0.0 => Verdict::TooSmall,
                points if points > margin => Verdict::Higher,
                points if points < -margin => Verdict::Lower,
                _ => Verdict::TooSmall,
            },
        })
    }
}

/// The change of each dimension of the later report, in its order; absent where either is not shown.
#[must_use]
pub fn changes(before: &Report, after: &Report) -> Vec<(DimensionId, Option<Change>)> {
    let change = |later: &super::DimensionReport| {
        let earlier = before.dimension(&later.id)?;
        let (before, after) =
            (mean(earlier.n, earlier.mean, earlier.sd)?, mean(later.n, later.mean, later.sd)?);
        Change::between(before, after)
    };
    after.dimensions.iter().map(|later| (later.id.clone(), change(later))).collect()
}

/// The change of the total; absent where either is not shown.
#[must_use]
pub fn total_change(before: &Report, after: &Report) -> Option<Change> {
    let of = |report: &Report| mean(report.total.n, report.total.mean, report.total.sd);
    Change::between(of(before)?, of(after)?)
}

fn mean(n: usize, mean: Option<f64>, sd: Option<f64>) -> Option<Mean> {
    Some(Mean { n, mean: mean?, sd: sd? })
}

/// The quantile .975 of Student's t, by the expansion of Abramowitz & Stegun (1964), 26.7.5, around the normal one. From
/// four degrees of freedom on, which five people have, it is right to a thousandth.
fn t_95(freedom: f64) -> f64 {
    let z = Z_95;
    let terms = [
        (z.powi(3) + z) / 4.0,
        (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0,
        (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0,
        (79.0 * z.powi(9) + 776.0 * z.powi(7) + 1482.0 * z.powi(5) - 1920.0 * z.powi(3) - 945.0 * z)
            / 92_160.0,
    ];
    terms.iter().rev().fold(0.0, |sum, term| (sum + term) / freedom) + z
}
