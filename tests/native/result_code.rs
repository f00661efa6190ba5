//! Result codes: what goes in comes out, what is wrong is told apart, and nothing is too long.

use innospark::exchange::code::{
    CodeError, Content, Envelope, Kind, Layout, MAX_TEXT, Nonce, ResultCode, SharedResult, link,
};
use innospark::exchange::qr::{Carries, Picture};
use innospark::instrument::{Form, GateAnswer, Instrument, InstrumentId, OptionId, Version};
use innospark::response::{Answer, Attempt, AttemptId, Timestamp};
use innospark::scoring::Profile;
use innospark::store::Shared;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::laws::{any_scale, case, config};
use crate::support::{answer, instrument, instrument_names, item, path, sketch, sketch_json, start};

/// An attempt at a form in which `state(n)` gives the n-th question's answer: 0 for none, then the options, then the
/// ways to be missing.
fn filled(
    instrument: &Instrument,
    form: &Form,
    random: u64,
    mut state: impl FnMut(usize) -> usize,
) -> Attempt {
    let mut attempt = Attempt::begin(instrument, start(form.id.as_str(), random));
    attempt.role = instrument.roles.get(random as usize % 3).cloned();
    let answers: Vec<Answer> = instrument
        .options
        .iter()
        .map(|option| Answer::Option(option.id.clone()))
        .chain(instrument.missing.iter().map(|missing| Answer::Missing(*missing)))
        .collect();
    let mut chosen = |place: usize, of: usize| (state(place) % (of + 1)).checked_sub(1);
    for (place, item) in attempt.order.clone().iter().enumerate() {
        if let Some(chosen) = chosen(place, answers.len()) {
            attempt.answer(instrument, item, answers[chosen].clone());
        }
    }
    for (place, gate) in instrument.gates.iter().enumerate() {
        if let Some(chosen) = chosen(place + 100, 3) {
            attempt.answer_gate(instrument, &gate.id, GateAnswer::ALL[chosen]);
        }
    }
    for (place, fact) in instrument.facts.iter().enumerate() {
        if let Some(chosen) = chosen(place + 200, fact.options.len()) {
            attempt.state_fact(instrument, &fact.id, fact.options[chosen].clone());
        }
    }
    attempt
}

fn forms() -> Vec<(Instrument, Form)> {
    // Read once: the laws ask for them hundreds of times.
    static FORMS: std::sync::OnceLock<Vec<(Instrument, Form)>> = std::sync::OnceLock::new();
    let read = || {
        let all = instrument_names().into_iter().map(|name| instrument(&name));
        all.flat_map(|i| i.forms.clone().into_iter().map(move |form| (i.clone(), form))).collect()
    };
    FORMS.get_or_init(read).clone()
}

#[track_caller]
fn written(kind: Kind, instrument: &Instrument, attempt: &Attempt) -> ResultCode {
    ResultCode::of(kind, instrument, attempt).unwrap()
}

