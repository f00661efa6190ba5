//! What a room's people say together, against values computed elsewhere.

use innospark::guidance::Toolkit;
use innospark::instrument::RoleId;
use innospark::room::{MiddleHalf, Moment, Report, Views, changes, exercises, priorities, total_change};
use innospark::scoring::{Profile, Quartiles, Verdict, Visibility};
use innospark::statistics::Frequencies;

use super::{Desk, attempt};
use crate::support::{dimension, near, read, sketch, skills};

/// The teams of oracle G: three statements, five people.
const TEAM_A: [[u8; 3]; 5] = [[4, 4, 5], [4, 5, 4], [5, 4, 4], [4, 4, 4], [3, 4, 4]];
const TEAM_B: [[u8; 3]; 5] = [[1, 5, 2], [5, 1, 4], [2, 4, 5], [4, 2, 1], [3, 3, 3]];

/// The report of teams, each on a dimension, handed in as codes and revealed.
fn of_teams(instrument: innospark::instrument::Instrument, teams: &[(&str, [[u8; 3]; 5])]) -> Report {
    let mut desk = Desk::of(instrument);
    for person in 0..5 {
        let given = teams.iter().map(|(name, team)| {
            let [a, b, c] = team[person];
            format!("{name}: {a} {b} {c}")
        });
        desk.takes_answers(person as u64 + 1, None, &given.collect::<Vec<_>>().join(", "));
    }
    // Six answers of one person on 1 to 5 may look careless; who is left out is not what this is about.
    desk.room.count_hurried(true);
    desk.reveals().unwrap();
    desk.report()
}

/// Values printed to seven decimals.
#[track_caller]
fn printed(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() <= 5.1e-8, "{found} is not {expected}");
}

#[test]
fn oracle_g_comes_out_of_real_codes() {
    // content.md §7.4, R's multilevel 2.8.
    let report = of_teams(sketch("a +++, b +++"), &[("a", TEAM_A), ("b", TEAM_B)]);
    let agreement = |name: &str| report.dimension(&dimension(name)).unwrap().agreement.unwrap();
    let (a, b) = (agreement("a"), agreement("b"));
    printed(Some(a.rwg_j.value), 0.944_444_4);
    printed(Some(a.r_star_wg_j), 0.85);
    printed(a.ad_mean, 0.346_666_7);
    printed(a.ad_median, 0.266_666_7);
    assert_eq!((a.views, a.rwg_j.truncated), (Views::Close, false));
    assert_eq!((b.rwg_j.value, b.rwg_j.truncated), (0.0, true));
    printed(Some(b.r_star_wg_j), -0.25);
    printed(b.ad_mean, 1.2);
    printed(b.ad_median, 1.2);
    assert_eq!(b.views, Views::TwoCamps);
    assert_eq!(report.worth_talking, [dimension("b")]);
    // The same with a reversed statement, which is answered the other way round.
    let mirrored = |team: [[u8; 3]; 5]| team.map(|[a, b, c]| [a, b, 6 - c]);
    let turned = of_teams(sketch("a ++-, b ++-"), &[("a", mirrored(TEAM_A)), ("b", mirrored(TEAM_B))]);
    for (one, other) in report.dimensions.iter().zip(&turned.dimensions) {
        assert_eq!(one, other);
    }
}

#[test]
fn means_and_spread_are_those_of_the_scores() {
    let report = of_teams(sketch("a +++"), &[("a", TEAM_A)]);
    let found = &report.dimensions[0];
    // Person means 13/3, 13/3, 13/3, 4, 11/3 on 1–5.
    let scores = [13.0 / 3.0, 13.0 / 3.0, 13.0 / 3.0, 4.0, 11.0 / 3.0].map(|mean: f64| (mean - 1.0) * 25.0);
    let mean = scores.iter().sum::<f64>() / 5.0;
    let sd = (scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / 4.0).sqrt();
    near(found.mean.unwrap(), mean);
    near(found.sd.unwrap(), sd);
    // Of five people no quartile is shown: it would be somebody's very score.
    assert_eq!((found.quartiles, found.bins), (None, None));
    let MiddleHalf { low, high, estimated } = found.middle.unwrap();
    assert!(estimated);
    near(low, mean - 0.674_489_750_196_081_7 * sd);
    near(high, mean + 0.674_489_750_196_081_7 * sd);
    // A single dimension is group and total too.
    near(report.total.mean.unwrap(), mean);
    near(report.groups[0].score.mean.unwrap(), mean);
    near(report.total.sd.unwrap(), sd);
}

