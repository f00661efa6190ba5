//! How English statements are written: heuristics over words, each with what to do.

use std::collections::BTreeSet;

use super::english::{
    BEFORE_VERBS, HEDGES, HEDGING_PHRASES, NEGATIONS, NEGATIVE, NOT_OPPOSITES, NOUN_VERBS, OBJECTS,
    PLAIN_NEGATIONS, STOP_WORDS, SUBJECTS, VERBS,
};

/// The words in small letters, without the marks around them.
pub(super) fn words(text: &str) -> Vec<String> {
    let bare =
        |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

/// The first hedge.
pub(super) fn hedge(words: &[String]) -> Option<String> {
    let joined = format!(" {} ", words.join(" "));
    let phrase = HEDGING_PHRASES.iter().find(|phrase| joined.contains(&format!(" {phrase} ")));
    phrase.copied().map(str::to_owned).or_else(|| {
        let hedge = words.iter().enumerate().find(|(index, word)| {
            // “how often”, “quite a few” and “not often enough” ask or count; only “how often” is common.
            HEDGES.contains(&word.as_str()) && !(*index > 0 && words[index - 1] == "how")
        });
        hedge.map(|(_, word)| word.clone())
    })
}

/// The conjunction that joins two behaviours, with the word behind it.
pub(super) fn joint(words: &[String]) -> Option<String> {
    let found = words.iter().enumerate().find(|(index, word)| match word.as_str() {
        "and/or" => true,
        "and" | "or" => *index > 0 && joins_behaviours(words, *index),
        _ => false,
    });
    found.map(|(index, word)| match words.get(index + 1) {
        Some(next) => format!("{word} {next}"),
        None => word.clone(),
    })
}

fn joins_behaviours(words: &[String], at: usize) -> bool {
    let mut next = at + 1;
    while words.get(next).is_some_and(|word| BEFORE_VERBS.contains(&word.as_str())) {
        next += 1;
    }
    let Some(word) = words.get(next) else { return false };
    if SUBJECTS.contains(&word.as_str()) {
        // “between us and them”, “this or that” name things; a new clause goes on.
        return next + 1 < words.len() && !OBJECTS.contains(&words[next + 1].as_str());
    }
    let before = &words[at - 1];
    if word.ends_with("ing") && before.ends_with("ing") {
        return true;
    }
    if is_form_of(word, &VERBS) {
        return true;
    }
    let object = words.get(next + 1).is_some_and(|word| OBJECTS.contains(&word.as_str()));
    let subject_before = at >= 2 && SUBJECTS.contains(&words[at - 2].as_str());
    is_form_of(word, &NOUN_VERBS) && (object || subject_before)
}

/// Whether a word is a verb of the list, also with -s, -ed or -d. Forms in -ing are nouns as often.
fn is_form_of(word: &str, verbs: &[&str]) -> bool {
    verbs.iter().any(|verb| {
        word.strip_prefix(verb).is_some_and(|ending| matches!(ending, "" | "s" | "es" | "d" | "ed"))
            || verb.strip_suffix('y').is_some_and(|stem| {
                word.strip_prefix(stem).is_some_and(|ending| matches!(ending, "ies" | "ied"))
            })
    })
}

fn negates(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.ends_with("n't")
}

/// Two negations, or one close before a word that is negative itself.
pub(super) fn double_negation(words: &[String]) -> Option<String> {
    let negations: Vec<usize> = (0..words.len()).filter(|index| negates(&words[*index])).collect();
    // “Neither … nor” is one negation in two words.
    let pair = words.iter().any(|word| word == "neither") && words.iter().any(|word| word == "nor");
    if negations.len() > 1 + usize::from(pair) {
        return Some(negations.iter().map(|index| words[*index].as_str()).collect::<Vec<_>>().join(" … "));
    }
    let at = *negations.first()?;
    let negative = |word: &str| {
        let opposite =
            word.len() > 5 && word.starts_with("un") && !NOT_OPPOSITES.iter().any(|n| word.starts_with(n));
        NEGATIVE.contains(&word) || opposite
    };
    let near = words.iter().skip(at + 1).take(3).find(|word| negative(word))?;
    Some(format!("{} … {near}", words[at]))
}

/// The negation of a reversed statement.
pub(super) fn plain_negation(words: &[String]) -> Option<&str> {
    let plain = |word: &&String| PLAIN_NEGATIONS.contains(&word.as_str()) || word.ends_with("n't");
    words.iter().find(plain).map(String::as_str)
}

/// What a statement is about: its words with content, roughly in their base form.
pub(super) fn content(text: &str) -> BTreeSet<String> {
    let words = words(text).into_iter().filter(|word| !STOP_WORDS.contains(&word.as_str()));
    words.map(|word| stem(&word).to_owned()).collect()
}

fn stem(word: &str) -> &str {
    let endings = ["ing", "ed", "es", "s"];
    let stem = endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 3));
    stem.unwrap_or(word).trim_end_matches('e')
}

/// Words shared, of all words that two statements use: 0 to 1 (Jaccard).
pub(super) fn similarity(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}
