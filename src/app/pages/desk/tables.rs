//! The assessments in this browser as tables, one for each instrument: their columns differ.

use std::sync::Arc;

use leptos::prelude::*;

use super::exports::{Files, file_button, give_codebook, table_of};
use crate::app::library::{Fetched, Library, Questionnaire};
use crate::app::pages::retry;
use crate::app::records::Records;
use crate::app::view::{effect, live, text};
use crate::app::words::{Msg, Words};
use crate::exchange::table;
use crate::instrument::InstrumentId;
use crate::response::Attempt;

/// What stands on an instrument in the language shown; until it is here, or instead, a sentence.
pub(super) fn with_instrument(
    id: InstrumentId,
    content: impl Fn(Arc<Questionnaire>) -> AnyView + Send + 'static,
) -> AnyView {
    let words = Words::here();
    let library = Library::here();
    let fetched = RwSignal::new(Fetched::default());
    let id = StoredValue::new(id);
    let fetch = move || library.fetch(&id.get_value(), words.tag(), fetched);
    effect(fetch);
    live(move || match fetched.get() {
        Fetched::Here(questionnaire) => content(questionnaire),
        Fetched::Failed(why) => retry(words.t(why), move || untrack(fetch)),
        Fetched::Waiting => view! { <p class="small soft">{words.t(Msg::LoadWaiting)}</p> }.into_any(),
    })
    .into_any()
}

/// A table for each instrument with attempts; nothing where there are none.
pub fn tables() -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let files = Files::new();
    let rows = live(move || {
        let mut attempts = records.contents().attempts;
        // The shelf has the latest first; a table reads from top to bottom.
        attempts.reverse();
        let mut rows = Vec::new();
        while let Some(first) = attempts.first() {
            let id = first.instrument.clone();
            let (own, others) = attempts.into_iter().partition(|attempt| attempt.instrument == id);
            attempts = others;
            rows.push(row(id, own, files));
        }
        if rows.is_empty() {
            return view! { <p class="soft">{words.text(Msg::TablesNone)}</p> }.into_any();
        }
        view! {
            <p>{words.text(Msg::TablesText)}</p>
            {files.for_excel()}
            <ul class="attempts">{rows}</ul>
            {files.trouble()}
        }
        .into_any()
    });
    view! {
        <section class="stack" aria-labelledby="tables" data-role="tables">
            <h2 id="tables" tabindex="-1">{words.t(Msg::TablesTitle)}</h2>
            {rows}
        </section>
    }
    .into_any()
}

/// An instrument with how many attempts there are, and its files.
fn row(id: InstrumentId, attempts: Vec<Attempt>, files: Files) -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let hook = id.to_string();
    let of = id.clone();
    let title = text(move || words.instrument(&of));
    let total = attempts.len();
    let count = text(move || words.count(Msg::TablesCount, total));
    let attempts = StoredValue::new(attempts);
    let content = move |questionnaire: Arc<Questionnaire>| {
        let strange = attempts.with_value(|all| {
            all.iter().filter(|a| !a.can_be_scored_with(&questionnaire.instrument)).count()
        });
        let left_out = (0 < strange).then(|| {
            view! { <p class="small soft" data-notice="left-out">{words.count(Msg::TablesLeftOut, strange)}</p> }
        });
        let also = questionnaire.clone();
        let give = move || {
            let name = table::name(&questionnaire.instrument, &["all"], "csv");
            let table =
                attempts.with_value(|attempts| untrack(|| table_of(records, &questionnaire, attempts)));
            files.give_table(name, table);
        };
        let codebook = move || give_codebook(files, &also);
        view! {
            {left_out}
            <div class="actions">
                {file_button("button quiet", "export-csv", Msg::ExportTable, title, give)}
                {file_button("button quiet", "export-codebook", Msg::ExportCodebook, title, codebook)}
            </div>
        }
        .into_any()
    };
    view! {
        <li data-instrument=hook>
            <div><h3>{title}</h3><p class="small soft">{count}</p></div>
            <div class="stack">{with_instrument(id, content)}</div>
        </li>
    }
    .into_any()
}
