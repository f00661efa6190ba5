//! What is fuzzed: one list. A new target needs its function here, or in a module beside, and nothing elsewhere.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use innospark::instrument::{Instrument, Wording, golden_cases};
use innospark::language::Catalogue;
use innospark::lint::{Severity, Source, check};
use innospark::response::{Answer, Answers, Attempt, Start, Timestamp};
use innospark::scoring::Profile;

// By their paths: the native tests read this file too.
#[path = "codes.rs"]
mod codes;
#[path = "room.rs"]
mod room;

/// Something that takes any bytes.
pub struct Target {
    /// Its name on the command line.
    pub name: &'static str,
    /// Sound inputs to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words that mean something to it.
    pub words: &'static [&'static str],
    /// Takes an input; it panics when something is wrong. What it gives back stands for what the input reached: an
    /// input that reaches something new is kept and changed further.
    pub run: fn(&[u8]) -> u64,
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target { name: "instrument", seeds: instruments, words: WORDS, run: instrument },
    Target { name: "lint", seeds: sound_files, words: WORDS, run: lint },
    Target { name: "backup", seeds: backups, words: BACKUP_WORDS, run: backup },
    Target { name: "code", seeds: codes::seeds, words: codes::WORDS, run: codes::code },
    Target { name: "link", seeds: codes::links, words: codes::WORDS, run: codes::link },
    Target { name: "room", seeds: room::seeds, words: room::WORDS, run: room::run },
    #[cfg(feature = "cli")]
    Target { name: "responses", seeds: tables, words: CELLS, run: responses },
];

const WORDS: &[&str] = &[
    "schema",
    "id",
    "items",
    "key",
    "options",
    "value",
    "forms",
    "bands",
    "from",
    "groups",
    "dimensions",
    "golden",
    "answers",
    "expect",
    "allow",
    "rule",
    "at",
    "reason",
    "gates",
    "threshold",
    "facts",
    "precision",
    "techniques",
    "trains",
    "full",
    "short",
    "small",
    "asking",
    "making",
    "a1",
    "m3",
    "o1",
    "o3",
    "na",
    "dk",
    "total",
    "interview",
    "en",
    "it",
    "own",
    "adapted from ",
    "{threshold}",
    "{n}",
    "and",
    "or",
    "not",
    "never",
    "unusually",
    "often",
    "take.minutes.one",
    "small/asking",
    "/forms/0",
    "flattering-constant",
    "unused-allow",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "-1",
    "1e6",
    "0.1",
];

fn path(below_root: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below_root)
}

/// The small house that the linter's tests begin with.
const SOUND: &str = "tests/fixtures/lint";

const FILES: [&str; 14] = [
    "instruments/small/instrument.json",
    "instruments/small/wording.en.json",
    "instruments/small/wording.it.json",
    "instruments/small/origins.json",
    "library/techniques.json",
    "library/techniques.en.json",
    "library/techniques.it.json",
    "library/stories.json",
    "library/stories.en.json",
    "library/stories.it.json",
    "locales/en.json",
    "locales/it.json",
    "locales/languages.json",
    "other.json",
];

fn read(place: &Path) -> Vec<u8> {
    fs::read(place).unwrap_or_default()
}

fn instruments() -> Vec<Vec<u8>> {
    let small = path(SOUND).join(FILES[0]);
    vec![read(&small), read(&path("assets/instruments/creativity-skills/instrument.json"))]
}

