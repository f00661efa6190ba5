//! Floor 4: from numbers to what a person can do with them.

mod choice;
mod eligibility;
mod evidence;
mod insight;

pub use choice::{CHOICES, Choice, WHO, Who};
pub use eligibility::{Eligibility, EligibilityVerdict};
pub use evidence::{ToDocument, to_document};
pub use insight::{StandOut, stand_out};
