//! The desktop's entry.

mod agreement;
mod ahead;
mod bill;
mod check;
mod decimals;
mod export;
mod files;
mod gate;
mod hosting;
mod offline;
mod pack;
mod questions;
mod reliability;
mod sample;
mod score;
mod shorten;
mod single;
mod sink;
mod source;
mod split;
mod table;
mod texts;
mod trim;
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
    /// Lint instruments, wordings, the library and the interface's words: one line a finding.
    Check(check::Options),
    /// Score a table of responses with exactly the app's engine
    #[command(long_about = score::ABOUT, after_help = score::EXAMPLES, after_long_help = with_tables(score::EXAMPLES))]
    Score(score::Score),
    /// Report how reliable each dimension is in a sample
    #[command(
        long_about = reliability::ABOUT,
        after_help = reliability::EXAMPLES,
        after_long_help = with_tables(reliability::EXAMPLES)
    )]
    Reliability(reliability::Asked),
    /// Report how far the people of each group agree about each dimension
    #[command(
        long_about = agreement::ABOUT,
        after_help = agreement::EXAMPLES,
        after_long_help = with_tables(agreement::EXAMPLES)
    )]
    Agreement(agreement::Asked),
    /// Write an instrument as a LimeSurvey or OpenScales survey, or its codebook
    #[command(long_about = export::ABOUT, after_help = export::EXAMPLES)]
    Export(export::Export),
    /// Finish a build: take the app apart, content-security hashes, the service worker, the single file, the size budgets. Trunk calls this after each build.
    Pack {
        /// The built folder; the one Trunk is staging unless told.
        #[arg(env = "TRUNK_STAGING_DIR")]
        folder: PathBuf,
        /// `release` shrinks the app, anything else leaves it as it is linked.
        #[arg(long, env = "TRUNK_PROFILE", default_value = "release")]
        profile: String,
        /// Fail a release that is over the size budget, which needs all that the project's scripts do for its size.
        #[arg(long, env = "INNOSPARK_BUDGET", value_parser = clap::builder::FalseyValueParser::new())]
        budget: bool,
        /// Write the single file innospark.html also where the profile is not `release`.
        #[arg(long, env = "INNOSPARK_SINGLE", value_parser = clap::builder::FalseyValueParser::new())]
        single: bool,
    },
}

/// What the help of a command that reads responses ends with.
fn with_tables(examples: &str) -> String {
    format!("{}\n\n{examples}", files::TABLES)
}

fn main() -> ExitCode {
    let done = |()| ExitCode::SUCCESS;
    let outcome: Result<ExitCode, Box<dyn Error>> = match Arguments::parse().command {
        Command::Check(options) => check::check(&options).map_err(Into::into),
        Command::Score(asked) => score::score(&asked).map(done).map_err(Into::into),
        Command::Reliability(asked) => reliability::reliability(&asked).map(done).map_err(Into::into),
        Command::Agreement(asked) => agreement::agreement(&asked).map(done).map_err(Into::into),
        Command::Export(asked) => export::export(&asked).map(done).map_err(Into::into),
        Command::Pack { folder, profile, budget, single } => {
            pack::pack(&folder, &profile, budget, single).map(done).map_err(Into::into)
        }
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            trouble::say(error);
            ExitCode::FAILURE
        }
    }
}
