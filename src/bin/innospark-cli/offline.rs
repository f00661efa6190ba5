//! The service worker: what it keeps on a device, and the version that tells one build from another.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::hosting::files_below;
use super::pack::{PackError, failed};
use super::trim::minify;

/// What the line about a newer version says: the sentence and its two buttons, by the catalogue's keys.
const LINE: [&str; 3] = ["update.ready", "update.reload", "update.later"];

/// The interface's own words.
const LOCALES: &str = "locales";

/// Hexadecimal digits of the version, as many as Trunk's hashes have.
const DIGITS: usize = 16;

/// What a file is to the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// The app does not start without it.
    Shell,
    /// It is kept once it was wanted.
    Wanted,
    /// It is not the app's own reading: for servers, partners' pages, authors, or compiled in.
    No,
}

impl Kept {
    /// By the file's name, relative to the built folder.
    pub(crate) fn of(name: &str) -> Self {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        match (folder, file, ending) {
            ("", "sw.js" | "embed.js", _) | (LOCALES, "en.json" | "languages.json", _) => Self::No,
            ("", "index.html" | "icon.svg" | "manifest.webmanifest", _) | ("", _, "js" | "css" | "wasm") => {
                Self::Shell
            }
            ("", _, "txt" | "json") | ("library" | LOCALES, _, "json") => Self::Wanted,
            (folder, file, "json") if folder.starts_with("instruments/") && file != "origins.json" => {
                Self::Wanted
            }
            _ => Self::No,
        }
    }
}

/// Puts its words into the page's script and its lists into the worker. Comes after everything else that is kept.
///
/// # Errors
/// When a file is missing, cannot be written, or a catalogue lacks a word.
pub(crate) fn offline(folder: &Path) -> Result<(), PackError> {
    let script = folder.join("offline.js");
    fill(&script, &[("{{words}}", words(&folder.join(LOCALES))?.to_string())])?;
    minify(&script)?;

    let worker = folder.join("sw.js");
    let mut version = Sha256::new();
    version.update(fs::read(&worker).map_err(failed(&worker))?);
    let (mut shell, mut rest) = (Vec::new(), Vec::new());
    for (name, path) in named_files(folder)? {
        let kept = Kept::of(&name);
        if kept == Kept::No {
            continue;
        }
        let bytes = fs::read(&path).map_err(failed(&path))?;
        version.update(name.as_bytes());
        version.update(Sha256::digest(&bytes));
        // The page is asked for by its folder: some servers lead from its name to there.
        let asked = if name == "index.html" { "./" } else { &name };
        let entry = json!([asked, bytes.len()]);
        if kept == Kept::Shell { shell.push(entry) } else { rest.push(entry) }
    }
    let version: String =
        version.finalize().iter().map(|byte| format!("{byte:02x}")).take(DIGITS / 2).collect();
    let lists = [
        ("{{version}}", version),
        ("{{shell}}", Value::Array(shell).to_string()),
        ("{{rest}}", Value::Array(rest).to_string()),
    ];
    fill(&worker, &lists)
}

/// Every file below a folder by its name relative to it, in the order of the names.
pub(crate) fn named_files(folder: &Path) -> Result<BTreeMap<String, std::path::PathBuf>, PackError> {
    let named = files_below(folder)?.into_iter().filter_map(|path| {
        let parts = path.strip_prefix(folder).ok()?.iter().map(|part| part.to_string_lossy().into_owned());
        Some((parts.collect::<Vec<_>>().join("/"), path))
    });
    Ok(named.collect())
}

/// The words of the line by language; what a language lacks is lent from English.
fn words(locales: &Path) -> Result<Value, PackError> {
    let read = |path: &Path| -> Result<Map<String, Value>, PackError> {
        let text = fs::read_to_string(path).map_err(failed(path))?;
        serde_json::from_str(&text).map_err(|error| PackError::Json(path.to_owned(), error))
    };
    let english = read(&locales.join("en.json"))?;
    let mut words = Map::new();
    for (name, path) in named_files(locales)? {
        let Some(language) = name.strip_suffix(".json").filter(|name| *name != "languages") else { continue };
        let texts = read(&path)?;
        let line = LINE.map(|key| texts.get(key).or_else(|| english.get(key)).cloned().unwrap_or_default());
        if line.iter().any(|text| !text.is_string()) {
            return Err(PackError::Page("the catalogue has no words for a newer version"));
        }
        words.insert(language.to_owned(), Value::Array(line.into()));
    }
    Ok(Value::Object(words))
}

/// Puts values into a script's places; each must be there once.
fn fill(path: &Path, values: &[(&str, String)]) -> Result<(), PackError> {
    let mut text = fs::read_to_string(path).map_err(failed(path))?;
    for (place, value) in values {
        if text.matches(place).count() != 1 {
            return Err(PackError::Tool(format!("{} has no single {place}", path.display())));
        }
        text = text.replace(place, value);
    }
    fs::write(path, text).map_err(failed(path))
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn what_the_app_needs_to_start_is_kept_at_once_and_the_rest_when_it_was_wanted() {
        #[track_caller]
        fn check(name: &str, kept: Kept) {
            assert_eq!(Kept::of(name), kept, "{name}");
        }
        check("index.html", Kept::Shell);
        check("boot.js", Kept::Shell);
        check("innospark-0123456789abcdef_bg.wasm", Kept::Shell);
        check("innospark-0123456789abcdef-split_desk.wasm", Kept::Shell);
        check("app-0123456789abcdef-later.css", Kept::Shell);
        check("manifest.webmanifest", Kept::Shell);
        check("instruments/creative-climate/wording.el.json", Kept::Wanted);
        check("library/techniques.json", Kept::Wanted);
        check("locales/bg.json", Kept::Wanted);
        check("notices.txt", Kept::Wanted);
        check("site.json", Kept::Wanted);
        check("locales/en.json", Kept::No);
        check("locales/languages.json", Kept::No);
        check("instruments/wording.schema.json", Kept::No);
        check("instruments/creative-climate/origins.json", Kept::No);
        check("sw.js", Kept::No);
        check("embed.js", Kept::No);
        check("embed.d.ts", Kept::No);
        check("innospark.html", Kept::No);
        check("icons/icon-512.png", Kept::No);
        check("hosting/nginx.conf", Kept::No);
        check("_headers", Kept::No);
        check("index.html.br", Kept::No);
    }
}
