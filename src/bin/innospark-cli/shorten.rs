//! Gives the app's imports and exports short names, in the app and in the script that binds it.
//!
//! wasm-bindgen names each function that the app calls, or that calls it, by what it does and a hash. Hundreds of those
//! names stand in both files, and hashes do not compress: 5 kB brotli that no person reads.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

use super::pack::PackError;

/// What wasm-bindgen's hashes look like: this many hexadecimal digits at a name's end.
const HASH_LENGTH: usize = 16;

/// What stands in the names of closures, which spell out their types and may carry their hash elsewhere.
const CLOSURE: &str = "__convert__closures__";

/// The app and its script, with short names where names carry a hash. Other names are part of what wasm-bindgen and the
/// parts agree on.
///
/// # Errors
/// When the app is no WebAssembly that these tools know.
pub(crate) fn shorten(app: &[u8], script: &str) -> Result<(Vec<u8>, String), PackError> {
    let mut names = Names::default();
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(app) {
        let payload = payload.map_err(unreadable)?;
        match &payload {
            Payload::ImportSection(imports) => {
                let mut section = ImportSection::new();
                for import in imports.clone().into_imports() {
                    let import = import.map_err(unreadable)?;
                    let kind = EntityType::try_from(import.ty).map_err(unreadable)?;
                    section.import(import.module, &names.short(import.name), kind);
                }
                module.section(&section);
            }
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports.clone() {
                    let export = export.map_err(unreadable)?;
                    let kind = ExportKind::from(export.kind);
                    section.export(&names.short(export.name), kind, export.index);
                }
                module.section(&section);
            }
            other => copy(&mut module, other, app),
        }
    }
    Ok((module.finish(), names.put_into(script)))
}

/// The app without the exports that its bundled script never names, so that what only they lead to can go: crates export
/// classes for scripts that we do not have.
///
/// # Errors
/// When the app is no WebAssembly that these tools know.
pub(crate) fn only_called(app: &[u8], script: &str) -> Result<Vec<u8>, PackError> {
    let named: BTreeSet<&str> = script.split(|c| !is_word(c)).collect();
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(app) {
        let payload = payload.map_err(unreadable)?;
        if let Payload::ExportSection(exports) = &payload {
            let mut section = ExportSection::new();
            for export in exports.clone() {
                let export = export.map_err(unreadable)?;
                if named.contains(export.name) {
                    section.export(export.name, ExportKind::from(export.kind), export.index);
                }
            }
            module.section(&section);
        } else {
            copy(&mut module, &payload, app);
        }
    }
    Ok(module.finish())
}

/// Takes a section over as it is.
fn copy(module: &mut Module, payload: &Payload<'_>, app: &[u8]) {
    if let Some((id, range)) = payload.as_section() {
        let (start, end) = (range.start as usize, range.end as usize);
        module.section(&RawSection { id, data: &app[start..end] });
    }
}

fn unreadable(error: impl std::fmt::Display) -> PackError {
    PackError::Tool(format!("the bound app cannot be read: {error}"))
}

/// Short names by long ones.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn short(&mut self, name: &str) -> String {
        let hash = name.len().checked_sub(HASH_LENGTH).and_then(|start| name.get(start..));
        let hashed = hash.is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
        if !hashed && !name.contains(CLOSURE) {
            return name.to_owned();
        }
        let next = self.0.len();
        // `$` begins no name of the script's own.
        self.0.entry(name.to_owned()).or_insert_with(|| format!("${}", base36(next))).clone()
    }

    /// Replaces whole words only: one long name may be the beginning of another.
    fn put_into(&self, script: &str) -> String {
        let mut out = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(is_word) {
            let (before, from) = rest.split_at(start);
            let end = from.find(|c| !is_word(c)).unwrap_or(from.len());
            let (word, after) = from.split_at(end);
            out.push_str(before);
            out.push_str(self.0.get(word).map_or(word, String::as_str));
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

fn base36(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((number % 36) as u32, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}
