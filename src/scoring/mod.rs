//! Floor 3: scores that anyone can recompute by hand.

mod change;
mod difference;
mod estimate;
mod profile;
mod rounding;

pub use change::{Change, Comparison};
pub use difference::{Difference, Verdict};
pub use estimate::{Estimate, Z_95, error_of_sum, keyed, pomp, standard_error};
pub use profile::{DimensionScore, GroupScore, Profile, Term, TermState};
pub use rounding::{Shown, shown};
