//! Floor 1: the interface's words and how a language writes numbers, dates and lists.

mod catalogue;
mod locale;
mod message;
mod negotiate;

pub use catalogue::{Catalogue, fill};
pub use locale::{Locale, PluralCategory};
pub use message::Msg;
pub use negotiate::{LENT, Language, SOURCE, languages, negotiate};
