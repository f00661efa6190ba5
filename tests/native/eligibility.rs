//! What follows from the answers to conditions.

use innospark::guidance::{Eligibility, EligibilityVerdict};
use innospark::instrument::{GateAnswer, GateId, Instrument};
use innospark::response::{Attempt, GateAnswers};
use innospark::scoring::Profile;

use crate::support::{answer, begun, instrument, option, sketch, sketch_json};

/// Answers to conditions, as in `a: yes, b: unsure`.
fn said(text: &str) -> GateAnswers {
    let pairs = text.split(", ").filter(|pair| !pair.is_empty()).map(|pair| {
        let (gate, answer) = pair.split_once(": ").unwrap();
        (GateId::parse(gate).unwrap(), GateAnswer::parse(answer).unwrap())
    });
    pairs.collect()
}

/// An instrument with the conditions `a`, `b` and `c`.
fn conditional() -> Instrument {
    let gates = ["c", "a", "b"]
        .map(|id| format!(r#"{{"id": "{id}", "checked": "2026-11-21", "source": "made up"}}"#));
    let json = sketch_json("x ++-, y ++-").replacen(
        r#""groups""#,
        &format!(r#""gates": [{}], "groups""#, gates.join(", ")),
        1,
    );
    Instrument::from_json(&json).unwrap()
}

#[test]
fn one_no_is_enough_and_what_is_unknown_is_to_be_checked() {
    #[track_caller]
    fn check(answers: &str, verdict: EligibilityVerdict, missing: &[&str], to_check: &[&str]) {
        let found = Eligibility::of(&conditional(), &said(answers)).unwrap();
        let ids = |gates: &[GateId]| gates.iter().map(GateId::to_string).collect::<Vec<_>>();
        assert_eq!(found.verdict(), verdict, "{answers}");
        assert_eq!(ids(&found.missing), missing, "{answers}");
        assert_eq!(ids(&found.to_check), to_check, "{answers}");
        assert_eq!(found.asked, 3);
    }
    use EligibilityVerdict::{Met, NotYet, ToCheck};
    check("a: yes, b: yes, c: yes", Met, &[], &[]);
    check("a: no, b: yes, c: yes", NotYet, &["a"], &[]);
    check("a: no, b: no, c: no", NotYet, &["c", "a", "b"], &[]);
    check("a: unsure, b: yes, c: yes", ToCheck, &[], &["a"]);
    check("a: unsure, b: unsure, c: unsure", ToCheck, &[], &["c", "a", "b"]);
    check("a: no, b: unsure, c: yes", NotYet, &["a"], &["b"]);
    // Without an answer nothing is known, which is neither yes nor no.
    check("", ToCheck, &[], &["c", "a", "b"]);
    check("a: yes, b: yes", ToCheck, &[], &["c"]);
    check("a: no", NotYet, &["a"], &["c", "b"]);
    // What the instrument does not ask counts for nothing.
    check("a: yes, b: yes, c: yes, d: no", Met, &[], &[]);
    check("d: yes, e: no", ToCheck, &[], &["c", "a", "b"]);
}

#[test]
fn an_instrument_without_conditions_has_no_verdict() {
    assert_eq!(Eligibility::of(&sketch("a ++-"), &said("")), None);
    assert_eq!(Eligibility::of(&sketch("a ++-"), &said("a: no")), None);
}

#[test]
fn the_unanswered_are_counted() {
    let count = |answers: &str| Eligibility::unanswered(&conditional(), &said(answers));
    assert_eq!([count(""), count("a: no"), count("a: unsure, d: no")], [3, 2, 2]);
    assert_eq!(count("a: yes, b: no, c: unsure"), 0);
    assert_eq!(Eligibility::unanswered(&sketch("a ++-"), &said("")), 0);
}

/// Neither conditions nor facts change a score, whatever is said of them.
#[test]
fn no_condition_and_no_fact_changes_a_score() {
    for name in ["cluster-networking", "sme-readiness"] {
        let instrument = instrument(name);
        let mut attempt = begun(&instrument, 7);
        for item in attempt.order.clone() {
            attempt.answer(&instrument, &item, answer("o4"));
        }
        let score = |attempt: &Attempt| Profile::score(&instrument, &instrument.forms[0], &attempt.answers);
        let before = score(&attempt);
        for given in GateAnswer::ALL {
            for gate in &instrument.gates {
                attempt.answer_gate(&instrument, &gate.id, given);
            }
            for fact in &instrument.facts {
                attempt.state_fact(&instrument, &fact.id, fact.options[given as usize % 2].clone());
            }
            assert_eq!(score(&attempt), before, "{name}");
        }
        assert_eq!(attempt.gates.len(), instrument.gates.len());
        assert_eq!(attempt.facts.len(), instrument.facts.len());
        assert_eq!(attempt.answered(), attempt.order.len(), "statements only are counted");
    }
}

#[test]
fn only_what_is_asked_can_be_said() {
    let instrument = instrument("sme-readiness");
    let (size, strange) = (&instrument.facts[0].id, innospark::instrument::FactId::parse("age").unwrap());
    let mut attempt = begun(&instrument, 7);
    attempt.state_fact(&instrument, &strange, option("small"));
    attempt.state_fact(&instrument, size, option("tiny"));
    attempt.answer_gate(&instrument, &GateId::parse("fte").unwrap(), GateAnswer::Yes);
    assert!(attempt.is_empty());
    attempt.state_fact(&instrument, size, option("small"));
    assert!(!attempt.is_empty());
    assert_eq!(attempt.answered(), 0);
    attempt.finished = Some(attempt.started);
    attempt.state_fact(&instrument, size, option("large"));
    assert_eq!(attempt.facts.get(size), Some(&option("small")));
}