/// Any bytes as an instrument's file: readers and linter agree on it, and what is read can be answered and scored.
fn instrument(input: &[u8]) -> u64 {
    let source = Source { path: "small/instrument.json".to_owned(), bytes: input.to_vec(), asked: true };
    let findings = check(&[source]);
    let reached = findings.iter().map(|finding| (finding.pointer.as_str(), finding.rule.id()));
    let signature = signature(reached);
    assert_lines(&findings);
    let Ok(text) = std::str::from_utf8(input) else { return signature };
    let read = Instrument::from_json(text);
    let broken = findings.iter().any(|finding| finding.rule.severity() == Severity::Error);
    assert!(read.is_ok() || broken, "the reader refuses what the linter passes: {read:?}");
    let _ = golden_cases(text);
    let Ok(instrument) = read else { return signature };
    for form in &instrument.forms {
        let start = Start {
            form: form.id.clone(),
            role: None,
            language: "en".to_owned(),
            random: 7,
            now: Timestamp(1),
        };
        let attempt = Attempt::begin(&instrument, start);
        assert_eq!(attempt.order.len(), instrument.length(form));
        for option in &instrument.options {
            let asked = instrument.items().map(|(_, item)| item.id.clone()).filter(|item| form.asks(item));
            let answers: Answers = asked.map(|item| (item, Answer::Option(option.id.clone()))).collect();
            let profile = Profile::score(&instrument, form, &answers);
            for score in profile.dimensions.iter().filter_map(|d| d.estimate).chain(profile.total) {
                assert!((0.0..=100.0).contains(&score.score), "{score:?}");
            }
        }
    }
    signature
}

fn sound_files() -> Vec<Vec<u8>> {
    let with_index = |(index, name): (usize, &&str)| {
        let mut input = vec![index as u8];
        input.extend(read(&path(SOUND).join(name)));
        input
    };
    FILES.iter().enumerate().map(with_index).collect()
}

/// The first byte says which of the small house's files the others stand for.
fn lint(input: &[u8]) -> u64 {
    let Some((first, rest)) = input.split_first() else { return 0 };
    let chosen = usize::from(*first) % FILES.len();
    let sources: Vec<Source> = FILES
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let bytes = if index == chosen { rest.to_vec() } else { sound_file(index) };
            Source { path: (*name).to_owned(), bytes, asked: true }
        })
        .collect();
    let findings = check(&sources);
    assert_lines(&findings);
    if let Ok(text) = std::str::from_utf8(rest) {
        let _ = (Wording::from_json(text), Catalogue::from_json(text));
    }
    signature(findings.iter().map(|finding| (finding.file.as_str(), finding.rule.id())))
}

fn sound_file(index: usize) -> Vec<u8> {
    static FILES_READ: std::sync::OnceLock<Vec<Vec<u8>>> = std::sync::OnceLock::new();
    FILES_READ.get_or_init(sound_files)[index].iter().skip(1).copied().collect()
}

fn assert_lines(findings: &[innospark::lint::Finding]) {
    for finding in findings {
        let line = finding.to_string();
        assert!(!line.contains(char::is_control), "{line:?}");
        assert!(finding.pointer.is_empty() || finding.pointer.starts_with('/'), "{line:?}");
    }
}

fn signature<'a>(reached: impl Iterator<Item = (&'a str, &'a str)>) -> u64 {
    let mut pairs: Vec<(&str, &str)> = reached.collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut hasher = DefaultHasher::new();
    pairs.hash(&mut hasher);
    hasher.finish()
}

/// What backups are made of.
const BACKUP_WORDS: &[&str] = &[
    "innospark",
    "backup",
    "schema",
    "records",
    "key",
    "record",
    "text",
    "innospark/settings",
    "innospark/attempt/0000000000",
    "innospark/attempt/1111111111",
    "innospark/label/0000000000",
    "innospark/target/small",
    "innospark/later/x",
    "other/app",
    "0000000000",
    "1111111111",
    "answers",
    "a_1",
    "o1",
    "o5",
    "na",
    "finished",
    "started",
    "order",
    "page",
    "null",
    "1",
    "2",
    "9007199254740993",
    "1e400",
    "\"",
    "\\",
    "\\ud800",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\n",
    "\u{feff}",
    "__proto__",
];

/// A shelf that a backup meets: an attempt, one that cannot be used, settings.
fn shelf() -> Vec<(String, String)> {
    let record = |key: &str, text: &str| (format!("innospark/{key}"), text.to_owned());
    vec![
        record("attempt/0000000000", &attempt("\"a_1\":\"o1\",\"a_2\":\"o5\"", "null")),
        record("attempt/1111111111", "{\"schema\":2}"),
        record("settings", "{\"schema\":1,\"language\":null,\"theme\":\"dark\"}"),
    ]
}

