//! The commands, and the order in which the help lists them.

use std::process::ExitCode;

use clap::Subcommand;

use crate::verbosity::Verbosity;
use crate::{check, diff, explain, fetch, generate, import, init, inspect, lint, shell, watch};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a client from a document: its settings, its crate, a test and a workflow.
    Init(init::Arguments),
    /// Generate the client from the spec, and list the changes.
    Generate(generate::Arguments),
    /// Compare the client on disk with its spec, and write nothing.
    Check(check::Arguments),
    /// Generate again whenever the spec, an overlay or the settings change, until Ctrl-C.
    Watch(watch::Arguments),
    /// Download the documents of `sdk.toml` again.
    Fetch(fetch::Arguments),
    /// Report the problems of a spec, and write nothing.
    Lint(lint::Arguments),
    /// Show the effect of a change on the programs that use the client.
    Diff(diff::Arguments),
    /// Explain an item of the client: its origin, its passes, its names, its settings and its users.
    Explain(explain::Arguments),
    /// Take names and settings over from the configuration of another generator.
    Import(import::Arguments),
    /// Print the data between two stages.
    Inspect(inspect::Arguments),
    /// Print the script with which a shell completes the commands and options.
    Completions(shell::Arguments),
    /// Print the manual page.
    Man,
}

impl Command {
    pub fn run(&self, verbosity: Verbosity) -> ExitCode {
        match self {
            Self::Generate(arguments) => generate::run(arguments, verbosity),
            Self::Check(arguments) => check::run(arguments, verbosity),
            Self::Watch(arguments) => watch::run(arguments, verbosity),
            Self::Init(arguments) => init::run(arguments, verbosity),
            Self::Fetch(arguments) => fetch::run(arguments, verbosity),
            Self::Lint(arguments) => lint::run(arguments, verbosity),
            Self::Diff(arguments) => diff::run(arguments, verbosity),
            Self::Explain(arguments) => explain::run(arguments),
            Self::Import(arguments) => import::run(arguments),
            Self::Inspect(arguments) => inspect::run(arguments),
            Self::Completions(arguments) => shell::completions(arguments),
            Self::Man => shell::man(),
        }
    }
}