#[track_caller]
fn opened(text: &str, instrument: &Instrument) -> SharedResult {
    let envelope = Envelope::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    envelope.open(instrument).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The same scores, bit for bit; without terms where only sums are known.
#[track_caller]
fn same_scores(found: &Profile, expected: &Profile) {
    let mut expected = expected.clone();
    if found.dimensions.iter().all(|dimension| dimension.terms.is_empty()) {
        expected.dimensions.iter_mut().for_each(|dimension| dimension.terms.clear());
    }
    assert_eq!(*found, expected);
}

#[track_caller]
fn comes_back(instrument: &Instrument, form: &Form, attempt: &Attempt) {
    let profile = Profile::score(instrument, form, &attempt.answers);
    for kind in Kind::ALL {
        let code = written(kind, instrument, attempt);
        for text in [
            code.compact().to_owned(),
            code.grouped(),
            link("https://a.example/b/?lang=it#/x", code.compact()),
        ] {
            let envelope = Envelope::parse(&text).unwrap();
            assert_eq!((envelope.kind(), envelope.version()), (kind, instrument.version));
            assert_eq!(envelope.nonce(), Nonce::of(&attempt.id));
            assert!(envelope.may_be_of(&instrument.id));
            let result = opened(&text, instrument);
            assert_eq!(
                (&result.form, &result.role, &result.instrument),
                (&form.id, &attempt.role, &instrument.id)
            );
            same_scores(&result.profile(instrument), &profile);
            match result.content.clone() {
                Content::Answers { answers, gates, facts } => {
                    assert_eq!(kind, Kind::Answers);
                    assert_eq!(
                        (answers, gates, facts),
                        (attempt.answers.clone(), attempt.gates.clone(), attempt.facts.clone())
                    );
                    let again = result.attempt(instrument, Timestamp(5));
                    assert!(again.can_be_scored_with(instrument));
                    assert_eq!(again.answers, attempt.answers);
                }
                Content::Scores(sums) => {
                    assert_eq!(kind, Kind::Scores);
                    assert_eq!(sums.len(), profile.dimensions.len());
                    assert!(result.attempt(instrument, Timestamp(5)).is_empty());
                }
            }
        }
    }
}

#[test]
fn every_state_of_every_question_comes_back_in_every_form() {
    for (instrument, form) in forms() {
        let states = instrument.options.len() + instrument.missing.len() + 1;
        // All alike in each state, and every state at every place.
        for by in 0..states {
            comes_back(&instrument, &form, &filled(&instrument, &form, 7, |_| by));
            comes_back(&instrument, &form, &filled(&instrument, &form, 8, |place| place + by));
        }
    }
}

#[test]
fn sixty_statements_need_64_characters_at_most_and_no_form_more() {
    for (instrument, form) in forms() {
        let attempt =
            filled(&instrument, &form, u64::MAX, |_| instrument.options.len() + instrument.missing.len());
        for kind in Kind::ALL {
            let code = written(kind, &instrument, &attempt);
            let length = code.compact().len();
            assert!(length <= 64, "{} {} {kind:?}: {length}", instrument.id, form.id);
            assert_eq!(code.grouped().replace('-', ""), code.compact());
            assert!(code.grouped().split('-').skip(1).all(|group| (1..=4).contains(&group.len())));
            assert!(code.compact().starts_with("IS1"));
            assert!(code.compact()[3..].bytes().all(|b| b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(&b)));
        }
    }
    let (skills, full) = forms()
        .into_iter()
        .find(|(i, f)| i.id.as_str() == "creativity-skills" && f.id.as_str() == "full")
        .unwrap();
    let unanswered = filled(&skills, &full, 1, |_| 0);
    assert_eq!(
        written(Kind::Answers, &skills, &unanswered).compact().len(),
        63,
        "the length says nothing of the answers"
    );
    let later = Instrument { version: Version { major: 12, minor: 40, patch: 3 }, ..skills };
    assert!(written(Kind::Answers, &later, &unanswered).compact().len() <= 65);
}

/// One code of each kind for each instrument, with its instrument.
fn codes() -> Vec<(Instrument, String)> {
    let code = |(instrument, form): (Instrument, Form)| {
        let attempt = filled(&instrument, &form, 0x1234_5678_9abc, |place| place * 5 + 3);
        Kind::ALL.map(|kind| (instrument.clone(), written(kind, &instrument, &attempt).compact().to_owned()))
    };
    forms().into_iter().flat_map(code).collect()
}

#[test]
fn every_wrong_character_is_found() {
    for (_, code) in codes() {
        for place in 3..code.len() {
            for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|c| !code[place..].starts_with(*c))
            {
                let mut wrong = code.clone();
                wrong.replace_range(place..=place, &other.to_string());
                assert_eq!(Envelope::parse(&wrong), Err(CodeError::Damaged), "{wrong}");
            }
        }
    }
}

