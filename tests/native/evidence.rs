//! Which documents are still to be prepared.

use innospark::guidance::to_document;

use crate::support::{answers, form_of, instrument, sketch};

/// What holds without documents, as in `a: a_1 a_3, b: b_2`.
#[track_caller]
fn check(dimensions: &str, given: &str, expected: &str) {
    let sketch = sketch(dimensions);
    let found = to_document(&sketch, &sketch.forms[0], &answers(given));
    assert_eq!(written(&found), expected, "{given}");
}

fn written(found: &[innospark::guidance::ToDocument]) -> String {
    let parts = found.iter().map(|area| {
        let items = area.items.iter().map(ToString::to_string).collect::<Vec<_>>();
        format!("{}: {}", area.dimension, items.join(" "))
    });
    parts.collect::<Vec<_>>().join(", ")
}

#[test]
fn documents_are_missing_one_step_below_the_top() {
    check("a +++, b ++", "", "");
    check("a +++, b ++", "a: 1 2 3, b: 5 .", "");
    check("a +++, b ++", "a: 4 2 4, b: 5 4", "a: a_1 a_3, b: b_2");
    check("a +++, b ++", "a: na dk 4, b: dk na", "a: a_3");
    check("a +++, b ++", "a: 5 5 5, b: 5 5", "");
    check("a +++, b ++", "a: 4 4 4, b: 4 4", "a: a_1 a_2 a_3, b: b_1 b_2");
}

#[test]
fn only_what_the_form_asks_counts() {
    let sketch = sketch("a +++, b ++");
    let found = to_document(&sketch, &form_of("a_2 b_1"), &answers("a: 4 4 4, b: 3 4"));
    assert_eq!(written(&found), "a: a_2");
}

#[test]
fn an_evidence_scale_is_read_from_its_values() {
    let cluster = instrument("cluster-excellence");
    for (option, missing) in [("o0", 0), ("o1", 0), ("o2", 0), ("o3", 32), ("o4", 0)] {
        let all = cluster.items().map(|(_, item)| (item.id.clone(), crate::support::answer(option)));
        let found = to_document(&cluster, &cluster.forms[0], &all.collect());
        assert_eq!(found.iter().map(|area| area.items.len()).sum::<usize>(), missing, "{option}");
    }
}
