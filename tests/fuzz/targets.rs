//! What is fuzzed: one list. A new target needs its function here, or in a module beside, and nothing elsewhere.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use innospark::exchange::code::{Content, Envelope, Kind, Layout, ResultCode, link as link_to};
use innospark::exchange::qr::Picture;
use innospark::instrument::{Instrument, Wording, golden_cases};
use innospark::language::Catalogue;
use innospark::lint::{Severity, Source, check};
use innospark::response::{Answer, Answers, Attempt, Start, Timestamp};
use innospark::scoring::Profile;

// By its path: the native tests read this file too.
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
    Target { name: "code", seeds: codes, words: CODE_WORDS, run: code },
    Target { name: "link", seeds: links, words: CODE_WORDS, run: link },
    Target {
        name: "room",
        seeds: || room::seeds(room_about()),
        words: room::WORDS,
        run: |input| room::run(input, room_about()),
    },
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

/// What result codes and links to them are made of.
const CODE_WORDS: &[&str] = &[
    "IS1", "is1", "IS2", "LSL", "0", "O", "i", "-", " ", "\n", "\u{2011}", "\u{ad}", "#/r/", "%2Fr%2F",
    "https://", "file:///", "?", "&", "#", "/", "%", ".", "ZZZZ", "0000", "U", "\0", "é",
];

/// Instruments that codes are tried with.
fn known() -> &'static [Instrument] {
    static KNOWN: std::sync::OnceLock<Vec<Instrument>> = std::sync::OnceLock::new();
    KNOWN.get_or_init(|| {
        let folders = ["creativity-skills", "sme-readiness", "cluster-networking"];
        let files = folders.map(|name| path(&format!("assets/instruments/{name}/instrument.json")));
        let read = files.iter().map(|file| Instrument::from_json(&String::from_utf8_lossy(&read(file))));
        read.map(|found| found.unwrap_or_else(|error| unreachable!("it is sound: {error}"))).collect()
    })
}

/// The one with few statements: rooms are about people.
fn room_about() -> &'static Instrument {
    &known()[2]
}

/// A code of each kind for each form, partly answered.
fn sound_codes() -> Vec<String> {
    let mut codes = Vec::new();
    for (instrument, form) in known().iter().flat_map(|i| i.forms.iter().map(move |form| (i, form))) {
        let (form, language, now) = (form.id.clone(), "en".to_owned(), Timestamp(1));
        let mut attempt = Attempt::begin(instrument, Start { form, role: None, language, random: 7, now });
        for (place, item) in attempt.order.clone().iter().enumerate().filter(|(place, _)| place % 4 > 0) {
            let option = instrument.options[place % instrument.options.len()].id.clone();
            attempt.answer(instrument, item, Answer::Option(option));
        }
        let written =
            Kind::ALL.into_iter().filter_map(|kind| ResultCode::of(kind, instrument, &attempt).ok());
        codes.extend(written.map(|code| code.compact().to_owned()));
    }
    codes
}

/// The first byte says whether the others are a text, or symbols that are given a sound checksum.
fn codes() -> Vec<Vec<u8>> {
    let seeds = sound_codes().into_iter().flat_map(|code| {
        let symbols =
            code.bytes().skip(3).filter_map(|letter| SYMBOLS.iter().position(|symbol| *symbol == letter));
        let symbols: Vec<u8> = symbols.map(|symbol| symbol as u8).collect();
        [[&[0], code.as_bytes()].concat(), [&[1], &symbols[..symbols.len() - 6]].concat()]
    });
    seeds.collect()
}

