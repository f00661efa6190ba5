//! Reads JSON text (RFC 8259) into values.
//!
//! `serde_json` writes our records, and the native tests hold this reader to it on arbitrary texts. It does not read in
//! the app, because its machinery for readers of every kind, with a table of powers of ten, is 5 kB brotli there.

use std::borrow::Cow;

use super::value::Value;

/// Deeper nesting is refused before the stack is in danger, at the depth at which `serde_json` refuses it.
const DEPTH: usize = 127;

/// Parses a whole text; the error is the line, from 1, in which it stops being JSON.
pub(super) fn parse(text: &str) -> Result<Value<'_>, usize> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(DEPTH);
    parser.blank();
    match value {
        Some(value) if parser.at == text.len() => Ok(value),
        _ => Err(1 + text.bytes().take(parser.at).filter(|byte| *byte == b'\n').count()),
    }
}

/// An exponent that no text makes up for with digits.
const FAR: i64 = 1 << 40;

struct Parser<'a> {
    text: &'a str,
    /// The next byte; always at the boundary of a character when text is taken.
    at: usize,
}

/// Each step gives nothing where the text is not JSON, and stays there.
impl<'a> Parser<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes one byte if it is this one.
    fn eat(&mut self, byte: u8) -> bool {
        let here = self.peek() == Some(byte);
        self.at += usize::from(here);
        here
    }

    fn blank(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    #[inline(never)]
    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        self.blank();
        match self.peek()? {
            b'"' => self.string().map(Value::Text),
            b'[' => {
                let mut members = Vec::new();
                self.members(b']', depth, |parser, depth| {
                    members.push(parser.value(depth)?);
                    Some(())
                })?;
                Some(Value::List(members))
            }
            b'{' => {
                let mut fields = Vec::new();
                self.members(b'}', depth, |parser, depth| {
                    parser.blank();
                    let name = parser.string()?;
                    parser.blank();
                    if !parser.eat(b':') {
                        return None;
                    }
                    fields.push((name, parser.value(depth)?));
                    Some(())
                })?;
                Some(Value::Object(fields))
            }
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            _ => self.number().map(Value::Number),
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Option<Value<'a>> {
        let here = self.text.as_bytes().get(self.at..)?.starts_with(word.as_bytes());
        self.at += if here { word.len() } else { 0 };
        here.then_some(value)
    }

    /// What stands between brackets, separated by commas.
    fn members(
        &mut self,
        close: u8,
        depth: usize,
        mut member: impl FnMut(&mut Self, usize) -> Option<()>,
    ) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        self.at += 1;
        self.blank();
        if self.eat(close) {
            return Some(());
        }
        loop {
            member(self, depth)?;
            self.blank();
            if self.eat(close) {
                return Some(());
            }
            if !self.eat(b',') {
                return None;
            }
        }
    }

    /// A part of the text, unless something in it is escaped.
    fn string(&mut self) -> Option<Cow<'a, str>> {
        if !self.eat(b'"') {
            return None;
        }
        let mut string = Cow::Borrowed("");
        loop {
            let start = self.at;
            while !matches!(self.peek()?, b'"' | b'\\' | 0..0x20) {
                self.at += 1;
            }
            // Nothing is copied where nothing stands before.
            string += self.text.get(start..self.at)?;
            if self.eat(b'"') {
                return Some(string);
            }
            if !self.eat(b'\\') {
                return None;
            }
            string.to_mut().push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let escaped = self.peek()?;
        self.at += 1;
        Some(match escaped {
            b'"' | b'\\' | b'/' => char::from(escaped),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hex()?;
                // Characters beyond 16 bits are written as a pair of surrogates; half of one is no character.
                let code = if let 0xD800..0xDC00 = first {
                    let second = if self.eat(b'\\') && self.eat(b'u') { self.hex()? } else { 0 };
                    let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
                    0x1_0000 + ((first - 0xD800) << 10) + low
                } else {
                    first
                };
                char::from_u32(code)?
            }
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code * 16 + char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
        }
        Some(code)
    }

    /// A number, exact to the last bit where its digits fit 53 bits and its power of ten is at most 22, which is every
    /// number that people write; else within a few units of the last place. One beyond doubles is refused.
    fn number(&mut self) -> Option<f64> {
        let negative = self.eat(b'-');
        let mut digits = Digits::default();
        if !self.eat(b'0') {
            self.digits(&mut digits, 0)?;
        }
        if self.eat(b'.') {
            self.digits(&mut digits, 1)?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            let down = self.eat(b'-');
            if !down {
                self.eat(b'+');
            }
            let mut exponent = Digits::default();
            self.digits(&mut exponent, 0)?;
            // Far beyond any double, and far from overflowing with the digits' own power.
            let exponent = if exponent.full { FAR } else { exponent.value.min(FAR as u64) as i64 };
            digits.power += if down { -exponent } else { exponent };
        }
        let number = scaled(digits.value as f64, digits.power);
        number.is_finite().then_some(if negative { -number } else { number })
    }

    /// One digit or more; `behind` is 1 behind the point.
    fn digits(&mut self, digits: &mut Digits, behind: i64) -> Option<()> {
        let start = self.at;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            self.at += 1;
            let longer =
                digits.value.checked_mul(10).and_then(|value| value.checked_add((digit - b'0').into()));
            match longer {
                Some(value) if !digits.full => {
                    digits.value = value;
                    digits.power -= behind;
                }
                // What does not fit any more only moves the point.
                _ => {
                    digits.full = true;
                    digits.power += 1 - behind;
                }
            }
        }
        (self.at > start).then_some(())
    }
}

/// Decimal digits: `value` · 10^`power`.
#[derive(Default)]
struct Digits {
    value: u64,
    power: i64,
    full: bool,
}

/// `value` · 10^`power`.
fn scaled(mut value: f64, power: i64) -> f64 {
    // Powers of ten up to 22 are exact, so up to there the result is rounded once.
    let mut left = power.unsigned_abs();
    while left > 0 && value != 0.0 && value.is_finite() {
        let step = left.min(22);
        let ten = (0..step).fold(1.0, |ten, _| ten * 10.0);
        value = if power < 0 { value / ten } else { value * ten };
        left -= step;
    }
    value
}
