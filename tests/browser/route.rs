//! Addresses.

use innospark::app::route::Route;
use innospark::instrument::{InstrumentId, TechniqueId};
use innospark::response::AttemptId;
use wasm_bindgen_test::wasm_bindgen_test;

#[track_caller]
fn check(fragment: &str, expected: Option<Route>) {
    assert_eq!(Route::parse(fragment), expected, "{fragment}");
}

#[wasm_bindgen_test]
fn every_fragment_has_a_meaning_or_none() {
    let take = || Route::Take(InstrumentId::parse("creativity-skills").unwrap());
    check("", Some(Route::Home));
    check("#", Some(Route::Home));
    check("#/", Some(Route::Home));
    check("#/take/creativity-skills", Some(take()));
    check("#/take/creativity-skills/", Some(take()));
    check("#/results/0123456789", Some(Route::Results(AttemptId::parse("0123456789").unwrap())));
    check("#/take", Some(Route::Lost));
    check("#/take/", Some(Route::Lost));
    check("#/take/Creativity", Some(Route::Lost));
    check("#/take/a/b", Some(Route::Lost));
    check("#/take/%3Cscript%3E", Some(Route::Lost));
    check("#/results/short", Some(Route::Lost));
    check("#/toolkit", Some(Route::Toolkit));
    check("#/toolkit/", Some(Route::Toolkit));
    check("#/toolkit/six_hats", Some(Route::Technique(TechniqueId::parse("six_hats").unwrap())));
    check("#/toolkit/Six%20Hats", Some(Route::Lost));
    check("#/toolkit/a/b", Some(Route::Lost));
    check("#/stories", Some(Route::Stories));
    check("#/stories/telerik", Some(Route::Lost));
    check("#/countries", Some(Route::Countries));
    check("#/countries/bg", Some(Route::Lost));
    let received = |code: &str| Some(Route::Received(code.to_owned()));
    check("#/r", received(""));
    check("#/r/", received(""));
    check("#/r/IS1-ABCD", received("IS1-ABCD"));
    check("#/r/%3Cscript%3E/x/", received("%3Cscript%3E/x/"));
    let kiosk = |place: &str| Some(Route::Kiosk(place.to_owned()));
    check("#/kiosk/creativity-skills", kiosk("creativity-skills"));
    check("#/kiosk/creativity-skills/0123456789", kiosk("creativity-skills/0123456789"));
    check("#/kiosk", Some(Route::Lost));
    check("#/kiosks", Some(Route::Lost));
    check("#/embed", Some(Route::Embed));
    check("#/embed/x", Some(Route::Lost));
    check("#/nowhere", Some(Route::Lost));
    check("#main", None);
    check("#q-courage_4", None);
}

#[wasm_bindgen_test]
fn a_route_reads_back_as_it_was_written() {
    for fragment in [
        "#/",
        "#/take/creativity-skills",
        "#/results/0123456789",
        "#/toolkit",
        "#/toolkit/six_hats",
        "#/stories",
        "#/countries",
        "#/embed",
        "#/kiosk/creativity-skills/0123456789",
    ] {
        assert_eq!(Route::parse(fragment).unwrap().to_string(), fragment);
    }
}
