//! From a profile to practice: what to practise, four weeks of it, and ways to take them along.

mod choices;
mod desk;
mod export;
mod priorities;
mod step;
mod weeks;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::frame::notice;
use crate::app::library::Questionnaire;
use crate::app::pages::library::TECHNIQUES;
use crate::app::pages::{retry, waiting};
use crate::app::view::{button, live, memo, text, when};
use crate::app::words::Msg;
use crate::response::Attempt;
use crate::web::{events, page};
use desk::PlanDesk;

/// From a profile to practice.
pub fn plan(questionnaire: Signal<Arc<Questionnaire>>, attempt: StoredValue<Attempt>) -> AnyView {
    let desk = PlanDesk::of(questionnaire, attempt);
    let words = desk.words;
    let refused = RwSignal::new(false);
    let make = move || {
        let nothing = desk.plan.with_untracked(|plan| plan.priorities.is_empty());
        refused.set(nothing);
        if nothing {
            page::focus("[data-role='plan'] select");
        } else {
            desk.make();
            // The button goes with the choice it confirmed.
            events::before_paint(|| page::focus("[data-role='plan'] h2"));
        }
    };
    let aside = live(move || match desk.stored.get() {
        Err(_) => notice(words.text(Msg::PlanAside), "plan-aside"),
        Ok(_) => ().into_any(),
    });
    let asked = live(move || {
        let made = desk.is_made.get();
        if made {
            return ().into_any();
        }
        let choose = when(
            move || refused.get() && desk.plan.with(|plan| plan.priorities.is_empty()),
            move || view! { <p class="notice" role="alert">{words.text(Msg::PlanChoose)}</p> }.into_any(),
        );
        view! {
            {choose}
            <p class="actions">{button("button", "plan", words.t(Msg::PlanMake), make)}</p>
        }
        .into_any()
    });
    let made = when(move || desk.is_made.get(), move || content(desk));
    view! {
        <section class="stack-l plan" data-role="plan" aria-labelledby="plan-title">
            <div class="stack">
                <h2 id="plan-title" tabindex="-1">{words.t(Msg::PlanTitle)}</h2>
                <p class="paper small">{text(move || questionnaire.with(|q| q.wording.title.clone()))}</p>
                <p class="screen">{words.t(Msg::PlanLead)}</p>
                {aside}
                {choices::choices(desk)}
                {asked}
                {export::undo(desk)}
            </div>
            {made}
        </section>
    }
    .into_any()
}

/// The four weeks, as soon as the techniques are here.
fn content(desk: PlanDesk) -> AnyView {
    let words = desk.words;
    let open = TECHNIQUES.open();
    let (book, failed, again) = (open.book, open.failed, StoredValue::new(open.again));
    let is_here = memo(move || book.with(Option::is_some));
    live(move || {
        if is_here.get() {
            let plan = desk.with_techniques(book);
            return view! {
                {priorities::priorities(plan)}
                {weeks::weeks(plan)}
                {export::export(plan)}
            }
            .into_any();
        }
        match failed.get() {
            Some(why) => retry(words.t(why), move || again.with_value(|again| again())),
            None => waiting(),
        }
    })
    .into_any()
}
