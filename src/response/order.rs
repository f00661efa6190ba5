//! The order in which statements are asked: interleaved, drawn once per attempt, then stored and replayed.

use crate::instrument::{Form, Instrument, ItemId, Key};

/// Orders tried before the one with the fewest broken rules is taken.
const DRAWS: u32 = 64;

/// `SplitMix64` (Steele, Lea & Flood 2014): a small generator whose whole state is the seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`; the bias is below 2⁻⁵⁰ for the lengths of questionnaires.
    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }
}

#[derive(Clone, Copy)]
struct Card {
    dimension: usize,
    item: usize,
    reversed: bool,
}

/// An order of a form's statements in which neighbours never share a dimension and no two reversed ones follow each
/// other, wherever the form allows it; the dimensions come round in turn. The same seed gives the same order.
#[must_use]
pub fn interleaved(instrument: &Instrument, form: &Form, seed: u64) -> Vec<ItemId> {
    let cards: Vec<Card> = instrument
        .dimensions
        .iter()
        .enumerate()
        .flat_map(|(dimension, d)| {
            d.items.iter().enumerate().filter(|(_, item)| form.asks(&item.id)).map(move |(index, item)| {
                Card { dimension, item: index, reversed: item.key == Key::Reversed }
            })
        })
        .collect();
    let mut random = Random(seed);
    let mut best: Option<(usize, Vec<Card>)> = None;
    for _ in 0..DRAWS {
        let order = draw(&cards, instrument.dimensions.len(), &mut random);
        let broken = order.windows(2).map(|pair| cost(pair[0], pair[1])).sum();
        if best.as_ref().is_none_or(|(fewest, _)| broken < *fewest) {
            best = Some((broken, order));
        }
        if broken == 0 {
            break;
        }
    }
    let order = best.map(|(_, order)| order).unwrap_or_default();
    order.into_iter().map(|card| instrument.dimensions[card.dimension].items[card.item].id.clone()).collect()
}

fn same_dimension(before: Card, after: Card) -> bool {
    before.dimension == after.dimension
}

fn both_reversed(before: Card, after: Card) -> bool {
    before.reversed && after.reversed
}

/// Where a form leaves no order without a broken rule, two reversed neighbours are the lesser evil.
fn cost(before: Card, after: Card) -> usize {
    match (same_dimension(before, after), both_reversed(before, after)) {
        (true, _) => 1000,
        (false, true) => 1,
        (false, false) => 0,
    }
}

fn draw(cards: &[Card], dimensions: usize, random: &mut Random) -> Vec<Card> {
    let mut left = cards.to_vec();
    let mut remaining = vec![0_usize; dimensions];
    for card in cards {
        remaining[card.dimension] += 1;
    }
    let mut order: Vec<Card> = Vec::with_capacity(cards.len());
    while !left.is_empty() {
        let fullest = remaining.iter().copied().max().unwrap_or(0);
        let reversed = left.iter().filter(|card| card.reversed).count();
        let apart = |card: &Card| order.last().is_none_or(|last| !same_dimension(*last, *card));
        let alternates = |card: &Card| order.last().is_none_or(|last| !both_reversed(*last, *card));
        // So many reversed statements are left that they must now take every other place.
        let urgent = |card: &Card| reversed * 2 <= left.len() || card.reversed;
        let in_turn = |card: &Card| remaining[card.dimension] == fullest;
        let choose = |rules: &[&dyn Fn(&Card) -> bool], random: &mut Random| -> Option<usize> {
            let open: Vec<usize> =
                (0..left.len()).filter(|&index| rules.iter().all(|rule| rule(&left[index]))).collect();
            (!open.is_empty()).then(|| open[random.below(open.len())])
        };
        let index = choose(&[&in_turn, &apart, &alternates, &urgent], random)
            .or_else(|| choose(&[&in_turn, &apart, &alternates], random))
            .or_else(|| choose(&[&apart, &alternates], random))
            .or_else(|| choose(&[&apart], random))
            .unwrap_or_else(|| random.below(left.len()));
        let card = left.swap_remove(index);
        remaining[card.dimension] -= 1;
        order.push(card);
    }
    order
}
