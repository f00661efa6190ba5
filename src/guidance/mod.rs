//! Floor 4: from numbers to what a person can do with them.

mod choice;
mod comparison;
mod countries;
mod dimension_names;
mod duration;
mod eligibility;
mod evidence;
mod insight;
mod library;
mod over_time;
mod plan;
mod search;
mod stories;
mod technique;
mod to_go;
mod toolkit;

pub use choice::{CHOICES, Choice, WHO, Who};
pub use comparison::{Compared, Evidence, Gap, Incomparable, Relation, Side, compare};
pub use countries::{ChartWords, Countries, Country, LEVELS, Standing, Survey, Totals};
pub use dimension_names::DimensionNames;
pub use duration::{Duration, Unit};
pub use eligibility::{Eligibility, EligibilityVerdict};
pub use evidence::{ToDocument, to_document};
pub use insight::{StandOut, stand_out};
pub use library::{LibraryError, Source};
pub use over_time::{FEWEST_MOMENTS, Moment, OverTime};
pub use plan::{Proposal, Step, TrainingPlan, Unserved};
pub use search::{Query, folded};
pub use stories::{Stories, Story, StoryLabels, StoryWords};
pub use technique::{Competence, Mode, Span, Technique, TechniqueWords, ToolkitWords, Trained};
pub use to_go::ToGo;
pub use toolkit::{Entry, Filter, Toolkit};
