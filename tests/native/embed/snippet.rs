//! The lines that a partner pastes, and what the documentation says of them.

use std::fs;

use innospark::embed::{Font, Look, Radius, Snippet};

use crate::support::path;

fn plain() -> Snippet {
    Snippet {
        base: String::from("https://innospark.example/app/"),
        instrument: String::from("creativity-skills"),
        name: String::from("How creative do I work?"),
        ..Snippet::default()
    }
}

fn full() -> Snippet {
    Snippet {
        form: String::from("short"),
        language: String::from("bg"),
        theme: String::from("light"),
        accent: String::from("#0a5c9e"),
        radius: String::from("none"),
        font: String::from("sans"),
        ..plain()
    }
}

#[test]
fn the_element_names_only_what_was_chosen() {
    assert_eq!(
        plain().element(),
        r#"<script async src="https://innospark.example/app/embed.js"></script>
<innospark-assessment instrument="creativity-skills">
  <a href="https://innospark.example/app/?instrument=creativity-skills">How creative do I work?</a>
</innospark-assessment>
"#
    );
    assert_eq!(
        full().element(),
        r##"<script async src="https://innospark.example/app/embed.js"></script>
<innospark-assessment instrument="creativity-skills" form="short" lang="bg" theme="light" accent="#0a5c9e" radius="none" font="sans">
  <a href="https://innospark.example/app/?instrument=creativity-skills">How creative do I work?</a>
</innospark-assessment>
"##
    );
}

#[test]
fn a_plain_frame_has_a_title_and_asks_for_the_same() {
    assert_eq!(
        full().frame(),
        r#"<iframe src="https://innospark.example/app/?embed=1&amp;instrument=creativity-skills&amp;form=short&amp;lang=bg&amp;theme=light&amp;accent=0a5c9e&amp;radius=none&amp;font=sans" title="How creative do I work?" width="100%" height="800" loading="lazy"></iframe>
"#
    );
}

#[test]
fn nothing_in_a_name_or_address_becomes_markup() {
    let hostile = Snippet {
        base: String::from("https://x.example/\"><script>/"),
        name: String::from("</a><script>alert(\"1\")</script> & \"co\""),
        ..plain()
    };
    for html in [hostile.element(), hostile.frame()] {
        assert_eq!(html.matches("<script").count(), usize::from(html.contains("embed.js")), "{html}");
        assert!(html.contains("&lt;script&gt;") && html.contains("&amp;"), "{html}");
    }
}

fn documentation() -> String {
    fs::read_to_string(path("docs/embedding.md")).unwrap()
}

#[test]
fn the_documentation_shows_the_snippets_as_the_app_writes_them() {
    let text = documentation();
    for snippet in [plain().element(), full().element(), plain().frame()] {
        assert!(text.contains(&snippet), "docs/embedding.md lacks\n{snippet}");
    }
}

#[test]
fn the_documentation_names_every_word_that_is_understood() {
    let text = documentation();
    let looks = Look::ALL.iter().map(|word| word.as_str());
    let radii = Radius::ALL.iter().map(|word| word.as_str());
    let fonts = Font::ALL.iter().map(|word| word.as_str());
    for word in looks.chain(radii).chain(fonts) {
        assert!(text.contains(&format!("`{word}`")), "docs/embedding.md does not name {word}");
    }
    for event in ["ready", "progress", "complete", "shared"] {
        assert!(
            text.contains(&format!("`innospark-{event}`")),
            "docs/embedding.md does not name innospark-{event}"
        );
    }
}

#[test]
fn script_and_declarations_know_the_same_attributes_and_events() {
    let read = |name: &str| fs::read_to_string(path(name)).unwrap();
    let (script, declarations) = (read("assets/embed.js"), read("assets/embed.d.ts"));
    for name in ["instrument", "form", "lang", "theme", "accent", "radius", "font", "src"] {
        let observed = [format!("\"{name}\""), format!("{name}: \"")];
        assert!(observed.iter().any(|word| script.contains(word)), "embed.js does not observe {name}");
        assert!(declarations.contains(&format!("{name}?:")), "embed.d.ts does not declare {name}");
    }
    for event in ["ready", "progress", "complete", "shared"] {
        assert!(
            declarations.contains(&format!("\"innospark-{event}\"")),
            "embed.d.ts does not declare {event}"
        );
        assert!(script.contains(event), "embed.js does not forward {event}");
    }
}
