//! A training room: its file as any bytes, and what a facilitator does with it in any order.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::mem::discriminant;
use std::sync::OnceLock;

use innospark::exchange::code::{Kind, Layout, Nonce, ResultCode};
use innospark::instrument::{Day, Instrument};
use innospark::room::{Moment, Room, RoomId, RoomRecord, Tally, read_room_file, write_room_file};
use innospark::store::Member;

use super::codes::{answered, known};

/// What rooms' files are made of.
pub const WORDS: &[&str] = &[
    "innospark-room",
    "kind",
    "schema",
    "room",
    "id",
    "name",
    "instrument",
    "version",
    "hash",
    "form",
    "smallest",
    "count_hurried",
    "collecting",
    "created",
    "hand_ins",
    "withdrawn",
    "releases",
    "nonce",
    "moment",
    "code",
    "members",
    "scored",
    "left_out",
    "number",
    "before",
    "after",
    "IS1",
    "000000",
    "ZZZZZZ",
    "5",
    "4",
    "0",
    "-1",
    "1e9",
    "4294967296",
    "9007199254740993",
    "true",
    "null",
    "\"",
    "\\ud800",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\u{feff}",
    "\u{202e}",
    "__proto__",
];

/// People who may hand in.
const PEOPLE: usize = 24;

/// An instrument with the codes of [`PEOPLE`] people who answered it, the last four of them in haste.
fn codes(instrument: &Instrument) -> &'static [String] {
    static CODES: OnceLock<Vec<String>> = OnceLock::new();
    CODES.get_or_init(|| (0..PEOPLE).filter_map(|person| code(instrument, person)).collect())
}

fn code(instrument: &Instrument, person: usize) -> Option<String> {
    let who = (person as u64, instrument.roles.get(person % 3).cloned());
    let hurried = PEOPLE - 4 <= person;
    let chosen = |place| Some(if hurried { 0 } else { person * 7 + place * 3 });
    let attempt = answered(instrument, &instrument.forms[0], who, chosen);
    ResultCode::of(Kind::Answers, instrument, &attempt).ok().map(|code| code.compact().to_owned())
}

fn begin(instrument: &Instrument, number: u64) -> Option<Room> {
    let created = Day::parse("2026-11-22")?;
    Some(Room::begin(RoomId::from_random(number), "Tuesday", instrument, &instrument.forms[0].id, created))
}

/// What the rooms are about: the instrument with few statements, because rooms are about people.
fn about() -> &'static Instrument {
    &known()[2]
}

/// Files of rooms behind a zero, and things to do behind a one.
pub fn seeds() -> Vec<Vec<u8>> {
    let instrument = about();
    let session: Vec<u8> =
        (0..8).flat_map(|person| [0, person]).chain([3, 0, 1, 2, 0, 9, 3, 0, 6, 1]).collect();
    let after = [2, 1, 0, 10, 0, 11, 0, 12, 0, 13, 0, 14, 3, 1, 4, 6, 5, 1, 0, 21, 3, 1];
    let sessions = [session.clone(), [&session[..], &after].concat()];
    let files = sessions.iter().filter_map(|session| {
        let file = write_room_file(&play(instrument, session)?);
        Some([&[0], file.as_bytes()].concat())
    });
    files.chain(sessions.iter().map(|session| [&[1], &session[..]].concat())).collect()
}

