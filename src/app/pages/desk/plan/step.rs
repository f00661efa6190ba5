//! One step: what to do on which day, whether it is done, and what one can change in it.

use leptos::prelude::*;

use super::choices::entry;
use super::desk::Planned;
use crate::app::pages::library::duration;
use crate::app::route::Route;
use crate::app::view::{button, change, live, memo, pick, text, when};
use crate::app::words::Msg;
use crate::guidance::{Duration, Step};
use crate::instrument::TechniqueId;
use crate::store::{DAYS, Edit, MOST_WORDS, StepId, shortened};
use crate::web::{events, page};

/// A step, from whatever the plan says of it now.
type Of<T> = Box<dyn Fn(&Step) -> T + Send + Sync>;

/// A signal that follows a step.
fn of(
    planned: Planned,
    id: StoredValue<StepId>,
    said: impl Fn(&Step) -> String + Send + Sync + 'static,
) -> Signal<String> {
    let said: Of<String> = Box::new(said);
    text(move || planned.step(&id.get_value()).map(|step| said(&step)).unwrap_or_default())
}

/// A condition that follows a step.
fn is(planned: Planned, id: StoredValue<StepId>, holds: fn(&Edit) -> bool) -> Memo<bool> {
    memo(move || planned.step(&id.get_value()).is_some_and(|step| holds(&step.edit)))
}

/// A step of the plan.
pub fn step(planned: Planned, id: StepId) -> AnyView {
    let desk = planned.desk;
    let words = desk.words;
    let hook = id.as_text();
    let id = StoredValue::new(id);
    let done = is(planned, id, |edit| edit.done);
    let left_out = is(planned, id, |edit| edit.left_out);
    let technique = memo(move || planned.step(&id.get_value()).map(|step| step.technique));
    let day = of(planned, id, move |step| {
        desk.start().plus(step.offset()).map(|day| day.to_string()).unwrap_or_default()
    });
    let date = of(planned, id, move |step| desk.date(step.offset()));
    let minutes = of(planned, id, |step| step.minutes.to_string());
    let time = of(planned, id, move |step| duration(words, Duration::of(step.minutes)));
    let trains = of(planned, id, move |step| {
        let name = desk.name(&step.id.dimension);
        if step.again { [name, words.text(Msg::PlanAgain)].join(" · ") } else { name }
    });
    let own = of(planned, id, |step| step.edit.words.clone());
    let noticed = of(planned, id, |step| step.edit.noticed.clone());
    let state = text(move || {
        String::from(match (left_out.get(), done.get()) {
            (true, _) => "left-out",
            (false, true) => "done",
            (false, false) => "planned",
        })
    });
    let tick = change(move |event| {
        let done = event_target_checked(&event);
        planned.edit(&id.get_value(), &|edit| edit.done = done);
    });
    let named = move |message: Msg| {
        text(move || {
            let name = technique.get().map(|id| planned.technique(&id).0).unwrap_or_default();
            words.fill(message, &[("name", &name), ("date", &date.get())])
        })
    };
    let told = live(move || if left_out.get() { left(planned, id) } else { ().into_any() });
    let link = live(move || technique.get().map(|id| link(planned, id)).into_any());
    let note = live(move || {
        if left_out.get() {
            return ().into_any();
        }
        let field = when(
            move || done.get(),
            move || {
                own_words(planned, id, Msg::PlanNoticed, "noticed", noticed, |edit, words| {
                    edit.noticed = words
                })
            },
        );
        view! { {field}<p class="paper line">{words.t(Msg::PlanNoticed)} ": " {noticed}</p> }.into_any()
    });
    let changing = when(
        move || !left_out.get(),
        move || {
            view! {
                <details>
                    <summary aria-label=named(Msg::PlanChangeNamed)>{words.t(Msg::PlanChange)}</summary>
                    {changes(planned, id, own)}
                </details>
            }
            .into_any()
        },
    );
    let tick = view! {
        <label class="tick" hidden=move || left_out.get()>
            <input type="checkbox" name="done" aria-label=named(Msg::PlanDoneNamed) prop:checked=done on:change=tick />
            <span>{words.t(Msg::PlanDone)}</span>
        </label>
    };
    view! {
        <li class="step" data-step=hook data-state=state data-day=day data-minutes=minutes
            data-technique=text(move || technique.get().map(|id| id.to_string()).unwrap_or_default())>
            <p class="small soft">{date} <span>{time}</span></p>
            <div class="what">
                <h4>{link}</h4>
                <p class="small soft">{trains}</p>
                <p class="own">{own}</p>
                {note}
                {told}
                {changing}
            </div>
            {tick}
        </li>
    }
    .into_any()
}

