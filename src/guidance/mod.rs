//! Floor 4: from numbers to what a person can do with them.

mod choice;
mod countries;
mod dimension_names;
mod duration;
mod eligibility;
mod evidence;
mod insight;
mod library;
mod plan;
mod search;
mod stories;
mod technique;
mod toolkit;

pub use choice::{CHOICES, Choice, WHO, Who};
pub use countries::{ChartWords, Countries, Country, LEVELS, Standing, Survey, Totals};
pub use dimension_names::DimensionNames;
pub use duration::{Duration, Unit};
pub use eligibility::{Eligibility, EligibilityVerdict};
pub use evidence::{ToDocument, to_document};
pub use insight::{StandOut, stand_out};
pub use library::{LibraryError, Source};
pub use plan::{Proposal, Step, TrainingPlan, Unserved};
pub use search::{Query, folded};
pub use stories::{Stories, Story, StoryLabels, StoryWords};
pub use technique::{Competence, Mode, Span, Technique, TechniqueWords, ToolkitWords, Trained};
pub use toolkit::{Entry, Filter, Toolkit};
