//! The results that are in, by their marks, so that somebody can have theirs back.

use leptos::prelude::*;

use super::chamber::Chamber;
use crate::app::view::{change, live, memo, press, text, when};
use crate::app::words::Msg;
use crate::exchange::code::Nonce;
use crate::room::{Entry, Room};
use crate::web::{events, page};

/// Marks shown at once; whoever looks for one among thousands types it.
const MOST: usize = 60;

/// A withdrawal, until the page is left: the room before it and after it.
#[derive(Clone)]
struct Taken {
    mark: String,
    nonce: Nonce,
    before: Room,
}

/// The marks, folded away.
pub fn marks(chamber: Chamber) -> AnyView {
    let words = chamber.words;
    let looked = RwSignal::new(String::new());
    let taken: RwSignal<Option<Taken>> = RwSignal::new(None);
    let open = RwSignal::new(false);
    let total = memo(move || chamber.with(|room| room.entries().count()));
    let title = text(move || words.count(Msg::RoomMarks, total.get()));
    let toggled = change(move |event| open.set(page::is_open(&event)));
    let list = live(move || {
        if !open.get() {
            return ().into_any();
        }
        let wanted = looked.with(|text| text.trim().to_ascii_uppercase().replace('O', "0"));
        let found: Vec<Entry> = chamber.with(|room| {
            let fits = |entry: &Entry| entry.mark.to_string().starts_with(&wanted);
            room.entries().filter(fits).collect()
        });
        if found.is_empty() {
            return view! { <p class="soft" role="status">{words.text(Msg::RoomMarksNone)}</p> }.into_any();
        }
        let rows: Vec<AnyView> = found.iter().take(MOST).map(|entry| row(chamber, *entry, taken)).collect();
        let more = found.len().saturating_sub(MOST);
        let more =
            (0 < more).then(|| view! { <p class="small soft">{words.count(Msg::RoomMarksMore, more)}</p> });
        view! { <ul class="marks">{rows}</ul>{more} }.into_any()
    });
    let typed = change(move |event| looked.set(event_target_value(&event)));
    let none = Signal::derive(move || total.get() == 0);
    view! {
        {undo(chamber, taken)}
        <details data-role="marks" on:toggle=toggled prop:hidden=none>
            <summary>{title}</summary>
            <div class="stack">
                <p class="small soft">{words.t(Msg::RoomMarksText)}</p>
                <label class="pick">
                    <span>{words.t(Msg::RoomMarksFind)}</span>
                    <input
                        type="text"
                        name="mark"
                        maxlength="4"
                        autocomplete="off"
                        prop:value=looked
                        on:input=typed
                    />
                </label>
                {list}
            </div>
        </details>
    }
    .into_any()
}

fn row(chamber: Chamber, entry: Entry, taken: RwSignal<Option<Taken>>) -> AnyView {
    let words = chamber.words;
    let mark = entry.mark.to_string();
    let named = words.fill(Msg::RoomWithdrawNamed, &[("mark", &mark)]);
    let (hook, shown, moment) = (mark.clone(), mark.clone(), entry.moment.as_str());
    let withdraw = press(move || {
        let (before, _) = chamber.change(|room| {
            let before = room.clone();
            room.withdraw(entry.nonce);
            before
        });
        taken.set(Some(Taken { mark: mark.clone(), nonce: entry.nonce, before }));
        events::before_paint(|| page::focus("[data-action='undo-withdraw']"));
    });
    view! {
        <li data-mark=hook data-moment=moment>
            <span class="mark-of">{shown}</span>
            <button type="button" class="link small" data-action="withdraw" aria-label=named on:click=withdraw>
                {words.text(Msg::RoomWithdraw)}
            </button>
        </li>
    }
    .into_any()
}

/// The sentence on the last withdrawal, with the way back.
fn undo(chamber: Chamber, taken: RwSignal<Option<Taken>>) -> AnyView {
    let words = chamber.words;
    let line = when(
        move || taken.with(Option::is_some),
        move || {
            let said = text(move || {
                let mark = taken.with(|taken| taken.as_ref().map(|taken| taken.mark.clone()));
                words.fill(Msg::RoomWithdrawn, &[("mark", &mark.unwrap_or_default())])
            });
            let back = press(move || {
                let Some(taken) = taken.try_update(Option::take).flatten() else { return };
                chamber.put_back(taken.nonce, &taken.before);
                events::before_paint(|| page::focus("[data-role='marks'] summary"));
            });
            view! {
                <p class="small" role="status">
                    {said} " "
                    <button type="button" class="link" data-action="undo-withdraw" on:click=back>
                        {words.t(Msg::AttemptUndo)}
                    </button>
                </p>
            }
            .into_any()
        },
    );
    line.into_any()
}
