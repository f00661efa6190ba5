//! Result codes and links to them.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::mem::discriminant;
use std::sync::OnceLock;

use innospark::exchange::code::{Content, Envelope, Kind, Layout, ResultCode, link as link_to};
use innospark::exchange::qr::Picture;
use innospark::instrument::{Form, Instrument, RoleId};
use innospark::response::{Answer, Attempt, Start, Timestamp};

/// What result codes and links to them are made of.
pub const WORDS: &[&str] = &[
    "IS1", "is1", "IS2", "LSL", "0", "O", "i", "-", " ", "\n", "\u{2011}", "\u{ad}", "#/r/", "%2Fr%2F",
    "https://", "file:///", "?", "&", "#", "/", "%", ".", "ZZZZ", "0000", "U", "\0", "é",
];

/// Instruments that codes are tried with.
pub fn known() -> &'static [Instrument] {
    static KNOWN: OnceLock<Vec<Instrument>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let folders = ["creativity-skills", "sme-readiness", "cluster-networking"];
        let files = folders.map(|name| super::path(&format!("assets/instruments/{name}/instrument.json")));
        let read =
            files.iter().map(|file| Instrument::from_json(&String::from_utf8_lossy(&super::read(file))));
        read.map(|found| found.unwrap_or_else(|error| unreachable!("it is sound: {error}"))).collect()
    })
}

/// An attempt at a form in which `chosen(n)` is the place of the option given to the n-th statement.
pub fn answered(
    instrument: &Instrument,
    form: &Form,
    who: (u64, Option<RoleId>),
    chosen: impl Fn(usize) -> Option<usize>,
) -> Attempt {
    let (form, language, now) = (form.id.clone(), "en".to_owned(), Timestamp(1));
    let (random, role) = who;
    let mut attempt = Attempt::begin(instrument, Start { form, role, language, random, now });
    for (place, item) in attempt.order.clone().iter().enumerate() {
        if let Some(chosen) = chosen(place) {
            let option = instrument.options[chosen % instrument.options.len()].id.clone();
            attempt.answer(instrument, item, Answer::Option(option));
        }
    }
    attempt
}

/// A code of each kind for each form, partly answered.
fn sound_codes() -> Vec<String> {
    let mut codes = Vec::new();
    for (instrument, form) in known().iter().flat_map(|i| i.forms.iter().map(move |form| (i, form))) {
        let attempt = answered(instrument, form, (7, None), |place| (place % 4 > 0).then_some(place));
        let written =
            Kind::ALL.into_iter().filter_map(|kind| ResultCode::of(kind, instrument, &attempt).ok());
        codes.extend(written.map(|code| code.compact().to_owned()));
    }
    codes
}

/// The first byte says whether the others are a text, or symbols that are given a sound checksum.
pub fn seeds() -> Vec<Vec<u8>> {
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
pub fn code(input: &[u8]) -> u64 {
    let Some((first, rest)) = input.split_first() else { return 0 };
    let text = if first % 2 == 0 { String::from_utf8_lossy(rest).into_owned() } else { with_checksum(rest) };
    let mut hasher = DefaultHasher::new();
    let envelope = match Envelope::parse(&text) {
        Ok(envelope) => envelope,
        Err(error) => {
            (discriminant(&error), text.len().min(96) / 2).hash(&mut hasher);
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
            Err(error) => discriminant(&error).hash(&mut hasher),
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

pub fn links() -> Vec<Vec<u8>> {
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
pub fn link(input: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(input);
    let mut hasher = DefaultHasher::new();
    match Envelope::parse(&text) {
        Ok(envelope) => (0, envelope.kind() as u8, envelope.kept_id()).hash(&mut hasher),
        Err(error) => discriminant(&error).hash(&mut hasher),
    }
    let instrument = &known()[0];
    let attempt = answered(instrument, &instrument.forms[0], (7, None), |_| None);
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
