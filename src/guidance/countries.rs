//! The partner countries: what a survey found there, and where a scoreboard placed them over the years.
//!
//! The file's references (groups, sources, notes) are followed once, when it is read. What is not known stays a gap
//! with its reason in words; nothing is filled in.

use super::library::{LibraryError, Source, Texts, paragraphs, parse, said, source, texts};
use crate::json::Node;

/// Levels of the scoreboard, 1 being the lowest.
pub const LEVELS: u8 = 4;

/// The countries with the words of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Countries {
    /// The language of the words, a BCP 47 tag.
    pub language: String,
    /// The page's heading.
    pub title: String,
    /// When the facts were collected, a year and month as ISO 8601 has them.
    pub collected: String,
    /// What the page shows.
    pub introduction: Vec<String>,
    /// How to read the scoreboard, and how not to.
    pub how_to_read: Vec<String>,
    /// The words around the scoreboard.
    pub chart: ChartWords,
    /// The levels in words, lowest first; [`LEVELS`] of them.
    pub levels: Vec<String>,
    /// The years there are, in order.
    pub years: Vec<u32>,
    /// The countries, in the file's order.
    pub countries: Vec<Country>,
    /// The survey as a whole.
    pub survey: Survey,
    /// What else one must know about the scoreboard.
    pub notes: Vec<String>,
    /// In the place of a source's date.
    pub undated: String,
    /// Where facts come from. Places in this list are counted from 0.
    pub sources: Vec<Source>,
}

/// The words around the scoreboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartWords {
    /// What it is.
    pub title: String,
    /// What it shows, in sentences.
    pub summary: String,
    /// A column's head.
    pub year: String,
    /// A column's head.
    pub country: String,
    /// A column's head.
    pub level: String,
    /// A column's head.
    pub group: String,
    /// A column's head.
    pub source: String,
}

/// A country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What we know about it.
    pub text: String,
    /// Facts about the project's survey there: what, and how much or which.
    pub facts: Vec<(String, String)>,
    /// What one must know about these facts.
    pub note: String,
    /// Where these facts come from, a place in the list of sources.
    pub source: usize,
    /// Where the scoreboard placed it, one for each of the years.
    pub standings: Vec<Standing>,
}

/// Where the scoreboard placed a country in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The year.
    pub year: u32,
    /// The level, 1 to [`LEVELS`]; nothing where we found none, which is no low level.
    pub level: Option<u8>,
    /// The group as it was called in that year, or why there is none.
    pub words: String,
    /// A place in the list of sources.
    pub source: usize,
}

/// The survey as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Its heading.
    pub title: String,
    /// What one must know about its counts.
    pub note: String,
    /// What is counted: people, organisations and so on.
    pub counted: Vec<String>,
    /// The counts that two places give, and that contradict each other.
    pub totals: Vec<Totals>,
}

/// The counts that one place gives for the whole survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// Which place.
    pub name: String,
    /// A number for everything that is counted, or the words for a gap.
    pub counts: Vec<String>,
    /// What one must know about them.
    pub note: String,
    /// Places in the list of sources.
    pub sources: Vec<usize>,
}

/// What is counted for the whole survey, by its names in the file.
const COUNTED: [&str; 4] = ["responses", "organisations", "focus_group", "focus_group_organisations"];

/// What is counted for a country.
const COUNTED_THERE: [&str; 4] = ["responses", "organisations", "focus_group", "interviewees"];

/// The notes on the scoreboard, in the order in which they are read.
const NOTES: [&str; 6] = ["group_words", "cuts", "edition_2018", "uk", "second_hand", "reuse"];

/// Everything that references are looked up in.
struct Index<'a> {
    words: Node<'a>,
    groups: Texts,
    gaps: Texts,
    notes: Texts,
    years: Vec<u32>,
    sources: Vec<&'a str>,
}

impl Index<'_> {
    fn source(&self, node: Node<'_>) -> Result<usize, LibraryError> {
        let id = node.text();
        let place = self.sources.iter().position(|other| *other == id);
        place.ok_or_else(|| LibraryError::Sourceless(id.to_owned()))
    }

    fn number(&self, node: Node<'_>, name: &str) -> Result<String, LibraryError> {
        match node.optional(name) {
            Some(number) => Ok(number.count().to_string()),
            None => said(&self.gaps, "number").cloned(),
        }
    }
}

impl Countries {
    /// Reads the countries' data with the words of a language.
    ///
    /// # Errors
    /// When a text is no JSON, of another schema, a field is missing or out of its range, something has no words, or
    /// a source is not listed.
    pub fn from_json(data: &str, words: &str) -> Result<Self, LibraryError> {
        let (data, words) = (parse(data)?, parse(words)?);
        let (file, spoken) = (data.root(), words.root());
        let statuses = texts(spoken.field("statuses"));
        let listed = file.field("sources").list();
        let sources = listed.iter().map(|node| source(*node, &statuses)).collect::<Result<Vec<_>, _>>();
        let index = Index {
            words: spoken,
            groups: texts(spoken.field("groups")),
            gaps: texts(spoken.field("gaps")),
            notes: texts(spoken.field("notes")),
            years: file.field("editions").list().into_iter().map(|node| year(node.field("year"))).collect(),
            sources: listed.iter().map(|node| node.field("id").text()).collect(),
        };
        let levels = texts(spoken.field("levels"));
        let levels = (1..=LEVELS).map(|level| said(&levels, &level.to_string()).cloned());
        let countries = file.field("countries").list().into_iter().map(|node| country(node, &index));
        let notes = NOTES.iter().map(|id| said(&index.notes, id).cloned());
        let read = (|| {
            Ok(Self {
                language: spoken.field("language").owned(),
                title: spoken.field("title").owned(),
                collected: file.field("collected").owned(),
                introduction: paragraphs(spoken.field("introduction")),
                how_to_read: paragraphs(spoken.field("how_to_read")),
                chart: chart(spoken.field("chart")),
                levels: levels.collect::<Result<_, _>>()?,
                countries: countries.collect::<Result<_, _>>()?,
                survey: survey(file, &index)?,
                notes: notes.collect::<Result<_, _>>()?,
                undated: said(&index.gaps, "date")?.clone(),
                sources: sources?,
                years: index.years.clone(),
            })
        })();
        // A missing field explains why something that refers to it was not found, not the other way round.
        data.finish(())?;
        words.finish(())?;
        read
    }
}

