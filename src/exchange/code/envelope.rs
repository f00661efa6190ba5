//! A code as far as it can be read without its instrument.

use std::ops::Range;

use super::bits::BitReader;
use super::error::CodeError;
use super::layout::{FormLayout, Layout};
use super::mark::{self, FINGERPRINT_BITS, ID_BITS};
use super::result::{Content, SharedResult};
use super::write::ResultCode;
use super::{checksum, radix, symbols};
use crate::base32;
use crate::instrument::{FormId, Instrument, InstrumentId, Version};
use crate::response::AttemptId;

/// Bits of a kind.
pub(super) const KIND_BITS: u32 = 2;

/// Bits of a nonce.
const NONCE_BITS: u32 = 30;

/// Bits in each group of a version's numbers.
pub(super) const VERSION_GROUP: u32 = 3;

/// Bits in each group of a form's and a role's place.
pub(super) const PLACE_GROUP: u32 = 2;

/// Symbols of the shortest header, and of the checksum behind it.
pub(super) const SHORTEST: usize = 18 + checksum::LENGTH;

/// How much of a result a code carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Every answer, and what was said of conditions and facts.
    Answers,
    /// Each dimension's sum, and nothing about single statements, conditions or facts.
    Scores,
}

impl Kind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 2] = [Self::Answers, Self::Scores];

    /// The word in the page.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Scores => "scores",
        }
    }

    pub(super) fn number(self) -> u32 {
        self as u32
    }
}

/// A number that tells two results apart: whoever hands in twice counts once. It is the first six characters of the
/// attempt's id, 30 random bits, so every code of one attempt has the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nonce(u32);

impl Nonce {
    /// An attempt's number.
    #[must_use]
    pub fn of(attempt: &AttemptId) -> Self {
        // The lowest stands first in an id.
        let letters = attempt.as_str().bytes().take((NONCE_BITS / 5) as usize).rev();
        Self(base32::number(&letters.map(|letter| letter.to_ascii_uppercase()).collect::<Vec<_>>()))
    }

    /// The number itself, below 2³⁰.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    /// A number as it was kept; `None` for one of more than 30 bits.
    #[must_use]
    pub fn from_number(number: u32) -> Option<Self> {
        (number >> NONCE_BITS == 0).then_some(Self(number))
    }

    pub(super) fn write(self, bits: &mut super::bits::BitWriter) {
        bits.put(self.0, NONCE_BITS);
    }
}

/// A code that is sound as far as it can be told without its instrument: which one it belongs to, and what kind it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    kind: Kind,
    mark: u32,
    version: Version,
    form: usize,
    /// Place among the roles, from 1.
    role: usize,
    fingerprint: u32,
    nonce: Nonce,
    /// All of them, the checksum too.
    symbols: Vec<u8>,
    /// Where the body lies among them.
    body: Range<usize>,
}

/// What a code of all answers says, as places in lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct States<'a> {
    /// Which choice of statements.
    pub form: &'a FormId,
    /// The role's place among the instrument's, from 0.
    pub role: Option<usize>,
    /// A state for each statement of the form, in the instrument's order: 0 unanswered, then the options from 1 in their
    /// order, then the ways to be missing in theirs. None for a code of scores.
    pub states: Vec<u8>,
}

/// A form with the role's place and the body's digits.
type Unpacked<'a> = (&'a FormLayout, Option<usize>, Vec<u32>);

