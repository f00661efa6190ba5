//! Floor 3: records, and the port through which they are kept.

mod port;
mod record;
mod shelf;

pub use port::{MemoryStorage, Storage, StorageError};
pub use record::{
    RecordError, SCHEMA, Settings, Theme, read_attempt, read_settings, write_attempt, write_settings,
};
pub use shelf::{Contents, Keeping, Key, SetAside, Shelf, Why};
