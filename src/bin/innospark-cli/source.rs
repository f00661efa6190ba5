//! Where responses come from: a file or standard input, watched so that a long read can be followed.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use innospark::instrument::{Instrument, Wording};

use super::trouble::Trouble;

/// Reads shorter than this need no progress bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// Reads an instrument's file.
pub(crate) fn instrument(path: &Path) -> Result<Instrument, Trouble> {
    let instrument = Instrument::from_json(&text(path)?);
    instrument.map_err(|source| Trouble::Instrument { path: path.to_owned(), source })
}

/// Reads a wording file.
pub(crate) fn wording(path: &Path) -> Result<Wording, Trouble> {
    Wording::from_json(&text(path)?).map_err(|source| Trouble::Wording { path: path.to_owned(), source })
}

/// A file's text, without a byte order mark.
fn text(path: &Path) -> Result<String, Trouble> {
    let text = fs::read_to_string(path).map_err(|source| Trouble::Read { path: path.to_owned(), source })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// What a file of responses is called in messages.
pub(crate) fn name(path: &Path) -> String {
    if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// Whether the path means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Opens a file or standard input.
pub(crate) fn open(path: &Path) -> Result<Watched, Trouble> {
    if is_stdin(path) {
        return Ok(Watched::new(Box::new(io::stdin()), None));
    }
    let failed = |source| Trouble::Read { path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    Ok(Watched::new(Box::new(file), about.is_file().then_some(about.len())))
}

/// A reader that shows on a terminal how far it is, once that takes long.
pub(crate) struct Watched {
    inner: Box<dyn Read + Send>,
    size: Option<u64>,
    done: u64,
    since: Instant,
    bar: Option<ProgressBar>,
}

impl Watched {
    fn new(inner: Box<dyn Read + Send>, size: Option<u64>) -> Self {
        Self { inner, size, done: 0, since: Instant::now(), bar: None }
    }

    /// The bar draws on standard error, and nowhere when that is no terminal.
    fn show(&mut self) {
        if self.bar.is_none() && PATIENCE < self.since.elapsed() {
            let (bar, template) = match self.size {
                Some(size) => {
                    (ProgressBar::new(size), "{bar:40} {percent}% of {binary_total_bytes}, {eta} left")
                }
                None => (ProgressBar::new_spinner(), "{spinner} {binary_bytes} read"),
            };
            self.bar = Some(match ProgressStyle::with_template(template) {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            });
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.done += read as u64;
        self.show();
        Ok(read)
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
