//! Which edition of an instrument an answer belongs to.

use std::fmt;

use serde::{Serialize, Serializer};

/// A semantic version, `major.minor.patch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Version {
    /// Scores of two major versions are not comparable.
    pub major: u32,
    /// Items or options were added.
    pub minor: u32,
    /// Only words changed.
    pub patch: u32,
}

/// A text that is not a version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a version is three whole numbers, such as 1.0.0")]
pub struct VersionError;

impl Version {
    /// Reads `major.minor.patch`.
    ///
    /// # Errors
    /// When there are not exactly three whole numbers without signs or leading zeros.
    pub fn parse(text: &str) -> Result<Self, VersionError> {
        let mut parts = text.split('.').map(number);
        let mut next = || parts.next().flatten().ok_or(VersionError);
        let version = Self { major: next()?, minor: next()?, patch: next()? };
        if parts.next().is_some() {
            return Err(VersionError);
        }
        Ok(version)
    }
}

fn number(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Tells two files of one version apart: 64-bit FNV-1a over the JSON without the white space between its tokens,
/// so that reformatting changes nothing. It detects accidents; it is no protection against forgery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ContentHash(u64);

impl ContentHash {
    /// The hash of a JSON text.
    #[must_use]
    pub fn of(json: &str) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let (mut in_string, mut escaped) = (false, false);
        for byte in json.bytes() {
            if !in_string && byte.is_ascii_whitespace() {
                continue;
            }
            if byte == b'"' && !escaped {
                in_string = !in_string;
            }
            escaped = in_string && byte == b'\\' && !escaped;
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Self(hash)
    }

    /// Reads the 16 hexadecimal digits that `Display` writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 16 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if digits { u64::from_str_radix(text, 16).ok().map(Self) } else { None }
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for ContentHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
