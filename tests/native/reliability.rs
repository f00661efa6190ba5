//! Reliability, against R's psych 2.2.9 and Python's pingouin 0.7 on published data.

use innospark::instrument::ItemId;
use innospark::scoring::{
    MissingPolicy, Omega, Reliability, ResponseMatrix, Undefined, feldt_95, omega_of_loadings,
};

use innospark::statistics::{median, variance};

use crate::datasets::{ATTITUDE, FIFTEEN_BY_TEN, TWELVE_BY_ELEVEN, matrix};
use crate::support::item;

use MissingPolicy::{Listwise, Pairwise};

/// Numbers agree to the decimals printed in the source.
#[track_caller]
fn printed<const N: usize>(found: [f64; N], expected: [&str; N]) {
    for (found, text) in found.iter().zip(expected) {
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let expected: f64 = text.parse().unwrap();
        let half = 0.5 * 10_f64.powi(-(decimals as i32));
        // Sixteen printed decimals are as many as floating point holds; the order of a sum may move the last.
        assert!((found - expected).abs() <= half + 1e-14, "{found} is not {text}");
    }
}

/// Numbers agree within a tolerance: where the source itself stops iterating earlier.
#[track_caller]
fn within<const N: usize>(tolerance: f64, found: &[f64], expected: [f64; N]) {
    assert_eq!(found.len(), N);
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
    }
}

#[track_caller]
fn omega(reliability: &Reliability) -> &Omega {
    reliability.omega.as_ref().unwrap()
}

#[track_caller]
fn item_rest(reliability: &Reliability) -> Vec<f64> {
    reliability.items.iter().map(|item| item.item_rest_r.clone().unwrap()).collect()
}

#[track_caller]
fn if_dropped(reliability: &Reliability) -> Vec<f64> {
    reliability.items.iter().map(|item| item.alpha_if_dropped.clone().unwrap()).collect()
}

#[track_caller]
fn row(reliability: &Reliability) -> [f64; 7] {
    let (low, high) = reliability.alpha_95.clone().unwrap();
    let plain = |value: &Result<f64, Undefined>| value.clone().unwrap();
    [
        plain(&reliability.alpha),
        low,
        high,
        plain(&reliability.alpha_standardised),
        plain(&reliability.mean),
        plain(&reliability.sd),
        plain(&reliability.sem),
    ]
}

#[test]
fn thirty_departments() {
    let found = Reliability::of(&matrix(ATTITUDE), Listwise);
    assert_eq!((found.n, found.k, found.policy), (30, 7, Listwise));
    let expected =
        [".8431428", ".7393757", ".9157731", ".8390838", "60.4381", "8.249789", "3.267346"].map(|text| text);
    printed(row(&found), expected);
    let names: Vec<&str> = found.items.iter().map(|item| item.item.as_str()).collect();
    assert_eq!(names, ["rating", "complaints", "privileges", "learning", "raises", "critical", "advance"]);
    printed(
        item_rest(&found).try_into().unwrap(),
        [".6713", ".7421", ".5607", ".7144", ".7863", ".2650", ".4608"],
    );
    printed(
        if_dropped(&found).try_into().unwrap(),
        [".80976", ".79692", ".82785", ".80303", ".79539", ".86387", ".84046"],
    );
    printed([1.96 * found.sem.clone().unwrap()], ["6.403998"]);
    assert_eq!(Reliability::of(&matrix(ATTITUDE), Pairwise), Reliability { policy: Pairwise, ..found });
}

#[test]
fn omega_of_thirty_departments_in_both_conventions() {
    let found = Reliability::of(&matrix(ATTITUDE), Listwise);
    let omega = omega(&found);
    printed(
        omega.loadings.clone().try_into().unwrap(),
        [".7578", ".8338", ".6034", ".7887", ".8411", ".2845", ".4910"],
    );
    // psych stops 3e-8 short of the least residuals; its printed .8509925 is .85099247.
    within(5e-8, &[omega.total, omega.implied], [0.850_992_465_1, 0.850_682_394_8]);
    assert!(!omega.heywood);
}

