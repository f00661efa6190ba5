//! The app's entry: panic hook and mount, nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    // A release has no words for panics; `trunk build` without `--release` does.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    innospark::app::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser. Say `make run` to build and serve it.");
}
