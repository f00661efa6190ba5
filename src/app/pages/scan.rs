//! Reading result codes with the camera and from pictures. Everything stays in this page: no picture is kept, none leaves.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::chunks;
use crate::app::view::{button, change, effect, live, text};
use crate::app::words::{Msg, Words};
use crate::exchange::code::Envelope;
use crate::web::camera::{Camera, Detector, Refusal, Sight};
use crate::web::{events, page};

/// Between two looks, in milliseconds: often enough to feel immediate, seldom enough for an old phone.
const PAUSE: i32 = 150;

/// The longer side of what is looked at, in pixels: the camera's frames, which must be quick, and pictures, which are
/// tried in several sizes because a sharp one is not always the one that is read.
const FRAME: f64 = 960.0;
const PICTURES: [f64; 3] = [1600.0, 900.0, 480.0];

/// Largest file that is opened as a picture, in bytes.
const LARGEST_FILE: f64 = 30e6;

const VIDEO: &str = "#scan-video";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Off,
    Asking,
    Looking,
}

#[derive(Clone, Copy)]
struct Scan {
    phase: RwSignal<Phase>,
    /// The sentence below.
    said: RwSignal<Option<Msg>>,
    /// Whether a code is in view now.
    found: RwSignal<bool>,
    camera: StoredValue<Option<Camera>, LocalStorage>,
    /// Nothing before it was asked for.
    detector: StoredValue<Option<Option<Detector>>, LocalStorage>,
    /// Codes read since the camera was started, so that one held still is handed on once.
    seen: StoredValue<Vec<String>>,
    /// Which start of the camera this is, so that no earlier one goes on looking.
    run: StoredValue<u32>,
    on_text: StoredValue<Rc<dyn Fn(String)>, LocalStorage>,
}

/// The camera and a field for pictures. `on_text` is called with each result code once, in whatever spelling and link it
/// was found.
pub fn scan(on_text: Rc<dyn Fn(String)>) -> AnyView {
    let words = Words::here();
    let scan = Scan {
        phase: RwSignal::new(Phase::Off),
        said: RwSignal::new(None),
        found: RwSignal::new(false),
        camera: StoredValue::new_local(None),
        detector: StoredValue::new_local(None),
        seen: StoredValue::new(Vec::new()),
        run: StoredValue::new(0),
        on_text: StoredValue::new_local(on_text),
    };
    // Nobody should be filmed behind a page that they do not see.
    let hidden = move || {
        if page::is_hidden() {
            scan.stop(Some(Msg::ScanStopped));
        }
    };
    let listener = StoredValue::new_local(events::on_visibility_change(hidden));
    on_cleanup(move || listener.dispose());
    let phase = scan.phase;
    let off = Signal::derive(move || phase.get() == Phase::Off);
    let hide = Signal::derive(move || phase.get() != Phase::Looking);
    let way = live(move || {
        if off.get() {
            button("button quiet", "camera", words.t(Msg::ScanCamera), move || scan.start()).into_any()
        } else {
            let stop = move || {
                scan.stop(None);
                events::before_paint(|| page::focus("[data-action='camera']"));
            };
            button("button quiet", "camera-stop", words.t(Msg::ScanStop), stop).into_any()
        }
    });
    effect(move || {
        // The button that was pressed is gone.
        if !off.get() {
            events::before_paint(|| page::focus("[data-action='camera-stop']"));
        }
    });
    let choose = change(move |event| {
        if let Some(input) = event.target() {
            scan.open(Sight::chosen(&input, LARGEST_FILE));
        }
    });
    let said =
        live(move || scan.said.get().map_or_else(String::new, |message| words.text(message)).into_any());
    let found = text(move || String::from(if scan.found.get() { "true" } else { "false" }));
    view! {
        <div class="scan stack" data-role="scan" data-found=found>
            <div class="actions">
                {way}
                <label class="file">
                    <span class="small soft">{words.t(Msg::ScanPicture)}</span>
                    <input type="file" accept="image/*" multiple=true data-action="picture" on:change=choose/>
                </label>
            </div>
            <video
                id="scan-video"
                aria-label=words.t(Msg::ScanVideo)
                hidden=hide
                autoplay=true
                playsinline=true
                muted=true
            ></video>
            <p class="small" role="status" data-role="scan-said">{said}</p>
        </div>
    }
    .into_any()
}

impl Scan {
    fn say(self, message: Option<Msg>) {
        self.said.try_set(message);
    }

    fn start(self) {
        self.phase.set(Phase::Asking);
        self.say(None);
        self.seen.update_value(Vec::clear);
        spawn_local(async move {
            let opened = Camera::open().await;
            // Whoever left or thought better of it meanwhile has the camera off again: it is dropped here.
            if self.phase.try_get_untracked() != Some(Phase::Asking) {
                return;
            }
            match opened {
                Err(refusal) => {
                    self.stop(Some(why(refusal)));
                    events::before_paint(|| page::focus("[data-action='camera']"));
                }
                Ok(mut camera) => {
                    self.phase.set(Phase::Looking);
                    camera.show(VIDEO);
                    self.camera.set_value(Some(camera));
                    self.say(Some(Msg::ScanLooking));
                    self.run.update_value(|run| *run += 1);
                    self.look(self.run.get_value());
                }
            }
        });
    }

