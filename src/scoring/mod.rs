//! Floor 3: scores that anyone can recompute by hand, and what can be said of a sample of them.

mod agreement;
mod alpha;
mod change;
mod constants;
mod covariance;
mod difference;
mod estimate;
mod group;
mod matrix;
mod omega;
mod profile;
mod reliability;
mod rounding;
mod scorer;
mod suppression;
mod undefined;

pub use agreement::{Agreement, ItemAgreement, RatingScale, TeamMean, Truncated};
pub use alpha::feldt_95;
pub use change::{Change, Comparison};
pub use constants::{ConstantsError, GroupConstants, GroupNorms, SMALLEST_SAMPLE};
pub use covariance::MissingPolicy;
pub use difference::{Difference, Verdict};
pub use estimate::{Estimate, Z_95, error_of_sum, keyed, pomp, standard_error};
pub use group::{BINS, Distribution, Quartiles};
pub use matrix::{MatrixError, ResponseMatrix};
pub use omega::{Omega, omega_of_loadings};
pub use profile::{DimensionScore, DimensionSum, GroupScore, Profile, Term, TermState};
pub use reliability::{ItemReliability, Reliability};
pub use rounding::{Shown, shown};
pub use scorer::{Metric, Scorer};
pub use suppression::{SmallestGroup, Suppression, SuppressionError, Visibility};
pub use undefined::Undefined;