impl Envelope {
    /// Reads a code in any spelling, or a whole link that ends with one.
    ///
    /// # Errors
    /// Every [`CodeError`] but those that only its instrument can tell.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let symbols = symbols::read(text)?;
        if symbols.len() < SHORTEST {
            return Err(CodeError::Incomplete);
        }
        if !checksum::holds(&symbols) {
            return Err(CodeError::Damaged);
        }
        let kind = BitReader::new(&symbols).take(KIND_BITS).ok_or(CodeError::Damaged)?;
        let kind =
            Kind::ALL.into_iter().find(|other| other.number() == kind).ok_or(CodeError::FromTheFuture)?;
        Self::of(kind, symbols).ok_or(CodeError::Damaged)
    }

    fn of(kind: Kind, symbols: Vec<u8>) -> Option<Self> {
        let end = symbols.len().checked_sub(checksum::LENGTH)?;
        let mut bits = BitReader::new(&symbols[..end]);
        bits.take(KIND_BITS)?;
        let mark = bits.take(ID_BITS)?;
        let mut number = || bits.take_groups(VERSION_GROUP);
        let version = Version { major: number()?, minor: number()?, patch: number()? };
        let form = bits.take_groups(PLACE_GROUP)? as usize;
        let role = bits.take_groups(PLACE_GROUP)? as usize;
        let fingerprint = bits.take(FINGERPRINT_BITS)?;
        let nonce = Nonce(bits.take(NONCE_BITS)?);
        let body = end - bits.rest()?.len()..end;
        Some(Self { kind, mark, version, form, role, fingerprint, nonce, symbols, body })
    }

    /// The code in its usual spelling.
    #[must_use]
    pub fn code(&self) -> ResultCode {
        ResultCode::from_symbols(&self.symbols)
    }

    /// How much it carries.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The edition of the instrument that it was written with.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// What tells it apart from other results of its instrument.
    #[must_use]
    pub fn nonce(&self) -> Nonce {
        self.nonce
    }

    /// Whether it may belong to the instrument of this name; [`Envelope::open`] makes sure.
    #[must_use]
    pub fn may_be_of(&self, id: &InstrumentId) -> bool {
        mark::of_id(id) == self.mark
    }

    /// The name under which it is kept on a device. The same code has the same name everywhere; other kinds of code of
    /// one attempt have names of their own.
    #[must_use]
    pub fn kept_id(&self) -> AttemptId {
        let place = u64::from(mark::of_place(self.mark, self.kind.number()));
        AttemptId::from_random(place << NONCE_BITS | u64::from(self.nonce.0))
    }

    /// Unpacks it with its instrument.
    ///
    /// # Errors
    /// [`CodeError::UnknownInstrument`] when it belongs to another, [`CodeError::OtherVersion`] when this edition has
    /// another major version or asks something else, [`CodeError::Damaged`] for a body that no program writes.
    pub fn open(&self, instrument: &Instrument) -> Result<SharedResult, CodeError> {
        self.open_with(&Layout::of(instrument))
    }

    /// The same for many codes of one instrument.
    ///
    /// # Errors
    /// As [`Envelope::open`].
    pub fn open_with(&self, layout: &Layout) -> Result<SharedResult, CodeError> {
        let (form, role, digits) = self.unpacked(layout)?;
        let content = match self.kind {
            Kind::Answers => {
                let (answers, gates, facts) = form.answers(&digits);
                Content::Answers { answers, gates, facts }
            }
            Kind::Scores => Content::Scores(form.sums(&digits)),
        };
        Ok(SharedResult {
            kept_id: self.kept_id(),
            instrument: layout.id.clone(),
            version: self.version,
            form: form.id.clone(),
            items: form.items(),
            role: role.and_then(|place| layout.roles.get(place)).cloned(),
            content,
        })
    }

    /// The same without a map of answers: what counting thousands of codes needs. A code of scores has no states.
    ///
    /// # Errors
    /// As [`Envelope::open`].
    pub fn states_with<'a>(&self, layout: &'a Layout) -> Result<States<'a>, CodeError> {
        let (form, role, digits) = self.unpacked(layout)?;
        let asked = if self.kind == Kind::Answers { form.length() } else { 0 };
        let states = digits.iter().take(asked).map(|digit| u8::try_from(*digit).unwrap_or(u8::MAX));
        Ok(States { form: &form.id, role, states: states.collect() })
    }

    /// The form, the role's place and the body's digits.
    fn unpacked<'a>(&self, layout: &'a Layout) -> Result<Unpacked<'a>, CodeError> {
        if layout.mark != self.mark {
            return Err(CodeError::UnknownInstrument);
        }
        let other = CodeError::OtherVersion { then: self.version, now: layout.version };
        let role = match self.role.checked_sub(1) {
            None => None,
            Some(place) if place < layout.roles.len() => Some(place),
            Some(_) => return Err(other),
        };
        let same = |form: &&FormLayout| form.fingerprint == self.fingerprint;
        let form =
            layout.forms.get(self.form).filter(same).filter(|_| self.version.major == layout.version.major);
        let form = form.ok_or(other)?;
        let body = match self.kind {
            Kind::Answers => &form.answers,
            Kind::Scores => &form.scores,
        };
        let symbols = &self.symbols[self.body.clone()];
        if body.width != Some(symbols.len()) {
            return Err(CodeError::Damaged);
        }
        let digits = radix::unpack(symbols, &body.radices).ok_or(CodeError::Damaged)?;
        Ok((form, role, digits))
    }
}
