//! The pages. Each names the document once its content stands.

mod deleted;
mod desk;
mod embed;
mod fetching;
mod home;
mod kiosk;
mod library;
mod lost;
mod results;
mod room;
mod scan;
mod take;
mod yours;

use deleted::Deleted;
use desk::{File, Files, JSON};
pub use desk::{
    author, coded, compare, copying, data, drawn, hand_in, history, plan, received, share, target,
};
pub use embed::{above, below, builder, send};
pub use fetching::{failed, retry, waiting};
use fetching::{with_questionnaire, with_questions};
pub use home::home;
pub use kiosk::{along as kiosk_along, kiosk};
pub use library::{about, accessibility, countries, privacy, stories, technique, toolkit, trains};
use lost::dead_end;
pub use lost::lost;
pub use results::results;
pub use room::{room, room_guide, room_show, rooms};
pub use scan::scan;
pub use take::{Opening, Session, choice, questions, review, take};
pub use yours::yours;
