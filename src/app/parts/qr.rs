//! A QR code on the page.

use leptos::prelude::*;

use crate::exchange::qr::Picture;

/// The picture, dark on light in both themes: many cameras read no other. `label` says what it leads to.
pub fn qr(picture: Picture, label: String) -> AnyView {
    let Picture { size, path, .. } = picture;
    let size = size.to_string();
    let frame = ["0 0", &size, &size].join(" ");
    view! {
        <svg class="qr" role="img" aria-label=label viewBox=frame data-role="qr">
            <path d=path></path>
        </svg>
    }
    .into_any()
}
