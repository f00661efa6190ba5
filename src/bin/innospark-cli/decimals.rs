//! Numbers as the shortest decimals that read back to the same number.

/// Numbers remembered, a power of two.
const SLOTS: usize = 1 << 10;

/// Writes numbers. Scores of one instrument are few and come again and again, so the latest are remembered.
pub(crate) struct Decimals {
    slots: Vec<Slot>,
    buffer: zmij::Buffer,
}

#[derive(Clone)]
struct Slot {
    bits: u64,
    text: String,
}

impl Default for Decimals {
    fn default() -> Self {
        // No slot begins with a number that may be asked for: these bits are not a finite number's.
        let empty = Slot { bits: f64::NAN.to_bits(), text: String::new() };
        Self { slots: vec![empty; SLOTS], buffer: zmij::Buffer::new() }
    }
}

impl Decimals {
    /// The number's decimals; nothing for what is no finite number.
    pub(crate) fn write(&mut self, number: f64) -> &str {
        if !number.is_finite() {
            return "";
        }
        let bits = number.to_bits();
        // Multiplying by an odd constant mixes all bits into the highest ones (Fibonacci hashing).
        let place = bits.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - SLOTS.trailing_zeros());
        let slot = &mut self.slots[place as usize];
        if slot.bits != bits {
            let text = self.buffer.format_finite(number);
            slot.bits = bits;
            slot.text.clear();
            slot.text.push_str(text.strip_suffix(".0").unwrap_or(text));
        }
        &slot.text
    }
}
