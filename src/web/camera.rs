//! The camera and pictures of codes, and the browser's own reader of QR codes where it has one.
//!
//! Everything here is asked for by its name: a typed binding for each would lie in the script that everybody waits for,
//! and most never point a camera at anything.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, JSON, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::exchange::scan::Greys;

/// What is asked of the camera: the one at a phone's back, in a size that shows a code well.
const WANTED: &str =
    r#"{"audio":false,"video":{"facingMode":"environment","width":{"ideal":1280},"height":{"ideal":960}}}"#;

/// The one kind of code that results come as, as browsers call it.
const KIND: &str = "qr_code";

/// Why there is no picture from a camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The person, the browser's settings or the site's said no.
    Denied,
    /// There is no camera.
    Absent,
    /// Another program uses it, or it broke off.
    Busy,
    /// This browser gives cameras to no page, or not to one without HTTPS.
    Unavailable,
}

impl Refusal {
    fn of(error: &JsValue) -> Self {
        match get(error, "name").and_then(|name| name.as_string()).as_deref() {
            Some("NotAllowedError" | "SecurityError") => Self::Denied,
            Some("NotFoundError" | "OverconstrainedError") => Self::Absent,
            Some("NotReadableError" | "AbortError") => Self::Busy,
            _ => Self::Unavailable,
        }
    }
}

/// A camera that runs, shown by a video element. It stops when this is dropped.
#[derive(Debug)]
pub struct Camera {
    stream: JsValue,
    video: JsValue,
}

impl Camera {
    /// Asks for the camera.
    ///
    /// # Errors
    /// When there is none to be had.
    pub async fn open() -> Result<Self, Refusal> {
        let window = web_sys::window().ok_or(Refusal::Unavailable)?;
        let devices = get(&window.navigator(), "mediaDevices").ok_or(Refusal::Unavailable)?;
        let wanted = JSON::parse(WANTED).map_err(|_| Refusal::Unavailable)?;
        let stream = call(&devices, "getUserMedia", &[&wanted]);
        let stream = wait(stream).await.map_err(|error| Refusal::of(&error))?;
        Ok(Self { stream, video: JsValue::NULL })
    }

    /// Shows what it sees in the video element that fits a selector.
    pub fn show(&mut self, selector: &str) {
        let document = web_sys::window().and_then(|window| window.document());
        let video = document.and_then(|document| document.query_selector(selector).ok().flatten());
        if let Some(video) = video {
            self.video = video.into();
            let _ = Reflect::set(&self.video, &"srcObject".into(), &self.stream);
            let playing = call(&self.video, "play", &[]);
            // A video that does not play shows nothing, which the person sees.
            spawn_local(async move { drop(wait(playing).await) });
        }
    }

    /// Whether it still gives pictures.
    #[must_use]
    pub fn is_live(&self) -> bool {
        get(&self.stream, "active").is_some_and(|active| active.is_truthy())
    }

    /// What it sees now.
    #[must_use]
    pub fn now(&self) -> Sight {
        let size = [number(&self.video, "videoWidth"), number(&self.video, "videoHeight")];
        Sight { source: self.video.clone(), size }
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in items(call(&self.stream, "getTracks", &[]).ok()) {
            let _ = call(&track, "stop", &[]);
        }
        let _ = Reflect::set(&self.video, &"srcObject".into(), &JsValue::NULL);
    }
}

/// A picture that the browser has: a camera's, or a file's.
#[derive(Debug)]
pub struct Sight {
    source: JsValue,
    size: [f64; 2],
}

impl Sight {
    /// The pictures in the files that an input holds, with `None` for a file above `largest` bytes; the input is emptied,
    /// so that the same ones can be chosen again.
    pub fn chosen(input: &JsValue, largest: f64) -> Vec<Option<Chosen>> {
        let files = items(get(input, "files"));
        let small = |file: JsValue| (number(&file, "size") <= largest).then_some(Chosen(file));
        let chosen = files.into_iter().map(small).collect();
        let _ = Reflect::set(input, &"value".into(), &"".into());
        chosen
    }