/// A technique's name, as the way to it.
fn link(planned: Planned, id: TechniqueId) -> AnyView {
    let (name, language) = planned.technique(&id);
    view! { <a href=Route::Technique(id).to_string() lang=language>{name}</a> }.into_any()
}

/// What is said of a step that is left out.
fn left(planned: Planned, id: StoredValue<StepId>) -> AnyView {
    let words = planned.desk.words;
    let back = move || {
        planned.edit(&id.get_value(), &|edit| edit.left_out = false);
        focus_on(id, "summary");
    };
    view! {
        <p class="small">{words.t(Msg::PlanLeft)} " · " {button("link", "put-back", words.t(Msg::PlanBack), back)}</p>
    }
    .into_any()
}

/// What can be changed in a step.
fn changes(planned: Planned, id: StoredValue<StepId>, own: Signal<String>) -> AnyView {
    let desk = planned.desk;
    let words = desk.words;
    let techniques = live(move || {
        let Some(step) = planned.step(&id.get_value()) else { return ().into_any() };
        let one = |(technique, minutes): (TechniqueId, u32)| {
            let (name, time) = (planned.technique(&technique).0, duration(words, Duration::of(minutes)));
            let label = words.fill(Msg::PlanTechniqueOption, &[("name", &name), ("time", &time)]);
            entry(technique.to_string(), label, technique == step.technique)
        };
        planned.could_be(&step).into_iter().map(one).collect_view().into_any()
    });
    let chosen = of(planned, id, |step| step.technique.to_string());
    let swap = move |value: String| {
        planned.edit(&id.get_value(), &|edit| {
            edit.instead = TechniqueId::parse(&value).ok().filter(|technique| *technique != edit.planned);
        });
    };
    let days = live(move || {
        let Some(step) = planned.step(&id.get_value()) else { return ().into_any() };
        let first = step.offset() - u32::from(step.day);
        let one = |day: u8| entry(day.to_string(), desk.date(first + u32::from(day)), day == step.day);
        (0..DAYS).map(one).collect_view().into_any()
    });
    let day = of(planned, id, |step| step.day.to_string());
    let shift = move |value: String| {
        planned.edit(&id.get_value(), &|edit| edit.day = value.parse().ok());
        // Another order of the week makes its steps anew.
        focus_on(id, "summary");
    };
    let leave = move || {
        planned.edit(&id.get_value(), &|edit| edit.left_out = true);
        focus_on(id, "[data-action='put-back']");
    };
    view! {
        <div class="changes">
            {pick("technique", words.t(Msg::PlanTechnique), chosen, techniques, swap)}
            {pick("day", words.t(Msg::PlanDay), day, days, shift)}
            {own_words(planned, id, Msg::PlanWords, "words", own, |edit, words| edit.words = words)}
            {button("link", "leave-out", words.t(Msg::PlanLeave), leave)}
        </div>
    }
    .into_any()
}

/// A line for a person's own words.
fn own_words(
    planned: Planned,
    id: StoredValue<StepId>,
    label: Msg,
    name: &'static str,
    value: Signal<String>,
    into: fn(&mut Edit, String),
) -> AnyView {
    let typed = change(move |event| {
        let words = shortened(&event_target_value(&event));
        planned.edit(&id.get_value(), &|edit| into(edit, words.clone()));
    });
    let most = MOST_WORDS.to_string();
    view! {
        <label class="pick wide-field screen">
            <span>{planned.desk.words.t(label)}</span>
            <input type="text" name=name maxlength=most autocomplete="off" prop:value=value on:input=typed />
        </label>
    }
    .into_any()
}

/// Moves the focus to a part of a step, once it stands.
fn focus_on(id: StoredValue<StepId>, part: &'static str) {
    let selector = ["[data-step='", &id.with_value(StepId::as_text), "'] ", part].concat();
    events::before_paint(move || page::focus(&selector));
}
