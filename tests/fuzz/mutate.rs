//! Changes an input: byte by byte, or as JSON, so that what is behind the parser is reached too.

use serde_json::{Map, Value, json};

/// SplitMix64: the same seed gives the same run everywhere.
pub struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 when there is none.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}

/// Longest input; what is longer is cut, so that a run tries many.
const LONGEST: usize = 1 << 16;

/// An input made of `one`, sometimes with a piece of `other`; `words` are put in now and then.
pub fn mutated(one: &[u8], other: &[u8], words: &[&str], chance: &mut Chance) -> Vec<u8> {
    let mut input = one.to_vec();
    for _ in 0..=chance.below(4) {
        // The first byte may choose what an input is for; JSON begins later then.
        let start = input.iter().position(|byte| matches!(byte, b'{' | b'[')).unwrap_or(0);
        let (head, body) = input.split_at(start);
        let parsed = if chance.below(3) == 0 { None } else { serde_json::from_slice::<Value>(body).ok() };
        input = match parsed {
            Some(mut value) => {
                change_json(&mut value, words, chance);
                let body = serde_json::to_vec(&value).unwrap_or_default();
                [head, &body].concat()
            }
            None => change_bytes(input, other, words, chance),
        };
        input.truncate(LONGEST);
    }
    input
}

fn change_bytes(mut input: Vec<u8>, other: &[u8], words: &[&str], chance: &mut Chance) -> Vec<u8> {
    let at = chance.below(input.len() + 1);
    let length = chance.below(input.len() - at + 1).min(1 << chance.below(10));
    match chance.below(7) {
        0 if at < input.len() => input[at] ^= 1 << chance.below(8),
        1 => drop(input.drain(at..at + length)),
        2 => {
            let piece = input[at..at + length].to_vec();
            input.splice(at..at, piece);
        }
        3 => {
            let from = chance.below(other.len() + 1);
            let piece = &other[from..(from + length).min(other.len())];
            input.splice(at..at + length, piece.iter().copied());
        }
        4 => {
            let word = chance.pick(words).copied().unwrap_or_default();
            input.splice(at..at, word.bytes());
        }
        5 => input.truncate(at),
        _ => input.insert(at, chance.below(256) as u8),
    }
    input
}

fn odd(words: &[&str], chance: &mut Chance) -> Value {
    let values = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1),
        json!(-0.0),
        json!(1e300),
        json!(-1e-300),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(0.1),
        json!(""),
        json!([]),
        json!({}),
        json!([[]]),
        json!("\u{0}"),
        json!("\u{202e}é\u{301}"),
        json!("{n}"),
        json!("{"),
        json!("a~/b"),
        json!("x".repeat(70)),
        json!([null, 1, "x", {}]),
    ];
    if chance.below(3) == 0 {
        return chance.pick(words).copied().unwrap_or_default().into();
    }
    chance.pick(&values).cloned().unwrap_or_default()
}

/// Changes one value somewhere.
fn change_json(value: &mut Value, words: &[&str], chance: &mut Chance) {
    let depth = chance.below(8);
    let mut place = value;
    for _ in 0..depth {
        let deeper = match &*place {
            Value::Array(list) => !list.is_empty(),
            Value::Object(object) => !object.is_empty(),
            _ => false,
        };
        if !deeper {
            break;
        }
        place = match place {
            Value::Array(list) => {
                let index = chance.below(list.len());
                &mut list[index]
            }
            Value::Object(object) => {
                let index = chance.below(object.len());
                match object.iter_mut().nth(index) {
                    Some((_, field)) => field,
                    None => return,
                }
            }
            _ => return,
        };
    }
    match place {
        Value::Array(list) if chance.below(4) > 0 => change_list(list, words, chance),
        Value::Object(object) if chance.below(4) > 0 => change_object(object, words, chance),
        Value::String(text) if chance.below(2) == 0 => change_text(text, words, chance),
        Value::Number(number) if chance.below(2) == 0 => {
            let n = number.as_f64().unwrap_or_default();
            let changed = [n + 1.0, n - 1.0, -n, n * 1e6, n / 3.0, n.round()];
            *place = json!(chance.pick(&changed).copied().unwrap_or_default());
        }
        _ => *place = odd(words, chance),
    }
}

fn change_list(list: &mut Vec<Value>, words: &[&str], chance: &mut Chance) {
    let (one, other) = (chance.below(list.len()), chance.below(list.len()));
    match chance.below(4) {
        0 if !list.is_empty() => drop(list.remove(one)),
        1 if !list.is_empty() && list.len() < 200 => list.insert(other, list[one].clone()),
        2 if !list.is_empty() => list.swap(one, other),
        _ => list.push(odd(words, chance)),
    }
}

fn change_object(object: &mut Map<String, Value>, words: &[&str], chance: &mut Chance) {
    let index = chance.below(object.len());
    let key = object.keys().nth(index).cloned().unwrap_or_default();
    match chance.below(4) {
        0 => drop(object.remove(&key)),
        1 => {
            // The same under another name, which may be one that is known.
            let other = chance.below(object.len());
            let name = object.keys().nth(other).cloned().unwrap_or_default();
            let value = object.get(&key).cloned().unwrap_or_default();
            object.insert(name, value);
        }
        2 => {
            let value = object.get(&key).cloned().unwrap_or_default();
            object.insert(chance.pick(words).copied().unwrap_or("x").to_owned(), value);
        }
        _ => drop(object.insert(key, odd(words, chance))),
    }
}

fn change_text(text: &mut String, words: &[&str], chance: &mut Chance) {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let at = chance.pick(&places).copied().unwrap_or_default();
    match chance.below(4) {
        0 => text.truncate(at),
        1 => text.insert_str(at, chance.pick(words).copied().unwrap_or(" ")),
        2 => {
            let piece: String = text.chars().take(100).collect();
            text.insert_str(at, &piece);
        }
        _ => text.insert(
            at,
            *chance.pick(&['é', '\u{0}', '{', '}', '’', '\n', '\u{1F600}', '~', '/']).unwrap_or(&' '),
        ),
    }
}
