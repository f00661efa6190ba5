//! `innospark-cli check` from outside: what it prints, and how it ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::path;

/// A folder of its own for a test, gone when the test ends.
struct House(PathBuf);

impl House {
    /// A copy of the sound files.
    fn sound(test: &str) -> Self {
        let house = Self::empty(test);
        copy(&path("tests/fixtures/lint"), &house.0);
        house
    }

    fn empty(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("innospark-check-{}-{test}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    #[track_caller]
    fn edit(&self, file: &str, from: &str, to: &str) {
        let file = self.0.join(file);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(file, text.replacen(from, to, 1)).unwrap();
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What it prints to standard output and standard error, and its exit code.
fn run(folder: &Path, arguments: &str) -> (String, String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_innospark-cli"));
    let output =
        command.current_dir(folder).arg("check").args(arguments.split_whitespace()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

const SOUND: &str = "innospark-cli: 13 files checked: 0 errors, 0 warnings\n";
const WORDING: &str = "instruments/small/wording.en.json";

#[test]
fn sound_files_are_passed_in_silence() {
    let house = House::sound("sound");
    for arguments in [".", "instruments library locales", ". . instruments ./library", ". --deny warnings"] {
        assert_eq!(run(&house.0, arguments), (String::new(), SOUND.to_owned(), 0), "{arguments}");
    }
    let (out, _, code) = run(&house.0, ". --constant --deny warnings");
    assert_eq!((out.lines().count(), code), (2, 0), "what is only told fails nothing: {out}");
    assert!(out.lines().all(|line| line.contains(": constant-answer: ")), "{out}");
}

#[test]
fn errors_fail_and_warnings_when_denied() {
    let house = House::sound("severities");
    house.edit(WORDING, "I build a rough", "I often build a rough");
    let line = format!(
        "{WORDING}:/items/m1: hedged: \"often\" softens what the answer options measure; leave it out\n"
    );
    let count = "innospark-cli: 4 files checked: 0 errors, 1 warning\n".to_owned();
    assert_eq!(run(&house.0, "instruments"), (line.clone(), count.clone(), 0));
    assert_eq!(run(&house.0, "instruments --deny warnings"), (line, count, 1));

    house.edit("instruments/small/instrument.json", "\"minutes\": 1,", "");
    let (out, error, code) = run(&house.0, "instruments");
    assert!(
        out.contains("instruments/small/instrument.json:/minutes: shape: this field is missing"),
        "{out}"
    );
    assert_eq!(error, "innospark-cli: 4 files checked: 1 error, 1 warning\n");
    assert_eq!(code, 1);
}

#[test]
fn findings_are_written_as_objects_too() {
    let house = House::sound("json");
    assert_eq!(run(&house.0, ". --format json").0, "[]\n");
    house.edit(WORDING, "I build a rough", "I often build a rough");
    let (out, _, code) = run(&house.0, ". --format json");
    let findings: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 0);
    assert_eq!(findings.as_array().unwrap().len(), 1);
    assert_eq!(findings[0]["file"], format!("./{WORDING}"));
    assert_eq!(findings[0]["pointer"], "/items/m1");
    assert_eq!(findings[0]["rule"], "hedged");
    assert_eq!(findings[0]["severity"], "warning");
    assert!(findings[0]["message"].as_str().unwrap().contains("often"));
}

#[test]
fn one_file_is_checked_with_what_belongs_to_it() {
    let house = House::sound("one");
    let one = "innospark-cli: 1 file checked: 0 errors, 0 warnings\n";
    for file in [
        "instruments/small/instrument.json",
        WORDING,
        "library/techniques.json",
        "library/stories.it.json",
        "locales/it.json",
    ] {
        assert_eq!(run(&house.0, file), (String::new(), one.to_owned(), 0), "{file}");
    }
    // Also from inside its folder.
    for (folder, file) in [
        ("instruments/small", "instrument.json"),
        ("instruments/small", "./wording.it.json"),
        ("library", "techniques.json"),
    ] {
        assert_eq!(run(&house.0.join(folder), file), (String::new(), one.to_owned(), 0), "{folder} {file}");
    }
    // The library is found, and what is wrong in it is not what was asked.
    house.edit("library/techniques.json", "\"id\": \"listening\"", "\"id\": \"hearing\"");
    let (out, error, code) = run(&house.0, "instruments");
    assert_eq!(out.matches("unknown-technique").count(), 2, "{out}");
    assert_eq!((error.as_str(), code), ("innospark-cli: 4 files checked: 2 errors, 0 warnings\n", 1));
    assert_eq!(run(&house.0, "locales").2, 0);
}

#[test]
fn a_path_with_nothing_to_check_is_an_error() {
    #[track_caller]
    fn check(folder: &Path, arguments: &str, expected: &str) {
        let (out, error, code) = run(folder, arguments);
        assert_eq!((out.as_str(), code), ("", 1), "{error}");
        assert!(error.starts_with(&format!("innospark-cli: {expected}")), "{error}");
    }
    let house = House::sound("nothing");
    fs::create_dir_all(house.0.join("empty/deeper")).unwrap();
    fs::write(house.0.join("empty/notes.txt"), "{").unwrap();
    fs::write(house.0.join("empty/.hidden.json"), "{").unwrap();
    check(&house.0, "empty", "empty holds no JSON file");
    check(&house.0, "instruments empty", "empty holds no JSON file");
    check(&house.0, "nowhere", "nowhere cannot be read: ");
    check(&house.0, "instruments nowhere.json", "nowhere.json cannot be read: ");
    assert_eq!(run(&house.0, "").2, 2, "without a path the help is shown");
    assert_eq!(run(&house.0, ". --deny errors").2, 2);
    // A file is read whatever it is called when it is asked for by name.
    let (out, _, code) = run(&house.0, "empty/notes.txt");
    assert!(out.starts_with("empty/notes.txt:: unreadable: not JSON"), "{out}");
    assert_eq!(code, 1);
}

#[test]
fn hostile_files_end_in_a_line() {
    let house = House::empty("hostile");
    let files: [(&str, &[u8]); 4] = [
        ("instrument.json", &[0xff, 0xfe, 0x00]),
        ("wording.en.json", b""),
        ("deep.json", &[b'['; 5_000]),
        ("two\nlines.json", b"{"),
    ];
    for (name, bytes) in files {
        fs::write(house.0.join(name), bytes).unwrap();
    }
    let (out, _, code) = run(&house.0, ".");
    assert_eq!(code, 1);
    assert_eq!(out.lines().count(), files.len(), "{out}");
    assert!(out.lines().all(|line| line.contains(":: unreadable: ")), "{out}");
}

#[cfg(unix)]
#[test]
fn folders_in_a_circle_end() {
    let house = House::sound("circle");
    for link in ["library/again", "library/and-again", "locales/again"] {
        std::os::unix::fs::symlink(&house.0, house.0.join(link)).unwrap();
    }
    assert_eq!(run(&house.0, "."), (String::new(), SOUND.to_owned(), 0));
}

#[test]
fn the_table_of_rules_is_printed() {
    let house = House::empty("rules");
    let (out, error, code) = run(&house.0, "--rules");
    assert_eq!((error.as_str(), code), ("", 0));
    assert_eq!(out.lines().count(), innospark::lint::Rule::ALL.len());
    for rule in innospark::lint::Rule::ALL {
        let line = out
            .lines()
            .find(|line| line.starts_with(&format!("{rule} ")))
            .unwrap_or_else(|| panic!("{rule}"));
        assert!(line.contains(rule.severity().as_str()) && line.ends_with(rule.says()), "{line}");
    }
    let (out, _, _) = run(&house.0, "--rules --format json");
    let rules: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(rules.as_array().unwrap().len(), innospark::lint::Rule::ALL.len());
}
