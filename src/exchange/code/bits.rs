//! Fields of bits in symbols of five, the highest bit first.

/// Writes fields.
#[derive(Default)]
pub struct BitWriter {
    symbols: Vec<u8>,
    /// Bits in use of the last symbol; 0 when it is full.
    used: u32,
}

impl BitWriter {
    /// Adds the lowest `count` bits of a number.
    pub fn put(&mut self, number: u32, count: u32) {
        for place in (0..count).rev() {
            let bit = (number >> place & 1) as u8;
            if self.used == 0 {
                self.symbols.push(0);
            }
            self.used = (self.used + 1) % 5;
            if let Some(last) = self.symbols.last_mut() {
                *last |= bit << ((5 - self.used) % 5);
            }
        }
    }

    /// Adds a number in groups of `size` bits, the lowest first, before each a bit that says whether another follows.
    pub fn put_groups(&mut self, mut number: u32, size: u32) {
        loop {
            let rest = number >> size;
            self.put(u32::from(rest != 0), 1);
            self.put(number, size);
            if rest == 0 {
                return;
            }
            number = rest;
        }
    }

    /// The symbols; what is left of the last one is zeros.
    pub fn symbols(self) -> Vec<u8> {
        self.symbols
    }
}

/// Reads fields; `None` where the symbols end first or a field is not written as this program writes it.
pub struct BitReader<'a> {
    symbols: &'a [u8],
    place: usize,
}

impl<'a> BitReader<'a> {
    /// Reads from the first symbol on.
    pub fn new(symbols: &'a [u8]) -> Self {
        Self { symbols, place: 0 }
    }

    /// A number of `count` bits, 32 at most.
    pub fn take(&mut self, count: u32) -> Option<u32> {
        let (mut number, mut left) = (0, count as usize);
        while 0 < left {
            let symbol = u32::from(*self.symbols.get(self.place / 5)?);
            let there = 5 - self.place % 5;
            let taken = there.min(left);
            number = number << taken | symbol >> (there - taken) & ((1 << taken) - 1);
            self.place += taken;
            left -= taken;
        }
        Some(number)
    }

    /// A number in groups of `size` bits; each number has one spelling.
    pub fn take_groups(&mut self, size: u32) -> Option<u32> {
        let (mut number, mut shift) = (0_u32, 0_u32);
        loop {
            let more = self.take(1)? == 1;
            let group = self.take(size)?;
            let lost = shift >= 32 || group.checked_shl(shift)? >> shift != group;
            if lost || (!more && group == 0 && 0 < shift) {
                return None;
            }
            number |= group << shift;
            shift += size;
            if !more {
                return Some(number);
            }
        }
    }

    /// The symbols behind the padding.
    pub fn rest(mut self) -> Option<&'a [u8]> {
        let padding = (5 - self.place % 5) % 5;
        if self.take(padding as u32)? != 0 {
            return None;
        }
        self.symbols.get(self.place / 5..)
    }
}
