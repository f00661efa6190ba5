//! A room on this device as a page has it: the record as it is kept now, the one way to change it, and its tally.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::library::Questionnaire;
use crate::app::records::Records;
use crate::app::view::effect;
use crate::app::words::Words;
use crate::exchange::code::Nonce;
use crate::instrument::{DimensionId, RoleId, text_or_id};
use crate::room::{Moment, Progress, Refusal, Room, Tally};
use crate::store::{Keeping, Key, RecordError, RoomId, read_room, write_room};
use crate::web::{device, events};

/// How long a slice of work keeps the page from serving the person, in milliseconds: well below the 50 that are felt, and
/// long beside the 4 that browsers let pass between two slices.
pub const SLICE: f64 = 25.0;

/// Whether a task that began then has done enough, so that whatever comes next is left to another.
pub fn is_long(begun: f64) -> bool {
    SLICE / 2.0 < device::monotonic() - begun
}

/// Hand-ins decoded between two looks at the clock.
const AT_ONCE: usize = 20;

/// Hand-ins from which on work on them begins after whatever is being done, not within it.
pub const MANY: usize = 500;

/// A room with the text it was read from.
#[derive(Clone)]
pub struct Kept {
    text: Arc<str>,
    /// The room.
    pub room: Arc<Room>,
}

/// Two are the same when they were read from the same text.
impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Kept {
    /// Reads a room's record.
    ///
    /// # Errors
    /// When it cannot be used.
    pub fn read(text: &str) -> Result<Self, RecordError> {
        Ok(Self { text: text.into(), room: Arc::new(Room::open(read_room(text)?)) })
    }
}

/// A room on this device.
#[derive(Clone, Copy)]
pub struct Chamber {
    /// Where it is kept.
    pub records: Records,
    /// The interface's words.
    pub words: Words,
    /// Its instrument.
    pub questionnaire: Signal<Arc<Questionnaire>>,
    /// Where it lies.
    key: StoredValue<Key>,
    /// As it is kept now, also by another window.
    kept: Memo<Kept>,
    /// As this page has just written it, so that thousands of codes are not read again at once. Another window's change
    /// comes with news of its own.
    written: StoredValue<Option<Kept>>,
    tally: StoredValue<Tally, LocalStorage>,
    /// How far the tally is.
    pub progress: RwSignal<Progress>,
    /// The tally has taken up another state of the room.
    counted: Trigger,
}

/// What does not change in a room.
pub struct Plain {
    /// What the facilitator calls it.
    pub name: String,
    /// The instrument's id.
    pub instrument: String,
    /// The form's id.
    pub form: String,
}

/// Lets a tally take up what changed in a room, and says whether anything did: whoever shows what it says need not do so
/// again otherwise, which takes its time with thousands of people.
fn follow(tally: &mut Tally, room: &Room) -> bool {
    let before = tally.progress();
    let after = tally.follow(room);
    before != after || !after.is_complete()
}

/// Reads a room as it is kept now, tracked.
///
/// # Errors
/// When there is a record that cannot be used.
pub fn find(records: Records, id: &RoomId) -> Result<Option<Kept>, RecordError> {
    let text = records.text(&Key::Room(id.clone()).as_text());
    text.map(|text| Kept::read(&text)).transpose()
}

impl Chamber {
    /// The room that was found, from now on as it is kept.
    pub fn of(found: Kept, questionnaire: Signal<Arc<Questionnaire>>) -> Self {
        let records = Records::here();
        let key = Key::Room(found.room.record().id.clone());
        let place = key.as_text();
        let tally = questionnaire.with_untracked(|q| Tally::new(&found.room, &q.instrument));
        // What is known at first has just been read.
        let written = StoredValue::new(Some(found.clone()));
        // What another window damaged or deleted stays as it was seen last; a change writes it anew.
        let kept = Memo::new(move |before: Option<&Kept>| {
            records.follow();
            if let Some(written) = written.try_update_value(Option::take).flatten() {
                return written;
            }
            let last = before.unwrap_or(&found);
            let text = records.text(&place).filter(|text| **text != *last.text);
            text.and_then(|text| Kept::read(&text).ok()).unwrap_or_else(|| last.clone())
        });
        let chamber = Self {
            records,
            words: Words::here(),
            questionnaire,
            key: StoredValue::new(key),
            kept,
            written,
            progress: RwSignal::new(tally.progress()),
            tally: StoredValue::new_local(tally),
            counted: Trigger::new(),
        };
        effect(move || {
            let room = chamber.room();
            if chamber.tally.try_update_value(|tally| follow(tally, &room)).unwrap_or_default() {
                chamber.count_all();
            }
        });
        chamber
    }

    /// Decodes what waits: a few hand-ins at once, many from the next task on, until which it is said that they wait.
    fn count_all(self) {
        let progress = self.tally.with_value(Tally::progress);
        if progress.of - progress.done < MANY {
            return self.count();
        }
        self.progress.set(progress);
        self.counted.notify();
        events::after(0, move || self.count());
    }