/// Which loadings matters more than which convention: the first are those of psych's maximum likelihood for the
/// departments, above are those of minimum residuals.
#[test]
fn omega_of_given_loadings() {
    printed(
        [
            omega_of_loadings(&[
                0.852477611,
                0.902238263,
                0.592706101,
                0.730699092,
                0.764994952,
                0.246093055,
                0.377847920,
            ])
            .unwrap(),
            omega_of_loadings(&[0.5, 0.5, 0.5]).unwrap(),
        ],
        [".8405448", ".5"],
    );
    assert_eq!(omega_of_loadings(&[1.0, 1.0]), Ok(1.0));
    assert_eq!(omega_of_loadings(&[0.0, 0.0]), Ok(0.0));
    assert_eq!(omega_of_loadings(&[]), Err(Undefined::NotFinite));
    assert_eq!(omega_of_loadings(&[f64::NAN]), Err(Undefined::NotFinite));
}

#[test]
fn fifteen_people_and_ten_items() {
    let found = Reliability::of(&matrix(FIFTEEN_BY_TEN), Listwise);
    assert_eq!((found.n, found.k), (15, 10));
    let expected = [".5917188485995826", ".1949214", ".8398208", ".6343498", "3.72", ".6603030", ".4219130"];
    printed(row(&found), expected);
    let data = matrix(FIFTEEN_BY_TEN);
    let variance_of = |column| variance(&data.column(column).collect::<Vec<_>>()).unwrap();
    printed(
        std::array::from_fn::<f64, 10, _>(variance_of),
        [
            "2.92381", "1.257143", "1.209524", "1.685714", "2.885714", "2.457143", "1.409524", "2.257143",
            "2.171429", "2.12381",
        ],
    );
    let totals: Vec<f64> = data.person_means().into_iter().map(|mean| mean * 10.0).collect();
    printed([variance(&totals).unwrap()], ["43.6"]);
    // In POMP: the scale has six steps between its ends.
    printed([found.sem.clone().unwrap() / 6.0 * 100.0], ["7.0319"]);
    // A second factor is in these data; psych stops within a few units of the sixth decimal.
    within(2e-5, &[omega(&found).total, omega(&found).implied], [0.680_101_486_8, 0.690_073_929_1]);
    // An item against the others lowers alpha: negative correlations are said, not hidden.
    within(
        1e-8,
        &item_rest(&found),
        [
            0.574_766_792,
            0.567_802_842,
            0.521_391_075,
            0.417_605_824,
            -0.107_583_082,
            -0.157_236_520,
            0.261_007_735,
            0.092_173_203,
            0.443_372_746,
            0.433_688_356,
        ],
    );
}

#[test]
fn with_gaps_the_policy_decides() {
    let gapped = matrix(TWELVE_BY_ELEVEN);
    let (pairwise, listwise) = (Reliability::of(&gapped, Pairwise), Reliability::of(&gapped, Listwise));
    assert_eq!((pairwise.n, pairwise.policy), (12, Pairwise));
    assert_eq!((listwise.n, listwise.policy), (9, Listwise));
    let (low, high) = pairwise.alpha_95.clone().unwrap();
    printed([pairwise.alpha.clone().unwrap(), low, high], [".732660835214447", ".435", ".909"]);
    let alpha = listwise.alpha.clone().unwrap();
    printed([alpha], [".8016949152542373"]);
    // pingouin and psych take all twelve people for the interval's degrees of freedom, though alpha comes from nine.
    // Here the nine count, which makes it honestly wider.
    let (low, high) = feldt_95(alpha, 12, 11).unwrap();
    printed([low, high], [".581", ".933"]);
    let (low, high) = listwise.alpha_95.clone().unwrap();
    printed([low, high], [".5330032", ".9472080"]);
    within(
        1e-8,
        &[pairwise.alpha_standardised.clone().unwrap(), listwise.alpha_standardised.clone().unwrap()],
        [0.730_149_341_318, 0.794_475_054_57],
    );
    within(
        1e-8,
        &item_rest(&pairwise),
        [
            -0.009_427_034_6,
            0.176_769_875_6,
            0.519_190_649_2,
            -0.064_077_987_6,
            0.546_538_344_3,
            0.473_725_366_0,
            0.508_821_472_8,
            0.697_382_377_8,
            0.449_274_806_6,
            0.378_145_647_6,
            0.568_722_706_5,
        ],
    );
    within(
        1e-9,
        &[pairwise.mean.clone().unwrap(), pairwise.sd.clone().unwrap()],
        [0.516_161_616_2, 0.235_905_232_3],
    );
}

