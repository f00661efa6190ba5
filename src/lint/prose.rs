//! What holds for every text in every language: places, typography, and being translated at all.

use std::collections::BTreeSet;

use serde_json::Value;

use super::english::INTERNATIONAL;
use super::file::File;
use super::finding::Report;
use super::rule::Rule;
use super::value::{below, each_text};

/// Fields at the top of a file that hold no text for people.
const TECHNICAL: [&str; 6] = ["$schema", "schema", "language", "instrument", "translation", "allow"];

/// Every text for people, with its pointer.
pub(super) fn texts(root: &Value) -> Vec<(String, &str)> {
    let mut texts = Vec::new();
    let fields = root.as_object().into_iter().flatten();
    for (name, field) in fields.filter(|(name, _)| !TECHNICAL.contains(&name.as_str())) {
        each_text(field, &below("", name), &mut |pointer, text| texts.push((pointer.to_owned(), text)));
    }
    texts
}

/// What holds for a text by itself.
pub(super) fn check(report: &mut Report, file: &File<'_>) {
    for (pointer, text) in texts(&file.root) {
        if let Err(problem) = places(text) {
            report.say(file, pointer.as_str(), Rule::Placeholder, problem);
        }
        let flaws = flaws(text);
        if !flaws.is_empty() {
            report.say(file, pointer, Rule::Typography, flaws.join("; "));
        }
    }
}

/// The names in braces.
pub(super) fn places(text: &str) -> Result<BTreeSet<&str>, &'static str> {
    let mut places = BTreeSet::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let Some(inside) = rest[at..].strip_prefix('{') else {
            return Err("a brace is closed that was not opened; write {name}");
        };
        let Some((name, after)) = inside.split_once('}') else {
            return Err("a brace is opened and not closed; write {name}");
        };
        let fits = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if name.is_empty() || !fits {
            return Err("braces hold the name of a value: letters, digits and \"_\"; write {name}");
        }
        places.insert(name);
        rest = after;
    }
    Ok(places)
}

/// Says which places a text must have and has not, or has and must not have. `None` when they are the same; a text
/// whose own braces are wrong has its finding already.
pub(super) fn other_places(wanted: &BTreeSet<&str>, text: &str) -> Option<String> {
    let there = places(text).ok()?;
    let list =
        |names: Vec<&&str>| names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
    let missing: Vec<&&str> = wanted.difference(&there).collect();
    let extra: Vec<&&str> = there.difference(wanted).collect();
    match (missing.is_empty(), extra.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("{} is missing; every place must be filled", list(missing))),
        (true, false) => Some(format!("{} is not in the English text; remove it", list(extra))),
        (false, false) => Some(format!("{} must be {}", list(extra), list(missing))),
    }
}

/// What is wrong with a text's typography, in any language; empty texts have a rule of their own.
fn flaws(text: &str) -> Vec<&'static str> {
    let checks = [
        (text.contains('\''), "write ’ for a straight apostrophe"),
        (text.contains('"'), "write curly quotation marks for straight ones"),
        (text.contains(['!', '¡', '！']), "write a full stop for an exclamation mark"),
        (text.contains("..."), "write … for three full stops"),
        (text.trim() != text || text.contains("  "), "remove the stray white space"),
    ];
    checks.into_iter().filter(|(found, _)| *found).map(|(_, says)| says).collect()
}

/// Whether a translation is nothing but the English text, where a person would have written another.
pub(super) fn untranslated(english: &str, text: &str) -> bool {
    if english.trim() != text.trim() {
        return false;
    }
    let mut rest = text.to_owned();
    for place in places(text).unwrap_or_default() {
        rest = rest.replace(&format!("{{{place}}}"), " ");
    }
    let words = rest.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2);
    // A word in capitals is a name or an abbreviation.
    let common = |word: &str| {
        INTERNATIONAL.contains(&word.to_lowercase().as_str()) || word.chars().all(char::is_uppercase)
    };
    words.into_iter().any(|word| !common(word))
}