#[test]
fn every_two_characters_that_changed_places_are_found() {
    for (_, code) in codes() {
        let letters: Vec<char> = code.chars().collect();
        for (first, second) in (3..code.len()).flat_map(|a| (a + 1..code.len()).map(move |b| (a, b))) {
            let mut wrong = letters.clone();
            wrong.swap(first, second);
            let wrong: String = wrong.into_iter().collect();
            let expected = if wrong == code { Ok(()) } else { Err(CodeError::Damaged) };
            assert_eq!(Envelope::parse(&wrong).map(|_| ()), expected, "{wrong}");
        }
    }
}

#[test]
fn every_lost_or_added_character_is_found() {
    for (_, code) in codes() {
        for place in 3..=code.len() {
            for added in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
                let mut wrong = code.clone();
                wrong.insert(place, added);
                assert_eq!(Envelope::parse(&wrong), Err(CodeError::Damaged), "{wrong}");
            }
            if place < code.len() {
                let mut wrong = code.clone();
                wrong.remove(place);
                let found = Envelope::parse(&wrong);
                assert!(
                    matches!(found, Err(CodeError::Damaged | CodeError::Incomplete)),
                    "{wrong}: {found:?}"
                );
            }
        }
    }
}

#[test]
fn a_kept_result_has_its_profile_and_says_what_is_wrong_with_it() {
    let (skills, code) = sample();
    let kept = |code: &str| Shared { code: code.to_owned(), name: String::new(), received: Timestamp(1) };
    let (result, profile) = SharedResult::of_kept(&kept(&code), &skills).unwrap();
    assert_eq!((result.form.as_str(), profile), ("short", opened(&code, &skills).profile(&skills)));
    assert_eq!(SharedResult::of_kept(&kept("IS1"), &skills), Err(CodeError::Incomplete));
    let other = instrument("sme-readiness");
    assert_eq!(SharedResult::of_kept(&kept(&code), &other), Err(CodeError::UnknownInstrument));
}

fn sample() -> (Instrument, String) {
    let skills = instrument("creativity-skills");
    let attempt = filled(&skills, &skills.forms[1], 0x0123_4567_89ab, |place| place + 1);
    let code = written(Kind::Answers, &skills, &attempt).compact().to_owned();
    (skills, code)
}

#[test]
fn a_code_is_read_as_people_write_it() {
    let (skills, code) = sample();
    let expected = opened(&code, &skills);
    let grouped = |by: &str| {
        code.as_bytes()
            .chunks(4)
            .map(|c| String::from_utf8_lossy(c).into_owned())
            .collect::<Vec<_>>()
            .join(by)
    };
    let spellings = [
        code.to_lowercase(),
        code.replace('0', "o").replace('1', "l"),
        code.replace('0', "O").replace('1', "I"),
        grouped(" "),
        grouped("\r\n"),
        format!("https://a.example/#/r/{}", grouped("%20")),
        grouped(" – "),
        grouped("\u{2011}"),
        grouped("\u{ad}\u{200b}"),
        format!("  {code}\n"),
        format!("“{code}”."),
        format!("<{code}>"),
        format!("https://a.example/deep/er/?lang=it#/r/{code}"),
        format!("https://a.example/#/r/{}/", code.to_lowercase()),
        format!("file:///C:/Users/me/r/index.html#/r/{code}"),
        format!("See https://a.example/#/r/{code}."),
        format!("https://a.example/#/r/{code}?utm_source=mail&x=1"),
        format!("https://a.example/%23%2Fr%2F{code}"),
    ];
    for text in spellings {
        assert_eq!(opened(&text, &skills), expected, "{text}");
    }
}