/// Any bytes as a room's file, or as what a facilitator does.
pub fn run(input: &[u8]) -> u64 {
    let instrument = about();
    let mut hasher = DefaultHasher::new();
    let Some((first, rest)) = input.split_first() else { return 0 };
    if first % 2 == 1 {
        if let Some(record) = play(instrument, &rest[..rest.len().min(400)]) {
            let releases =
                record.releases.iter().map(|release| (release.moment as u8, release.members.len()));
            releases.collect::<Vec<_>>().hash(&mut hasher);
            (record.hand_ins.len(), record.withdrawn.len(), record.smallest).hash(&mut hasher);
        }
        return hasher.finish();
    }
    match read_room_file(&String::from_utf8_lossy(rest)) {
        Ok(record) => {
            is_kept(&record);
            let mut room = Room::open(record.clone());
            let merged = room.merge(&record).map(|merged| (merged.added, merged.withdrawn));
            assert_eq!(merged, Ok((0, 0)), "a room brings itself nothing");
            assert_eq!(room.record(), &record);
            if room.fits(instrument) {
                shows_nobody(&room, instrument);
            }
            (record.hand_ins.len().min(32), record.releases.len().min(8), record.smallest.min(64))
                .hash(&mut hasher);
        }
        Err(error) => {
            let sentence = error.to_string();
            assert!(!sentence.is_empty() && !sentence.contains(['\n', '\r']), "{sentence:?}");
            discriminant(&error).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// Two bytes for each thing done: which, and with whom or what. After each the rules of a room hold.
fn play(instrument: &Instrument, doings: &[u8]) -> Option<RoomRecord> {
    let layout = Layout::of(instrument);
    let codes = codes(instrument);
    let mut room = begin(instrument, 1)?;
    let mut other = begin(instrument, 2)?;
    let mut tally = Tally::new(&room, instrument);
    for doing in doings.chunks_exact(2) {
        let person = usize::from(doing[1]) % codes.len();
        let moment = Moment::ALL[person % 2];
        let smallest = room.record().smallest;
        match doing[0] % 8 {
            0 => drop(room.hand_in(&codes[person], &layout)),
            1 => {
                let nonces: Vec<Nonce> = room.entries().map(|entry| entry.nonce).collect();
                if let Some(nonce) = nonces.get(person % nonces.len().max(1)) {
                    assert!(room.withdraw(*nonce) && !room.withdraw(*nonce));
                }
            }
            2 => room.set_moment(moment),
            3 => {
                tally.catch_up(&room);
                reveal(&mut room, &tally, moment);
            }
            4 => drop(room.raise_smallest(usize::from(doing[1]))),
            5 => room.count_hurried(person % 2 == 1),
            6 => drop(other.hand_in(&codes[person], &layout)),
            _ => {
                let both = room.record().hand_ins.len() + other.record().hand_ins.len();
                if let Ok(merged) = room.merge(other.record()) {
                    assert!(room.record().hand_ins.len() <= both, "{merged:?}");
                    assert_eq!(room.merge(other.record()).map(|again| again.added), Ok(0));
                }
            }
        }
        assert!(smallest <= room.record().smallest, "k was lowered");
        is_kept(room.record());
    }
    shows_nobody(&room, instrument);
    Some(room.record().clone())
}

/// Reveals, if it can be; then no earlier release of the moment differs from this one by one to four people.
fn reveal(room: &mut Room, tally: &Tally, moment: Moment) {
    let smallest = room.record().smallest;
    let Ok(people) = room.reveal(tally, moment) else { return };
    assert!(smallest <= people);
    let releases: Vec<_> = room.record().releases.iter().filter(|release| release.moment == moment).collect();
    let Some((last, earlier)) = releases.split_last() else { unreachable!("there is a release") };
    for release in earlier {
        let only = |these: &[Member], those: &[Member]| {
            these.iter().filter(|member| !those.contains(member)).count()
        };
        let changed = only(&release.members, &last.members) + only(&last.members, &release.members);
        assert!(changed == 0 || smallest <= changed, "{changed} people tell two releases apart");
    }
}

/// A record is read again as it was written.
fn is_kept(record: &RoomRecord) {
    assert_eq!(read_room_file(&write_room_file(record)).as_ref(), Ok(record));
}

/// What is shown is of k people or more, and every number in it lies on its scale.
fn shows_nobody(room: &Room, instrument: &Instrument) {
    let mut tally = Tally::new(room, instrument);
    tally.catch_up(room);
    for moment in Moment::ALL {
        let Ok(report) = room.report(&tally, moment) else { continue };
        assert!(room.record().smallest <= report.n);
        for dimension in &report.dimensions {
            let roles = dimension.by_role.iter().map(|role| (role.n, role.mean));
            for (n, mean) in std::iter::once((dimension.n, dimension.mean)).chain(roles) {
                let shown = mean.is_none_or(|mean| report.smallest <= n && (0.0..=100.0).contains(&mean));
                assert!(shown, "{mean:?} of {n} people");
            }
            assert!(dimension.bins.is_none() || 10 <= dimension.n);
        }
    }
}
