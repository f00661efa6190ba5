//! Stands in for `g2p`, of which `rqrr` needs the two finite fields of a QR code. The real crate multiplies by a table of
//! 64 kB a field, and that of 256 elements is as good as random to a compressor. Shifting is as fast where the compiler
//! optimises for speed; for size, the syndromes of the largest QR code (81 blocks) take 0.2 s instead of 0.1 s.

use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign};

/// What `rqrr` asks of a field; the real trait has more.
pub trait GaloisField:
    Add<Output = Self>
    + AddAssign
    + Sub<Output = Self>
    + SubAssign
    + Mul<Output = Self>
    + MulAssign
    + Div<Output = Self>
    + DivAssign
    + Copy
    + Eq
{
    /// Neutral for addition.
    const ZERO: Self;
    /// Neutral for multiplication.
    const ONE: Self;
    /// Its powers are all elements but zero.
    const GENERATOR: Self;

    /// The `p`-th power; the zeroth is one, of zero too. It stops at the highest bit of `p`, where the real crate squares
    /// once for each bit of a `usize`: that makes good what a table would save.
    fn pow(mut self, mut p: usize) -> Self {
        let mut power = Self::ONE;
        while p > 0 {
            if p & 1 == 1 {
                power *= self;
            }
            self *= self;
            p >>= 1;
        }
        power
    }
}

/// The product of two polynomials over one bit, reduced by `modulus` of degree `bits`. Bits of `a` and `b` from `bits` on
/// do not count, as in the real crate.
#[doc(hidden)]
#[inline]
pub const fn multiply(a: u8, b: u8, bits: u32, modulus: u16) -> u8 {
    let a = a as u16 & ((1 << bits) - 1);
    let mut product = 0_u16;
    let mut bit = bits;
    while bit > 0 {
        bit -= 1;
        // Neither step branches, as the bits follow no pattern that a processor could predict.
        product <<= 1;
        product ^= modulus & (product >> bits & 1).wrapping_neg();
        product ^= a & (b as u16 >> bit & 1).wrapping_neg();
    }
    product as u8
}

/// How many powers x has until it comes back to 1. If that is all elements but zero, each of them has an inverse: it is
/// a field, and x generates it.
#[doc(hidden)]
pub const fn order_of_x(bits: u32, modulus: u16) -> usize {
    let (mut power, mut order) = (2, 1);
    while power != 1 && order < 1 << bits {
        power = multiply(power, 2, bits, modulus);
        order += 1;
    }
    order
}