#[test]
fn each_failure_has_its_own_error() {
    #[track_caller]
    fn check(text: &str, expected: CodeError) {
        assert_eq!(Envelope::parse(text), Err(expected), "{:?}", &text[..text.len().min(80)]);
    }
    let (_, code) = sample();
    for text in [
        "",
        " ",
        "-",
        "hello",
        "XY",
        "IZ1",
        "2S1",
        "1S",
        "<script>alert(1)</script>",
        "%",
        "%00",
        "\0",
        "ü",
        "🙂",
        "IST",
        "BS1A",
    ] {
        let expected = if text == "1S" { CodeError::Incomplete } else { CodeError::NotACode };
        check(text, expected);
    }
    for end in [1, 2, 3, 4, 20, 26] {
        check(&code[..end], CodeError::Incomplete);
    }
    check(&code[..27], CodeError::Damaged);
    check(&code[..code.len() - 1], CodeError::Damaged);
    check(&format!("{code}U"), CodeError::Damaged);
    check(&format!("{code}é"), CodeError::Damaged);
    check(&code.replacen("IS1", "IS2", 1), CodeError::FromTheFuture);
    check("IS9", CodeError::FromTheFuture);
    check("is 7 apples!", CodeError::NotACode);
    check(&"A".repeat(50_000), CodeError::TooLong);
    check(&format!("IS1{}", "0".repeat(1001)), CodeError::TooLong);
    check(&format!("IS1{}", "0".repeat(1000)), CodeError::Damaged);
    check(&"-".repeat(MAX_TEXT + 1), CodeError::TooLong);
    check(&"-".repeat(MAX_TEXT), CodeError::NotACode);
    let sentences: std::collections::BTreeSet<String> = [
        CodeError::NotACode,
        CodeError::Incomplete,
        CodeError::Damaged,
        CodeError::TooLong,
        CodeError::FromTheFuture,
        CodeError::UnknownInstrument,
        CodeError::OtherVersion { then: Version::default(), now: Version::default() },
    ]
    .iter()
    .map(ToString::to_string)
    .collect();
    assert_eq!(sentences.len(), 7);
}

#[test]
fn a_code_opens_with_its_own_instrument_only() {
    let all: Vec<Instrument> = instrument_names().iter().map(|name| instrument(name)).collect();
    for (own, code) in codes() {
        let envelope = Envelope::parse(&code).unwrap();
        for other in all.iter().filter(|other| other.id != own.id) {
            assert!(!envelope.may_be_of(&other.id));
            assert_eq!(envelope.open(other), Err(CodeError::UnknownInstrument));
        }
    }
}

#[test]
fn another_edition_opens_a_code_only_where_it_means_the_same() {
    let json = sketch_json("a ++-, b +");
    let small = Instrument::from_json(&json).unwrap();
    let attempt = filled(&small, &small.forms[0], 3, |place| place + 2);
    let edited = |from: &str, to: &str| {
        assert!(json.contains(from), "{from}");
        Instrument::from_json(&json.replace(from, to)).unwrap()
    };
    for kind in Kind::ALL {
        let code = written(kind, &small, &attempt);
        let open = |other: &Instrument| {
            Envelope::parse(code.compact()).unwrap().open(other).map(|result| result.version)
        };
        let then = small.version;
        for (from, to) in [
            ("1.2.3", "1.2.4"),
            ("1.2.3", "1.9.0"),
            ("A sketch", "Another"),
            ("0.70", "0.80"),
            ("\"minutes\": 2", "\"minutes\": 3"),
        ] {
            assert_eq!(open(&edited(from, to)), Ok(then), "{from} → {to}");
        }
        for (from, to) in [
            ("1.2.3", "2.0.0"),
            ("1.2.3", "0.9.0"),
            ("\"a_2\"", "\"a_9\""),
            ("\"id\": \"a_2\", \"key\": 1", "\"id\": \"a_2\", \"key\": -1"),
            ("\"na\", \"dk\"", "\"dk\", \"na\""),
            ("\"na\", \"dk\"", "\"na\""),
            ("\"value\": 5", "\"value\": 6"),
            ("\"o5\"", "\"o6\""),
            ("\"full\"", "\"whole\""),
            ("\"employee\", \"employer\"", "\"employer\", \"employee\""),
        ] {
            let other = edited(from, to);
            assert_eq!(
                open(&other),
                Err(CodeError::OtherVersion { then, now: other.version }),
                "{from} → {to}"
            );
        }
    }
}

