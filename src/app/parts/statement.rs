//! One statement with its answers.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::pages::Session;
use crate::instrument::{ItemId, OptionId, text_or_id};
use crate::response::Answer;

/// The id of a statement's element in the page.
pub fn statement_dom_id(item: &ItemId) -> String {
    let mut id = String::from("q-");
    id.push_str(item.as_str());
    id
}

/// A statement as a fieldset: the scale, then the quiet ways not to answer. Nothing is chosen before the person does,
/// and choosing moves nothing. Digit keys answer the statement that has the focus.
#[component]
pub fn Statement(
    /// The attempt that is answered.
    session: Session,
    /// Which statement.
    item: ItemId,
) -> impl IntoView {
    let questionnaire = session.questionnaire;
    let dom_id = statement_dom_id(&item);
    let item_attribute = item.to_string();
    let given = {
        let item = item.clone();
        Memo::new(move |_| session.answer_to(&item))
    };
    let legend = {
        let item = item.clone();
        move || questionnaire.with(|q| text_or_id(&q.wording.items, &item).to_owned())
    };
    let item = StoredValue::new(item);
    let answer = move |answer: Answer| session.answer(&item.get_value(), answer);
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let digit = event.key().parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
        let option = digit
            .and_then(|index| questionnaire.with_untracked(|q| Some(q.instrument.options.get(index)?.id.clone())));
        if let Some(option) = option {
            event.prevent_default();
            answer(Answer::Option(option));
        }
    };
    let choice = move |value: Answer, text: Signal<String>| {
        let word = value.as_str().to_owned();
        let checked = {
            let value = value.clone();
            move || given.with(|given| given.as_ref() == Some(&value))
        };
        view! {
            <label>
                <input
                    type="radio"
                    name=item.with_value(ItemId::to_string)
                    value=word
                    prop:checked=checked
                    on:change=move |_| answer(value.clone())
                />
                <span>{text}</span>
            </label>
        }
    };
    let scale = questionnaire.with_untracked(|q| {
        let ids: Vec<OptionId> = q.instrument.options.iter().map(|option| option.id.clone()).collect();
        ids.into_iter()
            .map(|id| {
                let text = {
                    let id = id.clone();
                    Signal::derive(move || questionnaire.with(|q| text_or_id(&q.wording.options, &id).to_owned()))
                };
                choice(Answer::Option(id), text)
            })
            .collect_view()
    });
    let missing = questionnaire.with_untracked(|q| {
        let ways = q.instrument.missing.clone();
        ways.into_iter()
            .map(|way| {
                let text = Signal::derive(move || questionnaire.with(|q| q.wording.missing.of(way).to_owned()));
                choice(Answer::Missing(way), text)
            })
            .collect_view()
    });
    view! {
        <fieldset id=dom_id data-item=item_attribute on:keydown=on_key>
            <legend>{legend}</legend>
            <div class="scale">{scale}</div>
            <div class="aside">{missing}</div>
        </fieldset>
    }
}
