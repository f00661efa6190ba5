//! A fuzzer that the pinned toolchain can run: changes sound inputs, keeps those that reach something new, and stops at
//! the first panic with the input that caused it. `scripts/fuzz.sh TARGET SECONDS` runs it.
//!
//! Coverage-guided fuzzers need a nightly compiler. What an input reaches is told here by the target itself, for the
//! linter by the rules that speak; that is coarser, and leads into every rule all the same.

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

mod mutate;
mod targets;

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use mutate::{Chance, mutated};
use targets::{TARGETS, Target};

/// Inputs that are kept to be changed further.
const POOL: usize = 2_000;

/// An input that takes longer is as bad as one that panics.
const HANG: Duration = Duration::from_secs(10);

const USAGE: &str = "usage: fuzz TARGET [SECONDS [SEED]], or fuzz TARGET FILE to try one input again";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let target = arguments.first().and_then(|name| TARGETS.iter().find(|target| target.name == *name));
    let Some(target) = target else {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        eprintln!("{USAGE}\ntargets: {}", names.join(", "));
        return ExitCode::FAILURE;
    };
    let second = arguments.get(1).map_or("600", String::as_str);
    let Ok(seconds) = second.parse() else { return again(target, Path::new(second)) };
    let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seed = arguments.get(2).and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| clock.map_or(1, |since| since.as_secs()));
    match fuzz(target, Duration::from_secs(seconds), seed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("fuzz: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Tries one input again, with the whole panic shown.
fn again(target: &Target, file: &Path) -> ExitCode {
    match fs::read(file) {
        Ok(input) => {
            (target.run)(&input);
            println!("fuzz: {} takes {}", target.name, file.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("fuzz: {}: {error}\n{USAGE}", file.display());
            ExitCode::FAILURE
        }
    }
}

fn fuzz(target: &Target, time: Duration, seed: u64) -> Result<(), String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/fuzz").join(target.name);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    // Stays behind when the process dies of something that is no panic, such as a full stack.
    let current = folder.join("current");
    println!("fuzz: {} for {} s, seed {seed}", target.name, time.as_secs());

    let mut chance = Chance(seed);
    let mut pool = (target.seeds)();
    let mut reached = BTreeSet::new();
    for input in &pool {
        reached.insert((target.run)(input));
    }
    let (start, mut tried, mut slowest) = (Instant::now(), 0_u64, Duration::ZERO);
    while start.elapsed() < time {
        let (one, other) = (chance.below(pool.len()), chance.below(pool.len()));
        let input = mutated(&pool[one], &pool[other], target.words, &mut chance);
        fs::write(&current, &input).map_err(|error| format!("{}: {error}", current.display()))?;
        let before = Instant::now();
        let outcome = catch_unwind(|| (target.run)(&input));
        let took = before.elapsed();
        tried += 1;
        slowest = slowest.max(took);
        let new = match outcome {
            Ok(signature) if took <= HANG => reached.insert(signature),
            outcome => {
                let kept = folder.join(format!("seed-{seed}-input-{tried}"));
                fs::rename(&current, &kept).map_err(|error| format!("{}: {error}", kept.display()))?;
                let what = if outcome.is_err() { "panics" } else { "takes too long" };
                return Err(format!(
                    "{} {what}; try again: scripts/fuzz.sh {} {}",
                    target.name,
                    target.name,
                    kept.display()
                ));
            }
        };
        if new && pool.len() < POOL {
            pool.push(input);
        } else if new {
            let index = chance.below(POOL);
            pool[index] = input;
        }
    }
    let _ = fs::remove_file(&current);
    println!(
        "fuzz: {tried} inputs, {} outcomes, slowest {} ms, nothing found",
        reached.len(),
        slowest.as_millis()
    );
    Ok(())
}
