//! Everything on the shelf in one file, and the way back.
//!
//! The file is JSON that people can read, one record a line:
//!
//! ```text
//! {"innospark":"backup","schema":1,"records":[
//! {"key":"innospark/settings","record":{"schema":1,"language":null,"theme":"auto"}},
//! {"key":"innospark/attempt/0000000000","text":"what is no JSON stands as a text"}
//! ]}
//! ```
//!
//! It holds no clock and no chance: the same records give the same bytes, and a record comes back byte for byte.

mod merge;
mod read;
mod write;

pub use merge::{Action, Item, Merge};
pub use read::{Backup, BackupError, Entry, MOST_BYTES, MOST_RECORDS};
pub use write::write;

/// What a backup says it is.
const KIND: &str = "backup";

/// The backup's schema that this program writes.
const SCHEMA: u64 = 1;
