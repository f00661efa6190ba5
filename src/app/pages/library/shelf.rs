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

/// How far the fetching has come. What is there stays until another language has arrived.
#[derive(Clone, Default)]
struct Opened {
    book: Option<Book>,
    failed: Option<Msg>,
}

/// What a section of a page needs of a file of the library.
pub struct Open {
    /// What lies there, as soon as it has arrived.
    pub book: Signal<Option<Book>>,
    /// Why it cannot be had.
    pub failed: Signal<Option<Msg>>,
    /// Asks for it again.
    pub again: Box<dyn Fn() + Send + Sync>,
}

impl Shelf {
    /// What lies here as soon as it has arrived; nothing until then, and where it cannot be had.
    pub fn book(self) -> Signal<Option<Book>> {
        self.open().book
    }

    /// Fetches what lies here, for a section of a page.
    pub fn open(self) -> Open {
        let opened = RwSignal::new(Opened::default());
        let fetch = self.fetching(opened);
        effect(fetch);
        Open {
            book: Signal::derive(move || opened.with(|opened| opened.book.clone())),
            failed: Signal::derive(move || opened.with(|opened| opened.failed)),
            again: Box::new(move || untrack(fetch)),
        }
    }

    /// What fetches it in the language shown.
    fn fetching(self, into: RwSignal<Opened>) -> impl Fn() + Copy + Send + Sync + 'static {
        let (words, reading) = (Words::here(), Reading::here());
        move || self.fetch(words, reading, into)
    }

    fn fetch(self, words: Words, Reading { books, .. }: Reading, into: RwSignal<Opened>) {
        let language = words.tag();
        let kept = books.with_value(|books| {
            let same = books.iter().find(|(name, tag, _)| *name == self.name && *tag == language);
            same.map(|(_, _, book)| book.clone())
        });
        if kept.is_some() {
            into.set(Opened { book: kept, failed: None });
            return;
        }
        into.update(|opened| opened.failed = None);
        spawn_local(async move {
            let arrived = self.arrive(&language).await;
            // Another language may have been chosen meanwhile, and its words may be here already.
            let late = untrack(|| words.tag()) != language;
            if let Ok(book) = &arrived {
                books.try_update_value(|books| books.push((self.name, language, book.clone())));
            }
            if late {
                return;
            }
            // The page that asked may be gone by now.
            into.try_update(|opened| match arrived {
                Ok(book) => opened.book = Some(book),
                Err(why) => opened.failed = Some(why),
            });
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

/// What a page makes of its book.
type Made<T> = Box<dyn Fn(&Book) -> T + Send + Sync>;

/// A page made of what lies on a shelf; until it is here, or instead, a sentence. It is made anew in another language.
pub fn with_book(
    shelf: Shelf,
    page: &'static str,
    title: impl Fn(&Book) -> String + Send + Sync + 'static,
    content: impl Fn(&Book) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let words = Words::here();
    let opened = RwSignal::new(Opened::default());
    let fetch = shelf.fetching(opened);
    effect(fetch);
    let title: Made<String> = Box::new(title);
    let content: Made<AnyView> = Box::new(content);
    let (title, content) = (StoredValue::new(title), StoredValue::new(content));
    let is_here = memo(move || opened.with(|opened| opened.book.is_some()));
    let failure = memo(move || opened.with(|opened| opened.failed));
    let book = Signal::derive(move || opened.with(|opened| opened.book.clone()));
    live(move || {
        if is_here.get() {
            let named = move || book.get().map(|book| title.with_value(|title| title(&book)));
            Navigation::here().arrive(move || named().unwrap_or_default());
            let made = move || book.get().map(|book| content.with_value(|content| content(&book)));
            return live(move || made().into_any()).into_any();
        }
        let meanwhile = live(move || match failure.get() {
            Some(why) => failed(words.t(why), move || untrack(fetch)),
            None => waiting(),
        });
        let busy = text(move || String::from(if failure.get().is_some() { "false" } else { "true" }));
        view! {
            <main id="main" class="stack narrow" tabindex="-1" data-page=page aria-busy=busy>{meanwhile}</main>
        }
        .into_any()
    })
    .into_any()
}
