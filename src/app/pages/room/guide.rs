//! How to run a session, in plain words and for paper.

use leptos::prelude::*;

use crate::app::navigation::Navigation;
use crate::app::view::{button, button_link};
use crate::app::words::{Msg, Words};
use crate::web::page;

/// Minutes, and what happens in them: half a day of four hours.
const AGENDA: [(usize, Msg); 9] = [
    (15, Msg::RoomGuideAgendaArrive),
    (25, Msg::RoomGuideAgendaAnswer),
    (10, Msg::RoomGuideAgendaOwn),
    (20, Msg::RoomGuideAgendaHand),
    (50, Msg::RoomGuideAgendaReveal),
    (15, Msg::RoomGuideAgendaBreak),
    (75, Msg::RoomGuideAgendaExercise),
    (20, Msg::RoomGuideAgendaPlan),
    (10, Msg::RoomGuideAgendaClose),
];

const CHECKLISTS: [(Msg, &[Msg]); 3] = [
    (
        Msg::RoomGuideCheckBefore,
        &[
            Msg::RoomGuideCheckBeforeRoom,
            Msg::RoomGuideCheckBeforeOffline,
            Msg::RoomGuideCheckBeforePaper,
            Msg::RoomGuideCheckBeforeProjector,
        ],
    ),
    (
        Msg::RoomGuideCheckDay,
        &[Msg::RoomGuideCheckDayPower, Msg::RoomGuideCheckDayFive, Msg::RoomGuideCheckDaySave],
    ),
    (Msg::RoomGuideCheckAfter, &[Msg::RoomGuideCheckAfterReport, Msg::RoomGuideCheckAfterDelete]),
];

const PRIVACY: [Msg; 5] = [
    Msg::RoomGuidePrivacyOwn,
    Msg::RoomGuidePrivacyName,
    Msg::RoomGuidePrivacySee,
    Msg::RoomGuidePrivacyHonest,
    Msg::RoomGuidePrivacyBoss,
];

const WAYS: [(Msg, Msg); 4] = [
    (Msg::RoomGuideOne, Msg::RoomGuideOneText),
    (Msg::RoomGuideMany, Msg::RoomGuideManyText),
    (Msg::RoomGuideOffline, Msg::RoomGuideOfflineText),
    (Msg::RoomGuideTwice, Msg::RoomGuideTwiceText),
];

const READING: [Msg; 4] =
    [Msg::RoomGuideReadMean, Msg::RoomGuideReadMiddle, Msg::RoomGuideReadViews, Msg::RoomGuideReadWords];

/// How to run a session.
pub fn room_guide() -> AnyView {
    let words = Words::here();
    Navigation::here().arrive(move || words.text(Msg::RoomGuideTitle));
    let lines = |lines: &'static [Msg]| {
        let lines = lines.iter().map(|line| view! { <li>{words.t(*line)}</li> }).collect_view();
        view! { <ul class="plain">{lines}</ul> }
    };
    let agenda = AGENDA.map(|(minutes, what)| {
        let minutes = Signal::derive(move || words.whole(minutes));
        view! { <tr><td class="num">{minutes}</td><td>{words.t(what)}</td></tr> }
    });
    let checklists = CHECKLISTS.map(|(when, things)| {
        view! { <section class="stack"><h3>{words.t(when)}</h3>{lines(things)}</section> }
    });
    let ways = WAYS.map(|(title, told)| {
        view! { <section class="stack"><h3>{words.t(title)}</h3><p>{words.t(told)}</p></section> }
    });
    view! {
        <main id="main" class="stack-xl" tabindex="-1" data-page="room-guide">
            <div class="stack narrow">
                <h1 tabindex="-1">{words.t(Msg::RoomGuideTitle)}</h1>
                <p class="lead">{words.t(Msg::RoomGuideLead)}</p>
                <p class="actions">
                    {button_link("button quiet", "rooms", words.t(Msg::RoomBack), String::from("#/room"))}
                    {button("button quiet", "print", words.t(Msg::RoomGuidePrint), page::print)}
                </p>
            </div>
            <section class="stack narrow agenda" aria-labelledby="agenda">
                <h2 id="agenda">{words.t(Msg::RoomGuideAgenda)}</h2>
                <table aria-labelledby="agenda">
                    <thead>
                        <tr>
                            <th scope="col" class="num">{words.t(Msg::RoomGuideAgendaMinutes)}</th>
                            <th scope="col">{words.t(Msg::RoomGuideAgendaWhat)}</th>
                        </tr>
                    </thead>
                    <tbody>{agenda.collect_view()}</tbody>
                </table>
            </section>
            <section class="stack" aria-labelledby="checklist">
                <h2 id="checklist">{words.t(Msg::RoomGuideCheck)}</h2>
                <div class="pair">{checklists.collect_view()}</div>
            </section>
            <section class="stack narrow" aria-labelledby="guide-privacy">
                <h2 id="guide-privacy">{words.t(Msg::RoomGuidePrivacy)}</h2>
                {lines(&PRIVACY)}
            </section>
            <section class="stack" aria-labelledby="ways">
                <h2 id="ways">{words.t(Msg::RoomGuideWays)}</h2>
                <div class="pair">{ways.collect_view()}</div>
            </section>
            <section class="stack narrow" aria-labelledby="reading">
                <h2 id="reading">{words.t(Msg::RoomGuideRead)}</h2>
                {lines(&READING)}
            </section>
        </main>
    }
    .into_any()
}
