//! The engine for many people gives what the engine for one person gives, to the last bit.

use innospark::exchange::responses::Responses;
use innospark::instrument::{Form, Group, GroupId, Instrument};
use innospark::response::{Answer, Answers};
use innospark::scoring::{Metric, Profile, Scorer};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::laws::{any_scale, case, config};
use crate::support::{answers, form_id, form_of, sketch, skills};

/// What one person's engine says, named as the other names it.
fn by_profile(instrument: &Instrument, form: &Form, answers: &Answers, metric: Metric) -> Vec<Option<f64>> {
    let profile = Profile::score(instrument, form, answers);
    let score = |estimate: Option<innospark::scoring::Estimate>| estimate.map(|estimate| estimate.score);
    let dimensions = instrument.dimensions.iter().map(|dimension| {
        let found = profile.dimension(&dimension.id)?;
        if metric == Metric::Pomp { score(found.estimate) } else { found.mean }
    });
    let groups = profile.groups.iter().map(|group| score(group.estimate)).chain([score(profile.total)]);
    dimensions.chain(groups).collect()
}

fn by_scorer(scorer: &Scorer, instrument: &Instrument, answers: &Answers) -> Vec<Option<f64>> {
    let value = |item| match answers.get(item)? {
        Answer::Option(option) => instrument.value(option),
        Answer::Missing(_) => None,
    };
    let values: Vec<Option<f64>> = scorer.items().iter().map(value).collect();
    let mut scores = vec![Some(-1.0)];
    scorer.score(&values, &mut scores);
    scores
}

/// The answers as a table of one person; each cell written as an id or a value.
fn as_table(instrument: &Instrument, answers: &Answers, as_id: &[bool]) -> String {
    let ids: Vec<&str> = instrument.items().map(|(_, item)| item.id.as_str()).collect();
    let cells: Vec<String> = instrument
        .items()
        .zip(as_id)
        .map(|((_, item), as_id)| match answers.get(&item.id) {
            None => String::new(),
            Some(Answer::Option(id)) if !as_id => instrument.value(id).unwrap().to_string(),
            Some(answer) => answer.as_str().to_owned(),
        })
        .collect();
    format!("person,{}\r\nA,{}\r\n", ids.join(","), cells.join(","))
}

fn bits(scores: &[Option<f64>]) -> Vec<Option<u64>> {
    scores.iter().map(|score| score.map(f64::to_bits)).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn both_engines_agree_to_the_bit(
        (mut instrument, answers) in case(any_scale()),
        asked in vec(any::<bool>(), 60),
        group_of in vec(0_usize..3, 8),
        as_id in vec(any::<bool>(), 60),
    ) {
        instrument.groups = (0..3)
            .map(|group| Group {
                id: GroupId::parse(&format!("group-{group}")).unwrap(),
                dimensions: instrument
                    .dimensions
                    .iter()
                    .zip(&group_of)
                    .filter(|(_, of)| **of == group)
                    .map(|(dimension, _)| dimension.id.clone())
                    .collect(),
            })
            .collect();
        let some = instrument.items().zip(&asked).filter(|(_, asked)| **asked).map(|((_, item), _)| item.id.clone());
        let forms = [instrument.forms[0].clone(), Form { id: form_id("some"), items: Some(some.collect()) }];
        let table = as_table(&instrument, &answers, &as_id);
        for form in &forms {
            let scorer = Scorer::new(&instrument, form, Metric::Pomp);
            let expected = by_profile(&instrument, form, &answers, Metric::Pomp);
            let found = by_scorer(&scorer, &instrument, &answers);
            prop_assert_eq!(bits(&found), bits(&expected));
            prop_assert_eq!(scorer.names().len(), found.len());
            prop_assert_eq!(scorer.items().len(), instrument.length(form));

            // And again by way of a file.
            let mut responses = Responses::open(table.as_bytes(), &instrument, scorer.items()).unwrap();
            let (mut values, mut scores) = (Vec::new(), Vec::new());
            prop_assert!(responses.read(&mut values).unwrap());
            scorer.score(&values, &mut scores);
            prop_assert_eq!(bits(&scores), bits(&expected), "{}", table);

            let means = by_scorer(&Scorer::new(&instrument, form, Metric::Mean), &instrument, &answers);
            let expected = by_profile(&instrument, form, &answers, Metric::Mean);
            let dimensions = instrument.dimensions.len();
            prop_assert_eq!(bits(&means[..dimensions]), bits(&expected[..dimensions]));
            // The scale is straight, so the mean of means lies where the mean of percentages does.
            let (lo, hi) = instrument.ends();
            for (mean, pomp) in means[dimensions..].iter().zip(&found[dimensions..]) {
                prop_assert_eq!(mean.is_some(), pomp.is_some());
                if let Some((mean, pomp)) = mean.zip(*pomp) {
                    prop_assert!(((mean - lo) / (hi - lo) * 100.0 - pomp).abs() < 1e-6);
                }
            }
        }
    }
}

