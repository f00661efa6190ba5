//! Two compared results with their instrument and words: everything the page says about them.

use std::sync::Arc;

use crate::app::library::Questionnaire;
use crate::app::pages::desk::told::Told;
use crate::app::parts::{RadarData, axis_reading};
use crate::app::words::{Msg, Words};
use crate::chart::{Axis, Kind, Series};
use crate::guidance::{Compared, Gap, Relation};
use crate::instrument::DimensionId;
use crate::scoring::{Change, Profile, Verdict, shown};

/// Fewest axes of a radar.
const FEWEST_AXES: usize = 3;

/// Two results and what they are to each other.
pub struct Pair {
    /// The first.
    pub before: Told,
    /// The second.
    pub after: Told,
    /// What a difference between them is.
    pub relation: Relation,
}

impl Pair {
    /// Two results, the first one first.
    pub fn of(before: Told, after: Told) -> Self {
        let shared = before.shared || after.shared;
        let relation = Relation::between(before.role.as_ref(), after.role.as_ref(), shared);
        Self { before, after, relation }
    }
}

/// Two compared results with their instrument and words.
#[derive(Clone)]
pub struct Reading {
    /// What was answered.
    pub questionnaire: Arc<Questionnaire>,
    /// The two results.
    pub pair: Arc<Pair>,
    /// What differs.
    pub compared: Arc<Compared>,
}

/// What clearly differs, in sentences; also said of the ends of a line over time.
pub fn summary(compared: &Compared, questionnaire: &Questionnaire, words: Words) -> Vec<String> {
    let judged = || {
        compared.changes.dimensions.iter().filter_map(|(id, change)| Some((id, change.as_ref()?.verdict()?)))
    };
    if judged().next().is_none() {
        return vec![words.text(Msg::CompareSumUnjudged)];
    }
    let sentence = |wanted: Verdict, message: Msg| {
        let named = judged().filter(|(_, verdict)| *verdict == wanted);
        let names: Vec<String> = named.map(|(id, _)| name(questionnaire, id)).collect();
        (!names.is_empty()).then(|| words.fill(message, &[("names", &words.list(&names))]))
    };
    let clear = [
        sentence(Verdict::Higher, Msg::CompareSumHigher), //
        sentence(Verdict::Lower, Msg::CompareSumLower),
    ];
    let mut sentences: Vec<String> = clear.into_iter().flatten().collect();
    if sentences.is_empty() {
        sentences.push(words.text(Msg::CompareSumNone));
    } else if judged().any(|(_, verdict)| verdict == Verdict::TooSmall) {
        sentences.push(words.text(Msg::CompareSumRest));
    }
    sentences
}

/// A dimension's name.
pub fn name(questionnaire: &Questionnaire, id: &DimensionId) -> String {
    let words = questionnaire.wording.dimensions.get(id);
    words.map_or_else(|| id.to_string(), |words| words.name.clone())
}

impl Reading {
    /// The page's heading.
    pub fn title(&self, words: Words) -> String {
        words.text(match self.pair.relation {
            Relation::Change => Msg::CompareTitleChange,
            Relation::Views => Msg::CompareTitleViews,
            Relation::People => Msg::CompareTitlePeople,
        })
    }

    /// What one of the two is called: by time, by role, or by the person.
    pub fn side(&self, told: &Told, is_after: bool, words: Words) -> String {
        match (self.pair.relation, told.shared) {
            (Relation::Change, _) => {
                words.text(if is_after { Msg::CompareAfter } else { Msg::CompareBefore })
            }
            (_, true) if !told.name.is_empty() => told.name.clone(),
            (Relation::Views, _) => {
                let role = told.role.as_ref();
                let named = role.and_then(|role| self.questionnaire.wording.roles.get(role));
                named.cloned().or_else(|| role.map(ToString::to_string)).unwrap_or_default()
            }
            (Relation::People, true) => words.text(Msg::CompareSomebody),
            (Relation::People, false) => words.text(Msg::CompareYou),
        }
    }

    /// What the two are called, the first one first.
    pub fn sides(&self, words: Words) -> [String; 2] {
        [self.side(&self.pair.before, false, words), self.side(&self.pair.after, true, words)]
    }

    /// What else says which one of the two it is: the name given to it, and its date.
    pub fn hints(&self, words: Words) -> [Vec<String>; 2] {
        [&self.pair.before, &self.pair.after].map(|told| {
            let name = (!told.shared && !told.name.is_empty()).then(|| told.name.clone());
            name.into_iter().chain(told.when.map(|when| words.date(when))).collect()
        })
    }

    fn with_sides(&self, message: Msg, words: Words) -> String {
        let [before, after] = self.sides(words);
        words.fill(message, &[("before", &before), ("after", &after)])
    }

