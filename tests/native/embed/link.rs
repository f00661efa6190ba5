//! Whom the frame talks to, and to whom it listens.

use innospark::embed::{Letter, Link, Look, Origin, Outgoing, pixels};

const HOST: &str = "https://partner.example";
const DARK: &str = r#"{"innospark":1,"type":"configure","theme":"dark"}"#;

fn letter(text: &str, to: &str) -> Option<Letter> {
    Some(Letter { text: text.to_owned(), to: to.to_owned() })
}

const fn height(height: u32) -> Outgoing<'static> {
    Outgoing::Height { height, top: None }
}

const fn progress(answered: usize) -> Outgoing<'static> {
    Outgoing::Progress { answered, total: 60 }
}

#[test]
fn an_origin_is_scheme_host_and_port_as_browsers_write_them() {
    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        assert_eq!(Origin::of(address).as_ref().map(Origin::as_str), expected, "{address}");
    }
    check("https://example.org", Some("https://example.org"));
    check("https://example.org/", Some("https://example.org"));
    check("http://localhost:8080/a/b?c#d", Some("http://localhost:8080"));
    check("https://a-b.c_d.example?x", Some("https://a-b.c_d.example"));
    check("https://xn--bcher-kva.example#x", Some("https://xn--bcher-kva.example"));
    check("http://127.0.0.1:1", Some("http://127.0.0.1:1"));
    check("http://[::1]:8080/", Some("http://[::1]:8080"));
    check("http://[2001:db8::1]/", Some("http://[2001:db8::1]"));
    check("", None);
    check("null", None);
    check("*", None);
    check("/", None);
    check("about:blank", None);
    check("about:srcdoc", None);
    check("file:///home/x.html", None);
    check("data:text/html,x", None);
    check("javascript:alert(1)", None);
    check("ftp://example.org", None);
    check("chrome-extension://abcdef", None);
    check("https:example.org", None);
    check("https://", None);
    check("https:///path", None);
    check("https://:80", None);
    check("https://example.org:", None);
    check("https://example.org:80a", None);
    check("https://example.org:123456", None);
    check("https://user@example.org", None);
    check("https://user:pass@example.org", None);
    check("https://example.org@evil.example", None);
    check("https://example.org\\@evil.example", None);
    check("https://Example.org", None);
    check("https://bücher.example", None);
    check("https://ехample.org", None);
    check("https://example.org\u{202e}", None);
    check("https://example.org\n", None);
    check(" https://example.org", None);
    check("https://[", None);
    check("https://[]", None);
    check("https://[::1", None);
    check("https://[x]", None);
    check(&format!("https://{}", "a".repeat(400)), None);
}

#[test]
fn the_browsers_word_on_the_parent_goes_before_the_referrer() {
    #[track_caller]
    fn check(parent: Option<&str>, referrer: Option<&str>, expected: Option<&str>) {
        let link = Link::open(parent, referrer);
        assert_eq!(link.origin().map(Origin::as_str), expected, "{parent:?} {referrer:?}");
    }
    check(Some(HOST), Some("https://elsewhere.example/"), Some(HOST));
    check(None, Some("https://partner.example/page?x=1"), Some(HOST));
    check(None, None, None);
    check(None, Some(""), None);
    // A sandboxed page or a file: what led here is somebody else then.
    check(Some("null"), Some("https://elsewhere.example/"), None);
}