    /// Whether there is anything to see yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.size.iter().any(|side| *side < 1.0)
    }

    /// Its grey pixels, scaled so that the longer side has at most `longest`. `None` where the browser refuses.
    #[must_use]
    pub fn greys(&self, longest: f64) -> Option<Greys> {
        let [width, height] = self.size;
        let scale = (longest / width.max(height)).min(1.0);
        let [width, height] = [width, height].map(|side| (side * scale).round().max(1.0));
        let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
        Reflect::set(&canvas, &"width".into(), &width.into()).ok()?;
        Reflect::set(&canvas, &"height".into(), &height.into()).ok()?;
        let often = JSON::parse(r#"{"willReadFrequently":true}"#).ok()?;
        let context = call(&canvas, "getContext", &[&"2d".into(), &often]).ok()?;
        let corner = JsValue::from(0.0);
        let area = [&corner, &corner, &width.into(), &height.into()];
        call(&context, "drawImage", &[&self.source, area[0], area[1], area[2], area[3]]).ok()?;
        let pixels = call(&context, "getImageData", &area).ok()?;
        let bytes = Uint8Array::new(&get(&get(&pixels, "data")?, "buffer")?).to_vec();
        Greys::of_rgba(width as usize, &bytes)
    }
}

/// A file that may be a picture.
#[derive(Debug)]
pub struct Chosen(JsValue);

impl Chosen {
    /// Its picture; `None` for a file that the browser cannot show.
    pub async fn sight(self) -> Option<Sight> {
        let source = wait(call(web_sys::window()?.as_ref(), "createImageBitmap", &[&self.0])).await.ok()?;
        let size = [number(&source, "width"), number(&source, "height")];
        Some(Sight { source, size })
    }
}

/// The browser's own reader of QR codes.
#[derive(Debug, Clone)]
pub struct Detector(JsValue);

impl Detector {
    /// The reader, where there is one that reads QR codes: some browsers have one that reads nothing.
    pub async fn of_browser() -> Option<Self> {
        let class = get(web_sys::window()?.as_ref(), "BarcodeDetector")?;
        let known = wait(call(&class, "getSupportedFormats", &[])).await.ok()?;
        if !call(&known, "includes", &[&KIND.into()]).ok()?.is_truthy() {
            return None;
        }
        let options = JSON::parse(r#"{"formats":["qr_code"]}"#).ok()?;
        Reflect::construct(class.unchecked_ref::<Function>(), &Array::of1(&options)).ok().map(Self)
    }

    /// What the codes in a picture say; `None` when the reader fails.
    pub async fn texts(&self, sight: &Sight) -> Option<Vec<String>> {
        let found = wait(call(&self.0, "detect", &[&sight.source])).await.ok()?;
        let text = |code: JsValue| get(&code, "rawValue")?.as_string();
        Some(items(Some(found)).into_iter().filter_map(text).collect())
    }
}

/// Runs something that may stop the program's own code, as a bug in a reader of pictures could. The page goes on: what
/// stops there is an exception to the script between, and ends in it. `None` then.
pub fn caught<T: 'static>(run: impl FnOnce() -> T + 'static) -> Option<T> {
    let place = Rc::new(RefCell::new(None));
    let filled = place.clone();
    let run = Closure::once_into_js(move || {
        let outcome = run();
        *place.borrow_mut() = Some(outcome);
    });
    Reflect::apply(run.unchecked_ref::<Function>(), &JsValue::UNDEFINED, &Array::new()).ok()?;
    filled.try_borrow_mut().ok()?.take()
}

/// A property that is there.
fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn number(of: &JsValue, name: &str) -> f64 {
    get(of, name).and_then(|value| value.as_f64()).unwrap_or_default()
}

/// A list's items, whatever kind of list it is.
fn items(list: Option<JsValue>) -> Vec<JsValue> {
    let Some(list) = list else { return Vec::new() };
    let item = |index: u32| Reflect::get_u32(list.unchecked_ref(), index).ok();
    (0..number(&list, "length") as u32).filter_map(item).collect()
}

fn call(of: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method = Reflect::get(of, &name.into())?;
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    // What is no method is refused by the browser itself.
    Reflect::apply(method.unchecked_ref::<Function>(), of, &list)
}

async fn wait(promise: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&promise?)).await
}
