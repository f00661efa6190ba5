//! A profile with its instrument and words: everything the page says about it.

use std::sync::Arc;

use crate::app::library::Questionnaire;
use crate::app::parts::{RadarData, axis_reading};
use crate::app::words::{Msg, Words};
use crate::chart::{Axis, Kind, Reading as AxisReading, Series};
use crate::guidance::{Eligibility, StandOut, ToDocument, stand_out, to_document};
use crate::instrument::{About, DimensionId, DimensionWords};
use crate::response::Attempt;
use crate::scoring::{Estimate, Profile, shown};
use crate::store::Target;

/// Fewest axes of a radar.
const FEWEST_AXES: usize = 3;

/// A profile with its instrument and words.
#[derive(Clone, PartialEq)]
pub struct Reading {
    /// What was answered.
    pub questionnaire: Arc<Questionnaire>,
    /// The scores.
    pub profile: Profile,
    /// What stands out.
    pub stand_out: StandOut,
    /// What the conditions say, where there are any.
    pub eligibility: Option<Eligibility>,
    /// What holds without documents.
    pub to_document: Vec<ToDocument>,
}

impl Reading {
    /// Scores an attempt.
    pub fn of(questionnaire: Arc<Questionnaire>, attempt: &Attempt) -> Self {
        let instrument = &questionnaire.instrument;
        let form = instrument.form_or_first(&attempt.form);
        let profile = Profile::score(instrument, form, &attempt.answers);
        Self::of_profile(questionnaire, profile, attempt)
    }

    /// The same with a profile that is known, when the attempt's answers may not be.
    pub fn of_profile(questionnaire: Arc<Questionnaire>, profile: Profile, attempt: &Attempt) -> Self {
        let instrument = &questionnaire.instrument;
        let form = instrument.form_or_first(&attempt.form);
        let stand_out = stand_out(&profile);
        let eligibility = Eligibility::of(instrument, &attempt.gates);
        let to_document = to_document(instrument, form, &attempt.answers);
        Self { questionnaire, profile, stand_out, eligibility, to_document }
    }

    /// What must be read with the score of a company or a cluster: the first caveat.
    pub fn beside_the_score(&self) -> Option<&str> {
        let first = self.questionnaire.wording.caveats.first();
        first.map(String::as_str).filter(|_| self.questionnaire.instrument.about != About::Person)
    }

    /// A dimension's words.
    pub fn dimension(&self, id: &DimensionId) -> Option<&DimensionWords> {
        self.questionnaire.wording.dimensions.get(id)
    }

    /// A dimension's name.
    pub fn name(&self, id: &DimensionId) -> String {
        self.dimension(id).map_or_else(|| id.to_string(), |words| words.name.clone())
    }

    /// Several dimensions' names as a list.
    pub fn names(&self, ids: &[DimensionId], words: Words) -> String {
        words.list(&ids.iter().map(|id| self.name(id)).collect::<Vec<_>>())
    }

    /// The page's heading: the first strength and the first priority, as far as there are any.
    pub fn headline(&self, words: Words) -> String {
        let strength = self.stand_out.strengths.first().map(|id| self.name(id));
        let priority = self.stand_out.priorities.first().map(|id| self.name(id));
        match (strength, priority) {
            (Some(strength), Some(priority)) => {
                words.fill(Msg::ResultsHeadBoth, &[("strength", &strength), ("priority", &priority)])
            }
            (Some(strength), None) => words.fill(Msg::ResultsHeadStrength, &[("strength", &strength)]),
            (None, Some(priority)) => words.fill(Msg::ResultsHeadPriority, &[("priority", &priority)]),
            (None, None) if self.stand_out.own_mean.is_some() => words.text(Msg::ResultsHeadEven),
            (None, None) => words.text(Msg::ResultsHeadFew),
        }
    }

    /// The sentences below the heading.
    pub fn summary(&self, words: Words) -> Vec<String> {
        let StandOut { strengths, priorities, own_mean } = &self.stand_out;
        let Some(mean) = own_mean else { return vec![words.text(Msg::ResultsFew)] };
        if strengths.is_empty() && priorities.is_empty() {
            return vec![words.fill(Msg::ResultsEven, &[("mean", &words.number(*mean, 0))])];
        }
        let sentence = |message: Msg, ids: &[DimensionId]| {
            (!ids.is_empty()).then(|| words.fill(message, &[("names", &self.names(ids, words))]))
        };
        [sentence(Msg::ResultsAbove, strengths), sentence(Msg::ResultsBelow, priorities)]
            .into_iter()
            .flatten()
            .chain([words.text(Msg::ResultsRest)])
            .collect()
    }

