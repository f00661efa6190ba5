//! What an address names: a result as this browser keeps it, whoever it is from.

use super::received::instrument_of;
use crate::app::records::Records;
use crate::exchange::code::{CodeError, Content, Envelope, SharedResult};
use crate::guidance::{Evidence, Side};
use crate::instrument::{FormId, Instrument, InstrumentId, ItemId, RoleId, Version};
use crate::response::{Answers, Attempt, AttemptId, Timestamp};
use crate::scoring::Profile;
use crate::store::{Key, SetAside, read_label, read_shared};

/// A result that can stand on one side of a comparison.
#[derive(Clone)]
pub struct Told {
    /// What it is called in addresses.
    pub id: AttemptId,
    /// What was answered.
    pub instrument: InstrumentId,
    /// Which edition of it.
    pub version: Version,
    /// Which form.
    pub form: FormId,
    /// Whom the person answered as.
    pub role: Option<RoleId>,
    /// The statements that were asked.
    pub asked: Vec<ItemId>,
    /// What is known of the answers.
    pub known: Known,
    /// What it is called here; empty where it has no name.
    pub name: String,
    /// When it was finished, or begun while it is not; nothing where that is not known.
    pub when: Option<Timestamp>,
    /// Whether it is finished.
    pub finished: bool,
    /// Whether somebody else gave it.
    pub shared: bool,
}

/// What is known of the answers.
#[derive(Clone)]
pub enum Known {
    /// Each of them.
    Answers(Answers),
    /// The scores alone.
    Scores(Profile),
}

/// What lies under a name, before its instrument is here.
pub enum Found {
    /// One's own attempt, with what it is called.
    Own(Box<Attempt>, String),
    /// What somebody shared, the instrument that it belongs to, and whose it is.
    Shared(Box<Envelope>, InstrumentId, String),
}

impl Found {
    /// What lies under a name; nothing when that is nothing, or a code of an instrument that is not here.
    ///
    /// # Errors
    /// When there is a record that cannot be used.
    pub fn of(records: Records, id: &AttemptId) -> Result<Option<Self>, SetAside> {
        if let Some(attempt) = records.attempt(id)? {
            let label = records.text(&Key::Label(id.clone()).as_text());
            let name = label.and_then(|text| read_label(&text).ok()).unwrap_or_default().name;
            return Ok(Some(Self::Own(Box::new(attempt), name)));
        }
        let text = records.text(&Key::Shared(id.clone()).as_text());
        let kept = text.and_then(|text| read_shared(&text).ok());
        Ok(kept.and_then(|kept| {
            let envelope = Envelope::parse(&kept.code).ok()?;
            let instrument = instrument_of(&envelope)?;
            Some(Self::Shared(Box::new(envelope), instrument, kept.name))
        }))
    }

    /// The instrument that it belongs to.
    pub fn instrument(&self) -> &InstrumentId {
        match self {
            Self::Own(attempt, _) => &attempt.instrument,
            Self::Shared(_, instrument, _) => instrument,
        }
    }

    /// The result, now that its instrument is here.
    ///
    /// # Errors
    /// When a code cannot be opened with this edition of the instrument.
    pub fn told(&self, instrument: &Instrument) -> Result<Told, CodeError> {
        match self {
            Self::Own(attempt, name) => Ok(Told::own((**attempt).clone(), name.clone())),
            Self::Shared(envelope, _, name) => {
                let result = envelope.open(instrument)?;
                let profile = result.profile(instrument);
                Ok(Told::shared(result, profile, name.clone()))
            }
        }
    }
}

impl Told {
    fn own(attempt: Attempt, name: String) -> Self {
        Self {
            id: attempt.id,
            when: Some(attempt.finished.unwrap_or(attempt.started)),
            finished: attempt.finished.is_some(),
            instrument: attempt.instrument,
            version: attempt.version,
            form: attempt.form,
            role: attempt.role,
            asked: attempt.order,
            known: Known::Answers(attempt.answers),
            name,
            shared: false,
        }
    }

    fn shared(result: SharedResult, profile: Profile, name: String) -> Self {
        let known = match result.content {
            Content::Answers { answers, .. } => Known::Answers(answers),
            Content::Scores(_) => Known::Scores(profile),
        };
        Self {
            id: result.kept_id,
            when: None,
            finished: true,
            instrument: result.instrument,
            version: result.version,
            form: result.form,
            role: result.role,
            asked: result.items,
            known,
            name,
            shared: true,
        }
    }

    /// As one side of a comparison.
    pub fn side(&self) -> Side<'_> {
        let evidence = match &self.known {
            Known::Answers(answers) => Evidence::Answers(answers),
            Known::Scores(profile) => Evidence::Scores(profile),
        };
        let Self { instrument, version, form, asked, .. } = self;
        Side { instrument, version: *version, form, asked, evidence }
    }

    /// Whether this one stands second when the other came first in the address: of two of one's own the earlier is the
    /// first, and of one's own and another person's, the other's.
    pub fn comes_before(&self, other: &Self) -> bool {
        match (self.shared, other.shared) {
            (true, false) => true,
            (false, true) => false,
            _ => self.when.zip(other.when).is_some_and(|(when, other)| when < other),
        }
    }
}