fn attempt(answers: &str, finished: &str) -> String {
    format!(
        "{{\"schema\":1,\"id\":\"0000000000\",\"instrument\":\"small\",\"version\":\"1.0.0\",\
         \"hash\":\"0123456789abcdef\",\"form\":\"full\",\"role\":null,\"language\":\"en\",\
         \"order\":[\"a_1\",\"a_2\",\"a_3\"],\"answers\":{{{answers}}},\"page\":0,\"page_times\":[0],\
         \"started\":1,\"finished\":{finished}}}"
    )
}

fn backups() -> Vec<Vec<u8>> {
    let record = |key: &str, text: String| (format!("innospark/{key}"), text);
    let other = vec![
        record("attempt/0000000000", attempt("\"a_1\":\"o5\",\"a_2\":\"o5\",\"a_3\":\"na\"", "2000")),
        record("attempt/1111111111", attempt("", "null").replace("0000000000", "1111111111")),
        record("attempt/2222222222", String::from("{\"schema\":1, \"id\"")),
        record("label/0000000000", String::from("{\"schema\":1,\"name\":\"a\",\"note\":\"\"}")),
        record("target/small", String::from("{\"schema\":1,\"levels\":{\"a\":50}}")),
        record("later/x", String::from("\u{1}")),
    ];
    let file = |records: &[(String, String)]| innospark::exchange::backup::write(records);
    let lines = |records: &[(String, String)]| -> String {
        records.iter().map(|(key, text)| key.clone() + "\t" + text + "\n").collect()
    };
    [file(&shelf()), file(&other), file(&other[..1]).replace(':', " :\n"), lines(&shelf()), lines(&other)]
        .map(String::into_bytes)
        .to_vec()
}

