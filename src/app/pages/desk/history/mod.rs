//! Every attempt in this browser, by instrument, with what can be done with it; and what others shared.

mod lines;
mod pick;
mod row;
mod shared;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::frame::set_aside;
use crate::app::library::{Fetched, Library, Questionnaire};
use crate::app::navigation::Navigation;
use crate::app::pages::Deleted;
use crate::app::records::Records;
use crate::app::view::{button_link, effect, live, memo, when};
use crate::app::words::{Msg, Words};
use crate::instrument::{FormId, InstrumentId, RoleId};
use crate::response::Attempt;
use crate::store::{Key, Label, read_label};

/// An instrument's definition and words, once they are here: the list does not wait for them.
type Known = Signal<Option<Arc<Questionnaire>>>;

/// Every attempt in this browser.
pub fn history() -> AnyView {
    let words = Words::here();
    let records = Records::here();
    Navigation::here().arrive(move || words.text(Msg::HistoryTitle));
    let deleted = Deleted::new();
    // A name that was changed is no reason to make the list anew.
    let contents = memo(move || records.contents());
    let groups = live(move || {
        contents.with(|contents| {
            let aside: Vec<AnyView> = contents.set_aside.iter().cloned().map(set_aside).collect();
            let groups: Vec<AnyView> =
                by_instrument(&contents.attempts).into_iter().map(|group| section(group, deleted)).collect();
            view! { {groups} {aside} }.into_any()
        })
    });
    let empty = when(
        move || contents.with(|contents| contents.is_empty()) && !deleted.is_some(),
        move || {
            let start = String::from("#/take/creativity-skills");
            view! {
                <p>{words.text(Msg::HistoryEmpty)}</p>
                <p class="actions">{button_link("button", "start", words.t(Msg::HomeStart), start)}</p>
            }
            .into_any()
        },
    );
    let lead = when(
        move || contents.with(|contents| !contents.is_empty()),
        move || view! { <p class="soft">{words.text(Msg::HistoryLead)}</p> }.into_any(),
    );
    view! {
        <main id="main" class="stack-xl" tabindex="-1" data-page="history">
            <div class="stack">
                <h1 tabindex="-1">{words.t(Msg::HistoryTitle)}</h1>
                {lead}
                {empty}
                {deleted.line("main h1")}
            </div>
            {groups}
            {shared::shared(deleted)}
            <p>{button_link("", "enter-code", words.t(Msg::EntryTitle), String::from("#/r"))}</p>
        </main>
    }
    .into_any()
}

/// The attempts of each instrument, in the order given; the instrument of the first attempt comes first.
fn by_instrument(attempts: &[Attempt]) -> Vec<Vec<Attempt>> {
    let mut groups: Vec<Vec<Attempt>> = Vec::new();
    for attempt in attempts {
        let same =
            |group: &&mut Vec<Attempt>| group.iter().any(|other| other.instrument == attempt.instrument);
        match groups.iter_mut().find(same) {
            Some(group) => group.push(attempt.clone()),
            None => groups.push(vec![attempt.clone()]),
        }
    }
    groups
}

/// What an instrument says, fetched into a signal.
fn known(instrument: InstrumentId) -> Known {
    let words = Words::here();
    let library = Library::here();
    let fetched = RwSignal::new(Fetched::default());
    effect(move || library.fetch(&instrument, words.tag(), fetched));
    Signal::derive(move || match fetched.get() {
        Fetched::Here(questionnaire) => Some(questionnaire),
        Fetched::Waiting | Fetched::Failed(_) => None,
    })
}

/// The attempts of one instrument.
fn section(group: Vec<Attempt>, deleted: Deleted) -> AnyView {
    let words = Words::here();
    let Some(instrument) = group.first().map(|attempt| attempt.instrument.clone()) else {
        return ().into_any();
    };
    let id = instrument.to_string();
    let known = known(instrument.clone());
    let title = crate::app::view::text(move || words.instrument(&instrument));
    let rows: Vec<AnyView> =
        group.iter().map(|attempt| row::row(attempt.clone(), known, title, deleted)).collect();
    let group = StoredValue::new(group);
    view! {
        <section class="stack-l" data-instrument=id>
            <div class="stack">
                <h2>{title}</h2>
                <ul class="attempts">{rows}</ul>
                {pick::pick_two(group, known)}
            </div>
            {lines::lines(group, known)}
        </section>
    }
    .into_any()
}

/// The name and note of an attempt, tracked.
fn label_of(records: Records, attempt: &Attempt) -> Label {
    let text = records.text(&Key::Label(attempt.id.clone()).as_text());
    text.and_then(|text| read_label(&text).ok()).unwrap_or_default()
}

/// Which form was answered, and whom as; nothing while its words are not here.
fn form_of(known: Known, form: &FormId, role: Option<&RoleId>, words: Words) -> Option<String> {
    known.with(|known| {
        let wording = &known.as_ref()?.wording;
        let form = wording.forms.get(form).cloned().unwrap_or_else(|| form.to_string());
        let role = role.and_then(|role| wording.roles.get(role));
        Some(match role {
            Some(role) => words.fill(Msg::HistoryForm, &[("form", &form), ("role", role)]),
            None => form,
        })
    })
}
