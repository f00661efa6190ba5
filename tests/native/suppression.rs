//! What is not shown, so that nobody can be picked out.

use innospark::scoring::{SmallestGroup, Suppression, SuppressionError, Visibility};

use Visibility::{Complementary, Empty, Shown, TooFew};

fn of(smallest: usize, total: usize, subgroups: &[usize]) -> Suppression {
    Suppression::of(SmallestGroup::new(smallest).unwrap(), total, subgroups).unwrap()
}

#[track_caller]
fn check<const N: usize>(subgroups: [usize; N], total: Visibility, expected: [Visibility; N]) {
    let found = of(5, subgroups.iter().sum(), &subgroups);
    assert_eq!((found.total, found.subgroups.as_slice()), (total, expected.as_slice()));
}

#[test]
fn five_may_be_raised_and_never_lowered() {
    assert_eq!(SmallestGroup::default().get(), 5);
    for people in 0..5 {
        assert_eq!(SmallestGroup::new(people), Err(SuppressionError::TooSmall(people)));
    }
    assert_eq!(SmallestGroup::new(5), Ok(SmallestGroup::default()));
    assert_eq!(SmallestGroup::new(12).unwrap().to_string(), "12");
    assert_eq!(
        SmallestGroup::new(3).unwrap_err().to_string(),
        "the smallest group may be raised, not lowered: 3 is below 5"
    );
}

#[test]
fn an_aggregate_that_stands_alone() {
    let five = SmallestGroup::default();
    let seen = [0, 1, 4, 5, 6, usize::MAX].map(|people| five.visibility(people));
    assert_eq!(seen, [Empty, TooFew, TooFew, Shown, Shown, Shown]);
    assert_eq!(SmallestGroup::new(8).unwrap().visibility(7), TooFew);
}

#[test]
fn distributions_need_ten_people_or_more() {
    let shows = |smallest: usize, people| SmallestGroup::new(smallest).unwrap().shows_distribution(people);
    assert!(!shows(5, 9) && shows(5, 10));
    assert!(!shows(12, 11) && shows(12, 12));
}

#[test]
fn large_subgroups_are_all_shown() {
    check([], Empty, []);
    check([5], Shown, [Shown]);
    check([5, 5, 7], Shown, [Shown; 3]);
}

#[test]
fn one_hidden_subgroup_takes_the_next_smallest_with_it() {
    check([3, 20], Shown, [TooFew, Complementary]);
    check([20, 3, 9, 14], Shown, [Shown, TooFew, Complementary, Shown]);
    check([9, 8, 4, 10], Shown, [Shown, Complementary, TooFew, Shown]);
    check([1, 5, 5, 5], Shown, [TooFew, Complementary, Shown, Shown]);
}

#[test]
fn of_equal_subgroups_the_first_is_hidden() {
    check([8, 8, 2, 8], Shown, [Complementary, Shown, TooFew, Shown]);
}

#[test]
fn hidden_subgroups_that_are_enough_together_need_no_other() {
    // What can be worked out is an aggregate of seven people.
    check([3, 4, 10, 20], Shown, [TooFew, TooFew, Shown, Shown]);
    check([4, 1, 10], Shown, [TooFew, TooFew, Shown]);
    check([3, 4], Shown, [TooFew, TooFew]);
}

#[test]
fn hidden_subgroups_that_are_too_few_together_need_another() {
    check([2, 2, 10, 20], Shown, [TooFew, TooFew, Complementary, Shown]);
    check([1, 1, 1, 1, 30, 6], Shown, [TooFew, TooFew, TooFew, TooFew, Shown, Complementary]);
}

#[test]
fn empty_subgroups_hide_nothing() {
    check([0, 10], Shown, [Empty, Shown]);
    check([0, 3, 10], Shown, [Empty, TooFew, Complementary]);
    check([0, 0], Empty, [Empty, Empty]);
}

#[test]
fn a_whole_group_that_is_too_small_shows_nothing() {
    check([4], TooFew, [TooFew]);
    check([1, 2], TooFew, [TooFew, TooFew]);
    check([2, 0, 2], TooFew, [TooFew, Empty, TooFew]);
}

#[test]
fn people_in_no_subgroup_are_protected_like_one() {
    // Thirteen people, two of whom named no role.
    let found = of(5, 13, &[5, 6]);
    assert_eq!((found.total, found.subgroups), (Shown, vec![Complementary, Shown]));
    assert_eq!(of(5, 16, &[5, 6]).subgroups, [Shown, Shown], "five without a role");
    assert_eq!(of(5, 14, &[3, 9]).subgroups, [TooFew, Shown], "three and two are five");
    assert_eq!(of(5, 7, &[]).total, Shown);
    assert_eq!(of(5, 3, &[]).total, TooFew);
}

#[test]
fn a_raised_size_counts_for_everything() {
    assert_eq!(of(10, 49, &[9, 10, 30]).subgroups, [TooFew, Complementary, Shown]);
    assert_eq!(of(10, 48, &[9, 9, 30]).subgroups, [TooFew, TooFew, Shown]);
    assert_eq!(of(10, 9, &[9]).total, TooFew);
}

#[test]
fn subgroups_that_overlap_are_refused() {
    let found = Suppression::of(SmallestGroup::default(), 10, &[6, 6]);
    assert_eq!(found, Err(SuppressionError::Overlap { subgroups: 12, total: 10 }));
    let found = Suppression::of(SmallestGroup::default(), usize::MAX - 1, &[usize::MAX, usize::MAX]);
    assert!(found.is_err(), "a sum beyond what a number holds");
}

/// Whatever can be worked out as total minus what is shown is nobody, or enough people.
#[test]
fn nothing_small_can_be_worked_out() {
    for smallest in [5, 7] {
        for code in 0..14_usize.pow(4) {
            let subgroups: Vec<usize> = (0..3).map(|digit| code / 14_usize.pow(digit) % 14).collect();
            let in_none = code / 14_usize.pow(3) % 14;
            let total = subgroups.iter().sum::<usize>() + in_none;
            let found = of(smallest, total, &subgroups);
            let seen = subgroups.iter().zip(&found.subgroups);
            let shown: Vec<usize> = seen.filter(|(_, seen)| **seen == Shown).map(|(n, _)| *n).collect();
            assert!(shown.iter().all(|people| smallest <= *people));
            let rest = total - shown.iter().sum::<usize>();
            let safe = rest == 0 || smallest <= rest || found.total != Shown;
            assert!(safe, "{subgroups:?} and {in_none}: {found:?}");
            let complementary = found.subgroups.iter().filter(|seen| **seen == Complementary);
            assert!(complementary.count() <= 1, "no more is hidden than must be");
        }
    }
}
