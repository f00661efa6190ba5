//! The part of the app that is fetched behind the first question, so that nobody waits for it before.

use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;

use super::library::Questionnaire;
use super::pages::{self, Opening, Session, failed, retry, waiting};
use super::view::live;
use super::words::{Msg, Words};
use crate::response::{Attempt, AttemptId, Stage};
use crate::web::events;

/// What lies in that part.
#[derive(Clone)]
enum Later {
    Yours,
    Choice(Signal<Arc<Questionnaire>>, Attempt, RwSignal<Opening>),
    BesideStatements(Session, Stage),
    Results(AttemptId),
}

impl Later {
    /// The page it is, or nothing for a section of a page.
    fn page(&self) -> Option<&'static str> {
        match self {
            Self::Yours => None,
            Self::Choice(..) | Self::BesideStatements(..) => Some("take"),
            Self::Results(_) => Some("results"),
        }
    }

    fn view(self) -> AnyView {
        match self {
            Self::Yours => pages::yours(),
            Self::Choice(questionnaire, attempt, opening) => pages::choice(questionnaire, attempt, opening),
            Self::BesideStatements(session, Stage::Review) => pages::review(session),
            Self::BesideStatements(session, stage) => pages::questions(session, stage),
            Self::Results(attempt) => pages::results(&attempt),
        }
    }
}

/// The part did not arrive; the browser's console says why.
#[derive(Debug)]
struct Missed;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for Missed {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

#[cfg(feature = "split")]
#[allow(unsafe_code, reason = "the split point's expansion calls the loader")]
mod part {
    use leptos::prelude::AnyView;
    use leptos::wasm_split::wasm_split;

    use super::{Missed, Wanted};

    #[wasm_split(later, wasm_split_path = ::leptos::wasm_split, preload(preload), fallible)]
    pub(super) fn view(wanted: Wanted) -> Result<AnyView, Missed> {
        wanted.view()
    }
}

/// A build that is not taken apart has every part at hand.
#[cfg(not(feature = "split"))]
mod part {
    use leptos::prelude::AnyView;

    use super::{Missed, Wanted};

    pub(super) async fn view(wanted: Wanted) -> Result<AnyView, Missed> {
        wanted.view()
    }

    pub(super) async fn preload() -> Result<(), Missed> {
        Ok(())
    }
}

/// The assessments in this browser.
pub fn yours() -> AnyView {
    lazily(Later::Yours)
}

/// The question whether to go on with an unfinished attempt.
pub fn choice(
    questionnaire: Signal<Arc<Questionnaire>>,
    attempt: Attempt,
    opening: RwSignal<Opening>,
) -> AnyView {
    lazily(Later::Choice(questionnaire, attempt, opening))
}

/// The pages of answering that hold no statements: conditions, facts, and the last one.
pub fn beside_statements(session: Session, stage: Stage) -> AnyView {
    lazily(Later::BesideStatements(session, stage))
}

/// The profile of an attempt.
pub fn results(attempt: AttemptId) -> AnyView {
    lazily(Later::Results(attempt))
}

/// Fetches the part ahead, once the page has nothing else to do; whether that worked shows when it is needed.
pub fn prefetch() {
    events::when_idle(|| {
        spawn_local(async {
            let _ = part::preload().await;
        });
    });
}

/// What is asked for, with the place it is wanted in.
struct Wanted {
    later: Later,
    place: StoredValue<Arrival, LocalStorage>,
}

impl Wanted {
    /// The view, unless the person has left the place while the part was on its way: what the view stands on is gone
    /// then.
    fn view(self) -> Result<AnyView, Missed> {
        if self.place.is_disposed() { Err(Missed) } else { Ok(self.later.view()) }
    }
}

enum Arrival {
    Waiting,
    Here(AnyView),
    Missed,
}

/// What was asked for once its part is here; until then, or instead, a sentence.
fn lazily(later: Later) -> AnyView {
    let words = Words::here();
    let page = later.page();
    let arrival: StoredValue<Arrival, LocalStorage> = StoredValue::new_local(Arrival::Waiting);
    let news = ArcTrigger::new();
    let notify = news.clone();
    // The view belongs to the place it is shown in, however late it arrives.
    let owner = Owner::current();
    let fetch: Rc<dyn Fn()> = Rc::new(move || {
        let (wanted, news) = (Wanted { later: later.clone(), place: arrival }, notify.clone());
        let wait: Pin<Box<dyn Future<Output = ()>>> = Box::pin(async move {
            let arrived = part::view(wanted).await.map_or(Arrival::Missed, Arrival::Here);
            if arrival.try_update_value(|arrival| *arrival = arrived).is_some() {
                news.notify();
            }
        });
        match &owner {
            Some(owner) => owner.with(|| spawn_local(ScopedFuture::new_untracked(wait))),
            None => spawn_local(wait),
        }
    });
    fetch();
    let fetch = StoredValue::new_local(fetch);
    let again = move || {
        arrival.set_value(Arrival::Waiting);
        fetch.with_value(|fetch| fetch());
    };
    live(move || {
        news.track();
        let arrived = arrival.try_update_value(|arrival| std::mem::replace(arrival, Arrival::Waiting));
        let why = words.t(Msg::LoadPart);
        let (busy, content) = match (arrived, page) {
            (Some(Arrival::Here(view)), _) => return view,
            (Some(Arrival::Missed), Some(_)) => ("false", failed(why, again)),
            (Some(Arrival::Missed), None) => return retry(why, again),
            (Some(Arrival::Waiting) | None, Some(_)) => ("true", waiting()),
            (Some(Arrival::Waiting) | None, None) => return ().into_any(),
        };
        view! { <main id="main" class="stack narrow" tabindex="-1" data-page=page aria-busy=busy>{content}</main> }
            .into_any()
    })
    .into_any()
}
