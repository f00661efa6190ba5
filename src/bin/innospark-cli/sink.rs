//! Where a result goes. It is written aside and put in place when it is complete, so that an error in the last row
//! leaves nothing half-written behind: neither a file nor the beginning of a table in somebody's pipe.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek as _, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, SpooledTempFile};

use super::source::is_stdin;
use super::trouble::Trouble;

/// Bytes of a result that wait in memory; more of them wait in a temporary file.
const IN_MEMORY: usize = 1 << 25;

/// A result in the making. Dropped without [`Sink::deliver`], it leaves nothing.
#[derive(Debug)]
pub(crate) enum Sink {
    /// A file in the folder where the result will be, under another name.
    Aside { file: NamedTempFile, place: PathBuf },
    /// Text for standard output, or for a place that is no ordinary file.
    Spool { spool: SpooledTempFile, place: Option<PathBuf> },
}

impl Sink {
    /// Begins a result for a file, or for standard output. It must not replace one of the files read.
    pub(crate) fn begin(output: Option<&Path>, inputs: &[&Path]) -> Result<Self, Trouble> {
        let spool = |place| Self::Spool { spool: SpooledTempFile::new(IN_MEMORY), place };
        let Some(output) = output.filter(|path| !is_stdin(path)) else { return Ok(spool(None)) };
        // A link is followed, so that what it leads to is replaced and not the link.
        let place = fs::canonicalize(output).unwrap_or_else(|_| output.to_owned());
        if inputs.iter().any(|input| fs::canonicalize(input).is_ok_and(|input| input == place)) {
            return Err(Trouble::Replaces(output.to_owned()));
        }
        let failed = |source| Trouble::Write { path: output.to_owned(), source };
        let present = fs::metadata(&place).ok();
        match &present {
            Some(about) if about.is_dir() => return Err(failed(io::ErrorKind::IsADirectory.into())),
            // A device or a pipe must not be replaced by a file of its name.
            Some(about) if !about.is_file() => return Ok(spool(Some(place))),
            Some(about) if about.permissions().readonly() => {
                return Err(Trouble::Protected(output.to_owned()));
            }
            _ => {}
        }
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
        let file = aside(folder.unwrap_or(Path::new("."))).map_err(failed)?;
        if let Some(about) = present {
            fs::set_permissions(file.path(), about.permissions()).map_err(failed)?;
        }
        Ok(Self::Aside { file, place })
    }

    /// Puts the complete result in its place. A reader that has gone away is no error.
    pub(crate) fn deliver(self) -> Result<(), Trouble> {
        match self {
            Self::Aside { file, place } => match file.persist(&place) {
                Ok(_) => Ok(()),
                Err(error) => Err(Trouble::Write { path: place, source: error.error }),
            },
            Self::Spool { mut spool, place } => {
                spool.rewind().map_err(Trouble::Spool)?;
                let copied = match &place {
                    None => copy(spool, &mut io::stdout().lock()),
                    Some(path) => {
                        OpenOptions::new().write(true).open(path).and_then(|mut file| copy(spool, &mut file))
                    }
                };
                match (copied, place) {
                    (Ok(()), _) => Ok(()),
                    (Err(error), _) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                    (Err(source), Some(path)) => Err(Trouble::Write { path, source }),
                    (Err(error), None) => Err(Trouble::Stdout(error)),
                }
            }
        }
    }

    /// What a failure to write means here.
    pub(crate) fn trouble(&self, source: io::Error) -> Trouble {
        match self {
            Self::Aside { place, .. } => Trouble::Write { path: place.clone(), source },
            Self::Spool { .. } => Trouble::Spool(source),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Aside { file, .. } => file.write(bytes),
            Self::Spool { spool, .. } => spool.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Aside { file, .. } => file.flush(),
            Self::Spool { spool, .. } => spool.flush(),
        }
    }
}

/// From the file itself where there is one: the system then copies without us.
fn copy(spool: SpooledTempFile, to: &mut impl Write) -> io::Result<()> {
    match spool.into_inner() {
        tempfile::SpooledData::InMemory(text) => to.write_all(text.get_ref())?,
        tempfile::SpooledData::OnDisk(mut file) => drop(io::copy::<File, _>(&mut file, to)?),
    }
    to.flush()
}

/// A new file with the permissions that any new file of this person has, not only the owner's.
fn aside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".innospark-").suffix(".csv");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
