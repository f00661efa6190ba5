//! A report that is made a dimension at a time.

use std::ops::ControlFlow;

use innospark::room::{Draft, Moment, NotShown, Report, Tally};

use super::Desk;

/// Five people's results, revealed.
fn five() -> Desk {
    let mut desk = Desk::new();
    desk.takes_all(1..=5);
    desk.reveals().unwrap();
    desk
}

/// Goes on to the end; with how many steps.
fn finished(mut draft: Draft, tally: &Tally) -> (Report, usize) {
    for steps in 1.. {
        match draft.step(tally) {
            ControlFlow::Continue(further) => draft = further,
            ControlFlow::Break(report) => return (report, steps),
        }
    }
    unreachable!()
}

#[test]
fn it_has_a_step_for_each_dimension_and_group() {
    let desk = five();
    let draft = desk.room.draft(&desk.tally, Moment::Before).unwrap();
    let (report, steps) = finished(draft, &desk.tally);
    assert_eq!(report, desk.report());
    assert_eq!(steps, desk.instrument.dimensions.len() + desk.instrument.groups.len() + 1);
}

#[test]
fn what_happens_meanwhile_does_not_mix_into_it() {
    let mut desk = five();
    let shown = desk.report();
    let draft = desk.room.draft(&desk.tally, Moment::Before).unwrap();
    let ControlFlow::Continue(draft) = draft.step(&desk.tally) else { panic!("there are two dimensions") };
    desk.drops(2);
    desk.takes_all(6..=9);
    assert_eq!(finished(draft, &desk.tally).0, shown, "it is about the people it was begun with");
    let now = desk.room.draft(&desk.tally, Moment::Before).map(|_| ());
    assert_eq!(now, Err(NotShown::Withdrawn), "and whoever asks anew hears that it may not be shown");
}

#[test]
fn nothing_is_made_of_a_release_that_the_tally_has_not_read() {
    let mut elsewhere = five();
    let here = Tally::new(&elsewhere.room, &elsewhere.instrument);
    assert_eq!(elsewhere.room.report(&here, Moment::Before), Err(NotShown::Counting), "nothing is decoded");
    // Another window takes five more and reveals; this one has the record, and its tally the first five.
    let mut here = here;
    here.step(usize::MAX);
    assert!(elsewhere.room.report(&here, Moment::Before).is_ok());
    elsewhere.takes_all(6..=10);
    elsewhere.reveals().unwrap();
    assert!(here.progress().is_complete());
    assert_eq!(elsewhere.room.report(&here, Moment::Before), Err(NotShown::Counting));
    here.catch_up(&elsewhere.room);
    assert_eq!(elsewhere.room.report(&here, Moment::Before), Ok(elsewhere.report()));
}
