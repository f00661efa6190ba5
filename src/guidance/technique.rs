//! A technique: what it trains, how long it takes, for how many people, and its words in one language.

use std::fmt;

use litemap::LiteMap;

use super::library::{LibraryError, paragraphs, parse};
use crate::instrument::{DimensionId, InstrumentId, TechniqueId};
use crate::json::Node;

/// A dimension of an instrument, written `instrument/dimension`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trained {
    /// The instrument that measures it.
    pub instrument: InstrumentId,
    /// The dimension within that instrument.
    pub dimension: DimensionId,
}

impl Trained {
    /// Reads `instrument/dimension`; nothing when the text is not two identifiers.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (instrument, dimension) = text.split_once('/')?;
        let instrument = InstrumentId::parse(instrument).ok()?;
        Some(Self { instrument, dimension: DimensionId::parse(dimension).ok()? })
    }

    fn read(node: Node<'_>) -> Option<Self> {
        node.read("an instrument, \"/\" and a dimension are expected", Self::parse)
    }

    /// Every such reference of a list; wrong ones are noted.
    pub(super) fn list(node: Node<'_>) -> Vec<Self> {
        node.list().into_iter().filter_map(Self::read).collect()
    }
}

impl fmt::Display for Trained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.instrument.as_str())?;
        f.write_str("/")?;
        f.write_str(self.dimension.as_str())
    }
}

/// From a least to a most, both included; the least is at least 1 and never above the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The least.
    pub from: u32,
    /// The most.
    pub to: u32,
}

impl Span {
    fn read(node: Node<'_>) -> Self {
        let whole = |name| {
            let from_one = |number| u32::try_from(number).ok().filter(|number| 1 <= *number);
            node.field(name).integer("a whole number from 1 is expected", from_one).unwrap_or(1)
        };
        let (from, to) = (whole("from"), whole("to"));
        if to < from {
            node.wrong("\"from\" must not be above \"to\"");
        }
        Self { from, to: to.max(from) }
    }
}

/// Who does it together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// One person.
    Alone,
    /// Two people.
    Pair,
    /// Three or more.
    Group,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 3] = [Self::Alone, Self::Pair, Self::Group];

    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Pair => "pair",
            Self::Group => "group",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == text)
    }
}

/// A technique's facts, the same in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Technique {
    /// Its id.
    pub id: TechniqueId,
    /// What it trains.
    pub trains: Vec<Trained>,
    /// How long it takes, in minutes; a working day has 480.
    pub minutes: Span,
    /// For how many people it is.
    pub people: Span,
    /// Who can do it together.
    pub modes: Vec<Mode>,
    /// Where it fits into EntreComp, the European framework of entrepreneurial competences.
    pub entrecomp: Vec<Competence>,
    /// Where it was first described; not translated.
    pub sources: Vec<String>,
}

/// A competence of EntreComp with the level that a technique trains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competence {
    /// Which one, for example `creativity`.
    pub competence: String,
    /// `foundation`, `intermediate`, `advanced` or `expert`.
    pub tier: String,
}

fn read_competence(node: Node<'_>) -> Competence {
    Competence { competence: node.field("competence").owned(), tier: node.field("tier").owned() }
}

impl Technique {
    /// Reads the techniques' file.
    ///
    /// # Errors
    /// When the text is no JSON, of another schema, or a field is missing or out of its range.
    pub fn all_from_json(text: &str) -> Result<Vec<Self>, LibraryError> {
        let document = parse(text)?;
        let techniques = document.root().field("techniques").list();
        let techniques = techniques.into_iter().map(|node| Self {
            id: TechniqueId::read(node.field("id")),
            trains: Trained::list(node.field("trains")),
            minutes: Span::read(node.field("minutes")),
            people: Span::read(node.field("people")),
            modes: node.field("modes").list().into_iter().filter_map(read_mode).collect(),
            entrecomp: node
                .optional("entrecomp")
                .map(|node| node.list().into_iter().map(read_competence).collect())
                .unwrap_or_default(),
            sources: paragraphs(node.field("sources")),
        });
        Ok(document.finish(techniques.collect())?)
    }
}

fn read_mode(node: Node<'_>) -> Option<Mode> {
    node.read("alone, pair or group is expected", Mode::parse)
}

/// A technique's words in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TechniqueWords {
    /// Its name.
    pub name: String,
    /// What it is for, one sentence.
    pub purpose: String,
    /// When to use it.
    pub when: String,
    /// What one needs.
    pub material: String,
    /// What to do, step by step.
    pub steps: Vec<String>,
    /// A made-up example from a small company.
    pub example: String,
    /// How to do it from a distance.
    pub remote: String,
    /// What often goes wrong, and what helps.
    pub mistake: String,
    /// Where it comes from.
    pub origin: String,
}

/// The words of all techniques that a language has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToolkitWords {
    /// BCP 47 tag.
    pub language: String,
    /// The words by technique.
    pub techniques: LiteMap<TechniqueId, TechniqueWords>,
    /// EntreComp's competences and levels by id.
    pub entrecomp: LiteMap<String, String>,
}

impl ToolkitWords {
    /// Reads a words file.
    ///
    /// # Errors
    /// When the text is no JSON, of another schema, or a field is missing or of another kind.
    pub fn from_json(text: &str) -> Result<Self, LibraryError> {
        let document = parse(text)?;
        let file = document.root();
        let mut techniques = LiteMap::new();
        for (name, node) in file.field("techniques").entries() {
            match TechniqueId::parse(name) {
                Ok(id) => drop(techniques.insert(id, read_words(node))),
                Err(_) => node.wrong("the name of this field is no identifier"),
            }
        }
        let mut entrecomp = LiteMap::new();
        for names in file.optional("entrecomp").iter().flat_map(|node| node.entries()) {
            for (id, name) in names.1.entries() {
                entrecomp.insert(id.to_owned(), name.owned());
            }
        }
        Ok(document.finish(Self { language: file.field("language").owned(), techniques, entrecomp })?)
    }
}

fn read_words(node: Node<'_>) -> TechniqueWords {
    let text = |name| node.field(name).owned();
    TechniqueWords {
        name: text("name"),
        purpose: text("purpose"),
        when: text("when"),
        material: text("material"),
        steps: paragraphs(node.field("steps")),
        example: text("example"),
        remote: text("remote"),
        mistake: text("mistake"),
        origin: text("origin"),
    }
}
