//! Every wording of every instrument is complete, has nothing left over, and reads as it should.

use std::collections::{BTreeMap, BTreeSet};

use innospark::instrument::{
    BandId, GateAnswer, Instrument, ItemId, Missing, TranslationStatus, Wording, text_or_id,
};
use innospark::json::Document;
use litemap::LiteMap;

use crate::support::{
    INSTRUMENTS, flaws, instrument, instrument_names, item, names, read, sketch, skills, wordings,
};

/// Words of a statement in the language it was written in.
const ITEM_WORDS: std::ops::RangeInclusive<usize> = 6..=14;

/// What is missing from a wording or left over in it, or written as it should not be.
fn complaints(instrument: &Instrument, wording: &Wording) -> Vec<String> {
    let mut found = Vec::new();
    if wording.instrument != instrument.id {
        found.push(format!("belongs to {}", wording.instrument));
    }
    let mut same = |what: &str, wanted: BTreeSet<&str>, there: BTreeSet<&str>| {
        found.extend(wanted.difference(&there).map(|id| format!("{what} {id} has no words")));
        found.extend(there.difference(&wanted).map(|id| format!("{what} {id} does not exist")));
    };
    macro_rules! ids {
        ($list:expr) => {
            $list.map(|id| id.as_str()).collect::<BTreeSet<&str>>()
        };
    }
    let bands: BTreeSet<&str> = ids!(instrument.bands.iter().map(|band| &band.id));
    same("item", ids!(instrument.items().map(|(_, item)| &item.id)), ids!(wording.items.keys()));
    same("option", ids!(instrument.options.iter().map(|option| &option.id)), ids!(wording.options.keys()));
    same("role", ids!(instrument.roles.iter()), ids!(wording.roles.keys()));
    same("form", ids!(instrument.forms.iter().map(|form| &form.id)), ids!(wording.forms.keys()));
    same("group", ids!(instrument.groups.iter().map(|group| &group.id)), ids!(wording.groups.keys()));
    same("dimension", ids!(instrument.dimensions.iter().map(|d| &d.id)), ids!(wording.dimensions.keys()));
    same("band", bands.clone(), ids!(wording.bands.keys()));
    for (id, words) in &wording.dimensions {
        same(&format!("{id}'s band"), bands.clone(), ids!(words.bands.keys()));
    }
    same("gate", ids!(instrument.gates.iter().map(|gate| &gate.id)), ids!(wording.gates.keys()));
    same("fact", ids!(instrument.facts.iter().map(|fact| &fact.id)), ids!(wording.facts.keys()));
    for fact in &instrument.facts {
        if let Some(words) = wording.facts.get(&fact.id) {
            same(&format!("{}'s option", fact.id), ids!(fact.options.iter()), ids!(words.options.keys()));
        }
    }
    if !wording.documents.is_empty() {
        same("document", ids!(instrument.items().map(|(_, item)| &item.id)), ids!(wording.documents.keys()));
    }
    for gate in &instrument.gates {
        let shown = wording.gates.get(&gate.id).is_some_and(|words| words.question.contains("{threshold}"));
        if shown != gate.threshold.is_some() {
            found.push(format!("gate {} and its threshold do not fit", gate.id));
        }
    }
    if wording.caveats.is_empty() {
        found.push("no caveat".to_owned());
    }
    for (place, text) in texts(wording) {
        found.extend(flaws(text).into_iter().map(|flaw| format!("{place} has {flaw}: {text}")));
    }
    if wording.translation.status == TranslationStatus::Source {
        for (id, text) in &wording.items {
            let words = text.split_whitespace().count();
            if !ITEM_WORDS.contains(&words) {
                found.push(format!("item {id} has {words} words"));
            }
        }
    }
    found
}

