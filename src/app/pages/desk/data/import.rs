//! Bringing a backup back: choosing a file, seeing what would happen, and letting it happen.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::naming::name;
use crate::app::frame::kept_message;
use crate::app::records::Records;
use crate::app::view::{button, change, live, memo, paragraph};
use crate::app::words::{Msg, Words};
use crate::exchange::backup::{Action, Backup, BackupError, Item, MOST_BYTES, MOST_RECORDS, Merge};
use crate::store::{Keeping, RecordError, StorageError};
use crate::web::{events, files, page};

/// Rows of the preview; a file with more records is no person's, and a page of ten thousand rows stands still.
const ROWS: usize = 300;

/// What stands below the choice of a file.
#[derive(Clone)]
enum Step {
    Choose,
    Preview(StoredValue<Backup>),
    Refused(Msg),
    Declined,
    Done(usize),
}

/// The way back in.
pub(super) fn import() -> AnyView {
    let words = Words::here();
    let step = RwSignal::new(Step::Choose);
    let chosen = change(move |event: Event| {
        let file = event.target().and_then(|target| files::take(&target));
        if let Some(file) = file {
            let refuse = move |why: Msg| {
                step.try_set(Step::Refused(why));
            };
            if (MOST_BYTES as f64) < file.size() {
                return refuse(Msg::DataErrorLarge);
            }
            spawn_local(async move {
                let Some(bytes) = file.bytes().await else { return refuse(Msg::DataErrorUnread) };
                match Backup::from_bytes(&bytes) {
                    Err(error) => refuse(sentence(error)),
                    // The page may have been left meanwhile.
                    Ok(_) if step.is_disposed() => {}
                    Ok(backup) => {
                        step.set(Step::Preview(StoredValue::new(backup)));
                        events::before_paint(|| page::focus("#preview"));
                    }
                }
            });
        }
    });
    let below = live(move || match step.get() {
        Step::Choose => ().into_any(),
        Step::Preview(backup) => preview(backup, step),
        Step::Refused(why) => {
            let most = words.whole(MOST_BYTES / 1_000_000);
            let records = words.whole(MOST_RECORDS);
            let why = words.fill(why, &[("most", &most), ("records", &records)]);
            view! { <p class="notice" role="alert" data-notice="import">{why}</p> }.into_any()
        }
        Step::Declined => outcome(words.text(Msg::DataDeclined)),
        Step::Done(written) => {
            let mut said = words.count(Msg::DataImported, written);
            if let keeping @ Keeping::Memory(_) = Records::here().keeping() {
                said.push(' ');
                said.push_str(&words.text(kept_message(keeping)));
            }
            outcome(said)
        }
    });
    view! {
        <section class="stack" aria-labelledby="import">
            <h2 id="import">{words.t(Msg::DataImportTitle)}</h2>
            <p>{words.t(Msg::DataImportText)}</p>
            <label class="file">
                <span>{words.t(Msg::DataImport)}</span>
                <input type="file" accept=".json,application/json" data-action="import" on:change=chosen/>
            </label>
            {below}
        </section>
    }
    .into_any()
}

fn outcome(text: String) -> AnyView {
    view! { <p class="notice" role="status" tabindex="-1" data-role="import-outcome">{text}</p> }.into_any()
}

/// The sentence for a file that is no usable backup.
fn sentence(error: BackupError) -> Msg {
    match error {
        BackupError::TooLarge => Msg::DataErrorLarge,
        BackupError::Empty => Msg::DataErrorEmpty,
        BackupError::NotText => Msg::DataErrorText,
        BackupError::NotJson => Msg::DataErrorJson,
        BackupError::Foreign => Msg::DataErrorForeign,
        BackupError::Damaged => Msg::DataErrorDamaged,
        BackupError::Newer(_) => Msg::DataErrorNewer,
        BackupError::TooMany => Msg::DataErrorMany,
        BackupError::NoRecords => Msg::DataErrorNone,
    }
}

