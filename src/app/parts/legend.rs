//! What the outlines of a picture stand for.

use leptos::prelude::*;

use crate::app::view::live;
use crate::chart::Kind;

/// The sample of an outline: the same line and marker as on the radar, coloured by the page's style.
fn sample(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Person => ("person", "<path d='M0 8H44'/><circle cx='22' cy='8' r='4'/>"),
        Kind::Previous => {
            ("previous", "<path d='M1 8H8M12 8H16M28 8H32M36 8H43'/><path d='M18 4H26V12H18Z'/>")
        }
        Kind::Target => ("target", "<path d='M2 8H15M29 8H44'/><path d='M22 2.5L27.5 8L22 13.5L16.5 8Z'/>"),
    }
}

/// A list of samples with their names; nothing while there are fewer than two to tell apart.
pub fn legend(names: Signal<Vec<(Kind, String)>>) -> AnyView {
    live(move || {
        let names = names.get();
        if names.len() < 2 {
            return ().into_any();
        }
        let keys: Vec<AnyView> = names
            .into_iter()
            .map(|(kind, name)| {
                let (class, marks) = sample(kind);
                view! {
                    <li data-key=class>
                        <svg viewBox="0 0 44 16" width="44" height="16" aria-hidden="true" inner_html=marks></svg>
                        {name}
                    </li>
                }
                .into_any()
            })
            .collect();
        view! { <ul class="legend small">{keys}</ul> }.into_any()
    })
    .into_any()
}
