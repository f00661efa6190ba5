//! Revealing: the button with what still stands against it, and the smallest group.

use leptos::prelude::*;

use super::chamber::Chamber;
use super::shown::Shown;
use crate::app::view::{button, change, live, memo, text, when};
use crate::app::words::Msg;
use crate::room::{NotShown, NotYet};
use crate::web::{events, page};

/// The third step of the desk.
pub fn reveal(chamber: Chamber, shown: Shown) -> AnyView {
    let words = chamber.words;
    let moment = memo(move || chamber.with(|room| room.record().collecting));
    let can = memo(move || chamber.with_tally(|room, tally| room.can_reveal(tally, moment.get())));
    let label = text(move || {
        let again = chamber.with(|room| room.was_revealed(moment.get()));
        words.text(if again { Msg::RoomRevealAgain } else { Msg::RoomRevealButton })
    });
    let refused = text(move || String::from(if can.with(Result::is_ok) { "false" } else { "true" }));
    let press = move || {
        if can.with_untracked(Result::is_err) {
            return;
        }
        // What is stored may have changed; then the tally follows, and the button is there again.
        chamber.reveal(moment.get_untracked());
        events::before_paint(|| events::before_paint(|| page::focus("#results")));
    };
    let why = live(move || match can.get() {
        Ok(_) => ().into_any(),
        Err(why) => {
            let hook = match why {
                NotYet::Counting => "counting",
                NotYet::TooFew { .. } => "too-few",
                NotYet::TooFewChanged { .. } => "too-few-changed",
                NotYet::NothingNew => "nothing-new",
            };
            let said = match why {
                NotYet::Counting => {
                    let progress = chamber.progress.get();
                    let (done, total) = (words.whole(progress.done), words.whole(progress.of));
                    words.fill(Msg::RoomRevealCounting, &[("done", &done), ("total", &total)])
                }
                NotYet::TooFew { have, need } => {
                    filled(words.count(Msg::RoomRevealMissing, need - have), &words.whole(need))
                }
                NotYet::TooFewChanged { changed, need } => {
                    filled(words.count(Msg::RoomRevealNear, changed), &words.whole(need))
                }
                NotYet::NothingNew => words.text(Msg::RoomRevealSame),
            };
            view! { <p id="reveal-why" data-notice="reveal" data-why=hook>{said}</p> }.into_any()
        }
    });
    let state = live(move || {
        let hidden = |said: String, hook: &'static str| {
            view! { <p class="notice" data-notice=hook>{said}</p> }.into_any()
        };
        match shown.report(moment.get()) {
            Err(NotShown::Withdrawn) => hidden(words.text(Msg::RoomRevealHidden), "hidden"),
            Err(NotShown::TooFew { need }) => {
                let need = words.whole(need);
                hidden(words.fill(Msg::RoomRevealRaised, &[("k", &need)]), "hidden")
            }
            Err(NotShown::Counting | NotShown::NotRevealed) => ().into_any(),
            Ok(_) => {
                let new = chamber.with_tally(|room, tally| room.counts(tally, moment.get()).new);
                let waits = (0 < new).then(|| {
                    view! { <p data-notice="waits">{words.count(Msg::RoomRevealWaits, new)}</p> }
                });
                view! { <p>{words.text(Msg::RoomRevealDone)}</p>{waits} }.into_any()
            }
        }
    });
    let edition = when(
        move || !chamber.questionnaire.with(|q| chamber.with(|room| room.fits(&q.instrument))),
        move || view! { <p class="notice" data-notice="edition">{words.t(Msg::RoomEdition)}</p> }.into_any(),
    );
    view! {
        <section class="stack screen" aria-labelledby="reveal" data-role="reveal">
            <h2 id="reveal">{words.t(Msg::RoomReveal)}</h2>
            <p>{words.t(Msg::RoomRevealText)}</p>
            {edition}
            <p class="actions">
                <button
                    type="button"
                    class="button"
                    data-action="reveal"
                    aria-disabled=refused
                    aria-describedby="reveal-why"
                    on:click=crate::app::view::press(press)
                >
                    {label}
                </button>
            </p>
            <div role="status" class="stack">{why}{state}</div>
            {smallest(chamber)}
        </section>
    }
    .into_any()
}

fn filled(text: String, least: &str) -> String {
    crate::language::fill(&text, &[("k", least)])
}

/// The fewest people that are shown together, which may be raised.
fn smallest(chamber: Chamber) -> AnyView {
    let words = chamber.words;
    let typed: RwSignal<Option<String>> = RwSignal::new(None);
    let refused: RwSignal<Option<usize>> = RwSignal::new(None);
    let shown = text(move || typed.get().unwrap_or_else(|| chamber.smallest().to_string()));
    let input = change(move |event| {
        refused.set(None);
        typed.set(Some(event_target_value(&event)));
    });
    let set = move || {
        let asked = typed.get_untracked().and_then(|text| text.trim().parse::<usize>().ok());
        let Some(asked) = asked else {
            typed.set(None);
            return;
        };
        let (outcome, _) = chamber.change(|room| room.raise_smallest(asked));
        refused.set(outcome.is_err().then_some(asked));
        typed.set(None);
    };
    let problem = live(move || match refused.get() {
        None => ().into_any(),
        Some(asked) => {
            let values = [
                ("asked", &*words.whole(asked)),
                ("k", &words.whole(chamber.with(|room| room.smallest().get()))),
            ];
            let said = words.fill(Msg::RoomKLow, &values);
            view! { <p class="notice" data-notice="smallest">{said}</p> }.into_any()
        }
    });
    view! {
        <div class="stack" data-role="smallest" data-smallest=text(move || chamber.smallest().to_string())>
            <p class="actions">
                <label class="pick">
                    <span>{words.t(Msg::RoomK)}</span>
                    <input
                        type="number"
                        name="smallest"
                        min="5"
                        step="1"
                        inputmode="numeric"
                        aria-describedby="smallest-hint"
                        prop:value=shown
                        on:input=input
                    />
                </label>
                {button("button quiet", "smallest", words.t(Msg::RoomKSet), set)}
            </p>
            <p id="smallest-hint" class="small soft">{words.t(Msg::RoomKText)}</p>
            <div role="status">{problem}</div>
        </div>
    }
    .into_any()
}
