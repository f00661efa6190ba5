//! Laws of what is said about many people's answers, over arbitrary ones.

use innospark::instrument::ItemId;
use innospark::scoring::{
    Agreement, Change, Estimate, GroupConstants, MissingPolicy, RatingScale, Reliability, ResponseMatrix,
    TeamMean, Undefined, Verdict,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::{near, sketch};

/// No file is written beside the tests when a law is broken; the message names the smallest case.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

const POLICIES: [MissingPolicy; 2] = [MissingPolicy::Listwise, MissingPolicy::Pairwise];

type Rows = Vec<Vec<Option<f64>>>;

fn names(items: usize) -> Vec<ItemId> {
    (0..items).map(|index| ItemId::parse(&format!("i{index}")).unwrap()).collect()
}

fn matrix(rows: &Rows) -> ResponseMatrix {
    ResponseMatrix::new(names(rows.first().map_or(1, Vec::len)), rows).unwrap()
}

/// Answers on 1–5, respondents × items; so many of ten cells are gaps.
fn answered(gaps: u8) -> impl Strategy<Value = Rows> {
    let cell =
        move || (0_u8..10, 1_u8..=5).prop_map(move |(die, value)| (gaps <= die).then(|| f64::from(value)));
    (1_usize..8).prop_flat_map(move |items| vec(vec(cell(), items), 1..30))
}

/// Any numbers at all, tiny, enormous and alike.
fn wild() -> impl Strategy<Value = Rows> {
    let number = prop_oneof![
        4 => -10.0..10.0_f64,
        2 => Just(3.0),
        1 => Just(0.1),
        1 => prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO,
    ];
    let cell = prop::option::weighted(0.8, number);
    (1_usize..7).prop_flat_map(move |items| vec(vec(cell.clone(), items), 0..25))
}

fn likert() -> RatingScale {
    RatingScale::of(&sketch("a +"))
}

/// Every number that a reliability says.
fn numbers(of: &Reliability) -> Vec<f64> {
    let plain = [&of.alpha, &of.alpha_standardised, &of.mean, &of.sd, &of.sem];
    let mut all: Vec<f64> = plain.into_iter().filter_map(|value| value.clone().ok()).collect();
    all.extend(of.alpha_95.iter().flat_map(|(low, high)| [*low, *high]));
    all.extend(of.omega.iter().flat_map(|omega| [omega.total, omega.implied]));
    all.extend(of.omega.iter().flat_map(|omega| omega.loadings.clone()));
    let items = of.items.iter().flat_map(|item| [&item.item_rest_r, &item.alpha_if_dropped]);
    all.extend(items.filter_map(|value| value.clone().ok()));
    all
}

/// Both are numbers and near each other, or neither is one.
fn same(one: &Result<f64, Undefined>, other: &Result<f64, Undefined>) -> Result<(), TestCaseError> {
    match (one, other) {
        (Ok(one), Ok(other)) => {
            prop_assert!((one - other).abs() <= 1e-6 * one.abs().max(1.0), "{} and {}", one, other);
        }
        (one, other) => prop_assert!(one.is_err() && other.is_err(), "{:?} and {:?}", one, other),
    }
    Ok(())
}

fn map(rows: &Rows, value: impl Fn(usize, f64) -> f64) -> Rows {
    let row = |row: &Vec<Option<f64>>| {
        row.iter().enumerate().map(|(item, cell)| cell.map(|cell| value(item, cell))).collect()
    };
    rows.iter().map(row).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_is_said_is_a_number(rows in wild()) {
        let matrix = matrix(&rows);
        for policy in POLICIES {
            let found = Reliability::of(&matrix, policy);
            prop_assert!(numbers(&found).iter().all(|number| number.is_finite()), "{:?}", found);
            prop_assert!(found.n <= rows.len() && found.items.len() == found.k);
            if let (Ok(alpha), Ok((low, high))) = (&found.alpha, &found.alpha_95) {
                prop_assert!(*alpha <= 1.0 && low <= alpha && alpha <= high && *high <= 1.0);
            }
            let rs = found.items.iter().filter_map(|item| item.item_rest_r.clone().ok());
            prop_assert!(rs.into_iter().all(|r| (-1.0..=1.0).contains(&r)));
        }
        let agreement = Agreement::of(&matrix, &likert());
        let team = TeamMean::of(&matrix);
        let indices = [
            &team.mean, &team.sd, &agreement.variance_ratio, &agreement.r_star_wg_j,
            &agreement.ad_mean, &agreement.ad_median, &agreement.awg,
        ];
        prop_assert!(indices.into_iter().flatten().all(|number| number.is_finite()), "{:?}", agreement);
        let _ = GroupConstants::of_sample(&matrix, (1.0, 5.0));
    }

    #[test]
    fn moving_an_item_leaves_alpha_alone(
        rows in answered(2), at in any::<Index>(), by in -100.0..100.0_f64
    ) {
        let at = at.index(rows[0].len());
        let moved = map(&rows, |item, value| if item == at { value + by } else { value });
        for policy in POLICIES {
            let one = Reliability::of(&matrix(&rows), policy);
            let other = Reliability::of(&matrix(&moved), policy);
            same(&one.alpha, &other.alpha)?;
            same(&one.alpha_standardised, &other.alpha_standardised)?;
            for (one, other) in one.items.iter().zip(&other.items) {
                same(&one.item_rest_r, &other.item_rest_r)?;
                same(&one.alpha_if_dropped, &other.alpha_if_dropped)?;
            }
        }
    }

    #[test]
    fn turning_and_stretching_every_item_leaves_alpha_alone(rows in answered(2), factor in 0.5..20.0_f64) {
        let turned = map(&rows, |_, value| (6.0 - value) * factor);
        for policy in POLICIES {
            let one = Reliability::of(&matrix(&rows), policy);
            let other = Reliability::of(&matrix(&turned), policy);
            same(&one.alpha, &other.alpha)?;
            same(&one.sd.map(|sd| sd * factor), &other.sd)?;
            same(&one.sem.map(|sem| sem * factor), &other.sem)?;
        }
    }

    #[test]
    fn the_order_of_items_and_people_changes_nothing(rows in answered(2), by in any::<Index>()) {
        let by = by.index(rows[0].len());
        let mut turned = rows.clone();
        turned.reverse();
        for row in &mut turned {
            row.rotate_left(by);
        }
        let (matrix, turned) = (matrix(&rows), matrix(&turned));
        for policy in POLICIES {
            let (one, other) = (Reliability::of(&matrix, policy), Reliability::of(&turned, policy));
            prop_assert_eq!((one.n, one.k), (other.n, other.k));
            same(&one.alpha, &other.alpha)?;
            same(&one.mean, &other.mean)?;
            for (index, item) in one.items.iter().enumerate() {
                let moved = (index + one.k - by) % one.k;
                same(&item.item_rest_r, &other.items[moved].item_rest_r)?;
            }
        }
        let (one, other) = (Agreement::of(&matrix, &likert()), Agreement::of(&turned, &likert()));
        same(&one.r_star_wg_j, &other.r_star_wg_j)?;
        same(&one.ad_median, &other.ad_median)?;
        same(&one.awg, &other.awg)?;
    }

    #[test]
    fn without_gaps_both_policies_are_one(rows in answered(0)) {
        let [listwise, pairwise] = POLICIES.map(|policy| Reliability::of(&matrix(&rows), policy));
        prop_assert_eq!(Reliability { policy: MissingPolicy::Pairwise, ..listwise }, pairwise);
    }

    #[test]
    fn people_with_gaps_do_not_count_listwise(rows in answered(3)) {
        let complete: Rows = rows.iter().filter(|row| row.iter().all(Option::is_some)).cloned().collect();
        let columns = names(rows[0].len());
        let complete = ResponseMatrix::new(columns, &complete).unwrap();
        let listwise = MissingPolicy::Listwise;
        prop_assert_eq!(Reliability::of(&matrix(&rows), listwise), Reliability::of(&complete, listwise));
    }

    #[test]
    fn raters_who_say_the_same_agree_fully(row in vec(1_u8..=5, 1..8), raters in 2_usize..12) {
        let row: Vec<Option<f64>> = row.into_iter().map(|value| Some(f64::from(value))).collect();
        let found = Agreement::of(&matrix(&vec![row; raters]), &likert());
        let rwg = found.rwg_j.unwrap();
        prop_assert!(rwg.value == 1.0 && !rwg.truncated);
        prop_assert_eq!((found.r_star_wg_j, found.ad_mean, found.ad_median), (Ok(1.0), Ok(0.0), Ok(0.0)));
    }

    #[test]
    fn agreement_keeps_its_ranges(rows in answered(2)) {
        let found = Agreement::of(&matrix(&rows), &likert());
        if let Ok(index) = &found.rwg_j {
            prop_assert!((0.0..=1.0).contains(&index.value));
            prop_assert_eq!(index.truncated, *found.variance_ratio.as_ref().unwrap() > 1.0 + 1e-9);
            // The more items, the higher: never below r*wg(j).
            prop_assert!(found.r_star_wg_j.as_ref().unwrap() - 1e-9 <= index.value);
        }
        prop_assert!(found.r_star_wg_j.iter().all(|index| *index <= 1.0));
        prop_assert!(found.awg.iter().all(|index| (-1.0 - 1e-9..=1.0).contains(index)));
        // Nothing lies nearer to all answers than their median.
        if let (Ok(from_median), Ok(from_mean)) = (&found.ad_median, &found.ad_mean) {
            prop_assert!(*from_median <= from_mean + 1e-9);
        }
    }

    #[test]
    fn a_change_back_is_the_change_turned_round(
        scores in (0.0..=100.0_f64, 0.0..=100.0_f64), errors in (0.1..30.0_f64, 0.1..30.0_f64)
    ) {
        let before = Estimate { score: scores.0, sem: Some(errors.0) };
        let after = Estimate { score: scores.1, sem: Some(errors.1) };
        let (there, back) = (Change::new(before, after), Change::new(after, before));
        near(there.index().unwrap(), -back.index().unwrap());
        near(there.smallest().unwrap(), back.smallest().unwrap());
        let turned = match there.verdict().unwrap() {
            Verdict::Higher => Verdict::Lower,
            Verdict::Lower => Verdict::Higher,
            Verdict::TooSmall => Verdict::TooSmall,
        };
        prop_assert_eq!(back.verdict(), Some(turned));
        prop_assert_eq!(there.verdict() == Some(Verdict::TooSmall), there.index().unwrap().abs() <= 1.96);
    }
}
