//! What an address names: a result as this browser keeps it, whoever it is from.

use crate::app::records::Records;
use crate::guidance::{Evidence, Side};
use crate::instrument::{FormId, InstrumentId, ItemId, RoleId, Version};
use crate::response::{Answers, Attempt, AttemptId, Timestamp};
use crate::scoring::Profile;
use crate::store::{Key, SetAside, read_label};

/// A result that can stand on one side of a comparison.
#[derive(Clone)]
pub struct Told {
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
    #[expect(dead_code, reason = "results shared as scores alone arrive with the result code")]
    Scores(Profile),
}

impl Told {
    /// The result under a name; nothing when there is none.
    ///
    /// # Errors
    /// When there is a record that cannot be used.
    pub fn find(records: Records, id: &AttemptId) -> Result<Option<Self>, SetAside> {
        let attempt = records.attempt(id)?;
        Ok(attempt.map(|attempt| {
            let label = records.text(&Key::Label(id.clone()).as_text());
            let name = label.and_then(|text| read_label(&text).ok()).unwrap_or_default().name;
            Self::of(attempt, name)
        }))
    }

    fn of(attempt: Attempt, name: String) -> Self {
        Self {
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
