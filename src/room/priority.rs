//! What a room might practise together.

use super::Report;
use crate::guidance::{Entry, Filter, Mode, Toolkit, Trained};
use crate::instrument::{DimensionId, Instrument, TechniqueId};

/// Most priorities of a room.
pub const MOST_PRIORITIES: usize = 3;

/// A dimension that the room might practise.
#[derive(Debug, Clone, PartialEq)]
pub struct Priority {
    /// Which dimension.
    pub dimension: DimensionId,
    /// The room's mean on it, POMP 0–100.
    pub mean: f64,
    /// Techniques that train it, as the instrument names them.
    pub techniques: Vec<TechniqueId>,
}

/// The dimensions with the lowest means, the lowest first, at most three; of equal ones the first in the instrument's
/// order. A suggestion of where to begin, not a finding: the next one may be as low. None where only one is shown.
#[must_use]
pub fn priorities(report: &Report, instrument: &Instrument) -> Vec<Priority> {
    let mut found: Vec<Priority> = Vec::new();
    for dimension in &report.dimensions {
        let Some(mean) = dimension.mean else { continue };
        let named = instrument.dimensions.iter().find(|other| other.id == dimension.id);
        let place = found.iter().take_while(|other| other.mean <= mean).count();
        let techniques = named.map(|named| named.techniques.clone()).unwrap_or_default();
        found.insert(place, Priority { dimension: dimension.id.clone(), mean, techniques });
    }
    if found.len() < 2 {
        return Vec::new();
    }
    found.truncate(MOST_PRIORITIES.min(found.len() - 1));
    found
}

/// The techniques that train a priority and are done by a pair or a group: first those that the instrument names, in its
/// order, then the toolkit's others for that dimension.
#[must_use]
pub fn exercises<'a>(priority: &Priority, instrument: &Instrument, toolkit: &'a Toolkit) -> Vec<&'a Entry> {
    let together = |entry: &&Entry| entry.technique.modes.iter().any(|mode| *mode != Mode::Alone);
    let mut found: Vec<&Entry> =
        priority.techniques.iter().filter_map(|id| toolkit.get(id)).filter(together).collect();
    let trains = Trained { instrument: instrument.id.clone(), dimension: priority.dimension.clone() };
    for entry in toolkit.find(&Filter { trains: Some(trains), ..Filter::default() }) {
        if together(&entry) && !found.iter().any(|other| other.technique.id == entry.technique.id) {
            found.push(entry);
        }
    }
    found
}