#[test]
fn a_body_that_no_program_writes_is_damaged() {
    // The highest symbols in a body are more than its digits can say; the checksum is made to fit.
    let small = sketch("a ++-, b +");
    let attempt = filled(&small, &small.forms[0], 3, |_| 7);
    let layout = Layout::of(&small);
    for (kind, body) in [(Kind::Answers, 3), (Kind::Scores, 2)] {
        let code = written(kind, &small, &attempt);
        let mut symbols: Vec<u8> = code.compact().bytes().skip(3).map(value).collect();
        symbols.truncate(symbols.len() - 6);
        let length = symbols.len();
        symbols[length - body..].fill(31);
        let envelope = Envelope::parse(&with_checksum(&symbols)).unwrap();
        if kind == Kind::Scores {
            assert_eq!(envelope.open_with(&layout), Err(CodeError::Damaged));
        }
        // A symbol more or less than the body has.
        symbols.push(0);
        assert_eq!(
            Envelope::parse(&with_checksum(&symbols)).unwrap().open_with(&layout),
            Err(CodeError::Damaged)
        );
        symbols.truncate(length - 1);
        assert_eq!(
            Envelope::parse(&with_checksum(&symbols)).unwrap().open_with(&layout),
            Err(CodeError::Damaged)
        );
        // Kinds 2 and 3 are of later programs.
        for free in [16, 24] {
            let mut later = symbols.clone();
            later[0] = free | (later[0] & 7);
            assert_eq!(Envelope::parse(&with_checksum(&later)), Err(CodeError::FromTheFuture));
        }
    }
}

fn value(letter: u8) -> u8 {
    b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".iter().position(|other| *other == letter).unwrap() as u8
}

/// BIP 350's checksum, written here once more from its description.
fn with_checksum(symbols: &[u8]) -> String {
    let mut check: u32 = 1;
    for symbol in [3, 3, 0, 9, 19].iter().chain(symbols).chain(&[0; 6]) {
        let top = check >> 25;
        check = (check & 0x1ff_ffff) << 5 ^ u32::from(*symbol);
        for (bit, generator) in
            [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].iter().enumerate()
        {
            check ^= if top >> bit & 1 == 1 { *generator } else { 0 };
        }
    }
    check ^= 0x2bc8_30a3;
    let sum = (0..6).map(|place| (check >> (5 * (5 - place)) & 31) as u8);
    let letter = |symbol: u8| char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[usize::from(symbol)]);
    "IS1".chars().chain(symbols.iter().copied().chain(sum).map(letter)).collect()
}

#[test]
fn the_checksum_is_bech32m_with_the_prefix_is() {
    for (_, code) in codes() {
        let symbols: Vec<u8> = code.bytes().skip(3).map(value).collect();
        assert_eq!(with_checksum(&symbols[..symbols.len() - 6]), code);
    }
}

#[test]
fn one_attempt_has_one_nonce_and_a_place_for_each_kind() {
    let skills = instrument("creativity-skills");
    let envelope = |kind, random, state: usize| {
        let attempt = filled(&skills, &skills.forms[0], random, |_| state);
        Envelope::parse(written(kind, &skills, &attempt).compact()).unwrap()
    };
    let first = envelope(Kind::Answers, 99, 1);
    let changed = envelope(Kind::Answers, 99, 2);
    let scores = envelope(Kind::Scores, 99, 1);
    let other = envelope(Kind::Answers, 100, 1);
    assert_eq!((first.nonce(), first.kept_id()), (changed.nonce(), changed.kept_id()));
    assert_eq!(first.nonce(), scores.nonce());
    assert_ne!(first.kept_id(), scores.kept_id());
    assert_ne!(first.nonce(), other.nonce());
    let id = AttemptId::from_random(99);
    assert_eq!(
        first.kept_id().as_str()[..6],
        id.as_str()[..6],
        "the nonce is the beginning of the attempt’s id"
    );
}

