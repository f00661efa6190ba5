//! The short word by which a person's hand-in is found again.

use std::fmt;

use crate::base32;
use crate::exchange::code::Nonce;

/// Four symbols of a hand-in's number, written like `7KQ2`: shown beside the code and in the facilitator's list. In a
/// room of 100, two people share one in one case of 200; the number itself tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(u32);

impl Mark {
    /// Bits of a mark.
    const BITS: u32 = 20;

    /// The mark of a number: its lowest bits, the lowest first, which are the first four characters of the attempt's id.
    #[must_use]
    pub fn of(nonce: Nonce) -> Self {
        Self(nonce.number() & ((1 << Self::BITS) - 1))
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = (0..Self::BITS / 5).map(|place| base32::symbol(self.0 >> (place * 5)));
        f.write_str(&letters.collect::<String>())
    }
}
