//! The stories' files.

use innospark::guidance::{LibraryError, Stories, Technique};

use crate::support::{flaws, instrument, read};
use crate::toolkit::languages;

fn data() -> String {
    read("assets/library/stories.json")
}

fn words(language: &str) -> String {
    read(&format!("assets/library/stories.{language}.json"))
}

#[test]
fn every_language_tells_every_story() {
    for language in languages("stories") {
        let stories =
            Stories::from_json(&data(), &words(&language)).unwrap_or_else(|e| panic!("{language}: {e}"));
        assert_eq!(stories.language, language);
        assert_eq!(stories.stories.len(), 7);
        for story in &stories.stories {
            let told = &story.words;
            assert!(!told.body.is_empty() && !story.sources.is_empty(), "{language} {}", story.id);
            for text in [&told.title, &told.summary, &told.lesson, &told.since].into_iter().chain(&told.body)
            {
                assert_eq!(flaws(text), Vec::<&str>::new(), "{language} {}: {text}", story.id);
            }
        }
    }
}

#[test]
fn stories_name_skills_and_techniques_that_there_are() {
    let techniques = Technique::all_from_json(&read("assets/library/techniques.json")).unwrap();
    for story in Stories::from_json(&data(), &words("en")).unwrap().stories {
        for skill in &story.skills {
            let instrument = instrument(skill.instrument.as_str());
            assert!(instrument.dimensions.iter().any(|d| d.id == skill.dimension), "{} {skill}", story.id);
        }
        for id in &story.techniques {
            assert!(techniques.iter().any(|technique| technique.id == *id), "{} {id}", story.id);
        }
    }
}

#[test]
fn a_year_that_is_not_certain_is_no_year_and_a_source_not_found_is_said_to_be_so() {
    let stories = Stories::from_json(&data(), &words("en")).unwrap();
    let founded = |id: &str| stories.stories.iter().find(|story| story.id == id).unwrap().founded;
    assert_eq!((founded("telerik"), founded("carto"), founded("raspberry_pi")), (Some(2002), None, None));
    assert!(stories.stories.iter().flat_map(|story| &story.sources).all(|source| source.found));
    assert!(stories.sources.iter().all(|source| !source.found && source.status == "Looked for, not found"));
}

#[test]
fn what_is_missing_is_named() {
    #[track_caller]
    fn check(data: &str, words: &str, expected: &str) {
        assert_eq!(Stories::from_json(data, words).unwrap_err().to_string(), expected);
    }
    let (data, words) = (data(), words("en"));
    check("", &words, ": not JSON from line 1");
    check(&data, "[", ": not JSON from line 1");
    check(&data, "{}", "/schema: this field is missing");
    check(&data.replace("\"prezi\"", "\"unknown\""), &words, "there are no words for unknown");
    check(&data.replace("\"not_found\"", "\"guessed\""), &words, "there are no words for guessed");
    check(
        &data,
        &words.replace("\"lesson\": \"What", "\"less\": \"What"),
        "/labels/lesson: this field is missing",
    );
    check(&data.replace("2002", "\"2002\""), &words, "/stories/0/founded: a year is expected");
    check(&data.replace("2002", "-1"), &words, "/stories/0/founded: a year is expected");
    let wordless = Stories::from_json(&data, &words.replace("\"skype\": {", "\"skypes\": {"));
    assert_eq!(wordless, Err(LibraryError::Wordless("skype".into())));
}
