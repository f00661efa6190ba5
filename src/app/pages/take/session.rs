//! An attempt in progress: the one way in which the page changes it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::library::Questionnaire;
use crate::app::navigation::{Navigation, Step};
use crate::app::records::Records;
use crate::app::route::Route;
use crate::app::view::{effect, memo};
use crate::instrument::{FormId, Instrument, ItemId, RoleId};
use crate::response::{Answer, Attempt, Stage, Start};
use crate::web::{device, location};

/// What a person meets on opening an instrument.
#[derive(Clone)]
pub enum Opening {
    /// An unfinished attempt from an earlier visit: go on, or begin anew?
    Choice(Attempt),
    /// A new attempt.
    Begin,
    /// An unfinished attempt, as chosen.
    GoOn(Attempt),
    /// The attempt that the history entry names: a reload, or the way back.
    CameBack(Attempt),
}

/// An attempt in progress.
#[derive(Clone, Copy)]
pub struct Session {
    /// What is answered.
    pub questionnaire: Signal<Arc<Questionnaire>>,
    /// Whether the person came back to answers given before, and has not moved on yet.
    pub returned: RwSignal<bool>,
    /// The attempt as it is kept.
    pub attempt: RwSignal<Attempt>,
    /// The page shown, from 0; see [`Attempt::stage`].
    pub page: Memo<usize>,
    records: Records,
    navigation: Navigation,
}

impl Session {
    /// Goes on with the attempt that the history entry names; else asks about an unfinished one; else begins.
    pub fn open(questionnaire: Signal<Arc<Questionnaire>>) -> Opening {
        let records = Records::here();
        let named = untrack(|| Navigation::here().step()).map(|step| step.attempt);
        let named = named.and_then(|id| records.attempt(&id).ok().flatten());
        let questionnaire_now = questionnaire.get_untracked();
        let fits = |attempt: &Attempt| {
            attempt.finished.is_none() && attempt.can_be_scored_with(&questionnaire_now.instrument)
        };
        if let Some(attempt) = named.filter(|attempt| fits(attempt)) {
            return Opening::CameBack(attempt);
        }
        let unfinished = untrack(|| records.contents()).attempts.into_iter().find(|attempt| fits(attempt));
        unfinished.map_or(Opening::Begin, Opening::Choice)
    }

    /// Begins an attempt as the address asks, in memory until the first answer.
    pub fn begin(questionnaire: Signal<Arc<Questionnaire>>) -> Self {
        let asked = |name: &str| location::query(name);
        let form = asked("form").and_then(|text| FormId::parse(&text).ok());
        let role = asked("role").and_then(|text| RoleId::parse(&text).ok());
        let attempt = questionnaire.with_untracked(|q| fresh(q, form, role));
        let session = Self::with(questionnaire, attempt, false);
        session.settle();
        session
    }

    /// Goes on with an attempt on the page where it was left.
    pub fn go_on(questionnaire: Signal<Arc<Questionnaire>>, attempt: Attempt) -> Self {
        let session = Self::with(questionnaire, attempt, false);
        session.settle();
        session
    }

    /// Goes on with an attempt on the page that the history entry names.
    pub fn came_back(questionnaire: Signal<Arc<Questionnaire>>, attempt: Attempt) -> Self {
        let answered = !attempt.is_empty();
        Self::with(questionnaire, attempt, answered)
    }

    fn with(questionnaire: Signal<Arc<Questionnaire>>, attempt: Attempt, came_back: bool) -> Self {
        let navigation = Navigation::here();
        let attempt = RwSignal::new(attempt);
        let page = memo(move || {
            let page = navigation.step().map_or(0, |step| step.page);
            questionnaire.with(|q| attempt.with(|attempt| page.min(attempt.review_page(&q.instrument))))
        });
        let records = Records::here();
        // Going back may lead to a page of another attempt, the one before a fresh start.
        effect(move || {
            let Some(step) = navigation.step() else { return };
            if attempt.with_untracked(|attempt| attempt.id == step.attempt) {
                return;
            }
            if let Ok(Some(named)) = records.attempt(&step.attempt)
                && named.finished.is_none()
            {
                attempt.set(named);
            }
        });
        let returned = RwSignal::new(came_back);
        Self { questionnaire, returned, attempt, page, records, navigation }
    }

    /// The attempt, tracked.
    pub fn with_attempt<T>(self, read: impl FnOnce(&Attempt) -> T) -> T {
        self.attempt.with(read)
    }

    /// What the page shown asks, tracked.
    pub fn stage(self) -> Stage {
        let page = self.page.get();
        self.questionnaire.with(|q| self.attempt.with(|attempt| attempt.stage(&q.instrument, page)))
    }