/// Every text of a wording with its place.
fn texts(wording: &Wording) -> Vec<(String, &str)> {
    let mut texts: Vec<(String, &str)> = Vec::new();
    let mut add = |place: String, text| texts.push((place, text));
    add("title".to_owned(), &wording.title);
    add("introduction".to_owned(), &wording.introduction);
    add("stem".to_owned(), &wording.stem);
    add("dimension_heading".to_owned(), &wording.dimension_heading);
    for missing in [Missing::NotApplicable, Missing::DontKnow] {
        add(format!("missing {}", missing.as_str()), wording.missing.of(missing));
    }
    wording.options.iter().for_each(|(id, text)| add(format!("option {id}"), text));
    wording.roles.iter().for_each(|(id, text)| add(format!("role {id}"), text));
    wording.forms.iter().for_each(|(id, text)| add(format!("form {id}"), text));
    wording.items.iter().for_each(|(id, text)| add(format!("item {id}"), text));
    for (id, words) in &wording.groups {
        add(format!("group {id}'s name"), &words.name);
        add(format!("group {id}'s definition"), &words.definition);
    }
    for (id, words) in &wording.dimensions {
        add(format!("dimension {id}'s name"), &words.name);
        add(format!("dimension {id}'s definition"), &words.definition);
        add(format!("dimension {id}'s low"), &words.low);
        add(format!("dimension {id}'s high"), &words.high);
        words.bands.iter().for_each(|(band, text)| add(format!("dimension {id}'s {band}"), text));
    }
    for (id, words) in &wording.bands {
        add(format!("band {id}'s name"), &words.name);
        add(format!("band {id}'s text"), &words.text);
    }
    for (id, words) in &wording.gates {
        add(format!("gate {id}'s question"), &words.question);
        add(format!("gate {id}'s no"), &words.no);
    }
    if let Some(words) = &wording.gate_answers {
        for answer in GateAnswer::ALL {
            add(format!("gate_answer {}", answer.as_str()), words.of(answer));
        }
    }
    for (id, words) in &wording.facts {
        add(format!("fact {id}'s question"), &words.question);
        words.options.iter().for_each(|(option, text)| add(format!("{id} option {option}"), text));
    }
    wording.documents.iter().for_each(|(id, text)| add(format!("document {id}"), text));
    wording.caveats.iter().enumerate().for_each(|(index, text)| add(format!("caveat {index}"), text));
    texts
}

#[test]
fn every_wording_is_complete_and_well_written() {
    for name in instrument_names() {
        let instrument = instrument(&name);
        for (file, wording) in wordings(&name) {
            let found = complaints(&instrument, &wording);
            assert!(found.is_empty(), "{name}/{file}:\n{}", found.join("\n"));
        }
    }
}

#[test]
fn every_instrument_has_one_source_and_files_named_after_their_language() {
    for name in instrument_names() {
        let wordings = wordings(&name);
        for (file, wording) in &wordings {
            assert_eq!(*file, format!("wording.{}.json", wording.language), "{name}");
        }
        let sources = wordings.iter().filter(|(_, w)| w.translation.status == TranslationStatus::Source);
        let languages: Vec<&str> = sources.map(|(_, wording)| wording.language.as_str()).collect();
        assert_eq!(languages, [innospark::language::SOURCE], "{name}");
    }
}

#[test]
fn no_two_texts_of_one_kind_are_alike() {
    for name in instrument_names() {
        for (file, wording) in wordings(&name) {
            let mut seen: BTreeMap<String, String> = BTreeMap::new();
            for (place, text) in texts(&wording) {
                let kind = place.split(' ').next().unwrap().to_owned();
                let earlier = seen.insert(format!("{kind}: {text}"), place.clone());
                assert_eq!(earlier, None, "{name}/{file}: {place} says the same: {text}");
            }
        }
    }
}

#[test]
fn origins_cover_exactly_the_items() {
    for name in instrument_names() {
        let text = read(&format!("{INSTRUMENTS}/{name}/origins.json"));
        let document = Document::parse(&text).unwrap();
        let origins = document.root().entries();
        for (item, origin) in &origins {
            let origin = origin.text();
            let known = origin == "own" || origin.starts_with("adapted from ");
            assert!(known, "{name}: {item} comes from nowhere: {origin}");
        }
        let instrument = instrument(&name);
        let items: BTreeSet<&str> = instrument.items().map(|(_, item)| item.id.as_str()).collect();
        assert_eq!(origins.iter().map(|(item, _)| *item).collect::<BTreeSet<_>>(), items, "{name}");
    }
}

#[test]
fn nothing_else_lies_in_an_instrument_folder() {
    for name in instrument_names() {
        for file in names(&format!("{INSTRUMENTS}/{name}")) {
            let wording = file.starts_with("wording.") && file.ends_with(".json");
            assert!(wording || file == "instrument.json" || file == "origins.json", "{name}/{file}");
        }
    }
}

