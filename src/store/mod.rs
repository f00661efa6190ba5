//! Floor 3: records, and the port through which they are kept.

mod bundle;
mod check;
mod label;
mod plan;
mod port;
mod record;
mod room;
mod shared;
mod shelf;
mod step;
mod target;
mod together;

pub use bundle::Bundle;
pub use check::check;
pub use label::{LONGEST_NAME, LONGEST_NOTE, Label, read_label, write_label};
pub use plan::{Company, MOST_EDITS, MOST_PRIORITIES, Plan, read_plan, write_plan};
pub use port::{MemoryStorage, Storage, StorageError};
pub use record::{
    RecordError, SCHEMA, Settings, Theme, read_attempt, read_settings, write_attempt, write_settings,
};
pub use room::{
    HandIn, LEAST_SHOWN, LONGEST_ROOM_NAME, MOST_HAND_INS, Member, MergeError, Merged, Moment, Release,
    RoomId, RoomRecord, Withdrawn, read_room, room_name, write_room,
};
pub use shared::{Shared, read_shared, write_shared};
pub use shelf::{Contents, Keeping, Key, OWN, SetAside, Shelf, Why};
pub use step::{DAYS, Edit, MOST_WORDS, StepId, WEEKS, shortened};
pub use target::{Target, read_target, write_target};
pub use together::Erased;