    /// The number of the first page of statements, tracked.
    pub fn first_statements(self) -> usize {
        self.questionnaire.with(|q| self.attempt.with(|attempt| attempt.first_statements(&q.instrument)))
    }

    /// The answer to a statement, tracked.
    pub fn answer_to(self, item: &ItemId) -> Option<Answer> {
        self.attempt.with(|attempt| attempt.answers.get(item).cloned())
    }

    /// Records an answer and keeps it at once.
    pub fn answer(self, item: &ItemId, answer: Answer) {
        self.tell(|attempt, instrument| attempt.answer(instrument, item, answer));
    }

    /// Records an answer of any kind and keeps it at once.
    pub fn tell(self, edit: impl FnOnce(&mut Attempt, &Instrument)) {
        let questionnaire = self.questionnaire.get_untracked();
        self.change(|attempt| {
            attempt.language.clone_from(&questionnaire.wording.language);
            edit(attempt, &questionnaire.instrument);
        });
        // Another window may have finished it; what is answered then would go nowhere.
        if self.attempt.with_untracked(|attempt| attempt.finished.is_some()) {
            self.show_results();
        }
    }

    /// Adds time spent on a page of statements, in milliseconds.
    pub fn spend(self, page: usize, milliseconds: u64) {
        self.edit_kept(|attempt| attempt.spend(page, milliseconds));
    }

    /// Goes to a page; beyond the last one lies the review.
    pub fn go(self, page: usize) {
        self.returned.set(false);
        self.edit_kept(|attempt| attempt.page = page);
        let (route, step) = self.place(page);
        self.navigation.go_to_step(route, step);
    }

    /// Changes the role; it never changes a score.
    pub fn set_role(self, role: Option<RoleId>) {
        self.edit_kept(|attempt| attempt.role = role);
    }

    /// Asks another form. Only offered before the first answer, so nothing is lost.
    pub fn set_form(self, form: FormId) {
        let role = self.attempt.with_untracked(|attempt| attempt.role.clone());
        let fresh = self.questionnaire.with_untracked(|q| fresh(q, Some(form), role));
        self.attempt.set(fresh);
        self.settle();
    }

    /// Begins a new attempt in the same form; the one at hand stays in the list if it holds an answer.
    pub fn restart(self) {
        let (form, role) = self.attempt.with_untracked(|a| (a.form.clone(), a.role.clone()));
        let fresh = self.questionnaire.with_untracked(|q| fresh(q, Some(form), role));
        self.returned.set(false);
        self.attempt.set(fresh);
        let (route, step) = self.place(0);
        self.navigation.go_to_step(route, step);
        self.navigation.announce();
    }

    /// Holds everything in memory, or keeps it on the device again.
    pub fn keep_nothing(self, nothing: bool) {
        self.records.keep_nothing(nothing, &self.attempt.get_untracked());
    }

    /// Finishes the attempt and shows its profile.
    pub fn finish(self) {
        self.change(|attempt| {
            attempt.finished.get_or_insert_with(device::now);
        });
        self.show_results();
    }

    fn show_results(self) {
        self.navigation.go(Route::Results(self.attempt.with_untracked(|attempt| attempt.id.clone())));
    }

    fn change(self, edit: impl FnOnce(&mut Attempt)) {
        let latest = self.records.change(&self.attempt.get_untracked(), edit);
        self.attempt.set(latest);
    }

    /// Changes what is kept; an attempt without an answer is not kept yet.
    fn edit_kept(self, edit: impl FnOnce(&mut Attempt)) {
        if self.attempt.try_with_untracked(Attempt::is_empty) == Some(false) {
            self.change(edit);
        } else {
            self.attempt.try_update(edit);
        }
    }

    fn place(self, page: usize) -> (Route, Step) {
        self.attempt.with_untracked(|attempt| {
            (Route::Take(attempt.instrument.clone()), Step { attempt: attempt.id.clone(), page })
        })
    }

    fn settle(self) {
        let page = self.attempt.with_untracked(|attempt| attempt.page);
        let (route, step) = self.place(page);
        self.navigation.settle(route, step);
    }
}

fn fresh(questionnaire: &Questionnaire, form: Option<FormId>, role: Option<RoleId>) -> Attempt {
    let instrument = &questionnaire.instrument;
    let role =
        role.filter(|role| instrument.roles.contains(role)).or_else(|| instrument.roles.first().cloned());
    let form = form.unwrap_or_else(|| instrument.forms[0].id.clone());
    let language = questionnaire.wording.language.clone();
    Attempt::begin(instrument, Start { form, role, language, random: device::random(), now: device::now() })
}
