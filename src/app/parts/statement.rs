//! One statement with its answers.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::pages::Session;
use crate::app::view::{self, memo, text};
use crate::instrument::{ItemId, OptionId, text_or_id};
use crate::response::Answer;
use crate::web::page;

/// The id of a statement's element in the page.
pub fn statement_dom_id(item: &ItemId) -> String {
    let mut id = String::from("q-");
    id.push_str(item.as_str());
    id
}

/// A statement as a fieldset: the scale, then the quiet ways not to answer. Nothing is chosen before the person does,
/// and choosing moves nothing. Digit keys answer the statement that has the focus.
pub fn statement(session: Session, item: ItemId) -> AnyView {
    let questionnaire = session.questionnaire;
    let dom_id = statement_dom_id(&item);
    let name = item.to_string();
    let item = StoredValue::new(item);
    let given = memo(move || item.with_value(|item| session.answer_to(item)));
    let legend = text(move || {
        questionnaire.with(|q| item.with_value(|item| text_or_id(&q.wording.items, item).to_owned()))
    });
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let digit = event.key().parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
        let option = digit.and_then(|index| {
            questionnaire.with_untracked(|q| Some(q.instrument.options.get(index)?.id.clone()))
        });
        if let Some(option) = option {
            event.prevent_default();
            item.with_value(|item| {
                session.answer(item, Answer::Option(option.clone()));
                // The focus belongs on what is chosen, so that Tab goes on to the next statement.
                page::focus(&chosen_radio(item, &option));
            });
        }
    };
    let radio = |answer: Answer| radio(session, item, given, answer);
    let (scale, missing) = questionnaire.with_untracked(|q| {
        let scale: Vec<AnyView> =
            q.instrument.options.iter().map(|option| radio(Answer::Option(option.id.clone()))).collect();
        let missing: Vec<AnyView> =
            q.instrument.missing.iter().map(|way| radio(Answer::Missing(*way))).collect();
        (scale, missing)
    });
    view! {
        <fieldset id=dom_id data-item=name on:keydown=on_key>
            <legend>{legend}</legend>
            <div class="scale">{scale}</div>
            <div class="aside">{missing}</div>
        </fieldset>
    }
    .into_any()
}

fn chosen_radio(item: &ItemId, option: &OptionId) -> String {
    let mut selector = String::from("#");
    selector.push_str(&statement_dom_id(item));
    selector.push_str(" input[value='");
    selector.push_str(option.as_str());
    selector.push_str("']");
    selector
}

fn radio(
    session: Session,
    item: StoredValue<ItemId>,
    given: Memo<Option<Answer>>,
    answer: Answer,
) -> AnyView {
    let name = item.with_value(ItemId::to_string);
    let value = answer.as_str().to_owned();
    let answer = StoredValue::new(answer);
    let label = text(move || {
        session.questionnaire.with(|q| {
            answer.with_value(|answer| match answer {
                Answer::Option(id) => text_or_id(&q.wording.options, id).to_owned(),
                Answer::Missing(way) => q.wording.missing.of(*way).to_owned(),
            })
        })
    });
    let checked = move || answer.with_value(|answer| given.with(|given| given.as_ref() == Some(answer)));
    let choose = move || item.with_value(|item| session.answer(item, answer.get_value()));
    view::radio(name, value, checked, label, choose)
}
