//! What to make of it: strengths, what is worth practising, and what a self-report cannot tell.

use leptos::prelude::*;

use super::reading::Reading;
use crate::app::words::{Msg, Words};
use crate::instrument::DimensionId;

/// Strengths and priorities where there are any, and the limits always.
#[component]
pub fn Advice(
    /// The profile.
    reading: Signal<Reading>,
) -> impl IntoView {
    let words = Words::here();
    let list = move |ids: Vec<DimensionId>, message: Option<Msg>| {
        reading.with(|reading| {
            ids.iter()
                .filter_map(|id| reading.dimension(id).cloned())
                .map(|dimension| {
                    let text = match message {
                        Some(message) => words.fill(message, &[("text", &dimension.high)]),
                        None => dimension.high,
                    };
                    view! { <li><b>{dimension.name}</b><p class="soft">{text}</p></li> }
                })
                .collect_view()
        })
    };
    let strengths = move || reading.with(|r| r.stand_out.strengths.clone());
    let priorities = move || reading.with(|r| r.stand_out.priorities.clone());
    let scored = move || reading.with(|r| r.stand_out.own_mean.is_some());
    view! {
        <div class="pair">
            <Show when=move || scored() && !strengths().is_empty()>
                <section class="stack" data-role="strengths">
                    <h2>{move || words.text(Msg::AdviceStrengths)}</h2>
                    <ul class="named">{move || list(strengths(), None)}</ul>
                </section>
            </Show>
            <Show when=scored>
                <section class="stack" data-role="priorities">
                    <h2>{move || words.text(Msg::AdvicePriorities)}</h2>
                    {move || match priorities().is_empty() {
                        true => view! { <p>{words.text(Msg::AdviceNone)}</p> }.into_any(),
                        false => view! {
                            <ol class="named">{list(priorities(), Some(Msg::AdviceStrong))}</ol>
                        }.into_any(),
                    }}
                </section>
            </Show>
            <section class="stack" data-role="caveats">
                <h2>{move || words.text(Msg::AdviceCaveats)}</h2>
                <ul class="plain">{move || reading.with(|r| {
                    r.questionnaire.wording.caveats.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view()
                })}</ul>
            </section>
        </div>
    }
}