#[test]
fn scores_alone_say_the_same_whatever_the_single_answers_are() {
    let small = sketch("a ++-, b +");
    let code = |a: &[(&str, &str)]| {
        let mut attempt = Attempt::begin(&small, start("full", 5));
        for (id, given) in a {
            attempt.answer(&small, &item(id), answer(given));
        }
        written(Kind::Scores, &small, &attempt)
    };
    // The third statement is reversed: 1 + 5 + 3, 3 + 3 + 3 and 5 + 3 + 1.
    let one = code(&[("a_1", "o1"), ("a_2", "o5"), ("a_3", "o3"), ("b_1", "o2")]);
    assert_eq!(one, code(&[("a_1", "o3"), ("a_2", "o3"), ("a_3", "o3"), ("b_1", "o2")]));
    assert_eq!(one, code(&[("a_1", "o5"), ("a_2", "o3"), ("a_3", "o5"), ("b_1", "o2")]));
    assert_ne!(one, code(&[("a_1", "o5"), ("a_2", "o3"), ("a_3", "o4"), ("b_1", "o2")]));
    assert_ne!(
        one,
        code(&[("a_1", "o5"), ("a_2", "o4"), ("a_3", "na"), ("b_1", "o2")]),
        "two answers are not three"
    );
}

#[test]
fn instruments_that_a_third_party_writes_have_codes() {
    // Values that are no whole numbers, in no order, on no common grid; many options; other scales.
    let scales: [&[f64]; 6] = [
        &[0.0, 0.5, 1.0],
        &[-2.0, -0.25, 3.75],
        &[3.0, 1.0, 2.0],
        &[0.1, 0.2, 0.7],
        &[-1e6, 1e6],
        &[1.0, 1.0, 2.0],
    ];
    for values in scales {
        let mut odd = sketch("a ++-, b +, c -----");
        odd.id = InstrumentId::parse("third-party_2").unwrap();
        odd.options.truncate(values.len());
        odd.options.iter_mut().zip(values).for_each(|(option, value)| option.value = *value);
        for by in 0..values.len() + 3 {
            let attempt = filled(&odd, &odd.forms[0], 11, |place| place * 3 + by);
            let expected = Profile::score(&odd, &odd.forms[0], &attempt.answers);
            for kind in Kind::ALL {
                let found = opened(written(kind, &odd, &attempt).compact(), &odd).profile(&odd);
                near_profile(&found, &expected, 1e-9);
            }
        }
    }
}

#[track_caller]
fn near_profile(found: &Profile, expected: &Profile, by: f64) {
    let scores = |profile: &Profile| -> Vec<Option<f64>> {
        let parts =
            profile.dimensions.iter().map(|d| d.estimate).chain(profile.groups.iter().map(|g| g.estimate));
        parts.chain([profile.total]).map(|estimate| estimate.map(|e| e.score)).collect()
    };
    let (found, expected) = (scores(found), scores(expected));
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(&expected) {
        let near = match (found, expected) {
            (Some(a), Some(b)) => (a - b).abs() <= by,
            (a, b) => a.is_none() && b.is_none(),
        };
        assert!(near, "{found:?} is not {expected:?}");
    }
}

#[test]
fn values_on_no_grid_are_right_to_a_twentieth_of_a_point() {
    let mut odd = sketch("a ++-, b +");
    for (option, value) in
        odd.options.iter_mut().zip([0.0, std::f64::consts::LN_2, 1.0, 2.0_f64.sqrt(), std::f64::consts::PI])
    {
        option.value = value;
    }
    for by in 0..8 {
        let attempt = filled(&odd, &odd.forms[0], 11, |place| place * 3 + by);
        let expected = Profile::score(&odd, &odd.forms[0], &attempt.answers);
        let found = opened(written(Kind::Scores, &odd, &attempt).compact(), &odd).profile(&odd);
        near_profile(&found, &expected, 0.051);
    }
}

