//! Everything stored on this device: what it is, the way out, the way back, and the end of it.

mod erase;
mod import;
mod naming;
mod offline;
mod stored;

use leptos::prelude::*;

use super::tables::tables;
use crate::app::navigation::Navigation;
use crate::app::records::Records;
use crate::app::view::{button, when};
use crate::app::words::{Msg, Words};
use crate::exchange::backup;
use crate::web::download;

/// What a backup is called.
const FILE: &str = "innospark-backup.json";

/// Everything stored on this device.
pub fn data() -> AnyView {
    let words = Words::here();
    let records = Records::here();
    Navigation::here().arrive(move || words.text(Msg::DataTitle));
    let lead = words.t(if records.can_keep() { Msg::DataLead } else { Msg::DataLeadMemory });
    view! {
        <main id="main" class="stack-xl narrow data" tabindex="-1" data-page="data">
            <div class="stack">
                <h1 tabindex="-1">{words.t(Msg::DataTitle)}</h1>
                <p class="lead">{lead}</p>
            </div>
            <section class="stack" aria-labelledby="stored">
                <h2 id="stored" tabindex="-1">{words.t(Msg::DataStored)}</h2>
                {stored::stored()}
            </section>
            {export()}
            {tables()}
            {import::import()}
            {offline::offline()}
            {erase::erase()}
        </main>
    }
    .into_any()
}

/// The ways out.
fn export() -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let refused = RwSignal::new(false);
    let save = move || {
        let file = backup::write(&untrack(|| records.everything()));
        refused.set(!download::offer(FILE, "application/json", &file));
    };
    let alert = when(
        move || refused.get(),
        move || view! { <p class="notice" role="alert">{words.t(Msg::DataExportFailed)}</p> }.into_any(),
    );
    view! {
        <section class="stack" aria-labelledby="export">
            <h2 id="export">{words.t(Msg::DataExportTitle)}</h2>
            <p>{words.t(Msg::DataExportText)}</p>
            <p class="actions" data-role="exports">
                {button("button", "export-json", words.t(Msg::DataExport), save)}
            </p>
            {alert}
        </section>
    }
    .into_any()
}
