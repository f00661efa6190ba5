//! What a person changed in a step of a training plan.

use crate::instrument::{DimensionId, TechniqueId};
use crate::json::{Node, ObjectWriter};

/// Weeks of a plan.
pub const WEEKS: u8 = 4;

/// Days of a week.
pub const DAYS: u8 = 7;

/// Most characters of a person's own words for a step, and of what they noticed.
pub const MOST_WORDS: usize = 300;

/// Names a step within its plan: the week, what it trains, and the how-manieth step of that week for it is. Written
/// `1-courage-1`, it stays the same whatever else of a plan is changed, which is what a calendar goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepId {
    /// 1 to 4.
    pub week: u8,
    /// What it trains.
    pub dimension: DimensionId,
    /// From 1.
    pub nth: u8,
}

impl StepId {
    /// The id as written.
    #[must_use]
    pub fn as_text(&self) -> String {
        [&self.week.to_string(), self.dimension.as_str(), &self.nth.to_string()].join("-")
    }

    /// Reads an id.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (week, rest) = text.split_once('-')?;
        let (dimension, nth) = rest.rsplit_once('-')?;
        let id = Self {
            week: week.parse().ok().filter(|week| (1..=WEEKS).contains(week))?,
            dimension: DimensionId::parse(dimension).ok()?,
            nth: nth.parse().ok().filter(|nth| 1 <= *nth)?,
        };
        (id.as_text() == text).then_some(id)
    }
}

/// What a person changed in a step. It holds as long as the step is planned with the same technique: whatever was noted
/// of one exercise says nothing of another that took its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Which step.
    pub step: StepId,
    /// The technique that was planned for it.
    pub planned: TechniqueId,
    /// The technique chosen in its place.
    pub instead: Option<TechniqueId>,
    /// The day of the week moved to, from 0 for the week's first day to 6.
    pub day: Option<u8>,
    /// Whether the step is left out.
    pub left_out: bool,
    /// The person's own words for it, one line of at most [`MOST_WORDS`] characters; empty for none.
    pub words: String,
    /// Whether it is done.
    pub done: bool,
    /// What the person noticed, as long as their own words.
    pub noticed: String,
}

impl Edit {
    /// As JSON; what was not changed is left out.
    pub(super) fn written(&self) -> String {
        let mut edit = ObjectWriter::default();
        edit.text("step", Some(&self.step.as_text()));
        edit.text("planned", Some(self.planned.as_str()));
        if let Some(instead) = &self.instead {
            edit.text("instead", Some(instead.as_str()));
        }
        if let Some(day) = self.day {
            edit.number("day", Some(day.into()));
        }
        let marks = [
            ("left_out", self.left_out, "words", &self.words),
            ("done", self.done, "noticed", &self.noticed),
        ];
        for (mark, holds, name, text) in marks {
            if holds {
                edit.json(mark, "true");
            }
            if !text.is_empty() {
                edit.text(name, Some(text));
            }
        }
        edit.end()
    }

    /// Nothing changed.
    #[must_use]
    pub fn none(step: StepId, planned: TechniqueId) -> Self {
        Self {
            step,
            planned,
            instead: None,
            day: None,
            left_out: false,
            words: String::new(),
            done: false,
            noticed: String::new(),
        }
    }

    /// Whether anything is changed.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::none(self.step.clone(), self.planned.clone())
    }

    /// Reads a change; what is wrong with it is noted.
    pub(super) fn read(node: Node<'_>) -> Option<Self> {
        let step = node.field("step").read("a step such as 1-courage-1 is expected", StepId::parse);
        let day = |day: i64| u8::try_from(day).ok().filter(|day| *day < DAYS);
        let truth = |name| node.optional(name).is_some_and(Node::truth);
        let words = |name| node.optional(name).map(own_words).unwrap_or_default();
        Some(Self {
            planned: TechniqueId::read(node.field("planned")),
            instead: node.optional("instead").map(TechniqueId::read),
            day: node.optional("day").and_then(|node| node.integer("a day from 0 to 6 is expected", day)),
            left_out: truth("left_out"),
            words: words("words"),
            done: truth("done"),
            noticed: words("noticed"),
            step: step?,
        })
    }
}

fn own_words(node: Node<'_>) -> String {
    let short = |text: &str| (text.chars().count() <= MOST_WORDS).then(|| text.to_owned());
    node.read("a text of at most 300 characters is expected", short).unwrap_or_default()
}

/// As much of a text as a step may keep, on one line.
#[must_use]
pub fn shortened(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST_WORDS).collect()
}
