//! The closed list of places in the app, and how they are written after `#`.

use std::fmt;

use crate::instrument::{InstrumentId, TechniqueId};
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
    /// Every attempt in this browser.
    History,
    /// Two results side by side.
    Compare(AttemptId, AttemptId),
    /// Everything stored on this device, and the ways in and out.
    Data,
    /// A result that somebody shared, by its code as it stands in the address; without one, the place to enter it.
    Received(String),
    /// Instruments for use elsewhere.
    Author,
    /// What is stored, where, for how long, and what leaves.
    Privacy,
    /// How far everybody can use it.
    Accessibility,
    /// The project, licences and versions.
    About,
    /// The lines that put an assessment into a page of one's own.
    Embed,
    /// The techniques.
    Toolkit,
    /// A technique.
    Technique(TechniqueId),
    /// Firms that started small.
    Stories,
    /// The partner countries.
    Countries,
    /// A training room, by what follows it in the address: nothing for the list, an id with `/show` or without, or
    /// the guide.
    Room(String),
    /// One device for many people, by what follows in the address: an instrument, and a room's id where they hand in.
    Kiosk(String),
    /// An address that leads nowhere.
    Lost,
}

impl Route {
    /// Reads a fragment. `None` for fragments that are no routes, such as `#main`, which change nothing.
    pub fn parse(fragment: &str) -> Option<Self> {
        if matches!(fragment, "" | "#" | "#/") {
            return Some(Self::Home);
        }
        let path = fragment.strip_prefix("#/")?;
        // What stands there may be anything, slashes included: the page says what is wrong with it.
        if let Some(code) = path.strip_prefix("r/") {
            return Some(Self::Received(code.to_owned()));
        }
        let mut parts = path.trim_end_matches('/').split('/');
        let place = match (parts.next(), parts.next(), parts.next()) {
            (Some("history"), None, _) => Some(Self::History),
            // These lie in a part of their own, which knows its places and says what is wrong with others.
            (Some("room"), _, _) => Some(Self::Room(after(path, "room/"))),
            (Some("kiosk"), Some(_), _) => Some(Self::Kiosk(after(path, "kiosk/"))),
            (Some("compare"), Some(first), Some(second)) if parts.next().is_none() => {
                AttemptId::parse(first).zip(AttemptId::parse(second)).map(|(a, b)| Self::Compare(a, b))
            }
            (Some("data"), None, _) => Some(Self::Data),
            (Some("r"), None, _) => Some(Self::Received(String::new())),
            (Some("author"), None, _) => Some(Self::Author),
            (Some("take"), Some(id), None) => InstrumentId::parse(id).ok().map(Self::Take),
            (Some("results"), Some(id), None) => AttemptId::parse(id).map(Self::Results),
            (Some("privacy"), None, _) => Some(Self::Privacy),
            (Some("accessibility"), None, _) => Some(Self::Accessibility),
            (Some("about"), None, _) => Some(Self::About),
            (Some("embed"), None, _) => Some(Self::Embed),
            (Some("toolkit"), None, _) => Some(Self::Toolkit),
            (Some("toolkit"), Some(id), None) => TechniqueId::parse(id).ok().map(Self::Technique),
            (Some("stories"), None, _) => Some(Self::Stories),
            (Some("countries"), None, _) => Some(Self::Countries),
            _ => None,
        };
        Some(place.unwrap_or(Self::Lost))
    }

    /// The main place that it belongs to, as the navigation writes it; nothing where it is in none.
    pub fn section(&self) -> &'static str {
        match self {
            Self::Home => "#/",
            Self::Toolkit | Self::Technique(_) => "#/toolkit",
            Self::Stories => "#/stories",
            Self::Countries => "#/countries",
            Self::History | Self::Compare(..) => "#/history",
            Self::Data => "#/data",
            Self::Author => "#/author",
            Self::Privacy => "#/privacy",
            Self::Accessibility => "#/accessibility",
            Self::About => "#/about",
            Self::Embed => "#/embed",
            Self::Room(_) => "#/room",
            Self::Take(_) | Self::Results(_) | Self::Received(_) | Self::Kiosk(_) | Self::Lost => "",
        }
    }
}

/// What follows a place in a path.
fn after(path: &str, place: &str) -> String {
    path.get(place.len()..).unwrap_or_default().trim_end_matches('/').to_owned()
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home | Self::Lost => f.write_str("#/"),
            Self::Take(id) => write!(f, "#/take/{id}"),
            Self::Results(id) => write!(f, "#/results/{id}"),
            Self::History => f.write_str("#/history"),
            Self::Compare(first, second) => write!(f, "#/compare/{first}/{second}"),
            Self::Data => f.write_str("#/data"),
            Self::Received(code) => write!(f, "#/r/{code}"),
            Self::Author => f.write_str("#/author"),
            Self::Kiosk(place) => write!(f, "#/kiosk/{place}"),
            Self::Privacy => f.write_str("#/privacy"),
            Self::Accessibility => f.write_str("#/accessibility"),
            Self::About => f.write_str("#/about"),
            Self::Embed => f.write_str("#/embed"),
            Self::Room(place) if place.is_empty() => f.write_str("#/room"),
            Self::Room(place) => write!(f, "#/room/{place}"),
            Self::Toolkit => f.write_str("#/toolkit"),
            Self::Technique(id) => write!(f, "#/toolkit/{id}"),
            Self::Stories => f.write_str("#/stories"),
            Self::Countries => f.write_str("#/countries"),
        }
    }
}
