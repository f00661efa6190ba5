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

/// Fields of an instrument file that only its linter reads. They are no part of what is asked or how it counts, so that
/// a golden case more makes no other edition of the instrument.
const LINTED: [&str; 4] = ["$schema", "allow", "balanced", "golden"];

/// Tells two files of one version apart: 64-bit FNV-1a over the JSON without the white space between its tokens,
/// so that reformatting changes nothing, and without the fields that only the linter reads. It detects accidents; it
/// is no protection against forgery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ContentHash(u64);

impl ContentHash {
    /// The hash of a JSON text.
    #[must_use]
    pub fn of(json: &str) -> Self {
        let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
        let mut scan = Scan::default();
        let (mut start, mut first) = (0, true);
        for (at, byte) in json.bytes().enumerate() {
            let depth = scan.depth;
            scan.next(byte);
            // A field at the top ends at its comma, or where its object does.
            let ends = !scan.in_string && depth == 1 && (byte == b',' || scan.depth == 0);
            if scan.depth == 1 && depth == 0 {
                hash.tokens(&json[start..=at]);
                (start, first) = (at + 1, true);
            } else if ends {
                let field = &json[start..at];
                if !is_linted(field) {
                    if !first {
                        hash.byte(b',');
                    }
                    hash.tokens(field);
                    first = false;
                }
                start = at + usize::from(byte == b',');
            }
        }
        hash.tokens(&json[start..]);
        Self(hash.0)
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

/// Whether a field's text, its name first, is one that only the linter reads.
fn is_linted(field: &str) -> bool {
    let name = field.trim_ascii_start().strip_prefix('"').and_then(|rest| rest.split_once('"'));
    name.is_some_and(|(name, rest)| LINTED.contains(&name) && rest.trim_ascii_start().starts_with(':'))
}

/// Where a reader of JSON stands, byte by byte.
#[derive(Default)]
struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    fn next(&mut self, byte: u8) {
        if byte == b'"' && !self.escaped {
            self.in_string = !self.in_string;
        }
        self.escaped = self.in_string && byte == b'\\' && !self.escaped;
        if self.in_string {
            return;
        }
        match byte {
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}

/// The hash as far as it has come.
struct Fnv(u64);

impl Fnv {
    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    /// Adds a text without the white space between its tokens.
    fn tokens(&mut self, json: &str) {
        let mut scan = Scan::default();
        for byte in json.bytes() {
            if scan.in_string || !byte.is_ascii_whitespace() {
                self.byte(byte);
            }
            scan.next(byte);
        }
    }
}
