//! Floor 3: scores that anyone can recompute by hand.

mod estimate;
mod profile;
mod rounding;
mod scorer;

pub use estimate::{Estimate, Z_95, pomp, standard_error};
pub use profile::{DimensionScore, GroupScore, Profile, Term, TermState};
pub use rounding::{Shown, shown};
pub use scorer::{Metric, Scorer};
