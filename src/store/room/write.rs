//! A room as JSON.

use super::{HandIn, Member, Release, RoomRecord};
use crate::base32;
use crate::json::ObjectWriter;
use crate::store::SCHEMA;

/// A room as JSON.
#[must_use]
pub fn write_room(room: &RoomRecord) -> String {
    let mut record = ObjectWriter::default();
    record.number("schema", Some(SCHEMA.into()));
    record.text("id", Some(room.id.as_str()));
    record.text("name", Some(&room.name));
    record.text("instrument", Some(room.instrument.as_str()));
    record.text("version", Some(&room.version.to_string()));
    record.text("hash", Some(&room.hash.to_string()));
    record.text("form", Some(room.form.as_str()));
    record.number("smallest", Some(room.smallest as u64));
    record.json("count_hurried", if room.count_hurried { "true" } else { "false" });
    record.text("collecting", Some(room.collecting.as_str()));
    record.text("created", Some(room.created.as_str()));
    record.list("hand_ins", &mut room.hand_ins.iter().map(hand_in));
    record.list(
        "withdrawn",
        &mut room.withdrawn.iter().map(|gone| {
            let mut object = ObjectWriter::default();
            object.number("nonce", Some(gone.nonce.into()));
            object.text("moment", Some(gone.moment.as_str()));
            object.end()
        }),
    );
    record.list("releases", &mut room.releases.iter().map(release));
    record.end()
}

fn hand_in(hand_in: &HandIn) -> String {
    let mut object = ObjectWriter::default();
    object.number("nonce", Some(hand_in.nonce.into()));
    object.text("moment", Some(hand_in.moment.as_str()));
    object.text("code", Some(&hand_in.code));
    object.end()
}

fn release(release: &Release) -> String {
    let mut object = ObjectWriter::default();
    object.number("number", Some(release.number.into()));
    object.text("moment", Some(release.moment.as_str()));
    object.number("left_out", Some(release.left_out as u64));
    object.list("scored", &mut release.scored.iter().map(usize::to_string));
    // Twelve symbols a member: a list of objects would be five times as long.
    let mut members = String::with_capacity(release.members.len() * 12);
    for Member { nonce, sum } in &release.members {
        for number in [nonce, sum] {
            for place in (0..6).rev() {
                members.push(base32::symbol(number >> (place * 5)));
            }
        }
    }
    object.text("members", Some(&members));
    object.end()
}