#[test]
fn scores_have_the_names_of_dimensions_groups_and_the_total() {
    #[track_caller]
    fn check(instrument: &Instrument, form: &Form, expected: &[&str]) {
        assert_eq!(Scorer::new(instrument, form, Metric::Pomp).names(), expected);
    }
    let sketch = sketch("a ++-, b +");
    check(&sketch, &sketch.forms[0], &["a", "b", "all", "total"]);
    // Tables of different forms can be laid one below the other.
    check(&sketch, &form_of("b_1"), &["a", "b", "all", "total"]);
    let skills = skills();
    let names = Scorer::new(&skills, &skills.forms[0], Metric::Pomp).names().to_vec();
    assert_eq!((names.len(), names[0].as_str()), (19, "critical_analytic_thinking"));
    assert_eq!(names[15..], ["general", "soft", "problem_solving", "total"]);
}

#[test]
fn the_worked_example_scores_as_worked_out() {
    #[track_caller]
    fn check(metric: Metric, form: Option<&str>, given: &str, expected: &[Option<f64>]) {
        let sketch = sketch("a ++-+, b ++-+, c ++-+, d ++-+, e ++-+");
        let form = form.map_or_else(|| sketch.forms[0].clone(), form_of);
        let scorer = Scorer::new(&sketch, &form, metric);
        assert_eq!(by_scorer(&scorer, &sketch, &answers(given)), expected, "{given}");
    }
    const GIVEN: &str = "a: 4 5 2 4, b: 3 . . 2, c: . . . 5, d: 5 5 5 5, e: 2 3 4 1";
    let pomp = [Some(81.25), Some(37.5), None, Some(75.0), Some(25.0), Some(54.6875), Some(54.6875)];
    check(Metric::Pomp, None, GIVEN, &pomp);
    let mean = [Some(4.25), Some(2.5), None, Some(4.0), Some(2.0), Some(3.1875), Some(3.1875)];
    check(Metric::Mean, None, GIVEN, &mean);
    let short = [Some(100.0), None, None, None, None, Some(100.0), Some(100.0)];
    check(Metric::Pomp, Some("a_2"), GIVEN, &short);
    check(Metric::Pomp, None, "", &[None; 7]);
    check(Metric::Pomp, None, "a: na na dk dk", &[None; 7]);
}

#[test]
fn values_that_are_not_there_are_no_answers() {
    let sketch = sketch("a ++, b +");
    let scorer = Scorer::new(&sketch, &sketch.forms[0], Metric::Pomp);
    let mut scores = Vec::new();
    scorer.score(&[], &mut scores);
    assert_eq!(scores, [None; 4]);
    scorer.score(&[Some(5.0), Some(3.0)], &mut scores);
    assert_eq!(scores, [Some(75.0), None, Some(75.0), Some(75.0)]);
}