#[test]
fn a_report_is_made_of_the_scores_that_people_see_themselves() {
    let instrument = skills();
    let mut desk = Desk::of(instrument.clone());
    let mut profiles = Vec::new();
    for person in 1..=12_u64 {
        let mut attempt = attempt(&instrument, person, None, "");
        for (place, item) in attempt.order.clone().iter().enumerate() {
            let option = &instrument.options[(person as usize * 3 + place * place) % 5].id;
            if !(place + person as usize).is_multiple_of(7) {
                attempt.answer(&instrument, item, innospark::response::Answer::Option(option.clone()));
            }
        }
        desk.room.hand_in(&super::code_of(&instrument, &attempt), &desk.layout).unwrap();
        profiles.push(Profile::score(&instrument, &instrument.forms[0], &attempt.answers));
    }
    desk.tally.catch_up(&desk.room);
    desk.room.count_hurried(true);
    desk.reveals().unwrap();
    let report = desk.report();
    let mean = |scores: Vec<f64>| scores.iter().sum::<f64>() / scores.len() as f64;
    assert_eq!(report.dimensions.len(), 15);
    for found in &report.dimensions {
        let scores: Vec<f64> = profiles
            .iter()
            .filter_map(|profile| profile.dimension(&found.id)?.estimate)
            .map(|e| e.score)
            .collect();
        assert_eq!(found.n, scores.len());
        near(found.mean.unwrap(), mean(scores.clone()));
        assert_eq!(found.quartiles.is_some(), scores.len() >= 10);
        if let Some(bins) = found.bins {
            assert_eq!(bins.iter().sum::<usize>(), scores.len());
            assert_eq!(found.quartiles, Quartiles::of(&Frequencies::of(scores)));
        }
    }
    for (index, group) in report.groups.iter().enumerate() {
        let scores = profiles.iter().filter_map(|profile| profile.groups[index].estimate).map(|e| e.score);
        near(group.score.mean.unwrap(), mean(scores.collect()));
    }
    near(
        report.total.mean.unwrap(),
        mean(profiles.iter().filter_map(|p| p.total).map(|e| e.score).collect()),
    );
}

#[test]
fn strips_begin_with_ten_people_on_the_dimension() {
    let mut desk = Desk::new();
    desk.takes_all(1..=9);
    desk.takes_answers(10, None, "a: 4 5 2, b: 1 na na");
    desk.reveals().unwrap();
    let report = desk.report();
    assert_eq!((report.dimensions[0].n, report.dimensions[1].n), (10, 9));
    assert_eq!(report.dimensions[0].bins.unwrap().iter().sum::<usize>(), 10);
    let middle = report.dimensions[0].middle.unwrap();
    let quartiles = report.dimensions[0].quartiles.unwrap();
    assert_eq!((middle.low, middle.high, middle.estimated), (quartiles.q1, quartiles.q3, false));
    assert_eq!((report.dimensions[1].bins, report.dimensions[1].quartiles), (None, None));
    assert!(report.dimensions[1].middle.unwrap().estimated);
    // A room that shows 12 together shows a strip of 12.
    desk.room.raise_smallest(10).unwrap();
    assert!(desk.report().dimensions[0].bins.is_some());
    assert_eq!(desk.report().dimensions[1].visibility, Visibility::TooFew);
    desk.room.raise_smallest(11).unwrap();
    assert!(desk.room.report(&desk.tally, Moment::Before).is_err());
}

#[test]
fn a_dimension_that_few_are_scored_on_is_not_shown() {
    let mut desk = Desk::new();
    desk.takes_all(1..=4);
    for person in 5..=8 {
        desk.takes_answers(person, None, &format!("a: {} 4 2", person % 5 + 1));
    }
    desk.reveals().unwrap();
    let hidden = &desk.report().dimensions[1];
    assert_eq!((hidden.n, hidden.visibility), (4, Visibility::TooFew));
    assert_eq!((hidden.mean, hidden.sd, hidden.middle, hidden.agreement), (None, None, None, None));
    assert_eq!((hidden.quartiles, hidden.bins), (None, None));
    // Nor one that nobody is.
    let mut desk = Desk::new();
    for person in 1..=6 {
        desk.takes_answers(person, None, &format!("a: {} 4 2", person % 5 + 1));
    }
    desk.reveals().unwrap();
    assert_eq!(desk.report().dimensions[1].visibility, Visibility::Empty);
}