    /// Whether there are enough axes for a radar, and anything to draw on them.
    pub fn has_radar(&self) -> bool {
        let scored = self.profile.dimensions.iter().any(|dimension| dimension.estimate.is_some());
        scored && FEWEST_AXES <= self.profile.dimensions.len()
    }

    /// What the radar shows.
    pub fn radar(&self) -> RadarData {
        let names: Vec<String> = self.profile.dimensions.iter().map(|d| self.name(&d.id)).collect();
        let readings = self.profile.dimensions.iter().map(|dimension| dimension.estimate.map(axis_reading));
        let series = vec![Series { kind: Kind::Person, readings: readings.collect() }];
        RadarData { axes: Axis::numbered(names.iter().map(String::as_str)), series, names: Vec::new() }
    }

    /// What the radar shows with the levels wished for laid over it, as far as there are any.
    pub fn radar_with(&self, wished: &Target, words: Words) -> RadarData {
        let mut data = self.radar();
        let levels = self.profile.dimensions.iter().map(|d| wished.get(&d.id).copied());
        let readings: Vec<Option<AxisReading>> =
            levels.map(|level| level.map(|level| AxisReading::exact(level.into()))).collect();
        if readings.iter().any(Option::is_some) {
            data.series.push(Series { kind: Kind::Target, readings });
            let names = [(Kind::Person, Msg::RadarKeyProfile), (Kind::Target, Msg::RadarKeyTarget)];
            data.names = names.map(|(kind, message)| (kind, words.text(message))).into();
        }
        data
    }

    /// What the radar shows, in a sentence: the ends of the range, and the gaps.
    pub fn sentence(&self, words: Words) -> String {
        let scored = self.profile.dimensions.iter().filter_map(|d| Some((&d.id, d.estimate?.score)));
        // Of equal scores the first in the instrument's order is named.
        let highest = scored.clone().reduce(|best, next| if best.1 < next.1 { next } else { best });
        let lowest = scored.reduce(|best, next| if next.1 < best.1 { next } else { best });
        let mut text = match (highest, lowest) {
            (Some(highest), Some(lowest)) => {
                let (highest_name, lowest_name) = (self.name(highest.0), self.name(lowest.0));
                let (high, low) = (self.score(highest.1, words), self.score(lowest.1, words));
                let values =
                    [("highest", &*highest_name), ("high", &high), ("lowest", &lowest_name), ("low", &low)];
                words.fill(Msg::RadarSentence, &values)
            }
            _ => String::new(),
        };
        let unscored = self.profile.dimensions.iter().filter(|d| d.estimate.is_none());
        let unscored: Vec<DimensionId> = unscored.map(|d| d.id.clone()).collect();
        if !unscored.is_empty() {
            text.push(' ');
            text.push_str(&words.fill(Msg::RadarGaps, &[("names", &self.names(&unscored, words))]));
        }
        text
    }

    /// A score as it is shown.
    pub fn score(&self, score: f64, words: Words) -> String {
        let shown = shown(&self.questionnaire.instrument, score);
        words.number(shown.value, shown.digits)
    }

    /// An interval in words, such as "50 to 88"; nothing without declared precision.
    pub fn interval(&self, estimate: Estimate, words: Words) -> String {
        let Some((low, high)) = estimate.band_95() else { return String::new() };
        words.fill(Msg::TableRange, &[("low", &words.number(low, 0)), ("high", &words.number(high, 0))])
    }

    /// The band in words: both names where the interval straddles a cut.
    pub fn band(&self, estimate: Estimate, words: Words) -> String {
        let instrument = &self.questionnaire.instrument;
        let (low, high) = estimate.band_95().unwrap_or((estimate.score, estimate.score));
        let position = |score: f64| instrument.bands.iter().rposition(|band| band.from <= score).unwrap_or(0);
        let (first, last) = (position(low), position(high));
        let name = |index: usize| {
            let id = &instrument.bands[index].id;
            self.questionnaire
                .wording
                .bands
                .get(id)
                .map_or_else(|| id.to_string(), |words| words.name.clone())
        };
        let message = match last - first {
            0 => return name(first),
            1 => Msg::BandTwo,
            _ => Msg::BandMore,
        };
        words.fill(message, &[("low", &name(first)), ("high", &name(last))])
    }
}
