//! The locale port: numbers, dates, lists and plural forms as a language writes them.

/// CLDR plural categories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PluralCategory {
    /// Zero.
    Zero,
    /// One.
    One,
    /// Two.
    Two,
    /// Few.
    Few,
    /// Many.
    Many,
    /// Everything else; every language has it.
    Other,
}

impl PluralCategory {
    /// Every category.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// The word in catalogue keys, as `Intl.PluralRules` says it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// Reads the word; anything else is `Other`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|category| category.as_str() == text).unwrap_or(Self::Other)
    }
}

/// Numbers, dates, lists and plural forms as a language writes them.
pub trait Locale {
    /// A number with exactly `digits` decimals.
    fn number(&self, value: f64, digits: u8) -> String;
    /// The plural category of a count.
    fn plural(&self, count: usize) -> PluralCategory;
    /// The day of a moment in milliseconds since 1970 UTC, in words.
    fn date(&self, milliseconds: u64) -> String;
    /// "a, b and c".
    fn list(&self, parts: &[String]) -> String;
}
