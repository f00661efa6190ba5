//! How long and for whom, in words.

use crate::app::words::{Msg, Words};
use crate::guidance::{Duration, Mode, Span, Technique, Unit};

/// A time, such as "2.5 working days", tracked.
pub fn duration(words: Words, time: Duration) -> String {
    in_unit(words, time.unit, &words.number(time.value, time.digits()))
}

fn in_unit(words: Words, unit: Unit, n: &str) -> String {
    let message = match unit {
        Unit::Minutes => Msg::TimeMinutes,
        Unit::Hours => Msg::TimeHours,
        Unit::WorkingDays => Msg::TimeDays,
    };
    words.fill(message, &[("n", n)])
}

/// From a least to a most time, the unit said once where it is one.
fn times(words: Words, span: Span) -> String {
    let (from, to) = span.durations();
    if from == to {
        return duration(words, to);
    }
    let range = |low: &str, high: &str| words.fill(Msg::TableRange, &[("low", low), ("high", high)]);
    if from.unit == to.unit {
        let [low, high] = [from, to].map(|time| words.number(time.value, time.digits()));
        in_unit(words, to.unit, &range(&low, &high))
    } else {
        range(&duration(words, from), &duration(words, to))
    }
}

/// Who does it, in words.
pub fn mode(words: Words, mode: Mode) -> String {
    words.text(match mode {
        Mode::Alone => Msg::ModeAlone,
        Mode::Pair => Msg::ModePair,
        Mode::Group => Msg::ModeGroup,
    })
}

/// How long a technique takes and for how many, in short.
pub fn brief(words: Words, technique: &Technique) -> String {
    let Span { from, to } = technique.people;
    // One number of people is what the modes say already.
    let who = if from < to { people(words, technique.people) } else { modes(words, technique) };
    [times(words, technique.minutes), who].join(" · ")
}

/// How long a technique takes, for how many, and who does it together.
pub fn frame(words: Words, technique: &Technique) -> String {
    let Span { from, to } = technique.people;
    let brief = brief(words, technique);
    if from < to { [brief, modes(words, technique)].join(" · ") } else { brief }
}

fn people(words: Words, span: Span) -> String {
    let [low, high] = [span.from, span.to].map(|n| words.number(f64::from(n), 0));
    let n = words.fill(Msg::TableRange, &[("low", &low), ("high", &high)]);
    words.fill(Msg::ToolkitPeople, &[("n", &n)])
}

fn modes(words: Words, technique: &Technique) -> String {
    technique.modes.iter().map(|one| mode(words, *one)).collect::<Vec<_>>().join(", ")
}
