//! The interface's words: the same keys in each language, but for the plural categories that the language has.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::file::{File, Kind};
use super::finding::Report;
use super::prose::{other_places, places, untranslated};
use super::rule::Rule;
use super::value::{below, fields, list, text};
use crate::language::{PluralCategory, SOURCE};

/// Plural categories of cardinal numbers by language (CLDR): those that whole numbers need, and those that only
/// fractions or millions use, which may be left out. `other` is needed everywhere, as the one to fall back on.
const PLURALS: [(&[&str], &[&str], &[&str]); 12] = [
    (
        &["bg", "da", "de", "el", "en", "et", "fi", "hu", "nb", "nl", "nn", "no", "sv", "sq", "tr"],
        &["one"],
        &[],
    ),
    (&["ca", "es", "fr", "it", "pt"], &["one"], &["many"]),
    (&["bs", "hr", "sr", "ro"], &["one", "few"], &[]),
    (&["cs", "sk"], &["one", "few"], &["many"]),
    (&["lt"], &["one", "few"], &["many"]),
    (&["pl", "uk", "ru", "be"], &["one", "few", "many"], &[]),
    (&["lv"], &["zero", "one"], &[]),
    (&["sl"], &["one", "two", "few"], &[]),
    (&["ga"], &["one", "two", "few", "many"], &[]),
    (&["mt"], &["one", "two", "few", "many"], &[]),
    (&["is", "mk"], &["one"], &[]),
    (&["ja", "zh", "ko"], &[], &[]),
];

/// The categories that a language needs, and those that it may have beside them; of an unknown language all.
fn categories(tag: &str) -> (BTreeSet<&'static str>, BTreeSet<&'static str>) {
    let primary = tag.split('-').next().unwrap_or_default();
    let known = PLURALS.iter().find(|(tags, _, _)| tags.contains(&primary));
    let needed: BTreeSet<&str> =
        known.map(|(_, needed, _)| *needed).unwrap_or_default().iter().copied().collect();
    let allowed: BTreeSet<&str> = match known {
        Some((_, _, rare)) => needed.iter().copied().chain(rare.iter().copied()).chain(["other"]).collect(),
        None => PluralCategory::ALL.into_iter().map(PluralCategory::as_str).collect(),
    };
    (needed.into_iter().chain(["other"]).collect(), allowed)
}

/// A key's part before its plural category.
fn base(key: &str) -> Option<(&str, &str)> {
    let (base, last) = key.rsplit_once('.')?;
    PluralCategory::ALL.iter().any(|category| category.as_str() == last).then_some((base, last))
}

/// Says what is wrong with a catalogue by itself: it is an object of texts.
pub(super) fn check_shape(report: &mut Report, file: &File<'_>) {
    if file.text.is_some() && !file.root.is_object() {
        report.say(file, "", Rule::Shape, "an object of texts by key is expected");
    }
    for (place, _, value) in fields(&file.root, "") {
        match value.as_str() {
            None => report.say(file, place, Rule::Shape, "a text is expected"),
            Some("") => report.say(file, place, Rule::MissingText, "is empty; write a text"),
            Some(_) => {}
        }
    }
}

