//! Writes an object field by field. The first question waits for this code, and a derived writer is 2 kB brotli larger.

/// An object that is being written, in the order of the calls and without white space.
#[derive(Debug, Clone)]
pub struct ObjectWriter {
    text: String,
}

impl Default for ObjectWriter {
    fn default() -> Self {
        Self { text: String::from("{") }
    }
}

impl ObjectWriter {
    fn name(&mut self, name: &str) {
        if 1 < self.text.len() {
            self.text.push(',');
        }
        quote(&mut self.text, name);
        self.text.push(':');
    }

    /// A field whose value is JSON already.
    pub fn json(&mut self, name: &str, value: &str) {
        self.name(name);
        self.text.push_str(value);
    }

    /// A text, or `null`.
    pub fn text(&mut self, name: &str, value: Option<&str>) {
        self.name(name);
        match value {
            Some(value) => quote(&mut self.text, value),
            None => self.text.push_str("null"),
        }
    }

    /// A whole number, or `null`.
    pub fn number(&mut self, name: &str, value: Option<u64>) {
        let written = value.map_or_else(|| String::from("null"), |value| value.to_string());
        self.json(name, &written);
    }

    /// A list of values that are JSON already.
    pub fn list(&mut self, name: &str, values: &mut dyn Iterator<Item = String>) {
        self.name(name);
        let mut before = '[';
        for value in values {
            self.text.push(before);
            self.text.push_str(&value);
            before = ',';
        }
        if before == '[' {
            self.text.push(before);
        }
        self.text.push(']');
    }

    /// An object of texts.
    pub fn texts(&mut self, name: &str, values: &mut dyn Iterator<Item = (&str, &str)>) {
        let mut written = Self::default();
        for (name, value) in values {
            written.text(name, Some(value));
        }
        self.json(name, &written.end());
    }

    /// The whole object.
    #[must_use]
    pub fn end(mut self) -> String {
        self.text.push('}');
        self.text
    }
}

/// A text as JSON.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut written = String::new();
    quote(&mut written, text);
    written
}

fn quote(into: &mut String, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    into.push('"');
    let mut plain = 0;
    // What must be escaped is one byte, and none of it is part of a longer character.
    for (place, byte) in text.bytes().enumerate() {
        if !matches!(byte, b'"' | b'\\' | 0..0x20) {
            continue;
        }
        into.push_str(text.get(plain..place).unwrap_or_default());
        plain = place + 1;
        into.push('\\');
        let letter = match byte {
            b'"' | b'\\' => char::from(byte),
            0x8 => 'b',
            b'\t' => 't',
            b'\n' => 'n',
            0xc => 'f',
            b'\r' => 'r',
            _ => 'u',
        };
        into.push(letter);
        if letter == 'u' {
            into.push_str("00");
            into.push(char::from(DIGITS[usize::from(byte / 16)]));
            into.push(char::from(DIGITS[usize::from(byte % 16)]));
        }
    }
    into.push_str(text.get(plain..).unwrap_or_default());
    into.push('"');
}
