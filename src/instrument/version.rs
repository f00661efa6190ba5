//! Which edition of an instrument an answer belongs to.

use std::fmt;

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

/// Tells two files of one version apart: 64-bit FNV-1a over their [`essence`], so that reformatting changes nothing, and
/// a golden case more makes no other edition. It detects accidents; it is no protection against forgery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ContentHash(u64);

impl ContentHash {
    /// The hash of a JSON text.
    #[must_use]
    pub fn of(json: &str) -> Self {
        let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        Self(essence(json).into_bytes().into_iter().fold(0xcbf2_9ce4_8422_2325, add))
    }

    /// The hash as a number.
    #[must_use]
    pub fn bits(self) -> u64 {
        self.0
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

/// Fields of an instrument file that only its linter reads: no part of what is asked or how it counts.
const LINTED: [&str; 4] = ["$schema", "allow", "balanced", "golden"];

/// An instrument file without the white space between its tokens and without the fields that only the linter reads. What
/// is no JSON loses its white space alone.
#[must_use]
pub fn essence(json: &str) -> String {
    let mut kept = String::with_capacity(json.len());
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    // Where the field in the making begins, its comma before it.
    let mut field = 0;
    for character in json.chars() {
        if !in_string && character.is_ascii_whitespace() {
            continue;
        }
        if character == '"' && !escaped {
            in_string = !in_string;
        }
        escaped = in_string && character == '\\' && !escaped;
        if !in_string && depth == 1 && (character == ',' || character == '}') {
            if is_linted(&kept[field..]) {
                kept.truncate(field);
            }
            field = kept.len();
        }
        match character {
            '{' | '[' if !in_string => depth += 1,
            '}' | ']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        let first = !in_string && depth == 1 && character == ',' && kept.ends_with('{');
        if !first {
            kept.push(character);
        }
        if depth == 1 && character == '{' && !in_string {
            field = kept.len();
        }
    }
    kept
}

/// Whether a field's text, its name first, is one that only the linter reads.
fn is_linted(field: &str) -> bool {
    let name = field.trim_start_matches(',').strip_prefix('"').and_then(|rest| rest.split_once('"'));
    name.is_some_and(|(name, rest)| LINTED.contains(&name) && rest.starts_with(':'))
}
