//! The levels a person wishes for, below the profile's picture, and the way there in words.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::library::Questionnaire;
use crate::app::records::Records;
use crate::app::view::{change, live, memo, press, text, when};
use crate::app::words::{Msg, Words};
use crate::guidance::ToGo;
use crate::instrument::{DimensionId, InstrumentId};
use crate::response::Attempt;
use crate::scoring::{Estimate, Profile, shown};
use crate::store::{Key, Target, read_target, write_target};

/// The step from one level to the next, POMP points.
const STEP: u8 = 5;

/// The wishes of one instrument as they are kept.
#[derive(Clone, Copy)]
struct Wishes {
    records: Records,
    instrument: StoredValue<InstrumentId>,
    kept: Memo<Target>,
}

impl Wishes {
    fn of(instrument: InstrumentId) -> Self {
        let records = Records::here();
        let key = Key::Target(instrument.clone()).as_text();
        let kept =
            memo(move || records.text(&key).and_then(|text| read_target(&text).ok()).unwrap_or_default());
        Self { records, instrument: StoredValue::new(instrument), kept }
    }

    fn level(self, id: &DimensionId) -> Option<u8> {
        self.kept.with(|kept| kept.get(id).copied())
    }

    fn wish(self, id: &DimensionId, level: Option<u8>) {
        let mut target = self.kept.get_untracked();
        match level {
            Some(level) => target.insert(id.clone(), level),
            None => target.remove(id),
        };
        let key = Key::Target(self.instrument.get_value());
        if target.is_empty() {
            self.records.discard(&key);
        } else {
            self.records.keep(&key, &write_target(&target));
        }
    }
}

/// The levels a person wishes for.
pub fn target(questionnaire: Signal<Arc<Questionnaire>>, attempt: StoredValue<Attempt>) -> AnyView {
    let words = Words::here();
    let wishes = Wishes::of(attempt.with_value(|attempt| attempt.instrument.clone()));
    let profile = questionnaire.with_untracked(|questionnaire| {
        attempt.with_value(|attempt| {
            let form = questionnaire.instrument.form_or_first(&attempt.form);
            Profile::score(&questionnaire.instrument, form, &attempt.answers)
        })
    });
    let scores: Vec<(DimensionId, Option<Estimate>)> =
        profile.dimensions.into_iter().map(|dimension| (dimension.id, dimension.estimate)).collect();
    let rows: Vec<AnyView> =
        scores.iter().map(|(id, estimate)| row(questionnaire, wishes, id.clone(), *estimate)).collect();
    let scores = StoredValue::new(scores);
    let distances = when(
        move || scores.with_value(|scores| scores.iter().any(|(id, _)| wishes.level(id).is_some())),
        move || {
            let rows = live(move || {
                questionnaire.with(|questionnaire| {
                    let rows = scores.with_value(|scores| {
                        let wished =
                            scores.iter().filter_map(|(id, score)| Some((id, score, wishes.level(id)?)));
                        wished
                            .map(|(id, score, level)| distance(questionnaire, id, *score, level, words))
                            .collect::<Vec<AnyView>>()
                    });
                    rows.into_any()
                })
            });
            view! {
                <h3>{words.t(Msg::TargetDistances)}</h3>
                <ul class="plain">{rows}</ul>
            }
            .into_any()
        },
    );
    view! {
        <section class="stack" data-role="target">
            <h2>{words.t(Msg::TargetTitle)}</h2>
            <p class="soft">{words.t(Msg::TargetText)}</p>
            {distances}
            <details>
                <summary>{words.t(Msg::TargetOpen)}</summary>
                <ul class="wishes">{rows}</ul>
            </details>
        </section>
    }
    .into_any()
}

fn name(questionnaire: &Questionnaire, id: &DimensionId) -> String {
    questionnaire.wording.dimensions.get(id).map_or_else(|| id.to_string(), |words| words.name.clone())
}

/// One wish and how far it is from the score.
fn distance(
    questionnaire: &Questionnaire,
    id: &DimensionId,
    estimate: Option<Estimate>,
    level: u8,
    words: Words,
) -> AnyView {
    let (hook, title) = (id.to_string(), name(questionnaire, id));
    let said = match estimate {
        None => words.text(Msg::TargetUnscored),
        Some(estimate) => {
            let shown = shown(&questionnaire.instrument, estimate.score);
            let distance = match ToGo::of(&estimate, level) {
                ToGo::Reached => words.text(Msg::TargetReached),
                ToGo::WithinError => words.text(Msg::TargetWithin),
                // As far as the two numbers that stand there say, and never nothing.
                ToGo::Points(_) => {
                    let points = (f64::from(level) - shown.value).round().max(1.0);
                    words.count(Msg::TargetPoints, points as usize)
                }
            };
            let score = words.number(shown.value, shown.digits);
            let places = [("score", &*score), ("level", &words.whole(level.into())), ("distance", &distance)];
            words.fill(Msg::TargetDistance, &places)
        }
    };
    view! { <li data-wish=hook><b>{title}</b> " " {said}</li> }.into_any()
}

/// A level from a slider, which says "no wish" until it is moved.
fn row(
    questionnaire: Signal<Arc<Questionnaire>>,
    wishes: Wishes,
    id: DimensionId,
    estimate: Option<Estimate>,
) -> AnyView {
    let words = Words::here();
    let hook = id.to_string();
    // Where the slider rests without a wish: at the score, from where a wish is a way up or down.
    let rest = estimate.map_or(50.0, |estimate| (estimate.score / f64::from(STEP)).round() * f64::from(STEP));
    let rest = attribute(rest as u8);
    let id = StoredValue::new(id);
    let level = memo(move || id.with_value(|id| wishes.level(id)));
    let title = memo(move || questionnaire.with(|q| id.with_value(|id| name(q, id))));
    let label = text(move || words.fill(Msg::TargetLevel, &[("name", &title.get())]));
    let said = text(move || match level.get() {
        Some(level) => words.whole(level.into()),
        None => words.text(Msg::TargetNone),
    });
    let value = text(move || level.get().map_or_else(|| rest.clone(), attribute));
    let wished = text(move || String::from(if level.get().is_some() { "true" } else { "false" }));
    let set = change(move |event| {
        let level = event_target_value(&event).parse::<u8>().ok().map(|level| level.min(100));
        id.with_value(|id| wishes.wish(id, level));
    });
    let clear = when(
        move || level.get().is_some(),
        move || {
            let clear = press(move || id.with_value(|id| wishes.wish(id, None)));
            let named = text(move || words.fill(Msg::TargetClearNamed, &[("name", &title.get())]));
            view! {
                <button type="button" class="link small" data-action="no-wish" aria-label=named on:click=clear>
                    {words.t(Msg::TargetClear)}
                </button>
            }
            .into_any()
        },
    );
    view! {
        <li data-level=hook data-wished=wished>
            <span class="name" aria-hidden="true">{title}</span>
            <input
                type="range"
                min="0"
                max="100"
                step=attribute(STEP)
                aria-label=label
                aria-valuetext=said
                prop:value=value
                on:input=set
            />
            <span class="num" aria-hidden="true">{said}</span>
            {clear}
        </li>
    }
    .into_any()
}

/// A level as an attribute takes it.
fn attribute(level: u8) -> String {
    level.to_string()
}
