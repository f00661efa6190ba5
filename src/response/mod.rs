//! Floor 2: what people answer, in which order they were asked, and how carefully they seem to have answered.

mod answer;
mod attempt;
mod order;
mod quality;
mod screen;
mod stage;

pub use answer::{Answer, Answers, Facts, GateAnswers};
pub use attempt::{Attempt, AttemptId, PAGE_SIZE, Start, Timestamp};
pub use order::interleaved;
pub use quality::{Flag, Opposites, Quality, Reading, longest_run, response_variability};
pub use screen::Screen;
pub use stage::Stage;
