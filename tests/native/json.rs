//! Reading JSON: where a mistake is, and what counts as one.

use innospark::json::{Document, JsonError, Node};

const FILE: &str = r#"{"name": "x", "list": [1, 2.5, -3, "four", null], "deep": {"a/b": {"c~d": true}}, "none": null}"#;

type Read = fn(&Node<'_>) -> Result<(), JsonError>;

#[test]
fn mistakes_have_a_place() {
    #[track_caller]
    fn check(read: Read, pointer: &str) {
        let document = Document::parse(FILE).unwrap();
        let error = read(&document.root()).unwrap_err();
        assert_eq!(error.pointer, pointer);
        assert!(!error.problem.is_empty());
        assert!(error.to_string().starts_with(pointer), "{error}");
    }
    check(|file| file.text().map(drop), "");
    check(|file| file.list().map(drop), "");
    check(|file| file.number().map(drop), "");
    check(|file| file.field("missing").map(drop), "/missing");
    check(|file| file.field("name")?.field("missing").map(drop), "/name/missing");
    check(|file| file.field("name")?.list().map(drop), "/name");
    check(|file| file.field("name")?.entries().map(drop), "/name");
    check(|file| file.field("name")?.number_or_null().map(drop), "/name");
    check(|file| file.field("name")?.read("a y is expected", |text| (text == "y").then_some(())), "/name");
    check(|file| file.field("list")?.entries().map(drop), "/list");
    check(|file| file.field("list")?.list()?[1].integer().map(drop), "/list/1");
    check(|file| file.field("list")?.list()?[2].count().map(drop), "/list/2");
    check(|file| file.field("list")?.list()?[3].number().map(drop), "/list/3");
    check(|file| file.field("list")?.list()?[4].text().map(drop), "/list/4");
    check(|file| file.field("deep")?.field("a/b")?.field("c~d")?.text().map(drop), "/deep/a~1b/c~0d");
    check(|file| file.field("deep")?.entries()?[0].1.text().map(drop), "/deep/a~1b");
}

#[test]
fn values_are_read() {
    let document = Document::parse(FILE).unwrap();
    let file = document.root();
    let list = file.field("list").unwrap().list().unwrap();
    assert_eq!(file.field("name").unwrap().text(), Ok("x"));
    assert_eq!(list.len(), 5);
    assert_eq!(list[0].count(), Ok(1));
    assert_eq!(list[0].number(), Ok(1.0));
    assert_eq!(list[1].number(), Ok(2.5));
    assert_eq!(list[2].integer(), Ok(-3));
    assert_eq!(list[1].number_or_null(), Ok(Some(2.5)));
    assert_eq!(list[4].number_or_null(), Ok(None));
    assert!(file.optional("name").is_some());
    assert!(file.optional("none").is_none(), "null is as good as absent");
    assert!(file.optional("missing").is_none());
    assert_eq!(file.field("deep").unwrap().entries().unwrap()[0].0, "a/b");
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
