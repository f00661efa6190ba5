//! Two results side by side: before and after, two roles, or two people.

mod reading;
mod table;

use std::sync::Arc;

use leptos::prelude::*;

use super::entry::why;
use super::told::{Found, Told};
use crate::app::frame::{notice, set_aside};
use crate::app::library::Questionnaire;
use crate::app::navigation::Navigation;
use crate::app::pages::{dead_end, with_questionnaire};
use crate::app::parts::radar;
use crate::app::records::Records;
use crate::app::route::Route;
use crate::app::view::{button, button_link, live, paragraph, text, when};
use crate::app::words::{Msg, Words};
use crate::guidance::{Incomparable, compare as compared};
use crate::response::AttemptId;
use crate::web::page;
use reading::{Pair, Reading};
pub use reading::{name, summary};

/// Two results side by side.
pub fn compare(first: &AttemptId, second: &AttemptId) -> AnyView {
    let words = Words::here();
    let records = Records::here();
    if first == second {
        return refused(words.t(Msg::CompareNoSame), ().into_any());
    }
    let (first, second) = match (Found::of(records, first), Found::of(records, second)) {
        (Ok(Some(first)), Ok(Some(second))) => (first, second),
        (Err(record), _) | (_, Err(record)) => return gone(set_aside(record)),
        _ => return gone(().into_any()),
    };
    if first.instrument() != second.instrument() {
        let ids = [&first, &second].map(|found| found.instrument().clone());
        let sentence = text(move || {
            let names = ids.clone().map(|id| words.instrument(&id));
            words.fill(Msg::CompareNoInstrument, &[("first", &names[0]), ("second", &names[1])])
        });
        return refused(sentence, ().into_any());
    }
    with_questionnaire(first.instrument().clone(), "compare", move |questionnaire| {
        let instrument = questionnaire.with_untracked(|q| q.instrument.clone());
        match (first.told(&instrument), second.told(&instrument)) {
            (Ok(first), Ok(second)) => pair_of(first, second, questionnaire),
            (Err(error), _) | (_, Err(error)) => refused(text(move || why(&error, words)), ().into_any()),
        }
    })
}

fn pair_of(first: Told, second: Told, questionnaire: Signal<Arc<Questionnaire>>) -> AnyView {
    let (before, after) = if second.comes_before(&first) { (second, first) } else { (first, second) };
    let pair = Arc::new(Pair::of(before, after));
    let compared =
        questionnaire.with_untracked(|q| compared(&q.instrument, pair.before.side(), pair.after.side()));
    match compared {
        Ok(compared) => {
            let compared = Arc::new(compared);
            side_by_side(Signal::derive(move || Reading {
                questionnaire: questionnaire.get(),
                pair: pair.clone(),
                compared: compared.clone(),
            }))
        }
        Err(why) => incomparable(why),
    }
}

/// There is no such result, or none that can be read.
fn gone(more: AnyView) -> AnyView {
    refused(Words::here().t(Msg::CompareNoGone), more)
}

/// Why nothing is compared, and the way on.
fn incomparable(why: Incomparable) -> AnyView {
    let words = Words::here();
    let sentence = match why {
        Incomparable::OtherVersion(then) => {
            let then = then.to_string();
            text(move || words.fill(Msg::CompareNoVersion, &[("then", &then)]))
        }
        Incomparable::ScoresAlone => words.t(Msg::CompareNoScores),
        Incomparable::NothingScored => words.t(Msg::CompareNoScored),
        // Different instruments never come this far.
        Incomparable::NothingInCommon | Incomparable::OtherInstrument => words.t(Msg::CompareNoCommon),
    };
    refused(sentence, ().into_any())
}

fn refused(why: Signal<String>, more: AnyView) -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::CompareNoTitle));
    let more = view! { {more} <p>{to_history()}</p> }.into_any();
    dead_end("compare", words.t(Msg::CompareNoTitle), why, more)
}

fn to_history() -> AnyView {
    let words = Words::here();
    let address = Route::History.to_string();
    button_link("", "history", words.t(Msg::CompareHistory), address).into_any()
}

fn side_by_side(reading: Signal<Reading>) -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::ComparePage));
    let sentences = live(move || {
        let sentences = reading.with(|reading| reading.sentences(words));
        sentences.into_iter().map(paragraph).collect_view().into_any()
    });
    let unfinished = when(
        move || reading.with(|reading| !reading.pair.before.finished || !reading.pair.after.finished),
        move || notice(words.text(Msg::CompareUnfinished), "unfinished"),
    );
    let picture = when(
        move || reading.with(Reading::has_radar),
        move || {
            let data = Signal::derive(move || reading.with(|reading| reading.radar(words)));
            radar(data, text(move || reading.with(|reading| reading.picture(words))))
        },
    );
    let counts = live(move || {
        let lines = reading.with(|reading| reading.what_counts(words));
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view().into_any()
    });
    view! {
        <main id="main" class="stack-xl" tabindex="-1" data-page="compare">
            <div class="stack">
                <p class="small soft">{text(move || reading.with(|r| r.questionnaire.wording.title.clone()))}</p>
                <h1 tabindex="-1">{text(move || reading.with(|reading| reading.title(words)))}</h1>
                {sentences}
                {unfinished}
                <p class="actions">
                    {button("button quiet", "print", words.t(Msg::ResultsPrint), page::print)}
                    {to_history()}
                </p>
            </div>
            <div class="profile">
                {picture}
                {table::differences(reading)}
            </div>
            <section class="stack" data-role="counts">
                <h2>{words.t(Msg::CompareLeft)}</h2>
                <ul class="plain">{counts}</ul>
            </section>
            {table::index(reading)}
        </main>
    }
    .into_any()
}