#[test]
fn roles_are_shown_beside_each_other_or_not_at_all() {
    #[track_caller]
    fn check(people: [u64; 3], expected: [Visibility; 2]) {
        let mut desk = Desk::new();
        let roles = [Some(0), Some(1), None].into_iter().zip(people);
        let all: Vec<Option<usize>> =
            roles.flat_map(|(role, people)| std::iter::repeat_n(role, people as usize)).collect();
        for (person, role) in (1..).zip(&all) {
            desk.takes_as(person, *role);
        }
        desk.reveals().unwrap();
        let report = desk.report();
        let parts = report.dimensions.iter().map(|dimension| &dimension.by_role);
        let groups = report.groups.iter().map(|group| &group.score.by_role);
        for by_role in parts.chain(groups).chain([&report.total.by_role]) {
            let found: Vec<Visibility> = by_role.iter().map(|role| role.visibility).collect();
            assert_eq!(found, expected, "{people:?}");
            assert!(by_role.iter().all(|role| role.mean.is_some() == (role.visibility == Visibility::Shown)));
        }
    }
    use Visibility::{Complementary, Empty, Shown, TooFew};
    check([5, 6, 0], [Shown, Shown]);
    check([6, 4, 0], [Complementary, TooFew]);
    check([4, 4, 0], [TooFew, TooFew]);
    check([8, 0, 0], [Shown, Empty]);
    // Those who said nothing are a hidden group too.
    check([6, 7, 1], [Complementary, Shown]);
    check([6, 7, 5], [Shown, Shown]);
    check([6, 3, 2], [Shown, TooFew]);
}

#[test]
fn a_roles_mean_is_that_of_its_people() {
    let mut desk = Desk::of(sketch("a ++"));
    for person in 1..=5 {
        desk.takes_answers(person, Some(0), "a: 2 2");
        desk.takes_answers(person + 10, Some(1), "a: 4 5");
    }
    desk.reveals().unwrap();
    let by_role = &desk.report().dimensions[0].by_role;
    let found: Vec<(&RoleId, usize, Option<f64>)> =
        by_role.iter().map(|role| (&role.role, role.n, role.mean)).collect();
    let roles = &desk.instrument.roles;
    assert_eq!(found, [(&roles[0], 5, Some(25.0)), (&roles[1], 5, Some(87.5))]);
}

#[test]
fn hurried_answers_are_left_out_and_counted() {
    let mut desk = Desk::new();
    desk.takes_all(1..=6);
    desk.reveals().unwrap();
    let without = desk.report();
    let mut desk = Desk::new();
    desk.takes_all(1..=6);
    desk.takes_answers(7, None, "a: 1 1 1, b: 1 1 1");
    desk.reveals().unwrap();
    let found = desk.report();
    assert_eq!((found.n, found.left_out), (6, 1));
    assert_eq!(found.dimensions, without.dimensions);
    assert_eq!(found.total, without.total);
}

#[test]
fn the_words_for_agreement() {
    #[track_caller]
    fn check(r_star: f64, expected: Views) {
        assert_eq!(Views::of(r_star), expected, "{r_star}");
    }
    check(1.0, Views::Close);
    check(0.7, Views::Close);
    check(0.699, Views::Differ);
    check(0.5, Views::Differ);
    check(0.499, Views::DifferStrongly);
    check(0.0, Views::DifferStrongly);
    check(-1e-12, Views::DifferStrongly);
    check(-0.01, Views::TwoCamps);
}

#[test]
fn one_statement_is_no_agreement() {
    let mut desk = Desk::of(sketch("a +, b ++"));
    for person in 1..=5 {
        desk.takes_answers(person, None, &format!("a: {person}, b: 4 {person}"));
    }
    desk.reveals().unwrap();
    assert_eq!(desk.report().dimensions[0].agreement, None);
    assert!(desk.report().dimensions[1].agreement.is_some());
}

#[test]
fn three_at_most_are_worth_talking_about_the_farthest_apart_first() {
    let mut desk = Desk::of(sketch("a ++, b ++, c ++, d ++, e ++"));
    for person in 1..=6_u64 {
        let low = if person % 2 == 0 { 1 } else { 5 };
        let near = if person % 2 == 0 { 2 } else { 4 };
        let third = if person % 2 == 0 { 2 } else { 5 };
        let given = format!("a: 3 3, b: {near} {near}, c: {low} {low}, d: {third} {third}, e: {low} 3");
        desk.takes_answers(person, None, &given);
    }
    desk.room.count_hurried(true);
    desk.reveals().unwrap();
    let names: Vec<String> = desk.report().worth_talking.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["c", "d", "e"]);
}

