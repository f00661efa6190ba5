//! The order of an attempt's pages.

use innospark::response::Stage::{self, Facts, Gates, Review, Statements};

use crate::support::{begun, instrument, sketch};

#[test]
fn conditions_come_first_facts_last_and_the_review_behind_them() {
    #[track_caller]
    fn check(name: &str, expected: &[Stage]) {
        let instrument = instrument(name);
        let attempt = begun(&instrument, 7);
        let stages: Vec<Stage> = (0..expected.len()).map(|page| attempt.stage(&instrument, page)).collect();
        assert_eq!(stages, expected, "{name}");
        assert_eq!(attempt.review_page(&instrument), expected.len() - 1);
        assert_eq!(attempt.stage(&instrument, usize::MAX), Review);
        let first = attempt.first_statements(&instrument);
        assert_eq!(attempt.stage(&instrument, first), Statements);
        assert_eq!(
            first.checked_sub(1).map(|page| attempt.stage(&instrument, page)),
            (first == 1).then_some(Gates)
        );
    }
    check("cluster-networking", &[Gates, Statements, Statements, Statements, Review]);
    let mut pages = [Statements; 10];
    (pages[8], pages[9]) = (Facts, Review);
    check("sme-readiness", &pages);
    let mut pages = [Statements; 13];
    pages[12] = Review;
    check("creativity-skills", &pages);
}

#[test]
fn an_attempt_with_statements_only_has_the_pages_it_had() {
    let sketch = sketch("a +++-, b +++-");
    let attempt = begun(&sketch, 7);
    assert_eq!(attempt.review_page(&sketch), attempt.pages());
    assert_eq!([0, 1, 2].map(|page| attempt.stage(&sketch, page)), [Statements, Statements, Review]);
}
