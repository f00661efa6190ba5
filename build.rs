//! Compiles the English catalogue in: a constant a text, so that the linker and the splitter put each text into the
//! part of the app that says it. `assets/locales/en.json` is the one list of texts.

#![allow(clippy::print_stdout, reason = "how a build script speaks to cargo")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use serde_json::{Map, Value};

const ENGLISH: &str = "assets/locales/en.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={ENGLISH}");
    println!("cargo::rerun-if-changed=build.rs");
    let texts: Map<String, Value> = serde_json::from_str(&fs::read_to_string(ENGLISH)?)?;
    let folder = env::var_os("OUT_DIR").ok_or("cargo names no folder")?;
    fs::write(PathBuf::from(folder).join("messages.rs"), messages(&texts)?)?;
    Ok(())
}

/// The constants of `Msg` as Rust, and the lists of them.
fn messages(texts: &Map<String, Value>) -> Result<String, Box<dyn Error>> {
    let (mut constants, mut all) = (String::new(), String::new());
    let (mut names, mut instruments) = (String::new(), String::new());
    for (key, text) in texts {
        let text = text.as_str().ok_or_else(|| format!("{ENGLISH}: {key} is no text"))?;
        let counted = |key: &str, form: &str, other: &str| {
            let base = key.strip_suffix(form)?;
            texts.contains_key(&format!("{base}{other}")).then(|| base.to_owned())
        };
        // The form for one thing is written with the other.
        if counted(key, ".one", ".other").is_some() {
            continue;
        }
        let base = counted(key, ".other", ".one");
        let one = base.as_ref().and_then(|base| texts.get(&format!("{base}.one"))?.as_str());
        let key = base.as_deref().unwrap_or(key);
        let name = name_of(key);
        writeln!(
            constants,
            "/// {text:?}\npub const {name}: Self = Self(&Text {{ key: {key:?}, one: {one:?}, text: {text:?} }});"
        )?;
        write!(all, "Self::{name}, ")?;
        write!(names, "{name:?}, ")?;
        if let Some(id) = key.strip_prefix("instrument.") {
            write!(instruments, "({id:?}, Self::{name}), ")?;
        }
    }
    Ok(format!(
        "#[allow(non_upper_case_globals, reason = \"named as the variants of an enum, which they were\")]\n\
         impl Msg {{\n{constants}\
         /// Every text.\npub const ALL: &[Self] = &[{all}];\n\
         /// The names of the constants, in the same order.\npub const NAMES: &[&str] = &[{names}];\n\
         /// The names of the instruments, by id.\npub const INSTRUMENTS: &[(&str, Self)] = &[{instruments}];\n}}\n"
    ))
}

/// `take.minutes` is `TakeMinutes`.
fn name_of(key: &str) -> String {
    key.split(['.', '_', '-'])
        .flat_map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            [first.to_ascii_uppercase(), rest.to_owned()]
        })
        .collect()
}
