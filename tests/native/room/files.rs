//! A room as a file.

use innospark::room::{RoomFileError, read_room_file, write_room_file};
use proptest::prelude::*;

use super::record::lived_in;
use crate::laws::config;

#[test]
fn a_file_comes_back_as_the_room_it_was() {
    let room = lived_in();
    let file = write_room_file(&room);
    assert!(file.starts_with("{\"kind\":\"innospark-room\",\"schema\":1,\"room\":{"));
    assert_eq!(read_room_file(&file), Ok(room.clone()));
    // An editor may have put a mark before it, formatted it, or changed the line ends.
    assert_eq!(read_room_file(&format!("\u{feff}\r\n{file}\r\n")), Ok(room.clone()));
    let value: serde_json::Value = serde_json::from_str(&file).unwrap();
    assert_eq!(read_room_file(&serde_json::to_string_pretty(&value).unwrap()), Ok(room));
}

#[test]
fn each_wrong_file_is_told_apart() {
    let good = write_room_file(&lived_in());
    #[track_caller]
    fn check(text: &str, expected: RoomFileError) {
        assert_eq!(read_room_file(text), Err(expected), "{:.80}", text);
    }
    check("", RoomFileError::Empty);
    check(" \r\n\u{feff}", RoomFileError::Foreign);
    check("\u{feff} \n", RoomFileError::Empty);
    check("Dear Sir", RoomFileError::Foreign);
    check("[]", RoomFileError::Foreign);
    check("null", RoomFileError::Foreign);
    check("{}", RoomFileError::Foreign);
    check("{\"innospark\":\"backup\",\"schema\":1,\"records\":[]}", RoomFileError::Foreign);
    check("{\"kind\":\"innospark-room-report\",\"schema\":1}", RoomFileError::Foreign);
    check("{\"kind\":\"innospark-room\",\"schema\":1}", RoomFileError::Damaged);
    check("{\"kind\":\"innospark-room\",\"schema\":\"1\"}", RoomFileError::Damaged);
    check("{\"kind\":\"innospark-room\",\"schema\":0,\"room\":{}}", RoomFileError::Damaged);
    check("{\"kind\":\"innospark-room\",\"schema\":2,\"room\":{}}", RoomFileError::Newer(2));
    check("{\"kind\":\"innospark-room\",\"schema\":1,\"room\":7}", RoomFileError::Damaged);
    check("{\"kind\":\"innospark-room\",\"schema\":1,\"room\":{\"schema\":3}}", RoomFileError::Newer(3));
    check(&good[..good.len() / 2], RoomFileError::Damaged);
    check(&" ".repeat(20_000_001), RoomFileError::TooLarge);
    check(&"[".repeat(1_000_000), RoomFileError::Foreign);
    check(&"{\"kind\":".repeat(100_000), RoomFileError::Foreign);
    let deep = format!(
        "{{\"kind\":\"innospark-room\",\"schema\":1,\"room\":{}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    check(&deep, RoomFileError::Damaged);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_file_with_a_wrong_byte_is_read_or_refused(at in any::<prop::sample::Index>(), with in any::<char>()) {
        let mut file = write_room_file(&lived_in());
        let at = at.index(file.len());
        file.replace_range(at..at + 1, &with.to_string());
        if let Ok(room) = read_room_file(&file) {
            // Whatever is read can be written and read again.
            prop_assert_eq!(read_room_file(&write_room_file(&room)), Ok(room));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        let _ = read_room_file(&text);
    }
}