/// Any bytes as a backup; what is no JSON object stands for the lines of a sound one, a key and its text in each. So
/// changes reach the records without breaking the file around them. What is read is written and read again without a
/// change, importing it loses nothing and is done after the first time, and what is refused is one sentence.
fn backup(input: &[u8]) -> u64 {
    use innospark::exchange::backup::{Backup, Merge, write};
    use innospark::store::read_attempt;

    let mut hasher = DefaultHasher::new();
    let lines = std::str::from_utf8(input).ok().filter(|text| !text.starts_with('{')).map(|text| {
        let record = |line: &str| line.split_once('\t').map(|(key, text)| (key.to_owned(), text.to_owned()));
        write(&text.lines().filter_map(record).collect::<Vec<_>>()).into_bytes()
    });
    let read = match Backup::from_bytes(lines.as_deref().unwrap_or(input)) {
        Ok(read) => read,
        Err(error) => {
            let sentence = error.to_string();
            assert!(!sentence.is_empty() && !sentence.contains(['\n', '\r']), "{sentence:?}");
            sentence.hash(&mut hasher);
            return hasher.finish();
        }
    };
    let records: Vec<(String, String)> =
        read.entries.iter().filter_map(|entry| Some((entry.key.clone(), entry.text.clone()?))).collect();
    let file = write(&records);
    if let Ok(again) = Backup::from_bytes(file.as_bytes()) {
        assert_eq!(again.entries.len(), records.len());
        let of_again: Vec<(String, String)> =
            again.entries.into_iter().filter_map(|entry| Some((entry.key, entry.text?))).collect();
        assert_eq!(write(&of_again), file);
    } else {
        assert!(records.is_empty(), "{file}");
    }
    for existing in [Vec::new(), shelf()] {
        let merge = Merge::plan(&existing, &read);
        let mut after: std::collections::BTreeMap<String, String> = existing.iter().cloned().collect();
        after.extend(merge.writes());
        let answers = |text: &str| read_attempt(text).ok().map(|attempt| attempt.answers);
        for (key, text) in &existing {
            let there = after.get(key).map(String::as_str).unwrap_or_default();
            match answers(text) {
                None => assert_eq!(there, text),
                own => assert!(after.values().any(|other| answers(other) == own), "{text} is lost"),
            }
        }
        assert!(after.keys().all(|key| key.starts_with("innospark/")));
        let after: Vec<(String, String)> = after.into_iter().collect();
        assert!(Merge::plan(&after, &read).writes().is_empty(), "a second import does something");
        for item in &merge.items {
            // Names that follow from the contents are chance.
            (std::mem::discriminant(&item.action), item.text.len().checked_ilog2()).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// What tables of responses to the small house's instrument are made of.
#[cfg(feature = "cli")]
const CELLS: &[&str] = &[
    "a1", "a2", "a3", "m1", "m2", "m3", "who", "o1", "o3", "1", "2", "3", "2.0", "2,0", "NA", "dk", "", "é",
    "\u{feff}", ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "\r", " ", "\n\n", "\",\"",
];

#[cfg(feature = "cli")]
fn tables() -> Vec<Vec<u8>> {
    let plain = "who,a1,a2,a3,m1,m2,m3\nP,1,2,3,o1,o2,o3\n\"Q, \"\"R\"\"\",,NA,dk,2.0,,\n";
    let windows = plain.replace(", ", "; ").replace(',', ";").replace("2.0", "2,0").replace('\n', "\r\n");
    let short = "m3,a1,m1,team,a3\r3,1,2,x,1\r1,,NA,y,3\r";
    [plain.to_owned(), format!("\u{feff}{windows}"), plain.replace(',', "\t"), short.to_owned()]
        .map(String::into_bytes)
        .to_vec()
}

/// Any bytes as a table of responses: what is read lies on the scale and can be scored, rows are counted upwards, and
/// what is refused is one sentence.
#[cfg(feature = "cli")]
fn responses(input: &[u8]) -> u64 {
    use innospark::exchange::responses::{Responses, ResponsesError};
    use innospark::scoring::{Metric, Scorer};

    static SMALL: std::sync::OnceLock<Instrument> = std::sync::OnceLock::new();
    let small = SMALL.get_or_init(|| {
        let small = Instrument::from_json(&String::from_utf8_lossy(&sound_file(0)));
        small.unwrap_or_else(|error| unreachable!("the small instrument is sound: {error}"))
    });
    let read = |form: usize| -> Result<(usize, usize, usize), ResponsesError> {
        let scorer = Scorer::new(small, &small.forms[form], Metric::Pomp);
        let mut responses = Responses::open(input, small, scorer.items())?;
        let columns = responses.passed_names().count();
        let (mut rows, mut answered, mut row) = (0, 0, responses.row());
        let (mut values, mut scores) = (Vec::new(), Vec::new());
        while responses.read(&mut values)? {
            assert!(row < responses.row(), "row {} follows row {row}", responses.row());
            row = responses.row();
            assert_eq!((values.len(), responses.passed_cells().count()), (scorer.items().len(), columns));
            let on_scale = |value: &f64| small.options.iter().any(|option| option.value == *value);
            assert!(values.iter().flatten().all(on_scale), "{values:?}");
            scorer.score(&values, &mut scores);
            assert!(scores.iter().flatten().all(|score| (0.0..=100.0).contains(score)), "{scores:?}");
            answered += values.iter().flatten().count();
            rows += 1;
        }
        Ok((rows, columns, answered))
    };
    let mut hasher = DefaultHasher::new();
    for form in 0..small.forms.len() {
        match read(form) {
            Ok((rows, columns, answered)) => {
                (rows.min(8), columns.min(8), answered.min(16)).hash(&mut hasher)
            }
            Err(error) => {
                let sentence = error.to_string();
                assert!(!sentence.is_empty() && !sentence.contains(['\n', '\r']), "{sentence:?}");
                // What stands in a cell is chance; where it stands tells how far the reader came.
                match error {
                    ResponsesError::Cell { row, column, .. } => (row, column).hash(&mut hasher),
                    _ => sentence.hash(&mut hasher),
                }
            }
        }
    }
    hasher.finish()
}