#[test]
fn before_and_after_are_held_against_each_other() {
    let mut desk = Desk::of(sketch("a ++, b ++"));
    let before = [(2, 3), (3, 3), (2, 2), (3, 2), (1, 3), (2, 4)];
    let after = [(4, 3), (5, 4), (4, 4), (5, 5), (4, 5)];
    for (person, (a, b)) in (1..).zip(before) {
        desk.takes_answers(person, None, &format!("a: {a} {b}, b: 3 3"));
    }
    desk.room.set_moment(Moment::After);
    for (person, (a, b)) in (11..).zip(after) {
        desk.takes_answers(person, None, &format!("a: {a} {b}, b: na na"));
    }
    for moment in Moment::ALL {
        desk.room.reveal(&desk.tally, moment).unwrap();
    }
    let [before, after] = Moment::ALL.map(|moment| desk.room.report(&desk.tally, moment).unwrap());
    assert_eq!((before.n, after.n), (6, 5));
    let found = changes(&before, &after);
    let (name, change) = &found[0];
    assert_eq!(name, &dimension("a"));
    let change = change.unwrap();
    // R 4.2, t.test: 45 ± 18.2613. Variances 203.125 and 125: standard error 7.839537, df 7.563281, of which t's quantile is 2.329387.
    near(change.before, 37.5);
    near(change.after, 82.5);
    near(change.difference, 45.0);
    assert!((change.margin - 18.261_3).abs() < 0.002, "{}", change.margin);
    assert_eq!(change.verdict, Verdict::Higher);
    // Nobody was scored on b afterwards.
    assert_eq!(found[1], (dimension("b"), None));
    assert!(total_change(&before, &after).is_some());
    // The other way round it is lower, by the same.
    let back = changes(&after, &before)[0].1.unwrap();
    assert_eq!((back.difference, back.margin, back.verdict), (-45.0, change.margin, Verdict::Lower));
    // No difference, and no spread.
    let same = changes(&before, &before);
    assert_eq!(same[0].1.unwrap().verdict, Verdict::TooSmall);
    assert_eq!(same[1].1.unwrap().verdict, Verdict::TooSmall);
}

#[test]
fn the_lowest_dimensions_come_with_exercises_for_more_than_one() {
    let instrument = skills();
    let mut desk = Desk::of(instrument.clone());
    for person in 1..=6_u64 {
        let mut attempt = attempt(&instrument, person, None, "");
        for (place, (dimension, item)) in instrument.items().enumerate() {
            // The later a dimension stands, the lower it is.
            let rank = instrument.dimensions.iter().position(|d| d.id == dimension.id).unwrap();
            let step = (5 - rank / 4 + (place + person as usize) % 2).clamp(1, 5);
            let step = if item.key == innospark::instrument::Key::Positive { step } else { 6 - step };
            let option = innospark::response::Answer::Option(instrument.options[step - 1].id.clone());
            attempt.answer(&instrument, &item.id, option);
        }
        desk.room.hand_in(&super::code_of(&instrument, &attempt), &desk.layout).unwrap();
    }
    desk.tally.catch_up(&desk.room);
    desk.room.count_hurried(true);
    desk.reveals().unwrap();
    let report = desk.report();
    let found = priorities(&report, &instrument);
    assert_eq!(found.len(), 3);
    assert!(found.windows(2).all(|pair| pair[0].mean <= pair[1].mean));
    let lowest =
        report.dimensions.iter().filter_map(|dimension| dimension.mean).fold(f64::INFINITY, f64::min);
    near(found[0].mean, lowest);
    let toolkit = Toolkit::from_json(
        &read("assets/library/techniques.json"),
        &read("assets/library/techniques.en.json"),
        None,
    )
    .unwrap();
    for priority in &found {
        let entries = exercises(priority, &instrument, &toolkit);
        assert!(!entries.is_empty(), "{}", priority.dimension);
        for (place, entry) in entries.iter().enumerate() {
            assert!(entry.technique.modes.iter().any(|mode| *mode != innospark::guidance::Mode::Alone));
            assert!(!entries[..place].iter().any(|other| other.technique.id == entry.technique.id));
        }
    }
    // One dimension alone is no choice.
    let report = of_teams(sketch("a +++"), &[("a", TEAM_A)]);
    assert!(priorities(&report, &sketch("a +++")).is_empty());
}
