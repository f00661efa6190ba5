//! The training plan made from an attempt: what the person chose and changed.

use serde::Serialize;

use super::record::{RecordError, SCHEMA, check_schema, damaged};
use crate::instrument::DimensionId;
use crate::json::Document;

/// What is kept of a plan. The rest follows from the profile and these choices.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// What the person wants to practise, the most wanted first.
    pub priorities: Vec<DimensionId>,
}

#[derive(Serialize)]
struct PlanRecord<'a> {
    schema: u32,
    priorities: &'a [DimensionId],
}

/// A plan as JSON.
#[must_use]
pub fn write_plan(plan: &Plan) -> String {
    serde_json::to_string(&PlanRecord { schema: SCHEMA, priorities: &plan.priorities }).unwrap_or_default()
}

/// Reads a plan.
///
/// # Errors
/// [`RecordError::Newer`] for a later schema, [`RecordError::Damaged`] for anything else unreadable.
pub fn read_plan(text: &str) -> Result<Plan, RecordError> {
    let document = Document::parse(text).map_err(damaged)?;
    check_schema(&document)?;
    let priorities = document.root().field("priorities").list().into_iter().map(DimensionId::read).collect();
    document.finish(Plan { priorities }).map_err(damaged)
}
