//! Whether answers look careful: signs that a result should be read with care.
//!
//! A sign is no proof, and nothing here changes a score or drops an answer. One sign puts a note under the result;
//! two or more put a banner over it and leave the answers out of group results unless somebody decides otherwise.

use super::answer::{Answer, Answers};
use super::attempt::{Attempt, PAGE_SIZE};
use crate::instrument::{Dimension, Form, Instrument, ItemId, Key, OptionId};
use crate::statistics::{median, variance};

/// Shortest run of one answer that is a sign, however short the form.
const LONG_RUN: usize = 10;

/// With fewer answers on the scale, their being alike is no sign.
const FEWEST_ANSWERS: usize = 5;

/// Least standard deviation of a person's raw answers: .30 on a scale of 1–5, here as a share of the scale's width.
/// A design choice until there are pilot data.
const LEAST_VARIABILITY: f64 = 0.30 / 4.0;

/// Median seconds an item below which nobody reads (Wood, Harms, Lowman & DeSimone 2017).
const LEAST_SECONDS: f64 = 1.0;

/// Seconds an item, over the whole form, below which answers are usually taken for hurried (Huang et al. 2012).
const LEAST_SECONDS_OVERALL: f64 = 2.0;

/// With fewer pairs, "more than half" would hang on one answer.
const FEWEST_PAIRS: usize = 3;

/// A sign of careless answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// All answers alike, or a run of one answer that is at least 10 long and half of the form (Johnson 2005; Curran
    /// 2016).
    Uniform,
    /// The answers hardly vary (IRV; Dunn, Heggestad, Shanock & Theilgard 2018).
    LowVariability,
    /// Faster than one can read.
    Hurried,
    /// More than half of the items have no answer on the scale.
    Incomplete,
    /// More than half of the pairs of opposite statements have answers on the same side.
    Contradictory,
}

/// How a result may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// As it is.
    Normal,
    /// With a note under it.
    Note,
    /// With a banner over it.
    Banner,
}

/// Pairs of a positive and a reversed statement of one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Opposites {
    /// Pairs with both statements answered on the scale.
    pub answered: usize,
    /// Those of them whose raw answers lie on the same side of the scale's middle: both agreed with, or both not.
    pub inconsistent: usize,
}

/// What can be said about how somebody answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Quality {
    /// Items asked.
    pub asked: usize,
    /// Items answered on the scale.
    pub answered: usize,
    /// Longest run of one raw answer in the order asked; `None` where the order is not known.
    pub longest_run: Option<usize>,
    /// Standard deviation (n − 1) of the raw answers, in scale points; `None` of fewer than two.
    pub variability: Option<f64>,
    /// Median over the pages of seconds an item; `None` where no times are known.
    pub seconds_per_item: Option<f64>,
    /// Seconds an item over all pages with answers; `None` where no times are known.
    pub seconds_per_item_overall: Option<f64>,
    /// Opposite pairs.
    pub opposites: Opposites,
    /// Share of the items asked without an answer on the scale, 0–1.
    pub missing: f64,
    /// The signs found, each at most once.
    pub flags: Vec<Flag>,
}

impl Quality {
    /// How an attempt was answered, with its order and times.
    #[must_use]
    pub fn of_attempt(instrument: &Instrument, attempt: &Attempt) -> Self {
        let order: Vec<&ItemId> = attempt.order.iter().collect();
        Self::judge(instrument, &order, &attempt.answers, true, &seconds(attempt))
    }

    /// How a form was answered where neither order nor times are known, as in a table of responses. Runs and speed
    /// then say nothing.
    #[must_use]
    pub fn of_answers(instrument: &Instrument, form: &Form, answers: &Answers) -> Self {
        let asked = instrument.items().map(|(_, item)| &item.id).filter(|item| form.asks(item));
        Self::judge(instrument, &asked.collect::<Vec<_>>(), answers, false, &[])
    }

    /// How the result may be read: as it is without a sign, with a note for one, with a banner for two or more.
    #[must_use]
    pub fn reading(&self) -> Reading {
        match self.flags.len() {
            0 => Reading::Normal,
            1 => Reading::Note,
            _ => Reading::Banner,
        }
    }

    /// Whether group results leave these answers out unless somebody decides otherwise. How many were left out is
    /// always said.
    #[must_use]
    pub fn left_out_of_groups(&self) -> bool {
        self.reading() == Reading::Banner
    }

