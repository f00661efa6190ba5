//! Firms that started small: what is known of them, where from, and what we read into it.

use super::library::{LibraryError, Source, Texts, paragraphs, parse, said, source, texts};
use super::technique::Trained;
use crate::instrument::TechniqueId;
use crate::json::Node;
use litemap::LiteMap;

/// The stories in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stories {
    /// The language of the words, a BCP 47 tag.
    pub language: String,
    /// The page's heading.
    pub title: String,
    /// What these stories are.
    pub introduction: String,
    /// What they cannot show.
    pub note: String,
    /// What the parts of a story are called.
    pub labels: StoryLabels,
    /// The stories, in the file's order.
    pub stories: Vec<Story>,
    /// What was looked for beyond the stories' own sources.
    pub sources: Vec<Source>,
}

/// What the parts of a story are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryLabels {
    /// Before the year of foundation.
    pub founded: String,
    /// In the place of a year that is not certain.
    pub founded_unknown: String,
    /// Before the skills.
    pub skills: String,
    /// Before the techniques.
    pub techniques: String,
    /// Above our reading; says that it is one.
    pub lesson: String,
    /// Before what became of the firm.
    pub since: String,
    /// Above the sources.
    pub sources: String,
}

/// A firm's story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its id.
    pub id: String,
    /// The year of foundation, where one is certain.
    pub founded: Option<u32>,
    /// The skills it is about.
    pub skills: Vec<Trained>,
    /// The techniques to try.
    pub techniques: Vec<TechniqueId>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// Its words.
    pub words: StoryWords,
}

/// A story's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryWords {
    /// Its heading.
    pub title: String,
    /// The story in a sentence.
    pub summary: String,
    /// The story, paragraph by paragraph.
    pub body: Vec<String>,
    /// Our reading of it, never a fact.
    pub lesson: String,
    /// What became of the firm.
    pub since: String,
}

impl Stories {
    /// Reads the stories' data with the words of a language.
    ///
    /// # Errors
    /// When a text is no JSON, of another schema, a field is missing or of another kind, or a story has no words.
    pub fn from_json(data: &str, words: &str) -> Result<Self, LibraryError> {
        let (data, words) = (parse(data)?, parse(words)?);
        let (file, spoken) = (data.root(), words.root());
        let labels = spoken.field("labels");
        let label = |name| labels.field(name).owned();
        let labels = StoryLabels {
            founded: label("founded"),
            founded_unknown: label("founded_unknown"),
            skills: label("skills"),
            techniques: label("techniques"),
            lesson: label("lesson"),
            since: label("since"),
            sources: label("sources"),
        };
        let statuses = texts(spoken.field("statuses"));
        let told = spoken.field("stories").entries().into_iter();
        let told: LiteMap<String, StoryWords> =
            told.map(|(id, node)| (id.to_owned(), read_words(node))).collect();
        let language = spoken.field("language").owned();
        let text = |name| spoken.field(name).owned();
        let (title, introduction, note) = (text("title"), text("introduction"), text("note"));
        // What the words lack is said as such rather than as a status or a story without words.
        words.finish(())?;
        let stories = file.field("stories").list().into_iter().map(|node| read_story(node, &told, &statuses));
        let stories = stories.collect::<Result<Vec<_>, _>>();
        let sources = file.field("sources").list().into_iter().map(|node| source(node, &statuses));
        let sources = sources.collect::<Result<Vec<_>, _>>();
        data.finish(())?;
        Ok(Self { language, title, introduction, note, labels, stories: stories?, sources: sources? })
    }
}

fn read_words(node: Node<'_>) -> StoryWords {
    let text = |name| node.field(name).owned();
    StoryWords {
        title: text("title"),
        summary: text("summary"),
        body: paragraphs(node.field("body")),
        lesson: text("lesson"),
        since: text("since"),
    }
}

fn read_story(
    node: Node<'_>,
    told: &LiteMap<String, StoryWords>,
    statuses: &Texts,
) -> Result<Story, LibraryError> {
    let id = node.field("id").owned();
    let sources = node.field("sources").list().into_iter().map(|node| source(node, statuses));
    let year = |node: Node<'_>| node.integer("a year is expected", |year| u32::try_from(year).ok());
    Ok(Story {
        founded: node.optional("founded").and_then(year),
        skills: Trained::list(node.field("skills")),
        techniques: node.field("techniques").list().into_iter().map(TechniqueId::read).collect(),
        sources: sources.collect::<Result<_, _>>()?,
        words: said(told, &id)?.clone(),
        id,
    })
}
