//! One attempt: what it is, how far it has come, its name and note, and what can be done with it.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::{Known, form_of, label_of};
use crate::app::navigation::{Navigation, Step};
use crate::app::pages::Deleted;
use crate::app::records::Records;
use crate::app::route::Route;
use crate::app::view::{button, button_link, change, live, memo, press, text, when};
use crate::app::words::{Msg, Words};
use crate::response::{Attempt, AttemptId};
use crate::store::{Key, LONGEST_NAME, LONGEST_NOTE, Label, write_label};
use crate::web::{events, page};

/// A row of the list.
pub fn row(attempt: Attempt, known: Known, title: Signal<String>, deleted: Deleted) -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let id = attempt.id.clone();
    let hook = id.to_string();
    let way = way(&attempt);
    let attempt = StoredValue::new(attempt);
    let label = memo(move || attempt.with_value(|attempt| label_of(records, attempt)));
    let form = move || attempt.with_value(|a| form_of(known, &a.form, a.role.as_ref(), words));
    let begun = move || attempt.with_value(|attempt| words.date(attempt.started));
    // Without a name of its own the form is what tells one from the other, beside the date.
    let name = text(move || match label.with(|label| label.name.clone()) {
        name if name.is_empty() => form().unwrap_or_else(begun),
        name => name,
    });
    let state = text(move || {
        let state = attempt.with_value(|attempt| state(attempt, words));
        match form() {
            Some(form) if label.with(|label| !label.name.is_empty()) => {
                words.fill(Msg::HistoryMeta, &[("form", &form), ("state", &state)])
            }
            _ => state,
        }
    });
    let note = live(move || match label.with(|label| label.note.clone()) {
        note if note.is_empty() => ().into_any(),
        note => view! { <p class="note small">{note}</p> }.into_any(),
    });
    let named =
        move |message: Msg| text(move || words.fill(message, &[("title", &title.get()), ("date", &begun())]));
    let delete = press(move || deleted.hold(records.take_attempt(&attempt.with_value(|a| a.id.clone()))));
    let editing = RwSignal::new(false);
    let edit = press(move || {
        editing.set(true);
        attempt.with_value(|attempt| focus_later(&attempt.id, "input"));
    });
    let form = when(move || editing.get(), move || editor(id.clone(), label, editing));
    view! {
        <li data-attempt=hook>
            <div><h3>{name}</h3><p class="small soft">{state}</p>{note}</div>
            <div class="actions">
                {way}
                <button type="button" class="link" data-action="rename" aria-label=named(Msg::HistoryRenameNamed) on:click=edit>
                    {words.t(Msg::HistoryRename)}
                </button>
                <button type="button" class="link" data-action="delete" aria-label=named(Msg::AttemptDeleteNamed) on:click=delete>
                    {words.t(Msg::AttemptDelete)}
                </button>
            </div>
            {form}
        </li>
    }
    .into_any()
}

fn state(attempt: &Attempt, words: Words) -> String {
    let (answered, total) = (words.whole(attempt.answered()), words.whole(attempt.order.len()));
    let date = words.date(attempt.finished.unwrap_or(attempt.started));
    let message = if attempt.finished.is_some() { Msg::AttemptFinished } else { Msg::AttemptUnfinished };
    words.fill(message, &[("answered", &answered), ("total", &total), ("date", &date)])
}

/// On to the profile, or on with the answers.
fn way(attempt: &Attempt) -> AnyView {
    let words = Words::here();
    let navigation = Navigation::here();
    if attempt.finished.is_some() {
        let href = Route::Results(attempt.id.clone()).to_string();
        return button_link("button quiet", "open", words.t(Msg::AttemptResults), href).into_any();
    }
    let route = Route::Take(attempt.instrument.clone());
    let step = Step { attempt: attempt.id.clone(), page: attempt.page };
    let go_on = move || navigation.go_to_step(route.clone(), step.clone());
    button("button quiet", "resume", words.t(Msg::AttemptResume), go_on).into_any()
}

fn focus_later(id: &AttemptId, what: &str) {
    let mut selector = String::from("li[data-attempt='");
    selector.push_str(id.as_str());
    selector.push_str("'] ");
    selector.push_str(what);
    events::before_paint(move || page::focus(&selector));
}

/// Name and note as fields, until they are kept or left as they were.
fn editor(id: AttemptId, label: Memo<Label>, editing: RwSignal<bool>) -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let kept = label.get_untracked();
    let draft = StoredValue::new((kept.name.clone(), kept.note.clone()));
    let id = StoredValue::new(id);
    let close = move || {
        editing.set(false);
        id.with_value(|id| focus_later(id, "[data-action='rename']"));
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let label = draft.with_value(|(name, note)| Label::typed(name, note));
        let key = Key::Label(id.get_value());
        if label.is_empty() {
            records.discard(&key);
        } else {
            records.keep(&key, &write_label(&label));
        }
        close();
    };
    let save: Box<dyn FnMut(SubmitEvent)> = Box::new(save);
    let name = change(move |event| draft.update_value(|draft| draft.0 = event_target_value(&event)));
    let note = change(move |event| draft.update_value(|draft| draft.1 = event_target_value(&event)));
    view! {
        <form class="label" on:submit=save>
            <label>
                <span>{words.t(Msg::HistoryName)}</span>
                <input name="name" autocomplete="off" maxlength=LONGEST_NAME.to_string() prop:value=kept.name on:input=name/>
            </label>
            <label>
                <span>{words.t(Msg::HistoryNote)}</span>
                <textarea name="note" rows="3" maxlength=LONGEST_NOTE.to_string() prop:value=kept.note on:input=note></textarea>
            </label>
            <p class="actions">
                <button type="submit" class="button" data-action="save">{words.t(Msg::HistorySave)}</button>
                {button("link", "cancel", words.t(Msg::HistoryCancel), close)}
            </p>
        </form>
    }
    .into_any()
}
