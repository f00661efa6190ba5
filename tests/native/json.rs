//! Reading JSON: where a mistake is, and what counts as one.

use innospark::json::{Document, Node};

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
