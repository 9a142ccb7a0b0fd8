//! `cargo xtask judge`: runs test suites for HTTP clients against crates that are generated from their documents.

mod testserver;

use std::process::ExitCode;

pub use testserver::session::{Arguments as SessionArguments, run as session};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    suite: Suite,
}

#[derive(Debug, clap::Subcommand)]
enum Suite {
    /// The test server of AutoRest, with the programs in `tests/testserver`.
    Testserver(testserver::Arguments),
}

pub fn run(arguments: &Arguments) -> ExitCode {
    match &arguments.suite {
        Suite::Testserver(arguments) => testserver::run(arguments),
    }
}
