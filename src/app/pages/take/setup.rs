//! What a person may set on the first page: form, role, and whether anything is kept.

use leptos::prelude::*;

use super::session::Session;
use crate::app::records::Records;
use crate::app::view::{change, live, option, pick, text, when};
use crate::app::words::{Msg, Words};
use crate::instrument::{FormId, RoleId};
use crate::response::Attempt;
use crate::store::{Keeping, Why};

/// Form, role and the switch for shared computers.
pub fn setup(session: Session) -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let questionnaire = session.questionnaire;
    let form = when(
        // Another form asks other statements, so it can be chosen until the first answer.
        move || {
            let untouched = session.with_attempt(Attempt::is_empty);
            untouched && questionnaire.with(|q| 1 < q.instrument.forms.len())
        },
        move || {
            let chosen = text(move || session.with_attempt(|attempt| attempt.form.to_string()));
            pick("form", words.t(Msg::TakeForm), chosen, live(move || forms(session)), move |form| {
                if let Ok(form) = FormId::parse(&form) {
                    session.set_form(form);
                }
            })
        },
    );
    let role = when(
        move || questionnaire.with(|q| !q.instrument.roles.is_empty()),
        move || {
            let chosen = text(move || {
                session.with_attempt(|a| a.role.as_ref().map(RoleId::to_string)).unwrap_or_default()
            });
            pick("role", words.t(Msg::TakeRole), chosen, live(move || roles(session)), move |role| {
                session.set_role(RoleId::parse(&role).ok());
            })
        },
    );
    // Where there is no device to keep anything on, there is nothing to switch.
    let shared = records.can_keep().then(|| {
        let chosen = Signal::derive(move || records.keeping() == Keeping::Memory(Why::Chosen));
        let switch = change(move |event| session.keep_nothing(event_target_checked(&event)));
        view! {
            <label class="tick">
                <input type="checkbox" name="keep-nothing" prop:checked=chosen on:change=switch/>
                <span>{words.t(Msg::TakeShared)}</span>
            </label>
        }
    });
    view! { <div class="setup">{form}{role}{shared}</div> }.into_any()
}

fn forms(session: Session) -> AnyView {
    let words = Words::here();
    let questionnaire = session.questionnaire.get();
    let instrument = &questionnaire.instrument;
    let options = instrument.forms.iter().map(|form| {
        let length = instrument.length(form);
        let minutes = (length as f64 * instrument.seconds_per_item() / 60.0).round().max(1.0);
        let name = questionnaire.wording.forms.get(&form.id).cloned().unwrap_or_default();
        let values = [("name", &*name), ("n", &words.whole(length)), ("minutes", &words.number(minutes, 0))];
        option(form.id.to_string(), words.fill(Msg::TakeFormOption, &values))
    });
    options.collect_view().into_any()
}

fn roles(session: Session) -> AnyView {
    let questionnaire = session.questionnaire.get();
    let options = questionnaire.instrument.roles.iter().map(|role| {
        option(role.to_string(), questionnaire.wording.roles.get(role).cloned().unwrap_or_default())
    });
    options.collect_view().into_any()
}
