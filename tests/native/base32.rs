//! The alphabet of ids and codes.

use innospark::base32::{ALPHABET, number, symbol, value};

#[test]
fn every_symbol_has_its_place_as_its_value() {
    for (place, letter) in (0_u8..).zip(ALPHABET) {
        assert_eq!(value(*letter), Some(place));
        assert_eq!(symbol(place.into()), char::from(*letter));
        assert_eq!(symbol(u32::from(place) + 32), char::from(*letter), "only five bits count");
    }
    let others = (0..=u8::MAX).filter(|byte| !ALPHABET.contains(byte));
    assert!(others.map(value).all(|found| found.is_none()));
}

#[test]
fn symbols_write_a_number_with_the_highest_first() {
    assert_eq!(number(b""), 0);
    assert_eq!(number(b"10"), 32);
    assert_eq!(number(b"ZZZZZZ"), (1 << 30) - 1);
}
