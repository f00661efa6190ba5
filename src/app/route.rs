//! The closed list of places in the app, and how they are written after `#`.

use std::fmt;

use crate::instrument::InstrumentId;
use crate::response::AttemptId;

/// A place in the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The start.
    Home,
    /// Answering an instrument.
    Take(InstrumentId),
    /// The profile of an attempt.
    Results(AttemptId),
    /// An address that leads nowhere.
    Lost,
}

impl Route {
    /// Reads a fragment. `None` for fragments that are no routes, such as `#main`, which change nothing.
    pub fn parse(fragment: &str) -> Option<Self> {
        if matches!(fragment, "" | "#" | "#/") {
            return Some(Self::Home);
        }
        let mut parts = fragment.strip_prefix("#/")?.trim_end_matches('/').split('/');
        let place = match (parts.next(), parts.next(), parts.next()) {
            (Some("take"), Some(id), None) => InstrumentId::parse(id).ok().map(Self::Take),
            (Some("results"), Some(id), None) => AttemptId::parse(id).map(Self::Results),
            _ => None,
        };
        Some(place.unwrap_or(Self::Lost))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home | Self::Lost => f.write_str("#/"),
            Self::Take(id) => write!(f, "#/take/{id}"),
            Self::Results(id) => write!(f, "#/results/{id}"),
        }
    }
}
