//! The interface's words: complete, well written, and the right language for everybody.

use std::collections::{BTreeMap, BTreeSet};

use innospark::language::{Catalogue, Language, Msg, PluralCategory, SOURCE, fill, languages, negotiate};

use crate::support::{flaws, instrument_names, names, path, read};

const LOCALES: &str = "assets/locales";

/// The catalogues of the repository by language.
fn catalogues() -> BTreeMap<String, Catalogue> {
    let files = names(LOCALES).into_iter().filter(|file| file != "languages.json");
    files
        .map(|file| {
            let tag = file.strip_suffix(".json").unwrap_or_else(|| panic!("{file}")).to_owned();
            (tag, Catalogue::from_json(&read(&format!("{LOCALES}/{file}"))).unwrap())
        })
        .collect()
}

/// Which texts depend on a count is said by the source language.
fn counted() -> BTreeSet<&'static str> {
    Msg::ALL.iter().filter(|message| message.is_counted()).map(|message| message.key()).collect()
}

/// The places `{name}` of a text; `None` when braces do not match.
fn places(text: &str) -> Option<BTreeSet<&str>> {
    let mut places = BTreeSet::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase());
        if before.contains('}') || !plain {
            return None;
        }
        places.insert(name);
        rest = after;
    }
    (!rest.contains('}')).then_some(places)
}

/// What is wrong with a catalogue, against the source language.
fn complaints(catalogue: &Catalogue, categories: &[PluralCategory]) -> Vec<String> {
    let english = Catalogue::english();
    let counted = counted();
    let mut wanted: BTreeMap<String, &str> = BTreeMap::new();
    for message in Msg::ALL {
        let key = message.key();
        if counted.contains(key) {
            let text = english.plural(*message, PluralCategory::Other).unwrap();
            wanted.extend(categories.iter().map(|category| (format!("{key}.{}", category.as_str()), text)));
        } else {
            wanted.insert(key.to_owned(), english.text(*message).unwrap_or_default());
        }
    }
    let there: BTreeMap<&str, &str> = catalogue.entries().collect();
    let mut found = Vec::new();
    found.extend(
        wanted.keys().filter(|key| !there.contains_key(key.as_str())).map(|key| format!("{key} is missing")),
    );
    for (key, text) in there {
        found.extend(flaws(text).into_iter().map(|flaw| format!("{key} has {flaw}")));
        match wanted.get(key) {
            None => found.push(format!("{key} is left over")),
            Some(source) if places(text).is_none() || places(text) != places(source) => {
                found.push(format!("{key} has other places than {source}"));
            }
            Some(_) => {}
        }
    }
    found
}

