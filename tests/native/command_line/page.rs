//! The examples of `docs/command-line.md`, run as they stand there.

use std::fs;

use super::Desk;
use crate::support::{path, read};

const PAGE: &str = "docs/command-line.md";

/// A fenced block: what stands behind the fence, and its lines.
struct Block<'a> {
    info: &'a str,
    body: String,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<Block<'_>> = None;
    for line in page.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(info), None) => open = Some(Block { info, body: String::new() }),
            (Some(_), Some(block)) => blocks.push(block),
            (None, Some(mut block)) => {
                block.body.push_str(line);
                block.body.push('\n');
                open = Some(block);
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{PAGE}: a block is not closed");
    blocks
}

/// The same text, but for the last digits of its numbers, which may differ from system to system.
fn alike(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split([',', ' ', '\n']).map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    one.len() == other.len()
        && one.iter().zip(&other).all(|(one, other)| match (one.parse::<f64>(), other.parse::<f64>()) {
            (Ok(a), Ok(b)) => (a - b).abs() <= 1e-9 * (1.0 + a.abs()),
            _ => one == other,
        })
}

#[test]
fn texts_are_alike_but_for_the_last_digits() {
    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        assert_eq!(alike(one, other), expected, "{one:?} and {other:?}");
    }
    check("a,0.4615384615384614,\n", "a,0.4615384615384615,\n", true);
    check("a,0.461538,\n", "a,0.461539,\n", false);
    check("a,1\n", "b,1\n", false);
    check("a,,1\n", "a,1\n", false);
    check("a,0\n", "a,\n", false);
}

/// Set `UPDATE_GOLDEN` to write into the page what the commands say now; then look at the difference.
#[test]
fn every_example_of_the_page_says_what_the_program_says() {
    let page = read(PAGE);
    let desk = Desk::with(&[]);
    let mut updated = page.clone();
    let mut commands = 0;
    for Block { info, body } in blocks(&page) {
        if let Some((_, name)) = info.split_once(' ') {
            fs::write(desk.path().join(name), &body).unwrap();
        }
        if info != "console" {
            continue;
        }
        let command =
            body.lines().next().unwrap().strip_prefix("$ innospark-cli ").expect("one command a block");
        let outcome = desk.run(command);
        let said = format!("$ innospark-cli {command}\n{}{}", outcome.out, outcome.err);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            updated = updated.replace(&body, &said);
        } else {
            assert!(alike(&body, &said), "{PAGE}: {command} says now\n{said}");
        }
        commands += 1;
    }
    assert_eq!(commands, 6, "{PAGE} has another number of examples");
    if updated != page {
        fs::write(path(PAGE), updated).unwrap();
    }
}
