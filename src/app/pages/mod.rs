//! The pages. Each names the document once its content stands.

mod fetching;
mod home;
mod lost;
mod results;
mod take;

use fetching::with_questionnaire;
pub use fetching::{failed, waiting};
pub use home::home;
pub use lost::lost;
pub use results::results;
pub use take::{Session, take};
