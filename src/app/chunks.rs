//! Parts of the app that are fetched when they are needed, so that the first question need not wait for them.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;

use super::pages::{failed, waiting};
use super::view::live;
use super::words::{Msg, Words};
use crate::response::AttemptId;

/// A part that did not arrive; the browser's console says why.
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
mod parts {
    use leptos::prelude::AnyView;
    use leptos::wasm_split::wasm_split;

    use super::{AttemptId, Missed};

    #[wasm_split(results, wasm_split_path = ::leptos::wasm_split, preload(preload_results), fallible)]
    pub(super) fn results(attempt: AttemptId) -> Result<AnyView, Missed> {
        Ok(crate::app::pages::results(&attempt))
    }
}

/// A build that is not taken apart has every part at hand.
#[cfg(not(feature = "split"))]
mod parts {
    use leptos::prelude::AnyView;

    use super::{AttemptId, Missed};

    pub(super) async fn results(attempt: AttemptId) -> Result<AnyView, Missed> {
        Ok(crate::app::pages::results(&attempt))
    }

    pub(super) async fn preload_results() -> Result<(), Missed> {
        Ok(())
    }
}

/// The profile of an attempt.
pub fn results(attempt: AttemptId) -> AnyView {
    lazily("results", move || parts::results(attempt.clone()))
}

/// Fetches the profile's part ahead; whether that worked shows when it is needed.
pub fn prefetch_results() {
    spawn_local(async {
        let _ = parts::preload_results().await;
    });
}

enum Arrival {
    Waiting,
    Here(AnyView),
    Missed,
}

/// A page once its part is here; until then, or instead, a sentence.
fn lazily<F>(page: &'static str, part: impl Fn() -> F + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, Missed>> + 'static,
{
    let words = Words::here();
    let arrival: StoredValue<Arrival, LocalStorage> = StoredValue::new_local(Arrival::Waiting);
    let news = ArcTrigger::new();
    let notify = news.clone();
    // The page belongs to the place it is shown in, however late it arrives.
    let owner = Owner::current();
    let fetch: Rc<dyn Fn()> = Rc::new(move || {
        let (part, news) = (part(), notify.clone());
        let wait = async move {
            let arrived = part.await.map_or(Arrival::Missed, Arrival::Here);
            if arrival.try_update_value(|arrival| *arrival = arrived).is_some() {
                news.notify();
            }
        };
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
        let (busy, content) = match arrived {
            Some(Arrival::Here(page)) => return page,
            Some(Arrival::Missed) => ("false", failed(words.t(Msg::LoadPart), again)),
            Some(Arrival::Waiting) | None => ("true", waiting()),
        };
        view! { <main id="main" class="stack narrow" tabindex="-1" data-page=page aria-busy=busy>{content}</main> }
            .into_any()
    })
    .into_any()
}
