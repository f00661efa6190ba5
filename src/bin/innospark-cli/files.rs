//! What every command that reads responses is told, and how it opens them.

use std::path::{Path, PathBuf};

use clap::Args;
use innospark::exchange::responses::{Responses, ResponsesError};
use innospark::instrument::{Form, FormId, Instrument, ItemId};

use super::source::{self, Watched};
use super::table::Table;
use super::trouble::Trouble;

/// How tables are read, for the end of every command's help.
pub(crate) const TABLES: &str = "\
The table of responses:
  The first row names the columns, each further row is a person. UTF-8; comma, semicolon or tab, told from the first
  row. A column whose name is an item's id holds its answers, in any order; every item of the form needs one.
  A cell holds an option's id or its value (o4, 4, 4.0; also 4,0 between semicolons or tabs). An empty cell is
  unanswered; NA and DK, in capital or small letters, are missing by choice. Anything else stops the command, with
  row and column named, and nothing is written.";

/// The files of a command.
#[derive(Debug, Args)]
pub(crate) struct Files {
    /// The instrument's file, instrument.json
    #[arg(long, value_name = "FILE")]
    instrument: PathBuf,
    /// The form that was answered; the instrument's first unless told
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// Where the result goes, complete or not at all; standard output unless told
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The table of responses; `-` is standard input
    #[arg(value_name = "RESPONSES.csv")]
    responses: PathBuf,
}

impl Files {
    /// Reads the instrument.
    pub(crate) fn instrument(&self) -> Result<Instrument, Trouble> {
        source::instrument(&self.instrument)
    }

    /// The form asked for; the instrument's first one unless told.
    pub(crate) fn form<'a>(&self, instrument: &'a Instrument) -> Result<&'a Form, Trouble> {
        let Some(name) = &self.form else { return Ok(&instrument.forms[0]) };
        let found = FormId::parse(name).ok().and_then(|id| instrument.form(&id));
        found.ok_or_else(|| Trouble::Form {
            instrument: instrument.id.to_string(),
            form: name.to_owned(),
            known: instrument.forms.iter().map(|form| form.id.to_string()).collect(),
        })
    }

    /// Opens the table of responses.
    pub(crate) fn responses(
        &self,
        instrument: &Instrument,
        items: &[ItemId],
    ) -> Result<Responses<Watched>, Trouble> {
        let watched = source::open(&self.responses)?;
        Responses::open(watched, instrument, items).map_err(|error| self.unread(error))
    }

    /// Begins the result.
    pub(crate) fn table(&self) -> Result<Table, Trouble> {
        let inputs: [&Path; 2] = [&self.instrument, &self.responses];
        Table::begin(self.output.as_deref(), &inputs)
    }

    /// What the table of responses is called in messages.
    pub(crate) fn name(&self) -> String {
        source::name(&self.responses)
    }

    /// What a mistake in the table of responses means here.
    pub(crate) fn unread(&self, source: ResponsesError) -> Trouble {
        Trouble::Responses { name: self.name(), source }
    }
}
