//! The desktop's entry.

mod decimals;
mod pack;
mod score;
mod sink;
mod source;
mod split;
mod table;
mod trouble;

use std::error::Error;
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
    /// Score a table of responses with exactly the app's engine
    Score(score::Score),
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
    let outcome: Result<(), Box<dyn Error>> = match Arguments::parse().command {
        Command::Score(asked) => score::score(&asked).map_err(Into::into),
        Command::Pack { folder, profile } => pack::pack(&folder, &profile).map_err(Into::into),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("innospark-cli: {error}");
            ExitCode::FAILURE
        }
    }
}