fn year(node: Node<'_>) -> u32 {
    node.integer("a year is expected", |year| u32::try_from(year).ok()).unwrap_or_default()
}

fn chart(node: Node<'_>) -> ChartWords {
    let text = |name| node.field(name).owned();
    ChartWords {
        title: text("title"),
        summary: text("summary"),
        year: text("year"),
        country: text("country"),
        level: text("level"),
        group: text("group"),
        source: text("source"),
    }
}

fn survey(file: Node<'_>, index: &Index<'_>) -> Result<Survey, LibraryError> {
    let labels = index.words.field("survey");
    let names = texts(index.words.field("totals"));
    let totals = file.field("totals").list().into_iter().map(|node| {
        Ok(Totals {
            name: said(&names, node.field("id").text())?.clone(),
            counts: COUNTED.iter().map(|name| index.number(node, name)).collect::<Result<_, _>>()?,
            note: said(&index.notes, node.field("note").text())?.clone(),
            sources: node
                .field("sources")
                .list()
                .into_iter()
                .map(|node| index.source(node))
                .collect::<Result<_, _>>()?,
        })
    });
    Ok(Survey {
        title: labels.field("title").owned(),
        note: said(&index.notes, "counts")?.clone(),
        counted: COUNTED.iter().map(|name| labels.field(name).owned()).collect(),
        totals: totals.collect::<Result<_, LibraryError>>()?,
    })
}

fn country(node: Node<'_>, index: &Index<'_>) -> Result<Country, LibraryError> {
    let id = node.field("id").text();
    let words = index.words.field("countries").field(id);
    let survey = node.field("survey");
    let standings = node.field("scoreboard").list().into_iter().map(|node| standing(node, index));
    let standings = standings.collect::<Result<Vec<_>, _>>()?;
    // The chart has a column for each year, so a country's years are the editions'.
    if standings.iter().map(|standing| standing.year).ne(index.years.iter().copied()) {
        node.field("scoreboard").wrong("one entry for each year of the editions is expected, in their order");
    }
    Ok(Country {
        id: id.to_owned(),
        name: words.field("name").owned(),
        text: words.field("text").owned(),
        facts: facts(node, index)?,
        note: said(&index.notes, survey.field("note").text())?.clone(),
        source: index.source(survey.field("source"))?,
        standings,
    })
}

/// Partner, counts, time and findings.
fn facts(country: Node<'_>, index: &Index<'_>) -> Result<Vec<(String, String)>, LibraryError> {
    let labels = index.words.field("survey");
    let survey = country.field("survey");
    let mut facts: Vec<(String, String)> = Vec::new();
    let partner = if country.field("lead").truth() { "partner_lead" } else { "partner" };
    let name = match country.optional("partner") {
        Some(name) => name.owned(),
        None => said(&index.gaps, "partner")?.clone(),
    };
    facts.push((labels.field(partner).owned(), name));
    for name in COUNTED_THERE {
        // What nobody counted there needs no line of its own unless all of them are missing.
        if survey.optional(name).is_some() || name == COUNTED_THERE[0] {
            facts.push((labels.field(name).owned(), index.number(survey, name)?));
        }
    }
    if let Some(period) = survey.optional("period") {
        let (from, to) = (period.field("from").text(), period.field("to").text());
        let when = if from == to { from.to_owned() } else { [from, to].join(" – ") };
        facts.push((labels.field("period").owned(), when));
    }
    let sentences = texts(index.words.field("findings"));
    for finding in survey.field("findings").list() {
        let percent = finding.field("more_than_percent").count().to_string();
        let sentence = said(&sentences, finding.field("id").text())?.replace("{percent}", &percent);
        facts.push((labels.field("findings").owned(), sentence));
    }
    Ok(facts)
}

fn standing(node: Node<'_>, index: &Index<'_>) -> Result<Standing, LibraryError> {
    let level = |node: Node<'_>| {
        let known = |level| u8::try_from(level).ok().filter(|level| (1..=LEVELS).contains(level));
        node.integer("a level from 1 to 4 is expected", known)
    };
    let level = node.optional("level").and_then(level);
    let words = match level {
        Some(_) => said(&index.groups, node.field("group").text())?,
        None => said(&index.gaps, node.field("gap").text())?,
    };
    Ok(Standing {
        year: year(node.field("year")),
        level,
        words: words.clone(),
        source: index.source(node.field("source"))?,
    })
}
