//! Inviting people: the link, its picture, the way with a stick, and what is printed for the tables.

use leptos::prelude::*;

use super::chamber::Chamber;
use crate::app::pages::copying;
use crate::app::parts::qr;
use crate::app::view::{button, text};
use crate::app::words::{Msg, Words};
use crate::exchange::qr::Picture;
use crate::web::location;

/// Slips on a sheet.
const SLIPS: usize = 8;

const LINK: &str = "#room-link";

const PAPER: [Msg; 3] = [Msg::RoomPaperFirst, Msg::RoomPaperSecond, Msg::RoomPaperThird];

/// The link that participants open, in the language shown.
pub fn link(chamber: Chamber) -> String {
    let room = chamber.plain();
    let values = [
        ("room", &*room.name),
        ("instrument", &room.instrument),
        ("form", &room.form),
        ("lang", &chamber.words.tag()),
    ];
    let query: Vec<String> =
        values.iter().map(|(name, value)| [name, "=", &location::escaped(value)].concat()).collect();
    [&*location::folder(), "?", &query.join("&"), "#/take/", &room.instrument].concat()
}

/// Whether the app's address leads here from another device.
fn is_reachable(link: &str) -> bool {
    link.starts_with("http")
}

/// The first step of the desk.
pub fn invite(chamber: Chamber) -> AnyView {
    let words = chamber.words;
    // The name of a room does not change, and a change of language makes another link.
    let shown = crate::app::view::live(move || {
        let link = link(chamber);
        if !is_reachable(&link) {
            return view! { <p class="notice" data-notice="file">{words.text(Msg::RoomInviteFile)}</p> }
                .into_any();
        }
        let picture = match Picture::of_address(&link) {
            Some(picture) => view! {
                <div class="stack">
                    {qr(picture, words.text(Msg::RoomInviteQr))}
                    <p class="small soft">{words.text(Msg::RoomInviteScan)}</p>
                </div>
            }
            .into_any(),
            None => view! { <p class="notice">{words.text(Msg::RoomInviteLong)}</p> }.into_any(),
        };
        view! {
            <div class="pair handed">
                <div class="stack">
                    <h3>{words.text(Msg::RoomInviteLink)}</h3>
                    <output id="room-link" class="address" data-role="room-link">{link.clone()}</output>
                    {copying("copy-link", Msg::RoomInviteCopy, link, LINK)}
                </div>
                {picture}
            </div>
        }
        .into_any()
    });
    let choose = text(move || {
        words.fill(
            Msg::RoomInviteStickChoose,
            &[("instrument", &chamber.title()), ("form", &chamber.form_name())],
        )
    });
    view! {
        <section class="stack screen" aria-labelledby="invite" data-role="invite">
            <h2 id="invite">{words.t(Msg::RoomInvite)}</h2>
            <p>{words.t(Msg::RoomInviteText)}</p>
            {shown}
            <details>
                <summary>{words.t(Msg::RoomInviteStick)}</summary>
                <ol class="plain">
                    <li>{words.t(Msg::RoomInviteStickOpen)}</li>
                    <li>{choose}</li>
                    <li>{words.t(Msg::RoomInviteStickHand)}</li>
                </ol>
            </details>
            <p class="actions">
                {button("button quiet", "print-handout", words.t(Msg::RoomInvitePrint), || print("handout"))}
                {button("button quiet", "print-slips", words.t(Msg::RoomInviteSlips), || print("slips"))}
            </p>
        </section>
    }
    .into_any()
}

/// Prints one part of the page.
fn print(part: &str) {
    crate::web::page::set_attribute(super::PRINT, part);
    crate::web::page::print();
}

/// What only paper shows: the hand-out and the slips.
pub fn papers(chamber: Chamber) -> AnyView {
    let words = chamber.words;
    let sheets = crate::app::view::live(move || {
        let link = link(chamber);
        view! { {handout(chamber, &link, words)} {slips(chamber, &link, words)} }.into_any()
    });
    sheets.into_any()
}

/// The picture where there is one, and the address where it leads anywhere.
fn way(link: &str, words: Words) -> AnyView {
    let picture = Picture::of_address(link).map(|picture| qr(picture, words.text(Msg::RoomInviteQr)));
    let address = is_reachable(link).then(|| view! { <p class="address">{link.to_owned()}</p> });
    view! { {picture}{address} }.into_any()
}

fn title(chamber: Chamber, words: Words) -> String {
    words.fill(Msg::RoomPaperTitle, &[("name", &chamber.plain().name)])
}

fn handout(chamber: Chamber, link: &str, words: Words) -> AnyView {
    let least = words.whole(chamber.smallest());
    let steps = PAPER.map(|step| view! { <li>{words.text(step)}</li> }).collect_view();
    view! {
        <section class="sheet-of-paper" data-role="handout">
            <h2>{title(chamber, words)}</h2>
            <p>{chamber.title()}</p>
            {way(link, words)}
            <ol class="plain">{steps}</ol>
            <p>{words.fill(Msg::RoomPaperPrivacy, &[("k", &least)])}</p>
        </section>
    }
    .into_any()
}

fn slips(chamber: Chamber, link: &str, words: Words) -> AnyView {
    let least = words.whole(chamber.smallest());
    let slip = |_| {
        view! {
            <li>
                <h3>{title(chamber, words)}</h3>
                {way(link, words)}
                <p>{words.fill(Msg::RoomPaperSlip, &[("k", &least)])}</p>
            </li>
        }
    };
    let slips = (0..SLIPS).map(slip).collect_view();
    view! { <section class="sheet-of-paper" data-role="slips"><ul>{slips}</ul></section> }.into_any()
}
