//! Instruments as other programs' surveys: the same statements and options, to be asked elsewhere. No answers go there.

mod codes;
mod limesurvey;
mod openscales;
mod text;

pub use codes::Codes;
pub use limesurvey::limesurvey;
pub use openscales::openscales;
pub(super) use text::{gate_question, option_text};
