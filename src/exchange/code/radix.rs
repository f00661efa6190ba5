//! Digits of different radices as one number in symbols of five bits.

use super::symbols::MAX_SYMBOLS;

/// A number without a limit, 32 bits a limb, the lowest first.
#[derive(Default)]
struct Large(Vec<u32>);

impl Large {
    fn times_plus(&mut self, factor: u32, add: u32) {
        let mut carry = u64::from(add);
        for limb in &mut self.0 {
            carry += u64::from(*limb) * u64::from(factor);
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry != 0 {
            self.0.push(carry as u32);
        }
    }

    /// Divides in place and gives the remainder.
    fn divide(&mut self, by: u32) -> u32 {
        let by = u64::from(by.max(1));
        let mut rest = 0_u64;
        for limb in self.0.iter_mut().rev() {
            rest = rest << 32 | u64::from(*limb);
            *limb = (rest / by) as u32;
            rest %= by;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        rest as u32
    }

    fn bits(&self) -> usize {
        self.0.last().map_or(0, |top| self.0.len() * 32 - top.leading_zeros() as usize)
    }

    fn bit(&self, place: usize) -> u8 {
        self.0.get(place / 32).map_or(0, |limb| (limb >> (place % 32) & 1) as u8)
    }
}

/// Symbols that any digits of these radices fit in; `None` for more than a code may have. Radices are 1 or more.
pub fn width(radices: &[u32]) -> Option<usize> {
    let mut largest = Large::default();
    for radix in radices {
        // The largest number has the largest digit everywhere.
        largest.times_plus(*radix, radix.saturating_sub(1));
        if MAX_SYMBOLS * 5 < largest.bits() {
            return None;
        }
    }
    Some(largest.bits().div_ceil(5))
}

/// The digits as `width` symbols, the highest first; the first digit is the lowest.
pub fn pack(digits: &[u32], radices: &[u32], width: usize) -> Vec<u8> {
    let mut number = Large::default();
    for (digit, radix) in digits.iter().zip(radices).rev() {
        number.times_plus(*radix, *digit);
    }
    (0..width)
        .rev()
        .map(|place| (0..5).rev().fold(0, |symbol, bit| symbol << 1 | number.bit(place * 5 + bit)))
        .collect()
}

/// The digits of these radices; `None` for a number that they cannot write.
pub fn unpack(symbols: &[u8], radices: &[u32]) -> Option<Vec<u32>> {
    let mut number = Large(vec![0; (symbols.len() * 5).div_ceil(32)]);
    for (index, symbol) in symbols.iter().rev().enumerate() {
        let (limb, shift) = (index * 5 / 32, index * 5 % 32);
        let spread = u64::from(*symbol) << shift;
        number.0[limb] |= spread as u32;
        // What is pushed over a limb's end; the last limb's own end only cuts zeros off.
        if let Some(next) = number.0.get_mut(limb + 1) {
            *next |= (spread >> 32) as u32;
        }
    }
    number.divide(1);
    let mut digits = Vec::with_capacity(radices.len());
    let mut left = radices;
    // As many digits at once as a limb holds: each division goes through the whole number.
    while !left.is_empty() {
        let (together, product) = first_within_limb(left);
        let mut rest = number.divide(product);
        for radix in &left[..together] {
            let radix = (*radix).max(1);
            digits.push(rest % radix);
            rest /= radix;
        }
        left = &left[together..];
    }
    number.0.is_empty().then_some(digits)
}

/// How many of the first radices have a product that fits a limb, one at least, and the product.
fn first_within_limb(radices: &[u32]) -> (usize, u32) {
    let mut product = 1_u32;
    for (place, radix) in radices.iter().enumerate() {
        match product.checked_mul((*radix).max(1)) {
            Some(larger) => product = larger,
            // Nothing overflows from 1 on, so one is within already.
            None => return (place, product),
        }
    }
    (radices.len(), product)
}
