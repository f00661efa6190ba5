//! The direction of the house: each floor knows only the floors below it, and only one room knows the browser.

use std::fs;
use std::path::Path;

use crate::support::path;

/// Each room's floor. A new room needs a line here; what stands on one floor does not know its neighbours.
const FLOORS: [(&str, u8); 17] = [
    ("base32", 0),
    ("json", 0),
    ("statistics", 0),
    ("instrument", 1),
    ("language", 1),
    ("chart", 1),
    ("embed", 1),
    ("response", 2),
    ("scoring", 3),
    ("store", 3),
    ("guidance", 4),
    ("lint", 4),
    ("exchange", 5),
    ("room", 6),
    ("web", 6),
    ("bin", 6),
    ("app", 7),
];

/// Floors up to this one are pure, and so are the rooms of [`PURE`].
const CORE: u8 = 5;

/// What is pure above them.
const PURE: [&str; 1] = ["room"];

fn is_pure(room: &str, floor: u8) -> bool {
    floor <= CORE || PURE.contains(&room)
}

const BROWSER: [&str; 6] =
    ["web_sys", "js_sys", "gloo_storage", "wasm_bindgen", "wasm_bindgen_futures", "plotters_canvas"];

/// Clocks, chance and the outside world are passed in.
const IMPURE: [&str; 11] = [
    "std::time",
    "Instant",
    "SystemTime",
    "rand",
    "getrandom",
    "fastrand",
    "std::env",
    "std::fs",
    "std::net",
    "std::thread",
    "std::process",
];

const MOST_LINES: usize = 500;

fn floor_of(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// The code without the lines and line ends that are comments.
fn code_of(source: &str) -> String {
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split_once(" // ").map_or(line, |(code, _)| code)).collect::<Vec<_>>().join("\n")
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a path or name stands in the code as a word of its own.
fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(place, _)| {
        !code[..place].ends_with(is_word) && !code[place + word.len()..].starts_with(is_word)
    })
}

