//! The training plan made from an attempt: what the person chose and changed.

use super::record::{RecordError, SCHEMA, check_schema, damaged};
use super::step::Edit;
use crate::instrument::{Day, DimensionId};
use crate::json::{Document, Node, ObjectWriter, quoted};

/// Most dimensions that a plan is about.
pub const MOST_PRIORITIES: usize = 3;

/// Most steps of which changes are kept, those of earlier choices among them.
pub const MOST_EDITS: usize = 100;

/// Minutes of a day.
const DAY: u32 = 1440;

/// Most minutes a week.
const MOST_MINUTES: u32 = 2400;

/// With whom a person practises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Company {
    /// By themselves.
    #[default]
    Alone,
    /// In a pair or a group.
    Colleagues,
}

impl Company {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Alone, Self::Colleagues];

    /// The word in records and in the page.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Colleagues => "colleagues",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|company| company.as_str() == text)
    }
}

/// What is kept of a plan. The rest follows from the profile and these choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What the person wants to practise, the most wanted first; at most three.
    pub priorities: Vec<DimensionId>,
    /// Minutes a week, 1 to 2400.
    pub minutes: u32,
    /// With whom.
    pub company: Company,
    /// The first day.
    pub start: Option<Day>,
    /// When a step begins, in minutes from midnight, below 1440.
    pub time: u32,
    /// Whether the calendar is to remind of each step.
    pub remind: bool,
    /// What was changed in single steps; at most [`MOST_EDITS`].
    pub edits: Vec<Edit>,
}

/// An hour a week, alone, at nine in the morning.
impl Default for Plan {
    fn default() -> Self {
        Self {
            priorities: Vec::new(),
            minutes: 60,
            company: Company::Alone,
            start: None,
            time: 540,
            remind: false,
            edits: Vec::new(),
        }
    }
}

impl Plan {
    /// Keeps a change of a step in the place of an earlier one; one that changes nothing is not kept. Beyond the most
    /// that is kept, the oldest goes.
    pub fn keep(&mut self, edit: Edit) {
        let same = |other: &Edit| other.step == edit.step && other.planned == edit.planned;
        match (self.edits.iter().position(same), edit.is_none()) {
            (Some(place), true) => drop(self.edits.remove(place)),
            (Some(place), false) => self.edits[place] = edit,
            (None, true) => {}
            (None, false) => {
                if MOST_EDITS <= self.edits.len() {
                    self.edits.remove(0);
                }
                self.edits.push(edit);
            }
        }
    }
}

/// A plan as JSON.
#[must_use]
pub fn write_plan(plan: &Plan) -> String {
    let mut record = ObjectWriter::default();
    record.number("schema", Some(SCHEMA.into()));
    record.list("priorities", &mut plan.priorities.iter().map(|id| quoted(id.as_str())));
    record.number("minutes", Some(plan.minutes.into()));
    record.text("company", Some(plan.company.as_str()));
    if let Some(start) = &plan.start {
        record.text("start", Some(start.as_str()));
    }
    record.number("time", Some(plan.time.into()));
    record.json("remind", if plan.remind { "true" } else { "false" });
    record.list("edits", &mut plan.edits.iter().map(Edit::written));
    record.end()
}

/// Reads a plan. Dimensions and techniques that no longer exist are read: what follows from them is the plan's to say.
///
/// # Errors
/// [`RecordError::Newer`] for a later schema, [`RecordError::Damaged`] for anything else unreadable.
pub fn read_plan(text: &str) -> Result<Plan, RecordError> {
    let document = Document::parse(text).map_err(damaged)?;
    check_schema(&document)?;
    let record = document.root();
    let whole = |name, from: u32, to: u32| {
        let fits = |number| u32::try_from(number).ok().filter(|number| (from..=to).contains(number));
        let node = record.optional(name)?;
        node.integer("a number within its range is expected", fits)
    };
    let usual = Plan::default();
    let priorities: Vec<DimensionId> =
        record.field("priorities").list().into_iter().map(DimensionId::read).collect();
    let edits = record.optional("edits").map(Node::list).unwrap_or_default();
    let few = priorities.len() <= MOST_PRIORITIES && edits.len() <= MOST_EDITS;
    let once = (0..priorities.len()).all(|index| !priorities[..index].contains(&priorities[index]));
    let plan = Plan {
        minutes: whole("minutes", 1, MOST_MINUTES).unwrap_or(usual.minutes),
        company: record
            .optional("company")
            .and_then(|node| node.read("alone or colleagues is expected", Company::parse))
            .unwrap_or(usual.company),
        start: record.optional("start").and_then(|node| node.read("a day is expected", Day::parse)),
        time: whole("time", 0, DAY - 1).unwrap_or(usual.time),
        remind: record.optional("remind").is_some_and(Node::truth),
        edits: edits.into_iter().filter_map(Edit::read).collect(),
        priorities,
    };
    let plan = document.finish(plan).map_err(damaged)?;
    if few && once { Ok(plan) } else { Err(RecordError::Damaged) }
}
