//! Writes an instrument as another program's survey, or as a codebook.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use innospark::exchange::{survey, table};
use innospark::instrument::{Instrument, Wording};

use super::sink::Sink;
use super::source;
use super::trouble::Trouble;

/// What `export --help` says before the options.
pub(crate) const ABOUT: &str = "\
Write an instrument as another program's survey, or as a codebook.

limesurvey: LimeSurvey's survey structure as tab separated values, to be imported there; the file's name must end with \
.txt. openscales: the Open Scale Definition of openscales.net and PEBL, one .osd file. codebook: CSV, a row for each \
column of the tables that the app exports.

Statements are asked in the wording's language. Values and keys come from the instrument, never from the wording.";

/// What `export --help` says behind the options.
pub(crate) const EXAMPLES: &str = "\
Examples:
  innospark-cli export --format limesurvey --instrument instrument.json --output survey.txt
  innospark-cli export --format openscales --instrument instrument.json --wording wording.it.json --output survey.osd
  innospark-cli export --format codebook --instrument instrument.json";

/// What `export` is asked for.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// What to write
    #[arg(long, value_enum)]
    format: Format,
    /// The instrument's file, instrument.json
    #[arg(long, value_name = "FILE")]
    instrument: PathBuf,
    /// Its words in one language; wording.en.json beside the instrument unless told
    #[arg(long, value_name = "FILE")]
    wording: Option<PathBuf>,
    /// Where the result goes, complete or not at all; standard output unless told
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// LimeSurvey's survey structure, tab separated
    Limesurvey,
    /// Open Scale Definition, JSON
    Openscales,
    /// What each column of the app's tables is, CSV
    Codebook,
}

/// Writes the survey or the codebook.
pub(crate) fn export(asked: &Export) -> Result<(), Trouble> {
    let instrument = source::instrument(&asked.instrument)?;
    let beside = asked.instrument.with_file_name("wording.en.json");
    let place = asked.wording.as_deref().unwrap_or(&beside);
    let wording = wording(place, &instrument)?;
    let text = match asked.format {
        Format::Limesurvey => survey::limesurvey(&instrument, &wording),
        Format::Openscales => survey::openscales(&instrument, &wording) + "\n",
        Format::Codebook => table::codebook(&instrument, &wording),
    };
    let inputs: [&Path; 2] = [&asked.instrument, place];
    let mut sink = Sink::begin(asked.output.as_deref(), &inputs)?;
    sink.write_all(text.as_bytes()).map_err(|error| sink.trouble(error))?;
    sink.deliver()
}

/// Reads the words, which must be this instrument's and have something for everything that is asked.
fn wording(path: &Path, instrument: &Instrument) -> Result<Wording, Trouble> {
    let wording = source::wording(path)?;
    if wording.instrument != instrument.id {
        let (other, id) = (wording.instrument.to_string(), instrument.id.to_string());
        return Err(Trouble::OtherWording { path: path.to_owned(), other, instrument: id });
    }
    if !wording.covers(instrument) {
        return Err(Trouble::Wordless { path: path.to_owned(), instrument: instrument.id.to_string() });
    }
    Ok(wording)
}
