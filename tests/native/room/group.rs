//! Statistics of many scores, and the quick screen for careless answers.

use innospark::instrument::Missing;
use innospark::response::{Answer, Quality, Screen};
use innospark::scoring::{Distribution, Quartiles};
use innospark::statistics::Frequencies;
use proptest::prelude::*;

use crate::laws::config;
use crate::support::{instrument, instrument_names, near, option};

#[test]
fn quartiles_are_those_of_r() {
    // R 4.2: quantile(x, c(.25, .5, .75)), type 7.
    #[track_caller]
    fn check(values: &[f64], expected: [f64; 3]) {
        let found = Quartiles::of(&Frequencies::of(values.iter().copied())).unwrap();
        near(found.q1, expected[0]);
        near(found.median, expected[1]);
        near(found.q3, expected[2]);
    }
    check(&[7.0], [7.0, 7.0, 7.0]);
    check(&[1.0, 2.0], [1.25, 1.5, 1.75]);
    check(&[3.0, 1.0, 2.0], [1.5, 2.0, 2.5]);
    check(&[1.0, 2.0, 3.0, 4.0], [1.75, 2.5, 3.25]);
    check(&[1.0, 2.0, 3.0, 4.0, 5.0], [2.0, 3.0, 4.0]);
    check(&[10.0, 1.0, 9.0, 2.0, 8.0, 3.0, 7.0, 4.0, 6.0, 5.0], [3.25, 5.5, 7.75]);
    check(&[50.0; 6], [50.0, 50.0, 50.0]);
    // datasets::attitude$rating
    let rating = [
        43.0, 63.0, 71.0, 61.0, 81.0, 43.0, 58.0, 71.0, 72.0, 67.0, 64.0, 67.0, 69.0, 68.0, 77.0, 81.0, 74.0,
        65.0, 65.0, 50.0, 50.0, 64.0, 53.0, 40.0, 63.0, 66.0, 78.0, 48.0, 85.0, 82.0,
    ];
    check(&rating, [58.75, 65.5, 71.75]);
    assert_eq!(Quartiles::of(&Frequencies::default()), None);
}

#[test]
fn a_distribution_of_scores() {
    let found =
        Distribution::of(&[0.0, 9.999, 10.0, 25.0, 50.0, 69.999_999_999_999_99, 70.0, 99.9, 100.0]).unwrap();
    assert_eq!(found.n, 9);
    assert_eq!(found.bins, [2, 1, 1, 0, 0, 1, 0, 2, 0, 2]);
    let found = Distribution::of(&[20.0, 40.0, 60.0]).unwrap();
    near(found.mean, 40.0);
    near(found.sd.unwrap(), 20.0);
    let one = Distribution::of(&[33.0]).unwrap();
    assert_eq!((one.n, one.sd), (1, None));
    assert_eq!(Distribution::of(&[]), None);
    // What is no score counts nowhere; what lies beyond the ends is not lost.
    assert_eq!(Distribution::of(&[f64::NAN, f64::INFINITY]), None);
    let odd = Distribution::of(&[f64::NAN, -5.0, 105.0]).unwrap();
    assert_eq!((odd.n, odd.bins[0], odd.bins[9]), (2, 1, 1));
    assert_eq!(Distribution::of(&[50.0; 4]).unwrap().sd, Some(0.0));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_quick_screen_says_what_the_whole_one_says(
        which in any::<prop::sample::Index>(),
        form in any::<prop::sample::Index>(),
        given in proptest::collection::vec(0_u8..8, 80),
        narrow in 0_u8..8,
    ) {
        static ALL: std::sync::OnceLock<Vec<innospark::instrument::Instrument>> = std::sync::OnceLock::new();
        let all = ALL.get_or_init(|| instrument_names().iter().map(|name| instrument(name)).collect());
        let instrument = which.get(all);
        let form = form.get(&instrument.forms);
        let asked = instrument.items().map(|(_, item)| item).filter(|item| form.asks(&item.id));
        let (mut answers, mut values) = (innospark::response::Answers::new(), Vec::new());
        for (item, given) in asked.zip(given.iter().cycle()) {
            // Narrow answers are those that look careless.
            let given = if narrow < 4 { given % (narrow + 1) + 2 } else { *given };
            match instrument.options.get(usize::from(given)) {
                Some(step) => {
                    answers.insert(item.id.clone(), Answer::Option(step.id.clone()));
                    values.push(Some(step.value));
                }
                None => {
                    if given == 7 {
                        answers.insert(item.id.clone(), Answer::Missing(Missing::DontKnow));
                    } else {
                        answers.insert(item.id.clone(), Answer::Option(option("o99")));
                    }
                    values.push(None);
                }
            }
        }
        let whole = Quality::of_answers(instrument, form, &answers);
        prop_assert_eq!(Screen::new(instrument, form).leaves_out(&values), whole.left_out_of_groups());
    }
}
