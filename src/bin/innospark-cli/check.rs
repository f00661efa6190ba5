//! Finds the files, lets the linter read them, and prints what it says.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use innospark::lint::{self, Finding, Rule, Severity, Source};
use serde_json::json;

/// Which files, and how to say what was found.
#[derive(Args)]
pub(crate) struct Options {
    /// Files, or folders that are searched for JSON files.
    #[arg(required_unless_present = "rules", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are written: a line each, or an array of objects.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// What fails beside errors.
    #[arg(long, value_enum)]
    deny: Option<Deny>,
    /// Say also what answering everything alike scores, form by form.
    #[arg(long)]
    constant: bool,
    /// Print the table of rules and check nothing.
    #[arg(long)]
    rules: bool,
}

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// `file:pointer: rule: message`, a line each.
    Text,
    /// An array of objects with file, pointer, rule, severity and message.
    Json,
}

/// What fails beside errors.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings fail too.
    Warnings,
}

/// Why nothing could be checked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CheckError {
    /// A file or folder cannot be read.
    #[error("{path} cannot be read: {source}", path = .path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A folder without anything to check is probably the wrong one.
    #[error("{path} holds no JSON file; give an instrument's folder or file", path = .path.display())]
    Nothing {
        /// Which folder.
        path: PathBuf,
    },
    /// The findings cannot be written.
    #[error("the findings cannot be written: {0}")]
    Output(io::Error),
}

/// Checks files. The exit code is 1 when there are errors, or warnings that are denied.
///
/// # Errors
/// When a path cannot be read, a folder holds nothing to check, or the findings cannot be written.
pub(crate) fn check(options: &Options) -> Result<ExitCode, CheckError> {
    if options.rules {
        return print(&rules(options.format)).map(|()| ExitCode::SUCCESS);
    }
    let sources = gather(&options.paths)?;
    let mut findings = lint::check(&sources);
    findings.retain(|finding| options.constant || finding.rule.severity() != Severity::Info);
    print(&in_format(&findings, options.format))?;
    let count = |severity| findings.iter().filter(|finding| finding.rule.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let files = sources.iter().filter(|source| source.asked).count();
    let [files_say, errors_say, warnings_say] =
        [(files, "file"), (errors, "error"), (warnings, "warning")].map(|(count, noun)| counted(count, noun));
    eprintln!("innospark-cli: {files_say} checked: {errors_say}, {warnings_say}");
    let fails = errors > 0 || (warnings > 0 && options.deny == Some(Deny::Warnings));
    Ok(if fails { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

fn in_format(findings: &[Finding], format: Format) -> String {
    match format {
        Format::Text => findings.iter().map(|finding| format!("{finding}\n")).collect(),
        Format::Json => format!("{:#}\n", json!(findings)),
    }
}

fn rules(format: Format) -> String {
    match format {
        Format::Text => {
            let width = Rule::ALL.iter().map(|rule| rule.id().len()).max().unwrap_or(0);
            let line = |rule: &Rule| {
                format!("{:width$}  {:7}  {}\n", rule.id(), rule.severity().as_str(), rule.says())
            };
            Rule::ALL.iter().map(line).collect()
        }
        Format::Json => {
            let object = |rule: &Rule| json!({"rule": rule.id(), "severity": rule.severity().as_str(), "description": rule.says()});
            format!("{:#}\n", json!(Rule::ALL.iter().map(object).collect::<Vec<_>>()))
        }
    }
}

/// Writes to standard output; a reader that has seen enough, such as `head`, is no failure.
fn print(text: &str) -> Result<(), CheckError> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(CheckError::Output(error)),
        _ => Ok(()),
    }
}

/// The files at the paths, and those that belong to them without being asked for: an instrument's file says little
/// without its words, and its techniques nothing without the library.
fn gather(paths: &[PathBuf]) -> Result<Vec<Source>, CheckError> {
    let mut files = Files { sources: Vec::new(), seen: BTreeSet::new(), searched: BTreeSet::new() };
    for path in paths {
        let meta = fs::metadata(path).map_err(failed(path))?;
        if meta.is_dir() {
            files.folder(path)?;
            if !files.holds(path) {
                return Err(CheckError::Nothing { path: path.clone() });
            }
        } else {
            files.add(path, true)?;
        }
    }
    let folders: BTreeSet<PathBuf> =
        paths_of(&files.sources).filter_map(|path| path.parent().map(Path::to_owned)).collect();
    for folder in folders {
        files.company(&folder)?;
    }
    Ok(files.sources)
}

fn paths_of(sources: &[Source]) -> impl Iterator<Item = &Path> {
    sources.iter().map(|source| Path::new(&source.path))
}

struct Files {
    sources: Vec<Source>,
    /// Where each file really lies, so that none is read twice.
    seen: BTreeSet<PathBuf>,
    /// Where each folder really lies, so that links in a circle end.
    searched: BTreeSet<PathBuf>,
}

impl Files {
    fn add(&mut self, path: &Path, asked: bool) -> Result<(), CheckError> {
        let real = path.canonicalize().map_err(failed(path))?;
        if !self.seen.insert(real) {
            return Ok(());
        }
        let bytes = fs::read(path).map_err(failed(path))?;
        let path = path.to_string_lossy().replace('\\', "/");
        self.sources.push(Source { path, bytes, asked });
        Ok(())
    }

    /// Whether a file below a folder was read, by this path or another.
    fn holds(&self, folder: &Path) -> bool {
        folder.canonicalize().is_ok_and(|real| self.seen.iter().any(|path| path.starts_with(&real)))
    }

    /// Every JSON file in a folder and below, in the order of names. What is hidden is left alone.
    fn folder(&mut self, folder: &Path) -> Result<(), CheckError> {
        if !self.searched.insert(folder.canonicalize().map_err(failed(folder))?) {
            return Ok(());
        }
        for path in entries(folder)? {
            let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if hidden {
                continue;
            }
            if path.is_dir() {
                self.folder(&path)?;
            } else if is_json(&path) {
                self.add(&path, true)?;
            }
        }
        Ok(())
    }

    /// What stands by the files of a folder.
    fn company(&mut self, folder: &Path) -> Result<(), CheckError> {
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        for path in entries(here)?.into_iter().filter(|path| is_json(path) && path.is_file()) {
            // Joined to the folder as it was given, so that neighbours have one folder by name.
            if let Some(name) = path.file_name() {
                self.add(&folder.join(name), false)?;
            }
        }
        let library =
            [folder.join("../library/techniques.json"), folder.join("../../library/techniques.json")];
        for path in library.into_iter().filter(|path| path.is_file()) {
            self.add(&path, false)?;
        }
        let instruments = folder.join("../instruments");
        if folder.file_name().is_some_and(|name| name == "library") && instruments.is_dir() {
            for path in entries(&instruments)?.into_iter().map(|path| path.join("instrument.json")) {
                if path.is_file() {
                    self.add(&path, false)?;
                }
            }
        }
        Ok(())
    }
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json")
}

/// What a folder holds, in the order of names.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, CheckError> {
    let entries = fs::read_dir(folder).map_err(failed(folder))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(failed(folder))?.path());
    }
    paths.sort();
    Ok(paths)
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> CheckError + '_ {
    |source| CheckError::File { path: path.to_owned(), source }
}
