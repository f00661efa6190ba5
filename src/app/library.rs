//! The instruments, fetched when they are needed and kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::words::Msg;
use crate::instrument::{Instrument, InstrumentId, Wording};
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

/// Instruments by id and language.
#[derive(Clone, Copy)]
pub struct Library {
    fetched: StoredValue<BTreeMap<(InstrumentId, String), Arc<Questionnaire>>>,
}

impl Library {
    /// An empty library.
    pub fn new() -> Self {
        Self { fetched: StoredValue::new(BTreeMap::new()) }
    }

    /// The library of this app.
    pub fn here() -> Self {
        expect_context()
    }

    /// Fetches an instrument into a signal; one that is here already is set at once.
    pub fn fetch(self, id: &InstrumentId, language: String, into: RwSignal<Fetched>) {
        let key = (id.clone(), language);
        if let Some(questionnaire) = self.fetched.with_value(|fetched| fetched.get(&key).cloned()) {
            into.set(Fetched::Here(questionnaire));
            return;
        }
        into.set(Fetched::Waiting);
        spawn_local(async move {
            let outcome = match questionnaire(&key.0, &key.1).await {
                Ok(questionnaire) => {
                    let questionnaire = Arc::new(questionnaire);
                    self.fetched.try_update_value(|fetched| fetched.insert(key, questionnaire.clone()));
                    Fetched::Here(questionnaire)
                }
                Err(message) => Fetched::Failed(message),
            };
            // The page that asked may be gone by now.
            into.try_set(outcome);
        });
    }
}

async fn questionnaire(id: &InstrumentId, language: &str) -> Result<Questionnaire, Msg> {
    let mut folder = String::from("instruments/");
    folder.push_str(id.as_str());
    let file = |name: &str| {
        let mut address = folder.clone();
        address.push('/');
        address.push_str(name);
        address
    };
    let words = |language: &str| {
        let mut name = String::from("wording.");
        name.push_str(language);
        name.push_str(".json");
        file(&name)
    };
    let definition_file = file("instrument.json");
    // Both at once: on a slow network each round trip counts.
    let (definition, wording) = both(load::text(&definition_file), load::text(&words(language))).await;
    let definition = definition.map_err(|error| match error {
        LoadError::Absent => Msg::LoadUnknown,
        LoadError::Unreachable | LoadError::Status(_) => Msg::LoadFailed,
    })?;
    let wording = match wording {
        Err(LoadError::Absent) if language != crate::language::SOURCE => {
            load::text(&words(crate::language::SOURCE)).await
        }
        other => other,
    };
    let wording = wording.map_err(|_| Msg::LoadFailed)?;
    let instrument = Instrument::from_json(&definition).map_err(|_| Msg::LoadUnreadable)?;
    let wording = Wording::from_json(&wording).map_err(|_| Msg::LoadUnreadable)?;
    Ok(Questionnaire { instrument, wording })
}

/// Waits for two futures at once. `futures::join!` would do the same; it is not otherwise in the app.
async fn both<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    use std::pin::pin;
    use std::task::Poll;
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut first, mut second) = (None, None);
    std::future::poll_fn(move |context| {
        if first.is_none()
            && let Poll::Ready(value) = a.as_mut().poll(context)
        {
            first = Some(value);
        }
        if second.is_none()
            && let Poll::Ready(value) = b.as_mut().poll(context)
        {
            second = Some(value);
        }
        match (first.take(), second.take()) {
            (Some(a), Some(b)) => Poll::Ready((a, b)),
            (a, b) => {
                (first, second) = (a, b);
                Poll::Pending
            }
        }
    })
    .await
}
