//! The commands of this repository; `cargo xtask --help` lists them.
#![forbid(unsafe_code)]

mod bench;
mod closed_pipe;
mod corpus;
mod diff;
mod fingerprint;
mod generate;
mod inspect;
mod judge;
mod last_run;
mod lint;
mod plural;
mod revision;
mod settings;
mod sources;
mod table;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Generating makes and drops millions of small values.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Generates Rust SDKs from OpenAPI, and examines them.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate the client from the spec, and list the changes.
    Generate(generate::Arguments),
    /// Print the data between two stages.
    Inspect(inspect::Arguments),
    /// Show the effect of a change on the programs that use the client.
    Diff(diff::Arguments),
    /// Report the problems of a spec, and write nothing.
    Lint(lint::Arguments),
    /// Generate from every document below some folders, and list those that fell short.
    Corpus(corpus::Arguments),
    /// One document of a corpus; run by `corpus`.
    #[command(hide = true)]
    CorpusDocument(corpus::document::Arguments),
    /// Measure the cost of generating and of the emitted code.
    Bench(bench::Arguments),
    /// A program that is measured; run by `bench`.
    #[command(hide = true)]
    Measured(bench::MeasuredArguments),
    /// Run a test suite for HTTP clients against generated crates.
    Judge(judge::Arguments),
    /// The part of a suite that needs a network namespace; run by `judge`.
    #[command(hide = true)]
    JudgeSession(judge::SessionArguments),
    /// Write the JSON Schema of `codegen.toml` and the guide to it.
    Settings,
}

fn main() -> ExitCode {
    closed_pipe::end_quietly();
    // clap ends the process with 2 if the arguments are wrong, which is also our code for that.
    match Arguments::parse().command {
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Lint(arguments) => lint::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::CorpusDocument(arguments) => corpus::document::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Measured(arguments) => bench::measured(&arguments),
        Command::Judge(arguments) => judge::run(&arguments),
        Command::JudgeSession(arguments) => judge::session(&arguments),
        Command::Settings => settings::run(),
    }
}
