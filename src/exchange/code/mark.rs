//! Short hashes by which a code knows its instrument.

use crate::instrument::{Form, Instrument, InstrumentId, Key};

/// Bits of an instrument's hash.
pub const ID_BITS: u32 = 25;

/// Bits of a fingerprint.
pub const FINGERPRINT_BITS: u32 = 15;

/// 64-bit FNV-1a.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        self.0 = bytes
            .iter()
            .fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    }

    /// A letter for what it is, the text, and a byte that no text has.
    fn field(&mut self, letter: u8, text: &str) {
        self.add(&[letter]);
        self.add(text.as_bytes());
        self.add(&[0]);
    }

    /// The hash in fewer bits: its pieces of that size, laid over each other by exclusive or.
    fn folded(self, bits: u32) -> u32 {
        let (mut rest, mut folded) = (self.0, 0);
        while rest != 0 {
            folded ^= rest & ((1 << bits) - 1);
            rest >>= bits;
        }
        folded as u32
    }
}

/// The hash of an instrument's id.
pub fn of_id(id: &InstrumentId) -> u32 {
    let mut hash = Hash::new();
    hash.add(id.as_str().as_bytes());
    hash.folded(ID_BITS)
}

/// A number for what is kept, so that two results of one attempt do not take each other's place.
pub fn of_place(mark: u32, kind: u32) -> u32 {
    let mut hash = Hash::new();
    hash.add(&mark.to_be_bytes());
    hash.add(&kind.to_be_bytes());
    hash.folded(20)
}

/// The fingerprint of everything in an instrument that decides what a code's body means: the form, roles, options with
/// their values, ways to be missing, dimensions with their statements and keys, conditions, and facts with their options.
pub fn of_form(instrument: &Instrument, form: &Form) -> u32 {
    let mut hash = Hash::new();
    hash.field(b'f', form.id.as_str());
    for role in &instrument.roles {
        hash.field(b'r', role.as_str());
    }
    for option in &instrument.options {
        hash.field(b'o', option.id.as_str());
        // The bytes of the double: writing decimals would cost the app ten kilobytes.
        hash.add(&option.value.to_be_bytes());
    }
    for missing in &instrument.missing {
        hash.field(b'm', missing.as_str());
    }
    for dimension in &instrument.dimensions {
        let mut asked = dimension.items.iter().filter(|item| form.asks(&item.id)).peekable();
        if asked.peek().is_some() {
            hash.field(b'd', dimension.id.as_str());
        }
        for item in asked {
            hash.field(if item.key == Key::Positive { b'+' } else { b'-' }, item.id.as_str());
        }
    }
    for gate in &instrument.gates {
        hash.field(b'g', gate.id.as_str());
    }
    for fact in &instrument.facts {
        hash.field(b'q', fact.id.as_str());
        for option in &fact.options {
            hash.field(b'c', option.as_str());
        }
    }
    hash.folded(FINGERPRINT_BITS)
}
