//! What the room may practise: techniques for the dimensions where its mean is lowest.

use leptos::prelude::*;

use super::chamber::Chamber;
use crate::app::pages::library::{TECHNIQUES, Techniques, brief};
use crate::app::pages::{retry, trains};
use crate::app::route::Route;
use crate::app::view::live;
use crate::app::words::{Msg, Words};
use crate::guidance::{Entry, Trained};
use crate::room::{Priority, exercises as fitting};

/// Techniques that are named for a priority.
const NAMED: usize = 3;

/// The exercises for these priorities.
pub fn exercises(chamber: Chamber, priorities: Signal<Vec<Priority>>) -> AnyView {
    let words = chamber.words;
    let open = TECHNIQUES.open();
    let (book, failed, again) = (open.book, open.failed, StoredValue::new(open.again));
    let list = live(move || {
        let techniques = book.with(|book| book.as_ref().and_then(Techniques::of));
        let Some(techniques) = techniques else {
            return match failed.get() {
                Some(why) => retry(words.t(why), move || again.with_value(|again| again())),
                None => view! { <p class="soft small">{words.text(Msg::LoadWaiting)}</p> }.into_any(),
            };
        };
        let instrument = chamber.questionnaire.with(|q| q.instrument.clone());
        let one = |priority: Priority| {
            let dimension = priority.dimension.clone();
            let name = chamber.dimension(&dimension);
            let found = fitting(&priority, &instrument, &techniques.toolkit);
            let links: Vec<AnyView> = found.iter().take(NAMED).map(|entry| link(entry, words)).collect();
            let none = links
                .is_empty()
                .then(|| view! { <li class="soft">{words.text(Msg::RoomExercisesNone)}</li> });
            let all = words.fill(Msg::RoomExercisesAll, &[("name", &name)]);
            let trained = Trained { instrument: instrument.id.clone(), dimension: dimension.clone() };
            view! {
                <li data-priority=dimension.to_string()>
                    <b>{name}</b>
                    <ul class="plain">{links}{none}</ul>
                    <p class="small screen">{trains(trained, all)}</p>
                </li>
            }
        };
        let items = priorities.get().into_iter().map(one).collect_view();
        view! { <ol class="named">{items}</ol> }.into_any()
    });
    view! {
        <section class="stack" aria-labelledby="exercises" data-role="exercises">
            <h3 id="exercises">{words.t(Msg::RoomExercises)}</h3>
            <p class="soft">{words.t(Msg::RoomExercisesText)}</p>
            {list}
        </section>
    }
    .into_any()
}

fn link(entry: &Entry, words: Words) -> AnyView {
    let href = Route::Technique(entry.technique.id.clone()).to_string();
    let (name, language) = (entry.words.name.clone(), entry.language.clone());
    let about = brief(words, &entry.technique);
    view! {
        <li>
            <a href=href lang=language data-action="technique">{name}</a>
            " " <span class="small soft">{about}</span>
        </li>
    }
    .into_any()
}
