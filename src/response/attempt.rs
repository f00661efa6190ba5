//! One person's way through an instrument.

use std::fmt;
use std::sync::Arc;

use super::answer::{Answer, Answers, Facts, GateAnswers};
use super::order::interleaved;
use crate::base32;
use crate::instrument::{
    ContentHash, FactId, FormId, GateAnswer, GateId, Instrument, InstrumentId, ItemId, OptionId, RoleId,
    Version,
};

/// Statements shown together.
pub const PAGE_SIZE: usize = 5;

/// Names an attempt in addresses and storage: ten characters of Crockford's base32, in small letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptId(Arc<str>);

const ID_LENGTH: usize = 10;

impl AttemptId {
    /// An id from 50 of 64 random bits.
    #[must_use]
    pub fn from_random(mut bits: u64) -> Self {
        let mut text = String::with_capacity(ID_LENGTH);
        for _ in 0..ID_LENGTH {
            text.push(base32::symbol(bits as u32).to_ascii_lowercase());
            bits /= 32;
        }
        Self(text.into())
    }

    /// Reads an id; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let small = |b: u8| !b.is_ascii_uppercase() && base32::ALPHABET.contains(&b.to_ascii_uppercase());
        let fits = text.len() == ID_LENGTH && text.bytes().all(small);
        fits.then(|| Self(text.into()))
    }

    /// The id as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AttemptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A moment, in milliseconds since 1970 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub u64);

/// What an attempt begins with; chance and clock come from outside.
#[derive(Debug, Clone)]
pub struct Start {
    /// The form to ask.
    pub form: FormId,
    /// Whom the person answers as.
    pub role: Option<RoleId>,
    /// BCP 47 tag of the language shown at the start.
    pub language: String,
    /// 64 random bits; id and order are drawn from them.
    pub random: u64,
    /// Now.
    pub now: Timestamp,
}

/// One person's way through an instrument, as far as it has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// Its name.
    pub id: AttemptId,
    /// What is answered.
    pub instrument: InstrumentId,
    /// Which edition of it.
    pub version: Version,
    /// Which file of that edition.
    pub hash: ContentHash,
    /// Which choice of statements.
    pub form: FormId,
    /// Whom the person answers as.
    pub role: Option<RoleId>,
    /// BCP 47 tag of the language answered in.
    pub language: String,
    /// Statements in the order asked.
    pub order: Vec<ItemId>,
    /// What was answered so far.
    pub answers: Answers,
    /// What was said of the conditions that decide eligibility.
    pub gates: GateAnswers,
    /// What was said of facts.
    pub facts: Facts,
    /// The page to go on with, from 0; see [`Attempt::stage`].
    pub page: usize,
    /// Milliseconds spent on each page of statements.
    pub page_times: Vec<u64>,
    /// When it began.
    pub started: Timestamp,
    /// When it was finished; `None` while it goes on.
    pub finished: Option<Timestamp>,
}

impl Attempt {
    /// Begins an attempt. An unknown form means the instrument's first one.
    #[must_use]
    pub fn begin(instrument: &Instrument, start: Start) -> Self {
        let form = instrument.form_or_first(&start.form);
        let order = interleaved(instrument, form, start.random);
        Self {
            id: AttemptId::from_random(start.random),
            instrument: instrument.id.clone(),
            version: instrument.version,
            hash: instrument.hash,
            form: form.id.clone(),
            role: start.role,
            language: start.language,
            page_times: vec![0; order.len().div_ceil(PAGE_SIZE)],
            order,
            answers: Answers::new(),
            gates: GateAnswers::new(),
            facts: Facts::new(),
            page: 0,
            started: start.now,
            finished: None,
        }
    }

    /// Records an answer. A statement that is not asked, an answer the instrument does not offer, and an answer to a
    /// finished attempt change nothing.
    pub fn answer(&mut self, instrument: &Instrument, item: &ItemId, answer: Answer) {
        if self.finished.is_none() && self.order.contains(item) && answer.fits(instrument) {
            self.answers.insert(item.clone(), answer);
        }
    }

    /// Records what is said of a condition; one that the instrument does not have, and a finished attempt, stay as they
    /// are.
    pub fn answer_gate(&mut self, instrument: &Instrument, gate: &GateId, answer: GateAnswer) {
        if self.finished.is_none() && instrument.gates.iter().any(|other| other.id == *gate) {
            self.gates.insert(gate.clone(), answer);
        }
    }

    /// Records a fact; one that the instrument does not ask, a choice it does not offer, and a finished attempt change
    /// nothing.
    pub fn state_fact(&mut self, instrument: &Instrument, fact: &FactId, option: OptionId) {
        let offered =
            instrument.facts.iter().any(|other| other.id == *fact && other.options.contains(&option));
        if self.finished.is_none() && offered {
            self.facts.insert(fact.clone(), option);
        }
    }

    /// Whether nothing was answered yet, neither statements nor conditions nor facts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.gates.is_empty() && self.facts.is_empty()
    }

    /// This attempt with another copy of it laid over: its answers win, what it lacks stays.
    #[must_use]
    pub fn with(mut self, over: &Self) -> Self {
        for (item, answer) in &over.answers {
            self.answers.insert(item.clone(), answer.clone());
        }
        for (gate, answer) in &over.gates {
            self.gates.insert(gate.clone(), *answer);
        }
        for (fact, option) in &over.facts {
            self.facts.insert(fact.clone(), option.clone());
        }
        for (time, other) in self.page_times.iter_mut().zip(&over.page_times) {
            *time = (*time).max(*other);
        }
        self.page = over.page;
        self.role.clone_from(&over.role);
        self.language.clone_from(&over.language);
        self.finished = self.finished.or(over.finished);
        self
    }

    /// Number of pages of statements.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.order.len().div_ceil(PAGE_SIZE)
    }

    /// The statements of a page; none for a page that does not exist.
    #[must_use]
    pub fn on_page(&self, page: usize) -> &[ItemId] {
        self.order.chunks(PAGE_SIZE).nth(page).unwrap_or_default()
    }

    /// The page a statement stands on.
    #[must_use]
    pub fn page_of(&self, item: &ItemId) -> Option<usize> {
        self.order.iter().position(|other| other == item).map(|index| index / PAGE_SIZE)
    }

    /// Number of statements with any answer, missing by choice included.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.answers.len()
    }

    /// Statements without any answer, in the order asked.
    pub fn unanswered(&self) -> impl Iterator<Item = &ItemId> {
        self.order.iter().filter(|item| !self.answers.contains_key(item))
    }

    /// Adds time spent on a page of statements, in milliseconds.
    pub fn spend(&mut self, page: usize, milliseconds: u64) {
        if let Some(time) = self.page_times.get_mut(page) {
            *time = time.saturating_add(milliseconds);
        }
    }

    /// Whether an instrument is the one that was answered, so that the scores are those of that time.
    #[must_use]
    pub fn belongs_to(&self, instrument: &Instrument) -> bool {
        self.instrument == instrument.id && self.version == instrument.version && self.hash == instrument.hash
    }

    /// Whether an instrument may score these answers: the same edition, or one of the same major version that still
    /// has every statement. Where it is not the same edition, the page says so.
    #[must_use]
    pub fn can_be_scored_with(&self, instrument: &Instrument) -> bool {
        let same_line = self.instrument == instrument.id && self.version.major == instrument.version.major;
        same_line && self.order.iter().all(|asked| instrument.items().any(|(_, item)| item.id == *asked))
    }
}
