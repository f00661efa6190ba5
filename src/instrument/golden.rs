//! Golden cases: answers with the scores they must give, kept in the instrument file itself.

use super::id::{FormId, ItemId};
use crate::json::{Document, JsonError, Node};
use litemap::LiteMap;

/// Answers with the scores they must give.
#[derive(Debug, Clone, PartialEq)]
pub struct GoldenCase {
    /// What the case shows.
    pub name: String,
    /// The form answered; the first one when absent.
    pub form: Option<FormId>,
    /// Option id, `na` or `dk` by item.
    pub answers: LiteMap<ItemId, String>,
    /// POMP 0–100 by dimension id, group id or `total`; `None` for not scored.
    pub expect: LiteMap<String, Option<f64>>,
}

/// The golden cases of an instrument file. The app never reads them, so they are not part of the definition.
///
/// # Errors
/// When the text is no JSON, or a case has another shape.
pub fn golden_cases(instrument_json: &str) -> Result<Vec<GoldenCase>, JsonError> {
    let document = Document::parse(instrument_json)?;
    let golden = document.root().optional("golden").map(|golden| golden.list()).unwrap_or_default();
    document.finish(golden.into_iter().map(read_case).collect())
}

fn read_case(node: Node<'_>) -> GoldenCase {
    let mut answers = LiteMap::new();
    for (id, answer) in node.field("answers").entries() {
        match ItemId::parse(id) {
            Ok(item) => {
                answers.insert(item, answer.owned());
            }
            Err(_) => answer.wrong("the name of this field is no identifier"),
        }
    }
    let expect = node.field("expect").entries();
    GoldenCase {
        name: node.field("name").owned(),
        form: node.optional("form").map(|form| FormId::read(form)),
        answers,
        expect: expect.into_iter().map(|(id, score)| (id.to_owned(), score.number_or_null())).collect(),
    }
}
