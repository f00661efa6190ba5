//! What a host page may ask for, and what it may not.

use innospark::embed::{Colour, Configure, Font, LanguageTag, Look, Radius, Tint};

fn tag(text: &str) -> LanguageTag {
    LanguageTag::parse(text).unwrap_or_else(|| panic!("{text} is a tag"))
}

#[track_caller]
fn check(text: &str, expected: Option<Configure>) {
    assert_eq!(Configure::read(text), expected, "{text}");
}

/// A message with these fields behind the two that every one has.
fn message(fields: &str) -> String {
    format!(r#"{{"innospark":1,"type":"configure"{fields}}}"#)
}

#[test]
fn a_message_with_every_field_is_read() {
    let fields = r##","lang":"bg-BG","theme":"dark","accent":"#0a5c9e","radius":"none","font":"serif""##;
    check(
        &message(fields),
        Some(Configure {
            language: Some(tag("bg-BG")),
            look: Some(Look::Dark),
            tint: Some(Tint::Of(Colour(10, 92, 158))),
            radius: Some(Radius::None),
            font: Some(Font::Serif),
        }),
    );
}

#[test]
fn a_message_without_fields_asks_for_nothing_and_is_still_one() {
    check(&message(""), Some(Configure::default()));
    check(&message(r#","unknown":{"deep":[1,2,3]}"#), Some(Configure::default()));
    check(&message(r#","lang":null,"theme":null,"accent":null"#), Some(Configure::default()));
}

#[test]
fn the_default_accent_can_be_asked_for_again() {
    let own = Configure { tint: Some(Tint::Own), ..Configure::default() };
    check(&message(r#","accent":"default""#), Some(own));
}

#[test]
fn a_wrong_field_is_as_if_it_were_not_there_and_spoils_no_other() {
    let dark = || Some(Configure { look: Some(Look::Dark), ..Configure::default() });
    for wrong in [
        r#""lang":"""#,
        r#""lang":"english language""#,
        r#""lang":"../../etc/passwd""#,
        r#""lang":"en/../x""#,
        r#""lang":"<script>""#,
        r#""lang":"e""#,
        r#""lang":"engl""#,
        r#""lang":"en-""#,
        r#""lang":"-en""#,
        r#""lang":"en--GB""#,
        r#""lang":"en-abcdefghi""#,
        r#""lang":"en_GB""#,
        r#""lang":"ен""#,
        r#""lang":"en\u202e""#,
        r#""lang":"en-aaaaaaaa-bbbbbbbb-cccccccc-ddddddd""#,
        r#""lang":42"#,
        r#""lang":["en"]"#,
        r#""lang":{"toString":"en"}"#,
        r#""accent":"red""#,
        r##""accent":"#fff""##,
        r##""accent":"#ffffff;background:url(//evil.example)""##,
        r#""accent":"javascript:alert(1)""#,
        r#""accent":"var(--ink)""#,
        r#""accent":"0a5c9e""#,
        r#""accent":16777215"#,
        r#""accent":true"#,
        r#""radius":"12px""#,
        r#""radius":6"#,
        r#""radius":"NONE""#,
        r#""font":"Comic Sans MS""#,
        r#""font":"url(//evil.example/font.woff2)""#,
        r#""font":"sans;}*{display:none""#,
        r#""__proto__":{"theme":"light"}"#,
        r#""constructor":{"prototype":{}}"#,
    ] {
        check(&message(&format!(r#","theme":"dark",{wrong}"#)), dark());
        check(&message(&format!(r#",{wrong},"theme":"dark""#)), dark());
    }
    for theme in [r#""Dark""#, r#""dark ""#, r#""""#, r#""sepia""#, "1", "true", "[]"] {
        check(&message(&format!(r#","theme":{theme}"#)), Some(Configure::default()));
    }
}

#[test]
fn what_is_no_such_message_is_passed_over() {
    for text in [
        "",
        "null",
        "1",
        r#""configure""#,
        "[]",
        "{}",
        r#"[{"innospark":1,"type":"configure"}]"#,
        r#"{"type":"configure","theme":"dark"}"#,
        r#"{"innospark":1,"theme":"dark"}"#,
        r#"{"innospark":2,"type":"configure","theme":"dark"}"#,
        r#"{"innospark":0,"type":"configure","theme":"dark"}"#,
        r#"{"innospark":-1,"type":"configure","theme":"dark"}"#,
        r#"{"innospark":257,"type":"configure","theme":"dark"}"#,
        r#"{"innospark":1.5,"type":"configure","theme":"dark"}"#,
        r#"{"innospark":"1","type":"configure","theme":"dark"}"#,
        r#"{"innospark":true,"type":"configure","theme":"dark"}"#,
        r#"{"innospark":null,"type":"configure","theme":"dark"}"#,
        r#"{"innospark":1,"type":"Configure","theme":"dark"}"#,
        r#"{"innospark":1,"type":"ready"}"#,
        r#"{"innospark":1,"type":"shared","code":"IS1"}"#,
        r#"{"innospark":1,"type":["configure"]}"#,
        r#"{"innospark":1,"type":"configure""#,
        r#"{innospark:1,type:"configure"}"#,
        "{\"innospark\":1,\"type\":\"configure\",\"lang\":\"\\ud800\"}",
        "\u{0}",
    ] {
        check(text, None);
    }
}

#[test]
fn a_message_that_is_too_long_or_too_deep_is_not_read() {
    check(&message(&format!(r#","theme":"dark","x":"{}""#, "x".repeat(2_000))), None);
    check(&message(&format!(r#","x":{}1{}"#, "[".repeat(500), "]".repeat(500))), None);
    check(&"[".repeat(1_000_000), None);
}

#[test]
fn an_address_may_set_the_look_and_needs_no_sign_before_the_accent() {
    #[track_caller]
    fn check(query: &[(&str, &str)], expected: Configure) {
        let of =
            |name: &str| query.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        assert_eq!(Configure::of_address(of), expected, "{query:?}");
    }
    let blue = Configure { tint: Some(Tint::Of(Colour(10, 92, 158))), ..Configure::default() };
    check(&[], Configure::default());
    check(&[("accent", "0a5c9e")], blue.clone());
    check(&[("accent", "#0a5c9e")], blue);
    check(&[("accent", "##0a5c9e")], Configure::default());
    check(&[("accent", "")], Configure::default());
    check(&[("radius", "large"), ("font", "sans"), ("accent", "red;}")], {
        Configure { radius: Some(Radius::Large), font: Some(Font::Sans), ..Configure::default() }
    });
    // The app reads these itself, with and without a frame.
    check(&[("lang", "bg"), ("theme", "dark")], Configure::default());
}

#[test]
fn a_word_reads_back_as_it_was_written() {
    for look in Look::ALL {
        assert_eq!(Look::parse(look.as_str()), Some(*look));
    }
    for radius in Radius::ALL {
        assert_eq!(Radius::parse(radius.as_str()), Some(*radius));
    }
    for font in Font::ALL {
        assert_eq!(Font::parse(font.as_str()), Some(*font));
    }
}
