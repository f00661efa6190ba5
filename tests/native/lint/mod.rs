//! The linter: a broken copy for each rule, nothing about sound files, and what its heuristics see and pass over.

mod assets;
mod broken;
mod reading;
mod schemas;
mod statements;

use std::path::Path;

use innospark::lint::{Finding, Severity, Source, check};

use crate::support::path;

/// A small house of sound files: an instrument in two languages, a library, the interface's words.
const SOUND: &str = "tests/fixtures/lint";

/// Every JSON file below a folder, by its path below that folder.
fn files(below_root: &str) -> Vec<Source> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<Source>) {
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                walk(&path, root, found);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source { path: name, bytes: std::fs::read(&path).unwrap(), asked: true });
            }
        }
    }
    let mut found = Vec::new();
    walk(&path(below_root), &path(below_root), &mut found);
    assert!(!found.is_empty(), "{below_root}");
    found
}

/// The sound files.
fn sound() -> Vec<Source> {
    files(SOUND)
}

/// What is to be mended; the report on constant answers is none of it.
fn complaints(sources: &[Source]) -> Vec<Finding> {
    let mut findings = check(sources);
    findings.retain(|finding| finding.rule.severity() != Severity::Info);
    findings
}

/// The sound files with one text in one of them replaced; it must stand there once.
#[track_caller]
fn edited(file: &str, from: &str, to: &str) -> Vec<Source> {
    let mut sources = sound();
    let source = sources.iter_mut().find(|source| source.path == file).unwrap_or_else(|| panic!("{file}"));
    let text = String::from_utf8(std::mem::take(&mut source.bytes)).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from} must stand once in {file}");
    source.bytes = text.replacen(from, to, 1).into_bytes();
    sources
}

/// A finding without its message.
fn short(finding: &Finding) -> String {
    format!("{}:{}: {}", finding.file, finding.pointer, finding.rule)
}
