//! The techniques with their words, and the choice among them.

use litemap::LiteMap;

use super::library::LibraryError;
use super::search::{Query, folded};
use super::technique::{Mode, Technique, TechniqueWords, ToolkitWords, Trained};
use crate::instrument::TechniqueId;

/// A technique with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is.
    pub technique: Technique,
    /// What it says.
    pub words: TechniqueWords,
    /// The language of these words, a BCP 47 tag: the one asked for, or the one that stands in.
    pub language: String,
    /// Where it fits into EntreComp, "competence (level)"; what has no words is left out.
    pub entrecomp: Vec<String>,
    name: String,
    everything: String,
}

impl Entry {
    fn new(
        technique: Technique,
        words: TechniqueWords,
        language: String,
        named: &LiteMap<String, String>,
    ) -> Self {
        let fits = technique.entrecomp.iter().filter_map(|fit| {
            let (competence, tier) = (named.get(&fit.competence)?, named.get(&fit.tier)?);
            Some([competence, " (", tier, ")"].concat())
        });
        let entrecomp = fits.collect();
        let TechniqueWords { name, purpose, when, material, steps, example, remote, mistake, origin } =
            &words;
        let texts = [name, purpose, when, material, example, remote, mistake, origin];
        let texts: Vec<&str> = texts.into_iter().chain(steps).map(String::as_str).collect();
        let everything = folded(&texts.join("\n"));
        Self { name: folded(name), everything, entrecomp, technique, words, language }
    }
}

/// What a person looks for. Nothing chosen finds everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A dimension that it trains.
    pub trains: Option<Trained>,
    /// Minutes there are at most: also the longest run of the technique must fit.
    pub minutes: Option<u32>,
    /// Who does it.
    pub mode: Option<Mode>,
    /// What was typed.
    pub search: String,
}

impl Filter {
    /// Whether everything is asked for.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.trains.is_none()
            && self.minutes.is_none()
            && self.mode.is_none()
            && self.search.trim().is_empty()
    }

    /// Whether a technique fits, whatever was typed.
    pub(super) fn admits(&self, technique: &Technique) -> bool {
        self.trains.as_ref().is_none_or(|wanted| technique.trains.contains(wanted))
            && self.minutes.is_none_or(|most| technique.minutes.to <= most)
            && self.mode.is_none_or(|mode| technique.modes.contains(&mode))
    }
}

/// Every technique with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Toolkit {
    entries: Vec<Entry>,
}

impl Toolkit {
    /// Reads the techniques' file with the words of a language. A technique that they do not know takes its words from
    /// `stand_in`, the words of another language.
    ///
    /// # Errors
    /// When a text is no JSON, of another schema, a field is missing or of another kind, or a technique has no words,
    /// which a `stand_in` may have.
    pub fn from_json(techniques: &str, words: &str, stand_in: Option<&str>) -> Result<Self, LibraryError> {
        let techniques = Technique::all_from_json(techniques)?;
        let mut languages = vec![ToolkitWords::from_json(words)?];
        if let Some(stand_in) = stand_in {
            languages.push(ToolkitWords::from_json(stand_in)?);
        }
        let entries = techniques.into_iter().map(|technique| {
            let spoken = languages.iter_mut().find_map(|ToolkitWords { language, techniques, entrecomp }| {
                Some((techniques.remove(&technique.id)?, language.clone(), &*entrecomp))
            });
            match spoken {
                Some((words, language, named)) => Ok(Entry::new(technique, words, language, named)),
                None => Err(LibraryError::Wordless(technique.id.to_string())),
            }
        });
        let mut entries = entries.collect::<Result<Vec<Entry>, _>>()?;
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { entries })
    }

    /// Every technique, in the order of their names.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// A technique.
    #[must_use]
    pub fn get(&self, id: &TechniqueId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.technique.id == *id)
    }

    /// What a filter finds: those with the search in their name first, then those with it in another text, each in the
    /// order of their names.
    #[must_use]
    pub fn find(&self, filter: &Filter) -> Vec<&Entry> {
        let query = Query::new(&filter.search);
        let admitted = self.entries.iter().filter(|entry| filter.admits(&entry.technique));
        let found = admitted.filter(|entry| query.is_in(&entry.everything));
        let (mut named, others): (Vec<_>, Vec<_>) = found.partition(|entry| query.is_in(&entry.name));
        named.extend(others);
        named
    }
}