// The checker itself

#[test]
fn an_incomplete_or_badly_written_wording_is_found() {
    #[track_caller]
    fn check(spoil: impl FnOnce(&mut Wording), expected: &[&str]) {
        let all = wordings("creativity-skills");
        let (_, mut wording) = all.into_iter().find(|(_, wording)| wording.language == "en").unwrap();
        spoil(&mut wording);
        let found = complaints(&skills(), &wording);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found}");
        }
    }
    let said = |words: &str| words.to_owned();
    check(|_| {}, &[]);
    check(|w| w.instrument = sketch("a +").id, &["belongs to sketch"]);
    check(|w| drop(w.items.remove(&item("courage_1"))), &["item courage_1 has no words"]);
    check(
        |w| drop(w.items.insert(item("courage_9"), said("I would do one thing too many here."))),
        &["item courage_9 does not exist"],
    );
    check(|w| drop(pop_first(&mut w.options)), &["option o1 has no words"]);
    check(|w| drop(pop_last(&mut w.roles)), &["role employer has no words"]);
    check(|w| drop(pop_last(&mut w.forms)), &["form short has no words"]);
    check(|w| drop(pop_first(&mut w.groups)), &["group general has no words"]);
    check(|w| drop(pop_first(&mut w.dimensions)), &["dimension coordination has no words"]);
    check(|w| drop(pop_first(&mut w.bands)), &["band developing has no words"]);
    check(
        |w| drop(pop_last(&mut w.dimensions.iter_mut().next().unwrap().1.bands)),
        &["coordination's band strong has no words"],
    );
    check(
        |w| {
            let bands = &mut w.dimensions.iter_mut().next().unwrap().1.bands;
            bands.insert(BandId::parse("top").unwrap(), said("At the very top."));
        },
        &["coordination's band top does not exist"],
    );
    check(|w| w.caveats.clear(), &["no caveat"]);
    check(|w| w.title.clear(), &["title has nothing"]);
    check(|w| w.missing.dk = said("I don't know"), &["missing dk has a straight apostrophe"]);
    check(|w| w.stem = said("How true is it!"), &["stem has an exclamation mark"]);
    check(|w| w.caveats[0] = said("Not a \"test\"."), &["caveat 0 has a straight quotation mark"]);
    check(
        |w| drop(w.items.insert(item("courage_1"), said("I am often brave."))),
        &["item courage_1 has 4 words"],
    );
    check(
        |w| drop(w.items.insert(item("courage_1"), said("I ") + &"very ".repeat(13) + "much dare.")),
        &["item courage_1 has 16 words"],
    );
    check(
        |w| {
            // A translation needs the words that its language needs.
            w.translation.status = TranslationStatus::Draft;
            w.items.insert(item("courage_1"), said("Bátran vállalok bizonytalan feladatot."));
        },
        &[],
    );
}

// Reading

const SMALL: &str = r#"{
  "instrument": "small", "language": "en", "translation": {"status": "draft"},
  "title": "Small", "introduction": "A few.", "stem": "How well?", "dimension_heading": "Area",
  "options": {"o1": "No", "o2": "Yes"}, "missing": {"na": "Does not apply", "dk": "I do not know"},
  "forms": {"full": "Full form"}, "items": {"a_1": "I do."},
  "dimensions": {"a": {"name": "A", "definition": "All.", "low": "Little.", "high": "Much."}},
  "bands": {"low": {"name": "Low", "text": "Below."}}, "caveats": ["A caveat."]
}"#;

#[test]
fn a_wording_is_read() {
    let wording = Wording::from_json(SMALL).unwrap();
    assert_eq!(wording.instrument.as_str(), "small");
    assert_eq!(wording.language, "en");
    assert_eq!(wording.translation.status, TranslationStatus::Draft);
    assert_eq!(wording.missing.of(Missing::NotApplicable), "Does not apply");
    assert_eq!(wording.missing.of(Missing::DontKnow), "I do not know");
    assert_eq!(wording.caveats, ["A caveat."]);
    assert!(wording.roles.is_empty() && wording.groups.is_empty(), "roles and groups may be absent");
    let (_, words) = wording.dimensions.first().unwrap();
    assert_eq!([&words.name, &words.definition, &words.low, &words.high], ["A", "All.", "Little.", "Much."]);
    assert!(words.bands.is_empty(), "a dimension's own band texts may be absent");
}

