//! The radar on a canvas, with the sentence that says what it shows, and a twin for paper.

use leptos::html::Canvas;
use leptos::prelude::*;

use super::legend;
use crate::app::chunks::{self, Desk};
use crate::app::view::{live, when};
use crate::app::words::{Appearance, Msg, Words};
use crate::chart::{Axis, Kind, LabelMode, Series};
use crate::web::canvas::{Repaint, paint};

/// What a radar shows.
#[derive(Debug, Clone, PartialEq)]
pub struct RadarData {
    /// Names of the axes, from 12 o'clock on.
    pub axes: Vec<Axis>,
    /// Whose scores it shows, the person's own and what is laid over them.
    pub series: Vec<Series>,
    /// What the outlines are called, where there is more than one.
    pub names: Vec<(Kind, String)>,
}

/// The radar. It is painted anew when its size, the pixel ratio, the theme, the language or the data change. Where the
/// names do not fit it shows numbers, and a list says what they stand for.
pub fn radar(data: Signal<RadarData>, sentence: Signal<String>) -> AnyView {
    captioned(data, sentence, Words::here().t(Msg::RadarCaption))
}

/// The same with another sentence on what line and band are.
pub fn captioned(data: Signal<RadarData>, sentence: Signal<String>, caption: Signal<String>) -> AnyView {
    let words = Words::here();
    let appearance = Appearance::here();
    let canvas: NodeRef<Canvas> = NodeRef::new();
    let mode = RwSignal::new(LabelMode::Names);
    let repaint = move || {
        let Some(Some(canvas)) = canvas.try_get_untracked() else { return };
        let painted = data.try_with_untracked(|data| paint(&canvas, &data.axes, data.series.clone()));
        if let Some(Some(painted)) = painted
            && mode.get_untracked() != painted
        {
            mode.set(painted);
        }
    };
    let watch: StoredValue<Option<Repaint>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        data.track();
        // The page's own effect sets the theme; the style follows it, so the paint comes after.
        let _ = appearance.is_dark();
        if watch.with_value(Option::is_some) {
            crate::web::events::before_paint(repaint);
        } else if let Some(parent) = canvas.parent_element() {
            // The observer's first call is the first paint.
            watch.set_value(Some(Repaint::watch(&parent, repaint)));
        }
    });
    on_cleanup(move || watch.dispose());
    let numbers = when(
        move || mode.get() == LabelMode::Numbers,
        move || {
            let names = live(move || {
                let axes = data.with(|data| data.axes.clone());
                axes.into_iter().map(|axis| view! { <li>{axis.label}</li> }).collect_view().into_any()
            });
            view! { <ol class="numbers" aria-label=words.t(Msg::RadarNumbers)>{names}</ol> }.into_any()
        },
    );
    view! {
        <figure data-role="radar">
            <div class="radar">
                <canvas node_ref=canvas role="img" dir="ltr" aria-labelledby="radar-sentence"></canvas>
                {chunks::desk(Desk::Drawn(data, sentence))}
            </div>
            {legend(Signal::derive(move || data.with(|data| data.names.clone())))}
            {numbers}
            <figcaption>
                <p id="radar-sentence">{sentence}</p>
                <p>{caption}</p>
            </figcaption>
        </figure>
    }
    .into_any()
}
