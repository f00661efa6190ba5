//! Floor 2: what people answer, and in which order they were asked.

mod answer;
mod attempt;
mod order;

pub use answer::{Answer, Answers};
pub use attempt::{Attempt, AttemptId, PAGE_SIZE, Start, Timestamp};
pub use order::interleaved;
