//! The profile: what stands out, the radar, every score with its error and its arithmetic, and what it cannot tell.

mod advice;
pub(super) mod context;
mod eligibility;
mod explain;
pub(super) mod reading;
mod report;
pub(super) mod table;

use std::sync::Arc;

use leptos::prelude::*;

use super::lost::dead_end;
use super::with_questionnaire;
use crate::app::chunks::{self, Desk, Guest, Hall};
use crate::app::frame::{is_embedded, notice, set_aside};
use crate::app::library::Questionnaire;
use crate::app::navigation::{Navigation, Step};
use crate::app::parts::radar;
use crate::app::records::Records;
use crate::app::route::Route;
use crate::app::view::{button, button_link, live, memo, paragraph, text, when};
use crate::app::words::{Msg, Words};
use crate::response::{Attempt, AttemptId};
use crate::store::{Key, Target, read_target};
use crate::web::{location, page};
pub use reading::Reading;

/// The profile of an attempt.
pub fn results(attempt: &AttemptId) -> AnyView {
    match Records::here().attempt(attempt) {
        Ok(Some(attempt)) => {
            let instrument = attempt.instrument.clone();
            with_questionnaire(instrument, "results", move |questionnaire| {
                if questionnaire.with_untracked(|q| attempt.can_be_scored_with(&q.instrument)) {
                    profile(attempt.clone(), questionnaire)
                } else {
                    incompatible(&attempt, questionnaire)
                }
            })
        }
        Ok(None) => gone(().into_any()),
        Err(record) => gone(set_aside(record)),
    }
}

/// There is no such result, or none that can be read.
fn gone(more: AnyView) -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::ResultsGoneTitle));
    dead_end("results", words.t(Msg::ResultsGoneTitle), words.t(Msg::ResultsGone), more)
}

/// Answers to an edition this page does not have: kept, never scored by guesswork.
fn incompatible(attempt: &Attempt, questionnaire: Signal<Arc<Questionnaire>>) -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::ResultsTitle));
    let then = attempt.version.to_string();
    let title = text(move || questionnaire.with(|q| q.wording.title.clone()));
    let sentence = text(move || words.fill(Msg::ResultsIncompatible, &[("then", &then)]));
    dead_end("results", title, sentence, ().into_any())
}

fn profile(attempt: Attempt, questionnaire: Signal<Arc<Questionnaire>>) -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::ResultsTitle));
    let attempt = StoredValue::new(attempt);
    let reading = Memo::new(move |_| attempt.with_value(|a| Reading::of(questionnaire.get(), a)));
    let reading: Signal<Reading> = reading.into();
    let summary = live(move || {
        reading.with(|reading| reading.summary(words)).into_iter().map(paragraph).collect_view().into_any()
    });
    let edition = live(move || match attempt.with_value(|attempt| edition(attempt, questionnaire, words)) {
        Some(sentence) => notice(sentence, "edition"),
        None => ().into_any(),
    });
    let picture = when(
        move || reading.with(Reading::has_radar),
        move || {
            let wished = wished(attempt);
            let data = Signal::derive(move || {
                reading.with(|reading| wished.with(|wished| reading.radar_with(wished, words)))
            });
            radar(data, text(move || reading.with(|reading| reading.sentence(words))))
        },
    );
    // At a kiosk no link leads away, and nothing is made that would stay on the device.
    let within = Navigation::here().is_within();
    let outside = |section: Desk| (!within).then(|| chunks::desk(section));
    let handing = location::query("room").is_some() && attempt.with_value(|a| a.finished.is_some());
    view! {
        <main id="main" class="stack-xl" tabindex="-1" data-page="results">
            <div class="stack">
                {report::head(reading, attempt)}
                <p class="small soft screen">{text(move || attempt.with_value(|a| meta(a, questionnaire, words)))}</p>
                <h1 tabindex="-1">{text(move || reading.with(|reading| reading.headline(words)))}</h1>
                {summary}
                {context::whose_view(reading, attempt)}
                {edition}
                {(!within).then(|| actions(attempt))}
            </div>
            {within.then(|| chunks::hall(Hall::Along(questionnaire, attempt)))}
            {handing.then(|| outside(Desk::HandIn(questionnaire, attempt)))}
            {eligibility::eligibility(reading)}
            {context::groups(reading)}
            <div class="profile">
                {picture}
                {table::score_table(reading)}
            </div>
            {report::how_to_read(reading)}
            {outside(Desk::Target(questionnaire, attempt))}
            {context::documents(reading)}
            {context::facts(reading, attempt)}
            {advice::advice(reading)}
            {outside(Desk::After(questionnaire, attempt))}
            {report::foot(reading)}
            {is_embedded().then(|| chunks::guest(Guest::Send(questionnaire, attempt)))}
        </main>
    }
    .into_any()
}

/// The levels wished for, as they are kept now.
fn wished(attempt: StoredValue<Attempt>) -> Memo<Target> {
    let records = Records::here();
    let key = attempt.with_value(|attempt| Key::Target(attempt.instrument.clone())).as_text();
    memo(move || records.text(&key).and_then(|text| read_target(&text).ok()).unwrap_or_default())
}

/// What was answered, in which form, when, and how much of it.
fn meta(attempt: &Attempt, questionnaire: Signal<Arc<Questionnaire>>, words: Words) -> String {
    let (title, form) = questionnaire
        .with(|q| (q.wording.title.clone(), q.wording.forms.get(&attempt.form).cloned().unwrap_or_default()));
    let date = words.date(attempt.finished.unwrap_or(attempt.started));
    let (answered, total) = (words.whole(attempt.answered()), words.whole(attempt.order.len()));
    let values =
        [("title", &*title), ("form", &form), ("date", &date), ("answered", &answered), ("total", &total)];
    words.fill(Msg::ResultsMeta, &values)
}

/// Says so where the statements have changed since they were answered.
fn edition(attempt: &Attempt, questionnaire: Signal<Arc<Questionnaire>>, words: Words) -> Option<String> {
    let now = questionnaire.with(|q| q.instrument.version);
    let values = [attempt.version, now].map(|version| version.to_string());
    (attempt.version != now)
        .then(|| words.fill(Msg::ResultsEdition, &[("then", &values[0]), ("now", &values[1])]))
}

/// Print, answer again, or go on where nothing is finished yet.
fn actions(attempt: StoredValue<Attempt>) -> AnyView {
    let words = Words::here();
    let navigation = Navigation::here();
    let route = attempt.with_value(|attempt| Route::Take(attempt.instrument.clone()));
    let (unfinished, way) = if attempt.with_value(|attempt| attempt.finished.is_some()) {
        let again = button_link("button quiet", "start", words.t(Msg::ResultsAgain), route.to_string());
        (().into_any(), again.into_any())
    } else {
        let go_on = move || {
            let step = attempt.with_value(|attempt| Step { attempt: attempt.id.clone(), page: attempt.page });
            navigation.go_to_step(route.clone(), step);
        };
        let sentence = live(move || notice(words.text(Msg::ResultsUnfinished), "unfinished"));
        (sentence.into_any(), button("button", "resume", words.t(Msg::ResultsContinue), go_on).into_any())
    };
    view! {
        {unfinished}
        <p class="actions">
            {way}
            {button("button quiet", "print", words.t(Msg::ResultsPrint), page::print)}
        </p>
    }
    .into_any()
}
