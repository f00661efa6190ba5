//! What a person may set before the first answer: form, role, and whether anything is kept.

use leptos::prelude::*;

use super::session::Session;
use crate::app::records::Records;
use crate::app::words::{Msg, Words};
use crate::instrument::{FormId, RoleId};
use crate::response::Attempt;
use crate::store::{Keeping, Why};

/// Form, role and the switch for shared computers.
#[component]
pub fn Setup(
    /// The attempt that is answered.
    session: Session,
) -> impl IntoView {
    let words = Words::here();
    let records = Records::here();
    let questionnaire = session.questionnaire;
    let untouched = Memo::new(move |_| session.with_attempt(|attempt| attempt.answered() == 0));
    let form = move || session.with_attempt(|attempt| attempt.form.to_string());
    let role = move || session.with_attempt(|a| a.role.as_ref().map(RoleId::to_string)).unwrap_or_default();
    let forms = move || {
        let questionnaire = questionnaire.get();
        let instrument = &questionnaire.instrument;
        let options = instrument.forms.iter().map(|form| {
            let length = instrument.length(form);
            let minutes = (length as f64 * instrument.seconds_per_item() / 60.0).round().max(1.0);
            let name = questionnaire.wording.forms.get(&form.id).cloned().unwrap_or_default();
            let values = [("name", &*name), ("n", &words.whole(length)), ("minutes", &words.number(minutes, 0))];
            let text = words.fill(Msg::TakeFormOption, &values);
            view! { <option value=form.id.to_string()>{text}</option> }
        });
        options.collect_view()
    };
    let roles = move || {
        let questionnaire = questionnaire.get();
        let options = questionnaire.instrument.roles.iter().map(|role| {
            let name = questionnaire.wording.roles.get(role).cloned().unwrap_or_default();
            view! { <option value=role.to_string()>{name}</option> }
        });
        options.collect_view()
    };
    let has_roles = move || questionnaire.with(|q| !q.instrument.roles.is_empty());
    let has_forms = move || untouched.get() && questionnaire.with(|q| 1 < q.instrument.forms.len());
    // Where the whole app keeps nothing, there is nothing to switch.
    let can_keep = records.can_keep();
    view! {
        <div class="setup">
            <Show when=has_forms>
                <label class="pick">
                    <span>{move || words.text(Msg::TakeForm)}</span>
                    <select
                        name="form"
                        prop:value=form
                        on:change=move |event| {
                            if let Ok(form) = FormId::parse(&event_target_value(&event)) {
                                session.set_form(form);
                            }
                        }
                    >
                        {forms}
                    </select>
                </label>
            </Show>
            <Show when=has_roles>
                <label class="pick">
                    <span>{move || words.text(Msg::TakeRole)}</span>
                    <select
                        name="role"
                        prop:value=role
                        on:change=move |event| session.set_role(RoleId::parse(&event_target_value(&event)).ok())
                    >
                        {roles}
                    </select>
                </label>
            </Show>
            {can_keep.then(|| view! {
                <label class="tick">
                    <input
                        type="checkbox"
                        name="keep-nothing"
                        prop:checked=move || records.keeping() == Keeping::Memory(Why::Chosen)
                        on:change=move |event| session.keep_nothing(event_target_checked(&event))
                    />
                    <span>{move || words.text(Msg::TakeShared)}</span>
                </label>
            })}
        </div>
    }
}

/// Whether the setup is offered: on the first page of an attempt.
pub fn offered(attempt: &Attempt, page: usize) -> bool {
    page == 0 && attempt.finished.is_none()
}