#[test]
fn the_source_language_has_exactly_the_texts_of_the_app() {
    let found = complaints(&Catalogue::english(), &[PluralCategory::One, PluralCategory::Other]);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_other_language_has_them_too() {
    for (tag, catalogue) in catalogues() {
        // CLDR's categories differ; `other` is the one that every language has.
        let has = |category: PluralCategory| {
            let forms = counted().into_iter().map(|key| format!("{key}.{}", category.as_str()));
            forms.into_iter().any(|form| catalogue.entries().any(|(key, _)| key == form))
        };
        let own: Vec<PluralCategory> = PluralCategory::ALL
            .into_iter()
            .filter(|category| *category == PluralCategory::Other || has(*category))
            .collect();
        let found = complaints(&catalogue, &own);
        assert!(found.is_empty(), "{tag}:\n{}", found.join("\n"));
    }
}

#[test]
fn a_catalogue_that_is_not_right_is_found() {
    #[track_caller]
    fn check(key: &str, text: Option<&str>, expected: &[&str]) {
        let english = Catalogue::english();
        let mut texts: BTreeMap<&str, &str> = english.entries().collect();
        match text {
            Some(text) => drop(texts.insert(key, text)),
            None => drop(texts.remove(key)),
        }
        let lines: Vec<String> =
            texts.iter().map(|(key, text)| format!("\"{key}\": \"{}\"", text.replace('"', "\\\""))).collect();
        let changed = Catalogue::from_json(&format!("{{{}}}", lines.join(", "))).unwrap();
        let found = complaints(&changed, &[PluralCategory::One, PluralCategory::Other]);
        assert_eq!(found, expected);
    }
    check("app.name", Some("Another name"), &[]);
    check("app.name", None, &["app.name is missing"]);
    check("app.nickname", Some("Spark"), &["app.nickname is left over"]);
    check("take.minutes.one", None, &["take.minutes.one is missing"]);
    check("take.minutes.few", Some("about {n}"), &["take.minutes.few is left over"]);
    check("take.minutes", Some("about {n}"), &["take.minutes is left over"]);
    check("app.name", Some(""), &["app.name has nothing"]);
    check("app.name", Some("Innospark!"), &["app.name has an exclamation mark"]);
    check(
        "app.name",
        Some("Spark's \"inno\""),
        &["app.name has a straight apostrophe", "app.name has a straight quotation mark"],
    );
    check("app.title", Some("{page}"), &["app.title has other places than {page} · {app}"]);
    check("app.title", Some("{app}: {page}"), &[]);
    check("app.title", Some("{page} · {app} {n}"), &["app.title has other places than {page} · {app}"]);
    check("app.title", Some("{page} · {app"), &["app.title has other places than {page} · {app}"]);
    check("app.title", Some("{page} · {App}"), &["app.title has other places than {page} · {app}"]);
    check("app.name", Some("Inno}spark"), &["app.name has other places than Innospark"]);
}

#[test]
fn keys_are_unique() {
    let keys: BTreeSet<&str> = Msg::ALL.iter().map(|message| message.key()).collect();
    assert_eq!(keys.len(), Msg::ALL.len());
    // JSON readers keep the last of two texts with one key; the file is to have one of each.
    for tag in catalogues().keys() {
        let text = read(&format!("{LOCALES}/{tag}.json"));
        let keys: Vec<&str> =
            text.lines().filter_map(|line| line.trim().split_once("\": ")).map(|(k, _)| k).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{tag}");
        assert_eq!(keys.len(), catalogues()[tag].entries().count(), "{tag}: one text a line");
    }
}

/// The Rust files below a folder.
fn sources(folder: &str) -> Vec<String> {
    let mut sources = Vec::new();
    for name in names(folder) {
        let below = format!("{folder}/{name}");
        if path(&below).is_dir() {
            sources.extend(self::sources(&below));
        } else if name.ends_with(".rs") {
            sources.push(read(&below));
        }
    }
    sources
}

#[test]
fn every_text_is_used_and_counted_where_it_depends_on_a_count() {
    // The list of what people choose from lies in the core.
    let app = [sources("src/app"), sources("src/guidance")].concat().join("\n");
    // What is said before the app runs is put into pages and scripts by the build.
    let build = sources("src/bin").join("\n");
    let counted = counted();
    let follows = |text: &str, place: usize| text[place..].starts_with(|c: char| c.is_ascii_alphanumeric());
    let mut uncounted = Vec::new();
    let named = Msg::ALL.iter().zip(Msg::NAMES);
    for (message, name) in named.filter(|(message, _)| !message.key().starts_with("instrument.")) {
        let name = format!("Msg::{name}");
        let uses: Vec<usize> = app
            .match_indices(&name)
            .filter(|(place, _)| !follows(&app, place + name.len()))
            .map(|(place, _)| place)
            .collect();
        let packed = build.contains(&format!("\"{}\"", message.key()));
        assert!(!uses.is_empty() || packed, "{} is said nowhere", message.key());
        let said = uses.iter().filter(|place| app[..**place].trim_end().ends_with("count(")).count();
        let expected = if counted.contains(message.key()) { uses.len() } else { 0 };
        if said != expected {
            uncounted.push(message.key());
        }
    }
    assert_eq!(
        uncounted,
        Vec::<&str>::new(),
        "texts with plural forms are said with a count, others without"
    );
}

#[test]
fn every_instrument_has_a_name_in_the_interface() {
    for name in instrument_names() {
        assert!(Msg::of_instrument(&name).is_some(), "{name}");
    }
    assert_eq!(Msg::of_instrument("creativity-skills"), Some(Msg::InstrumentCreativitySkills));
    assert_eq!(Msg::of_instrument("nothing"), None);
    assert_eq!(Msg::of_instrument(""), None);
}

#[test]
fn an_instrument_is_called_the_same_everywhere() {
    let catalogues = catalogues();
    for name in instrument_names() {
        for (file, wording) in crate::support::wordings(&name) {
            if let Some(catalogue) = catalogues.get(&wording.language) {
                let message = Msg::of_instrument(&name).unwrap();
                assert_eq!(catalogue.text(message), Some(wording.title.as_str()), "{name}/{file}");
            }
        }
    }
}

#[test]
fn places_are_filled() {
    #[track_caller]
    fn check(text: &str, values: &[(&str, &str)], expected: &str) {
        assert_eq!(fill(text, values), expected);
    }
    let n = [("n", "3"), ("name", "Design")];
    check("", &n, "");
    check("plain", &n, "plain");
    check("{n}", &n, "3");
    check("{name}: {n} of {n}", &n, "Design: 3 of 3");
    check("{n}{name}", &n, "3Design");
    check("about {n} minutes", &[], "about {n} minutes");
    check("{missing} and {n}", &n, "{missing} and 3");
    check("{} and {n}", &n, "{} and 3");
    check("{n", &n, "{n");
    check("a {n} b {n", &n, "a 3 b {n");
    check("n}", &n, "n}");
    check("} {n}", &n, "} 3");
    check("{N}", &n, "{N}");
    check("{ n }", &n, "{ n }");
    check("Καλημέρα {n} ☀", &n, "Καλημέρα 3 ☀");
    check("{n}", &[("n", "")], "");
    // A value is not read again.
    check("{a} {b}", &[("a", "{b}"), ("b", "2")], "{b} 2");
    check("{n}", &[("n", "first"), ("n", "second")], "first");
}

#[test]
fn plural_forms_fall_back_to_other() {
    let catalogue = Catalogue::from_json(
        r#"{"take.minutes.one": "a minute", "take.minutes.other": "{n} minutes", "review.open.few": "few", "app.name": "x"}"#,
    )
    .unwrap();
    #[track_caller]
    fn check(catalogue: &Catalogue, message: Msg, category: PluralCategory, expected: Option<&str>) {
        assert_eq!(catalogue.plural(message, category), expected);
    }
    check(&catalogue, Msg::TakeMinutes, PluralCategory::One, Some("a minute"));
    check(&catalogue, Msg::TakeMinutes, PluralCategory::Other, Some("{n} minutes"));
    check(&catalogue, Msg::TakeMinutes, PluralCategory::Few, Some("{n} minutes"));
    check(&catalogue, Msg::TakeMinutes, PluralCategory::Zero, Some("{n} minutes"));
    check(&catalogue, Msg::ReviewOpen, PluralCategory::Few, Some("few"));
    check(&catalogue, Msg::ReviewOpen, PluralCategory::Many, None);
    check(&catalogue, Msg::AppName, PluralCategory::One, None);
    assert_eq!(catalogue.text(Msg::AppName), Some("x"));
    assert_eq!(catalogue.text(Msg::TakeMinutes), None);
}

#[test]
fn plural_categories_are_read_as_written() {
    for category in PluralCategory::ALL {
        assert_eq!(PluralCategory::parse(category.as_str()), category);
    }
    assert_eq!(PluralCategory::parse("paucal"), PluralCategory::Other);
    assert_eq!(PluralCategory::parse(""), PluralCategory::Other);
}

#[test]
fn catalogues_of_another_shape_are_refused() {
    #[track_caller]
    fn check(text: &str) {
        assert!(Catalogue::from_json(text).is_err(), "{text}");
    }
    check("");
    check("[]");
    check("null");
    check(r#"{"app.name": 7}"#);
    check(r#"{"app.name": {"one": "x"}}"#);
    check("<!doctype html>");
    assert_eq!(Catalogue::from_json("{}").unwrap(), Catalogue::default());
}

#[test]
fn a_person_gets_the_first_language_that_is_there() {
    #[track_caller]
    fn check(wanted: &[&str], available: &[&str], expected: &str) {
        let available: Vec<Language> = available
            .iter()
            .map(|tag| Language { tag: (*tag).to_owned(), name: (*tag).to_owned(), draft: false })
            .collect();
        assert_eq!(negotiate(wanted.iter().copied(), &available), expected, "{wanted:?}");
    }
    let ours = ["en", "bg", "et", "el", "hu", "it", "es"];
    check(&[], &ours, "en");
    check(&["en"], &ours, "en");
    check(&["hu"], &ours, "hu");
    check(&["hu", "en"], &ours, "hu");
    check(&["de", "fr"], &ours, "en");
    check(&["de", "it", "es"], &ours, "it");
    check(&["es-MX"], &ours, "es");
    check(&["es_MX"], &ours, "es");
    check(&["EL-gr"], &ours, "el");
    check(&["en-GB", "it"], &ours, "en");
    check(&["de-AT", "de", "bg-BG"], &ours, "bg");
    check(&["e"], &ours, "en");
    check(&["ett"], &ours, "en");
    check(&[""], &ours, "en");
    check(&["*", "et"], &ours, "et");
    check(&["ET"], &ours, "et");
    // The whole tag goes before its first part.
    check(&["pt-BR"], &["pt", "pt-BR"], "pt-BR");
    check(&["pt-br"], &["pt", "pt-BR"], "pt-BR");
    check(&["pt-PT"], &["en", "pt-BR"], "pt-BR");
    check(&["pt-PT", "en"], &["en", "pt-BR"], "pt-BR");
    check(&["hu"], &[], "en");
}

#[test]
fn only_languages_with_words_are_offered() {
    let languages = languages();
    let catalogues = catalogues();
    let tags: BTreeSet<&str> = languages.iter().map(|language| language.tag.as_str()).collect();
    assert_eq!(tags.len(), languages.len(), "a language is offered once");
    assert!(tags.contains(SOURCE));
    for language in &languages {
        assert!(catalogues.contains_key(&language.tag), "{} has no file", language.tag);
        assert!(flaws(&language.name).is_empty(), "{}", language.name);
    }
    for tag in catalogues.keys() {
        assert!(tags.contains(tag.as_str()), "{tag} has a file but is not offered");
    }
    assert_eq!(catalogues[SOURCE], Catalogue::english());
}
