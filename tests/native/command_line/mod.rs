//! The command line, run as a researcher runs it.
