//! What a person reads before the app has arrived is what the app says afterwards.

use innospark::guidance::{CHOICES, WHO, Who};
use innospark::instrument::About;
use innospark::language::{Catalogue, Msg, PluralCategory, fill};

use crate::support::{form_id, instrument, instrument_names, read, skills};

#[track_caller]
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("{from} is not there"));
    rest.split_once(to).unwrap_or_else(|| panic!("{to} does not follow {from}")).0
}

/// The text without everything from each `from` up to the next `to`.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(from) {
        kept.push_str(before);
        rest = after.split_once(to).map_or("", |(_, after)| after);
    }
    kept + rest
}

fn unescaped(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

/// The texts between the tags, in order.
fn texts(html: &str) -> Vec<String> {
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.map(|text| unescaped(text.trim())).filter(|text| !text.is_empty()).collect()
}

fn page() -> String {
    without(&read("index.html"), "<!--", "-->")
}

/// What the app takes the place of, without what is said when it cannot come.
fn painted() -> String {
    let page = page();
    let app = between(&page, "<div id=\"app\">", "<link data-trunk rel=\"css\"");
    let app = without(app, "<noscript>", "</noscript>");
    without(&app, "<p class=\"notice\" id=\"cannot-start\"", "</p>")
}

#[track_caller]
fn said(message: Msg) -> String {
    Catalogue::english().text(message).unwrap().to_owned()
}

#[test]
fn texts_are_read_from_html() {
    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        assert_eq!(texts(html), expected);
    }
    check("", &[]);
    check("<p>a</p>", &["a"]);
    check("<p class=\"x\">a <b>b</b>\n c</p>\n", &["a", "b", "c"]);
    check("<p>a &amp; b &lt;c&gt;</p>", &["a & b <c>"]);
    assert_eq!(without("a<!-- b -->c<!-- d", "<!--", "-->"), "ac");
    assert_eq!(between("<h1 id=\"x\">A</h1>", "\">", "</h1>"), "A");
}

#[test]
fn every_text_is_the_catalogue_s() {
    let above = [Msg::HomeTitle, Msg::HomeLead, Msg::HomeStart, Msg::HomeMeta, Msg::HomePromise];
    let below = [
        Msg::HomeHow,
        Msg::HomeAnswerTitle,
        Msg::HomeAnswerText,
        Msg::HomeProfileTitle,
        Msg::HomeProfileText,
        Msg::HomePractiseTitle,
        Msg::HomePractiseText,
        Msg::FooterPromise,
    ];
    let found = texts(&painted());
    assert_eq!(found[0], said(Msg::AppSkip));
    // The mark is the name in two colours.
    assert_eq!(found[1..3].concat(), said(Msg::AppName).to_lowercase());
    let places = [Msg::NavAssessments, Msg::NavToolkit, Msg::NavStories, Msg::NavCountries];
    assert_eq!(found[3..7], places.map(said));
    let expected: Vec<String> =
        above.into_iter().map(said).chain(choices()).chain(below.into_iter().map(said)).collect();
    assert_eq!(found[7..], expected);
}

/// What the start offers to choose from.
fn choices() -> Vec<String> {
    let mut texts = vec![said(Msg::HomeChoose)];
    for (who, name) in WHO {
        texts.push(said(name));
        for choice in CHOICES.iter().filter(|choice| choice.to.contains(&who)) {
            let catalogue = Catalogue::english();
            let minutes = catalogue.plural(Msg::HomeMinutes, PluralCategory::Other).unwrap();
            let minutes = fill(minutes, &[("n", &choice.minutes.to_string())]);
            texts.extend([said(choice.question), minutes, said(choice.gain)]);
        }
    }
    texts
}

