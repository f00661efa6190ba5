//! The time until a file of the library is here with its words.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::navigation::Navigation;
use crate::app::pages::{failed, waiting};
use crate::app::reading::{Book, Reading};
use crate::app::view::{effect, live, memo, text};
use crate::app::words::{Msg, Words};
use crate::guidance::LibraryError;
use crate::language::SOURCE;
use crate::web::load::{self, LoadError};

/// What is fetched of the library.
pub struct Texts {
    /// The facts.
    pub data: String,
    /// Their words in the language shown, or in English where that language has none.
    pub words: String,
    /// English words, where `words` turned out to have gaps.
    pub stand_in: Option<String>,
    /// The wordings of the shelf's instruments, in its order.
    pub wordings: Vec<String>,
}

/// A file of the library, and how it is read.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// The file's name without its ending.
    pub name: &'static str,
    /// The instruments whose dimensions it names.
    pub instruments: fn() -> Vec<&'static str>,
    /// Reads it.
    pub read: fn(&Texts) -> Result<Book, LibraryError>,
}

/// How far the fetching has come.
#[derive(Clone)]
enum Fetched {
    Waiting,
    Here(Book),
    Failed(Msg),
}

impl Shelf {
    /// What lies here, in the language shown; what is there stays until another language has arrived.
    fn open(self) -> (Signal<Option<Book>>, Signal<Option<Msg>>, impl Fn() + Clone + Send + Sync + 'static) {
        let words = Words::here();
        let fetched = RwSignal::new(Fetched::Waiting);
        let shown: RwSignal<Option<Book>> = RwSignal::new(None);
        let fetch = move || self.fetch(words.tag(), fetched);
        effect(fetch);
        effect(move || {
            if let Fetched::Here(book) = fetched.get() {
                shown.set(Some(book));
            }
        });
        let why = Signal::derive(move || match fetched.get() {
            Fetched::Failed(why) => Some(why),
            Fetched::Waiting | Fetched::Here(_) => None,
        });
        (shown.into(), why, fetch)
    }

    /// What lies here as soon as it has arrived; nothing until then, and where it cannot be had.
    pub fn book(self) -> Signal<Option<Book>> {
        self.open().0
    }

    fn fetch(self, language: String, into: RwSignal<Fetched>) {
        let books = Reading::here().books;
        let kept = books.with_value(|books| {
            let same = books.iter().find(|(name, tag, _)| *name == self.name && *tag == language);
            same.map(|(_, _, book)| book.clone())
        });
        if let Some(book) = kept {
            into.set(Fetched::Here(book));
            return;
        }
        into.set(Fetched::Waiting);
        spawn_local(async move {
            let outcome = match self.arrive(&language).await {
                Ok(book) => {
                    books.try_update_value(|books| books.push((self.name, language, book.clone())));
                    Fetched::Here(book)
                }
                Err(why) => Fetched::Failed(why),
            };
            // The page that asked may be gone by now.
            into.try_set(outcome);
        });
    }

    async fn arrive(self, language: &str) -> Result<Book, Msg> {
        let own = ["library/", self.name].concat();
        // All are asked for before any is awaited.
        let data = load::text(&[&own, ".json"].concat());
        let words = load::text(&localised(&own, language));
        let folders = (self.instruments)().into_iter().map(|id| ["instruments/", id, "/wording"].concat());
        let wordings: Vec<_> = folders.map(|own| (load::text(&localised(&own, language)), own)).collect();

        let data = data.await.map_err(|_| Msg::LoadPart)?;
        let words = or_english(words.await, &own, language).await?;
        let mut texts = Texts { data, words, stand_in: None, wordings: Vec::new() };
        for (wording, own) in wordings {
            texts.wordings.push(or_english(wording.await, &own, language).await?);
        }
        let mut read = (self.read)(&texts);
        if matches!(read, Err(LibraryError::Wordless(_))) && language != SOURCE {
            texts.stand_in = Some(load::text(&localised(&own, SOURCE)).await.map_err(|_| Msg::LoadPart)?);
            read = (self.read)(&texts);
        }
        read.map_err(|_| Msg::LoadDamaged)
    }
}

fn localised(own: &str, language: &str) -> String {
    [own, ".", language, ".json"].concat()
}

async fn or_english(text: Result<String, LoadError>, own: &str, language: &str) -> Result<String, Msg> {
    let text = match text {
        Err(LoadError::Absent) if language != SOURCE => load::text(&localised(own, SOURCE)).await,
        other => other,
    };
    text.map_err(|_| Msg::LoadPart)
}

/// A page made of what lies on a shelf; until it is here, or instead, a sentence. It is made anew in another language.
pub fn with_book(
    shelf: Shelf,
    page: &'static str,
    title: impl Fn(&Book) -> String + Send + Sync + 'static,
    content: impl Fn(&Book) -> AnyView + Send + 'static,
) -> AnyView {
    let words = Words::here();
    let title: StoredValue<Box<dyn Fn(&Book) -> String + Send + Sync>> = StoredValue::new(Box::new(title));
    let content: Box<dyn Fn(&Book) -> AnyView + Send> = Box::new(content);
    let content = StoredValue::new_local(content);
    let (shown, why, fetch) = shelf.open();
    let is_here = memo(move || shown.with(Option::is_some));
    live(move || {
        if is_here.get() {
            Navigation::here()
                .arrive(move || shown.with(|book| book.as_ref().map(|book| title.with_value(|title| title(book))).unwrap_or_default()));
            let page = move || shown.with(|book| book.as_ref().map(|book| content.with_value(|content| content(book))));
            return live(move || page().into_any()).into_any();
        }
        let fetch = fetch.clone();
        let meanwhile = live(move || match why.get() {
            Some(why) => {
                let fetch = fetch.clone();
                failed(words.t(why), move || untrack(&fetch))
            }
            None => waiting(),
        });
        let busy = text(move || String::from(if why.get().is_some() { "false" } else { "true" }));
        view! {
            <main id="main" class="stack narrow" tabindex="-1" data-page=page aria-busy=busy>{meanwhile}</main>
        }
        .into_any()
    })
    .into_any()
}
