//! Speaks with the page around, as `crate::embed` decides.

use leptos::prelude::*;

use crate::app::Lasting;
use crate::app::route::Route;
use crate::app::view::effect;
use crate::app::words::Words;
use crate::embed::{Accent, Configure, Link, Origin, Outgoing, Shade, Tint, pixels};
use crate::language::{SOURCE, negotiate};
use crate::response::AttemptId;
use crate::store::{Key, Theme};
use crate::web::{events, host, location, page};

/// What is said to the page around, and by whom it is heard.
#[derive(Clone, Copy)]
struct Connection(StoredValue<Link, LocalStorage>);

impl Connection {
    /// Says it, unless it is no news or nobody may hear it; returns whether it was said.
    fn say(self, message: &Outgoing<'_>) -> bool {
        let letter = self.0.try_update_value(|link| link.letter(message)).flatten();
        if let Some(letter) = &letter {
            host::post(&letter.text, &letter.to);
        }
        letter.is_some()
    }

    /// Says how high the page is; after a change of page also which place is wanted in view.
    fn say_height(self, top: Option<u32>) {
        if let Some(height) = pixels(host::height()) {
            self.say(&Outgoing::Height { height, top: top.map(|top| top.min(height)) });
        }
    }

    fn origin(self) -> String {
        self.0.with_value(|link| link.origin().map(|origin| origin.as_str().to_owned())).unwrap_or_default()
    }
}

/// Takes the look from the address, and speaks with the page around as long as this one lives.
pub fn connect() {
    let lasting = Lasting::here();
    let accent = RwSignal::new(None);
    apply(Configure::of_address(location::query), lasting, accent);
    note_corrections(lasting, accent);
    lead_out(lasting.words);
    if !host::is_framed() {
        return;
    }
    let link = Link::open(host::parent_origin().as_deref(), host::referrer().as_deref());
    let connection = Connection(StoredValue::new_local(link));
    lasting.host.set(connection.origin());
    host::on_message(move |from_parent, origin, text| {
        let heard = connection.0.try_update_value(|link| link.receive(from_parent, origin, text)).flatten();
        if let Some(configure) = heard {
            if lasting.host.with_untracked(String::is_empty) {
                lasting.host.set(connection.origin());
            }
            apply(configure, lasting, accent);
        }
    });
    connection.say(&Outgoing::Ready);
    host::on_height(move || connection.say_height(None));
    follow_arrivals(connection, lasting);
    follow_answers(connection, lasting);
}

/// Does what was asked for. It is not remembered: another page's wish is not the person's choice.
fn apply(wanted: Configure, lasting: Lasting, accent: RwSignal<Option<Accent>>) {
    if let Some(tag) = &wanted.language {
        let found = negotiate([tag.as_str()], &Words::offered());
        // Where nothing fits, English is found; it counts only when it was asked for.
        if found != SOURCE || tag.as_str().to_ascii_lowercase().starts_with(SOURCE) {
            lasting.words.speak(found);
        }
    }
    if let Some(theme) = wanted.look.and_then(|look| Theme::parse(look.as_str())) {
        lasting.appearance.show(theme);
    }
    if let Some(radius) = wanted.radius {
        page::set_attribute("data-radius", radius.as_str());
    }
    if let Some(font) = wanted.font {
        page::set_attribute("data-font", font.as_str());
    }
    if let Some(tint) = wanted.tint {
        let tinted = match tint {
            Tint::Own => None,
            Tint::Of(colour) => Some(Accent::of(colour)),
        };
        paint(tinted.as_ref());
        accent.set(tinted);
        lasting.appearance.tinted();
    }
}

/// Sets the shades of an accent in the style, or takes them back.
fn paint(accent: Option<&Accent>) {
    let Some(accent) = accent else {
        page::remove_attribute("data-accent");
        return;
    };
    for (theme, Shade { accent, ink, wash }) in [("light", accent.light), ("dark", accent.dark)] {
        for (name, colour) in [("--accent-", accent), ("--ink-", ink), ("--wash-", wash)] {
            page::set_property(&[name, theme].concat(), &colour.to_string());
        }
    }
    page::set_attribute("data-accent", "host");
}

/// Tells the host's developers of an accent that had to be corrected in the theme shown.
fn note_corrections(lasting: Lasting, accent: RwSignal<Option<Accent>>) {
    effect(move || {
        let dark = lasting.appearance.is_dark();
        if let Some(note) = accent.with(|accent| accent.as_ref().and_then(|accent| accent.note(dark))) {
            host::note(&note);
        }
    });
}

/// After a move the page around is asked to bring into view what then has the focus.
fn follow_arrivals(connection: Connection, lasting: Lasting) {
    let mut first = true;
    effect(move || {
        lasting.navigation.track_arrivals();
        if std::mem::take(&mut first) {
            return;
        }
        let ask = move || {
            let top = host::top_of_focus("fieldset, main").and_then(|top| pixels(top.max(0.0)));
            // The page begins a little above its heading.
            let top = top.map(|top| if host::is_on("main h1") { 0 } else { top });
            connection.say_height(top);
        };
        // By then the page stands, and its heading, or the statement asked for, has the focus.
        events::before_paint(move || events::before_paint(move || events::before_paint(ask)));
    });
}

/// Says how far the person is, and that a profile was opened.
fn follow_answers(connection: Connection, lasting: Lasting) {
    let (navigation, records) = (lasting.navigation, lasting.records);
    let opened: StoredValue<Vec<AttemptId>> = StoredValue::new(Vec::new());
    effect(move || match (navigation.route(), navigation.step()) {
        (Route::Take(_), Some(step)) => {
            // Tracks what is kept; an attempt without an answer is not kept yet.
            let _ = records.text(&Key::Attempt(step.attempt.clone()).as_text());
            if let Ok(Some(attempt)) = records.attempt(&step.attempt) {
                let (answered, total) = (attempt.answered(), attempt.order.len());
                connection.say(&Outgoing::Progress { answered, total });
            }
        }
        (Route::Results(id), _) if !opened.with_value(|opened| opened.contains(&id)) => {
            let finished = matches!(records.attempt(&id), Ok(Some(attempt)) if attempt.finished.is_some());
            if finished && connection.say(&Outgoing::Complete) {
                opened.update_value(|opened| opened.push(id));
            }
        }
        _ => {}
    });
}

/// The site's own pages are not for a frame: links to them open a window of their own. What the profile leads to stays.
fn lead_out(words: Words) {
    host::on_link(move |href| {
        let leaves = match Route::parse(href) {
            Some(
                Route::Stories
                | Route::Countries
                | Route::Author
                | Route::Privacy
                | Route::Accessibility
                | Route::About
                | Route::Embed,
            ) => true,
            Some(_) => false,
            None => !href.starts_with('#'),
        };
        let address = || untrack(|| outside(href, &words.tag()));
        leaves.then(|| if href.starts_with('#') { address() } else { href.to_owned() })
    });
}

/// The address of a place outside the embed, in the language shown.
pub fn outside(place: &str, language: &str) -> String {
    ["?lang=", language, place].concat()
}

/// Sends a result code to a host, and to nobody else; returns whether there was anybody to send it to.
pub fn share(code: &str, host: &str) -> bool {
    let mut link = Link::open(Origin::of(host).as_ref().map(Origin::as_str), None);
    let letter = link.letter(&Outgoing::Shared { code });
    if let Some(letter) = &letter {
        host::post(&letter.text, &letter.to);
    }
    letter.is_some()
}