/// A third way with gaps, which this program does not offer: what filling them in would have said.
#[test]
fn with_gaps_filled_by_the_items_medians() {
    let gapped = matrix(TWELVE_BY_ELEVEN);
    let medians: Vec<Option<f64>> =
        (0..11).map(|column| median(&gapped.column(column).collect::<Vec<_>>())).collect();
    let filled = gapped.rows().map(|row| row.iter().zip(&medians).map(|(cell, m)| cell.or(*m)).collect());
    let filled = ResponseMatrix::new(gapped.items().to_vec(), filled.collect::<Vec<Vec<_>>>()).unwrap();
    let found = Reliability::of(&filled, Listwise);
    let (low, high) = found.alpha_95.clone().unwrap();
    printed([found.alpha.clone().unwrap(), low, high], [".7380191693290734", ".447", ".911"]);
}

/// The departments with 19 cells taken out: row i (from 1) lacks column (5·i) mod 11, where there is one.
fn departments_with_gaps() -> ResponseMatrix {
    let full = matrix(ATTITUDE);
    let rows = full.rows().enumerate().map(|(index, row)| {
        let gap = (index + 1) * 5 % 11;
        let cells = row.iter().enumerate().map(|(column, cell)| cell.filter(|_| column + 1 != gap));
        cells.collect::<Vec<_>>()
    });
    ResponseMatrix::new(full.items().to_vec(), rows.collect::<Vec<_>>()).unwrap()
}

#[test]
fn departments_with_gaps_pairwise() {
    let found = Reliability::of(&departments_with_gaps(), Pairwise);
    assert_eq!(found.n, 30);
    let [alpha, low, high, standardised, mean, sd, _] = row(&found);
    within(
        1e-8,
        &[alpha, standardised, mean, sd],
        [0.854_047_648_941, 0.849_017_365_502, 60.740_476_19, 9.060_694_79],
    );
    within(1e-8, &[low, high], [0.757_494_561_7, 0.921_628_616_6]);
    within(
        1e-8,
        &item_rest(&found),
        [0.71894315, 0.75913485, 0.57586695, 0.76009375, 0.79903209, 0.20926093, 0.51002284],
    );
    within(
        1e-8,
        &if_dropped(&found),
        [0.81807832, 0.81063171, 0.84061296, 0.81225229, 0.80888663, 0.88166208, 0.84799383],
    );
    within(2e-6, &[omega(&found).total, omega(&found).implied], [0.863_434_901_9, 0.863_004_690_8]);
}

#[test]
fn departments_with_gaps_listwise_make_a_heywood_case() {
    let found = Reliability::of(&departments_with_gaps(), Listwise);
    assert_eq!(found.n, 11);
    let [alpha, low, high, standardised, mean, sd, _] = row(&found);
    within(
        1e-8,
        &[alpha, low, high, standardised, mean, sd],
        [0.899_937_255_371, 0.772_837_731, 0.968_714_772, 0.904_708_246_156, 58.701_298_7, 9.323_758_23],
    );
    assert!(omega(&found).heywood);
    within(
        1e-4,
        &omega(&found).loadings,
        [0.76889901, 0.89887484, 0.81615329, 0.71743671, 1.00106124, 0.45904606, 0.66856372],
    );
    within(2e-6, &[omega(&found).total], [0.911_463_217_5]);
}

/// `critical` turned round: what a wrong key does.
#[test]
fn an_item_keyed_the_wrong_way() {
    let full = matrix(ATTITUDE);
    let rows = full.rows().map(|row| {
        let mut row = row.to_vec();
        row[5] = row[5].map(|value| 151.0 - value);
        row
    });
    let turned = ResponseMatrix::new(full.items().to_vec(), rows.collect::<Vec<_>>()).unwrap();
    let found = Reliability::of(&turned, Listwise);
    within(
        1e-8,
        &[found.alpha.clone().unwrap(), found.alpha_standardised.clone().unwrap()],
        [0.776_454_054_258, 0.755_450_030_592],
    );
    within(1e-8, &item_rest(&found)[5..6], [-0.26503434]);
    within(2e-6, &[omega(&found).total, omega(&found).implied], [0.812_949_992, 0.813_958_273_8]);
    within(2e-5, &omega(&found).loadings[5..6], [-0.28446481]);
}

