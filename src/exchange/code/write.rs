//! From an attempt to a code.

use super::bits::BitWriter;
use super::envelope::{KIND_BITS, Kind, Nonce, PLACE_GROUP, VERSION_GROUP};
use super::error::CodeError;
use super::layout::Layout;
use super::mark::{FINGERPRINT_BITS, ID_BITS};
use super::{checksum, radix, symbols};
use crate::instrument::Instrument;
use crate::response::Attempt;

/// A result as a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultCode(String);

impl ResultCode {
    /// The code of an attempt, as far as it is answered; the same attempt always has the same. It is written with the
    /// edition of the instrument that is here, which is the one that its scores are shown with.
    ///
    /// # Errors
    /// [`CodeError::TooLong`] for an instrument with more statements than a code can hold.
    pub fn of(kind: Kind, instrument: &Instrument, attempt: &Attempt) -> Result<Self, CodeError> {
        let layout = Layout::of(instrument);
        let place = layout.forms.iter().position(|form| form.id == attempt.form).unwrap_or_default();
        let form = layout.forms.get(place).ok_or(CodeError::TooLong)?;
        let role = attempt.role.as_ref().and_then(|role| layout.roles.iter().position(|other| other == role));
        let (body, digits) = match kind {
            Kind::Answers => (&form.answers, form.digits_of_answers(attempt)),
            Kind::Scores => (&form.scores, form.digits_of_scores(attempt)),
        };
        let width = body.width.ok_or(CodeError::TooLong)?;
        let mut bits = BitWriter::default();
        bits.put(kind.number(), KIND_BITS);
        bits.put(layout.mark, ID_BITS);
        for number in [layout.version.major, layout.version.minor, layout.version.patch] {
            bits.put_groups(number, VERSION_GROUP);
        }
        bits.put_groups(place as u32, PLACE_GROUP);
        bits.put_groups(role.map_or(0, |role| role as u32 + 1), PLACE_GROUP);
        bits.put(form.fingerprint, FINGERPRINT_BITS);
        Nonce::of(&attempt.id).write(&mut bits);
        let mut all = bits.symbols();
        all.extend(radix::pack(&digits, &body.radices, width));
        let sum = checksum::of(&all);
        all.extend(sum);
        if symbols::MAX_SYMBOLS < all.len() {
            return Err(CodeError::TooLong);
        }
        Ok(Self::from_symbols(&all))
    }

    pub(super) fn from_symbols(symbols: &[u8]) -> Self {
        Self(symbols::write(symbols))
    }

    /// The code without separators, for links and pictures.
    #[must_use]
    pub fn compact(&self) -> &str {
        &self.0
    }

    /// The code as people read and type it: the prefix, then groups of four, separated by `-`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut text = String::new();
        for (place, symbol) in self.0.chars().enumerate() {
            if symbols::PREFIX.len() <= place && (place - symbols::PREFIX.len()).is_multiple_of(4) {
                text.push('-');
            }
            text.push(symbol);
        }
        text
    }
}

/// The link to a result: the app's address without query and fragment, and the result's place in it. It works in any
/// folder and from a file, because only what stands behind `#` is ours.
#[must_use]
pub fn link(address: &str, code: &str) -> String {
    let base = address.split(['?', '#']).next().unwrap_or_default();
    let mut link = base.to_owned();
    link.push_str("#/r/");
    link.push_str(code);
    link
}
