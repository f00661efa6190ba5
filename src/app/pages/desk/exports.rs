//! Files to take along: handing one over, the table of one attempt, and its codebook.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::library::Questionnaire;
use crate::app::records::Records;
use crate::app::view::{change, paragraph, press, text, when};
use crate::app::words::{Msg, Words};
use crate::exchange::table::{self, MARK, Row};
use crate::response::Attempt;
use crate::store::{Key, read_label};
use crate::web::download;

/// Kinds of files, as browsers name them.
const CSV: &str = "text/csv;charset=utf-8";
pub(in crate::app::pages) const PLAIN: &str = "text/plain;charset=utf-8";
pub(in crate::app::pages) const JSON: &str = "application/json";

/// A text as a file.
pub(in crate::app::pages) struct File {
    /// What the file is called.
    pub name: String,
    /// What kind it is.
    pub kind: &'static str,
    /// What it holds.
    pub text: String,
}

/// Hands files over and says so where the browser takes none.
#[derive(Clone, Copy)]
pub(in crate::app::pages) struct Files {
    excel: RwSignal<bool>,
    refused: RwSignal<bool>,
}

impl Files {
    /// Nothing handed over yet.
    pub fn new() -> Self {
        Self { excel: RwSignal::new(false), refused: RwSignal::new(false) }
    }

    /// Hands a file over.
    pub fn give(self, file: &File) {
        self.refused.set(!download::offer(&file.name, file.kind, &file.text));
    }

    /// Hands a table over, marked for Excel where that is wanted.
    pub fn give_table(self, name: String, table: String) {
        let mut text = String::new();
        if self.excel.get_untracked() {
            text.push(MARK);
        }
        text.push_str(&table);
        self.give(&File { name, kind: CSV, text });
    }

    /// Says that something could not be had.
    pub fn refuse(self) {
        self.refused.set(true);
    }

    /// Whether tables are for Excel.
    pub fn for_excel(self) -> AnyView {
        let words = Words::here();
        let excel = self.excel;
        let toggle = change(move |event| excel.set(event_target_checked(&event)));
        view! {
            <label class="tick small">
                <input type="checkbox" name="excel" prop:checked=excel on:change=toggle/>
                <span>{words.t(Msg::ExportExcel)}</span>
            </label>
        }
        .into_any()
    }

    /// The sentence for a file that could not be handed over.
    pub fn trouble(self) -> AnyView {
        let words = Words::here();
        let refused = self.refused;
        let sentence = when(move || refused.get(), move || paragraph(words.text(Msg::ExportRefused)));
        view! { <div class="notices" role="alert">{sentence}</div> }.into_any()
    }
}

/// A button for a file. `of` is what it belongs to, said to those who hear the button alone.
pub(super) fn file_button(
    class: &'static str,
    action: &'static str,
    label: Msg,
    of: Signal<String>,
    does: impl FnMut() + 'static,
) -> AnyView {
    let words = Words::here();
    let heard = text(move || [words.text(label), of.get()].join(": "));
    view! {
        <button type="button" class=class data-action=action aria-label=heard on:click=press(does)>
            {words.t(label)}
        </button>
    }
    .into_any()
}

/// What the owner calls an attempt; nothing where it has no name that can be read.
fn name_of(records: Records, attempt: &Attempt) -> String {
    let label = records.text(&Key::Label(attempt.id.clone()).as_text());
    label.and_then(|text| read_label(&text).ok()).unwrap_or_default().name
}

/// Attempts as a table.
pub(super) fn table_of(records: Records, questionnaire: &Questionnaire, attempts: &[Attempt]) -> String {
    let names: Vec<String> = attempts.iter().map(|attempt| name_of(records, attempt)).collect();
    let rows: Vec<Row<'_>> =
        attempts.iter().zip(&names).map(|(attempt, name)| Row { attempt, name }).collect();
    table::attempts(&questionnaire.instrument, &rows)
}

/// The codebook of an instrument in the language shown.
pub(super) fn give_codebook(files: Files, questionnaire: &Questionnaire) {
    let Questionnaire { instrument, wording } = questionnaire;
    let name = table::name(instrument, &["codebook", &wording.language], "csv");
    files.give_table(name, table::codebook(instrument, wording));
}

/// The table of one attempt, and the codebook beside it.
pub fn exports(questionnaire: Signal<Arc<Questionnaire>>, attempt: StoredValue<Attempt>) -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let files = Files::new();
    let title = text(move || questionnaire.with(|q| q.wording.title.clone()));
    let give = move || {
        let questionnaire = questionnaire.get_untracked();
        let (name, table) = attempt.with_value(|attempt| {
            let name = table::name(&questionnaire.instrument, &[attempt.id.as_str()], "csv");
            (name, untrack(|| table_of(records, &questionnaire, std::slice::from_ref(attempt))))
        });
        files.give_table(name, table);
    };
    let codebook = move || give_codebook(files, &questionnaire.get_untracked());
    view! {
        <div class="stack" data-role="exports">
            <h3>{words.t(Msg::ExportTitle)}</h3>
            <p>{words.t(Msg::ExportText)}</p>
            <div class="actions">
                {file_button("button quiet", "export-csv", Msg::ExportTable, title, give)}
                {file_button("button quiet", "export-codebook", Msg::ExportCodebook, title, codebook)}
                {files.for_excel()}
            </div>
            {files.trouble()}
        </div>
    }
    .into_any()
}
