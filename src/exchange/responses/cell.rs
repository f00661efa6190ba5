//! What a cell below a statement says.

use crate::instrument::Instrument;

use super::error::Blemish;

/// The value in scale points; `None` when there is no answer or it is missing by choice.
type Reading = Result<Option<f64>, Blemish>;

/// The answers of a scale as they may stand in a cell.
#[derive(Debug)]
pub(super) struct Cells {
    /// What a cell of one byte says, by that byte: most files have nothing else.
    single: [Reading; 256],
    /// Ids with what they say.
    ids: Vec<(Box<[u8]>, Reading)>,
    values: Vec<f64>,
    decimal_comma: bool,
    expected: String,
}

impl Cells {
    /// The answers of an instrument's scale. In files with a decimal comma `4,0` is 4.
    pub(super) fn new(instrument: &Instrument, decimal_comma: bool) -> Self {
        let values: Vec<f64> = instrument.options.iter().map(|option| option.value).collect();
        let ids = instrument
            .options
            .iter()
            .map(|option| {
                // Where one option's id reads as another's value, nobody knows which is meant.
                let number = option.id.as_str().parse().ok().filter(|number| values.contains(number));
                let says = match number {
                    Some(number) if number != option.value => Err(Blemish::Ambiguous),
                    _ => Ok(Some(option.value)),
                };
                (option.id.as_str().as_bytes().into(), says)
            })
            .collect();
        let expected = instrument.options.iter().map(|o| format!("{} ({})", o.id, o.value));
        let expected = expected.collect::<Vec<_>>().join(", ");
        let single = [Err(Blemish::Unknown); 256];
        let mut cells = Self { single, ids, values, decimal_comma, expected };
        for byte in 0..=u8::MAX {
            cells.single[usize::from(byte)] = cells.read_long(&[byte]);
        }
        cells
    }

    /// Reads a cell.
    #[inline]
    pub(super) fn read(&self, cell: &[u8]) -> Reading {
        match cell {
            [] => Ok(None),
            [byte] => self.single[usize::from(*byte)],
            _ => self.read_long(cell),
        }
    }

    /// Every option with its value, for a message.
    pub(super) fn expected(&self) -> &str {
        &self.expected
    }

    fn read_long(&self, cell: &[u8]) -> Reading {
        if let Some(says) = self.by_id(cell) {
            return says;
        }
        let text = std::str::from_utf8(cell).map_err(|_| Blemish::Unknown)?.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("na") || text.eq_ignore_ascii_case("dk") {
            return Ok(None);
        }
        if let Some(says) = self.by_id(text.as_bytes()) {
            return says;
        }
        let number: Option<f64> = text.parse().ok();
        let number = match text.split_once(',') {
            Some((whole, part)) if self.decimal_comma => format!("{whole}.{part}").parse().ok(),
            _ => number,
        };
        let value = self.values.iter().find(|value| Some(**value) == number);
        value.map(|value| Some(*value)).ok_or(Blemish::Unknown)
    }

    fn by_id(&self, cell: &[u8]) -> Option<Reading> {
        self.ids.iter().find(|(id, _)| **id == *cell).map(|(_, says)| *says)
    }
}