    /// Decodes what waits, in slices that leave the page free in between.
    fn count(self) {
        let begun = device::monotonic();
        let progress = self.tally.try_update_value(|tally| {
            loop {
                let progress = tally.step(AT_ONCE);
                if progress.is_complete() || SLICE < device::monotonic() - begun {
                    return progress;
                }
            }
        });
        // The page may be gone by now.
        let Some(progress) = progress else { return };
        self.progress.set(progress);
        if !progress.is_complete() {
            events::after(0, move || self.count());
        } else if is_long(begun) {
            // What follows takes its time too, and gets a task of its own.
            events::after(0, move || {
                if !self.progress.is_disposed() {
                    self.counted.notify();
                }
            });
        } else {
            self.counted.notify();
        }
    }

    /// The room as it is kept now, tracked.
    pub fn room(self) -> Arc<Room> {
        self.kept.with(|kept| kept.room.clone())
    }

    /// Something of the room, tracked.
    pub fn with<T>(self, of: impl FnOnce(&Room) -> T) -> T {
        self.kept.with(|kept| of(&kept.room))
    }

    /// Something of the room and its tally, tracked. The tally may lag behind the room; what it may show knows that.
    pub fn with_tally<T>(self, of: impl FnOnce(&Room, &Tally) -> T) -> T {
        self.counted.track();
        self.kept.with(|kept| self.tally.with_value(|tally| of(&kept.room, tally)))
    }

    /// Changes what is stored at this moment, not what this page remembers: another window may have changed it.
    /// Returns what the change gave, and where the record is kept then.
    pub fn change<T>(self, edit: impl FnOnce(&mut Room) -> T) -> (T, Keeping) {
        let seen = self.kept.get_untracked();
        self.key.with_value(|key| {
            self.records.rewrite(key, Some(&seen.text), |stored| {
                let other = stored.filter(|text| **text != *seen.text);
                let other = other.and_then(|text| read_room(text).ok()).map(Room::open);
                let mut room = other.unwrap_or_else(|| (*seen.room).clone());
                let outcome = edit(&mut room);
                let text = write_room(room.record());
                self.written.set_value(Some(Kept { text: text.as_str().into(), room: Arc::new(room) }));
                (text, outcome)
            })
        })
    }

    /// Reveals a moment as it is counted now. Where another window changed the room meanwhile, nothing is revealed that
    /// was not counted here.
    pub fn reveal(self, moment: Moment) {
        let (counts, _) = self.change(|room| {
            let counts = self.tally.try_update_value(|tally| {
                let counts = follow(tally, room);
                // Refused as long as anything waits to be counted, and then the button is still there.
                let _ = room.reveal(tally, moment);
                counts
            });
            counts.unwrap_or_default()
        });
        if counts {
            self.count_all();
        }
    }

    /// Hands a code in to a room at hand, which is not kept by this.
    ///
    /// # Errors
    /// Why it was not taken.
    pub fn hand_in(self, room: &mut Room, code: &str) -> Result<(), Refusal> {
        self.tally.with_value(|tally| room.hand_in(code, tally.layout()).map(|_| ()))
    }

    /// Takes a withdrawal back: the hand-in stands as it did before.
    pub fn put_back(self, nonce: Nonce, before: &Room) {
        let number = nonce.number();
        let Some(hand_in) = before.record().hand_ins.iter().find(|hand_in| hand_in.nonce == number) else {
            return;
        };
        self.change(|room| {
            let mut record = room.record().clone();
            record.withdrawn.retain(|gone| gone.nonce != number);
            if let Err(place) = record.place(number) {
                record.hand_ins.insert(place, hand_in.clone());
            }
            *room = Room::open(record);
        });
    }

    /// What does not change in it.
    pub fn plain(self) -> Plain {
        self.with(|room| {
            let record = room.record();
            Plain {
                name: record.name.clone(),
                instrument: record.instrument.to_string(),
                form: record.form.to_string(),
            }
        })
    }

    /// What it is called in addresses.
    pub fn id(self) -> String {
        self.with(|room| room.record().id.to_string())
    }

    /// The fewest people that are shown together, tracked.
    pub fn smallest(self) -> usize {
        self.with(|room| room.smallest().get())
    }

    /// The instrument's title, tracked.
    pub fn title(self) -> String {
        self.questionnaire.with(|q| q.wording.title.clone())
    }

    /// A dimension's name, tracked; its id where it has none.
    pub fn dimension(self, id: &DimensionId) -> String {
        self.questionnaire
            .with(|q| q.wording.dimensions.get(id).map_or_else(|| id.to_string(), |words| words.name.clone()))
    }

    /// A role's name, tracked.
    pub fn role(self, id: &RoleId) -> String {
        self.questionnaire.with(|q| text_or_id(&q.wording.roles, id).to_owned())
    }

    /// The form's name, tracked.
    pub fn form_name(self) -> String {
        let form = self.with(|room| room.record().form.clone());
        self.questionnaire.with(|q| q.wording.forms.get(&form).cloned().unwrap_or_default())
    }
}
