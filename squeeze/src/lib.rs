//! A compressor for the single file: it predicts each bit from what came before and codes the surprise.
//!
//! This is context mixing as in M. Mahoney's lpaq (Adaptive weighing of context models for lossless data compression,
//! Florida Tech CS-2005-16), smaller: nine contexts, each with a memory of the share of ones and one of the last
//! eleven bits, and a match model, mixed by three sets of weights, whose results are mixed once more and refined twice.
//! gzip, brotli, LZMA and PPMd leave the file above its budget; docs/architecture.md has the numbers. One source
//! serves both ends: the command line packs with it, and `page.rs` is the same compiled for the page. Whole numbers
//! only, so that both ends compute the same everywhere.

extern crate alloc;

use alloc::vec;
use alloc::vec::Vec;

/// Contexts that are looked up in tables: the last 1, 2, 3, 4, 5 and 6 bytes, and three of the kind of data.
const CONTEXTS: usize = 9;

/// What is mixed: what each context says by its last bits, the bits of this byte alone, the match, and what each
/// context says by its share of ones.
const INPUTS: usize = 2 * CONTEXTS + 2;

/// Slots of each table, as a power of two. A slot has a check and the fifteen nodes of half a byte.
const SLOTS: u32 = 18;
const NODES: usize = 16;

/// Where the last place of a context is remembered, as a power of two.
const PLACES: u32 = 20;

/// The shortest match that is followed.
const MATCH: usize = 6;

/// The first set of weights is chosen by how many contexts are known and the bits so far, the second by the match's
/// length and the last byte.
const FIRST_SET: usize = 8 * 256;
const SECOND_SET: usize = 8 * 256;

/// The third is chosen by the byte before the last one.
const THIRD_SET: usize = 256;

/// How many sets of weights each bit is mixed by.
const SETS: usize = 3;

/// Their results are mixed by weights chosen by the match's length and the bits so far.
const LAST_SET: usize = 32 * 256;

/// Last bits behind a leading one: how many such there are.
const PASTS: usize = 4096;

/// The largest weight, 8 where 65536 is 1: with the largest input its product still fits.
const HEAVIEST: i32 = 524_287;

/// Half, in 16 bits: a probability about which nothing is known.
const HALF: u16 = 0x8000;

/// How fast a probability moves towards a bit, by how often it did: 65536 / (n + 1.5).
const RATES: [i32; 16] = {
    let mut rates = [0; 16];
    let mut count = 0;
    while count < rates.len() {
        rates[count] = 131_072 / (2 * count as i32 + 3);
        count += 1;
    }
    rates
};

/// How fast the share of ones moves in the end.
const SLOW: i32 = 1300;

/// A node that knows nothing: half of the bits were ones, and there is no last bit.
const UNKNOWN: u32 = 0x8000_0010;

/// The logistic function in steps of a half: 4096 / (1 + e^(−x/256)) for x = −2048, −1920, … 2048.
const LOGISTIC: [i32; 33] = [
    1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785,
    3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
];

/// Steps of a refinement between −2048 and 2048.
const STEPS: usize = 33;

fn squash(x: i32) -> i32 {
    if x > 2047 {
        return 4095;
    }
    if x < -2047 {
        return 1;
    }
    let (step, part) = (((x >> 7) + 16) as usize, x & 127);
    (LOGISTIC[step] * (128 - part) + LOGISTIC[step + 1] * part + 64) >> 7
}

/// What the data is: it decides the sixth context.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Programs: pairs of the last four bytes that do not stand together, or not at the end.
    Code,
    /// Texts: the word so far, with the one before and without, and the last eight bytes.
    Text,
}

