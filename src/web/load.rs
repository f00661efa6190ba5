//! Fetches the app's own files.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why a file did not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// No answer: no network, or the browser refuses.
    #[error("no answer")]
    Unreachable,
    /// The server has no such file.
    #[error("no such file")]
    Absent,
    /// The server answered with another status.
    #[error("status {0}")]
    Status(u16),
}

/// The text of a file, by its address relative to the page.
///
/// # Errors
/// When there is no answer, or an answer other than the file.
pub fn text(address: &str) -> impl Future<Output = Result<String, LoadError>> + use<> {
    // Asked for now rather than at the first poll, so that two files travel together on a slow network.
    let asked = web_sys::window().map(|window| JsFuture::from(window.fetch_with_str(address)));
    read(asked)
}

async fn read(asked: Option<JsFuture>) -> Result<String, LoadError> {
    let answer = asked.ok_or(LoadError::Unreachable)?.await.map_err(|_| LoadError::Unreachable)?;
    let response: Response = answer.dyn_into().map_err(|_| LoadError::Unreachable)?;
    match response.status() {
        // A page opened from a file answers 0 where it answers at all.
        0 | 200..=299 => {}
        404 | 410 => return Err(LoadError::Absent),
        status => return Err(LoadError::Status(status)),
    }
    let text = response.text().map_err(|_| LoadError::Unreachable)?;
    let text = JsFuture::from(text).await.map_err(|_| LoadError::Unreachable)?;
    text.as_string().ok_or(LoadError::Unreachable)
}
