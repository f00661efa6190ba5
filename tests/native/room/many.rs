//! A room of ten thousand.

use innospark::instrument::Instrument;
use innospark::response::Answer;
use innospark::room::{Moment, Tally, codes_in, read_room_file, write_room_file};

use super::{Desk, attempt, code_of};
use crate::support::{near, skills};

const MANY: u64 = 10_000;

/// The code of somebody who answers all sixty statements.
fn of_sixty(instrument: &Instrument, person: u64) -> String {
    let mut attempt = attempt(instrument, person, Some(person as usize % instrument.roles.len()), "");
    for (place, item) in attempt.order.clone().iter().enumerate() {
        let step = (person as usize * 31 + place * (person as usize % 7 + 1)) % instrument.options.len();
        attempt.answer(instrument, item, Answer::Option(instrument.options[step].id.clone()));
    }
    code_of(instrument, &attempt)
}

fn many(people: u64) -> (Desk, String) {
    let instrument = skills();
    let text: Vec<String> = (0..people).map(|person| of_sixty(&instrument, person * 77_003)).collect();
    (Desk::of(instrument), text.join("\n"))
}

#[test]
fn ten_thousand_are_taken_counted_and_kept() {
    let (mut desk, text) = many(MANY);
    let codes = codes_in(&text);
    assert_eq!(codes.len(), MANY as usize);
    for code in codes {
        desk.room.hand_in(code, &desk.layout).unwrap();
    }
    desk.tally.follow(&desk.room);
    let mut slices = 0;
    while !desk.tally.step(500).is_complete() {
        slices += 1;
    }
    assert_eq!(slices, 19);
    desk.room.count_hurried(true);
    assert_eq!(desk.reveals(), Ok(MANY as usize));
    let report = desk.report();
    assert_eq!(report.dimensions[0].bins.unwrap().iter().sum::<usize>(), MANY as usize);
    let file = write_room_file(desk.room.record());
    assert!(file.len() < 3_000_000, "{}", file.len());
    assert_eq!(read_room_file(&file).as_ref(), Ok(desk.room.record()));
    // Read on another laptop it says the same.
    let room = innospark::room::Room::open(read_room_file(&file).unwrap());
    let mut tally = Tally::new(&room, &desk.instrument);
    tally.step(usize::MAX);
    assert_eq!(room.report(&tally, Moment::Before).unwrap(), report);
    near(report.total.mean.unwrap(), desk.report().total.mean.unwrap());
}

/// Prints how long each step takes: `cargo test --release --features cli --test native -- --ignored --nocapture how_long`.
#[test]
#[ignore = "a measurement, not a test"]
#[allow(clippy::print_stdout, reason = "it is what it is for")]
fn how_long_ten_thousand_take() {
    let (mut desk, text) = many(MANY);
    let mut before = std::time::Instant::now();
    let mut lap = |what: &str| {
        println!("{what}: {:.1} ms", before.elapsed().as_secs_f64() * 1000.0);
        before = std::time::Instant::now();
    };
    let codes = codes_in(&text);
    lap("find the codes");
    for code in codes {
        desk.room.hand_in(code, &desk.layout).unwrap();
    }
    lap("hand in");
    let file = write_room_file(desk.room.record());
    lap("write");
    read_room_file(&file).unwrap();
    lap("read");
    desk.tally.follow(&desk.room);
    lap("follow");
    desk.tally.step(usize::MAX);
    lap("decode and score");
    desk.room.count_hurried(true);
    desk.reveals().unwrap();
    lap("reveal");
    desk.report();
    lap("report");
    desk.tally.follow(&desk.room);
    lap("follow, nothing new");
}
