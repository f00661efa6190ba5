//! What a score means and how it was computed, to be checked by hand.

use leptos::prelude::*;

use super::reading::Reading;
use crate::app::view::paragraph;
use crate::app::words::{Msg, Words};
use crate::instrument::{Key, Precision, text_or_id};
use crate::scoring::{DimensionScore, Term, TermState, Z_95};

/// Definition, what low and high look like, the statements with their part, and the arithmetic.
pub fn explain(reading: &Reading, score: &DimensionScore) -> AnyView {
    let words = Words::here();
    let wording = &reading.questionnaire.wording;
    let dimension = reading.dimension(&score.id);
    let band_text = score.band(&reading.questionnaire.instrument).and_then(|band| {
        let general = || wording.bands.get(band).map(|words| &words.text);
        dimension.and_then(|words| words.bands.get(band)).or_else(general).cloned()
    });
    let meaning = dimension.cloned().map(|dimension| {
        view! {
            {paragraph(dimension.definition)}
            {band_text.map(paragraph)}
            <dl class="ends">
                <dt>{words.text(Msg::ExplainLow)}</dt><dd>{dimension.low}</dd>
                <dt>{words.text(Msg::ExplainHigh)}</dt><dd>{dimension.high}</dd>
            </dl>
        }
    });
    let terms = (!score.terms.is_empty()).then(|| terms(reading, score, words));
    let steps: Vec<AnyView> = arithmetic(reading, score, words).into_iter().map(paragraph).collect();
    // Sources are cited in their own language.
    let precision = score.estimate.and_then(|estimate| estimate.sem).and_then(|_| precision(reading, score));
    let precision = precision.map(|precision| {
        let [sd, reliability] = declared(precision, words);
        let sentence = words.fill(Msg::ExplainAssumed, &[("sd", &sd), ("reliability", &reliability)]);
        let source = precision.source.clone();
        view! { <p>{sentence} " " <span lang="en">{source}</span> "."</p> }
    });
    view! {
        <div class="explain stack">
            {meaning}
            <h2>{words.text(Msg::ExplainHow)}</h2>
            {terms}
            <div class="small sums">{steps}{precision}</div>
        </div>
    }
    .into_any()
}

/// The statements with their part in the score.
fn terms(reading: &Reading, score: &DimensionScore, words: Words) -> AnyView {
    let heads = [Msg::ExplainStatement, Msg::ExplainAnswer, Msg::ExplainCounts]
        .map(|message| view! { <th role="columnheader" scope="col">{words.text(message)}</th> });
    let terms: Vec<AnyView> = score.terms.iter().map(|term| term_row(reading, term, words)).collect();
    view! {
        <table class="terms" role="table">
            <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
            <tbody role="rowgroup">{terms}</tbody>
        </table>
    }
    .into_any()
}

fn term_row(reading: &Reading, term: &Term, words: Words) -> AnyView {
    let wording = &reading.questionnaire.wording;
    let statement = text_or_id(&wording.items, &term.item).to_owned();
    let (answer, counts) = match &term.state {
        TermState::Answered { option, value, keyed } => {
            let answer = text_or_id(&wording.options, option).to_owned();
            let counts = match term.key {
                Key::Positive => plain(words, *keyed),
                Key::Reversed => {
                    let (lo, hi) = reading.questionnaire.instrument.ends();
                    let values = [lo + hi, *value, *keyed].map(|number| plain(words, number));
                    let places = [("sum", &*values[0]), ("value", &values[1]), ("keyed", &values[2])];
                    words.fill(Msg::ExplainReversed, &places)
                }
            };
            (answer, counts)
        }
        TermState::Missing(missing) => {
            (wording.missing.of(*missing).to_owned(), words.text(Msg::ExplainUncounted))
        }
        TermState::Unanswered => (words.text(Msg::ExplainUnanswered), words.text(Msg::ExplainUncounted)),
    };
    let cells = [statement, answer, counts].map(|text| view! { <td role="cell">{text}</td> });
    view! { <tr role="row">{cells}</tr> }.into_any()
}

/// The sums, each as one line that can be checked with a pocket calculator.
fn arithmetic(reading: &Reading, score: &DimensionScore, words: Words) -> Vec<String> {
    let instrument = &reading.questionnaire.instrument;
    let (Some(mean), Some(estimate)) = (score.mean, score.estimate) else {
        let values = [words.whole(score.required), words.whole(score.asked)];
        return vec![words.fill(Msg::ExplainFew, &[("required", &values[0]), ("asked", &values[1])])];
    };
    let keyed = score.terms.iter().filter_map(|term| match term.state {
        TermState::Answered { keyed, .. } => Some(plain(words, keyed)),
        TermState::Missing(_) | TermState::Unanswered => None,
    });
    let sum = if score.terms.is_empty() {
        // Only the sum was shared; the mean's last bit is no decimal of it.
        plain(words, (mean * score.answered as f64 * 1e6).round() / 1e6)
    } else {
        keyed.collect::<Vec<_>>().join(" + ")
    };
    let (lo, hi) = instrument.ends();
    let [mean, lo, hi] = [words.number(mean, 2), plain(words, lo), plain(words, hi)];
    let (n, result) = (words.whole(score.answered), words.number(estimate.score, 2));
    let mut lines = vec![
        words.fill(Msg::ExplainMean, &[("sum", &sum), ("n", &n), ("mean", &mean)]),
        words.fill(Msg::ExplainPomp, &[("mean", &mean), ("lo", &lo), ("hi", &hi), ("score", &result)]),
    ];
    if let (Some(precision), Some(sem)) = (precision(reading, score), estimate.sem) {
        let [sd, reliability] = declared(precision, words);
        let whole = instrument.dimensions.iter().find(|dimension| dimension.id == score.id);
        let items = words.whole(whole.map_or(0, |dimension| dimension.items.len()));
        let (sem, half) = (words.number(sem, 2), words.number(sem * Z_95, 1));
        let places = [
            ("sd", &*sd),
            ("reliability", &reliability),
            ("items", &items),
            ("n", &n),
            ("sem", &sem),
            ("half", &half),
        ];
        lines.push(words.fill(Msg::ExplainSem, &places));
    }
    lines
}

/// What the instrument declares of a dimension's scores.
fn precision<'a>(reading: &'a Reading, score: &DimensionScore) -> Option<&'a Precision> {
    let dimensions = &reading.questionnaire.instrument.dimensions;
    dimensions.iter().find(|dimension| dimension.id == score.id)?.precision.as_deref()
}

/// A declared spread and reliability as they are written.
fn declared(precision: &Precision, words: Words) -> [String; 2] {
    [words.number(precision.sd, 0), words.number(precision.reliability, 2)]
}

/// A scale value without needless decimals.
fn plain(words: Words, value: f64) -> String {
    words.number(value, if value.fract() == 0.0 { 0 } else { 2 })
}