#[test]
fn an_instrument_with_more_statements_than_a_code_can_hold_is_refused() {
    let long = |items: usize| {
        let long = sketch(&format!("a {}, b +", "+".repeat(items)));
        let mut attempt = Attempt::begin(&sketch("b +"), start("full", 1));
        for (place, (_, item)) in long.items().enumerate().filter(|(place, _)| place % 3 > 0) {
            attempt.answers.insert(item.id.clone(), answer(["o1", "dk", "o5", "o2"][place % 4]));
        }
        (long, attempt)
    };
    let (fits, attempt) = long(1500);
    let code = written(Kind::Answers, &fits, &attempt);
    assert!(code.compact().len() > 900);
    assert_eq!(opened(code.compact(), &fits).attempt(&fits, Timestamp(1)).answers, attempt.answers);
    let (too_long, attempt) = long(1700);
    assert_eq!(ResultCode::of(Kind::Answers, &too_long, &attempt), Err(CodeError::TooLong));
    let scores = written(Kind::Scores, &too_long, &attempt);
    let expected = Profile::score(&too_long, &too_long.forms[0], &attempt.answers);
    same_scores(&opened(scores.compact(), &too_long).profile(&too_long), &expected);
}

#[test]
fn answers_of_another_edition_and_unknown_roles_are_left_out() {
    let small = sketch("a ++-, b +");
    let mut attempt = filled(&small, &small.forms[0], 3, |_| 3);
    attempt.answers.insert(item("a_1"), answer("o9"));
    attempt.answers.insert(item("gone_1"), answer("o1"));
    attempt.role = Some(innospark::instrument::RoleId::parse("trainer").unwrap());
    let result = opened(written(Kind::Answers, &small, &attempt).compact(), &small);
    assert_eq!(result.role, None);
    let Content::Answers { answers, .. } = result.content else { panic!("answers were written") };
    assert_eq!(answers.keys().map(ToString::to_string).collect::<Vec<_>>(), ["a_2", "a_3", "b_1"]);
}

#[test]
fn links_are_built_from_any_address() {
    #[track_caller]
    fn check(address: &str, expected: &str) {
        assert_eq!(link(address, "IS1X"), expected);
    }
    check("https://a.example/", "https://a.example/#/r/IS1X");
    check(
        "https://a.example/b%20c/index.html?lang=it&embed=1#/results/0123456789",
        "https://a.example/b%20c/index.html#/r/IS1X",
    );
    check("http://localhost:8080/#/", "http://localhost:8080/#/r/IS1X");
    check("file:///E:/innospark.html#/r/?", "file:///E:/innospark.html#/r/IS1X");
    check("", "#/r/IS1X");
}

#[test]
fn pictures_carry_the_link_where_it_is_short_and_leads_anywhere() {
    let (skills, _) = sample();
    let attempt = filled(&skills, &skills.forms[0], 5, |place| place);
    let code = written(Kind::Answers, &skills, &attempt);
    let picture = |address: &str| Picture::of(address, &code).unwrap();
    let short = picture("https://www.innospark-ict.eu/self-assessment/?lang=bg#/results/0123456789");
    assert_eq!(short.carries, Carries::Link);
    assert!(short.size <= 57 + 8, "{}", short.size);
    assert_eq!(picture(&format!("https://a.example/{}/", "x".repeat(90))).carries, Carries::Link);
    assert_eq!(picture(&format!("https://a.example/{}/", "x".repeat(200))).carries, Carries::Code);
    let file = picture("file:///home/me/innospark.html");
    assert_eq!((file.carries, file.size <= 37 + 8), (Carries::Code, true));
    // The quiet zone is empty: no dark module begins or ends in it.
    for row in short.path.split('M').skip(1) {
        let (x, rest) = row.split_once(' ').unwrap();
        let (y, run) = rest.split_once('h').unwrap();
        let run: usize = run.split_once('v').unwrap().0.parse().unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        assert!(4 <= x && x + run <= short.size - 4 && (4..short.size - 4).contains(&y), "{row}");
    }
}