/// What would happen to each record, with the question whether it shall. It follows what other windows do meanwhile.
fn preview(backup: StoredValue<Backup>, step: RwSignal<Step>) -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let plan = move || backup.with_value(|backup| Merge::plan(&records.everything(), backup));
    let merge = memo(plan);
    let end = move |next: Step| {
        step.set(next);
        events::before_paint(|| page::focus("[data-role='import-outcome']"));
    };
    let confirm = move || {
        // Planned anew, so that what another window wrote a moment ago is taken into account.
        let merge = untrack(plan);
        let written = merge.items.iter().filter(|item| !item.action.changes_nothing()).count();
        match records.keep_together(&merge.writes()) {
            Ok(()) => end(Step::Done(written)),
            Err(StorageError::Full) => step.set(Step::Refused(Msg::DataFailedFull)),
            Err(StorageError::Unavailable) => step.set(Step::Refused(Msg::DataFailedBlocked)),
        }
    };
    let content = live(move || merge.with(listed));
    let decline = move |label: Msg| {
        button("button quiet", "import-decline", words.t(label), move || end(Step::Declined))
    };
    let buttons = live(move || {
        let idle = merge.with(|merge| merge.items.iter().all(|item| item.action.changes_nothing()));
        if idle {
            return decline(Msg::DataClose).into_any();
        }
        view! {
            {button("button", "import-confirm", words.t(Msg::DataConfirm), confirm)}
            {decline(Msg::DataDecline)}
        }
        .into_any()
    });
    view! {
        <div class="stack" data-role="preview">
            <h3 id="preview" tabindex="-1">{words.t(Msg::DataPreviewTitle)}</h3>
            {content}
            <p class="actions">{buttons}</p>
        </div>
    }
    .into_any()
}

/// The records of a backup, those first that change something.
fn listed(merge: &Merge) -> AnyView {
    let words = Words::here();
    let items = &merge.items;
    let changing = items.iter().filter(|item| !item.action.changes_nothing()).count();
    let identical = items.iter().all(|item| item.action == Action::Identical);
    let consequence = match (changing, identical) {
        (0, true) => words.text(Msg::DataPreviewIdentical),
        (0, false) => words.text(Msg::DataPreviewNothing),
        _ => words.count(Msg::DataPreviewChanges, changing),
    };
    let idle = |idle: bool| items.iter().filter(move |item| item.action.changes_nothing() == idle);
    let rows: Vec<AnyView> = idle(false).chain(idle(true)).take(ROWS).map(row).collect();
    let hidden = items.len().saturating_sub(ROWS);
    let more = (0 < hidden).then(|| paragraph(words.count(Msg::DataPreviewMore, hidden)));
    view! {
        <p>{words.count(Msg::DataPreviewCount, items.len())} " " {consequence}</p>
        <div class="wide">
            <table data-role="import-items">
                <thead>
                    <tr>
                        <th scope="col">{words.text(Msg::DataWhat)}</th>
                        <th scope="col">{words.text(Msg::DataHappens)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

fn row(item: &Item) -> AnyView {
    let words = Words::here();
    let (title, about) = name(&item.key, &item.text);
    let (hook, message) = match &item.action {
        Action::New => ("new", Msg::DataActNew),
        Action::Identical => ("identical", Msg::DataActIdentical),
        Action::Newer(_) => ("newer", Msg::DataActNewer),
        Action::Older(_) => ("older", Msg::DataActOlder),
        Action::Kept => ("kept", Msg::DataActKept),
        Action::SetAside(RecordError::Newer(_)) => ("set-aside", Msg::DataActAsideNewer),
        Action::SetAside(RecordError::Damaged) => ("set-aside", Msg::DataActAside),
        Action::Foreign => ("foreign", Msg::DataActForeign),
        Action::Occupied => ("occupied", Msg::DataActOccupied),
    };
    view! {
        <tr data-record=item.key.clone() data-import=hook>
            <th scope="row"><bdi>{title}</bdi><span class="hint">{about}</span></th>
            <td>{words.text(message)}</td>
        </tr>
    }
    .into_any()
}
