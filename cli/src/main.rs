//! `cargo sdk`: from OpenAPI documents to Rust SDKs.
#![forbid(unsafe_code)]

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use cargo_sdk::{Command, Verbosity};
use clap::Parser;

/// Generating makes and drops millions of small values.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Generates Rust SDKs from OpenAPI documents, and reviews what a change does to their users.
#[derive(Debug, Parser)]
#[command(name = "cargo-sdk", bin_name = "cargo sdk", version)]
struct Arguments {
    #[command(flatten)]
    verbosity: Verbosity,
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    cargo_sdk::end_quietly_on_a_closed_pipe();
    // clap ends the process with 2 if the arguments are wrong, which is also our code for that.
    let Arguments { verbosity, command } = Arguments::parse_from(arguments());
    command.run(verbosity)
}

/// The arguments of the process, without the `sdk` that Cargo puts in front of them.
fn arguments() -> impl Iterator<Item = OsString> {
    let is_ours = |(position, argument): &(usize, OsString)| *position != 1 || argument != "sdk";
    env::args_os().enumerate().filter(is_ours).map(|(_, it)| it)
}
