//! What lies in the app's parts, and how each place of it is shown.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::library::Questionnaire;
use crate::app::pages::{self, Opening, Session};
use crate::app::parts::RadarData;
use crate::instrument::TechniqueId;
use crate::response::{Attempt, AttemptId, Stage};

/// What lies in the profile's part.
#[derive(Clone)]
pub enum Later {
    Yours,
    Choice(Signal<Arc<Questionnaire>>, Attempt, RwSignal<Opening>),
    BesideStatements(Session, Stage),
    Results(AttemptId),
}

impl Later {
    /// The page it is, or nothing for a section of a page.
    pub(super) fn page(&self) -> Option<&'static str> {
        match self {
            Self::Yours => None,
            Self::Choice(..) | Self::BesideStatements(..) => Some("take"),
            Self::Results(_) => Some("results"),
        }
    }

    pub(super) fn view(self) -> AnyView {
        match self {
            Self::Yours => pages::yours(),
            Self::Choice(questionnaire, attempt, opening) => pages::choice(questionnaire, attempt, opening),
            Self::BesideStatements(session, Stage::Review) => pages::review(session),
            Self::BesideStatements(session, stage) => pages::questions(session, stage),
            Self::Results(attempt) => pages::results(&attempt),
        }
    }
}

/// A page to read, which lies in the part of its own.
#[derive(Clone)]
pub enum Place {
    /// The techniques.
    Toolkit,
    /// One of them.
    Technique(TechniqueId),
    /// Firms that started small.
    Stories,
    /// The partner countries.
    Countries,
    /// What is stored, and what leaves.
    Privacy,
    /// How far everybody can use it.
    Accessibility,
    /// The project, licences and versions.
    About,
    /// An address that leads nowhere.
    Lost,
}

impl Place {
    pub(super) fn page(&self) -> &'static str {
        match self {
            Self::Toolkit => "toolkit",
            Self::Technique(_) => "technique",
            Self::Stories => "stories",
            Self::Countries => "countries",
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
            Self::About => "about",
            Self::Lost => "lost",
        }
    }

    pub(super) fn view(self) -> AnyView {
        match self {
            Self::Toolkit => pages::toolkit(),
            Self::Technique(id) => pages::technique(id),
            Self::Stories => pages::stories(),
            Self::Countries => pages::countries(),
            Self::Privacy => pages::privacy(),
            Self::Accessibility => pages::accessibility(),
            Self::About => pages::about(),
            Self::Lost => pages::lost(),
        }
    }
}

/// What one does with a profile once it is there, and with everything that is kept.
#[derive(Clone)]
pub enum Desk {
    /// The levels wished for, below the scores.
    Target(Signal<Arc<Questionnaire>>, StoredValue<Attempt>),
    /// What comes after the profile: the way to practice, and taking it along as code, link and files.
    After(Signal<Arc<Questionnaire>>, StoredValue<Attempt>),
    /// A radar for paper, in the place of its canvas.
    Drawn(Signal<RadarData>, Signal<String>),
    /// Handing a result in to the facilitator of a room.
    HandIn(Signal<Arc<Questionnaire>>, StoredValue<Attempt>),
    /// Every attempt.
    History,
    /// Two results side by side.
    Compare(AttemptId, AttemptId),
    /// Everything stored on this device.
    Data,
    /// A result that somebody shared.
    Received(String),
    /// Instruments for use elsewhere.
    Author,
}

impl Desk {
    /// The page it is, or nothing for a section of a page.
    pub(super) fn page(&self) -> Option<&'static str> {
        match self {
            Self::Target(..) | Self::After(..) | Self::Drawn(..) | Self::HandIn(..) => None,
            Self::History => Some("history"),
            Self::Compare(..) => Some("compare"),
            Self::Data => Some("data"),
            Self::Received(_) => Some("received"),
            Self::Author => Some("author"),
        }
    }

    pub(super) fn view(self) -> AnyView {
        match self {
            Self::Target(questionnaire, attempt) => pages::target(questionnaire, attempt),
            Self::After(questionnaire, attempt) => {
                [pages::plan(questionnaire, attempt), pages::share(questionnaire, attempt)].into_any()
            }
            Self::Drawn(data, sentence) => pages::drawn(data, sentence),
            Self::HandIn(questionnaire, attempt) => pages::hand_in(questionnaire, attempt),
            Self::History => pages::history(),
            Self::Compare(first, second) => pages::compare(&first, &second),
            Self::Data => pages::data(),
            Self::Received(code) => pages::received(&code),
            Self::Author => pages::author(),
        }
    }
}

/// What an embed needs beside the assessment itself, and the page that makes one.
#[derive(Clone)]
pub enum Guest {
    /// The way back, above a page to read.
    Above,
    /// What is left of the footer; it also speaks with the page around.
    Below,
    /// The button that sends a result code to the page around, below a profile.
    Send(Signal<Arc<Questionnaire>>, StoredValue<Attempt>),
    /// The page that makes the lines to paste.
    Builder,
}

impl Guest {
    pub(super) fn page(&self) -> Option<&'static str> {
        match self {
            Self::Above | Self::Below | Self::Send(..) => None,
            Self::Builder => Some("embed"),
        }
    }

    pub(super) fn view(self) -> AnyView {
        match self {
            Self::Above => pages::above(),
            Self::Below => pages::below(),
            Self::Send(questionnaire, attempt) => pages::send(questionnaire, attempt),
            Self::Builder => pages::builder(),
        }
    }
}

/// What a facilitator has of a training room, and the device that becomes a kiosk for it.
#[derive(Clone)]
pub enum Hall {
    /// A room's pages, by what follows `#/room/` in the address.
    Room(String),
    /// The kiosk of an instrument, and of a room where there is one, as the address has them.
    Kiosk(String),
    /// What a person at the kiosk does with a profile.
    Along(Signal<Arc<Questionnaire>>, StoredValue<Attempt>),
}

impl Hall {
    pub(super) fn page(&self) -> Option<&'static str> {
        match self {
            Self::Room(_) => Some("room"),
            Self::Kiosk(_) => Some("kiosk"),
            Self::Along(..) => None,
        }
    }

    pub(super) fn view(self) -> AnyView {
        match self {
            Self::Room(place) => match (&*place, place.strip_suffix("/show")) {
                ("", _) => pages::rooms(),
                ("guide", _) => pages::room_guide(),
                (_, Some(id)) => pages::room_show(id),
                (id, None) => pages::room(id),
            },
            Self::Kiosk(place) => pages::kiosk(&place),
            Self::Along(questionnaire, attempt) => pages::kiosk_along(questionnaire, attempt),
        }
    }
}
