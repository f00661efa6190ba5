//! What the digits of a code's body stand for.

use super::grid::Grid;
use super::mark;
use super::radix;
use crate::instrument::{
    FactId, Form, FormId, GateAnswer, GateId, Instrument, InstrumentId, ItemId, Key, Missing, OptionId,
    RoleId, Version,
};
use crate::response::{Answer, Answers, Attempt, Facts, GateAnswers};
use crate::scoring::DimensionSum;

/// An instrument made ready to read many codes: everything that it decides is worked out once.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Which instrument.
    pub(super) id: InstrumentId,
    /// Which edition of it.
    pub(super) version: Version,
    /// Hash of its id.
    pub(super) mark: u32,
    /// Whom people may answer as.
    pub(super) roles: Vec<RoleId>,
    /// Its forms, in its order.
    pub(super) forms: Vec<FormLayout>,
}

/// A form's part of it.
#[derive(Debug, Clone)]
pub(super) struct FormLayout {
    pub(super) id: FormId,
    pub(super) fingerprint: u32,
    pub(super) answers: Body,
    pub(super) scores: Body,
    /// The form's statements with their keys, in the instrument's order.
    items: Vec<(ItemId, Key)>,
    /// Statements of each dimension that the form asks about.
    dimensions: Vec<usize>,
    options: Vec<OptionId>,
    missing: Vec<Missing>,
    gates: Vec<GateId>,
    facts: Vec<(FactId, Vec<OptionId>)>,
    grid: Grid,
}

/// The radices of a body's digits and the symbols they need; `None` where no code is long enough.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) radices: Vec<u32>,
    pub(super) width: Option<usize>,
}

impl Body {
    fn of(radices: Option<Vec<u32>>) -> Self {
        let width = radices.as_deref().and_then(radix::width);
        Self { radices: radices.unwrap_or_default(), width }
    }
}

impl Layout {
    /// Makes an instrument ready.
    #[must_use]
    pub fn of(instrument: &Instrument) -> Self {
        let grid = Grid::of(instrument);
        Self {
            id: instrument.id.clone(),
            version: instrument.version,
            mark: mark::of_id(&instrument.id),
            roles: instrument.roles.clone(),
            forms: instrument.forms.iter().map(|form| FormLayout::of(instrument, form, &grid)).collect(),
        }
    }
}

/// How many there are and one more, for none of them.
fn or_none(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX - 1) + 1
}

/// A place in a list as a digit, from 1; 0 for none.
fn digit(place: Option<usize>) -> u32 {
    place.map_or(0, or_none)
}

impl FormLayout {
    fn of(instrument: &Instrument, form: &Form, grid: &Grid) -> Self {
        let mut items = Vec::new();
        let mut dimensions = Vec::new();
        for dimension in &instrument.dimensions {
            let before = items.len();
            let asked = dimension.items.iter().filter(|item| form.asks(&item.id));
            items.extend(asked.map(|item| (item.id.clone(), item.key)));
            if before < items.len() {
                dimensions.push(items.len() - before);
            }
        }
        let options: Vec<OptionId> = instrument.options.iter().map(|option| option.id.clone()).collect();
        let state = or_none(options.len() + instrument.missing.len());
        let mut radices = vec![state; items.len()];
        radices.extend(instrument.gates.iter().map(|_| or_none(GateAnswer::ALL.len())));
        radices.extend(instrument.facts.iter().map(|fact| or_none(fact.options.len())));
        Self {
            id: form.id.clone(),
            fingerprint: mark::of_form(instrument, form),
            answers: Body::of(Some(radices)),
            scores: Body::of(dimensions.iter().map(|asked| grid.states(*asked)).collect()),
            items,
            dimensions,
            options,
            missing: instrument.missing.clone(),
            gates: instrument.gates.iter().map(|gate| gate.id.clone()).collect(),
            facts: instrument.facts.iter().map(|fact| (fact.id.clone(), fact.options.clone())).collect(),
            grid: grid.clone(),
        }
    }

    /// The place of an answer on the scale; `None` for any other, and for one that another edition offered.
    fn option(&self, answer: Option<&Answer>) -> Option<usize> {
        let Some(Answer::Option(chosen)) = answer else { return None };
        self.options.iter().position(|option| option == chosen)
    }

    /// The digits of everything that was answered.
    pub(super) fn digits_of_answers(&self, attempt: &Attempt) -> Vec<u32> {
        let state = |answer: Option<&Answer>| match answer {
            Some(Answer::Missing(missing)) => {
                let place = self.missing.iter().position(|other| other == missing);
                digit(place.map(|place| self.options.len() + place))
            }
            other => digit(self.option(other)),
        };
        let items = self.items.iter().map(|(item, _)| state(attempt.answers.get(item)));
        let gates = self.gates.iter().map(|gate| {
            let said = attempt.gates.get(gate);
            digit(said.and_then(|said| GateAnswer::ALL.iter().position(|answer| answer == said)))
        });
        let facts = self.facts.iter().map(|(fact, options)| {
            let said = attempt.facts.get(fact);
            digit(said.and_then(|said| options.iter().position(|option| option == said)))
        });
        items.chain(gates).chain(facts).collect()
    }

    /// The digits of the sums alone.
    pub(super) fn digits_of_scores(&self, attempt: &Attempt) -> Vec<u32> {
        let mut items = self.items.iter();
        let dimension = |asked: &usize| {
            let counted = items.by_ref().take(*asked).filter_map(|(item, key)| {
                let option = self.option(attempt.answers.get(item))?;
                Some(self.grid.keyed(option, *key))
            });
            let (answered, steps) = counted.fold((0, 0), |(n, sum), steps| (n + 1, sum + steps));
            self.grid.digit(answered, steps)
        };
        self.dimensions.iter().map(dimension).collect()
    }

    /// The answers that digits stand for.
    pub(super) fn answers(&self, digits: &[u32]) -> (Answers, GateAnswers, Facts) {
        let mut digits = digits.iter().map(|digit| (*digit as usize).checked_sub(1));
        let mut next = || digits.next().flatten();
        let (mut answers, mut gates, mut facts) = (Answers::new(), GateAnswers::new(), Facts::new());
        for (item, _) in &self.items {
            let Some(place) = next() else { continue };
            let option = self.options.get(place).cloned().map(Answer::Option);
            let missing = || self.missing.get(place - self.options.len()).copied().map(Answer::Missing);
            if let Some(answer) = option.or_else(missing) {
                answers.insert(item.clone(), answer);
            }
        }
        for gate in &self.gates {
            if let Some(answer) = next().and_then(|place| GateAnswer::ALL.get(place)) {
                gates.insert(gate.clone(), *answer);
            }
        }
        for (fact, options) in &self.facts {
            if let Some(option) = next().and_then(|place| options.get(place)) {
                facts.insert(fact.clone(), option.clone());
            }
        }
        (answers, gates, facts)
    }

    /// The sums that digits stand for.
    pub(super) fn sums(&self, digits: &[u32]) -> Vec<DimensionSum> {
        digits.iter().map(|digit| self.grid.sum(*digit)).collect()
    }

    /// Number of the form's statements.
    pub(super) fn length(&self) -> usize {
        self.items.len()
    }

    /// The form's statements, in the instrument's order.
    pub(super) fn items(&self) -> Vec<ItemId> {
        self.items.iter().map(|(item, _)| item.clone()).collect()
    }
}
