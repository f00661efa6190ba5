//! What the parts of the plan's section share: the choices, where they are kept, and what follows from them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::library::Questionnaire;
use crate::app::pages::library::Techniques;
use crate::app::reading::Book;
use crate::app::records::Records;
use crate::app::view::memo;
use crate::app::words::Words;
use crate::guidance::{Entry, Proposal, Step, Technique, TrainingPlan, stand_out};
use crate::instrument::{Day, DimensionId, TechniqueId};
use crate::response::Attempt;
use crate::scoring::Profile;
use crate::store::{Edit, Key, MOST_PRIORITIES, Plan, RecordError, StepId, read_plan, write_plan};
use crate::web::device;

/// The choices, before and after a plan is made of them.
#[derive(Clone, Copy)]
pub struct PlanDesk {
    /// The words.
    pub words: Words,
    /// The instrument with its words.
    pub questionnaire: Signal<Arc<Questionnaire>>,
    /// What was answered.
    pub attempt: StoredValue<Attempt>,
    /// What the profile proposes.
    pub proposal: Memo<Proposal>,
    /// What is kept.
    pub stored: Memo<Result<Option<Plan>, RecordError>>,
    /// The choices: those kept, or those not yet made into a plan.
    pub plan: Memo<Plan>,
    /// Whether there is a plan.
    pub is_made: Memo<bool>,
    /// The record that was discarded last, to take it back.
    pub discarded: RwSignal<Option<String>>,
    records: Records,
    draft: RwSignal<Plan>,
}

impl PlanDesk {
    /// Reads what is kept of an attempt's plan, or begins with what its profile proposes.
    pub fn of(questionnaire: Signal<Arc<Questionnaire>>, attempt: StoredValue<Attempt>) -> Self {
        let records = Records::here();
        let proposal = memo(move || {
            let instrument = &questionnaire.get().instrument;
            attempt.with_value(|attempt| {
                let form = instrument.form_or_first(&attempt.form);
                let profile = Profile::score(instrument, form, &attempt.answers);
                Proposal::of(&profile, &stand_out(&profile))
            })
        });
        let key = Key::Plan(attempt.with_value(|attempt| attempt.id.clone())).as_text();
        let stored = memo(move || records.text(&key).map(|text| read_plan(&text)).transpose());
        let mut priorities = proposal.with_untracked(|proposal| proposal.priorities.clone());
        priorities.truncate(MOST_PRIORITIES);
        let draft = RwSignal::new(Plan { priorities, start: first_day(), ..Plan::default() });
        let kept = move || stored.with(|stored| stored.as_ref().ok().cloned().flatten());
        let plan = memo(move || kept().unwrap_or_else(|| draft.get()));
        let is_made = memo(move || kept().is_some());
        let discarded = RwSignal::new(None);
        let words = Words::here();
        Self { words, questionnaire, attempt, proposal, stored, plan, is_made, discarded, records, draft }
    }

    fn key(self) -> Key {
        Key::Plan(self.attempt.with_value(|attempt| attempt.id.clone()))
    }

    fn keep(self, plan: &Plan) {
        self.discarded.set(None);
        self.records.keep(&self.key(), &write_plan(plan));
    }

    /// Makes a plan of the choices.
    pub fn make(self) {
        self.keep(&self.plan.get_untracked());
    }

    /// Changes the choices, and the plan if there is one.
    pub fn change(self, edit: &dyn Fn(&mut Plan)) {
        let mut plan = self.plan.get_untracked();
        edit(&mut plan);
        if self.is_made.get_untracked() {
            self.keep(&plan);
        } else {
            self.draft.set(plan);
        }
    }

    /// Discards the plan. The choices stay, as they were made.
    pub fn discard(self) {
        let plan = Plan { edits: Vec::new(), ..self.plan.get_untracked() };
        self.draft.set(plan);
        let text = untrack(|| self.records.text(&self.key().as_text()));
        self.records.discard(&self.key());
        self.discarded.set(text);
    }

