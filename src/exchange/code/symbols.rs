//! Symbols of base32, written strictly and read kindly.

use super::error::CodeError;
use crate::base32;

/// What every code of this format begins with, as people write it.
pub const PREFIX: &str = "IS1";

/// The same as it is read: I is 1.
const PREFIX_READ: [u8; 3] = [1, 25, 1];

/// Most symbols of a code behind its prefix. The checksum's guarantees end at 1023 symbols, and a code of 300 statements
/// with five options has 200.
pub const MAX_SYMBOLS: usize = 1000;

/// Longest text that is looked at, in bytes: room for the longest code with separators in the longest address.
pub const MAX_TEXT: usize = 8192;

/// What stands around a code that was copied out of a sentence.
const AROUND: &[char] = &[
    '<', '>', '(', ')', '[', ']', '"', '\'', '“', '”', '’', '„', '«', '»', '.', ',', ';', ':', '*', '_', '`',
];

/// The five bits of a character; `None` for one that is none of the alphabet's.
pub fn value(character: char) -> Option<u8> {
    match u8::try_from(character).ok()?.to_ascii_uppercase() {
        b'O' => Some(0),
        b'I' | b'L' => Some(1),
        other => base32::value(other),
    }
}

/// What carries nothing wherever it stands: white space, hyphens and what keyboards and mail make of them.
pub fn is_separator(character: char) -> bool {
    let unseen = matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    let hyphen = matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    character.is_whitespace() || unseen || hyphen
}

/// A space as an address writes it.
pub const SPACE: &str = "%20";

/// The code within a text: a whole link's last part, or the text itself.
fn within(text: &str) -> &str {
    let behind = |mark: &str| text.rfind(mark).map(|place| &text[place + mark.len()..]);
    let link = || behind("/r/").or_else(|| behind("%2Fr%2F")).or_else(|| behind("%2fr%2f"));
    let link = if text.contains(['/', '%']) { link() } else { None };
    let code = link.map_or(text, |code| code.split(['?', '&', '#']).next().unwrap_or_default());
    code.trim_matches(|c: char| AROUND.contains(&c) || c.is_whitespace()).trim_end_matches('/')
}

/// The symbols behind the prefix, five bits each. Small letters, O for 0, I and L for 1, separators anywhere and a
/// whole link are all read.
///
/// # Errors
/// [`CodeError::NotACode`], [`CodeError::Incomplete`] for nothing but the beginning of the prefix,
/// [`CodeError::FromTheFuture`] for `IS2` to `IS9`, [`CodeError::Damaged`] for a strange character,
/// [`CodeError::TooLong`].
pub fn read(text: &str) -> Result<Vec<u8>, CodeError> {
    if MAX_TEXT < text.len() {
        return Err(CodeError::TooLong);
    }
    let mut symbols = Vec::with_capacity(text.len());
    let mut strange = false;
    let spaced = text.contains(SPACE).then(|| text.replace(SPACE, " "));
    for character in within(spaced.as_deref().unwrap_or(text)).chars() {
        match value(character) {
            Some(symbol) => symbols.push(symbol),
            None => strange |= !is_separator(character),
        }
    }
    let begins =
        symbols.iter().zip(PREFIX_READ).take_while(|(symbol, expected)| **symbol == *expected).count();
    if begins < PREFIX_READ.len() {
        let newer = begins == 2 && symbols.get(2).is_some_and(|format| (2..=9).contains(format));
        return Err(match (symbols.len(), strange) {
            (length, false) if 0 < length && length == begins => CodeError::Incomplete,
            (_, false) if newer => CodeError::FromTheFuture,
            _ => CodeError::NotACode,
        });
    }
    symbols.drain(..PREFIX_READ.len());
    if MAX_SYMBOLS < symbols.len() {
        return Err(CodeError::TooLong);
    }
    if strange { Err(CodeError::Damaged) } else { Ok(symbols) }
}

/// The code of these symbols, without separators.
pub fn write(symbols: &[u8]) -> String {
    let mut code = String::with_capacity(PREFIX.len() + symbols.len());
    code.push_str(PREFIX);
    code.extend(symbols.iter().map(|symbol| base32::symbol((*symbol).into())));
    code
}
