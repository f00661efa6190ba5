//! Finishes a build: what Trunk cannot know is put in, and what must hold is checked.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use innospark::instrument::essence;
use sha2::{Digest as _, Sha256};

use super::bill::bill;
use super::gate::gate;
use super::hosting;
use super::offline::offline;
use super::questions::questions;
use super::single::{BUDGET as SINGLE_BUDGET, single};
use super::split::split;
use super::trim::{cut_style, minify, style_aside, trim_page};

/// Brotli bytes of everything that must arrive until the first question can be answered (DESIGN section 5).
const BUDGET: usize = 120_000;

/// Brotli bytes of the page itself: what fits a server's first flight.
const FIRST_FLIGHT: usize = 14_000;

/// Where the page's policy waits for the hash of its inlined style.
const STYLE_HASH: &str = "{{style-hash}}";

/// The files of the first question that Trunk does not rename.
const FIRST_FILES: [&str; 4] = [
    "index.html",
    "boot.js",
    "instruments/creativity-skills/instrument.json",
    "instruments/creativity-skills/questions.en.json",
];

/// Why a build cannot be finished.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PackError {
    /// A file cannot be read or written.
    #[error("{path}: {source}", path = .path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file is not JSON.
    #[error("{path}: {1}", path = .0.display())]
    Json(PathBuf, serde_json::Error),
    /// The page is not as this program expects it.
    #[error("index.html: {0}")]
    Page(&'static str),
    /// A program of the build failed.
    #[error("{0}")]
    Tool(String),
    /// Too much must arrive before the first question.
    #[error("{size} brotli bytes until the first question, {BUDGET} allowed: see the list above")]
    Budget {
        /// Bytes counted.
        size: usize,
    },
    /// Something shipped would load from elsewhere.
    #[error("these would be loaded from another origin:\n{}", .0.join("\n"))]
    Foreign(Vec<String>),
    /// The single file is too large.
    #[error("innospark.html has {size} bytes, {SINGLE_BUDGET} allowed")]
    Single {
        /// Bytes counted.
        size: usize,
    },
    /// The page does not fit the first flight.
    #[error("index.html has {size} brotli bytes, {FIRST_FLIGHT} allowed")]
    Page14 {
        /// Bytes counted.
        size: usize,
    },
}

pub(crate) fn failed(path: &Path) -> impl FnOnce(io::Error) -> PackError + '_ {
    |source| PackError::File { path: path.to_owned(), source }
}

/// Takes the app apart, puts the style's hash into the page's policy and counts the bytes until the first question.
/// Trunk's profile `release` must keep the budget if `budget` says so; the single file is written for it, and else if
/// `one` says so.
///
/// # Errors
/// When a file is missing, a tool fails, the page has no inlined style, or the budget is spent.
pub(crate) fn pack(folder: &Path, profile: &str, budget: bool, one: bool) -> Result<(), PackError> {
    let enforce = budget && profile == "release";
    let later = cut_style(folder)?;
    let script = split(folder, &later, profile)?;
    minify(&folder.join("boot.js"))?;
    slim_instruments(&folder.join("instruments"))?;
    bill(folder)?;
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(failed(&page))?;
    let html = with_style_hash(&style_aside(&trim_page(&html, folder)?)?)?;
    fs::write(&page, &html).map_err(failed(&page))?;

    let mut total = 0;
    let mut out = io::stdout().lock();
    for file in first_files(folder)? {
        let path = folder.join(&file);
        let bytes = fs::read(&path).map_err(failed(&path))?;
        let size = hosting::brotli(&path, &bytes).map_err(failed(&path))?.len();
        if file == "index.html" && FIRST_FLIGHT < size && enforce {
            return Err(PackError::Page14 { size });
        }
        total += size;
        writeln!(out, "{size:>8} {file}").map_err(failed(&path))?;
    }
    writeln!(out, "{total:>8} brotli bytes until the first question, {BUDGET} allowed")
        .map_err(failed(folder))?;
    if BUDGET < total && enforce {
        return Err(PackError::Budget { size: total });
    }
    hosting::configure(folder, &html)?;
    offline(folder)?;
    // Packing takes long, and a build that is only tried out is much larger.
    if one || profile == "release" {
        let size = single(folder, &script, enforce)?;
        writeln!(out, "{size:>8} bytes in innospark.html, {SINGLE_BUDGET} allowed")
            .map_err(failed(folder))?;
    }
    gate(folder)?;
    // A build that is only tried out need not wait for it.
    if profile == "release" { hosting::compress(folder) } else { Ok(()) }
}

/// Leaves out of each instrument what only its linter reads, its content hash staying the same, and puts a file beside
/// each of its wordings with what is needed to ask its questions.
fn slim_instruments(folder: &Path) -> Result<(), PackError> {
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let folder = entry.map_err(failed(folder))?.path();
        let path = folder.join("instrument.json");
        if !path.exists() {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(failed(&path))?;
        fs::write(&path, essence(&text)).map_err(failed(&path))?;
        for entry in fs::read_dir(&folder).map_err(failed(&folder))? {
            let path = entry.map_err(failed(&folder))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if let Some(language) = name.strip_prefix("wording.") {
                let text = fs::read_to_string(&path).map_err(failed(&path))?;
                let questions = questions(&text).map_err(|error| PackError::Json(path.clone(), error))?;
                let path = folder.join(format!("questions.{language}"));
                fs::write(&path, questions).map_err(failed(&path))?;
            }
        }
    }
    Ok(())
}

fn with_style_hash(html: &str) -> Result<String, PackError> {
    let style = html.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    let Some((style, _)) = style else { return Err(PackError::Page("there is no inlined <style>")) };
    if !html.contains(STYLE_HASH) {
        return Err(PackError::Page("the policy has no place for the style's hash"));
    }
    let hash = BASE64_STANDARD.encode(Sha256::digest(style.as_bytes()));
    Ok(html.replace(STYLE_HASH, &format!("'sha256-{hash}'")))
}

/// The page's files until the first question, relative to the folder: the named ones, and what Trunk renamed.
fn first_files(folder: &Path) -> Result<Vec<String>, PackError> {
    let mut files: Vec<String> = FIRST_FILES.map(str::to_owned).into();
    let entries = fs::read_dir(folder).map_err(failed(folder))?;
    for entry in entries {
        let name = entry.map_err(failed(folder))?.file_name().to_string_lossy().into_owned();
        let app = name.starts_with("innospark-") && (name.ends_with(".js") || name.ends_with("_bg.wasm"));
        let style = name.starts_with("app-") && name.ends_with(".css") && !name.ends_with("-later.css");
        if app || style {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}
