//! The order in which statements are asked.

use std::collections::{BTreeMap, BTreeSet};

use innospark::instrument::{Form, Instrument, ItemId, Key};
use innospark::response::interleaved;

use crate::support::{form_of, instrument, instrument_names, sketch};

const SEEDS: u64 = 500;

/// Seeds as a browser draws them: spread over all 64 bits.
fn seeds() -> impl Iterator<Item = u64> {
    (0..SEEDS).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (n << 7))
}

/// Each statement's dimension, by position, and whether it is reversed.
fn traits(instrument: &Instrument) -> BTreeMap<&ItemId, (usize, bool)> {
    let dimensions = instrument.dimensions.iter().enumerate();
    dimensions
        .flat_map(|(index, d)| d.items.iter().map(move |i| (&i.id, (index, i.key == Key::Reversed))))
        .collect()
}

#[track_caller]
fn permutation(instrument: &Instrument, form: &Form, order: &[ItemId]) {
    let asked: BTreeSet<&ItemId> =
        instrument.items().map(|(_, item)| &item.id).filter(|item| form.asks(item)).collect();
    assert_eq!(order.len(), asked.len(), "{order:?}");
    assert_eq!(order.iter().collect::<BTreeSet<_>>(), asked);
}

/// Neighbours of one dimension, and reversed statements that follow each other.
fn clashes(instrument: &Instrument, order: &[ItemId]) -> (usize, usize) {
    let traits = traits(instrument);
    let pairs = order.windows(2).map(|pair| (traits[&pair[0]], traits[&pair[1]]));
    pairs.fold((0, 0), |(same, reversed), (a, b)| {
        (same + usize::from(a.0 == b.0), reversed + usize::from(a.1 && b.1))
    })
}

#[test]
fn every_form_is_asked_whole_and_without_clashes() {
    for name in instrument_names() {
        let instrument = instrument(&name);
        for form in &instrument.forms {
            for seed in seeds() {
                let order = interleaved(&instrument, form, seed);
                permutation(&instrument, form, &order);
                assert_eq!(
                    clashes(&instrument, &order),
                    (0, 0),
                    "{name}/{}, seed {seed}: {order:?}",
                    form.id
                );
            }
        }
    }
}

#[test]
fn dimensions_come_round_in_turn() {
    #[track_caller]
    fn check(instrument: &Instrument, form: &Form, dimensions: usize) {
        let traits = traits(instrument);
        for seed in seeds() {
            let order = interleaved(instrument, form, seed);
            for (round, asked) in order.chunks(dimensions).enumerate() {
                let different: BTreeSet<usize> = asked.iter().map(|item| traits[item].0).collect();
                assert_eq!(
                    different.len(),
                    asked.len(),
                    "{}, seed {seed}, round {round}: {asked:?}",
                    form.id
                );
            }
        }
    }
    let skills = instrument("creativity-skills");
    for form in &skills.forms {
        check(&skills, form, 15);
    }
    let four = sketch("a +++-, b +++-, c +++-, d +++-");
    check(&four, &four.forms[0], 4);
}

#[test]
fn a_longer_dimension_is_spread_out() {
    let sketch = sketch("a ++++++, b +++, c +++");
    for seed in seeds() {
        let order = interleaved(&sketch, &sketch.forms[0], seed);
        assert_eq!(clashes(&sketch, &order), (0, 0), "{seed}: {order:?}");
    }
}

#[test]
fn the_same_seed_gives_the_same_order_and_another_another() {
    let skills = instrument("creativity-skills");
    for form in &skills.forms {
        let mut seen: BTreeSet<Vec<ItemId>> = BTreeSet::new();
        for seed in seeds() {
            let order = interleaved(&skills, form, seed);
            assert_eq!(interleaved(&skills, form, seed), order, "{seed}");
            assert!(seen.insert(order), "{}: seed {seed} gives an order that came before", form.id);
        }
    }
}

#[test]
fn every_statement_may_come_first() {
    let skills = instrument("creativity-skills");
    let first: BTreeSet<ItemId> =
        (0..1_000).map(|seed| interleaved(&skills, &skills.forms[0], seed).swap_remove(0)).collect();
    assert_eq!(first.len(), 60);
}

#[test]
fn odd_forms_are_asked_whole() {
    #[track_caller]
    fn check(dimensions: &str, chosen: Option<&str>, same: usize, reversed: usize) {
        let sketch = sketch(dimensions);
        let form = chosen.map_or_else(|| sketch.forms[0].clone(), form_of);
        for seed in [0, 1, 2, 3, u64::MAX, 1 << 63].into_iter().chain(seeds().take(50)) {
            let order = interleaved(&sketch, &form, seed);
            permutation(&sketch, &form, &order);
            assert_eq!(clashes(&sketch, &order), (same, reversed), "seed {seed}: {order:?}");
        }
    }
    // What the form does not allow is broken as seldom as can be.
    check("a +", None, 0, 0);
    check("a -", None, 0, 0);
    check("a +++++", None, 4, 0);
    check("a ----", None, 3, 3);
    check("a +, b +", None, 0, 0);
    check("a +++++, b +", None, 3, 0);
    check("a +-, b +-", None, 0, 0);
    check("a ++-, b ++-, c ++-", None, 0, 0);
    check("a ++-, b ++-, c ++-", Some("a_1"), 0, 0);
    check("a ++-, b ++-, c ++-", Some("a_3 b_3"), 0, 1);
    check("a ++-, b ++-, c ++-", Some("a_1 a_2 a_3"), 2, 0);
    check("a ++-, b ++-, c ++-", Some("a_1 b_3 c_1 c_2"), 0, 0);
    check("a ++-, b ++-, c ++-", Some("z_1"), 0, 0);
}

/// Where reversed statements had to follow each other, neighbours shared a dimension too, although they need not.
#[test]
fn too_many_reversed_statements_still_keep_dimensions_apart() {
    #[track_caller]
    fn check(dimensions: &str) {
        let sketch = sketch(dimensions);
        for seed in seeds().take(50) {
            let order = interleaved(&sketch, &sketch.forms[0], seed);
            assert_eq!(clashes(&sketch, &order).0, 0, "seed {seed}: {order:?}");
        }
    }
    check("a --, b --, c --");
    check("a --, b --, c +-");
    check("a ---, b +--, c ---");
}
