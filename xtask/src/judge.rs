//! `cargo xtask judge`: judgements that need more than this repository, such as a test server or the documents of vendors.

mod breaks;
mod review;
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
    /// Two tools that read the emitted crates, cargo-public-api and cargo-semver-checks: every break that they find is in the review.
    Breaks(breaks::Arguments),
    /// Two versions of vendors' documents: the size of the review's comment, and the same items in both directions.
    Review(review::Arguments),
}

pub fn run(arguments: &Arguments) -> ExitCode {
    match &arguments.suite {
        Suite::Testserver(arguments) => testserver::run(arguments),
        Suite::Breaks(arguments) => breaks::run(arguments),
        Suite::Review(arguments) => review::run(arguments),
    }
}
