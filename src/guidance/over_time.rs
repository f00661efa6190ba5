//! The profiles of one person at several times.

use crate::instrument::{DimensionId, FormId, Instrument, RoleId};
use crate::response::{Attempt, AttemptId, Timestamp};
use crate::scoring::{Estimate, Profile};

/// Below this many moments there is no line worth drawing.
pub const FEWEST_MOMENTS: usize = 3;

/// A profile and when it was finished.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// Which attempt it is.
    pub attempt: AttemptId,
    /// When the attempt was finished.
    pub when: Timestamp,
    /// The form that was answered.
    pub form: FormId,
    /// The scores of that form.
    pub profile: Profile,
}

/// What finished attempts say over time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OverTime {
    /// Whom the person answered as, each time.
    pub role: Option<RoleId>,
    /// The earliest first.
    pub moments: Vec<Moment>,
    /// Finished attempts that are not among them: from another role, or of an edition that cannot be scored.
    pub left_out: usize,
}

impl OverTime {
    /// Puts attempts in the order of time. Only those count that answered in the role of the latest one: the views of
    /// two roles are no line.
    #[must_use]
    pub fn of(instrument: &Instrument, attempts: &[Attempt]) -> Self {
        let finished = || attempts.iter().filter_map(|attempt| attempt.finished.map(|when| (when, attempt)));
        let Some((_, latest)) = finished().reduce(|a, b| if a.0 < b.0 { b } else { a }) else {
            return Self::default();
        };
        let mut time = Self { role: latest.role.clone(), ..Self::default() };
        for (when, attempt) in finished() {
            if attempt.role != time.role || !attempt.can_be_scored_with(instrument) {
                time.left_out += 1;
                continue;
            }
            let form = instrument.form_or_first(&attempt.form);
            let profile = Profile::score(instrument, form, &attempt.answers);
            let place = time.moments.iter().take_while(|other| other.when <= when).count();
            time.moments.insert(
                place,
                Moment { attempt: attempt.id.clone(), when, form: attempt.form.clone(), profile },
            );
        }
        time
    }

    /// Whether there are enough moments for lines.
    #[must_use]
    pub fn has_lines(&self) -> bool {
        FEWEST_MOMENTS <= self.moments.len()
    }

    /// Whether different forms were answered, whose scores are not equally sure.
    #[must_use]
    pub fn mixes_forms(&self) -> bool {
        self.moments.windows(2).any(|pair| pair[0].form != pair[1].form)
    }

    /// One dimension's scores, the earliest first; `None` where it has none.
    #[must_use]
    pub fn line(&self, id: &DimensionId) -> Vec<Option<Estimate>> {
        self.moments.iter().map(|moment| moment.profile.dimension(id)?.estimate).collect()
    }
}
