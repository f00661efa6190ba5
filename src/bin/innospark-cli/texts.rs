//! The texts of the single file: their order, and translations without the names of their fields.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use super::offline::{Kept, named_files};
use super::pack::{PackError, failed};

/// The texts in the order in which they are packed, and which of them are kept without names, like which other one.
pub(crate) struct Texts {
    pub(crate) files: Vec<(String, Vec<u8>)>,
    pub(crate) like: BTreeMap<String, String>,
}

/// Everything that is read as text: what stands in no language, then English, then one language after another, because
/// texts of one language help to predict each other. Who waits for a file waits for all before it.
pub(crate) fn texts(folder: &Path) -> Result<Texts, PackError> {
    let mut found: BTreeMap<(String, String), Value> = BTreeMap::new();
    let mut plain: Vec<(String, Vec<u8>)> = Vec::new();
    for (name, path) in named_files(folder)? {
        // Whoever asks for questions gets the whole wording.
        if Kept::of(&name) != Kept::Wanted || name.contains("/questions.") {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(failed(&path))?;
        if name.ends_with(".json") {
            let value = serde_json::from_str(&text).map_err(|error| PackError::Json(path, error))?;
            found.insert((language(&name).to_owned(), name), value);
        } else {
            plain.push((name, text.into_bytes()));
        }
    }
    let mut keys: Vec<&(String, String)> = found.keys().collect();
    // The techniques are half of all texts, and few people read them in the language that comes last.
    let late = |language: &str, name: &str| !["", "en"].contains(&language) && name.contains("/techniques.");
    keys.sort_by_key(|(language, name)| {
        (late(language, name), !language.is_empty(), language != "en", language.clone(), name.clone())
    });
    let mut templates: BTreeMap<String, Vec<&(String, String)>> = BTreeMap::new();
    let (mut files, mut like) = (Vec::new(), BTreeMap::new());
    for key @ (language, name) in keys {
        let value = &found[key];
        // Languages with more plural forms have names of their own, which one of them lends to the others.
        let mut bare = None;
        if !language.is_empty() {
            let group = templates.entry(name.replace(&format!("{language}.json"), "")).or_default();
            let mut found = group.iter().map(|template| (*template, without_names(value, &found[*template])));
            bare = found.find_map(|(template, bare)| Some((template, bare?)));
            if bare.is_none() {
                group.push(key);
            }
        }
        let text = match bare {
            Some((template, bare)) => {
                like.insert(name.clone(), template.1.clone());
                bare.to_string()
            }
            // The app has its English texts in itself; the others need their names.
            None if name == "locales/en.json" => only_names(value).to_string(),
            None => value.to_string(),
        };
        files.push((name.clone(), text.into_bytes()));
    }
    files.extend(plain);
    Ok(Texts { files, like })
}

/// The language that a file's name carries, or nothing: `locales/el.json`, `wording.el.json`.
fn language(name: &str) -> &str {
    let file = name.rsplit_once('/').map_or(name, |(_, file)| file);
    let stem = file.strip_suffix(".json").unwrap_or_default();
    match (name.starts_with("locales/"), stem.rsplit_once('.')) {
        (true, _) => stem,
        (false, Some((_, tag))) => tag,
        (false, None) => "",
    }
}

/// A value without the names of its fields, if they can be told from the one it is like: objects become lists.
fn without_names(value: &Value, like: &Value) -> Option<Value> {
    let bare = bared(value, like);
    (named(&bare, like) == *value).then_some(bare)
}

fn bared(value: &Value, like: &Value) -> Value {
    match (value, like) {
        // JavaScript would put names that are numbers before the others.
        (Value::Object(fields), Value::Object(like))
            if fields.keys().eq(like.keys())
                && !fields.keys().any(|name| name.starts_with(|c: char| c.is_ascii_digit())) =>
        {
            fields.iter().map(|(name, field)| bared(field, &like[name])).collect()
        }
        (Value::Array(values), Value::Array(like)) if values.len() == like.len() => {
            values.iter().zip(like).map(|(value, like)| bared(value, like)).collect()
        }
        _ => value.clone(),
    }
}

/// A catalogue's names alone.
fn only_names(catalogue: &Value) -> Value {
    let names = catalogue.as_object().into_iter().flat_map(Map::keys);
    names.map(|name| (name.clone(), Value::from(""))).collect::<Map<_, _>>().into()
}

/// What the page's script does with it.
fn named(value: &Value, like: &Value) -> Value {
    match (value, like) {
        (Value::Array(values), Value::Array(like)) if values.len() == like.len() => {
            values.iter().zip(like).map(|(value, like)| named(value, like)).collect()
        }
        (Value::Array(values), Value::Object(like)) => {
            let names = like.iter().zip(values);
            names
                .map(|((name, like), value)| (name.clone(), named(value, like)))
                .collect::<Map<_, _>>()
                .into()
        }
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{language, named, without_names};

    #[test]
    fn a_translation_is_kept_without_names_where_they_can_be_told() {
        let english = json!({ "title": "One", "items": { "a": "x", "b": ["p", "q"] }, "list": [{ "n": 1 }] });
        let translated =
            json!({ "title": "Eins", "items": { "a": "y", "b": ["r", "s"] }, "list": [{ "n": 2 }] });
        let bare = without_names(&translated, &english).unwrap_or_default();
        assert_eq!(bare, json!([["y", ["r", "s"]], [[2]], "Eins"]));
        assert_eq!(named(&bare, &english), translated);
        // Other names stay as they are.
        let other = json!({ "title": "Eins", "items": { "a": "y" }, "list": [] });
        let bare = without_names(&other, &english).unwrap_or_default();
        assert_eq!(named(&bare, &english), other);
        // A list where English has an object could not be told from an object without names.
        assert_eq!(without_names(&json!({ "title": "Eins", "items": ["y"], "list": [] }), &english), None);
    }

    #[test]
    fn a_files_name_tells_its_language() {
        for (name, expected) in [
            ("locales/el.json", "el"),
            ("instruments/creative-climate/wording.bg.json", "bg"),
            ("instruments/creative-climate/instrument.json", ""),
            ("library/techniques.json", ""),
            ("library/techniques.hu.json", "hu"),
            ("site.json", ""),
        ] {
            assert_eq!(language(name), expected, "{name}");
        }
    }
}
