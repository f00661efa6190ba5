//! The app in a frame: what is said, who is heard, and which colours may be shown.

mod accent;
mod configure;
mod link;
mod snippet;
