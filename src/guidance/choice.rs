//! What people choose from at the start: by who they are and what they want to know.

use crate::language::Msg;

/// Who somebody is when they choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Works in a company.
    Employee,
    /// Leads one.
    Employer,
    /// Manages a cluster.
    Cluster,
}

/// An instrument as a question that people have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The instrument's id.
    pub instrument: &'static str,
    /// What one wants to know.
    pub question: Msg,
    /// What one gets.
    pub gain: Msg,
    /// Minutes that its full form takes.
    pub minutes: usize,
    /// Whom it is offered to.
    pub to: &'static [Who],
}

/// Whom there is something for, with what they say of themselves, in the order shown.
pub const WHO: [(Who, Msg); 3] =
    [(Who::Employee, Msg::WhoEmployee), (Who::Employer, Msg::WhoEmployer), (Who::Cluster, Msg::WhoCluster)];

/// Every instrument, in the order shown.
pub const CHOICES: [Choice; 6] = [
    Choice {
        instrument: "creativity-skills",
        question: Msg::ChooseSkills,
        gain: Msg::ChooseSkillsGain,
        minutes: 9,
        to: &[Who::Employee, Who::Employer],
    },
    Choice {
        instrument: "creative-climate",
        question: Msg::ChooseClimate,
        gain: Msg::ChooseClimateGain,
        minutes: 6,
        to: &[Who::Employee, Who::Employer],
    },
    Choice {
        instrument: "workplace-learning",
        question: Msg::ChooseLearning,
        gain: Msg::ChooseLearningGain,
        minutes: 4,
        to: &[Who::Employee, Who::Employer],
    },
    Choice {
        instrument: "sme-readiness",
        question: Msg::ChooseReadiness,
        gain: Msg::ChooseReadinessGain,
        minutes: 7,
        to: &[Who::Employer],
    },
    Choice {
        instrument: "cluster-excellence",
        question: Msg::ChooseExcellence,
        gain: Msg::ChooseExcellenceGain,
        minutes: 6,
        to: &[Who::Cluster],
    },
    Choice {
        instrument: "cluster-networking",
        question: Msg::ChooseNetworking,
        gain: Msg::ChooseNetworkingGain,
        minutes: 3,
        to: &[Who::Cluster],
    },
];
