//! Laws of scoring, over arbitrary instruments and answers.

use std::collections::BTreeMap;

use innospark::guidance::stand_out;
use innospark::instrument::{Form, Instrument, Key, Missing, OptionId, ScaleOption};
use innospark::response::{Answer, Answers, Attempt, Quality};
use innospark::scoring::{Estimate, Profile, TermState, shown};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::{form_id, form_of, item, sketch, skills, start};

/// No file is written beside the tests when a law is broken; the message names the smallest case.
pub fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// Dimensions `a`, `b`, … with these keys, on a scale of these values.
fn built(reversed: &[Vec<bool>], values: &[f64]) -> Instrument {
    let sign = |reversed: &bool| if *reversed { '-' } else { '+' };
    let dimensions: Vec<String> = reversed
        .iter()
        .zip('a'..)
        .map(|(keys, name)| format!("{name} {}", keys.iter().map(sign).collect::<String>()))
        .collect();
    let mut instrument = sketch(&dimensions.join(", "));
    let options = values.iter().enumerate();
    instrument.options = options
        .map(|(index, value)| ScaleOption {
            id: OptionId::parse(&format!("o{index}")).unwrap(),
            value: *value,
        })
        .collect();
    instrument
}

fn keys() -> impl Strategy<Value = Vec<Vec<bool>>> {
    vec(vec(any::<bool>(), 1..7), 1..8)
}

/// Steps of one size, from any beginning: every value has its mirror.
fn even_scale() -> impl Strategy<Value = Vec<f64>> {
    (-5_i32..5, 2_usize..9, 1_i32..4)
        .prop_map(|(from, steps, size)| (0..steps as i32).map(|step| f64::from(from + step * size)).collect())
}

/// At least two different values in any order.
pub fn any_scale() -> impl Strategy<Value = Vec<f64>> {
    vec(-100.0..100.0_f64, 2..9).prop_filter("two ends", |values| values.iter().any(|v| *v != values[0]))
}

/// What is given to one statement: `None` for no answer, an even number of answers that are none of the scale's.
#[derive(Debug, Clone)]
enum Given {
    Option(Index),
    Missing(bool),
    Nothing,
}

fn given() -> impl Strategy<Value = Given> {
    prop_oneof![
        6 => any::<Index>().prop_map(Given::Option),
        1 => any::<bool>().prop_map(Given::Missing),
        2 => Just(Given::Nothing),
    ]
}

/// An instrument with answers to some of it.
pub fn case(scale: impl Strategy<Value = Vec<f64>>) -> impl Strategy<Value = (Instrument, Answers)> {
    (keys(), scale, vec(given(), 60), 0.01..=1.0_f64).prop_map(|(keys, values, given, minimum)| {
        let mut instrument = built(&keys, &values);
        instrument.minimum_answered = minimum;
        let answers = answered(&instrument, &given);
        (instrument, answers)
    })
}

fn answered(instrument: &Instrument, given: &[Given]) -> Answers {
    let mut answers = Answers::new();
    for ((_, item), given) in instrument.items().zip(given) {
        let answer = match given {
            Given::Option(index) => Answer::Option(index.get(&instrument.options).id.clone()),
            Given::Missing(true) => Answer::Missing(Missing::NotApplicable),
            Given::Missing(false) => Answer::Missing(Missing::DontKnow),
            Given::Nothing => continue,
        };
        answers.insert(item.id.clone(), answer);
    }
    answers
}

fn whole(instrument: &Instrument, answers: &Answers) -> Profile {
    Profile::score(instrument, &instrument.forms[0], answers)
}

/// Every score by name.
fn scores(profile: &Profile) -> BTreeMap<String, Option<f64>> {
    let dimensions = profile.dimensions.iter().map(|d| (d.id.to_string(), d.estimate));
    let groups = profile.groups.iter().map(|g| (g.id.to_string(), g.estimate));
    let all = dimensions.chain(groups).chain([("total".to_owned(), profile.total)]);
    all.map(|(name, estimate)| (name, estimate.map(|estimate| estimate.score))).collect()
}

