//! The desktop's entry.

mod check;
mod pack;
mod split;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// INNOSPARK's instruments and builds, from the command line.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Lint instruments, wordings, the library and the interface's words: one line a finding.
    Check(check::Options),
    /// Finish a build: take the app apart, content-security hashes, the size budget. Trunk calls this after each build.
    Pack {
        /// The built folder; the one Trunk is staging unless told.
        #[arg(env = "TRUNK_STAGING_DIR")]
        folder: PathBuf,
        /// `release` enforces the size budget, anything else only reports it.
        #[arg(long, env = "TRUNK_PROFILE", default_value = "release")]
        profile: String,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check(options) => check::check(&options).map_err(|error| error.to_string()),
        Command::Pack { folder, profile } => {
            pack::pack(&folder, &profile).map(|()| ExitCode::SUCCESS).map_err(|error| error.to_string())
        }
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("innospark-cli: {error}");
            ExitCode::FAILURE
        }
    }
}
