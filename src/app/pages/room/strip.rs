//! How people are spread over the scale, in ten bins: a dot for each person, or bars once dots would not fit.

use leptos::prelude::*;

use crate::app::words::{Msg, Words};

/// Bins of the scale.
pub const BINS: usize = 10;

/// Most people in a bin that stand as dots.
const MOST_DOTS: usize = 8;

/// Height of a strip in its own units; a bin is 10 wide.
const HEIGHT: usize = 34;

/// Whether the strips of a room are dots: all of them are, or all are bars.
pub fn as_dots<'a>(strips: impl IntoIterator<Item = &'a [usize; BINS]>) -> bool {
    strips.into_iter().flatten().all(|people| *people <= MOST_DOTS)
}

/// One strip, with a text that says the same.
pub fn strip(bins: &[usize; BINS], dots: bool, words: Words) -> AnyView {
    let most = bins.iter().copied().max().unwrap_or_default().max(1);
    let mut said = Vec::new();
    let mut marks: Vec<AnyView> = Vec::new();
    for (bin, people) in bins.iter().enumerate().filter(|(_, people)| 0 < **people) {
        let (low, high) = (words.whole(bin * 10), words.whole((bin + 1) * 10));
        let text = words.count(Msg::RoomStripBin, *people);
        said.push(crate::language::fill(&text, &[("low", &low), ("high", &high)]));
        if dots {
            for place in 0..*people {
                let (x, y) = (bin * 10 + 5, HEIGHT - 3 - place * 4);
                marks.push(view! { <circle cx=x.to_string() cy=y.to_string() r="1.8"></circle> }.into_any());
            }
        } else {
            let height = (people * (HEIGHT - 2)).div_ceil(most);
            let (x, y) = (bin * 10 + 1, HEIGHT - 1 - height);
            marks.push(
                view! {
                    <rect x=x.to_string() y=y.to_string() width="8" height=height.to_string()></rect>
                }
                .into_any(),
            );
        }
    }
    let label = said.join("; ");
    view! {
        <svg class="spread" role="img" aria-label=label viewBox="0 0 100 34" data-role="strip">
            <path class="ground" d="M0 33.5H100"></path>
            {marks}
        </svg>
    }
    .into_any()
}