#[test]
fn an_id_without_words_is_shown_as_the_id() {
    let wording = Wording::from_json(SMALL).unwrap();
    assert_eq!(text_or_id(&wording.items, &item("a_1")), "I do.");
    assert_eq!(text_or_id::<ItemId>(&wording.items, &item("a_2")), "a_2");
}

#[test]
fn wordings_of_another_shape_are_refused() {
    #[track_caller]
    fn check(from: &str, to: &str) {
        assert_eq!(SMALL.matches(from).count(), 1, "{from} must stand once in the file");
        assert!(Wording::from_json(&SMALL.replacen(from, to, 1)).is_err(), "{to}");
    }
    check(r#""instrument": "small","#, "");
    check(r#""language": "en","#, "");
    check(r#""status": "draft""#, r#""status": "finished""#);
    check(r#""status": "draft""#, "");
    check(r#""title": "Small","#, "");
    check(r#""title": "Small""#, r#""title": 7"#);
    check(r#""introduction": "A few.","#, "");
    check(r#""stem": "How well?","#, "");
    check(r#""dimension_heading": "Area","#, "");
    check(r#""o2": "Yes""#, r#""o2": null"#);
    check(r#""o2": "Yes""#, r#""O 2": "Yes""#);
    check(r#", "dk": "I do not know""#, "");
    check(r#""items": {"a_1": "I do."},"#, "");
    check(r#""items": {"a_1": "I do."}"#, r#""items": ["I do."]"#);
    check(r#""definition": "All.", "#, "");
    check(r#", "high": "Much.""#, "");
    check(r#", "text": "Below.""#, "");
    check(r#", "caveats": ["A caveat."]"#, "");
    assert!(Wording::from_json("").is_err());
    assert!(Wording::from_json("[]").is_err());
}

#[test]
fn what_a_language_lacks_is_lent_and_marked() {
    let english = read("assets/instruments/cluster-networking/wording.en.json");
    let instrument = instrument("cluster-networking");
    #[track_caller]
    fn check(own: &str, english: &str, instrument: &Instrument) -> Wording {
        let wording = Wording::with_stand_in(own, english, "[en] ").unwrap();
        assert!(wording.covers(instrument));
        wording
    }
    let whole = Wording::from_json(&english).unwrap();
    assert!(whole.covers(&instrument));

    // A whole file takes nothing.
    let italian = read("assets/instruments/cluster-networking/wording.it.json");
    assert_eq!(check(&italian, &english, &instrument), Wording::from_json(&italian).unwrap());

    // One statement, one empty text and one whole part are missing.
    let mut edited: serde_json::Value = serde_json::from_str(&italian).unwrap();
    edited["items"].as_object_mut().unwrap().remove("profile_data_1");
    edited["title"] = "".into();
    edited.as_object_mut().unwrap().remove("caveats");
    let edited = edited.to_string();
    assert!(Wording::from_json(&edited).is_err(), "without its caveats it is no wording");
    let lent = check(&edited, &english, &instrument);
    let statement = item("profile_data_1");
    assert_eq!(lent.items[&statement], String::from("[en] ") + &whole.items[&statement]);
    assert_eq!(lent.title, String::from("[en] ") + &whole.title);
    assert!(lent.caveats.iter().all(|caveat| caveat.starts_with("[en] ")));
    assert_eq!(lent.language, "it");
    assert!(!lent.stem.starts_with("[en]"));

    // No file at all: everything is lent, and the wording says which language it is.
    for nothing in ["", "{", "[]", "{}"] {
        let lent = Wording::with_stand_in(nothing, &english, "[en] ");
        if nothing == "[]" {
            assert!(lent.is_err(), "a list takes no fields");
            continue;
        }
        let lent = lent.unwrap();
        assert_eq!(lent.language, "en");
        assert!(lent.items.values().all(|text| text.starts_with("[en] ")));
    }
}

fn pop_first<K: Ord + Clone, V>(map: &mut LiteMap<K, V>) -> Option<V> {
    let (key, _) = map.first()?;
    map.remove(&key.clone())
}

fn pop_last<K: Ord + Clone, V>(map: &mut LiteMap<K, V>) -> Option<V> {
    let (key, _) = map.last()?;
    map.remove(&key.clone())
}
