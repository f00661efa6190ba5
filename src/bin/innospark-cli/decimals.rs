//! Numbers as the shortest decimals that read back to the same number.

/// Numbers remembered, a power of two.
const SLOTS: usize = 1 << 10;

/// Writes numbers. Scores of one instrument are few and come again and again, so the latest are remembered.
pub(crate) struct Decimals {
    slots: Vec<Slot>,
    buffer: zmij::Buffer,
}

/// Bytes of the longest decimal.
const LONGEST: usize = 24;

#[derive(Clone)]
struct Slot {
    bits: u64,
    length: usize,
    text: [u8; LONGEST],
}

impl Default for Decimals {
    fn default() -> Self {
        // No slot begins with a number that may be asked for: these bits are not a finite number's.
        let empty = Slot { bits: f64::NAN.to_bits(), length: 0, text: [0; LONGEST] };
        Self { slots: vec![empty; SLOTS], buffer: zmij::Buffer::new() }
    }
}

impl Decimals {
    /// Writes the number's decimals behind the text; nothing for what is no finite number.
    pub(crate) fn write(&mut self, number: f64, to: &mut Vec<u8>) {
        if !number.is_finite() {
            return;
        }
        let bits = number.to_bits();
        // Multiplying by an odd constant mixes all bits into the highest ones (Fibonacci hashing).
        let place = bits.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - SLOTS.trailing_zeros());
        let slot = &mut self.slots[place as usize];
        if slot.bits != bits {
            let text = self.buffer.format_finite(number);
            let text = text.strip_suffix(".0").unwrap_or(text).as_bytes();
            *slot = Slot { bits, length: text.len(), text: [0; LONGEST] };
            slot.text[..text.len()].copy_from_slice(text);
        }
        // Copying a fixed number of bytes and taking some back is faster than copying as many as there are.
        let end = to.len() + slot.length;
        to.extend_from_slice(&slot.text);
        to.truncate(end);
    }
}
