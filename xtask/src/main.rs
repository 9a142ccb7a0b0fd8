//! The commands of this repository; `cargo xtask --help` lists them.
#![forbid(unsafe_code)]

mod bench;
mod corpus;
mod judge;
mod plural;
mod settings;

use std::process::ExitCode;

use cargo_sdk::Verbosity;
use clap::{Parser, Subcommand};

/// Generating makes and drops millions of small values.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Generates Rust SDKs from OpenAPI, and examines them.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(flatten)]
    verbosity: Verbosity,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The commands of `cargo sdk`.
    #[command(flatten)]
    Sdk(cargo_sdk::Command),
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
    /// Judge the generator by a test suite for HTTP clients, or by real changes of vendors' documents.
    Judge(judge::Arguments),
    /// The part of a suite that needs a network namespace; run by `judge`.
    #[command(hide = true)]
    JudgeSession(judge::SessionArguments),
    /// Write the JSON Schema of `codegen.toml` and the guide to it.
    Settings,
}

fn main() -> ExitCode {
    cargo_sdk::end_quietly_on_a_closed_pipe();
    // clap ends the process with 2 if the arguments are wrong, which is also our code for that.
    let Arguments { verbosity, command } = Arguments::parse();
    match command {
        Command::Sdk(command) => command.run(verbosity),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::CorpusDocument(arguments) => corpus::document::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Measured(arguments) => bench::measured(&arguments),
        Command::Judge(arguments) => judge::run(&arguments),
        Command::JudgeSession(arguments) => judge::session(&arguments),
        Command::Settings => settings::run(),
    }
}