#[test]
fn every_message_has_exactly_its_fields() {
    #[track_caller]
    fn check(message: &Outgoing<'_>, expected: &str) {
        assert_eq!(message.to_json(), expected);
    }
    check(&Outgoing::Ready, r#"{"innospark":1,"type":"ready"}"#);
    check(&height(812), r#"{"innospark":1,"type":"height","height":812}"#);
    check(
        &Outgoing::Height { height: 812, top: Some(0) },
        r#"{"innospark":1,"type":"height","height":812,"scroll":true,"top":0}"#,
    );
    check(&progress(12), r#"{"innospark":1,"type":"progress","answered":12,"total":60}"#);
    check(&Outgoing::Complete, r#"{"innospark":1,"type":"complete"}"#);
    check(&Outgoing::Shared { code: "IS1-ABCD" }, r#"{"innospark":1,"type":"shared","code":"IS1-ABCD"}"#);
    check(&Outgoing::Shared { code: "\"}\\" }, r#"{"innospark":1,"type":"shared","code":"\"}\\"}"#);
}

#[test]
fn greeting_and_height_may_go_to_whoever_holds_the_frame_and_everything_else_to_the_known_host_alone() {
    let code = Outgoing::Shared { code: "IS1-ABCD" };
    let mut known = Link::open(Some(HOST), None);
    assert_eq!(known.letter(&Outgoing::Ready), letter(r#"{"innospark":1,"type":"ready"}"#, "*"));
    assert_eq!(known.letter(&height(9)), letter(r#"{"innospark":1,"type":"height","height":9}"#, "*"));
    for message in [progress(1), Outgoing::Complete, code.clone()] {
        assert_eq!(known.letter(&message), letter(&message.to_json(), HOST));
    }
    for mut unknown in [Link::open(None, None), Link::open(Some("null"), None)] {
        assert!(unknown.letter(&Outgoing::Ready).is_some());
        assert!(unknown.letter(&height(9)).is_some());
        for message in [progress(1), Outgoing::Complete, code.clone()] {
            assert_eq!(unknown.letter(&message), None, "{message:?}");
        }
    }
}

#[test]
fn what_is_no_news_is_not_said_again() {
    let mut link = Link::open(Some(HOST), None);
    let mut said = |message: Outgoing<'_>| link.letter(&message).is_some();
    assert!(said(height(100)));
    assert!(!said(height(100)));
    assert!(said(height(101)));
    assert!(said(height(100)), "back is a change too");
    assert!(!said(height(0)), "a frame that is not shown has no height");
    assert!(said(height(100)));
    assert!(said(Outgoing::Height { height: 100, top: Some(0) }), "a page has changed");
    assert!(said(progress(0)));
    assert!(!said(progress(0)));
    assert!(said(progress(1)));
    assert!(said(progress(0)), "an answer can be taken back");
}

#[test]
fn what_could_not_be_said_is_still_news_once_the_host_is_known() {
    let mut link = Link::open(None, None);
    assert_eq!(link.letter(&progress(3)), None);
    assert!(link.receive(true, HOST, DARK).is_some());
    assert_eq!(link.letter(&progress(3)), letter(&progress(3).to_json(), HOST));
}

#[test]
fn only_the_parent_at_the_fixed_origin_is_heard() {
    #[track_caller]
    fn check(parent: Option<&str>, from_parent: bool, origin: &str, heard: bool) {
        let mut link = Link::open(parent, None);
        let configure = link.receive(from_parent, origin, DARK);
        assert_eq!(configure.is_some(), heard, "{parent:?} {from_parent} {origin}");
        assert!(configure.is_none_or(|configure| configure.look == Some(Look::Dark)));
        let known = if heard { Some(origin) } else { parent.filter(|parent| *parent != "null") };
        assert_eq!(link.origin().map(Origin::as_str), known, "nobody else is taken for the host");
    }
    check(Some(HOST), true, HOST, true);
    check(None, true, HOST, true);
    check(Some(HOST), false, HOST, false);
    check(None, false, HOST, false);
    for other in [
        "http://partner.example",
        "https://partner.example:8443",
        "https://partner.example.evil.example",
        "https://evil.example",
        "https://partner.examp1e",
        "https://partner.example/",
        "https://PARTNER.example",
        "https://pаrtner.example",
        "null",
        "*",
        "",
        "file://",
    ] {
        check(Some(HOST), true, other, false);
    }
    // Nobody is fixed by what no browser would write, or when the parent has no origin.
    for other in ["null", "", "*", "file://", "https://partner.example/", "https://PARTNER.example"] {
        check(None, true, other, false);
    }
    check(Some("null"), true, HOST, false);
    check(Some("null"), true, "null", false);
}

#[test]
fn the_first_valid_message_fixes_the_origin_and_no_other_can_change_it() {
    let mut link = Link::open(None, None);
    for (from_parent, text) in [
        (false, DARK),
        (true, ""),
        (true, r#"{"innospark":2,"type":"configure"}"#),
        (true, r#"{"innospark":1,"type":"ready"}"#),
    ] {
        assert_eq!(link.receive(from_parent, "https://evil.example", text), None);
        assert_eq!(link.origin(), None, "{text}");
    }
    assert!(link.receive(true, HOST, DARK).is_some());
    assert_eq!(link.receive(true, "https://evil.example", DARK), None);
    assert_eq!(link.origin().map(Origin::as_str), Some(HOST));
    assert!(link.receive(true, HOST, DARK).is_some());
}

#[test]
fn a_measured_height_is_whole_pixels_that_cut_nothing_off() {
    #[track_caller]
    fn check(measured: f64, expected: Option<u32>) {
        assert_eq!(pixels(measured), expected, "{measured}");
    }
    check(0.0, Some(0));
    check(0.5, Some(1));
    check(812.0, Some(812));
    check(812.000_1, Some(812));
    check(812.1, Some(813));
    check(1_000_000.0, Some(1_000_000));
    check(1_000_001.0, None);
    check(-1.0, None);
    check(f64::NAN, None);
    check(f64::INFINITY, None);
    check(f64::NEG_INFINITY, None);
}
