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

/// Rounds a score to a whole number; where that would lift it into the next band, to one decimal, downwards, and to
/// two where a band begins between: 59.9996 is shown as 59.9, because it is not yet 60.
#[must_use]
pub fn shown(instrument: &Instrument, score: f64) -> Shown {
    let band = &instrument.band(score).id;
    let downwards = |digits: u8| {
        let step = 10_f64.powi(digits.into());
        Shown { value: (score * step).floor() / step, digits }
    };
    let candidates = [Shown { value: score.round(), digits: 0 }, downwards(1)];
    let honest = |shown: &Shown| instrument.band(shown.value).id == *band;
    candidates.into_iter().find(honest).unwrap_or_else(|| downwards(2))
}
