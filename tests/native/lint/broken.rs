//! A broken copy for each rule: one change to a sound house, and exactly what is said about it.

use std::collections::BTreeSet;

use innospark::lint::{Rule, Severity, Source, check};

use super::{complaints, edited, short, sound};

const INSTRUMENT: &str = "instruments/small/instrument.json";
const ORIGINS: &str = "instruments/small/origins.json";
const ENGLISH: &str = "instruments/small/wording.en.json";
const ITALIAN: &str = "instruments/small/wording.it.json";
const TECHNIQUES: &str = "library/techniques.json";
const TECHNIQUES_EN: &str = "library/techniques.en.json";
const TECHNIQUES_IT: &str = "library/techniques.it.json";
const STORIES: &str = "library/stories.json";
const STORIES_EN: &str = "library/stories.en.json";
const STORIES_IT: &str = "library/stories.it.json";
const LOCALE_EN: &str = "locales/en.json";
const LOCALE_IT: &str = "locales/it.json";
const LANGUAGES: &str = "locales/languages.json";

/// A file, what is changed in it, and each finding as `pointer rule` in that file, or `path:pointer rule` in another.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    // Reading
    (
        INSTRUMENT,
        r#"{
  "schema": 1, "#,
        r#"{"schema" 1, "#,
        &[" unreadable"],
    ),
    (ORIGINS, "\"a2\"", "\"a1\"", &["/a1 duplicate-key", "/a2 origin"]),
    (INSTRUMENT, r#""minutes": 1"#, r#""minutes": "1""#, &["/minutes shape"]),
    (INSTRUMENT, r#""licence": "CC0-1.0", "#, "", &["/licence shape"]),
    (INSTRUMENT, r#""schema": 1"#, r#""schema": 2"#, &["/schema shape"]),
    (INSTRUMENT, r#""version": "1.0.0""#, r#""version": "1.0""#, &["/version shape"]),
    (INSTRUMENT, r#""minimum_answered": 0.5"#, r#""minimum_answered": 0"#, &["/minimum_answered shape"]),
    (INSTRUMENT, r#""reliability": 0.7"#, r#""reliability": 1"#, &["/precision/reliability shape"]),
    (INSTRUMENT, r#""missing": ["na", "dk"]"#, r#""missing": ["na", "x"]"#, &["/missing/1 shape"]),
    (INSTRUMENT, r#""checked": "2026-11-21""#, r#""checked": "2026-13-21""#, &["/gates/0/checked shape"]),
    (
        INSTRUMENT,
        r#"{"id": "o2", "value": 2}"#,
        r#"{"id": "O2", "value": 2}"#,
        &[
            "/options/1/id shape",
            "instruments/small/wording.en.json:/options/O2 missing-text",
            "instruments/small/wording.en.json:/options/o2 superfluous-text",
            "instruments/small/wording.it.json:/options/O2 missing-text",
            "instruments/small/wording.it.json:/options/o2 superfluous-text",
        ],
    ),
    (INSTRUMENT, r#""balanced": true"#, r#""balanced": 1"#, &["/balanced shape"]),
    (ENGLISH, r#""status": "source""#, r#""status": "done""#, &["/translation/status shape"]),
    (
        ENGLISH,
        r#""stem": "How well does it describe you?", "#,
        "",
        &["/stem shape", "instruments/small/wording.it.json:/stem superfluous-text"],
    ),
    (
        TECHNIQUES_EN,
        r#"   "steps": [
    "Begin Five whys.",
    "Go on with Five whys.",
"#,
        r#"   "steps": [
"#,
        &[
            "/techniques/five_whys/steps shape",
            "library/techniques.it.json:/techniques/five_whys/steps/2 superfluous-text",
            "library/techniques.it.json:/techniques/five_whys/steps/3 superfluous-text",
        ],
    ),
    (
        TECHNIQUES,
        r#"{"id": "listening", "trains": ["small/asking", "small/making"]}"#,
        r#"{"id": "listening", "trains": ["asking", "small/making"]}"#,
        &[
            "/techniques/2/trains/0 shape",
            "/techniques/2/trains/0 technique-trains",
            "instruments/small/instrument.json:/dimensions/0/techniques/2 technique-mismatch",
        ],
    ),
    (
        LOCALE_EN,
        r#""menu": "Menu""#,
        r#""menu": 7"#,
        &["/menu shape", "locales/it.json:/menu superfluous-text"],
    ),
    (LANGUAGES, r#", "name": "Italiano""#, "", &["/1/name shape"]),
    (INSTRUMENT, r#""minutes": 1"#, r#""minutes": 1, "minuts": 1"#, &["/minuts unknown-field"]),
    (
        INSTRUMENT,
        r#"{"id": "a2", "key": 1}"#,
        r#"{"id": "a2", "key": 1, "text": "x"}"#,
        &["/dimensions/0/items/1/text unknown-field"],
    ),
    (
        ENGLISH,
        r#""caveats": ["#,
        r#""note": "x", "caveats": ["#,
        &["/note unknown-field", "instruments/small/wording.it.json:/note missing-text"],
    ),
    (
        TECHNIQUES_EN,
        r#"   "material": "Paper for Interview.","#,
        r#"   "material": "Paper for Interview.", "colour": "red","#,
        &[
            "/techniques/interview/colour unknown-field",
            "library/techniques.it.json:/techniques/interview/colour missing-text",
        ],
    ),
    // Files
    (ENGLISH, r#""instrument": "small""#, r#""instrument": "large""#, &["/instrument file-name"]),
    (ITALIAN, r#""language": "it""#, r#""language": "es""#, &["/language file-name"]),
    (STORIES_IT, r#""language": "it""#, r#""language": "es""#, &["/language file-name"]),
    (
        INSTRUMENT,
        r#""id": "small""#,
        r#""id": "smaller""#,
        &[
            "/id file-name",
            "/dimensions/0/techniques/0 technique-mismatch",
            "/dimensions/0/techniques/1 technique-mismatch",
            "/dimensions/0/techniques/2 technique-mismatch",
            "/dimensions/1/techniques/0 technique-mismatch",
            "/dimensions/1/techniques/1 technique-mismatch",
            "/dimensions/1/techniques/2 technique-mismatch",
            "instruments/small/wording.en.json:/instrument file-name",
            "instruments/small/wording.it.json:/instrument file-name",
            "library/stories.json:/stories/0/skills/0 technique-trains",
            "library/techniques.json:/techniques/0/trains/0 technique-trains",
            "library/techniques.json:/techniques/0/trains/1 technique-trains",
            "library/techniques.json:/techniques/1/trains/0 technique-trains",
            "library/techniques.json:/techniques/1/trains/1 technique-trains",
            "library/techniques.json:/techniques/2/trains/0 technique-trains",
            "library/techniques.json:/techniques/2/trains/1 technique-trains",
        ],
    ),
    // Ids
    (
        INSTRUMENT,
        r#"{"id": "a2", "key": 1}"#,
        r#"{"id": "m2", "key": 1}"#,
        &[
            "/dimensions/1/items/1/id duplicate-id",
            "instruments/small/origins.json:/a2 origin",
            "instruments/small/wording.en.json:/items/a2 superfluous-text",
            "instruments/small/wording.it.json:/items/a2 superfluous-text",
        ],
    ),
    (
        INSTRUMENT,
        r#""roles": ["employee"]"#,
        r#""roles": ["employee", "employee"]"#,
        &["/roles/1 duplicate-id"],
    ),
    (
        INSTRUMENT,
        r#""missing": ["na", "dk"]"#,
        r#""missing": ["na", "dk", "na"]"#,
        &["/missing/2 duplicate-id"],
    ),
    (
        INSTRUMENT,
        r#"{"id": "short", "items": ["a1", "a3","#,
        r#"{"id": "short", "items": ["a1", "a3", "a1","#,
        &["/forms/1/items/2 duplicate-id"],
    ),
    (
        INSTRUMENT,
        r#"["micro", "larger"]"#,
        r#"["micro", "larger", "micro"]"#,
        &["/facts/0/options/2 duplicate-id"],
    ),
    (
        INSTRUMENT,
        r#"["interview", "five_whys", "listening"]"#,
        r#"["interview", "five_whys", "listening", "interview"]"#,
        &["/dimensions/0/techniques/3 duplicate-id"],
    ),
    (
        INSTRUMENT,
        r#"{"id": "all", "dimensions""#,
        r#"{"id": "total", "dimensions""#,
        &[
            "/groups/0/id duplicate-id",
            "instruments/small/wording.en.json:/groups/total missing-text",
            "instruments/small/wording.en.json:/groups/all superfluous-text",
            "instruments/small/wording.it.json:/groups/total missing-text",
            "instruments/small/wording.it.json:/groups/all superfluous-text",
        ],
    ),
    (
        TECHNIQUES,
        r#""id": "listening""#,
        r#""id": "interview""#,
        &[
            "/techniques/2/id duplicate-id",
            "instruments/small/instrument.json:/dimensions/0/techniques/2 unknown-technique",
            "instruments/small/instrument.json:/dimensions/1/techniques/2 unknown-technique",
            "library/techniques.en.json:/techniques/listening superfluous-text",
            "library/techniques.it.json:/techniques/listening superfluous-text",
        ],
    ),
    (LANGUAGES, r#""tag": "it""#, r#""tag": "en""#, &["/1/tag duplicate-id", " language-list"]),
    (
        INSTRUMENT,
        r#""dimensions": ["asking", "making"]"#,
        r#""dimensions": ["asking", "making", "resting"]"#,
        &["/groups/0/dimensions/2 unknown-id"],
    ),
    (
        INSTRUMENT,
        r#""items": ["a1", "a3", "m1", "m3"]"#,
        r#""items": ["a1", "a3", "m1", "m3", "z"]"#,
        &["/forms/1/items/4 unknown-id"],
    ),
    // Scores
    (
        INSTRUMENT,
        r#"{"id": "m3", "key": -1}"#,
        r#"{"id": "m3", "key": 0}"#,
        &["/dimensions/1/items/2/key key", "/forms/0 unbalanced", "/forms/1 unbalanced"],
    ),
    (
        INSTRUMENT,
        r#"{"id": "m3", "key": -1}"#,
        r#"{"id": "m3", "key": "-1"}"#,
        &[
            "/dimensions/1/items/2/key key",
            "/forms/1 form-thin",
            "/forms/0 unbalanced",
            "/forms/1 unbalanced",
        ],
    ),
    (
        INSTRUMENT,
        r#"{"id": "o1", "value": 1}, {"id": "o2", "value": 2}, {"id": "o3", "value": 3}"#,
        r#"{"id": "o1", "value": 1}, {"id": "o2", "value": 1}, {"id": "o3", "value": 1}"#,
        &["/options scale"],
    ),
    (
        INSTRUMENT,
        r#""items": [{"id": "m1", "key": 1}, {"id": "m2", "key": 1}, {"id": "m3", "key": -1}]"#,
        r#""items": []"#,
        &[
            "/dimensions/1/items empty-dimension",
            "/forms/1/items/2 unknown-id",
            "/forms/1/items/3 unknown-id",
            "/minutes time-budget",
            "instruments/small/origins.json:/m1 origin",
            "instruments/small/origins.json:/m2 origin",
            "instruments/small/origins.json:/m3 origin",
            "instruments/small/wording.en.json:/items/m1 superfluous-text",
            "instruments/small/wording.en.json:/items/m2 superfluous-text",
            "instruments/small/wording.en.json:/items/m3 superfluous-text",
            "instruments/small/wording.it.json:/items/m1 superfluous-text",
            "instruments/small/wording.it.json:/items/m2 superfluous-text",
            "instruments/small/wording.it.json:/items/m3 superfluous-text",
        ],
    ),
    (
        INSTRUMENT,
        r#"{"id": "a1", "key": 1}, {"id": "a2", "key": 1}, {"id": "a3", "key": -1}]"#,
        r#"{"id": "m9", "key": 1}], "precision": {"reliability": 0.5, "sd": 18, "source": "assumed"}"#,
        &[
            "/dimensions/0/items lone-item",
            "/forms/1/items/0 unknown-id",
            "/forms/1/items/1 unknown-id",
            "/forms/1 form-gap",
            "/forms/0 unbalanced",
            "instruments/small/origins.json:/m9 origin",
            "instruments/small/origins.json:/a1 origin",
            "instruments/small/origins.json:/a2 origin",
            "instruments/small/origins.json:/a3 origin",
            "instruments/small/wording.en.json:/items/m9 missing-text",
            "instruments/small/wording.en.json:/items/a1 superfluous-text",
            "instruments/small/wording.en.json:/items/a2 superfluous-text",
            "instruments/small/wording.en.json:/items/a3 superfluous-text",
            "instruments/small/wording.en.json:/documents/a1 superfluous-text",
            "instruments/small/wording.it.json:/items/m9 missing-text",
            "instruments/small/wording.it.json:/items/a1 superfluous-text",
            "instruments/small/wording.it.json:/items/a2 superfluous-text",
            "instruments/small/wording.it.json:/items/a3 superfluous-text",
            "instruments/small/wording.it.json:/documents/a1 superfluous-text",
        ],
    ),
    (
        INSTRUMENT,
        r#""dimensions": ["asking", "making"]"#,
        r#""dimensions": ["asking"]"#,
        &["/dimensions/1 ungrouped"],
    ),
    (
        INSTRUMENT,
        r#"{"id": "m3", "key": -1}"#,
        r#"{"id": "m3", "key": 1}"#,
        &[
            "/forms/0 unbalanced",
            "/forms/1 unbalanced",
            "/forms/0 flattering-constant",
            "/forms/1 flattering-constant",
        ],
    ),
    (INSTRUMENT, r#"{"id": "low", "from": 0}"#, r#"{"id": "low", "from": 10}"#, &["/bands/0/from bands"]),
    (INSTRUMENT, r#"{"id": "high", "from": 90}"#, r#"{"id": "high", "from": 70}"#, &["/bands/2/from bands"]),
    (INSTRUMENT, r#"{"id": "high", "from": 90}"#, r#"{"id": "high", "from": 60}"#, &["/bands/2/from bands"]),
    (INSTRUMENT, r#"{"id": "high", "from": 90}"#, r#"{"id": "high", "from": 101}"#, &["/bands/2/from shape"]),
    (
        INSTRUMENT,
        r#"{"id": "middle", "from": 70}"#,
        r#"{"id": "middle", "from": 84}"#,
        &["/bands/1 unreachable-band"],
    ),
    (
        INSTRUMENT,
        r#""items": ["a1", "a3", "m1", "m3"]"#,
        r#""items": ["a1", "a3"]"#,
        &["/forms/1 form-gap", "/golden/1/expect/making golden"],
    ),
    (
        INSTRUMENT,
        r#""items": ["a1", "a3", "m1", "m3"]"#,
        r#""items": ["a1", "a3", "m1"]"#,
        &[
            "/forms/1 form-thin",
            "/forms/1 unbalanced",
            "/golden/1/expect/making golden",
            "/forms/1 flattering-constant",
        ],
    ),
    (
        INSTRUMENT,
        r#""minimum_answered": 0.5"#,
        r#""minimum_answered": 0.9"#,
        &["/forms/1 form-thin", "/golden/1/expect/asking golden"],
    ),
    (INSTRUMENT, r#", "all": null}}"#, "}}", &["/golden golden-coverage"]),
    (INSTRUMENT, r#""making": 25"#, r#""all": 37.5"#, &["/golden golden-coverage"]),
    (INSTRUMENT, r#""name": "nothing""#, r#""name": "short""#, &["/golden/2/name duplicate-id"]),
    (INSTRUMENT, r#""minutes": 1"#, r#""minutes": 0.5"#, &["/minutes time-budget"]),
    (INSTRUMENT, r#""minutes": 1"#, r#""minutes": 2"#, &["/minutes time-budget"]),
    (INSTRUMENT, r#""minutes": 1"#, r#""minutes": 11"#, &["/minutes time-budget"]),
    (
        INSTRUMENT,
        r#""name": "short", "form": "short""#,
        r#""name": "short""#,
        &["/golden golden-missing", "/golden/1/expect/asking golden"],
    ),
    (INSTRUMENT, r#""asking": 50"#, r#""asking": 50.01"#, &["/golden/1/expect/asking golden"]),
    (INSTRUMENT, r#""asking": 50"#, r#""asking": null"#, &["/golden/1/expect/asking golden"]),
    (INSTRUMENT, r#""asking": 50"#, r#""nothing": 50"#, &["/golden/1/expect/nothing golden"]),
    (
        INSTRUMENT,
        r#""a1": "o2""#,
        r#""a1": "Agree""#,
        &["/golden/1/answers/a1 golden", "/golden/1/expect/asking golden"],
    ),
    (INSTRUMENT, r#""a1": "o2""#, r#""a1": "o2", "a9": "o2""#, &["/golden/1/answers/a9 golden"]),
    (
        INSTRUMENT,
        r#""form": "short""#,
        r#""form": "tiny""#,
        &["/golden golden-missing", "/golden/1/form golden"],
    ),
    (
        INSTRUMENT,
        r#""expect": {"asking": 50, "making": 25}"#,
        r#""expect": {}"#,
        &["/golden golden-coverage", "/golden/1/expect golden"],
    ),
    (
        INSTRUMENT,
        r#"{"id": "middle", "from": 70}"#,
        r#"{"id": "middle", "from": 60}"#,
        &["/forms/0 flattering-constant"],
    ),
    (ORIGINS, r#""a1": "own", "#, "", &["/a1 origin"]),
    (ORIGINS, r#""a1": "own", "#, r#""a1": "from a book", "#, &["/a1 origin"]),
    (ORIGINS, r#""a1": "own", "#, r#""a1": "own", "z": "own", "#, &["/z origin"]),
    // Words
    (
        ENGLISH,
        r#""m2": "Before lunch I show somebody the result of my morning.","#,
        "",
        &["/items/m2 missing-text", "instruments/small/wording.it.json:/items/m2 superfluous-text"],
    ),
    (
        ITALIAN,
        r#""m2": "Prima di pranzo mostro il risultato della mattina.","#,
        "",
        &["/items/m2 missing-text"],
    ),
    (ITALIAN, r#""title": "Prima chiedere""#, r#""title": """#, &["/title missing-text"]),
    (
        ITALIAN,
        r#""caveats": ["Una descrizione, non un esame."],"#,
        r#""caveats": [],"#,
        &["/caveats shape", "/caveats/0 missing-text"],
    ),
    (
        ENGLISH,
        r#""roles": {"employee": "Employee"}, "#,
        "",
        &["/roles missing-text", "instruments/small/wording.it.json:/roles superfluous-text"],
    ),
    (
        ENGLISH,
        r#"  "gate_answers": {"yes": "Yes", "no": "No", "unsure": "Not sure"},"#,
        "",
        &["/gate_answers missing-text", "instruments/small/wording.it.json:/gate_answers superfluous-text"],
    ),
    (
        INSTRUMENT,
        r#"["micro", "larger"]"#,
        r#"["micro", "larger", "huge"]"#,
        &[
            "instruments/small/wording.en.json:/facts/size/options/huge missing-text",
            "instruments/small/wording.it.json:/facts/size/options/huge missing-text",
        ],
    ),
    (
        INSTRUMENT,
        r#"{"id": "o3", "value": 3}]"#,
        r#"{"id": "o3", "value": 3}, {"id": "o4", "value": 3}]"#,
        &[
            "instruments/small/wording.en.json:/options/o4 missing-text",
            "instruments/small/wording.it.json:/options/o4 missing-text",
        ],
    ),
    (
        TECHNIQUES_IT,
        "\"name\": \"Intervista\",",
        "\"name\": \"\",",
        &["/techniques/interview/name missing-text"],
    ),
    (
        TECHNIQUES_IT,
        "    \"Inizia Intervista.\",\n",
        "",
        &["/techniques/interview/steps shape", "/techniques/interview/steps/3 missing-text"],
    ),
    (
        STORIES,
        r#""id": "ana""#,
        r#""id": "eva""#,
        &[
            "library/stories.en.json:/stories/eva missing-text",
            "library/stories.en.json:/stories/ana superfluous-text",
            "library/stories.it.json:/stories/eva missing-text",
            "library/stories.it.json:/stories/ana superfluous-text",
        ],
    ),
    (
        STORIES_EN,
        r#""stories": {"#,
        r#""tales": {"#,
        &[
            "/stories missing-text",
            "library/stories.it.json:/tales missing-text",
            "library/stories.it.json:/stories superfluous-text",
        ],
    ),
    (LOCALE_IT, r#""take.done": "{name} ha risposto a tutto","#, "", &["/take.done missing-text"]),
    (
        LOCALE_IT,
        r#""{name} ha risposto a tutto""#,
        r#""""#,
        &["/take.done missing-text", "/take.done placeholder"],
    ),
    (
        ENGLISH,
        r#""documents": {"a1""#,
        r#""documents": {"z1""#,
        &[
            "/documents/z1 superfluous-text",
            "instruments/small/wording.it.json:/documents/z1 missing-text",
            "instruments/small/wording.it.json:/documents/a1 superfluous-text",
        ],
    ),
    (
        ITALIAN,
        r#""full": "Versione completa""#,
        r#""full": "Versione completa", "long": "Versione lunga""#,
        &["/forms/long superfluous-text"],
    ),
    (
        ITALIAN,
        r#"["Una descrizione, non un esame."]"#,
        r#"["Una descrizione.", "Non un esame."]"#,
        &["/caveats/1 superfluous-text"],
    ),
    (
        STORIES_IT,
        r#""body": ["Ha chiesto.", "È servito."]"#,
        r#""body": "Ha chiesto.""#,
        &["/stories/ana/body shape"],
    ),
    (LOCALE_IT, r#""menu": "Menu""#, r#""menu": "Menu", "menù": "Menù""#, &["/menù superfluous-text"]),
    (ITALIAN, "per {threshold} di", "per {soglia} di", &["/gates/fte/question placeholder"]),
    (
        ENGLISH,
        "for {threshold} of",
        "for half of",
        &[
            "/gates/fte/question placeholder",
            "instruments/small/wording.it.json:/gates/fte/question placeholder",
        ],
    ),
    (
        INSTRUMENT,
        r#""threshold": 0.5, "#,
        "",
        &[
            "instruments/small/wording.en.json:/gates/fte/question placeholder",
            "instruments/small/wording.it.json:/gates/fte/question placeholder",
        ],
    ),
    (ENGLISH, "Finding out.", "Finding {out.", &["/dimensions/asking/definition placeholder"]),
    (ENGLISH, "Finding out.", "Finding out}.", &["/dimensions/asking/definition placeholder"]),
    (ENGLISH, "Finding out.", "Finding {} out.", &["/dimensions/asking/definition placeholder"]),
    (LOCALE_IT, "{name} ha risposto", "Ha risposto", &["/take.done placeholder"]),
    (LOCALE_IT, "manca circa un minuto", "mancano circa {m} minuti", &["/take.minutes.one placeholder"]),
    (LOCALE_IT, "mancano circa {n} minuti", "manca circa un minuto", &["/take.minutes.other placeholder"]),
    (ITALIAN, r#""title": "Prima chiedere""#, r#""title": "Asking first""#, &["/title untranslated"]),
    (
        TECHNIQUES_IT,
        "\"Inizia Intervista.\"",
        "\"Begin Interview.\"",
        &["/techniques/interview/steps/0 untranslated"],
    ),
    (LOCALE_EN, "\"Menu\"", "\"Continue\"", &[]),
    (LOCALE_IT, "{name} ha risposto a tutto", "everything answered by {name}", &["/take.done untranslated"]),
    (
        LOCALE_IT,
        r#"  "take.minutes.one": "a {name} manca circa un minuto",
"#,
        "",
        &["/take.minutes.one plural-category"],
    ),
    (LOCALE_IT, r#""take.minutes.many""#, r#""take.minutes.few""#, &["/take.minutes.few plural-category"]),
    (LANGUAGES, r#", {"tag": "it", "name": "Italiano", "status": "draft"}"#, "", &[" language-list"]),
    (LANGUAGES, r#""tag": "it""#, r#""tag": "es""#, &["/1/tag language-list", " language-list"]),
    (ENGLISH, "I don’t know", "I don't know", &["/missing/dk typography"]),
    (ITALIAN, "Sei frasi sulla tua settimana.", "Sei frasi... ", &["/introduction typography"]),
    (STORIES_IT, "Ha chiesto.", "Ha chiesto!", &["/stories/ana/body/0 typography"]),
    (LOCALE_IT, "ha risposto a tutto", "ha  risposto a tutto", &["/take.done typography"]),
    // Statements
    (
        ENGLISH,
        "I build a rough version to learn from it.",
        "I build a rough version.",
        &["/items/m1 statement-length"],
    ),
    (
        ENGLISH,
        "I build a rough version to learn from it.",
        "I build one rough version of it early in order to learn from what people say.",
        &["/items/m1 statement-length"],
    ),
    (ENGLISH, "I build a rough version", "I usually build a rough version", &["/items/m1 hedged"]),
    (ENGLISH, "to learn from it.", "and ask clients about it.", &["/items/m1 double-barrelled"]),
    (
        ENGLISH,
        "I build a rough version to learn from it.",
        "I never build a thing without some learning.",
        &["/items/m1 double-negation"],
    ),
    (
        ENGLISH,
        "I polish details while the purpose is still unclear.",
        "I do not show details of my work to others.",
        &["/items/m3 negated-reversal"],
    ),
    (
        ENGLISH,
        "Before lunch I show somebody the result of my morning.",
        "I build rough versions to learn from them.",
        &["/items/m2 similar-statements"],
    ),
    // The library
    (
        INSTRUMENT,
        r#"["interview", "five_whys", "listening"]"#,
        r#"["interview", "five_whys", "listening", "nine_hats"]"#,
        &["/dimensions/0/techniques/3 unknown-technique"],
    ),
    (
        STORIES,
        r#""techniques": ["interview"]"#,
        r#""techniques": ["nine_hats"]"#,
        &["/stories/0/techniques/0 unknown-technique"],
    ),
    (
        INSTRUMENT,
        r#""techniques": ["interview", "five_whys", "listening"]"#,
        r#""techniques": ["interview", "five_whys"]"#,
        &[
            "/dimensions/0/techniques technique-count",
            "library/techniques.json:/techniques/2/trains/0 technique-mismatch",
        ],
    ),
    (
        TECHNIQUES,
        r#""minutes": {"#,
        r#""skills": ["small/resting"], "minutes": {"#,
        &["/techniques/0/skills/0 technique-trains"],
    ),
    (
        STORIES,
        r#""skills": ["small/asking"]"#,
        r#""skills": ["large/asking"]"#,
        &["/stories/0/skills/0 technique-trains"],
    ),
    (
        TECHNIQUES,
        r#""id": "listening", "trains": ["small/asking", "small/making"]"#,
        r#""id": "listening", "trains": []"#,
        &[
            "/techniques/2/trains technique-idle",
            "instruments/small/instrument.json:/dimensions/0/techniques/2 technique-mismatch",
            "instruments/small/instrument.json:/dimensions/1/techniques/2 technique-mismatch",
        ],
    ),
    (
        TECHNIQUES,
        r#""id": "listening", "trains": ["small/asking", "small/making"]"#,
        r#""id": "listening", "trains": ["small/asking"]"#,
        &["instruments/small/instrument.json:/dimensions/1/techniques/2 technique-mismatch"],
    ),
    // What is allowed
    (
        ENGLISH,
        r#""documents": {"#,
        r#""allow": [{"rule": "hedged", "reason": "none"}], "documents": {"#,
        &["/allow/0 unused-allow"],
    ),
    (
        ENGLISH,
        r#""documents": {"#,
        r#""allow": [{"rule": "heged", "reason": "none"}], "documents": {"#,
        &["/allow/0 unused-allow"],
    ),
    (
        INSTRUMENT,
        r#""minutes": 1"#,
        r#""minutes": 2, "allow": [{"rule": "time-budget", "at": "/minutes", "reason": "Slow readers."}]"#,
        &[],
    ),
    (
        INSTRUMENT,
        r#""minutes": 1"#,
        r#""minutes": 2, "allow": [{"rule": "time-budget", "reason": "Slow readers."}]"#,
        &[],
    ),
    (
        INSTRUMENT,
        r#""minutes": 1"#,
        r#""minutes": 2, "allow": [{"rule": "time-budget", "at": "/min", "reason": "x"}]"#,
        &["/minutes time-budget", "/allow/0 unused-allow"],
    ),
    (
        INSTRUMENT,
        r#""minutes": 1"#,
        r#""minutes": 0, "allow": [{"rule": "shape", "reason": "x"}]"#,
        &["/minutes shape", "/allow/0 unused-allow"],
    ),
    (
        INSTRUMENT,
        r#""minutes": 1"#,
        r#""minutes": 2, "allow": [{"rule": "time-budget"}]"#,
        &["/allow/0/reason shape"],
    ),
];

fn in_full(file: &str, finding: &str) -> String {
    let (place, rule) = finding.rsplit_once(' ').unwrap();
    if place.contains(':') { format!("{place}: {rule}") } else { format!("{file}:{place}: {rule}") }
}

#[test]
fn each_broken_copy_is_found_and_nothing_else() {
    let mut wrong = Vec::new();
    for (file, from, to, expected) in CASES {
        let findings = complaints(&edited(file, from, to));
        let found: BTreeSet<String> = findings.iter().map(short).collect();
        let expected: BTreeSet<String> = expected.iter().map(|finding| in_full(file, finding)).collect();
        if found != expected {
            let all: Vec<String> = findings.iter().map(ToString::to_string).collect();
            wrong.push(format!("{from} -> {to}\n  expected {expected:#?}\n  found {all:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_rule_has_a_broken_copy() {
    let cases = CASES
        .iter()
        .flat_map(|(_, _, _, expected)| *expected)
        .map(|finding| finding.rsplit_once(' ').unwrap().1);
    // Two rules are about files rather than about what is in them, and one says what there is to know.
    let elsewhere = [Rule::UnknownFile, Rule::MissingWording, Rule::ConstantAnswer].map(Rule::id);
    let covered: BTreeSet<&str> = cases.chain(elsewhere).collect();
    let rules: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    assert_eq!(covered, rules);
}

#[test]
fn missing_and_unknown_files_are_found() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut Vec<Source>), expected: &[&str]) {
        let mut sources = sound();
        change(&mut sources);
        assert_eq!(complaints(&sources).iter().map(short).collect::<Vec<_>>(), expected);
    }
    let without = |name: &'static str| {
        move |sources: &mut Vec<Source>| {
            let before = sources.len();
            sources.retain(|source| source.path != name);
            assert_eq!(sources.len(), before - 1);
        }
    };
    let renamed = |from: &'static str, to: &str| {
        let to = to.to_owned();
        move |sources: &mut Vec<Source>| {
            sources.iter_mut().find(|source| source.path == from).unwrap().path = to;
        }
    };
    check(without(ITALIAN), &[]);
    check(
        without(ENGLISH),
        &[
            "instruments/small/instrument.json:: missing-wording",
            "instruments/small/wording.it.json:: missing-wording",
        ],
    );
    check(without(ORIGINS), &["instruments/small/instrument.json:: origin"]);
    check(without(TECHNIQUES_IT), &[]);
    check(
        without(TECHNIQUES_EN),
        &["library/techniques.it.json:: missing-wording", "library/techniques.json:: missing-wording"],
    );
    check(
        without(STORIES),
        &["library/stories.en.json:: missing-wording", "library/stories.it.json:: missing-wording"],
    );
    check(without(LANGUAGES), &[]);
    check(without(LOCALE_IT), &["locales/languages.json:/1/tag: language-list"]);
    check(
        without(LOCALE_EN),
        &["locales/it.json:: missing-wording", "locales/languages.json:/0/tag: language-list"],
    );
    // Without a library nothing is said of techniques.
    check(|sources| sources.retain(|source| !source.path.starts_with("library/")), &[]);
    // Not even that what is allowed of them is not needed.
    check(
        |sources| {
            sources.retain(|source| !source.path.starts_with("library/"));
            let allow = r#""minutes": 1, "allow": [{"rule": "technique-count", "reason": "Few fit."}],"#;
            let instrument = sources.iter_mut().find(|source| source.path == INSTRUMENT).unwrap();
            let text = String::from_utf8(instrument.bytes.clone()).unwrap();
            instrument.bytes = text.replacen(r#""minutes": 1,"#, allow, 1).into_bytes();
        },
        &[],
    );
    // Without instruments nothing is said of what techniques train.
    check(|sources| sources.retain(|source| source.path.starts_with("library/")), &[]);
    check(renamed(LANGUAGES, "locales/list.json"), &["locales/list.json:: unknown-file"]);
    check(
        |sources| sources.push(Source { path: "notes.json".to_owned(), bytes: b"[]".to_vec(), asked: true }),
        &["notes.json:: unknown-file"],
    );
    check(
        |sources| sources.push(Source { path: "notes.json".to_owned(), bytes: b"[".to_vec(), asked: true }),
        &["notes.json:: unreadable"],
    );
    // By what it holds, an instrument is one under any name.
    check(
        |sources| {
            sources.retain(|source| source.path == INSTRUMENT);
            sources[0].path = "mine.json".to_owned();
        },
        &["mine.json:: missing-wording", "mine.json:: origin"],
    );
    // Files that only stand by are not spoken of.
    check(
        |sources| {
            without(ENGLISH)(sources);
            sources.iter_mut().for_each(|source| source.asked = source.path == TECHNIQUES);
        },
        &[],
    );
    check(
        |sources| {
            without(STORIES)(sources);
            sources.iter_mut().for_each(|source| source.asked = source.path == STORIES_IT);
        },
        &["library/stories.it.json:: missing-wording"],
    );
}

#[test]
fn what_answering_everything_alike_scores_is_told() {
    let findings = check(&sound());
    let told: Vec<String> =
        findings.iter().filter(|f| f.rule == Rule::ConstantAnswer).map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "instruments/small/instrument.json:/forms/0: constant-answer: every item of \"full\" answered alike scores \
             o1: 33.33 in every dimension; o2: 50 in every dimension; o3: 66.67 in every dimension",
            "instruments/small/instrument.json:/forms/1: constant-answer: every item of \"short\" answered alike scores \
             o1: 50 in every dimension; o2: 50 in every dimension; o3: 50 in every dimension",
        ]
    );
    assert_eq!(findings.len(), told.len(), "the sound files are sound: {findings:#?}");
}

#[test]
fn rules_are_named_once_and_described() {
    for rule in Rule::ALL {
        assert_eq!(Rule::parse(rule.id()), Some(*rule));
        assert!(rule.id().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{rule}");
        let says = rule.says();
        assert!(says.ends_with('.') && !says.contains('\n') && says.len() <= 120, "{rule}: {says}");
    }
    assert_eq!(Rule::parse("Shape"), None);
    assert!(Severity::Info < Severity::Warning && Severity::Warning < Severity::Error);
}
