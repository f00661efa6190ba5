//! What a plan proposes to practise, and what else there is to choose from.

use crate::guidance::insight::StandOut;
use crate::instrument::DimensionId;
use crate::scoring::Profile;

/// What a profile proposes for a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Proposal {
    /// The priorities that stand out; none in an even profile, which proposes nothing.
    pub priorities: Vec<DimensionId>,
    /// Every dimension that was asked about, the lowest first, those without a score last.
    pub offered: Vec<DimensionId>,
}

impl Proposal {
    /// Takes the priorities from what stands out, and puts the dimensions in the order of their scores; equals stay in
    /// the instrument's order.
    #[must_use]
    pub fn of(profile: &Profile, stand_out: &StandOut) -> Self {
        let mut offered: Vec<(f64, &DimensionId)> = Vec::new();
        for dimension in &profile.dimensions {
            let score = dimension.estimate.map_or(f64::INFINITY, |estimate| estimate.score);
            let place = offered.iter().take_while(|(other, _)| *other <= score).count();
            offered.insert(place, (score, &dimension.id));
        }
        let offered = offered.into_iter().map(|(_, id)| id.clone()).collect();
        Self { priorities: stand_out.priorities.clone(), offered }
    }
}
