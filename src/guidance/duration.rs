//! Minutes as people say them: an hour and a half, two days.

use super::technique::Span;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Working days of eight hours.
    WorkingDays,
}

impl Unit {
    fn minutes(self) -> u32 {
        match self {
            Self::Minutes => 1,
            Self::Hours => 60,
            Self::WorkingDays => 480,
        }
    }

    /// The unit that a number of minutes is said in: days above one of them, hours from two on, where at most a half
    /// is left over.
    fn of(minutes: u32) -> Self {
        let halves = |unit: Self| (minutes * 2).is_multiple_of(unit.minutes());
        match minutes {
            481.. if halves(Self::WorkingDays) => Self::WorkingDays,
            120.. if halves(Self::Hours) => Self::Hours,
            _ => Self::Minutes,
        }
    }
}

/// A time in the unit it is said in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Duration {
    /// How many; a multiple of one half.
    pub value: f64,
    /// Of what.
    pub unit: Unit,
}

impl Duration {
    /// A number of minutes, in the largest unit that says it exactly.
    #[must_use]
    pub fn of(minutes: u32) -> Self {
        Self::in_unit(minutes, Unit::of(minutes))
    }

    fn in_unit(minutes: u32, unit: Unit) -> Self {
        Self { value: f64::from(minutes) / f64::from(unit.minutes()), unit }
    }

    /// Decimals that it takes, 0 or 1.
    #[must_use]
    pub fn digits(self) -> u8 {
        u8::from(self.value.fract() != 0.0)
    }
}

impl Span {
    /// A span of minutes as two durations, in one unit where the least is at least one of it and no odd number.
    #[must_use]
    pub fn durations(self) -> (Duration, Duration) {
        let to = Duration::of(self.to);
        let least = to.unit.minutes();
        let fits = least <= self.from && (self.from * 2).is_multiple_of(least);
        let from = if fits { Duration::in_unit(self.from, to.unit) } else { Duration::of(self.from) };
        (from, to)
    }
}
