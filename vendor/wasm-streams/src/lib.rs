//! Stands in for `wasm-streams`, of which `server_fn` needs the types below to compile. Leptos always brings it, this app
//! has no server function, and the real crate exports classes to JavaScript, so the linker keeps all of it.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream that nobody makes.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Never called: the app streams nothing to a server.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        unimplemented!("vendor/wasm-streams stands in for a crate that this app does not use")
    }

    /// Takes the browser's stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Gives the browser's stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Never called: no server streams to the app.
    pub fn into_stream(self) -> Nothing {
        unimplemented!("vendor/wasm-streams stands in for a crate that this app does not use")
    }
}

/// What comes out of it.
pub struct Nothing;

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
