//! Reading JSON: where a mistake is, and what counts as one.

use innospark::json::{Document, Node, ObjectWriter, quoted};
use proptest::prelude::*;
use serde_json::Value;

use crate::laws::config;

const FILE: &str =
    r#"{"name": "x", "list": [1, 2.5, -3, "four", null], "deep": {"a/b": {"c~d": true}}, "none": null}"#;

#[test]
fn mistakes_have_a_place() {
    #[track_caller]
    fn check<T>(read: impl FnOnce(&Node<'_>) -> T, pointer: &str) {
        let document = Document::parse(FILE).unwrap();
        read(&document.root());
        let found = document.problems();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].pointer, pointer);
        assert!(!found[0].problem.is_empty());
        assert!(found[0].to_string().starts_with(pointer), "{}", found[0]);
        assert_eq!(document.finish(()), Err(found[0].clone()));
    }
    check(|file| file.text().to_owned(), "");
    check(|file| file.list().len(), "");
    check(|file| file.number(), "");
    check(|file| file.wrong("it is too short"), "");
    check(|file| file.field("missing").text().to_owned(), "/missing");
    check(|file| file.field("missing").field("deeper").count(), "/missing");
    check(|file| file.field("missing").list().len(), "/missing");
    check(|file| file.field("name").field("missing").number(), "/name/missing");
    check(|file| file.field("name").list().len(), "/name");
    check(|file| file.field("name").entries().len(), "/name");
    check(|file| file.field("name").number_or_null(), "/name");
    check(|file| file.field("name").read("a y is expected", |text| (text == "y").then_some(())), "/name");
    check(|file| file.field("list").entries().len(), "/list");
    check(|file| file.field("list").list()[1].integer("a whole number", Some), "/list/1");
    check(|file| file.field("list").list()[2].count(), "/list/2");
    check(|file| file.field("list").list()[3].number(), "/list/3");
    check(|file| file.field("list").list()[4].text().to_owned(), "/list/4");
    check(|file| file.field("deep").field("a/b").field("c~d").text().to_owned(), "/deep/a~1b/c~0d");
    check(|file| file.field("deep").entries()[0].1.text().to_owned(), "/deep/a~1b");
}

#[test]
fn every_mistake_is_noted_and_the_first_is_reported() {
    let document = Document::parse(FILE).unwrap();
    let file = document.root();
    assert_eq!(document.finish("read"), Ok("read"));
    assert_eq!(file.field("list").list().into_iter().map(Node::count).collect::<Vec<_>>(), [1, 0, 0, 0, 0]);
    assert_eq!(file.field("colour").text(), "");
    let pointers: Vec<String> = document.problems().into_iter().map(|problem| problem.pointer).collect();
    assert_eq!(pointers, ["/list/1", "/list/2", "/list/3", "/list/4", "/colour"]);
    assert_eq!(document.finish("read").unwrap_err().pointer, "/list/1");
}

#[test]
fn values_are_read() {
    let document = Document::parse(FILE).unwrap();
    let file = document.root();
    let list = file.field("list").list();
    assert_eq!(file.field("name").text(), "x");
    assert_eq!(list.len(), 5);
    assert_eq!((list[0].count(), list[0].number()), (1, 1.0));
    assert_eq!((list[1].number(), list[1].number_or_null()), (2.5, Some(2.5)));
    assert_eq!((list[2].integer("a whole number", Some), list[4].number_or_null()), (Some(-3), None));
    assert!(file.optional("name").is_some());
    assert!(file.optional("none").is_none(), "null is as good as absent");
    assert!(file.optional("missing").is_none());
    assert_eq!(file.field("deep").entries()[0].0, "a/b");
    assert_eq!(file.field("name").read("an x is expected", |text| (text == "x").then_some(7)), Some(7));
    assert_eq!(document.finish(()), Ok(()), "{:?}", document.problems());
}

#[test]
fn texts_that_are_not_json_are_refused() {
    #[track_caller]
    fn check(text: &str) {
        assert!(Document::parse(text).is_err_and(|error| error.pointer.is_empty()), "{text:.40}");
    }
    check("");
    check("{");
    check("{} {}");
    check("{'a': 1}");
    check("[1, 2,]");
    check("[1e999]");
    check("// nothing\n{}");
    check("\u{feff}{}");
    // A stack cannot be exhausted from outside.
    check(&"[".repeat(100_000));
    check(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
}

/// Whether our reader says of a text what `serde_json` says of it, value by value.
#[track_caller]
fn agree(text: &str) {
    let theirs: Result<Value, _> = serde_json::from_str(text);
    let ours = Document::parse(text);
    assert_eq!(ours.is_ok(), theirs.is_ok(), "{text:.80}: {theirs:?}");
    if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
        same(ours.root(), &theirs, text);
        assert_eq!(ours.problems(), []);
    }
}

