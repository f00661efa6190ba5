//! Texts as survey programs take them.

use crate::instrument::{Gate, OptionId, Wording, text_or_id};
use crate::language::fill;

/// Languages of the Union that write a decimal point; the others write a comma (CLDR).
const POINT: [&str; 3] = ["en", "ga", "mt"];

/// A text as HTML, on one line. Both LimeSurvey and OpenScales show texts as HTML, and both fill what stands between
/// braces, so braces are written as characters.
pub(super) fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for part in text.chars() {
        match part {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '{' => html.push_str("&#123;"),
            '}' => html.push_str("&#125;"),
            // One space for all that would end a cell or a line.
            _ if part.is_control() => html.push(' '),
            _ => html.push(part),
        }
    }
    html
}

/// A condition's question with its number, written as the wording's language writes it.
pub(crate) fn gate_question(gate: &Gate, wording: &Wording) -> String {
    let question = wording.gates.get(&gate.id).map_or(gate.id.as_str(), |words| &words.question);
    let number = gate.threshold.map(|threshold| threshold.to_string()).unwrap_or_default();
    let primary = wording.language.split('-').next().unwrap_or_default();
    let number = if POINT.contains(&primary) { number } else { number.replace('.', ",") };
    fill(question, &[("threshold", &number)])
}

/// An option's words on the scale.
pub(crate) fn option_text<'a>(wording: &'a Wording, option: &'a OptionId) -> &'a str {
    text_or_id(&wording.options, option)
}