/// The rooms that a file names below `root`, as in `crate::room::…` and `crate::{room, other::…}`.
fn rooms<'a>(code: &'a str, root: &str) -> Vec<&'a str> {
    let mut rooms = Vec::new();
    for (place, found) in code.match_indices(root) {
        let rest = &code[place + found.len()..];
        if code[..place].ends_with(is_word) {
            continue;
        }
        let Some(group) = rest.strip_prefix('{') else {
            rooms.push(rest.split(|c| !is_word(c)).next().unwrap_or_default());
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (index, c) in group.char_indices() {
            if depth == 0 && (c == ',' || c == '}') {
                rooms.push(group[start..index].trim().split(|c| !is_word(c)).next().unwrap_or_default());
                start = index + 1;
            }
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    rooms.retain(|room| !room.is_empty());
    rooms
}

/// What a file below `src/` does that its place forbids.
fn breaches(place: &str, source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let code = code_of(source);
    let lines = source.lines().count();
    if lines > MOST_LINES {
        found.push(format!("{place} has {lines} lines"));
    }
    for call in [".unwrap()", ".expect("] {
        if code.contains(call) {
            found.push(format!("{place} calls {call}"));
        }
    }
    let room = place.split_once('/').map(|(room, _)| room);
    if room != Some("web") {
        let named = BROWSER.iter().filter(|name| names(&code, name));
        found.extend(named.map(|name| format!("{place} names {name}")));
    }
    if room != Some("app") && place != "main.rs" && names(&code, "leptos") {
        found.push(format!("{place} names leptos"));
    }
    // `lib.rs` and `main.rs` are the doors.
    let Some(room) = room else { return found };
    let Some(floor) = floor_of(room) else {
        found.push(format!("{place} lies on no floor"));
        return found;
    };
    for other in rooms(&code, "crate::").into_iter().chain(rooms(&code, "innospark::")) {
        match floor_of(other) {
            _ if other == room => {}
            Some(below) if below < floor => {}
            Some(above) => found.push(format!("{place}, floor {floor}, names {other}, floor {above}")),
            // A binary has modules of its own.
            None if room == "bin" => {}
            None => found.push(format!("{place} names {other}, which lies on no floor")),
        }
    }
    if is_pure(room, floor) {
        let named = IMPURE.iter().filter(|name| names(&code, name));
        found.extend(named.map(|name| format!("{place} names {name}")));
    }
    found
}

/// Calls `visit` with every Rust file below a folder, by its path below `src/`.
fn each_source(folder: &Path, visit: &mut impl FnMut(&str, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_source(&path, visit);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let below =
                path.strip_prefix(crate::support::path("src")).unwrap().to_str().unwrap().replace('\\', "/");
            visit(&below, &fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn the_house_stands() {
    let (mut found, mut files) = (Vec::new(), 0);
    each_source(&path("src"), &mut |place, source| {
        files += 1;
        found.extend(breaches(place, source));
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(files > 40, "{files} files");
}

#[test]
fn every_room_of_the_core_is_open_to_tests() {
    let lib = fs::read_to_string(path("src/lib.rs")).unwrap();
    for entry in fs::read_dir(path("src")).unwrap() {
        let entry = entry.unwrap();
        let room = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() && floor_of(&room).is_some_and(|floor| is_pure(&room, floor)) {
            let declared = format!("pub mod {room};");
            let at = lib.find(&declared).unwrap_or_else(|| panic!("{declared} is missing"));
            assert!(!lib[..at].trim_end().ends_with(']'), "{room} must not be left out of any build");
        }
    }
}

// The checker itself

#[test]
fn a_wrong_file_is_found() {
    #[track_caller]
    fn check(place: &str, source: &str, expected: &[&str]) {
        assert_eq!(breaches(place, source), expected, "{source}");
    }
    // The direction
    check("scoring/profile.rs", "use crate::instrument::Item;\nuse crate::response::Answers;", &[]);
    check("scoring/profile.rs", "use crate::scoring::pomp;", &[]);
    check(
        "scoring/profile.rs",
        "use crate::guidance::stand_out;",
        &["scoring/profile.rs, floor 3, names guidance, floor 4"],
    );
    check(
        "scoring/profile.rs",
        "use crate::store::Shelf;",
        &["scoring/profile.rs, floor 3, names store, floor 3"],
    );
    check("store/shelf.rs", "use crate::{response::Answer, instrument};", &[]);
    check(
        "store/shelf.rs",
        "use crate::{response::{Answer, Start}, scoring::{pomp, shown}};",
        &["store/shelf.rs, floor 3, names scoring, floor 3"],
    );
    check(
        "store/shelf.rs",
        "use crate::{\n    instrument::Item,\n    web::page,\n};",
        &["store/shelf.rs, floor 3, names web, floor 6"],
    );
    check(
        "instrument/read.rs",
        "fn f() -> crate::language::Msg {}",
        &["instrument/read.rs, floor 1, names language, floor 1"],
    );
    check("instrument/read.rs", "use crate::json::Node;", &[]);
    check(
        "json/mod.rs",
        "use crate::instrument::ItemId;",
        &["json/mod.rs, floor 0, names instrument, floor 1"],
    );
    check(
        "web/canvas.rs",
        "use crate::chart::Rgb;\nuse crate::store::Storage;\nuse crate::guidance::x;",
        &[],
    );
    check("web/canvas.rs", "use crate::app::Route;", &["web/canvas.rs, floor 6, names app, floor 7"]);
    check(
        "app/pages/home.rs",
        "use crate::web::page;\nuse crate::app::Route;\nuse crate::scoring::pomp;",
        &[],
    );
    check("bin/innospark-cli/main.rs", "use innospark::scoring::pomp;\nuse crate::pack::pack;", &[]);
    check(
        "bin/innospark-cli/main.rs",
        "use innospark::web::page;",
        &["bin/innospark-cli/main.rs, floor 6, names web, floor 6"],
    );
    check("attic/mod.rs", "", &["attic/mod.rs lies on no floor"]);
    check(
        "response/answer.rs",
        "use crate::attic::Box;",
        &["response/answer.rs names attic, which lies on no floor"],
    );
    check("lib.rs", "pub use crate::app::mount;", &[]);
    // Comments may say anything.
    check(
        "chart/mod.rs",
        "//! See [`crate::app`] and web_sys.\n/// leptos\nuse crate::json; // not crate::web",
        &[],
    );

    // The browser
    check("web/page.rs", "use web_sys::window;\nuse wasm_bindgen::JsCast;", &[]);
    check("app/frame.rs", "use web_sys::window;", &["app/frame.rs names web_sys"]);
    check("app/frame.rs", "let x = js_sys::Date::now();", &["app/frame.rs names js_sys"]);
    check(
        "app/frame.rs",
        "use wasm_bindgen_futures::spawn_local;",
        &["app/frame.rs names wasm_bindgen_futures"],
    );
    check("store/port.rs", "use gloo_storage::LocalStorage;", &["store/port.rs names gloo_storage"]);
    check("chart/draw.rs", "use plotters_canvas::CanvasBackend;", &["chart/draw.rs names plotters_canvas"]);
    check("main.rs", "fn main() { leptos::mount::mount_to_body(App) }", &[]);
    check("main.rs", "use web_sys::window;", &["main.rs names web_sys"]);
    check("lib.rs", "use leptos::prelude::*;", &["lib.rs names leptos"]);
    check("web/intl.rs", "use leptos::prelude::*;", &["web/intl.rs names leptos"]);
    check("app/mod.rs", "use leptos::prelude::*;", &[]);
    check("chart/draw.rs", "let my_web_system = leptos_like;", &[]);

    // Clocks and chance
    check("response/order.rs", "struct Random; fn operand() {}", &[]);
    check("response/order.rs", "use std::time::Duration;", &["response/order.rs names std::time"]);
    check("response/order.rs", "let now = Instant::now();", &["response/order.rs names Instant"]);
    check("store/shelf.rs", "SystemTime::now()", &["store/shelf.rs names SystemTime"]);
    check("response/order.rs", "rand::random()", &["response/order.rs names rand"]);
    check("instrument/read.rs", "std::fs::read(path)", &["instrument/read.rs names std::fs"]);
    check("bin/innospark-cli/pack.rs", "std::fs::read(path)", &[]);
    check(
        "room/tally.rs",
        "use crate::exchange::code::Nonce;\nstd::fs::read(path)",
        &["room/tally.rs names std::fs"],
    );
    check("room/tally.rs", "use crate::web::page;", &["room/tally.rs, floor 6, names web, floor 6"]);

    // Size and panics
    check("app/mod.rs", "value.unwrap()", &["app/mod.rs calls .unwrap()"]);
    check("app/mod.rs", "value.expect(\"x\")", &["app/mod.rs calls .expect("]);
    check("app/mod.rs", "value.unwrap_or_default(); expect_context();", &[]);
    check("app/mod.rs", &"x\n".repeat(500), &[]);
    check("app/mod.rs", &"x\n".repeat(501), &["app/mod.rs has 501 lines"]);
}
