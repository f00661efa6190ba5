//! The four weeks, and what comes after.

use leptos::prelude::*;

use super::desk::Planned;
use super::step::step;
use crate::app::pages::library::duration;
use crate::app::route::Route;
use crate::app::view::{live, memo, text};
use crate::app::words::Msg;
use crate::guidance::Duration;
use crate::store::{DAYS, WEEKS};

/// Days until the plan is over.
pub const COURSE: u32 = WEEKS as u32 * DAYS as u32;

/// The steps week by week, in the order of their days.
pub fn weeks(planned: Planned) -> AnyView {
    let desk = planned.desk;
    let words = desk.words;
    let list = (1..=WEEKS).map(|week| one_week(planned, week)).collect_view();
    let date = text(move || desk.date(COURSE));
    let again = text(move || words.fill(Msg::PlanAfterText, &[("date", &date.get())]));
    let title = text(move || {
        let title = desk.questionnaire.with(|questionnaire| questionnaire.wording.title.clone());
        words.fill(Msg::PlanAfterAgain, &[("title", &title)])
    });
    let href = desk.attempt.with_value(|attempt| Route::Take(attempt.instrument.clone()).to_string());
    view! {
        <ol class="weeks">
            {list}
            <li class="stack" data-week="after">
                <h3>{words.t(Msg::PlanAfter)}</h3>
                <p>{again}</p>
                <p class="screen"><a href=href data-action="again">{title}</a></p>
            </li>
        </ol>
    }
    .into_any()
}

fn one_week(planned: Planned, week: u8) -> AnyView {
    let words = planned.desk.words;
    // Made anew only when steps come, go or change places, so that what is open stays open while a step is changed.
    let ids = memo(move || {
        planned.training.with(|training| {
            let steps = training.steps.iter().filter(|step| step.id.week == week);
            steps.map(|step| step.id.clone()).collect::<Vec<_>>()
        })
    });
    let steps = live(move || ids.get().into_iter().map(|id| step(planned, id)).collect_view().into_any());
    let heading = text(move || words.fill(Msg::PlanWeek, &[("n", &words.whole(usize::from(week)))]));
    let minutes = text(move || {
        let minutes = planned.training.with(|training| training.minutes(week));
        words.fill(Msg::PlanWeekMinutes, &[("time", &duration(words, Duration::of(minutes)))])
    });
    view! {
        <li class="stack" data-week=week.to_string()>
            <h3>{heading} " " <span class="small soft">{minutes}</span></h3>
            <ol class="days">{steps}</ol>
        </li>
    }
    .into_any()
}
