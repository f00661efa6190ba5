//! A room's numbers in words, as every page of it says them.

use leptos::prelude::*;

use super::chamber::Chamber;
use crate::app::words::Msg;
use crate::room::{MiddleHalf, Report, RoleReport, Views};
use crate::scoring::{SmallestGroup, Verdict, Visibility, shown};

/// Fewest people for a distribution, at the smallest k.
pub fn least_for_distribution(report: &Report) -> usize {
    let smallest = SmallestGroup::new(report.smallest).unwrap_or_default();
    (smallest.get()..).find(|people| smallest.shows_distribution(*people)).unwrap_or(usize::MAX)
}

/// A score as it is shown.
pub fn score(chamber: Chamber, score: f64) -> String {
    let shown = chamber.questionnaire.with(|q| shown(&q.instrument, score));
    chamber.words.number(shown.value, shown.digits)
}

/// The middle half, such as "38 to 74".
pub fn middle(chamber: Chamber, middle: MiddleHalf) -> String {
    let words = chamber.words;
    let (low, high) = (words.number(middle.low, 0), words.number(middle.high, 0));
    words.fill(Msg::RoomTableRange, &[("low", &low), ("high", &high)])
}

/// How far views agree, in a word or two.
pub fn views(views: Views) -> Msg {
    match views {
        Views::Close => Msg::RoomViewsClose,
        Views::Differ => Msg::RoomViewsSomewhat,
        Views::DifferStrongly => Msg::RoomViewsStrongly,
        Views::TwoCamps => Msg::RoomViewsCamps,
    }
}

/// The same as a sentence.
pub fn talk(views: Views) -> Msg {
    match views {
        Views::Close | Views::Differ => Msg::RoomTalkSomewhat,
        Views::DifferStrongly => Msg::RoomTalkStrongly,
        Views::TwoCamps => Msg::RoomTalkCamps,
    }
}

/// What a change from before to after says.
pub fn verdict(verdict: Verdict) -> Msg {
    match verdict {
        Verdict::Higher => Msg::RoomChangeHigher,
        Verdict::Lower => Msg::RoomChangeLower,
        Verdict::TooSmall => Msg::RoomChangeSame,
    }
}

/// Why a dimension's numbers are not shown.
pub fn hidden(chamber: Chamber, visibility: Visibility) -> String {
    let words = chamber.words;
    match visibility {
        Visibility::Shown => String::new(),
        Visibility::Empty => words.text(Msg::RoomTableNobody),
        Visibility::TooFew => words.fill(Msg::RoomTableFew, &[("k", &words.whole(chamber.smallest()))]),
        Visibility::Complementary => words.text(Msg::RoomTableComplementary),
        Visibility::TooFewChanged => words.text(Msg::RoomTableChanged),
    }
}

/// Why a role's numbers are not shown; nothing where they are.
pub fn role_hidden(chamber: Chamber, role: &RoleReport) -> Option<String> {
    let words = chamber.words;
    let message = match role.visibility {
        Visibility::Shown => return None,
        Visibility::Empty => Msg::RoomRolesEmpty,
        Visibility::TooFew => Msg::RoomRolesFew,
        Visibility::Complementary => Msg::RoomRolesComplementary,
        Visibility::TooFewChanged => Msg::RoomRolesChanged,
    };
    let (name, least) = (chamber.role(&role.role), words.whole(chamber.smallest()));
    Some(words.fill(message, &[("role", &name), ("k", &least)]))
}
