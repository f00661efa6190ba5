//! The list of what is stored, with its size.

use leptos::prelude::*;

use super::naming::{cut, name, progress};
use crate::app::records::Records;
use crate::app::view::{button, live};
use crate::app::words::{Msg, Words};
use crate::response::Attempt;
use crate::store::{Key, check, read_attempt, read_label};
use crate::web::download;

/// Every record of this app by what it belongs to, and what all of them take.
pub(super) fn stored() -> AnyView {
    let words = Words::here();
    let records = Records::here();
    live(move || {
        let all = records.everything();
        if all.is_empty() {
            return view! { <p>{words.text(Msg::DataNone)}</p> }.into_any();
        }
        let total: usize = all.iter().map(size).sum();
        let values = [("n", words.whole(total)), ("kb", words.number(total as f64 / 1000.0, 1))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let attempts: Vec<(Attempt, &(String, String))> = attempts(&all);
        let mut rows: Vec<AnyView> =
            attempts.iter().map(|(attempt, record)| assessment(attempt, record, &all)).collect();
        rows.extend(all.iter().filter(|record| !belongs(record, &attempts)).map(other));
        view! {
                <table data-role="stored">
                    <thead>
                        <tr>
                            <th scope="col">{words.text(Msg::DataWhat)}</th>
                            <th scope="col" class="num">{words.text(Msg::DataBytes)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr class="sum">
                            <th scope="row">{words.text(Msg::DataTotal)}</th>
                            <td class="num" data-bytes=total>{words.fill(Msg::DataTotalBytes, &values)}</td>
                        </tr>
                    </tfoot>
                </table>
        }
        .into_any()
    })
    .into_any()
}

/// Bytes of a record with its key.
fn size((key, text): &(String, String)) -> usize {
    key.len() + text.len()
}

/// The attempts that can be used, the latest begun first.
fn attempts(all: &[(String, String)]) -> Vec<(Attempt, &(String, String))> {
    let mut attempts: Vec<(Attempt, &(String, String))> = Vec::new();
    for record in all {
        let Some(key @ Key::Attempt(_)) = Key::parse(&record.0) else { continue };
        let Ok(attempt) = read_attempt(&record.1) else { continue };
        if check(&key, &record.1).is_ok() {
            let before = attempts.iter().take_while(|(other, _)| attempt.started <= other.started).count();
            attempts.insert(before, (attempt, record));
        }
    }
    attempts
}

/// Whether a record is an attempt's that is listed, or the attempt itself.
fn belongs(record: &(String, String), attempts: &[(Attempt, &(String, String))]) -> bool {
    match Key::parse(&record.0) {
        Some(Key::Attempt(_)) => attempts.iter().any(|(_, listed)| std::ptr::eq(*listed, record)),
        Some(key @ (Key::Label(_) | Key::Plan(_))) => {
            check(&key, &record.1).is_ok() && attempts.iter().any(|(attempt, _)| is_of(&key, attempt))
        }
        _ => false,
    }
}

fn is_of(key: &Key, attempt: &Attempt) -> bool {
    matches!(key, Key::Label(id) | Key::Plan(id) if *id == attempt.id)
}

/// An assessment with what it is called and its plan.
fn assessment(attempt: &Attempt, record: &(String, String), all: &[(String, String)]) -> AnyView {
    let words = Words::here();
    let (mut bytes, mut own_name) = (size(record), String::new());
    for other in all {
        let Some(key) = Key::parse(&other.0).filter(|key| is_of(key, attempt)) else { continue };
        if check(&key, &other.1).is_ok() {
            bytes += size(other);
            if let (Key::Label(_), Ok(label)) = (key, read_label(&other.1)) {
                own_name = cut(&label.name);
            }
        }
    }
    let title = cut(&words.instrument(&attempt.instrument));
    let title = if own_name.is_empty() { title } else { own_name + " · " + &title };
    row(title, progress(attempt), bytes, ().into_any())
}

/// Any other record.
fn other(record: &(String, String)) -> AnyView {
    let words = Words::here();
    let (title, about) = name(&record.0, &record.1);
    let usable = Key::parse(&record.0).is_some_and(|key| check(&key, &record.1).is_ok());
    let (file, text) = (record.0.replace('/', "-") + ".json", record.1.clone());
    let save = move || {
        // A browser that refuses downloads says so itself.
        let _ = download::offer(&file, "application/json", &text);
    };
    let download = (!usable).then(|| button("link", "download-record", words.t(Msg::AsideDownload), save));
    row(title, about, size(record), download.into_any())
}

fn row(title: String, about: String, bytes: usize, more: AnyView) -> AnyView {
    let words = Words::here();
    view! {
        <tr>
            <th scope="row"><bdi>{title}</bdi><span class="hint">{about}</span>{more}</th>
            <td class="num">{words.whole(bytes)}</td>
        </tr>
    }
    .into_any()
}
