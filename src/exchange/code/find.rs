//! Finds result codes in any text: pasted mails, lists, links, the files that people hand in.

use super::envelope::{Envelope, SHORTEST};
use super::symbols::{MAX_SYMBOLS, SPACE, is_separator, value};
use super::{checksum, symbols};

/// Symbols from which on something that begins as a code is taken for a damaged one; words that begin so are shorter.
const FEWEST: usize = 8;

/// Symbols of a group, as codes are written for people.
const GROUP: usize = 4;

/// Every result code in a text, as it is written there and in the order of the text, repeated ones too: one in a line or
/// many, alone or in a link, grouped by hyphens or spaces, broken over lines, in capitals or small letters. Where a code
/// ends, its checksum says. What begins as a code and has no sound end is given too, so that somebody can be told.
///
/// Each code begins with `IS` and a digit, at the beginning of a word; only a text that is one code as a whole may spell
/// that otherwise. Takes time in proportion to the text.
#[must_use]
pub fn codes_in(text: &str) -> Vec<&str> {
    let mut finder = CodeFinder::default();
    let found: Vec<&str> = std::iter::from_fn(|| finder.next_in(text)).collect();
    if finder.sound == 0 && found.len() < 2 && Envelope::parse(text).is_ok() {
        return vec![text.trim()];
    }
    found
}

/// Goes through a text from code to code, so that one with thousands of them can be searched in slices.
#[derive(Debug, Clone, Default)]
pub struct CodeFinder {
    from: usize,
    sound: usize,
}

impl CodeFinder {
    /// The next code of a text, always the same one; nothing after the last. As [`codes_in`], but for a text that is one
    /// code as a whole and spells its beginning otherwise, which no text longer than [`MAX_TEXT`](symbols::MAX_TEXT) is.
    pub fn next_in<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        // Letters of the prefix are single bytes, and none of them is part of a longer character.
        while let Some(place) = (self.from..text.len()).find(|place| begins(text, *place)) {
            if let Some(Extent { end, is_sound }) = extent(text, place) {
                self.sound += usize::from(is_sound);
                self.from = end;
                return text.get(place..end);
            }
            self.from = place + symbols::PREFIX.len();
        }
        self.from = text.len();
        None
    }
}

/// Whether a code may begin here: the prefix, with any format's digit, at the beginning of a word.
fn begins(text: &str, place: usize) -> bool {
    let bytes = text.as_bytes();
    let is = |at: usize, letters: &[u8]| bytes.get(at).is_some_and(|letter| letters.contains(letter));
    if !(is(place, b"IiLl") && is(place + 1, b"Ss") && is(place + 2, b"123456789IiLl")) {
        return false;
    }
    let before = text.get(..place).unwrap_or_default();
    // A link within a link has its slashes written so.
    let in_link = before.len().checked_sub(3).and_then(|at| before.get(at..));
    !before.ends_with(char::is_alphanumeric) || in_link.is_some_and(|end| end.eq_ignore_ascii_case("%2f"))
}

struct Extent {
    end: usize,
    is_sound: bool,
}

/// How far a code that begins here reaches; nothing where it is none.
fn extent(text: &str, place: usize) -> Option<Extent> {
    let mut sum = checksum::Running::default();
    let mut at = place + symbols::PREFIX.len();
    let (mut count, mut in_word, mut gap) = (0_usize, 0_usize, 0_usize);
    // Where a damaged code seems to end.
    let (mut seems, mut seems_count, mut goes_on) = (at, 0_usize, true);
    while let Some(next) = letter(text, at) {
        if let Some(symbol) = value(next) {
            if in_word == 0 && 0 < gap && begins(text, at) || MAX_SYMBOLS <= count {
                break;
            }
            sum.push(symbol);
            (count, in_word, at) = (count + 1, in_word + 1, at + next.len_utf8());
            let ends = !letter(text, at).is_some_and(char::is_alphanumeric);
            if ends && SHORTEST <= count && sum.is_sound() {
                return Some(Extent { end: at, is_sound: true });
            }
            if ends {
                // All in one word, or in groups behind the prefix.
                let one_word = gap == 0 && count == in_word && FEWEST <= count;
                goes_on &= one_word || gap == 1 && in_word <= GROUP;
                if goes_on {
                    (seems, seems_count) = (at, count);
                }
                goes_on &= in_word <= GROUP;
                gap = 0;
            }
        } else if let Some(length) = separator(text, at) {
            (in_word, gap, at) = (0, gap + 1, at + length);
        } else {
            break;
        }
    }
    (FEWEST <= seems_count).then_some(Extent { end: seems, is_sound: false })
}

/// The character at a place; nearly all are one byte, and there are hundreds of thousands.
fn letter(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() { Some(char::from(byte)) } else { text.get(at..)?.chars().next() }
}

/// The length of what carries nothing here: white space and hyphens, and what keyboards and addresses make of them.
fn separator(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    if rest.starts_with(SPACE) {
        return Some(SPACE.len());
    }
    letter(text, at).filter(|next| is_separator(*next)).map(char::len_utf8)
}
