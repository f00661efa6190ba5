//! The pages. Each names the document once its content stands.

mod fetching;
mod home;
mod lost;
mod results;
mod take;

pub use fetching::WithQuestionnaire;
pub use home::Home;
pub use lost::Lost;
pub use results::Results;
pub use take::{Session, Take};
