//! The fuzzer's targets, a short way with a fixed seed; `scripts/fuzz.sh` goes further.

#[path = "../fuzz/mutate.rs"]
mod mutate;
#[path = "../fuzz/targets.rs"]
mod targets;

use std::collections::BTreeSet;

use mutate::{Chance, mutated};
use targets::TARGETS;

#[test]
fn every_target_takes_changed_inputs() {
    for target in TARGETS {
        let seeds = (target.seeds)();
        assert!(!seeds.is_empty(), "{}", target.name);
        let mut chance = Chance(7);
        let mut reached = BTreeSet::new();
        for _ in 0..100 {
            let (one, other) = (chance.below(seeds.len()), chance.below(seeds.len()));
            let input = mutated(&seeds[one], &seeds[other], target.words, &mut chance);
            reached.insert((target.run)(&input));
        }
        assert!(reached.len() > 20, "{} reaches little: {}", target.name, reached.len());
    }
}

#[test]
fn targets_have_names_of_their_own() {
    let names: BTreeSet<&str> = TARGETS.iter().map(|target| target.name).collect();
    assert_eq!(names.len(), TARGETS.len());
}
