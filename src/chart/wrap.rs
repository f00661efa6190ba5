//! Breaking an axis's name into lines.

/// The most lines a name may have.
const MAX_LINES: usize = 3;

/// Measures text for the layout; the browser asks a canvas, tests a table.
pub trait TextMeasure {
    /// The advance width in CSS pixels of `text` on one line, in the chart's font at `font_px` CSS pixels.
    fn width(&self, text: &str, font_px: f64) -> f64;
}

/// A name broken into lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrapped {
    /// The lines from the top, none empty.
    pub lines: Vec<String>,
    /// The width of the widest line in CSS pixels.
    pub width: f64,
}

/// What stands between two pieces of a name.
#[derive(Clone, Copy, PartialEq)]
enum Glue {
    Space,
    Hyphen,
    SoftHyphen,
}

struct Piece {
    text: String,
    glue: Glue,
}

/// The best way to set `text` in one, two and three lines, as far as it has that many pieces; none for empty text.
///
/// The best is the narrowest; breaks at spaces are preferred to breaks after hyphens, and those to soft hyphens.
/// Nothing is ever broken elsewhere or cut.
pub fn wraps(text: &str, font_px: f64, measure: &dyn TextMeasure) -> Vec<Wrapped> {
    let pieces = pieces(text);
    let count = pieces.len();
    let mut widths = vec![0.0; (count + 1) * (count + 1)];
    for from in 0..count {
        for to in from + 1..=count {
            let line = join(&pieces, from, to);
            let width = measure.width(&line, font_px);
            // A port that answers nonsense must not make a label disappear: assume one em a character.
            let safe =
                if width.is_finite() && width >= 0.0 { width } else { font_px * line.chars().count() as f64 };
            widths[from * (count + 1) + to] = safe;
        }
    }
    let width = |from: usize, to: usize| widths[from * (count + 1) + to];
    let cost = |at: usize| match pieces[at - 1].glue {
        Glue::Space => 0.0,
        Glue::Hyphen => 0.75 * font_px,
        Glue::SoftHyphen => 1.5 * font_px,
    };
    let mut best: [Option<(f64, Vec<usize>)>; MAX_LINES] = [const { None }; MAX_LINES];
    let mut offer = |breaks: &[usize]| {
        let mut widest: f64 = 0.0;
        let mut costs = 0.0;
        for (line, &to) in breaks.iter().enumerate() {
            let from = if line == 0 { 0 } else { breaks[line - 1] };
            widest = widest.max(width(from, to));
            costs += if to < count { cost(to) } else { 0.0 };
        }
        // Of two equals the later one, which has its short lines at the end.
        let slot = &mut best[breaks.len() - 1];
        if slot.as_ref().is_none_or(|(least, _)| widest + costs <= *least) {
            *slot = Some((widest + costs, breaks.to_vec()));
        }
    };
    for first in 1..=count {
        if first == count {
            offer(&[count]);
        }
        for second in first + 1..=count {
            if second == count {
                offer(&[first, count]);
            } else {
                offer(&[first, second, count]);
            }
        }
    }
    best.into_iter()
        .flatten()
        .map(|(_, breaks)| {
            let froms = std::iter::once(0).chain(breaks.iter().copied());
            let spans: Vec<(usize, usize)> = froms.zip(breaks.iter().copied()).collect();
            Wrapped {
                lines: spans.iter().map(|&(from, to)| join(&pieces, from, to)).collect(),
                width: spans.iter().map(|&(from, to)| width(from, to)).fold(0.0, f64::max),
            }
        })
        .collect()
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut word = String::new();
    let mut end = |word: &mut String, glue: Glue| {
        if !word.is_empty() {
            pieces.push(Piece { text: std::mem::take(word), glue });
        } else if let (Glue::Space, Some(last)) = (glue, pieces.last_mut()) {
            // "A - B": the hyphen ended a piece, but what follows it is a space.
            last.glue = Glue::Space;
        }
    };
    for letter in text.chars() {
        match letter {
            '\u{AD}' => end(&mut word, Glue::SoftHyphen),
            '-' | '\u{2010}' | '/' => {
                word.push(letter);
                end(&mut word, Glue::Hyphen);
            }
            // No-break spaces are whitespace too, and are there to hold.
            '\u{A0}' | '\u{202F}' | '\u{2007}' => word.push(letter),
            _ if letter.is_whitespace() => end(&mut word, Glue::Space),
            _ => word.push(letter),
        }
    }
    end(&mut word, Glue::Space);
    pieces
}

fn join(pieces: &[Piece], from: usize, to: usize) -> String {
    let mut line = String::new();
    for (index, piece) in pieces[..to].iter().enumerate().skip(from) {
        line.push_str(&piece.text);
        match piece.glue {
            Glue::Space if index + 1 < to => line.push(' '),
            Glue::SoftHyphen if index + 1 == to && to < pieces.len() => line.push('-'),
            _ => {}
        }
    }
    line
}