/// Predicts the next bit.
pub struct Model {
    kind: Kind,
    /// The inverse of [`squash`].
    stretch: Vec<i16>,
    /// Each node has its share of ones in 16 bits above its last bits in 12 and its count in 4.
    tables: Vec<u32>,
    alone: Vec<u16>,
    /// For each context what came after such last bits, and where these are.
    after: Vec<u16>,
    pasts: [usize; CONTEXTS],
    weights: Vec<[i32; INPUTS]>,
    last_weights: Vec<[i32; SETS]>,
    refinements: Vec<u16>,
    /// The bytes so far.
    pub bytes: Vec<u8>,
    places: Vec<u32>,
    hashes: [u32; CONTEXTS],
    slots: [usize; CONTEXTS],
    nodes: [usize; CONTEXTS],
    inputs: [i32; INPUTS],
    /// The bits of the byte at hand behind a leading one, and how many there are.
    partial: usize,
    bits: u32,
    /// The last four bytes, and the four before.
    last: u32,
    before: u32,
    word: u32,
    word_before: u32,
    /// The place that is followed, how long it has matched, and the byte it predicts.
    place: usize,
    length: usize,
    expected: usize,
    bucket: usize,
    by_length: [u16; 32],
    sets: [usize; SETS],
    mixed: [i32; SETS],
    last_set: usize,
    whole: i32,
    refined: [usize; 2],
    probability: u32,
}

impl Model {
    /// A model that knows nothing yet, for so many bytes.
    pub fn new(kind: Kind, size: usize) -> Self {
        let mut stretch = vec![2047_i16; 4096];
        let mut next = 0;
        for x in -2047..=2047_i16 {
            let to = squash(i32::from(x)) as usize + 1;
            if next < to {
                stretch[next..to].fill(x);
                next = to;
            }
        }
        let mut refinements = Vec::with_capacity(2 * 65_536 * STEPS);
        for _ in 0..2 * 65_536 {
            refinements.extend((0..STEPS).map(|step| (squash((step as i32 - 16) * 128) * 16) as u16));
        }
        let mut model = Self {
            kind,
            stretch,
            tables: vec![0; (CONTEXTS * NODES) << SLOTS],
            alone: vec![HALF; 256],
            after: vec![HALF; CONTEXTS * PASTS],
            pasts: [0; CONTEXTS],
            weights: vec![[10_000; INPUTS]; FIRST_SET + SECOND_SET + THIRD_SET],
            last_weights: vec![[22_000; SETS]; LAST_SET],
            refinements,
            bytes: Vec::with_capacity(size),
            places: vec![0; 1 << PLACES],
            hashes: [0; CONTEXTS],
            slots: [0; CONTEXTS],
            nodes: [0; CONTEXTS],
            inputs: [0; INPUTS],
            partial: 1,
            bits: 0,
            last: 0,
            before: 0,
            word: 0,
            word_before: 0,
            place: 0,
            length: 0,
            expected: 0,
            bucket: 0,
            by_length: [HALF; 32],
            sets: [0; SETS],
            mixed: [0; SETS],
            last_set: 0,
            whole: 0,
            refined: [0; 2],
            probability: 32_768,
        };
        model.look_up();
        model.predict();
        model
    }

    /// How likely the next bit is a one, 16 to 65520 of 65536.
    pub fn probability(&self) -> u32 {
        self.probability
    }

    /// Learns the bit that came.
    pub fn learn(&mut self, bit: usize) {
        let one = if bit == 1 { 65_535 } else { 0 };
        for place in self.refined {
            approach(&mut self.refinements[place], one, 6);
        }
        adjust(&mut self.last_weights[self.last_set], &self.mixed, self.whole, bit, 2);
        for (set, mixed) in self.sets.iter().zip(self.mixed) {
            adjust(&mut self.weights[*set], &self.inputs, mixed, bit, 7);
        }
        for node in self.nodes {
            let value = &mut self.tables[node];
            let (share, count) = ((*value >> 16) as i32, (*value & 15) as usize);
            let past = (*value >> 4 & 0xfff) << 1 | bit as u32;
            let past = if past < PASTS as u32 { past } else { past & 0x7ff | 0x800 };
            let rate = if count < 14 { RATES[count] } else { SLOW };
            let share = share + (((one - share) * (rate >> 2)) >> 14);
            *value = (share as u32) << 16 | past << 4 | (count as u32 + 1).min(14);
        }
        for past in self.pasts {
            approach(&mut self.after[past], one, 7);
        }
        approach(&mut self.alone[self.partial], one, 5);
        if self.bucket > 0 {
            let right = (self.expected >> (7 - self.bits)) & 1 == bit;
            approach(&mut self.by_length[self.bucket], if right { 65_535 } else { 0 }, 7);
        }
        self.partial = self.partial << 1 | bit;
        self.bits += 1;
        match self.bits {
            4 => self.look_up(),
            8 => self.end_byte(),
            _ => {}
        }
        self.predict();
    }

