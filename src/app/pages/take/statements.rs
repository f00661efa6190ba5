//! A page of statements.

use leptos::prelude::*;

use super::session::Session;
use super::setup::setup;
use crate::app::chunks;
use crate::app::frame::kept_message;
use crate::app::navigation::Navigation;
use crate::app::parts::statement;
use crate::app::records::Records;
use crate::app::stopwatch::Stopwatch;
use crate::app::view::{Live, button, effect, live, memo, text, when};
use crate::app::words::{Msg, Words};
use crate::instrument::ItemId;
use crate::response::{Attempt, PAGE_SIZE};

/// Five statements, how far one has come, and the way on and back.
pub fn statements(session: Session) -> AnyView {
    let words = Words::here();
    let questionnaire = session.questionnaire;
    let sheet = memo(move || session.page.get().saturating_sub(session.first_statements()));
    let caption = text(move || {
        let total = session.with_attempt(|attempt| attempt.order.len());
        let from = sheet.get() * PAGE_SIZE + 1;
        let to = (from + PAGE_SIZE - 1).min(total);
        let values =
            [("from", &*words.whole(from)), ("to", &words.whole(to)), ("total", &words.whole(total))];
        words.fill(Msg::TakeCaption, &values)
    });
    follow_pages(session, caption);
    // Before the first answer rather than at the end, so that nobody is stopped by a lost connection.
    chunks::prefetch();
    book_time(session, sheet);
    let leaves = leaves(session, sheet);
    let page = session.page;
    let opening = when(move || page.get() == 0, move || opening(session));
    let back = when(
        move || 0 < page.get(),
        move || {
            let to = move || session.go(page.get_untracked().saturating_sub(1));
            button("button quiet", "back", words.t(Msg::TakeBack), to).into_any()
        },
    );
    let next = button("button", "next", words.t(Msg::TakeNext), move || session.go(page.get_untracked() + 1));
    let keys = text(move || {
        let options = questionnaire.with(|q| q.instrument.options.len());
        words.fill(Msg::TakeKeys, &[("n", &words.whole(options))])
    });
    view! {
        <main id="main" class="stack-l take" tabindex="-1" data-page="take">
            <div class="stack">
                <h1 class="ask" tabindex="-1">
                    <span class="caption">{caption}</span>
                    {text(move || questionnaire.with(|q| q.wording.stem.clone()))}
                </h1>
                {opening}
                {when(move || session.returned.get(), move || welcome_back(session))}
                {progress(session)}
            </div>
            <form on:submit=move |event| event.prevent_default()>
                {leaves}
                <div class="actions">
                    {next}
                    {back}
                    {kept()}
                </div>
                <p class="small soft keys">{keys}</p>
            </form>
        </main>
    }
    .into_any()
}

/// What the first page begins with, whatever it asks: the introduction, and what may be set.
pub fn opening(session: Session) -> AnyView {
    let introduction = text(move || session.questionnaire.with(|q| q.wording.introduction.clone()));
    view! { <p class="soft">{introduction}</p> {setup(session)} }.into_any()
}

/// Where the answers are kept.
pub fn kept() -> AnyView {
    let words = Words::here();
    let records = Records::here();
    let sentence = text(move || words.text(kept_message(records.keeping())));
    view! { <span class="small soft" data-role="kept">{sentence}</span> }.into_any()
}

/// The page's statements on two leaves, of which one is empty. A page turned to lies on the other leaf, so that no
/// statement inherits another one's radio buttons and what the browser knows of them.
fn leaves(session: Session, sheet: Memo<usize>) -> [Live; 2] {
    let items = move || session.with_attempt(|attempt| attempt.on_page(sheet.get()).to_vec());
    let open = Memo::new(move |before: Option<&(bool, Vec<ItemId>)>| {
        let items = items();
        let second = before.is_some_and(|(second, shown)| *second != (*shown != items));
        (second, items)
    });
    let leaf = |second: bool| {
        live(move || {
            open.with(|(shown, items)| {
                if *shown != second {
                    return ().into_any();
                }
                items.iter().map(|item| statement(session, item.clone())).collect_view().into_any()
            })
        })
    };
    [leaf(false), leaf(true)]
}

/// Names the document after the statements shown, and begins at the heading on each further page.
fn follow_pages(session: Session, caption: Signal<String>) {
    let navigation = Navigation::here();
    navigation.arrive(move || caption.get());
    let mut before = session.page.get_untracked();
    effect(move || {
        let page = session.page.get();
        if page != before {
            before = page;
            navigation.announce();
        }
    });
}

/// Books the time spent on each page when it is left, by whatever way.
fn book_time(session: Session, sheet: Memo<usize>) {
    let watch = Stopwatch::start();
    let shown = StoredValue::new(sheet.get_untracked());
    effect(move || {
        let page = sheet.get();
        let left = shown.get_value();
        if left != page {
            shown.set_value(page);
            session.spend(left, watch.lap());
        }
    });
    on_cleanup(move || {
        if let Some(left) = shown.try_get_value() {
            session.spend(left, watch.lap());
        }
    });
}

/// Says what is there already.
pub fn welcome_back(session: Session) -> AnyView {
    let words = Words::here();
    let sentence = text(move || {
        let [answered, total] =
            session.with_attempt(|a| [a.answered(), a.order.len()]).map(|n| words.whole(n));
        words.fill(Msg::TakeResumed, &[("answered", &answered), ("total", &total)])
    });
    view! {
        <p class="small soft" role="status">
            {sentence} " "
            {button("link", "restart", words.t(Msg::TakeRestart), move || session.restart())}
        </p>
    }
    .into_any()
}

/// How much is answered, and about how long the rest takes.
fn progress(session: Session) -> AnyView {
    let words = Words::here();
    let answered = memo(move || session.with_attempt(Attempt::answered));
    let total = memo(move || session.with_attempt(|attempt| attempt.order.len()));
    let answered_text = text(move || {
        let (answered, total) = (words.whole(answered.get()), words.whole(total.get()));
        words.fill(Msg::TakeAnswered, &[("answered", &answered), ("total", &total)])
    });
    let left_text = text(move || {
        let left = total.get().saturating_sub(answered.get());
        let minutes = session.questionnaire.with(|q| left as f64 * q.instrument.seconds_per_item() / 60.0);
        match (left, minutes.round() as usize) {
            (0, _) => words.text(Msg::TakeDone),
            (_, 0) => words.text(Msg::TakeAlmost),
            (_, minutes) => words.count(Msg::TakeMinutes, minutes),
        }
    });
    let number = |value: Memo<usize>| text(move || value.get().to_string());
    view! {
        <div class="progress">
            <progress
                aria-label=words.t(Msg::TakeProgress)
                prop:max=number(total)
                prop:value=number(answered)
            ></progress>
            <p class="line"><span data-role="answered">{answered_text}</span><span>{left_text}</span></p>
        </div>
    }
    .into_any()
}
