//! Floor 6: the only room that touches the browser. Adapters without decisions; what a browser refuses becomes a
//! value, never a panic.

pub mod camera;
pub mod canvas;
pub mod clipboard;
pub mod device;
pub mod download;
pub mod events;
pub mod files;
pub mod host;
pub mod intl;
pub mod load;
pub mod location;
pub mod page;
pub mod storage;
