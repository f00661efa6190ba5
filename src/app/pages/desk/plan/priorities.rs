//! What the plan is about: for each priority how one will notice that it helps, and firms that grew by it.

use leptos::prelude::*;

use super::desk::Planned;
use crate::app::pages::library::{STORIES, duration, told};
use crate::app::route::Route;
use crate::app::view::live;
use crate::app::words::Msg;
use crate::guidance::{Duration, Trained, Unserved};
use crate::instrument::DimensionId;
use crate::store::Company;

/// The priorities, and what cannot be planned with what would help.
pub fn priorities(planned: Planned) -> AnyView {
    let desk = planned.desk;
    let words = desk.words;
    let unserved = live(move || {
        let unserved = planned.training.with(|training| training.unserved.clone());
        let one = |unserved: Unserved| {
            let id = unserved.dimension.to_string();
            view! { <p class="notice" data-notice="unserved" data-unserved=id>{why(planned, &unserved)}</p> }
        };
        unserved.into_iter().map(one).collect_view().into_any()
    });
    // Stories have their words from a file of their own; until it is here, or without it, the plan stands alone.
    let stories = STORIES.book();
    let list = live(move || {
        let priorities = desk.plan.with(|plan| plan.priorities.clone());
        let one = |id: DimensionId| {
            let instrument = desk.questionnaire.with(|questionnaire| questionnaire.instrument.id.clone());
            let skill = Trained { instrument, dimension: id.clone() };
            let links = live(move || {
                stories.with(|book| {
                    let Some(stories) = book.as_ref().and_then(told) else { return ().into_any() };
                    let about = stories.stories.iter().filter(|story| story.skills.contains(&skill));
                    let links: Vec<AnyView> = about
                        .map(|story| {
                            let (title, id) = (story.words.title.clone(), story.id.clone());
                            let (href, language) = (Route::Stories.to_string(), stories.language.clone());
                            view! { " " <a href=href lang=language data-action="story" data-story=id>{title}</a> }
                                .into_any()
                        })
                        .collect();
                    if links.is_empty() {
                        return ().into_any();
                    }
                    view! { <p class="small screen">{words.text(Msg::PlanStories)}{links}</p> }.into_any()
                })
            });
            view! {
                <div data-priority=id.to_string()><dt>{desk.name(&id)}</dt><dd>{desk.high(&id)}{links}</dd></div>
            }
        };
        priorities.into_iter().map(one).collect_view().into_any()
    });
    view! {
        {unserved}
        <div class="stack">
            <h3>{words.t(Msg::PlanHelped)}</h3>
            <dl class="helped">{list}</dl>
        </div>
    }
    .into_any()
}

/// Why a priority has no step, and what to change.
fn why(planned: Planned, unserved: &Unserved) -> String {
    let desk = planned.desk;
    let words = desk.words;
    let company = desk.plan.with(|plan| plan.company);
    let mut sentences = vec![words.fill(Msg::PlanNone, &[("name", &desk.name(&unserved.dimension))])];
    if let Some(minutes) = unserved.minutes {
        let time = duration(words, Duration::of(minutes));
        sentences.push(words.fill(Msg::PlanNoneMinutes, &[("time", &time)]));
    }
    if unserved.company {
        sentences.push(words.text(match company {
            Company::Alone => Msg::PlanNoneColleagues,
            Company::Colleagues => Msg::PlanNoneAlone,
        }));
    }
    if sentences.len() < 2 {
        sentences.push(words.text(Msg::PlanNoneElse));
    }
    sentences.join(" ")
}
