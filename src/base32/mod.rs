//! Floor 0: Crockford's base32: five bits a symbol, in digits and letters without I, L, O and U.

/// The symbols in the order of their values.
pub const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The value of a symbol, 0–31; `None` for a byte that is none, small letters among them.
#[must_use]
pub fn value(symbol: u8) -> Option<u8> {
    // The runs between the letters that are left out; searching the alphabet takes the most of reading a code.
    Some(match symbol {
        b'0'..=b'9' => symbol - b'0',
        b'A'..=b'H' => symbol - b'A' + 10,
        b'J' | b'K' => symbol - b'J' + 18,
        b'M' | b'N' => symbol - b'M' + 20,
        b'P'..=b'T' => symbol - b'P' + 22,
        b'V'..=b'Z' => symbol - b'V' + 27,
        _ => return None,
    })
}

/// The symbol of a number's lowest five bits.
#[must_use]
pub fn symbol(number: u32) -> char {
    char::from(ALPHABET[(number & 31) as usize])
}

/// The number that symbols write, the highest first; what is none counts as 0, and what is beyond 32 bits is lost.
#[must_use]
pub fn number(symbols: &[u8]) -> u32 {
    symbols.iter().fold(0, |number, symbol| number << 5 | u32::from(value(*symbol).unwrap_or_default()))
}
