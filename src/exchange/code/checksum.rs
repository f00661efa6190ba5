//! The checksum: Bech32m's code over five-bit symbols (BIP 173 and 350).
//!
//! It finds every change of up to four symbols in codes of up to 89 symbols, hence every wrong character and every two
//! that changed places; of anything else, one in 2³⁰ passes. A CRC of bits of the same length promises less about symbols.

/// Number of its symbols.
pub const LENGTH: usize = 6;

const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];

/// What a sound code leaves.
const SOUND: u32 = 0x2bc8_30a3;

/// The prefix `is` as Bech32 spells it: what stands before the `1`.
const HUMAN: [u8; 5] = [3, 3, 0, 9, 19];

/// What each value of the five bits that are pushed out brings in.
const FEEDBACK: [u32; 32] = {
    let mut feedback = [0; 32];
    let mut top = 0;
    while top < feedback.len() {
        let mut bit = 0;
        while bit < GENERATOR.len() {
            if top >> bit & 1 == 1 {
                feedback[top] ^= GENERATOR[bit];
            }
            bit += 1;
        }
        top += 1;
    }
    feedback
};

fn step(state: u32, symbol: u8) -> u32 {
    let next = ((state & 0x01ff_ffff) << 5) ^ u32::from(symbol);
    next ^ FEEDBACK[(state >> 25) as usize % 32]
}

fn remainder(symbols: impl Iterator<Item = u8>) -> u32 {
    HUMAN.into_iter().chain(symbols).fold(1, step)
}

/// The check of a code whose end is not known yet.
#[derive(Debug, Clone)]
pub struct Running(u32);

impl Default for Running {
    fn default() -> Self {
        Self(remainder(std::iter::empty()))
    }
}

impl Running {
    /// Takes one more symbol.
    pub fn push(&mut self, symbol: u8) {
        self.0 = step(self.0, symbol);
    }

    /// Whether the symbols so far end with their checksum.
    pub fn is_sound(&self) -> bool {
        self.0 == SOUND
    }
}

/// The symbols to put behind these.
pub fn of(symbols: &[u8]) -> [u8; LENGTH] {
    let rest = remainder(symbols.iter().copied().chain([0; LENGTH])) ^ SOUND;
    std::array::from_fn(|place| (rest >> (5 * (LENGTH - 1 - place)) & 31) as u8)
}

/// Whether symbols end with their checksum.
pub fn holds(symbols: &[u8]) -> bool {
    remainder(symbols.iter().copied()) == SOUND
}