    fn predict(&mut self) {
        let node = if self.bits < 4 {
            self.partial
        } else {
            let low = self.bits - 4;
            1 << low | self.partial & ((1 << low) - 1)
        };
        let mut known = 0;
        for context in 0..CONTEXTS {
            let place = self.slots[context] + node;
            let value = self.tables[place];
            let count = (value & 15) as usize;
            known += usize::from(count != 0);
            self.nodes[context] = place;
            let (past, share) = ((value >> 4 & 0xfff) as usize, (value >> 20) as usize);
            let past = context * PASTS + past;
            self.pasts[context] = past;
            let says = [usize::from(self.after[past] >> 4), share].map(|each| i32::from(self.stretch[each]));
            [self.inputs[context], self.inputs[CONTEXTS + 2 + context]] =
                if count == 0 { [0; 2] } else { says };
        }
        self.inputs[CONTEXTS] = i32::from(self.stretch[usize::from(self.alone[self.partial] >> 4)]);
        self.inputs[CONTEXTS + 1] = self.follow();
        let last = (self.last & 0xff) as usize;
        let second = FIRST_SET + (self.bucket >> 2) * 256 + last;
        let third = FIRST_SET + SECOND_SET + ((self.last >> 8) & 0xff) as usize;
        self.sets = [known.min(7) * 256 + self.partial, second, third];
        self.mixed = self.sets.map(|set| mix(&self.weights[set], &self.inputs));
        self.last_set = self.bucket << 8 | self.partial;
        self.whole = mix(&self.last_weights[self.last_set], &self.mixed);
        self.refine(last);
    }

    /// What the match says of the next bit.
    fn follow(&mut self) -> i32 {
        self.bucket = 0;
        if self.length == 0 || (self.expected | 256) >> (8 - self.bits) != self.partial {
            self.length = 0;
            return 0;
        }
        self.bucket = if self.length < 16 { self.length } else { (16 + (self.length >> 4)).min(31) };
        let sure = i32::from(self.stretch[usize::from(self.by_length[self.bucket] >> 4)]);
        if (self.expected >> (7 - self.bits)) & 1 == 1 { sure } else { -sure }
    }

    /// Sets the mixed prediction right by what followed such predictions before.
    fn refine(&mut self, last: usize) {
        let (step, part) = (((self.whole + 2048) >> 7) as usize, (self.whole + 2048) & 127);
        let hash = ((self.last & 0xff_ffff).wrapping_mul(0x9e37_79b1) >> 16) as usize;
        let rows = [self.partial | last << 8, (hash ^ (self.partial * 0x101)) & 0xffff | 0x1_0000];
        let mut sum = squash(self.whole) * 32;
        for (refined, row) in self.refined.iter_mut().zip(rows) {
            let place = row * STEPS + step;
            let (low, high) = (i32::from(self.refinements[place]), i32::from(self.refinements[place + 1]));
            sum += (low * (128 - part) + high * part) >> 7;
            *refined = if part < 64 { place } else { place + 1 };
        }
        self.probability = ((sum + 2) >> 2).clamp(16, 65_520) as u32;
    }

