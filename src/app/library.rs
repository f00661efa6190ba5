//! The instruments, fetched when they are needed and kept.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Lasting;
use super::words::Msg;
use crate::instrument::{Instrument, InstrumentId, Wording};
use crate::language::{LENT, SOURCE};
use crate::web::load::{self, LoadError};

/// An instrument with its words in one language.
#[derive(Debug)]
pub struct Questionnaire {
    /// What it is.
    pub instrument: Instrument,
    /// What it says.
    pub wording: Wording,
}

/// Two are the same when they were fetched together; comparing sixty texts would say no more.
impl PartialEq for Questionnaire {
    fn eq(&self, other: &Self) -> bool {
        self.instrument.hash == other.instrument.hash && self.wording.language == other.wording.language
    }
}

/// How far the fetching of an instrument has come.
#[derive(Clone, Default)]
pub enum Fetched {
    /// On its way.
    #[default]
    Waiting,
    /// Here.
    Here(Arc<Questionnaire>),
    /// Not to be had; the message says why and what to do.
    Failed(Msg),
}

/// How much of an instrument's words is needed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Extent {
    /// What is asked; texts that only a profile shows are empty.
    Questions,
    /// Everything.
    Whole,
}

impl Extent {
    /// How its files are called; `innospark-cli pack` makes those of the questions from the others.
    fn file(self) -> &'static str {
        match self {
            Self::Questions => "questions.",
            Self::Whole => "wording.",
        }
    }
}

#[derive(Clone)]
struct Kept {
    id: InstrumentId,
    language: String,
    extent: Extent,
    questionnaire: Arc<Questionnaire>,
}

/// Instruments by id and language.
#[derive(Clone, Copy)]
pub struct Library {
    fetched: StoredValue<Vec<Kept>>,
}

impl Library {
    /// An empty library.
    pub fn new() -> Self {
        Self { fetched: StoredValue::new(Vec::new()) }
    }

    /// The library of this app.
    pub fn here() -> Self {
        Lasting::here().library
    }

    /// Fetches an instrument into a signal; one that is here already is set at once.
    pub fn fetch(self, id: &InstrumentId, language: String, into: RwSignal<Fetched>) {
        self.get(id, language, Extent::Whole, into);
    }

    /// Fetches what is needed to ask an instrument's questions; the texts for its profile may be empty.
    pub fn fetch_questions(self, id: &InstrumentId, language: String, into: RwSignal<Fetched>) {
        self.get(id, language, Extent::Questions, into);
    }

    /// Fetches the rest of what was fetched for its questions only; whether that worked shows when it is needed.
    pub fn complete(self) {
        let kept = self.fetched.get_value();
        for begun in kept.iter().filter(|kept| kept.extent == Extent::Questions) {
            let same = |other: &Kept| other.id == begun.id && other.language == begun.language;
            if !kept.iter().any(|other| same(other) && other.extent == Extent::Whole) {
                self.fetch(&begun.id, begun.language.clone(), RwSignal::new(Fetched::Waiting));
            }
        }
    }

    fn get(self, id: &InstrumentId, language: String, extent: Extent, into: RwSignal<Fetched>) {
        let id = id.clone();
        let here = self.fetched.with_value(|fetched| {
            let mut fetched = fetched.iter();
            let same =
                fetched.find(|kept| kept.id == id && kept.language == language && kept.extent >= extent);
            same.map(|kept| kept.questionnaire.clone())
        });
        if let Some(questionnaire) = here {
            into.set(Fetched::Here(questionnaire));
            return;
        }
        into.set(Fetched::Waiting);
        spawn_local(async move {
            let mut extent = extent;
            let outcome = loop {
                let outcome = questionnaire(&id, &language, extent).await;
                if outcome.is_ok() || extent == Extent::Whole {
                    break outcome;
                }
                // An instrument that somebody put beside the built ones has only the files they wrote.
                extent = Extent::Whole;
            };
            let outcome = match outcome {
                Ok(questionnaire) => {
                    let kept = Kept { id, language, extent, questionnaire: questionnaire.clone() };
                    self.fetched.try_update_value(|fetched| fetched.push(kept));
                    Fetched::Here(questionnaire)
                }
                Err(message) => Fetched::Failed(message),
            };
            // The page that asked may be gone by now.
            into.try_set(outcome);
        });
    }
}

async fn questionnaire(id: &InstrumentId, language: &str, extent: Extent) -> Result<Arc<Questionnaire>, Msg> {
    let mut folder = String::from("instruments/");
    folder.push_str(id.as_str());
    let file = |name: &str| {
        let mut address = folder.clone();
        address.push('/');
        address.push_str(name);
        address
    };
    let words = |language: &str| {
        let mut name = String::from(extent.file());
        name.push_str(language);
        name.push_str(".json");
        file(&name)
    };
    // Both are asked for before either is awaited.
    let (definition, wording) = (load::text(&file("instrument.json")), load::text(&words(language)));
    let definition = definition.await.map_err(|error| match error {
        LoadError::Absent => Msg::LoadUnknown,
        LoadError::Unreachable | LoadError::Status(_) => Msg::LoadFailed,
    })?;
    let instrument = Instrument::from_json(&definition).map_err(|_| Msg::LoadUnreadable)?;
    let own = match wording.await {
        Ok(text) => Some(text),
        Err(LoadError::Absent) if language != SOURCE => None,
        Err(_) => return Err(Msg::LoadFailed),
    };
    let mut wording = own.as_deref().and_then(|text| Wording::from_json(text).ok());
    // What a language lacks is shown in English, and marked.
    if language != SOURCE && wording.as_ref().is_none_or(|wording| !wording.covers(&instrument)) {
        let english = load::text(&words(SOURCE)).await.map_err(|_| Msg::LoadFailed)?;
        wording = Wording::with_stand_in(own.as_deref().unwrap_or_default(), &english, LENT).ok();
        // It stands for the language asked for, or it would pass for the English that was there before.
        wording.iter_mut().for_each(|wording| language.clone_into(&mut wording.language));
    }
    let wording = wording.ok_or(Msg::LoadUnreadable)?;
    Ok(Arc::new(Questionnaire { instrument, wording }))
}
