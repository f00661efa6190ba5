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

    /// Half of it, as far as there is one.
    fn half(self) -> u32 {
        self.minutes().div_ceil(2)
    }

    /// The unit that a number of minutes is said in: days above one of them, hours from two on, where at most a half
    /// is left over.
    fn of(minutes: u32) -> Self {
        let halves = |unit: Self| minutes.is_multiple_of(unit.half());
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
    /// A span of minutes as two durations, in one unit where the least is one of it or more and needs no finer one.
    #[must_use]
    pub fn durations(self) -> (Duration, Duration) {
        let to = Duration::of(self.to);
        let fits = to.unit.minutes() <= self.from && self.from.is_multiple_of(to.unit.half());
        let from = if fits { Duration::in_unit(self.from, to.unit) } else { Duration::of(self.from) };
        (from, to)
    }
}
