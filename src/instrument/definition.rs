//! What a questionnaire is: options, dimensions, forms, bands and declared precision (contract 4.3).

use std::sync::Arc;

use super::fact::Fact;
use super::gate::Gate;
use super::id::{BandId, DimensionId, FormId, GroupId, InstrumentId, ItemId, OptionId, RoleId, TechniqueId};
use super::version::{ContentHash, Version};

/// The instrument file's schema that this program reads.
pub const SCHEMA: u32 = 1;

/// A questionnaire, checked: every id it names exists once, its scale has two ends, its bands rise from 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    /// Its name in files and addresses.
    pub id: InstrumentId,
    /// Its semantic version; a new major version is not comparable with an older one.
    pub version: Version,
    /// Tells two files of one version apart; stable under reformatting.
    pub hash: ContentHash,
    /// What the statements describe.
    pub about: About,
    /// Whom people may answer as; empty when it makes no difference.
    pub roles: Vec<RoleId>,
    /// Minutes that the full form takes.
    pub minutes: f64,
    /// The answer scale, in the order shown.
    pub options: Vec<ScaleOption>,
    /// The ways to say that a statement cannot be answered, in the order shown.
    pub missing: Vec<Missing>,
    /// Share of a dimension's items, 0–1, that must be answered for a score.
    pub minimum_answered: f64,
    /// Bands, rising; the first begins at 0.
    pub bands: Vec<Band>,
    /// Groups of dimensions, in the order shown.
    pub groups: Vec<Group>,
    /// Dimensions, in the order shown.
    pub dimensions: Vec<Dimension>,
    /// Forms; the first is the one taken when nothing else is asked for.
    pub forms: Vec<Form>,
    /// Conditions that decide eligibility, in the order asked.
    pub gates: Vec<Gate>,
    /// Questions of fact, in the order asked.
    pub facts: Vec<Fact>,
    /// Where the instrument comes from, a sentence each.
    pub sources: Vec<String>,
    /// The content's licence, as an SPDX identifier.
    pub licence: String,
    /// How to cite it.
    pub citation: String,
}

/// What statements describe. Whoever answers about more than themselves gives one view of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum About {
    /// The person who answers.
    #[default]
    Person,
    /// A company.
    Company,
    /// An organisation that manages a cluster.
    Cluster,
}

impl About {
    /// Reads the word in files.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "person" => Some(Self::Person),
            "company" => Some(Self::Company),
            "cluster" => Some(Self::Cluster),
            _ => None,
        }
    }
}

/// One step of the answer scale.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleOption {
    /// Its name in stored answers.
    pub id: OptionId,
    /// What it counts before keying, in scale points.
    pub value: f64,
}

/// A way to say that a statement cannot be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The statement does not apply.
    NotApplicable,
    /// The person does not know.
    DontKnow,
}

impl Missing {
    /// The word in files, storage and the page.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotApplicable => "na",
            Self::DontKnow => "dk",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "na" => Some(Self::NotApplicable),
            "dk" => Some(Self::DontKnow),
            _ => None,
        }
    }
}

/// A named range of scores; it reaches up to the next band's beginning.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Its name.
    pub id: BandId,
    /// Lowest score in the band, POMP 0–100, inclusive.
    pub from: f64,
}

/// Dimensions that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its name.
    pub id: GroupId,
    /// Its dimensions, in the order shown.
    pub dimensions: Vec<DimensionId>,
}

/// What one score is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// Its name.
    pub id: DimensionId,
    /// Its statements, in file order.
    pub items: Vec<Item>,
    /// Techniques that train it.
    pub techniques: Vec<TechniqueId>,
    /// How exact its score is, when that is declared.
    pub precision: Option<Arc<Precision>>,
}

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its name.
    pub id: ItemId,
    /// Which way it counts.
    pub key: Key,
}

/// Which way a statement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Agreeing raises the score; `1` in files.
    Positive,
    /// Agreeing lowers the score; `-1` in files.
    Reversed,
}

/// How exact a dimension's score is.
#[derive(Debug, Clone, PartialEq)]
pub struct Precision {
    /// Reliability of the dimension with all its items, 0–1.
    pub reliability: f64,
    /// Standard deviation between people, in POMP points.
    pub sd: f64,
    /// Where the two numbers come from.
    pub source: String,
}

impl Precision {
    /// Whether a number can be a reliability: from 0 to below 1.
    #[must_use]
    pub fn is_reliability(number: f64) -> bool {
        (0.0..1.0).contains(&number)
    }

    /// Whether a number can be a spread between people in POMP points: above 0, up to 50.
    #[must_use]
    pub fn is_sd(number: f64) -> bool {
        0.0 < number && number <= 50.0
    }
}

/// A choice of statements.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Its name.
    pub id: FormId,
    /// Its statements; `None` means every statement.
    pub items: Option<Vec<ItemId>>,
}

impl Form {
    /// Whether a statement is asked in this form.
    #[must_use]
    pub fn asks(&self, item: &ItemId) -> bool {
        self.items.as_ref().is_none_or(|items| items.contains(item))
    }
}

impl Instrument {
    /// Lowest and highest value of the scale, in scale points.
    #[must_use]
    pub fn ends(&self) -> (f64, f64) {
        self.options
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), o| (lo.min(o.value), hi.max(o.value)))
    }

    /// The value of an option, if the scale has it.
    #[must_use]
    pub fn value(&self, option: &OptionId) -> Option<f64> {
        self.options.iter().find(|o| o.id == *option).map(|o| o.value)
    }

    /// A form by its name.
    #[must_use]
    pub fn form(&self, id: &FormId) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == *id)
    }

    /// The form with this name, else the first one.
    #[must_use]
    pub fn form_or_first(&self, id: &FormId) -> &Form {
        self.form(id).unwrap_or(&self.forms[0])
    }

    /// Every statement with its dimension, in file order.
    pub fn items(&self) -> impl Iterator<Item = (&Dimension, &Item)> {
        self.dimensions.iter().flat_map(|dimension| dimension.items.iter().map(move |item| (dimension, item)))
    }

    /// Number of statements in a form.
    #[must_use]
    pub fn length(&self, form: &Form) -> usize {
        self.items().filter(|(_, item)| form.asks(&item.id)).count()
    }

    /// Seconds that one statement takes, from `minutes` and the number of statements.
    #[must_use]
    pub fn seconds_per_item(&self) -> f64 {
        self.minutes * 60.0 / self.items().count().max(1) as f64
    }

    /// This instrument with another precision for the dimensions that `of` has one for; the others keep theirs. It is
    /// still the same edition: what people answered and how it counts does not change, only how sure a score is.
    #[must_use]
    pub fn with_precision(mut self, of: impl Fn(&DimensionId) -> Option<Precision>) -> Self {
        for dimension in &mut self.dimensions {
            if let Some(precision) = of(&dimension.id) {
                dimension.precision = Some(Arc::new(precision));
            }
        }
        self
    }

    /// The band that a score lies in; a score below every band lies in the first.
    #[must_use]
    pub fn band(&self, score: f64) -> &Band {
        self.bands.iter().rev().find(|band| band.from <= score).unwrap_or(&self.bands[0])
    }
}
