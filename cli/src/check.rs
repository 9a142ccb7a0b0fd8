//! `cargo sdk check`.

use std::process::ExitCode;

use crate::generate::{self, Inputs, Mode};
use crate::verbosity::Verbosity;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
}

pub(crate) fn run(arguments: &Arguments, verbosity: Verbosity) -> ExitCode {
    generate::run_as(Mode::Check, &arguments.inputs, verbosity)
}