/// Columns of the departments, by their numbers.
fn columns(chosen: &[usize]) -> ResponseMatrix {
    let full = matrix(ATTITUDE);
    let items: Vec<ItemId> = chosen.iter().map(|column| full.items()[*column].clone()).collect();
    let rows = full.rows().map(|row| chosen.iter().map(|column| row[*column]).collect::<Vec<_>>());
    ResponseMatrix::new(items, rows.collect::<Vec<_>>()).unwrap()
}

#[test]
fn three_items_and_two() {
    let three = Reliability::of(&columns(&[5, 2, 1]), Listwise);
    within(
        1e-8,
        &[three.alpha.clone().unwrap(), three.alpha_standardised.clone().unwrap()],
        [0.578_864_219_681, 0.559_850_190_869],
    );
    within(2e-6, &[omega(&three).total], [0.623_769_526]);
    within(1e-8, &if_dropped(&three), [0.71490008, 0.30470634, 0.25171136]);

    let two = Reliability::of(&columns(&[5, 6]), Listwise);
    within(1e-8, &[two.alpha.clone().unwrap()], [0.441_308_485_991]);
    let (low, high) = two.alpha_95.clone().unwrap();
    within(1e-8, &[low, high], [-0.173_808_534_1, 0.734_082_519_6]);
    within(1e-8, &item_rest(&two), [0.28334317, 0.28334317]);
    assert_eq!(two.omega, Err(Undefined::TooFewItems { found: 2, needed: 3 }));
    assert_eq!(two.items[0].alpha_if_dropped, Err(Undefined::TooFewItems { found: 2, needed: 3 }));
}

#[test]
fn a_negative_alpha_is_shown_as_it_is() {
    let against = matrix("a b\n1 5\n2 4\n3 4\n4 1\n5 2");
    let found = Reliability::of(&against, Listwise);
    let alpha = found.alpha.clone().unwrap();
    // 2·cov·2/var(total): covariance −2.25, variances 2.5 and 2.7, total 0.7.
    within(1e-12, &[alpha], [2.0 * (1.0 - 5.2 / 0.7)]);
    let (low, high) = found.alpha_95.clone().unwrap();
    assert!(low < alpha && alpha < high && high < 0.0);
    assert!(found.sem.clone().unwrap() > found.sd.clone().unwrap());
}

#[test]
fn too_little_has_a_reason_and_no_number() {
    #[track_caller]
    fn check(text: &str, policy: MissingPolicy, expected: Undefined) {
        let found = Reliability::of(&matrix(text), policy);
        assert_eq!(found.alpha, Err(expected.clone()));
        assert_eq!(found.alpha_95, Err(expected));
        assert!(found.alpha_standardised.is_err() && found.omega.is_err() && found.sem.is_err());
    }
    let few = |found| Undefined::TooFewRespondents { found, needed: 2 };
    check("a b c", Listwise, few(0));
    check("a b c", Pairwise, few(0));
    check("a b c\n1 2 3", Listwise, few(1));
    check("a b c\n1 2 3\n. . .\n4 . 5", Listwise, few(1));
    check("a b c\n. . .\n. . .", Pairwise, few(0));
    check("a\n1\n2\n3", Listwise, Undefined::TooFewItems { found: 1, needed: 2 });
    check("a b c\n2 2 2\n2 2 2", Listwise, Undefined::NoVariance);
    check("a b\n1 5\n2 4\n4 2", Listwise, Undefined::NoVariance);
    check("a b c\n1 2 .\n2 1 .\n. . 3\n. . 4", Pairwise, Undefined::NoOverlap(item("c"), item("a")));
    check("a b c\n1 2 .\n2 1 .\n. . 3\n. . 4", Listwise, few(0));
    check("a b\n1e300 2e300\n3e300 1e300", Listwise, Undefined::NotFinite);
    check("a b\n1e154 2e154\n-1e154 -2e154\n1e154 2e154", Listwise, Undefined::NotFinite);
    // Where people are there, their means are said even without an alpha.
    let one = Reliability::of(&matrix("a\n1\n2\n3"), Listwise);
    assert_eq!((one.n, one.k, one.mean, one.sd), (3, 1, Ok(2.0), Ok(1.0)));
}

