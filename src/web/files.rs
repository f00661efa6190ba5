//! A file that the person chose.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

/// A chosen file, not read yet.
#[derive(Debug, Clone)]
pub struct Chosen(File);

/// Takes the file out of an input, so that the same one can be chosen again. `None` when the choice was given up.
#[must_use]
pub fn take(input: &web_sys::EventTarget) -> Option<Chosen> {
    let input: &HtmlInputElement = input.dyn_ref()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(Chosen(file))
}

/// Takes every file out of an input, so that the same ones can be chosen again.
#[must_use]
pub fn take_all(input: &web_sys::EventTarget) -> Vec<Chosen> {
    let Some(input) = input.dyn_ref::<HtmlInputElement>() else { return Vec::new() };
    let files = input.files().map(|files| all(&files)).unwrap_or_default();
    input.set_value("");
    files
}

/// The files that were dropped; none for an event that drops something else.
#[must_use]
pub fn dropped(event: &web_sys::Event) -> Vec<Chosen> {
    let dropped = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer);
    dropped.and_then(|dropped| dropped.files()).map(|files| all(&files)).unwrap_or_default()
}

fn all(files: &web_sys::FileList) -> Vec<Chosen> {
    (0..files.length()).filter_map(|index| files.get(index)).map(Chosen).collect()
}

impl Chosen {
    /// Its name on the person's device.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its size in bytes.
    #[must_use]
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// Its bytes; `None` where the browser cannot read it any more.
    pub async fn bytes(self) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.0.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}