    /// The sentences below the heading.
    pub fn sentences(&self, words: Words) -> Vec<String> {
        let whose = match self.pair.relation {
            Relation::Change => None,
            Relation::Views => Some(Msg::CompareViews),
            Relation::People => Some(Msg::ComparePeople),
        };
        let whose = whose.map(|message| self.with_sides(message, words));
        whose.into_iter().chain(summary(&self.compared, &self.questionnaire, words)).collect()
    }

    /// The table's hint.
    pub fn hint(&self, words: Words) -> String {
        self.with_sides(Msg::CompareHint, words)
    }

    /// Whether there are enough axes for a radar.
    pub fn has_radar(&self) -> bool {
        FEWEST_AXES <= self.compared.after.dimensions.len()
    }

    /// What the radar shows: the second as the profile itself, the first behind it.
    pub fn radar(&self, words: Words) -> RadarData {
        let Compared { before, after, .. } = &*self.compared;
        let names: Vec<String> = after.dimensions.iter().map(|d| name(&self.questionnaire, &d.id)).collect();
        let readings = |profile: &Profile| {
            let estimate = |id| profile.dimension(id)?.estimate.map(axis_reading);
            after.dimensions.iter().map(|dimension| estimate(&dimension.id)).collect()
        };
        let series = vec![
            Series { kind: Kind::Person, readings: readings(after) },
            Series { kind: Kind::Previous, readings: readings(before) },
        ];
        let [first, second] = self.keys(words);
        let names_of = vec![(Kind::Person, second), (Kind::Previous, first)];
        RadarData { axes: Axis::numbered(names.iter().map(String::as_str)), series, names: names_of }
    }

    /// What the two are called in the legend, with their dates.
    fn keys(&self, words: Words) -> [String; 2] {
        let [before, after] = self.sides(words);
        let key = |name: String, told: &Told| match told.when {
            Some(when) => words.fill(Msg::RadarKeyDated, &[("name", &name), ("date", &words.date(when))]),
            None => name,
        };
        [key(before, &self.pair.before), key(after, &self.pair.after)]
    }

    /// What the radar shows, in a sentence: where the outlines are farthest apart.
    pub fn picture(&self, words: Words) -> String {
        let changes = self.compared.changes.dimensions.iter().filter_map(|(id, c)| Some((id, c.as_ref()?)));
        let size = |change: &Change| change.difference.points.abs();
        // Of equal distances the first in the instrument's order is named.
        let farthest = changes.reduce(|best, next| if size(best.1) < size(next.1) { next } else { best });
        let Some((id, change)) = farthest else { return String::new() };
        let (before, after) = (self.score(change.before.score, words), self.score(change.after.score, words));
        let name = name(&self.questionnaire, id);
        words.fill(Msg::ComparePicture, &[("name", &name), ("before", &before), ("after", &after)])
    }

    /// Which statements count, what does not, and why.
    pub fn what_counts(&self, words: Words) -> Vec<String> {
        let Compared { common, only_before, only_after, gaps, .. } = &*self.compared;
        let mut lines = Vec::new();
        if only_before + only_after == 0 {
            lines.push(words.fill(Msg::CompareLeftAll, &[("n", &words.whole(*common))]));
        } else {
            lines.push(words.count(Msg::CompareLeftCommon, *common));
        }
        if 0 < *only_before {
            lines.push(words.count(Msg::CompareLeftBefore, *only_before));
        }
        if 0 < *only_after {
            lines.push(words.count(Msg::CompareLeftAfter, *only_after));
        }
        for (id, gap) in gaps {
            let (name, why) = (name(&self.questionnaire, id), self.why(*gap, words));
            lines.push(words.fill(Msg::CompareLeftDimension, &[("name", &name), ("why", &why)]));
        }
        lines
    }

    fn why(&self, gap: Gap, words: Words) -> String {
        let message = match gap {
            Gap::NotAskedInBoth => Msg::CompareGapAsked,
            Gap::UnscoredBefore => Msg::CompareGapBefore,
            Gap::UnscoredAfter => Msg::CompareGapAfter,
            Gap::UnscoredBoth => Msg::CompareGapBoth,
        };
        self.with_sides(message, words)
    }

    /// Why a dimension has no difference.
    pub fn gap(&self, id: &DimensionId, words: Words) -> String {
        let found = self.compared.gaps.iter().find(|(other, _)| other == id);
        found.map(|(_, gap)| self.why(*gap, words)).unwrap_or_default()
    }

    /// A score as it is shown.
    pub fn score(&self, score: f64, words: Words) -> String {
        let shown = shown(&self.questionnaire.instrument, score);
        words.number(shown.value, shown.digits)
    }
}

/// What a change says, in words.
pub fn verdict(change: &Change, words: Words) -> String {
    words.text(match change.verdict() {
        Some(Verdict::Higher) => Msg::CompareHigher,
        Some(Verdict::Lower) => Msg::CompareLower,
        Some(Verdict::TooSmall) => Msg::CompareSmall,
        None => Msg::CompareUnjudged,
    })
}