#[track_caller]
fn same(ours: Node<'_>, theirs: &Value, text: &str) {
    match theirs {
        Value::Null => assert_eq!(ours.number_or_null(), None),
        Value::Bool(truth) => assert_eq!(ours.truth(), *truth),
        Value::Number(number) => {
            let (ours, theirs) = (ours.number(), number.as_f64().unwrap());
            assert!((ours - theirs).abs() <= theirs.abs() * 1e-14, "{text}: {ours} is not {theirs}");
            assert_eq!(ours.is_sign_negative(), theirs.is_sign_negative());
        }
        Value::String(string) => assert_eq!(ours.text(), string),
        Value::Array(members) => {
            assert_eq!(ours.list().len(), members.len());
            ours.list().into_iter().zip(members).for_each(|(ours, theirs)| same(ours, theirs, text));
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                // Of two fields with one name they keep the last and we the first; the linter refuses both.
                if ours.entries().iter().filter(|(other, _)| other == name).count() == 1 {
                    same(ours.field(name), value, text);
                }
            }
        }
    }
}

#[test]
fn the_grammar_is_that_of_serde_json() {
    let texts = [
        "0",
        "-0",
        "-0.0",
        "00",
        "01",
        "-",
        "+1",
        ".5",
        "5.",
        "1.e1",
        "1e",
        "1e+",
        "1E+2",
        "1e-2",
        "1e400",
        "-1e400",
        "1e-400",
        "0e999999999999999999999",
        "1e-999999999999999999999",
        "1e99999999999999999999",
        "0.1e1",
        "1 2",
        "18446744073709551615",
        "18446744073709551616",
        "123456789012345678901234567890",
        "9007199254740993",
        "0.1234567890123456789012345678901234567890",
        "Infinity",
        "tru",
        "truex",
        "nul",
        "[null,true,false]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[",
        "]",
        "{",
        "{}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\" : 1 , \"b\" : [ ] }",
        "\"",
        "\"a",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u00e9\"",
        "\"\\uD83D\\uDE00\"",
        "\"\\uD83D\"",
        "\"\\uD83Dx\"",
        "\"\\uDE00\"",
        "\"\\uD83D\\u0041\"",
        "\"\\uDBFF\\uDFFF\"",
        "\"\\b\\f\\n\\r\\t\\/\\\\\"",
        "\"\u{1}\"",
        "\"\u{7f}\"",
        "\"\n\"",
        "\"\u{0}\"",
        "\"\\u0000\"",
        "\u{a0}1",
        "\u{c}1",
        " \t\r\n1\n",
        "\"Καλημέρα ☀ 😀\"",
        "\u{feff}1",
    ];
    texts.into_iter().for_each(agree);
    for depth in [1, 2, 126, 127, 128, 129] {
        agree(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        agree(&format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)));
    }
}

#[test]
fn short_decimals_are_exact() {
    for digits in 0..100_000_u32 {
        for power in [-22, -5, -3, -2, -1, 0, 1, 22] {
            let text = format!("{digits}e{power}");
            assert_eq!(
                Document::parse(&text).unwrap().root().number(),
                text.parse::<f64>().unwrap(),
                "{text}"
            );
        }
    }
}

#[test]
fn the_line_of_what_is_not_json_is_named() {
    #[track_caller]
    fn check(text: &str, line: usize) {
        let error = Document::parse(text).err().unwrap();
        assert_eq!(error.problem, format!("not JSON from line {line}"), "{text}");
    }
    check("", 1);
    check("x", 1);
    check("{\n\"a\": 1,\n\"b\" 2\n}", 3);
    check("[1,\n2\n", 3);
    check("[1]\n\n]", 3);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_read_as_serde_json_reads_it(text in r#"[\[\]{}:,"\\0-9eE+\-. \ntruefalsnd8D☀]{0,40}"#) {
        agree(&text);
    }

    #[test]
    fn any_string_and_number_comes_back(string: String, number: f64, whole: i64) {
        agree(&serde_json::to_string(&(&string, &number, whole)).unwrap());
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_object_is_written_as_serde_json_writes_it(name: String, text: String, number: u64, list: Vec<String>) {
        let mut object = ObjectWriter::default();
        object.text(&name, Some(&text));
        object.number("number", Some(number));
        object.text("nothing", None);
        object.list("list", &mut list.iter().map(|text| quoted(text)));
        object.texts("texts", &mut list.iter().map(|text| ("key", text.as_str())));
        let written = object.end();
        let name = serde_json::to_string(&name).unwrap();
        let texts = list.iter().map(|text| format!("\"key\":{}", serde_json::to_string(text).unwrap()));
        let expected = format!(
            "{{{name}:{},\"number\":{number},\"nothing\":null,\"list\":{},\"texts\":{{{}}}}}",
            serde_json::to_string(&text).unwrap(),
            serde_json::to_string(&list).unwrap(),
            texts.collect::<Vec<_>>().join(","),
        );
        prop_assert_eq!(written, expected);
    }
}