/// The same scores, but for the rounding of floating point.
fn alike(one: &Profile, other: &Profile) -> Result<(), TestCaseError> {
    let (one, other) = (scores(one), scores(other));
    prop_assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (name, score) in &one {
        let same = match (score, other[name]) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a.is_none() && b.is_none(),
        };
        prop_assert!(same, "{}: {:?} and {:?}", name, score, other[name]);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn scores_stay_between_0_and_100((instrument, answers) in case(any_scale())) {
        let profile = whole(&instrument, &answers);
        for (name, score) in scores(&profile) {
            prop_assert!(score.is_none_or(|score| (0.0..=100.0).contains(&score)), "{} is {:?}", name, score);
        }
        for dimension in &profile.dimensions {
            if let Some((low, high)) = dimension.estimate.and_then(|estimate| estimate.band_95()) {
                let Estimate { score, .. } = dimension.estimate.unwrap();
                prop_assert!(0.0 <= low && low <= score && score <= high && high <= 100.0);
                let (inner_low, inner_high) = dimension.estimate.unwrap().band_68().unwrap();
                prop_assert!(low <= inner_low && inner_low <= score && score <= inner_high && inner_high <= high);
            }
        }
    }

    #[test]
    fn reversing_every_key_and_mirroring_every_answer_changes_nothing(
        (instrument, answers) in case(even_scale())
    ) {
        let mut reversed = instrument.clone();
        for item in reversed.dimensions.iter_mut().flat_map(|d| d.items.iter_mut()) {
            item.key = match item.key { Key::Positive => Key::Reversed, Key::Reversed => Key::Positive };
        }
        let last = instrument.options.len() - 1;
        let mirror = |id: &OptionId| {
            let index = instrument.options.iter().position(|option| option.id == *id).unwrap();
            instrument.options[last - index].id.clone()
        };
        let mirrored: Answers = answers
            .iter()
            .map(|(item, answer)| match answer {
                Answer::Option(id) => (item.clone(), Answer::Option(mirror(id))),
                Answer::Missing(_) => (item.clone(), answer.clone()),
            })
            .collect();
        alike(&whole(&instrument, &answers), &whole(&reversed, &mirrored))?;
    }

    #[test]
    fn the_order_of_statements_changes_nothing(
        (instrument, answers) in case(any_scale()), turns in vec(any::<Index>(), 8)
    ) {
        let mut turned = instrument.clone();
        for (dimension, by) in turned.dimensions.iter_mut().zip(&turns) {
            let by = by.index(dimension.items.len());
            dimension.items.rotate_left(by);
        }
        alike(&whole(&instrument, &answers), &whole(&turned, &answers))?;
        turned.dimensions.reverse();
        alike(&whole(&instrument, &answers), &whole(&turned, &answers))?;
        turned.options.reverse();
        alike(&whole(&instrument, &answers), &whole(&turned, &answers))?;
    }

    #[test]
    fn moving_and_stretching_the_scale_changes_nothing(
        (instrument, answers) in case(even_scale()), by in -50.0..50.0_f64, factor in 0.1..10.0_f64
    ) {
        let mut moved = instrument.clone();
        for option in &mut moved.options {
            option.value = option.value * factor + by;
        }
        alike(&whole(&instrument, &answers), &whole(&moved, &answers))?;
    }

    #[test]
    fn what_is_missing_by_choice_scores_as_what_is_unanswered((instrument, answers) in case(any_scale())) {
        let mut without = answers.clone();
        without.retain(|_, answer| matches!(answer, Answer::Option(_)));
        alike(&whole(&instrument, &answers), &whole(&instrument, &without))?;
    }

    #[test]
    fn scoring_takes_any_answers(
        (instrument, mut answers) in case(any_scale()),
        strange in proptest::collection::btree_map("[a-h]_[0-9]|[a-z0-9][a-z0-9_-]{0,8}", "na|dk|o[0-9]|[a-z0-9][a-z0-9_-]{0,8}", 0..30),
        chosen in vec("[a-h]_[1-7]", 0..9),
    ) {
        answers.extend(strange.iter().map(|(id, text)| (item(id), Answer::parse(text).unwrap())));
        for form in [instrument.forms[0].clone(), form_of(&chosen.join(" "))] {
            let profile = Profile::score(&instrument, &form, &answers);
            let _ = stand_out(&profile);
            for dimension in &profile.dimensions {
                let counted = dimension.terms.iter().filter(|t| matches!(t.state, TermState::Answered { .. }));
                prop_assert_eq!(counted.count(), dimension.answered);
                prop_assert!(dimension.terms.iter().all(|term| form.asks(&term.item)));
                prop_assert_eq!(dimension.estimate.is_some(), dimension.required <= dimension.answered);
                prop_assert_eq!(dimension.estimate.is_some(), dimension.mean.is_some());
            }
            let asked: usize = profile.dimensions.iter().map(|dimension| dimension.terms.len()).sum();
            prop_assert_eq!(asked, instrument.length(&form));
        }
    }

    #[test]
    fn answering_everything_alike_with_balanced_keys_gives_50(
        pairs in vec(1_usize..5, 1..8), values in even_scale(), option in any::<Index>()
    ) {
        let keys: Vec<Vec<bool>> = pairs.iter().map(|n| [vec![true; *n], vec![false; *n]].concat()).collect();
        let instrument = built(&keys, &values);
        let same = Answer::Option(option.get(&instrument.options).id.clone());
        let answers: Answers = instrument.items().map(|(_, item)| (item.id.clone(), same.clone())).collect();
        for (name, score) in scores(&whole(&instrument, &answers)) {
            prop_assert!((score.unwrap() - 50.0).abs() < 1e-9, "{} is {:?}", name, score);
        }
    }

    #[test]
    fn a_better_answer_never_lowers_a_score((instrument, answers) in case(even_scale()), at in any::<Index>()) {
        let items: Vec<_> = instrument.items().map(|(_, item)| item.clone()).collect();
        let item = at.get(&items);
        let place = answers.get(&item.id).and_then(|answer| match answer {
            Answer::Option(id) => instrument.options.iter().position(|option| option.id == *id),
            Answer::Missing(_) => None,
        });
        let better = place.and_then(|place| match item.key {
            Key::Positive => instrument.options.get(place + 1),
            Key::Reversed => place.checked_sub(1).map(|place| &instrument.options[place]),
        });
        if let Some(better) = better {
            let mut improved = answers.clone();
            improved.insert(item.id.clone(), Answer::Option(better.id.clone()));
            let (before, after) = (scores(&whole(&instrument, &answers)), scores(&whole(&instrument, &improved)));
            for (name, score) in before {
                prop_assert!(score.zip(after[&name]).is_none_or(|(before, after)| before <= after + 1e-9));
                prop_assert_eq!(score.is_some(), after[&name].is_some());
            }
        }
    }

    #[test]
    fn a_group_lies_between_its_parts((instrument, answers) in case(any_scale())) {
        let profile = whole(&instrument, &answers);
        let parts: Vec<f64> = profile.dimensions.iter().filter_map(|d| d.estimate.map(|e| e.score)).collect();
        if let Some(group) = profile.groups[0].estimate {
            let low = parts.iter().copied().fold(f64::INFINITY, f64::min);
            let high = parts.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert!(low - 1e-9 <= group.score && group.score <= high + 1e-9);
        }
        prop_assert_eq!(profile.groups[0].estimate.is_some(), parts.len() * 2 >= profile.dimensions.len());
    }

    #[test]
    fn a_form_of_everything_is_the_full_form((instrument, answers) in case(any_scale())) {
        let all = instrument.items().map(|(_, item)| item.id.clone()).collect();
        let form = Form { id: form_id("all"), items: Some(all) };
        prop_assert_eq!(whole(&instrument, &answers), Profile::score(&instrument, &form, &answers));
    }

    #[test]
    fn what_is_shown_lies_in_the_score_s_band_and_within_a_point(score in 0.0..=100.0_f64) {
        let skills = skills();
        let shown = shown(&skills, score);
        prop_assert_eq!(&skills.band(shown.value).id, &skills.band(score).id);
        prop_assert!((shown.value - score).abs() <= 0.5);
        prop_assert!(shown.digits <= 1 && (0.0..=100.0).contains(&shown.value));
    }

    #[test]
    fn what_stands_out_is_on_its_side_of_the_mean((instrument, answers) in case(even_scale())) {
        let profile = whole(&instrument, &answers);
        let found = stand_out(&profile);
        let score = |id| profile.dimension(id).unwrap().estimate.unwrap().score;
        prop_assert!(found.strengths.len() <= 3 && found.priorities.len() <= 3);
        if let Some(mean) = found.own_mean {
            prop_assert!(found.strengths.iter().all(|id| score(id) > mean));
            prop_assert!(found.priorities.iter().all(|id| score(id) < mean));
            prop_assert!(found.strengths.is_sorted_by(|a, b| score(a) >= score(b)));
            prop_assert!(found.priorities.is_sorted_by(|a, b| score(a) <= score(b)));
        } else {
            prop_assert!(found.strengths.is_empty() && found.priorities.is_empty());
        }
    }

    #[test]
    fn signs_of_careless_answers_take_any_answers(
        (instrument, answers) in case(any_scale()), seed in any::<u64>(), times in vec(0..100_000_u64, 9)
    ) {
        let mut attempt = Attempt::begin(&instrument, start("full", seed));
        attempt.answers = answers.clone();
        for (page, time) in times.iter().enumerate() {
            attempt.spend(page, *time);
        }
        let before = whole(&instrument, &attempt.answers);
        let quality = Quality::of_attempt(&instrument, &attempt);
        prop_assert_eq!(before, whole(&instrument, &attempt.answers));
        prop_assert!(quality.answered <= quality.asked && (0.0..=1.0).contains(&quality.missing));
        prop_assert!(quality.longest_run.unwrap() <= quality.answered);
        prop_assert!(quality.opposites.inconsistent <= quality.opposites.answered);
        prop_assert!(quality.variability.is_none_or(|sd| 0.0 <= sd && sd.is_finite()));
        let table = Quality::of_answers(&instrument, &instrument.forms[0], &answers);
        prop_assert_eq!((table.answered, table.opposites), (quality.answered, quality.opposites));
    }
}