    /// Finds each context's slot for the half byte that begins, or takes the less used of two.
    fn look_up(&mut self) {
        for context in 0..CONTEXTS {
            let half = (self.partial as u32).wrapping_mul(0x9e37_79b1);
            let mut hash = self.hashes[context].wrapping_add(half).wrapping_mul(0x2545_f491);
            hash ^= hash >> 15;
            hash = hash.wrapping_mul(0xc2b2_ae35);
            hash ^= hash >> 13;
            let check = (hash >> 16) | 1;
            let at = hash as usize & ((1 << SLOTS) - 1);
            let slots = [at, at ^ 1].map(|slot| ((context << SLOTS) + slot) * NODES);
            let found = slots.into_iter().find(|slot| self.tables[*slot] == check);
            self.slots[context] = found.unwrap_or_else(|| {
                // Zero is no check, so an empty slot was never used.
                let used =
                    |slot: &usize| if self.tables[*slot] == 0 { 0 } else { (self.tables[slot + 1] & 15) + 1 };
                let slot = if used(&slots[1]) < used(&slots[0]) { slots[1] } else { slots[0] };
                self.tables[slot..slot + NODES].fill(UNKNOWN);
                self.tables[slot] = check;
                slot
            });
        }
    }

    fn end_byte(&mut self) {
        let byte = (self.partial & 0xff) as u8;
        self.bytes.push(byte);
        self.before = self.before << 8 | self.last >> 24;
        self.last = self.last << 8 | u32::from(byte);
        (self.partial, self.bits) = (1, 0);
        if byte.is_ascii_alphanumeric() || byte >= 128 {
            self.word = (self.word ^ u32::from(byte)).wrapping_mul(0x2f0b_4c47).wrapping_add(0x0123_4567);
        } else if self.word != 0 {
            (self.word_before, self.word) = (self.word, 0);
        }
        let long = mash(self.last, 6) ^ mash(self.before & 0xffff, 66);
        self.hashes = [
            (self.last & 0xff) << 8,
            mash(self.last & 0xffff, 2),
            mash(self.last & 0xff_ffff, 3),
            mash(self.last, 4),
            long,
            match self.kind {
                Kind::Code => mash(self.last & 0xff_ff00, 8),
                Kind::Text => mash(self.word, 7) ^ mash(self.last & 0xff, 71) ^ mash(self.word_before, 72),
            },
            match self.kind {
                Kind::Code => mash(self.last & 0xffff_0000, 9),
                Kind::Text => mash(self.word, 9) ^ mash(self.last & 0xff, 91),
            },
            mash(self.last, 5) ^ mash(self.before & 0xff, 55),
            match self.kind {
                Kind::Code => mash(self.last & 0xff00_00ff, 10),
                Kind::Text => mash(self.last, 10) ^ mash(self.before, 101),
            },
        ];
        self.find_match(long);
        self.look_up();
    }

    /// Follows the match on, or begins one where the last bytes stood before.
    fn find_match(&mut self, hash: u32) {
        const LONGEST: usize = 65_535;
        const LOOK_BACK: usize = 400;
        if self.length > 0 {
            self.place += 1;
            self.length = (self.length + 1).min(LONGEST);
        }
        let here = self.bytes.len();
        if here < 8 {
            return;
        }
        let entry = (hash >> (32 - PLACES)) as usize;
        if self.length == 0 {
            let place = self.places[entry] as usize;
            let (then, now) = (self.bytes[..place].iter().rev(), self.bytes.iter().rev());
            let length = then.zip(now).take(LOOK_BACK).take_while(|(then, now)| then == now).count();
            if length >= MATCH {
                (self.place, self.length) = (place, length);
            }
        }
        self.places[entry] = here as u32;
        if self.length > 0 {
            self.expected = usize::from(self.bytes[self.place]);
        }
    }
}

/// What the inputs say together.
fn mix<const N: usize>(weights: &[i32; N], inputs: &[i32; N]) -> i32 {
    let terms = weights.iter().zip(inputs).map(|(weight, input)| weight * input >> 4);
    (terms.sum::<i32>() >> 12).clamp(-2047, 2047)
}