#[test]
fn pairs_that_contradict_each_other_give_no_alpha() {
    // Whoever answered both says that they go together far more than their own spreads allow.
    let text = "a b c\n0 0 .\n9 9 .\n. 0 0\n. 9 9\n0 . 0\n9 . 9\n4.5 . .\n4.5 . .\n4.5 . .\n4.5 . .\n. 4.5 .\n. 4.5 .\n. 4.5 .\n. . 4.5\n. . 4.5\n. . 4.5";
    assert_eq!(Reliability::of(&matrix(text), Pairwise).alpha, Err(Undefined::Contradictory));
    // Three that each go against both others: no three variables can.
    let text = "a b c\n0 9 .\n9 0 .\n. 0 9\n. 9 0\n0 . 9\n9 . 0";
    assert_eq!(Reliability::of(&matrix(text), Pairwise).alpha, Err(Undefined::Contradictory));
}

#[test]
fn an_item_that_everybody_answers_alike() {
    // Ten times 0.1 is not 1 in binary; the variance is 0 all the same.
    let rows: Vec<String> =
        (0..10).map(|row| format!("0.1 {} {}", row % 4, (row * 7 + row % 3) % 5)).collect();
    let found = Reliability::of(&matrix(&format!("same b c\n{}", rows.join("\n"))), Listwise);
    let constant = Undefined::ConstantItem(item("same"));
    assert!(found.alpha.is_ok());
    assert_eq!(found.alpha_standardised, Err(constant.clone()));
    assert_eq!(found.omega, Err(constant.clone()));
    assert_eq!(found.items[0].item_rest_r, Err(constant));
    assert!(found.items[0].alpha_if_dropped.is_ok() && found.items[1].item_rest_r.is_ok());
}

#[test]
fn items_that_say_the_same_have_alpha_1() {
    let rows: Vec<String> = (0..9).map(|row| format!("{0} {0} {0}", f64::from(row) / 3.0)).collect();
    let found = Reliability::of(&matrix(&format!("a b c\n{}", rows.join("\n"))), Listwise);
    assert_eq!(found.alpha, Ok(1.0));
    assert_eq!((found.alpha_95.clone(), found.sem.clone()), (Ok((1.0, 1.0)), Ok(0.0)));
    within(1e-9, &item_rest(&found), [1.0, 1.0, 1.0]);
    assert!(omega(&found).heywood && omega(&found).total <= 1.0);
}

/// An alpha of 0 shows the quantiles of F themselves: 1 − F.
#[test]
fn feldt_s_interval_stands_on_these_quantiles() {
    #[track_caller]
    fn check(n: usize, k: usize, upper: f64, lower: f64) {
        let (low, high) = feldt_95(0.0, n, k).unwrap();
        assert!((1.0 - low - upper).abs() <= 1e-7 * upper, "{} is not {upper}", 1.0 - low);
        assert!((1.0 - high - lower).abs() <= 1e-7 * lower, "{} is not {lower}", 1.0 - high);
    }
    // The fact sheet's, from R.
    check(30, 7, 1.6615384, 0.5369655);
    // R's qf for the smallest sample, and one of a thousand.
    check(2, 2, 647.789_011_478, 0.001_543_712_508_67);
    check(1_000, 4, 1.105_179_771_673, 0.902_480_224_625);
    // A hundred thousand people and sixty items. R's qf takes a limit there, so these are the roots of its pf.
    check(100_000, 60, 1.008_859_152_262_1, 0.991_180_696_449_2);
}

#[test]
fn no_sample_has_no_interval() {
    #[track_caller]
    fn check(n: usize, k: usize) {
        assert_eq!(feldt_95(0.7, n, k), Err(Undefined::Unsettled));
    }
    check(0, 4);
    check(1, 4);
    check(30, 0);
    check(30, 1);
    assert_eq!(feldt_95(f64::NAN, 30, 4), Err(Undefined::NotFinite));
    assert_eq!(feldt_95(f64::NEG_INFINITY, 30, 4), Err(Undefined::NotFinite));
}

#[test]
fn policies_are_called_by_their_words() {
    for policy in [Listwise, Pairwise] {
        assert_eq!(MissingPolicy::parse(policy.as_str()), Some(policy));
    }
    assert_eq!((Listwise.as_str(), Pairwise.as_str()), ("listwise", "pairwise"));
    assert_eq!(MissingPolicy::parse("Listwise"), None);
    assert_eq!(MissingPolicy::parse(""), None);
}

#[test]
fn a_reason_is_a_sentence() {
    let reason = Undefined::TooFewRespondents { found: 1, needed: 2 };
    assert_eq!(reason.to_string(), "at least 2 people with enough answers are needed, and there are 1");
}
