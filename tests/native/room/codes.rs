//! Result codes are found in whatever they are sent in.

use innospark::exchange::code::{Envelope, Kind, ResultCode, link};
use innospark::room::{CodeFinder, Mark, codes_in};
use proptest::prelude::*;

use super::{attempt, code, example, nonce, some};
use crate::laws::config;
use crate::support::skills;

fn grouped(person: u64) -> String {
    let instrument = example();
    ResultCode::of(Kind::Answers, &instrument, &attempt(&instrument, person, None, &some(person)))
        .unwrap()
        .grouped()
}

fn compact(person: u64) -> String {
    code(&example(), person, None, &some(person))
}

/// The codes found, in their usual spelling; what is no sound code as it stands.
fn read(text: &str) -> Vec<String> {
    let spelled = |found: &&str| Envelope::parse(found).map(|envelope| envelope.code().compact().to_owned());
    codes_in(text).iter().map(|found| spelled(found).unwrap_or_else(|_| format!("?{found}"))).collect()
}

#[test]
fn codes_are_found_in_any_text() {
    let (one, two) = (compact(1), compact(2));
    let (one_grouped, two_grouped) = (grouped(1), grouped(2));
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(read(text), expected, "{text:?}");
    }
    check("", &[]);
    check("no code here, this is one sentence", &[]);
    check(&one, &[&one]);
    check(&one_grouped, &[&one]);
    check(&one_grouped.replace('-', " "), &[&one]);
    check(&one_grouped.replace('-', " – "), &[&one]);
    check(&one_grouped.to_lowercase(), &[&one]);
    check(&format!("{one}\n{two}\n"), &[&one, &two]);
    check(&format!("{one_grouped}\r\n\r\n{two_grouped}"), &[&one, &two]);
    check(&format!("{one},{two}"), &[&one, &two]);
    check(&format!("{one_grouped}; {two_grouped}."), &[&one, &two]);
    check(&format!("{one_grouped} {two_grouped}"), &[&one, &two]);
    check(&format!("Ana: {one_grouped} and Béla: {two_grouped} and so on"), &[&one, &two]);
    check(&format!("“{one}” ({two})"), &[&one, &two]);
    check(&format!("{one}\n{one}"), &[&one, &one]);
    let address = "https://a.example/b/?room=Day+1&lang=hu#/take/sketch";
    check(&link(address, &one), &[&one]);
    check(&format!("{} {}", link(address, &one), link(address, &two)), &[&one, &two]);
    check(&format!("https://b.example/?u=https%3A%2F%2Fa.example%2F%23%2Fr%2F{one}&x=1"), &[&one]);
    // Mail breaks lines.
    let (head, tail) = one.split_at(20);
    check(&format!("see {head}\n{tail}\nbye"), &[&one]);
    check(&format!("see {head}\r\n  {tail}\r\nbye"), &[&one]);
    check(&format!("> mine: {one_grouped}\n> yours: {two_grouped}"), &[&one, &two]);
    check(&one_grouped.replace('-', "%20"), &[&one]);
    // Words that begin alike are not taken for codes.
    check("IS1 begins a code. This is1 not, is1and nor is this.", &[]);
    check(&format!("A code begins with IS1, as here: {one}"), &[&one]);
    check(&format!("XIS1{}", &one[3..]), &[]);
    // What is spelled otherwise is read when it stands alone, as on the page where one code is entered.
    let odd = one.replacen("IS1", "1 S I", 1);
    assert_eq!(codes_in(&format!(" {odd}\n")), [odd.as_str()]);
}

#[test]
fn a_damaged_code_is_given_so_that_somebody_can_be_told() {
    let (one, two) = (compact(1), compact(2));
    let mut wrong = one.clone();
    wrong.replace_range(10..11, if &one[10..11] == "7" { "8" } else { "7" });
    assert_eq!(codes_in(&format!("{wrong}\n{two}")), [wrong.as_str(), two.as_str()]);
    let mut wrong = grouped(1);
    wrong.replace_range(9..10, if &wrong[9..10] == "7" { "8" } else { "7" });
    assert_eq!(codes_in(&format!("Mine: {wrong}. Thank you")), [wrong.as_str()]);
    let short = &one[..one.len() - 4];
    assert_eq!(codes_in(&format!("{short} {two}")), [short, two.as_str()]);
    let later = one.replacen("IS1", "IS2", 1);
    assert_eq!(codes_in(&later), [later.as_str()]);
}

#[test]
fn megabytes_of_anything_are_read_in_one_go() {
    // Each of them would take hours if a beginning were looked at again and again.
    let code = compact(1);
    for part in
        ["IS1", "IS1 ", "IS1-", "is1 is1x ", "I", "IS1-0000-", " ", "/r/", "IS1\u{200b}", "é-", "%2FIS1"]
    {
        let mut text = part.repeat(1_000_000 / part.len());
        let found = codes_in(&text).len();
        assert!(found <= text.len() / 3, "{part}");
        text.push(' ');
        text.push_str(&code);
        assert_eq!(codes_in(&text).last().copied(), Some(code.as_str()), "{part}");
    }
}

#[test]
fn a_mark_is_the_beginning_of_the_attempts_name() {
    let attempt = attempt(&example(), 0x1234_5678_9abc, None, "");
    let mark = Mark::of(nonce(0x1234_5678_9abc));
    assert_eq!(mark.to_string(), attempt.id.as_str()[..4].to_uppercase());
    assert_eq!(Mark::of(nonce(0)).to_string(), "0000");
    assert_eq!(Mark::of(nonce(u64::MAX)).to_string(), "ZZZZ");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_read_and_every_piece_is_of_it(text in "(IS1|is[1-9]|[0-9A-Z]{1,6}|[-\\s/>=%.,]|\\PC){0,60}") {
        for found in codes_in(&text) {
            prop_assert!(text.contains(found));
            prop_assert!(!found.is_empty());
        }
    }

    #[test]
    fn every_code_comes_out_of_what_it_is_sent_in(
        people in proptest::collection::vec(any::<u32>(), 1..6),
        before in "[a-zéß ,:;.\n]{0,20}",
        between in "[\n,;. ]{1,5}",
        grouped in any::<bool>(),
    ) {
        let instrument = skills();
        let codes: Vec<ResultCode> = people
            .iter()
            .map(|person| ResultCode::of(Kind::Answers, &instrument, &attempt(&instrument, u64::from(*person), None, "")).unwrap())
            .collect();
        let spelled = codes.iter().map(|code| if grouped { code.grouped() } else { code.compact().to_owned() });
        let text = format!("{before} {}", spelled.collect::<Vec<_>>().join(&between));
        let expected: Vec<&str> = codes.iter().map(ResultCode::compact).collect();
        prop_assert_eq!(read(&text), expected);
    }
}

#[test]
fn a_text_can_be_searched_code_by_code() {
    let instrument = example();
    let codes: Vec<String> = (1..=40).map(|person| code(&instrument, person, None, &some(person))).collect();
    let text = format!("Dear all,\n{}\nIS1 is the beginning.", codes.join(" and\n"));
    let mut finder = CodeFinder::default();
    let found: Vec<&str> = std::iter::from_fn(|| finder.next_in(&text)).collect();
    assert_eq!(found, codes_in(&text));
    assert_eq!(found, codes);
    assert_eq!(finder.next_in(&text), None, "it stays at the end");
}