/// Gives more weight to the inputs that were right, so fast.
fn adjust<const N: usize>(weights: &mut [i32; N], inputs: &[i32; N], mixed: i32, bit: usize, speed: i32) {
    let error = (((bit as i32) << 12) - squash(mixed)) * speed;
    for (weight, input) in weights.iter_mut().zip(inputs) {
        *weight = (*weight + ((input * error + 0x2000) >> 14)).clamp(-HEAVIEST, HEAVIEST);
    }
}

/// Moves a probability towards a bit.
fn approach(probability: &mut u16, bit: i32, slowness: u32) {
    let now = i32::from(*probability);
    *probability = (now + ((bit - now) >> slowness)) as u16;
}

fn mash(x: u32, salt: u32) -> u32 {
    x.wrapping_add(salt).wrapping_mul(0x9e37_79b1) ^ x.rotate_left(13).wrapping_mul(0x85eb_ca77)
}

/// The interval of an arithmetic coder in 32 bits.
struct Interval {
    low: u32,
    high: u32,
}

impl Interval {
    /// The last point at which the next bit is a one.
    fn split(&self, probability: u32) -> u32 {
        let range = self.high - self.low;
        self.low + (range >> 16) * probability + (((range & 0xffff) * probability) >> 16)
    }

    fn narrow(&mut self, split: u32, bit: usize) {
        if bit == 1 { self.high = split } else { self.low = split + 1 }
    }

    /// Whether the first byte is settled, which then leaves.
    fn settled(&mut self) -> Option<u8> {
        if (self.low ^ self.high) >> 24 != 0 {
            return None;
        }
        let byte = (self.high >> 24) as u8;
        self.low <<= 8;
        self.high = self.high << 8 | 0xff;
        Some(byte)
    }
}

/// The bytes, packed. Their number is not kept.
#[cfg(not(target_arch = "wasm32"))]
pub fn pack(kind: Kind, bytes: &[u8]) -> Vec<u8> {
    let mut model = Model::new(kind, bytes.len());
    let mut interval = Interval { low: 0, high: u32::MAX };
    let mut packed = Vec::new();
    for byte in bytes {
        for place in (0..8).rev() {
            let bit = usize::from(byte >> place & 1);
            interval.narrow(interval.split(model.probability()), bit);
            model.learn(bit);
            while let Some(settled) = interval.settled() {
                packed.push(settled);
            }
        }
    }
    packed.extend(interval.high.to_be_bytes());
    packed
}

/// Unpacks, as far as asked.
pub struct Unpacker {
    model: Model,
    interval: Interval,
    /// Four bytes of the packed ones: a point in the interval.
    point: u32,
    packed: Vec<u8>,
    next: usize,
    size: usize,
}

impl Unpacker {
    /// Begins with packed bytes that become so many.
    pub fn new(kind: Kind, packed: Vec<u8>, size: usize) -> Self {
        let model = Model::new(kind, size);
        let mut unpacker =
            Self { model, interval: Interval { low: 0, high: u32::MAX }, point: 0, packed, next: 0, size };
        for _ in 0..4 {
            unpacker.take();
        }
        unpacker
    }

    /// What is unpacked so far.
    pub fn bytes(&self) -> &[u8] {
        &self.model.bytes
    }

    /// Unpacks up to so many bytes more; fewer at the end.
    pub fn run(&mut self, bytes: usize) {
        let until = (self.model.bytes.len() + bytes).min(self.size);
        while self.model.bytes.len() < until {
            let split = self.interval.split(self.model.probability());
            let bit = usize::from(self.point <= split);
            self.interval.narrow(split, bit);
            self.model.learn(bit);
            while self.interval.settled().is_some() {
                self.take();
            }
        }
    }

    /// Past the end of damaged bytes there are zeros.
    fn take(&mut self) {
        self.point = self.point << 8 | u32::from(self.packed.get(self.next).copied().unwrap_or_default());
        self.next += 1;
    }
}