    /// Takes the discarded plan back.
    pub fn take_back(self) {
        if let Some(text) = self.discarded.get_untracked() {
            self.discarded.set(None);
            self.records.keep(&self.key(), &text);
        }
    }

    /// The plan's first day, tracked.
    pub fn start(self) -> Day {
        self.plan.with(|plan| plan.start.clone()).or_else(first_day).unwrap_or_default()
    }

    /// A dimension's name, tracked.
    pub fn name(self, id: &DimensionId) -> String {
        self.questionnaire.with(|questionnaire| {
            let words = questionnaire.wording.dimensions.get(id);
            words.map_or_else(|| id.to_string(), |words| words.name.clone())
        })
    }

    /// What a high score of a dimension looks like at work, tracked.
    pub fn high(self, id: &DimensionId) -> String {
        self.questionnaire.with(|questionnaire| {
            questionnaire.wording.dimensions.get(id).map(|words| words.high.clone()).unwrap_or_default()
        })
    }

    /// The day so many days after the first, in words, tracked.
    pub fn date(self, offset: u32) -> String {
        let day = self.start().plus(offset).unwrap_or_default();
        device::noon_of(day.as_str()).map(|noon| self.words.weekday(noon)).unwrap_or_default()
    }

    /// The plan that follows from the choices and the techniques.
    pub fn with_techniques(self, book: Signal<Option<Book>>) -> Planned {
        let techniques = Signal::derive(move || book.with(|book| book.as_ref().and_then(Techniques::of)));
        let training = memo(move || {
            let Some(techniques) = techniques.get() else { return TrainingPlan::default() };
            let all: Vec<&Technique> = facts(&techniques);
            let instrument = self.questionnaire.with(|questionnaire| questionnaire.instrument.id.clone());
            self.plan.with(|plan| TrainingPlan::of(plan, &instrument, &all, &self.start()))
        });
        Planned { desk: self, techniques, training }
    }
}

/// The day a plan begins unless told otherwise.
fn first_day() -> Option<Day> {
    device::today().and_then(|today| today.next_monday())
}

fn facts(techniques: &Techniques) -> Vec<&Technique> {
    techniques.toolkit.entries().iter().map(|entry| &entry.technique).collect()
}

/// The choices with what follows from them.
#[derive(Clone, Copy)]
pub struct Planned {
    /// The choices.
    pub desk: PlanDesk,
    /// What follows from them.
    pub training: Memo<TrainingPlan>,
    techniques: Signal<Option<Arc<Techniques>>>,
}

impl Planned {
    /// A step as it is now, tracked; nothing once it is gone.
    pub fn step(self, id: &StepId) -> Option<Step> {
        self.training.with(|training| training.step(id).cloned())
    }

    /// A technique's name with the language of its words, tracked.
    pub fn technique(self, id: &TechniqueId) -> (String, String) {
        let of = |entry: &Entry| (entry.words.name.clone(), entry.language.clone());
        let found = self.techniques.with(|techniques| techniques.as_ref()?.toolkit.get(id).map(of));
        found.unwrap_or_else(|| (id.to_string(), String::new()))
    }

    /// The techniques that a step could have, with their minutes, tracked.
    pub fn could_be(self, step: &Step) -> Vec<(TechniqueId, u32)> {
        let Some(techniques) = self.techniques.get() else { return Vec::new() };
        let instrument = self.desk.questionnaire.with(|questionnaire| questionnaire.instrument.id.clone());
        let all = facts(&techniques);
        self.training.with(|training| {
            self.desk.plan.with(|plan| {
                let found = training.could_be(step, plan, &instrument, &all).into_iter();
                found.map(|technique| (technique.id.clone(), technique.minutes.to)).collect()
            })
        })
    }

    /// Changes a step.
    pub fn edit(self, id: &StepId, edit: &dyn Fn(&mut Edit)) {
        let Some(step) = untrack(|| self.step(id)) else { return };
        self.desk.change(&|plan| {
            let mut changed = step.edit.clone();
            edit(&mut changed);
            plan.keep(changed);
        });
    }
}
