//! Taking the plan along: as a calendar file, on paper, or not at all.

use leptos::prelude::*;

use super::desk::{PlanDesk, Planned};
use super::weeks::COURSE;
use crate::app::view::{button, change, text, when};
use crate::app::words::Msg;
use crate::exchange::calendar::{Event, calendar};
use crate::web::{device, download, events, page};

/// The part of the page that is printed, while only a part is.
const PRINT: &str = "data-print";

/// The ways to take the plan along, and to discard it.
pub fn export(planned: Planned) -> AnyView {
    let desk = planned.desk;
    let words = desk.words;
    let time = text(move || {
        let time = desk.plan.with(|plan| plan.time);
        let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
        [two(time / 60), two(time % 60)].join(":")
    });
    let begin = change(move |event| {
        let value = event_target_value(&event);
        let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<u32>().ok();
        if let Some((hour, minute)) = number(0..2).zip(number(3..5)) {
            desk.change(&|plan| plan.time = (hour * 60 + minute) % 1440);
        }
    });
    let remind = change(move |event| {
        let remind = event_target_checked(&event);
        desk.change(&|plan| plan.remind = remind);
    });
    let reminded = Signal::derive(move || desk.plan.with(|plan| plan.remind));
    let save = move || {
        let (file, remind) = untrack(|| (appointments(planned), desk.plan.with(|plan| plan.remind)));
        let name = ["innospark-plan-", untrack(|| desk.start()).as_str(), ".ics"].concat();
        // A browser that refuses downloads says so itself.
        let _ = download::offer(&name, "text/calendar", &calendar(&file, device::now(), remind));
    };
    let listener = StoredValue::new_local(events::on_after_print(|| page::remove_attribute(PRINT)));
    on_cleanup(move || {
        listener.dispose();
        page::remove_attribute(PRINT);
    });
    let print = || {
        page::set_attribute(PRINT, "plan");
        page::print();
    };
    let discard = move || {
        desk.discard();
        events::before_paint(|| page::focus("[data-role='plan'] [data-action='undo']"));
    };
    view! {
        <div class="stack screen">
            <div class="setup">
                <label class="pick">
                    <span>{words.t(Msg::PlanTime)}</span>
                    <input type="time" name="plan-time" required prop:value=time on:change=begin />
                </label>
                <label class="tick">
                    <input type="checkbox" name="plan-remind" prop:checked=reminded on:change=remind />
                    <span>{words.t(Msg::PlanRemind)}</span>
                </label>
            </div>
            <p class="actions">
                {button("button", "export-ics", words.t(Msg::PlanIcs), save)}
                {button("button quiet", "print-plan", words.t(Msg::PlanPrint), print)}
                {button("link", "reset-plan", words.t(Msg::PlanReset), discard)}
            </p>
        </div>
    }
    .into_any()
}

/// The plan's steps, and the day to answer again, for a calendar.
fn appointments(planned: Planned) -> Vec<Event> {
    let desk = planned.desk;
    let words = desk.words;
    let attempt = desk.attempt.with_value(|attempt| attempt.id.to_string());
    let (start, time) = (desk.start(), desk.plan.with(|plan| plan.time));
    let plan = planned.training.get();
    let steps = plan.steps.iter().filter(|step| !step.edit.left_out).filter_map(|step| {
        let name = desk.name(&step.id.dimension);
        let mut about = vec![words.fill(Msg::PlanTrains, &[("name", &name)])];
        if step.again {
            about.push(words.text(Msg::PlanAgain));
        }
        about.push([words.text(Msg::PlanHelped), desk.high(&step.id.dimension)].join(": "));
        if !step.edit.words.is_empty() {
            about.insert(0, step.edit.words.clone());
        }
        Some(Event {
            name: [attempt.as_str(), &step.id.as_text()].join("-"),
            day: start.plus(step.offset())?,
            time: time + plan.before(step),
            minutes: step.minutes,
            summary: planned.technique(&step.technique).0,
            description: about.join("\n"),
        })
    });
    let mut events: Vec<Event> = steps.collect();
    let (title, minutes) = desk.questionnaire.with(|questionnaire| {
        (questionnaire.wording.title.clone(), questionnaire.instrument.minutes.ceil() as u32)
    });
    if let Some(day) = start.plus(COURSE) {
        let date = desk.date(COURSE);
        events.push(Event {
            name: [attempt.as_str(), "again"].join("-"),
            day,
            time,
            minutes,
            summary: words.fill(Msg::PlanAfterAgain, &[("title", &title)]),
            description: words.fill(Msg::PlanAfterText, &[("date", &date)]),
        });
    }
    events
}

/// The way back after the plan was discarded.
pub fn undo(desk: PlanDesk) -> AnyView {
    let words = desk.words;
    let back = move || {
        desk.take_back();
        events::before_paint(|| page::focus("[data-role='plan'] h2"));
    };
    let said = when(
        move || desk.discarded.with(Option::is_some),
        move || {
            view! { {words.text(Msg::PlanResetDone)} " " {button("link", "undo", words.t(Msg::AttemptUndo), back)} }
                .into_any()
        },
    );
    view! { <p class="small" role="status">{said}</p> }.into_any()
}
