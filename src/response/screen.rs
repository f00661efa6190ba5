//! The signs of careless answers, found for many people at once.

use super::quality::{Opposites, Quality, response_variability};
use crate::instrument::{Form, Instrument, Key};

/// A form, made ready to look for signs of careless answers in those of many people.
///
/// [`Quality::of_answers`] says everything about one person; this gives the same verdict, which a law holds, and
/// nothing else. Neither order nor times are known.
#[derive(Debug, Clone)]
pub struct Screen {
    asked: usize,
    ends: (f64, f64),
    /// The first positive and the first reversed statement of a dimension, as places in the form.
    opposites: Vec<(usize, usize)>,
}

impl Screen {
    /// Makes a form ready.
    #[must_use]
    pub fn new(instrument: &Instrument, form: &Form) -> Self {
        let mut place = 0;
        let mut opposites = Vec::new();
        for dimension in &instrument.dimensions {
            let (mut positive, mut reversed) = (None, None);
            for item in dimension.items.iter().filter(|item| form.asks(&item.id)) {
                let first = if item.key == Key::Positive { &mut positive } else { &mut reversed };
                first.get_or_insert(place);
                place += 1;
            }
            opposites.extend(positive.zip(reversed));
        }
        Self { asked: place, ends: instrument.ends(), opposites }
    }

    /// Whether group results leave these answers out unless somebody decides otherwise. `values` are the answers' values
    /// before keying, in scale points, of the form's statements in the instrument's order.
    #[must_use]
    pub fn leaves_out(&self, values: &[Option<f64>]) -> bool {
        let (lo, hi) = self.ends;
        let middle = f64::midpoint(lo, hi);
        let value = |place: usize| values.get(place).copied().flatten();
        let mut opposites = Opposites::default();
        for (positive, reversed) in &self.opposites {
            let Some((positive, reversed)) = value(*positive).zip(value(*reversed)) else { continue };
            opposites.answered += 1;
            let same_side = middle < positive && middle < reversed || positive < middle && reversed < middle;
            opposites.inconsistent += usize::from(same_side);
        }
        let mut given = Vec::with_capacity(values.len());
        given.extend(values.iter().copied().flatten());
        let missing = self.asked.saturating_sub(given.len());
        let mut quality = Quality {
            asked: self.asked,
            answered: given.len(),
            longest_run: None,
            variability: response_variability(&given),
            seconds_per_item: None,
            seconds_per_item_overall: None,
            opposites,
            missing: if self.asked == 0 { 0.0 } else { missing as f64 / self.asked as f64 },
            flags: Vec::new(),
        };
        quality.flags = quality.signs(self.ends);
        quality.left_out_of_groups()
    }
}
