//! Stored records (contract 4.5): what is written, and how it is read back.

use litemap::LiteMap;

use crate::instrument::{
    ContentHash, FactId, FormId, GateAnswer, GateId, IdError, InstrumentId, ItemId, OptionId, RoleId, Version,
};
use crate::json::{Document, JsonError, Node, ObjectWriter, quoted};
use crate::response::{Answer, Attempt, AttemptId, Timestamp};

/// The records' schema that this program writes.
pub const SCHEMA: u32 = 1;

/// Most pages of an attempt besides those of statements: conditions and facts.
const OWN_PAGES: usize = 2;

/// Why a record cannot be used. It is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// A later program version wrote it.
    #[error("written by a newer version (schema {0})")]
    Newer(u32),
    /// It is not what this program writes.
    #[error("damaged")]
    Damaged,
}

/// An attempt as JSON. Times are milliseconds: since 1970 for `started` and `finished`, spent for `page_times`.
#[must_use]
pub fn write_attempt(attempt: &Attempt) -> String {
    let mut record = ObjectWriter::default();
    record.number("schema", Some(SCHEMA.into()));
    record.text("id", Some(attempt.id.as_str()));
    record.text("instrument", Some(attempt.instrument.as_str()));
    record.text("version", Some(&attempt.version.to_string()));
    record.text("hash", Some(&attempt.hash.to_string()));
    record.text("form", Some(attempt.form.as_str()));
    record.text("role", attempt.role.as_ref().map(RoleId::as_str));
    record.text("language", Some(&attempt.language));
    record.list("order", &mut attempt.order.iter().map(|item| quoted(item.as_str())));
    record
        .texts("answers", &mut attempt.answers.iter().map(|(item, answer)| (item.as_str(), answer.as_str())));
    if !attempt.gates.is_empty() {
        record
            .texts("gates", &mut attempt.gates.iter().map(|(gate, answer)| (gate.as_str(), answer.as_str())));
    }
    if !attempt.facts.is_empty() {
        record
            .texts("facts", &mut attempt.facts.iter().map(|(fact, option)| (fact.as_str(), option.as_str())));
    }
    record.number("page", Some(attempt.page as u64));
    record.list("page_times", &mut attempt.page_times.iter().map(u64::to_string));
    record.number("started", Some(attempt.started.0));
    record.number("finished", attempt.finished.map(|moment| moment.0));
    record.end()
}

/// Reads an attempt.
///
/// # Errors
/// [`RecordError::Newer`] for a later schema; [`RecordError::Damaged`] for anything that this program cannot have
/// written: no JSON, a missing field, a statement twice in the order, an answer to a statement not asked.
pub fn read_attempt(text: &str) -> Result<Attempt, RecordError> {
    let document = Document::parse(text).map_err(damaged)?;
    check_schema(&document)?;
    let attempt = document.finish(attempt_from(document.root())).map_err(damaged)?;
    let once = attempt.order.iter().enumerate().all(|(index, item)| !attempt.order[..index].contains(item));
    let known = attempt.answers.keys().all(|item| attempt.order.contains(item));
    if once && known && !attempt.order.is_empty() { Ok(attempt) } else { Err(RecordError::Damaged) }
}

pub(super) fn damaged(_: JsonError) -> RecordError {
    RecordError::Damaged
}

fn attempt_from(record: Node<'_>) -> Attempt {
    let id = record.field("id").read("an attempt's id is expected", AttemptId::parse);
    let version = record.field("version").read("a version is expected", |text| Version::parse(text).ok());
    let hash = record.field("hash").read("a content hash is expected", ContentHash::parse);
    let mut attempt = Attempt {
        id: id.unwrap_or_else(|| AttemptId::from_random(0)),
        instrument: InstrumentId::read(record.field("instrument")),
        version: version.unwrap_or_default(),
        hash: hash.unwrap_or_default(),
        form: FormId::read(record.field("form")),
        role: record.optional("role").map(|role| RoleId::read(role)),
        language: record.field("language").owned(),
        order: record.field("order").list().into_iter().map(ItemId::read).collect(),
        answers: by_id(Some(record.field("answers")), ItemId::parse, Answer::parse),
        gates: by_id(record.optional("gates"), GateId::parse, GateAnswer::parse),
        facts: by_id(record.optional("facts"), FactId::parse, |text| OptionId::parse(text).ok()),
        page: usize::try_from(record.field("page").count()).unwrap_or(usize::MAX),
        page_times: record.field("page_times").list().into_iter().map(Node::count).collect(),
        started: Timestamp(record.field("started").count()),
        finished: record.optional("finished").map(|moment| Timestamp(moment.count())),
    };
    // Which pages there are besides those of statements is the instrument's to say.
    attempt.page = attempt.page.min(attempt.pages() + OWN_PAGES);
    attempt.page_times.resize(attempt.pages(), 0);
    attempt
}

/// Answers by what was asked; none where the record has no such field, as those of earlier versions.
fn by_id<Id: Ord, T>(
    node: Option<Node<'_>>,
    id: fn(&str) -> Result<Id, IdError>,
    answer: fn(&str) -> Option<T>,
) -> LiteMap<Id, T> {
    let mut answers = LiteMap::new();
    for (asked, given) in node.map(Node::entries).unwrap_or_default() {
        match (id(asked), given.read("an answer is expected", answer)) {
            (Ok(asked), Some(given)) => {
                answers.insert(asked, given);
            }
            (Err(_), _) => given.wrong("the name of this field is no identifier"),
            (Ok(_), None) => {}
        }
    }
    answers
}

/// How the page looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device is set.
    #[default]
    Auto,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// The word in addresses and storage.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|theme| theme.as_str() == text)
    }
}

/// What a person chose for this device.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// BCP 47 tag; `None` follows the browser.
    pub language: Option<String>,
    /// How the page looks.
    pub theme: Theme,
}

/// Settings as JSON.
#[must_use]
pub fn write_settings(settings: &Settings) -> String {
    let mut record = ObjectWriter::default();
    record.number("schema", Some(SCHEMA.into()));
    record.text("language", settings.language.as_deref());
    record.text("theme", Some(settings.theme.as_str()));
    record.end()
}

/// Reads settings.
///
/// # Errors
/// [`RecordError::Newer`] for a later schema, [`RecordError::Damaged`] for anything else unreadable.
pub fn read_settings(text: &str) -> Result<Settings, RecordError> {
    let document = Document::parse(text).map_err(damaged)?;
    check_schema(&document)?;
    let record = document.root();
    let theme = record.field("theme").read("auto, light or dark is expected", Theme::parse);
    let language = record.optional("language").map(|tag| tag.owned());
    document.finish(Settings { language, theme: theme.unwrap_or_default() }).map_err(damaged)
}

pub(super) fn check_schema(document: &Document<'_>) -> Result<(), RecordError> {
    let schema = document.finish(document.root().field("schema").count()).map_err(damaged)?;
    match u32::try_from(schema) {
        Ok(SCHEMA) => Ok(()),
        Ok(older) if older < SCHEMA => Err(RecordError::Damaged),
        Ok(newer) => Err(RecordError::Newer(newer)),
        Err(_) => Err(RecordError::Damaged),
    }
}