const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Any bytes as a code: what is read is read the same in every spelling, and what was all answers is written again as it
/// came.
fn code(input: &[u8]) -> u64 {
    let Some((first, rest)) = input.split_first() else { return 0 };
    let text = if first % 2 == 0 { String::from_utf8_lossy(rest).into_owned() } else { with_checksum(rest) };
    let mut hasher = DefaultHasher::new();
    let envelope = match Envelope::parse(&text) {
        Ok(envelope) => envelope,
        Err(error) => {
            (std::mem::discriminant(&error), text.len().min(96) / 2).hash(&mut hasher);
            return hasher.finish();
        }
    };
    assert!(envelope.kept_id().as_str().len() == 10);
    for instrument in known() {
        let layout = Layout::of(instrument);
        match envelope.open_with(&layout) {
            Ok(result) => {
                let profile = result.profile(instrument);
                for score in profile.dimensions.iter().filter_map(|d| d.estimate).chain(profile.total) {
                    assert!((0.0..=100.0).contains(&score.score), "{score:?}");
                    (score.score as u64 / 10).hash(&mut hasher);
                }
                if let (Content::Answers { .. }, true) =
                    (&result.content, envelope.version() == instrument.version)
                {
                    let again = result.attempt(instrument, Timestamp(1));
                    let again = ResultCode::of(Kind::Answers, instrument, &again).map(|code| code.grouped());
                    assert_eq!(again.as_deref().map(Envelope::parse), Ok(Ok(envelope.clone())));
                }
            }
            Err(error) => std::mem::discriminant(&error).hash(&mut hasher),
        }
    }
    (envelope.kind() as u8, envelope.version().major.min(9)).hash(&mut hasher);
    hasher.finish()
}

/// Bytes as symbols, with Bech32m's checksum behind them.
fn with_checksum(symbols: &[u8]) -> String {
    let symbols: Vec<u8> = symbols.iter().take(1000).map(|symbol| symbol % 32).collect();
    let spread = [3, 3, 0, 9, 19].iter().chain(&symbols).chain(&[0; 6]);
    let check = spread.fold(1_u32, |check, symbol| {
        let next = (check & 0x1ff_ffff) << 5 ^ u32::from(*symbol);
        let generators = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3_u32];
        let chosen = generators.iter().enumerate().filter(|(bit, _)| check >> 25 >> bit & 1 == 1);
        chosen.fold(next, |next, (_, generator)| next ^ generator)
    }) ^ 0x2bc8_30a3;
    let sum = (0..6).map(|place| (check >> (25 - 5 * place) & 31) as u8);
    let letters = symbols.iter().copied().chain(sum).map(|symbol| char::from(SYMBOLS[usize::from(symbol)]));
    "IS1".chars().chain(letters).collect()
}

fn links() -> Vec<Vec<u8>> {
    let addresses = [
        "https://a.example/b%20c/?lang=it#/results/0123456789",
        "file:///E:/innospark.html",
        "http://[::1]:8080/r/",
    ];
    let codes = sound_codes();
    let pairs =
        addresses.iter().enumerate().map(|(place, address)| link_to(address, &codes[place * 3]).into_bytes());
    pairs.chain(addresses.map(|address| address.as_bytes().to_vec())).collect()
}

/// Any bytes as an address: a link from it leads to its result, a picture of it is small, and read as a link it never
/// does harm.
fn link(input: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(input);
    let mut hasher = DefaultHasher::new();
    match Envelope::parse(&text) {
        Ok(envelope) => (0, envelope.kind() as u8, envelope.kept_id()).hash(&mut hasher),
        Err(error) => std::mem::discriminant(&error).hash(&mut hasher),
    }
    let instrument = &known()[0];
    let (form, language, now) = (instrument.forms[0].id.clone(), "en".to_owned(), Timestamp(1));
    let attempt = Attempt::begin(instrument, Start { form, role: None, language, random: 7, now });
    let Ok(code) = ResultCode::of(Kind::Scores, instrument, &attempt) else { return 0 };
    let link = link_to(&text, code.compact());
    assert_eq!(link.matches('#').count(), 1, "{link}");
    if link.len() < 8000 {
        assert_eq!(Envelope::parse(&link), Envelope::parse(code.compact()), "{link}");
    }
    let picture = Picture::of(&text, &code);
    assert!(picture.as_ref().is_some_and(|picture| picture.size <= 65), "{link}");
    picture.map(|picture| (picture.size, picture.carries as u8)).hash(&mut hasher);
    (link.len().min(256) / 4).hash(&mut hasher);
    hasher.finish()
}