/// `g2p!(Name, bits, modulus: polynomial)` makes a field of up to 256 elements. x must generate it, as it does for both
/// fields of a QR code; otherwise it does not compile.
#[macro_export]
macro_rules! g2p {
    ($name:ident, $bits:literal, modulus: $modulus:literal $(,)?) => {
        #[derive(Clone, Copy, Eq, PartialEq, Hash)]
        pub struct $name(pub u8);

        const _: () = assert!($bits >= 2 && $bits <= 8 && $modulus >> $bits == 1, "not a modulus of 2 to 8 bits");
        const _: () = assert!($crate::order_of_x($bits, $modulus) == (1 << $bits) - 1, "x is no generator");

        impl $crate::GaloisField for $name {
            const ZERO: Self = Self(0);
            const ONE: Self = Self(1);
            const GENERATOR: Self = Self(2);
        }

        impl ::core::convert::From<u8> for $name {
            fn from(value: u8) -> Self {
                Self((value as u16 & ((1 << $bits) - 1)) as u8)
            }
        }

        impl ::core::convert::From<$name> for u8 {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                write!(f, "{}_{}", self.0, stringify!($name))
            }
        }

        $crate::g2p!(@op $name, Add, add, AddAssign, add_assign, |a, b| $name(a.0 ^ b.0));
        $crate::g2p!(@op $name, Sub, sub, SubAssign, sub_assign, |a, b| $name(a.0 ^ b.0));
        $crate::g2p!(@op $name, Mul, mul, MulAssign, mul_assign, |a, b| {
            $name($crate::multiply(a.0, b.0, $bits, $modulus))
        });
        // Every element but zero is one to the power of their number, so its inverse is the power before that.
        $crate::g2p!(@op $name, Div, div, DivAssign, div_assign, |a, b| {
            if $name::from(b.0).0 == 0 {
                panic!(concat!("Division by 0 in ", stringify!($name)));
            }
            a * $crate::GaloisField::pow(b, (1 << $bits) - 2)
        });
    };
    (@op $name:ident, $op:ident, $by_value:ident, $assign:ident, $in_place:ident, |$a:ident, $b:ident| $result:expr) => {
        impl ::core::ops::$op for $name {
            type Output = Self;

            #[allow(clippy::suspicious_arithmetic_impl)] // to add is to exclude, here
            #[inline]
            fn $by_value(self, rhs: Self) -> Self {
                let ($a, $b) = (self, rhs);
                $result
            }
        }

        impl ::core::ops::$assign for $name {
            #[inline]
            fn $in_place(&mut self, rhs: Self) {
                *self = ::core::ops::$op::$by_value(*self, rhs);
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::GaloisField;

    g2p!(GF16, 4, modulus: 0b1_0011);
    g2p!(GF256, 8, modulus: 0b1_0001_1101);

    fn laws<F: GaloisField + From<u8> + std::fmt::Debug>(size: usize) {
        let all = || (0..size).map(|n| F::from(n as u8));
        for (a, b) in all().flat_map(|a| all().map(move |b| (a, b))) {
            assert_eq!(a + b, b + a);
            assert_eq!(a + b - b, a);
            assert_eq!(a * b, b * a);
            for c in [F::ONE, F::GENERATOR, F::GENERATOR.pow(size / 2)] {
                assert_eq!(a * (b + c), a * b + a * c);
                assert_eq!(a * b * c, a * (b * c));
            }
            if b != F::ZERO {
                assert_eq!(a / b * b, a);
            }
        }
        for a in all() {
            assert_eq!((a + F::ZERO, a * F::ONE, a * F::ZERO, a + a), (a, a, F::ZERO, F::ZERO));
            assert_eq!((a.pow(0), a.pow(1), a.pow(5)), (F::ONE, a, a * a * a * a * a));
            if a != F::ZERO {
                assert_eq!(a * (F::ONE / a), F::ONE);
            }
        }
        let order = (1..).find(|&p| F::GENERATOR.pow(p) == F::ONE);
        assert_eq!(order, Some(size - 1));
    }

    #[test]
    fn both_are_fields() {
        laws::<GF16>(16);
        laws::<GF256>(256);
    }

    /// The long way: the whole product first, then the division by the modulus.
    fn carry_less(a: u8, b: u8, bits: u32, modulus: u32) -> u8 {
        let mut product = (0..8).filter(|i| b >> i & 1 == 1).fold(0, |sum, i| sum ^ (u32::from(a) << i));
        for i in (bits..16).rev() {
            if product >> i & 1 == 1 {
                product ^= modulus << (i - bits);
            }
        }
        product as u8
    }

    #[test]
    fn products_are_those_of_polynomials() {
        for (a, b) in (0..=255).flat_map(|a| (0..=255).map(move |b| (a, b))) {
            assert_eq!((GF256(a) * GF256(b)).0, carry_less(a, b, 8, 0x11D));
            // What lies above the field's bits does not count.
            assert_eq!((GF16(a) * GF16(b)).0, carry_less(a & 15, b & 15, 4, 0x13));
        }
        // One the other modulus in wide use, that of AES, would make 1.
        assert_eq!(carry_less(0x53, 0xCA, 8, 0x11B), 1);
        assert_eq!(GF256(0x53) * GF256(0xCA), GF256(carry_less(0x53, 0xCA, 8, 0x11D)));
        assert_ne!(GF256(0x53) * GF256(0xCA), GF256::ONE);
    }

    #[test]
    #[should_panic = "Division by 0 in GF256"]
    fn nothing_is_divided_by_zero() {
        let _ = GF256::ONE / GF256::ZERO;
    }

    #[test]
    #[should_panic = "Division by 0 in GF16"]
    fn nor_by_what_is_zero_within_the_bits() {
        let _ = GF16::ONE / GF16(0x10);
    }
}
