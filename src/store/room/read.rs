//! A room from JSON.

use super::{
    HandIn, LEAST_SHOWN, LONGEST_ROOM_NAME, MOST_HAND_INS, Member, Moment, Release, RoomId, RoomRecord,
    Withdrawn,
};
use crate::base32;
use crate::instrument::{ContentHash, Day, FormId, InstrumentId, Version};
use crate::json::{Document, Node};
use crate::store::RecordError;
use crate::store::record::{check_schema, damaged};

/// Numbers of hand-ins and checksums are below.
const NONCES: u32 = 1 << 30;

/// Symbols of the longest code, its prefix included.
const LONGEST_CODE: usize = 1003;

/// Most releases of a room.
const MOST_RELEASES: usize = 1000;

/// Reads a room.
///
/// # Errors
/// [`RecordError::Newer`] for a later schema; [`RecordError::Damaged`] for anything that this program cannot have
/// written: no JSON, a missing field, a hand-in twice or withdrawn, a release of fewer people than may be shown.
pub fn read_room(text: &str) -> Result<RoomRecord, RecordError> {
    let document = Document::parse(text).map_err(damaged)?;
    check_schema(&document)?;
    let room = document.finish(room_from(document.root())).map_err(damaged)?;
    let room = room.ok_or(RecordError::Damaged)?;
    if holds(&room) { Ok(room) } else { Err(RecordError::Damaged) }
}

fn room_from(record: Node<'_>) -> Option<RoomRecord> {
    let id = record.field("id").read("a room's id is expected", RoomId::parse);
    let version = record.field("version").read("a version is expected", |text| Version::parse(text).ok());
    let hash = record.field("hash").read("a content hash is expected", ContentHash::parse);
    let created = record.field("created").read("a day is expected", Day::parse);
    let smallest = record.field("smallest").count();
    Some(RoomRecord {
        name: record.field("name").owned(),
        instrument: InstrumentId::read(record.field("instrument")),
        form: FormId::read(record.field("form")),
        smallest: usize::try_from(smallest).unwrap_or(usize::MAX),
        count_hurried: record.field("count_hurried").truth(),
        collecting: moment(record.field("collecting"))?,
        hand_ins: record.field("hand_ins").list().into_iter().map(hand_in).collect::<Option<_>>()?,
        withdrawn: record.field("withdrawn").list().into_iter().map(withdrawn).collect::<Option<_>>()?,
        releases: record.field("releases").list().into_iter().map(release).collect::<Option<_>>()?,
        id: id?,
        version: version?,
        hash: hash?,
        created: created?,
    })
}

fn moment(node: Node<'_>) -> Option<Moment> {
    node.read("before or after is expected", Moment::parse)
}

fn nonce(node: Node<'_>) -> Option<u32> {
    let fits = |number| u32::try_from(number).ok().filter(|number| *number < NONCES);
    node.integer("a number of 30 bits is expected", fits)
}

fn hand_in(node: Node<'_>) -> Option<HandIn> {
    let code = |text: &str| {
        let symbols = text.strip_prefix("IS1")?;
        let sound = text.len() <= LONGEST_CODE && is_base32(symbols);
        sound.then(|| text.to_owned())
    };
    Some(HandIn {
        nonce: nonce(node.field("nonce"))?,
        moment: moment(node.field("moment"))?,
        code: node.field("code").read("a result code without separators is expected", code)?,
    })
}

fn withdrawn(node: Node<'_>) -> Option<Withdrawn> {
    Some(Withdrawn { nonce: nonce(node.field("nonce"))?, moment: moment(node.field("moment"))? })
}

fn release(node: Node<'_>) -> Option<Release> {
    let number = |number| u32::try_from(number).ok().filter(|number| 1 <= *number);
    let people = |node: Node<'_>| usize::try_from(node.count()).unwrap_or(usize::MAX);
    let left_out = people(node.field("left_out"));
    Some(Release {
        number: node.field("number").integer("a whole number from 1 is expected", number)?,
        moment: moment(node.field("moment"))?,
        left_out,
        scored: node.field("scored").list().into_iter().map(people).collect(),
        members: node.field("members").read("twelve symbols a member are expected", members)?,
    })
}

fn members(text: &str) -> Option<Vec<Member>> {
    let sound = text.len().is_multiple_of(12) && is_base32(text);
    let member =
        |twelve: &[u8]| Member { nonce: base32::number(&twelve[..6]), sum: base32::number(&twelve[6..]) };
    sound.then(|| text.as_bytes().chunks(12).map(member).collect())
}

fn is_base32(text: &str) -> bool {
    text.bytes().all(|letter| base32::value(letter).is_some())
}

/// Whether what a room promises of its lists is so.
fn holds(room: &RoomRecord) -> bool {
    let handed_in = room.hand_ins.windows(2).all(|pair| pair[0].nonce < pair[1].nonce);
    let gone = room.withdrawn.windows(2).all(|pair| pair[0].nonce < pair[1].nonce);
    let apart = room.withdrawn.iter().all(|gone| room.place(gone.nonce).is_err());
    let few = room.hand_ins.len() + room.withdrawn.len() <= MOST_HAND_INS;
    let released = room.releases.len() <= MOST_RELEASES
        && room.releases.windows(2).all(|pair| {
            (pair[0].moment, pair[0].number) < (pair[1].moment, pair[1].number)
                || (pair[0].moment, pair[0].number) == (pair[1].moment, pair[1].number)
                    && pair[0].members < pair[1].members
        });
    let members = room.releases.iter().all(|release| {
        LEAST_SHOWN <= release.members.len()
            && release.members.windows(2).all(|pair| pair[0].nonce < pair[1].nonce)
    });
    let named = room.name.chars().count() <= LONGEST_ROOM_NAME && !room.name.contains(char::is_control);
    let shown = (LEAST_SHOWN..=MOST_HAND_INS).contains(&room.smallest);
    handed_in && gone && apart && few && released && members && named && shown
}
