//! Identifiers: what an instrument's parts are called in files, storage and the page.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::json::Node;

/// Longest identifier, in characters.
pub const MAX_ID_LENGTH: usize = 64;

const IDENTIFIER: &str = "an identifier is expected: small letters, digits, \"-\" and \"_\", 64 at most";

/// A text that is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not an identifier: a small letter or digit first, then those, \"-\" and \"_\", 64 at most"
)]
pub struct IdError(String);

fn check(text: &str) -> Result<(), IdError> {
    let starts_well = text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    let goes_on_well =
        text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
    if starts_well && goes_on_well && text.len() <= MAX_ID_LENGTH {
        return Ok(());
    }
    Err(IdError(text.chars().take(MAX_ID_LENGTH).collect()))
}

macro_rules! identifiers {
    ($($(#[$doc:meta])+ $name:ident;)+) => {$(
        $(#[$doc])+
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Reads an identifier.
            ///
            /// # Errors
            /// When the text is not a small letter or digit followed by at most 63 of those, `-` or `_`.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                check(text)?;
                Ok(Self(text.into()))
            }

            /// Reads an identifier where it stands in a file; one that is none is noted.
            #[must_use]
            pub fn read(node: Node<'_>) -> Self {
                node.read(IDENTIFIER, |text| Self::parse(text).ok()).unwrap_or_else(|| Self("".into()))
            }

            /// The identifier as written in files.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    )+};
}

identifiers! {
    /// Names an instrument, for example `creativity-skills`.
    InstrumentId;
    /// Names a statement within its instrument.
    ItemId;
    /// Names an answer option within its instrument.
    OptionId;
    /// Names a dimension, the smallest thing that is scored.
    DimensionId;
    /// Names a group of dimensions.
    GroupId;
    /// Names a form, the choice of statements that is asked.
    FormId;
    /// Names a band of scores.
    BandId;
    /// Names whom a person answers as.
    RoleId;
    /// Names a condition that decides eligibility.
    GateId;
    /// Names a question of fact.
    FactId;
    /// Names a technique of the toolkit.
    TechniqueId;
}
