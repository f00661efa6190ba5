//! The command line, run as a researcher runs it: files in, files out, sentences on standard error.

mod agreement;
mod export;
mod page;
mod reliability;
mod score;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::support::path;

/// A researcher's folder.
pub struct Desk {
    folder: TempDir,
}

/// What a run came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The exit code.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Desk {
    /// A folder with these files, by name.
    pub fn with(files: &[(&str, &[u8])]) -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        for (name, text) in files {
            fs::write(desk.folder.path().join(name), text).unwrap();
        }
        desk
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The names of the files in the folder.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// A file's text.
    #[track_caller]
    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// The program, to be run in the folder; arguments are parted by spaces, `REPOSITORY` is the repository's path.
    pub fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_innospark-cli"));
        let repository = path("");
        let repository = repository.to_str().unwrap();
        command.args(arguments.split_whitespace().map(|argument| argument.replace("REPOSITORY", repository)));
        command.current_dir(self.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program in the folder.
    #[track_caller]
    pub fn run(&self, arguments: &str) -> Outcome {
        self.run_with(arguments, b"")
    }

    /// Runs the program with this on its standard input.
    #[track_caller]
    pub fn run_with(&self, arguments: &str, stdin: &[u8]) -> Outcome {
        let mut child = self.command(arguments).spawn().unwrap();
        let mut pipe = child.stdin.take().unwrap();
        let stdin = stdin.to_vec();
        // The program may end without having read it all.
        let writer = std::thread::spawn(move || drop(pipe.write_all(&stdin)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Outcome {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// An outcome without complaint.
pub fn fine(out: &str) -> Outcome {
    Outcome { code: Some(0), out: out.to_owned(), err: String::new() }
}

/// A refusal: nothing on standard output, one sentence on standard error.
pub fn refused(sentence: &str) -> Outcome {
    Outcome { code: Some(1), out: String::new(), err: format!("innospark-cli: {sentence}\n") }
}

/// A published data set as a table of responses.
pub fn as_table(dataset: &str) -> String {
    let lines = dataset.lines().map(str::trim).filter(|line| !line.is_empty());
    let cells = |line: &str| {
        let cells: Vec<&str> =
            line.split_whitespace().map(|cell| if cell == "." { "" } else { cell }).collect();
        cells.join(",") + "\n"
    };
    lines.map(cells).collect()
}

/// An instrument's file whose only dimension has all the columns of a data set, answered by whole numbers.
pub fn instrument_of(dimension: &str, dataset: &str, (lo, hi): (u32, u32)) -> String {
    let names = dataset.lines().map(str::trim).find(|line| !line.is_empty()).unwrap();
    let items: Vec<String> =
        names.split_whitespace().map(|name| format!(r#"{{"id": "{name}", "key": 1}}"#)).collect();
    let options: Vec<String> =
        (lo..=hi).map(|value| format!(r#"{{"id": "v{value}", "value": {value}}}"#)).collect();
    format!(
        r#"{{
  "schema": 1, "id": "published", "version": "1.0.0", "licence": "CC0-1.0", "citation": "A data set", "sources": ["see datasets.rs"],
  "minutes": 2, "options": [{}], "minimum_answered": 0.5, "bands": [{{"id": "any", "from": 0}}],
  "groups": [{{"id": "all", "dimensions": ["{dimension}"]}}],
  "dimensions": [{{"id": "{dimension}", "items": [{}]}}],
  "forms": [{{"id": "full"}}]
}}"#,
        options.join(", "),
        items.join(", ")
    )
}

/// Whether the cells of a row are these; numbers may differ beyond the decimals expected.
#[track_caller]
pub fn row(found: &str, expected: &str) {
    let (cells, wanted): (Vec<&str>, Vec<&str>) = (found.split(',').collect(), expected.split(',').collect());
    assert_eq!(cells.len(), wanted.len(), "{found}");
    for (cell, wanted) in cells.into_iter().zip(wanted) {
        let decimals = wanted.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        match (cell.parse::<f64>(), wanted.parse::<f64>()) {
            (Ok(number), Ok(near)) => {
                // Half a unit of the last decimal expected; whole numbers are exact.
                let half = if decimals == 0 { 0.0 } else { 0.5 * 10_f64.powi(-(decimals as i32)) + 1e-12 };
                assert!((number - near).abs() <= half, "{cell} is not {wanted}, in {found}");
            }
            _ => assert_eq!(cell, wanted, "in {found}"),
        }
    }
}

#[test]
fn the_program_explains_itself() {
    let desk = Desk::with(&[]);
    for arguments in
        ["--help", "score --help", "score -h", "reliability --help", "agreement --help", "--version"]
    {
        let outcome = desk.run(arguments);
        assert!(
            outcome.code == Some(0) && outcome.err.is_empty() && !outcome.out.is_empty(),
            "{arguments}: {outcome:?}"
        );
    }
    // Words that are not the program's are refused with another exit code than a file's mistakes.
    for arguments in
        ["", "scor", "score", "score --instrument a.json", "score --instrument a.json --metric z b.csv"]
    {
        let outcome = desk.run(arguments);
        assert!(
            outcome.code == Some(2) && outcome.out.is_empty() && !outcome.err.is_empty(),
            "{arguments}: {outcome:?}"
        );
    }
}