    fn stop(self, message: Option<Msg>) {
        if self.phase.try_get_untracked().is_some_and(|phase| phase != Phase::Off) {
            self.phase.set(Phase::Off);
            self.found.set(false);
            self.camera.set_value(None);
            self.say(message);
        }
    }

    /// Looks again and again, as long as this run of the camera lasts.
    fn look(self, run: u32) {
        events::after(PAUSE, move || {
            let lasts = move || {
                self.run.try_get_value() == Some(run)
                    && self.phase.try_get_untracked() == Some(Phase::Looking)
            };
            if lasts() {
                spawn_local(async move {
                    self.glance().await;
                    if lasts() {
                        self.look(run);
                    }
                });
            }
        });
    }

    async fn glance(self) {
        let seen = self.camera.try_with_value(|camera| camera.as_ref().map(|c| (c.is_live(), c.now())));
        let Some((live, sight)) = seen.flatten() else { return };
        if !live {
            self.stop(Some(Msg::ScanBusy));
        } else if !sight.is_empty() {
            match self.read(&sight, &[FRAME]).await {
                Some(texts) => self.hand_on(texts),
                None => self.stop(Some(Msg::LoadPart)),
            }
        }
    }

    /// What was in view of the camera.
    fn hand_on(self, texts: Vec<String>) {
        if self.phase.try_get_untracked() != Some(Phase::Looking) {
            return;
        }
        let (ours, foreign) = sorted(texts);
        self.found.try_set(!ours.is_empty());
        if !ours.is_empty() {
            self.say(Some(Msg::ScanRead));
        } else if foreign {
            self.say(Some(Msg::ScanForeign));
        }
        let is_new = |text: &String| self.seen.try_with_value(|seen| !seen.contains(text)) == Some(true);
        for text in ours.into_iter().filter(is_new).collect::<Vec<_>>() {
            self.seen.try_update_value(|seen| seen.push(text.clone()));
            self.give(text);
        }
    }

    /// Hands a code on. The page may be another one afterwards.
    fn give(self, text: String) {
        if let Some(on_text) = self.on_text.try_get_value() {
            on_text(text);
        }
    }

    /// Reads pictures from files, one after the other.
    fn open(self, files: Vec<Option<crate::web::camera::Chosen>>) {
        if files.is_empty() {
            return;
        }
        self.say(Some(Msg::ScanReading));
        spawn_local(async move {
            let (mut read, mut problem) = (Vec::new(), None);
            for file in files {
                match self.open_one(file).await {
                    Ok(texts) => read.extend(texts),
                    Err(message) => problem = Some(message),
                }
            }
            let said = match (read.is_empty(), problem) {
                (_, Some(problem)) => problem,
                (false, None) => Msg::ScanRead,
                (true, None) => Msg::ScanNothing,
            };
            self.say(Some(said));
            read.into_iter().for_each(|text| self.give(text));
        });
    }

    async fn open_one(self, file: Option<crate::web::camera::Chosen>) -> Result<Vec<String>, Msg> {
        let sight = file.ok_or(Msg::ScanUnreadable)?.sight().await.ok_or(Msg::ScanUnreadable)?;
        let texts = self.read(&sight, &PICTURES).await.ok_or(Msg::LoadPart)?;
        match sorted(texts) {
            (ours, false) if ours.is_empty() => Err(Msg::ScanNothing),
            (ours, true) if ours.is_empty() => Err(Msg::ScanForeign),
            (ours, _) => Ok(ours),
        }
    }

    /// What the codes in a picture say, by the browser's own reader or else by ours, in the first of these sizes in
    /// which anything is found. `None` when our reader could not be fetched.
    async fn read(self, sight: &Sight, sizes: &[f64]) -> Option<Vec<String>> {
        let known = self.detector.try_get_value()?;
        let detector = match known {
            Some(detector) => detector,
            None => {
                let detector = Detector::of_browser().await;
                self.detector.try_set_value(Some(detector.clone()));
                detector
            }
        };
        if let Some(detector) = detector {
            match detector.texts(sight).await {
                Some(texts) if !texts.is_empty() || sizes.len() == 1 => return Some(texts),
                Some(_) => {}
                // One that fails once is not asked again.
                None => drop(self.detector.try_set_value(Some(None))),
            }
        }
        for size in sizes {
            let Some(greys) = sight.greys(*size) else { continue };
            let texts = chunks::read_picture(greys.clone()).await?;
            if !texts.is_empty() {
                return Some(texts);
            }
            if 1 < sizes.len() {
                let texts = chunks::read_picture(greys.inverted()).await?;
                if !texts.is_empty() {
                    return Some(texts);
                }
            }
        }
        Some(Vec::new())
    }
}

/// Result codes among what was read, and whether there was anything else.
fn sorted(texts: Vec<String>) -> (Vec<String>, bool) {
    let (ours, foreign): (Vec<String>, Vec<String>) =
        texts.into_iter().partition(|text| Envelope::parse(text).is_ok());
    (ours, !foreign.is_empty())
}

/// Why there is no camera, and what to do.
fn why(refusal: Refusal) -> Msg {
    match refusal {
        Refusal::Denied => Msg::ScanDenied,
        Refusal::Absent => Msg::ScanAbsent,
        Refusal::Busy => Msg::ScanBusy,
        Refusal::Unavailable => Msg::ScanUnavailable,
    }
}