#[test]
fn the_example_of_the_documentation_is_right() {
    let text = std::fs::read_to_string(path("docs/result-code.md")).unwrap();
    let skills = instrument("creativity-skills");
    let attempt = {
        let mut attempt = Attempt::begin(&skills, start("short", 0));
        attempt.role = skills.roles.first().cloned();
        attempt.answer(
            &skills,
            &attempt.order.iter().min_by_key(|id| position(&skills, id)).unwrap().clone(),
            answer("o4"),
        );
        attempt
    };
    for kind in Kind::ALL {
        let code = written(kind, &skills, &attempt).grouped();
        assert!(text.contains(&code), "docs/result-code.md should show {code}");
    }
}

fn position(instrument: &Instrument, id: &innospark::instrument::ItemId) -> usize {
    instrument.items().position(|(_, item)| item.id == *id).unwrap()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn arbitrary_answers_come_back(at in any::<Index>(), random in any::<u64>(), states in vec(any::<u8>(), 300)) {
        let forms = forms();
        let (instrument, form) = at.get(&forms);
        let attempt = filled(instrument, form, random, |place| states[place % 300].into());
        comes_back(instrument, form, &attempt);
    }

    #[test]
    fn scores_of_any_instrument_come_back((instrument, answers) in case(any_scale()), random in any::<u64>()) {
        let mut attempt = Attempt::begin(&instrument, start("full", random));
        attempt.answers = answers;
        let expected = Profile::score(&instrument, &instrument.forms[0], &attempt.answers);
        let all = opened(written(Kind::Answers, &instrument, &attempt).compact(), &instrument);
        prop_assert_eq!(&all.profile(&instrument), &expected);
        let scores = opened(written(Kind::Scores, &instrument, &attempt).compact(), &instrument);
        near_profile(&scores.profile(&instrument), &expected, 0.051);
    }

    #[test]
    fn arbitrary_text_is_refused_without_a_panic(text in any::<String>(), tail in "[0-9A-Za-z -]{0,200}") {
        prop_assert!(Envelope::parse(&text).is_err());
        let _ = Envelope::parse(&format!("IS1{tail}"));
        let _ = Envelope::parse(&format!("{text}#/r/{tail}{text}"));
    }

    #[test]
    fn arbitrary_symbols_with_a_sound_checksum_never_panic(symbols in vec(0_u8..32, 18..120), at in any::<Index>()) {
        let forms = forms();
        if let Ok(envelope) = Envelope::parse(&with_checksum(&symbols)) {
            let _ = (envelope.kept_id(), envelope.open(&at.get(&forms).0));
        }
    }

    #[test]
    fn up_to_four_wrong_characters_are_found(changes in vec((any::<Index>(), 1_u8..32), 1..5)) {
        let (_, code) = sample();
        let mut symbols: Vec<u8> = code.bytes().skip(3).map(value).collect();
        for (at, by) in &changes {
            let length = symbols.len();
            symbols[at.index(length)] ^= by;
        }
        let letter = |symbol: &u8| char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[usize::from(*symbol)]);
        let wrong: String = "IS1".chars().chain(symbols.iter().map(letter)).collect();
        prop_assert!(wrong == code || Envelope::parse(&wrong).is_err());
    }
}

#[test]
fn an_option_of_any_place_is_an_index_not_a_value() {
    let mut many = sketch("a +");
    many.options = (0..100)
        .map(|n| innospark::instrument::ScaleOption {
            id: OptionId::parse(&format!("p{n}")).unwrap(),
            value: f64::from(n),
        })
        .collect();
    for n in [0, 1, 50, 99] {
        let mut attempt = Attempt::begin(&many, start("full", 4));
        attempt.answer(&many, &item("a_1"), answer(&format!("p{n}")));
        let result = opened(written(Kind::Answers, &many, &attempt).compact(), &many);
        assert_eq!(result.attempt(&many, Timestamp(0)).answers, attempt.answers);
    }
}