    fn judge(
        instrument: &Instrument,
        asked: &[&ItemId],
        answers: &Answers,
        in_order: bool,
        pages: &[PageTime],
    ) -> Self {
        let option = |item: &ItemId| match answers.get(item) {
            Some(Answer::Option(id)) => instrument.value(id).map(|value| (id, value)),
            Some(Answer::Missing(_)) | None => None,
        };
        let raw: Vec<Option<(&OptionId, f64)>> = asked.iter().map(|item| option(item)).collect();
        let values: Vec<f64> = raw.iter().flatten().map(|(_, value)| *value).collect();
        let per_page: Vec<f64> = pages.iter().map(|page| page.seconds / page.items as f64).collect();
        let items: usize = pages.iter().map(|page| page.items).sum();
        let all_seconds: f64 = pages.iter().map(|page| page.seconds).sum();
        let (count, answered) = (asked.len(), values.len());
        let mut quality = Self {
            asked: count,
            answered,
            longest_run: in_order.then(|| longest_run(raw.iter().map(|cell| cell.map(|(id, _)| id)))),
            variability: response_variability(&values),
            seconds_per_item: median(&per_page),
            seconds_per_item_overall: (0 < items).then(|| all_seconds / items as f64),
            opposites: opposites(instrument, asked, |item| option(item).map(|(_, value)| value)),
            missing: if count == 0 { 0.0 } else { (count - answered) as f64 / count as f64 },
            flags: Vec::new(),
        };
        quality.flags = quality.signs(instrument.ends());
        quality
    }

    pub(super) fn signs(&self, (lo, hi): (f64, f64)) -> Vec<Flag> {
        let below = |value: Option<f64>, least: f64| value.is_some_and(|value| value < least);
        let enough = FEWEST_ANSWERS <= self.answered;
        let long = self.longest_run.is_some_and(|run| LONG_RUN <= run && self.asked <= run * 2);
        let Opposites { answered, inconsistent } = self.opposites;
        let signs = [
            (Flag::Uniform, long || enough && self.variability == Some(0.0)),
            (Flag::LowVariability, enough && below(self.variability, LEAST_VARIABILITY * (hi - lo))),
            (
                Flag::Hurried,
                below(self.seconds_per_item, LEAST_SECONDS)
                    || below(self.seconds_per_item_overall, LEAST_SECONDS_OVERALL),
            ),
            (Flag::Incomplete, self.missing > 0.5),
            (Flag::Contradictory, FEWEST_PAIRS <= answered && answered < inconsistent * 2),
        ];
        signs.into_iter().filter(|(_, found)| *found).map(|(flag, _)| flag).collect()
    }
}

/// The longest run of one answer. A gap ends a run and makes none, as in the R package careless.
pub fn longest_run<T: PartialEq>(answers: impl IntoIterator<Item = Option<T>>) -> usize {
    let (mut longest, mut run, mut before) = (0, 0, None);
    for answer in answers {
        run = match (&before, &answer) {
            (_, None) => 0,
            (Some(before), Some(answer)) if before == answer => run + 1,
            (_, Some(_)) => 1,
        };
        longest = longest.max(run);
        before = answer;
    }
    longest
}

/// Intra-individual response variability: the standard deviation (n − 1) of one person's raw answers, in scale
/// points; `None` of fewer than two.
#[must_use]
pub fn response_variability(values: &[f64]) -> Option<f64> {
    variance(values).map(f64::sqrt)
}

/// Time spent on a page with answers.
struct PageTime {
    seconds: f64,
    items: usize,
}

/// The pages that have answers and a time. A page without a time was not timed; a pause makes a page long, and is no
/// sign of anything.
fn seconds(attempt: &Attempt) -> Vec<PageTime> {
    let pages = attempt.order.chunks(PAGE_SIZE).zip(&attempt.page_times);
    let timed = pages
        .filter(|(items, time)| 0 < **time && items.iter().any(|item| attempt.answers.contains_key(item)));
    timed.map(|(items, time)| PageTime { seconds: *time as f64 / 1000.0, items: items.len() }).collect()
}

/// The first positive and the first reversed statement of each dimension, where both were asked and answered.
fn opposites(
    instrument: &Instrument,
    asked: &[&ItemId],
    value: impl Fn(&ItemId) -> Option<f64>,
) -> Opposites {
    let (lo, hi) = instrument.ends();
    let middle = f64::midpoint(lo, hi);
    let first = |dimension: &Dimension, key: Key| {
        let item = dimension.items.iter().find(|item| item.key == key && asked.contains(&&item.id))?;
        value(&item.id)
    };
    let mut found = Opposites::default();
    for dimension in &instrument.dimensions {
        let pair = first(dimension, Key::Positive).zip(first(dimension, Key::Reversed));
        if let Some((positive, reversed)) = pair {
            found.answered += 1;
            let agreed = middle < positive && middle < reversed;
            let disagreed = positive < middle && reversed < middle;
            found.inconsistent += usize::from(agreed || disagreed);
        }
    }
    found
}
