//! What to make of it: strengths, what is worth practising, and what a self-report cannot tell.

use leptos::prelude::*;

use super::reading::Reading;
use crate::app::navigation::Navigation;
use crate::app::pages::trains;
use crate::app::view::{live, paragraph};
use crate::app::words::{Msg, Words};
use crate::guidance::Trained;
use crate::instrument::DimensionId;

/// Strengths and priorities where there are any, and the limits always.
pub fn advice(reading: Signal<Reading>) -> AnyView {
    let words = Words::here();
    let sections = live(move || {
        reading.with(|reading| {
            let standing = &reading.stand_out;
            let mut sections: Vec<AnyView> = Vec::new();
            if !standing.strengths.is_empty() {
                let list = named(reading, &standing.strengths, |high| high.to_owned(), |_| ().into_any());
                let list = view! { <ul class="named">{list}</ul> }.into_any();
                sections.push(section("strengths", words.text(Msg::AdviceStrengths), list));
            }
            if standing.own_mean.is_some() {
                let list = if standing.priorities.is_empty() {
                    paragraph(words.text(Msg::AdviceNone))
                } else {
                    let strong = |high: &str| words.fill(Msg::AdviceStrong, &[("text", high)]);
                    let instrument = &reading.questionnaire.instrument.id;
                    let within = Navigation::here().is_within();
                    let practise = |dimension: &DimensionId| {
                        if within {
                            return ().into_any();
                        }
                        let trained =
                            Trained { instrument: instrument.clone(), dimension: dimension.clone() };
                        trains(trained, words.text(Msg::AdviceTechniques))
                    };
                    let list = named(reading, &standing.priorities, strong, practise);
                    view! { <ol class="named">{list}</ol> }.into_any()
                };
                sections.push(section("priorities", words.text(Msg::AdvicePriorities), list));
            }
            // What stands beside the score already is not said again.
            let said = usize::from(reading.beside_the_score().is_some());
            let caveats = reading.questionnaire.wording.caveats.iter().skip(said);
            let caveats = caveats.map(|text| view! { <li>{text.clone()}</li> }).collect_view();
            let caveats = view! { <ul class="plain">{caveats}</ul> }.into_any();
            sections.push(section("caveats", words.text(Msg::AdviceCaveats), caveats));
            sections.into_any()
        })
    });
    view! { <div class="pair">{sections}</div> }.into_any()
}

fn section(role: &'static str, title: String, content: AnyView) -> AnyView {
    view! { <section class="stack" data-role=role><h2>{title}</h2>{content}</section> }.into_any()
}

/// Dimensions by name, each with a sentence made of what a high score looks like, and what one can do.
fn named(
    reading: &Reading,
    ids: &[DimensionId],
    sentence: impl Fn(&str) -> String,
    way: impl Fn(&DimensionId) -> AnyView,
) -> Vec<AnyView> {
    let dimensions = ids.iter().filter_map(|id| Some((id, reading.dimension(id)?)));
    dimensions
        .map(|(id, dimension)| {
            let text = sentence(&dimension.high);
            view! { <li><b>{dimension.name.clone()}</b><p class="soft">{text}</p>{way(id)}</li> }.into_any()
        })
        .collect()
}