/// Compares a catalogue with the English one; English with itself, for its plural forms.
pub(super) fn check(report: &mut Report, english: &File<'_>, file: &File<'_>, language: &str) {
    let texts_of = |root: &'_ Value| -> BTreeMap<String, String> {
        let texts = fields(root, "").into_iter();
        texts.filter_map(|(_, key, value)| Some((key.to_owned(), value.as_str()?.to_owned()))).collect()
    };
    let (wanted, there) = (texts_of(&english.root), texts_of(&file.root));
    // A key is a plural form where English has both of its forms.
    let bases: BTreeSet<&str> = wanted
        .keys()
        .filter_map(|key| base(key))
        .map(|(base, _)| base)
        .filter(|base| ["one", "other"].iter().all(|form| wanted.contains_key(&format!("{base}.{form}"))))
        .collect();
    let plural = |key: &'_ str| base(key).is_some_and(|(base, _)| bases.contains(base));

    for key in wanted.keys().filter(|key| !plural(key) && !there.contains_key(*key)) {
        report.say(
            file,
            below("", key),
            Rule::MissingText,
            "the English catalogue has this text; translate it",
        );
    }
    for (key, text) in &there {
        let place = below("", key);
        if plural(key) {
            continue;
        }
        let Some(english) = wanted.get(key) else {
            let message = "the English catalogue has no such key; remove it, or add it there first";
            report.say(file, place, Rule::SuperfluousText, message);
            continue;
        };
        compare(report, file, &place, english, text, language, false);
    }
    let (needed, allowed) = categories(language);
    for base in bases {
        for category in &needed {
            let key = format!("{base}.{category}");
            if !there.contains_key(&key) {
                let message = format!("\"{language}\" needs this plural form; write it");
                report.say(file, below("", &key), Rule::PluralCategory, message);
            }
        }
        let Some(english) = wanted.get(&format!("{base}.other")) else { continue };
        for category in PluralCategory::ALL.map(PluralCategory::as_str) {
            let key = format!("{base}.{category}");
            let Some(text) = there.get(&key) else { continue };
            let place = below("", &key);
            if allowed.contains(category) {
                // “One minute” needs no number.
                let exact = matches!(category, "zero" | "one" | "two");
                compare(report, file, &place, english, text, language, exact);
            } else {
                let message = format!("\"{language}\" has no plural form \"{category}\"; remove it");
                report.say(file, place, Rule::PluralCategory, message);
            }
        }
    }
}

fn compare(
    report: &mut Report,
    file: &File<'_>,
    place: &str,
    english: &str,
    there: &str,
    language: &str,
    count_may_lack: bool,
) {
    if let Ok(mut wanted) = places(english) {
        if count_may_lack && places(there).is_ok_and(|there| !there.contains("n")) {
            wanted.remove("n");
        }
        if let Some(message) = other_places(&wanted, there) {
            report.say(file, place, Rule::Placeholder, message);
        }
    }
    // Names stay: the product's, and those of instruments that are named so in their own words.
    if language != SOURCE && place != "/app.name" && untranslated(english, there) {
        report.say(file, place, Rule::Untranslated, "is the English text; translate it");
    }
}

/// Holds languages.json to the catalogues beside it.
pub(super) fn check_languages(report: &mut Report, file: &File<'_>, beside: &[&File<'_>]) {
    let root = Value::Object([("all".to_owned(), file.root.clone())].into_iter().collect());
    let mut tags = BTreeSet::new();
    if file.text.is_some() && !file.root.is_array() {
        report.say(file, "", Rule::Shape, "a list of languages is expected, each with its tag and name");
    }
    let catalogues: BTreeSet<&str> = beside
        .iter()
        .filter_map(|file| match &file.kind {
            Kind::Catalogue(language) => Some(language.as_str()),
            _ => None,
        })
        .collect();
    for (place, entry) in list(&root, "", "all") {
        let place = place.trim_start_matches("/all").to_owned();
        for field in ["tag", "name"] {
            if text(entry, field).is_none_or(str::is_empty) {
                report.say(file, format!("{place}/{field}"), Rule::Shape, "a text is expected");
            }
        }
        if !matches!(text(entry, "status"), Some("source" | "draft" | "reviewed")) {
            report.say(file, format!("{place}/status"), Rule::Shape, "source, draft or reviewed is expected");
        }
        let Some(tag) = text(entry, "tag") else { continue };
        if !catalogues.contains(tag) {
            let message = format!("there is no {tag}.json beside this file; write it or remove the language");
            report.say(file, format!("{place}/tag"), Rule::LanguageList, message);
        }
        if !tags.insert(tag) {
            let message = format!("\"{tag}\" stands in the list already; remove one");
            report.say(file, format!("{place}/tag"), Rule::DuplicateId, message);
        }
    }
    for tag in catalogues.into_iter().filter(|tag| !tags.contains(tag)) {
        let message =
            format!("{tag}.json is not in this list and nobody can choose it; add its tag and name");
        report.say(file, "", Rule::LanguageList, message);
    }
}
