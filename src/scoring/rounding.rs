//! How a score is shown, so that the number never contradicts its band.

use crate::instrument::Instrument;

/// A number ready to be shown, with its decimals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shown {
    /// POMP 0–100, already rounded.
    pub value: f64,
    /// Decimals to show: 0 or 1.
    pub digits: u8,
}

/// Rounds a score to a whole number; where that would lift it into the next band, to one decimal, downwards:
/// 59.9996 is shown as 59.9, because it is not yet 60.
#[must_use]
pub fn shown(instrument: &Instrument, score: f64) -> Shown {
    let whole = score.round();
    if instrument.band(whole).id == instrument.band(score).id {
        return Shown { value: whole, digits: 0 };
    }
    Shown { value: (score * 10.0).floor() / 10.0, digits: 1 }
}