#[test]
fn each_choice_leads_to_its_instrument() {
    let painted = painted();
    let links = painted.split("data-action=\"choose\" href=\"#/take/").skip(1);
    let links: Vec<&str> = links.map(|rest| rest.split_once('"').unwrap().0).collect();
    let expected = WHO.iter().flat_map(|(who, _)| {
        CHOICES.iter().filter(|choice| choice.to.contains(who)).map(|choice| choice.instrument)
    });
    assert_eq!(links, expected.collect::<Vec<_>>());
}

#[test]
fn every_instrument_is_offered_once_to_those_who_can_answer_it() {
    let mut offered: Vec<&str> = CHOICES.iter().map(|choice| choice.instrument).collect();
    offered.sort_unstable();
    assert_eq!(offered, instrument_names());
    for choice in CHOICES {
        let instrument = instrument(choice.instrument);
        assert_eq!(choice.minutes as f64, instrument.minutes, "{}", choice.instrument);
        assert!(!choice.to.is_empty(), "{}", choice.instrument);
        for who in choice.to {
            let role = match who {
                Who::Employee => Some("employee"),
                Who::Employer => Some("employer"),
                Who::Cluster => None,
            };
            let answers = match role {
                Some(role) => instrument.roles.iter().any(|other| other.as_str() == role),
                None => instrument.about == About::Cluster,
            };
            assert!(answers, "{} is not for {who:?}", choice.instrument);
        }
    }
}

#[test]
fn each_text_stands_in_its_element() {
    #[track_caller]
    fn check(start: &str, end: &str, message: Msg) {
        let painted = painted();
        assert_eq!(painted.matches(start).count(), 1, "{start}");
        let inside = between(&painted, start, end);
        let text = inside.split_once('>').map_or(inside, |(_, text)| text);
        assert_eq!(unescaped(text), said(message));
    }
    check("<a class=\"skip\" href=\"#main\"", "</a>", Msg::AppSkip);
    check("<nav aria-label=\"Main\"><a ", "</a>", Msg::NavAssessments);
    check("<h1 ", "</h1>", Msg::HomeTitle);
    check("<p class=\"lead\"", "</p>", Msg::HomeLead);
    check("data-action=\"start\"", "</a>", Msg::HomeStart);
    check("<p class=\"promise\"", "</p>", Msg::HomePromise);
    check("<h2 id=\"choose\"", "</h2>", Msg::HomeChoose);
    check("<h2 id=\"how\"", "</h2>", Msg::HomeHow);
    check("<footer class=\"site\"><span", "</span>", Msg::FooterPromise);
}

#[test]
fn the_document_and_its_landmarks_are_named() {
    let page = page();
    let title = fill(&said(Msg::AppTitle), &[("page", &said(Msg::HomeTitle)), ("app", &said(Msg::AppName))]);
    assert_eq!(unescaped(between(&page, "<title>", "</title>")), title);
    assert_eq!(unescaped(between(&page, "<meta name=\"description\" content=\"", "\"")), said(Msg::HomeLead));
    assert_eq!(unescaped(between(&page, "<nav aria-label=\"", "\"")), said(Msg::NavLabel));
    assert!(page.contains("<html lang=\"en\">"));
}

#[test]
fn what_is_said_when_the_app_cannot_come_is_there() {
    let page = page();
    assert!(!texts(between(&page, "<noscript>", "</noscript>")).is_empty());
    let notice = between(&page, "id=\"cannot-start\"", "</p>");
    assert!(notice.contains("role=\"alert\"") && notice.contains(" hidden>"), "{notice}");
}

#[test]
fn the_first_paint_promises_what_the_instrument_is() {
    let skills = skills();
    let length = |form: &str| skills.length(skills.form(&form_id(form)).unwrap()) as f64;
    let meta = said(Msg::HomeMeta);
    let numbers: Vec<f64> = meta
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().unwrap())
        .collect();
    assert_eq!(numbers, [length("full"), skills.minutes, length("short")]);
    let start = between(&painted(), "data-action=\"start\" href=\"", "\"").to_owned();
    assert_eq!(start, format!("#/take/{}", skills.id));
}
