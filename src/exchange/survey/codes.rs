//! The codes by which LimeSurvey knows questions and answers.

use crate::instrument::Instrument;

/// Characters of a question's code at most.
const LONGEST_QUESTION: usize = 20;

/// Characters of an answer's code at most; LimeSurvey passes over an answer with a longer one.
const LONGEST_ANSWER: usize = 5;

/// Digits that tell two codes apart.
const DIGITS: usize = 3;

/// Names that mean something to LimeSurvey itself.
const RESERVED: [&str; 10] =
    ["comment", "id", "language", "lastpage", "other", "random", "seed", "sid", "time", "token"];

/// The codes of an instrument's questions: letters and digits, a letter first, each of them once.
///
/// A dimension is a question of rows, its statements are the rows: `I001` and so on, numbered through the instrument as
/// its file has them. So a column of LimeSurvey's responses is called `originality[I001]`, and the codebook says which
/// statement that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes {
    /// A code for each dimension, in the instrument's order.
    pub dimensions: Vec<String>,
    /// A code for each condition, in the instrument's order.
    pub gates: Vec<String>,
    /// A code for each fact, in the instrument's order.
    pub facts: Vec<String>,
    /// The code of the question whom the person answers as.
    pub role: String,
}

impl Codes {
    /// The codes of an instrument.
    #[must_use]
    pub fn of(instrument: &Instrument) -> Self {
        let mut taken: Vec<String> = RESERVED.iter().map(|name| (*name).to_owned()).collect();
        Self {
            dimensions: instrument.dimensions.iter().map(|d| question(d.id.as_str(), &mut taken)).collect(),
            gates: instrument.gates.iter().map(|gate| question(gate.id.as_str(), &mut taken)).collect(),
            facts: instrument.facts.iter().map(|fact| question(fact.id.as_str(), &mut taken)).collect(),
            role: question("role", &mut taken),
        }
    }

    /// The code of a statement, by its place in the instrument, counted from 0.
    #[must_use]
    pub fn item(place: usize) -> String {
        ["I", &padded(place + 1)].concat()
    }
}

/// The identifier without what no code may have; cut, and with a number where it stands already.
fn question(id: &str, taken: &mut Vec<String>) -> String {
    let mut plain: String = id.chars().filter(char::is_ascii_alphanumeric).collect();
    if plain.starts_with(|first: char| first.is_ascii_digit()) {
        plain.insert(0, 'Q');
    }
    let mut code = plain.clone();
    code.truncate(LONGEST_QUESTION);
    let mut number = 1;
    while taken.contains(&code) {
        code.clone_from(&plain);
        let number_text = padded(number);
        code.truncate(LONGEST_QUESTION - number_text.len());
        code.push_str(&number_text);
        number += 1;
    }
    taken.push(code.clone());
    code
}

/// A code for each answer: its identifier where all of them fit, and what they are apart without capitals; else `A1`
/// and so on. `NA` and `DK` are kept for the ways not to answer.
pub(super) fn answers(ids: &[&str]) -> Vec<String> {
    let fits = |id: &&str| id.len() <= LONGEST_ANSWER && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if ids.iter().all(fits) {
        return ids.iter().map(|id| (*id).to_owned()).collect();
    }
    (1..=ids.len()).map(|number| ["A", &number.to_string()].concat()).collect()
}

fn padded(number: usize) -> String {
    let text = number.to_string();
    let mut padded = "0".repeat(DIGITS.saturating_sub(text.len()));
    padded.push_str(&text);
    padded
}
