//! Words in another language against the English ones: the same texts with the same places, in other words.

use serde_json::Value;

use super::file::File;
use super::finding::Report;
use super::prose::{other_places, places, untranslated};
use super::rule::Rule;
use super::value::below;

/// Fields at the top of a file that say something about the file itself.
const OWN: [&str; 6] = ["$schema", "schema", "language", "instrument", "translation", "allow"];

/// Compares; `name` says whether a pointer is the place of a name, which may be the same in every language.
pub(super) fn check(report: &mut Report, english: &File<'_>, file: &File<'_>, name: fn(&str) -> bool) {
    Comparison { report, file, name }.objects(&english.root, &file.root, "");
}

struct Comparison<'r, 'f, 'a> {
    report: &'r mut Report,
    file: &'f File<'a>,
    name: fn(&str) -> bool,
}

impl Comparison<'_, '_, '_> {
    fn objects(&mut self, english: &Value, there: &Value, pointer: &str) {
        let (Some(english), Some(there)) = (english.as_object(), there.as_object()) else { return };
        let compared = |name: &String| !pointer.is_empty() || !OWN.contains(&name.as_str());
        for (name, text) in english.iter().filter(|(name, _)| compared(name)) {
            let place = below(pointer, name);
            match there.get(name) {
                Some(there) => self.values(text, there, &place),
                None => self.missing(place),
            }
        }
        for name in there.keys().filter(|name| compared(name) && !english.contains_key(*name)) {
            self.superfluous(below(pointer, name));
        }
    }

    fn values(&mut self, english: &Value, there: &Value, place: &str) {
        match (english, there) {
            (Value::Object(_), Value::Object(_)) => self.objects(english, there, place),
            (Value::Array(english), Value::Array(there)) => {
                for index in 0..english.len().max(there.len()) {
                    let place = below(place, &index.to_string());
                    match (english.get(index), there.get(index)) {
                        (Some(english), Some(there)) => self.values(english, there, &place),
                        (Some(_), None) => self.missing(place),
                        _ => self.superfluous(place),
                    }
                }
            }
            (Value::String(english), Value::String(there)) => self.texts(english, there, place),
            (english, there) => {
                if std::mem::discriminant(english) != std::mem::discriminant(there) {
                    let message = "the English file has another kind of value here; write the same structure";
                    self.report.say(self.file, place, Rule::Shape, message);
                }
            }
        }
    }

    fn texts(&mut self, english: &str, there: &str, place: &str) {
        if there.is_empty() {
            return self.missing(place.to_owned());
        }
        if let Some(message) = places(english).ok().and_then(|wanted| other_places(&wanted, there)) {
            self.report.say(self.file, place, Rule::Placeholder, message);
        }
        if !(self.name)(place) && untranslated(english, there) {
            self.report.say(self.file, place, Rule::Untranslated, UNTRANSLATED);
        }
    }

    fn missing(&mut self, place: String) {
        self.report.say(
            self.file,
            place,
            Rule::MissingText,
            "the English file has a text here; translate it",
        );
    }

    fn superfluous(&mut self, place: String) {
        let message = "the English file has no text here; remove it, or add it there first";
        self.report.say(self.file, place, Rule::SuperfluousText, message);
    }
}

/// What to do about a text that is the English one.
pub(super) const UNTRANSLATED: &str =
    "is the English text; translate it, or list it in \"allow\" with the reason why it stays";
