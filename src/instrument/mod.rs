//! Floor 1: what a questionnaire is. Values and keys live in the definition, words in the wording;
//! a translation cannot change a score.

mod day;
mod definition;
mod fact;
mod gate;
mod golden;
mod id;
mod read;
mod version;
mod wording;

pub use day::Day;
pub use definition::{
    About, Band, Dimension, Form, Group, Instrument, Item, Key, Missing, Precision, SCHEMA, ScaleOption,
};
pub use fact::Fact;
pub use gate::{Gate, GateAnswer};
pub use golden::{GoldenCase, golden_cases};
pub use id::{
    BandId, DimensionId, FactId, FormId, GateId, GroupId, IdError, InstrumentId, ItemId, MAX_ID_LENGTH,
    OptionId, RoleId, TechniqueId,
};
pub use read::{InstrumentError, Problem};
pub use version::{ContentHash, Version, VersionError, essence};
pub use wording::{
    BandWords, DimensionWords, FactWords, GateAnswerWords, GateWords, MissingWords, Named, Translation,
    TranslationStatus, Wording, text_or_id,
};
